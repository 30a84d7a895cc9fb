// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/settings.h"
#include "core/detect/examination.h"

#include <QHash>
#include <QRect>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace widgets {
class ClassFinder;
class DoubtView;
class ElidedLabel;
class ImageView;
class MethodChooser;
} // namespace widgets

namespace app {

/// Whether to believe a box: where the evidence for its class lies, and that for another class.
/// Of classifiers, the same about a rectangle that the person draws.
class DoubtPage final : public QWidget {
    Q_OBJECT

public:
    DoubtPage(Session& session, Worker& worker, Settings& settings, QWidget* parent = nullptr);

    QString title() const;
    bool settled() const { return !m_working; }

    /// What is on show; null while there is none.
    std::shared_ptr<const core::Examination> examination() const
    {
        return measures() ? m_result : nullptr;
    }
    /// The class that the box might be instead; empty: not known yet.
    std::optional<int> against() const;

    void copyNumbers();
    void save();
    /// Colours were chosen.
    void updateLook();
    /// Zooming it zooms all maps.
    widgets::ImageView& view();

signals:
    void problem(const QString& sentence);
    void saved(const QString& path);
    /// settled() may have become true.
    void mayHaveSettled();
    /// examination() is another now.
    void possibilitiesChanged();

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// What an examination is about.
    struct Question {
        std::shared_ptr<const core::Model> model;
        std::shared_ptr<const core::Image> image;
        std::shared_ptr<const core::Detections> detections; ///< null for classifiers
        core::Doubt doubt; ///< `against` -1: the likeliest alternative
        std::string method;
        bool operator==(const Question&) const = default;
    };
    /// What an examination has come to. Only the worker touches it.
    struct Partial {
        std::vector<std::shared_ptr<const core::Explanation>> maps;
        std::vector<core::Heatmap> softened; ///< of each map
    };
    class Watch;

    void build();
    void layOut();
    void connectParts();
    void connectControls();
    void updateTexts();
    void updateMethods();

    void follow();
    QString whyEmpty() const;
    void showEmpty(const QString& sentence);
    std::optional<core::Detection> doubted() const;
    bool classifies() const;
    std::optional<Question> question() const;
    void showChoices();
    void showRectangle();
    void fillBoxes();
    void chooseRectangle(const QRect& rectangle);
    void chooseBoxAt(const QPointF& place);
    bool measures() const;
    bool outdated() const;
    void ask();
    void run(const Question& question);
    void submit();
    void drop();
    void forget();
    void end(const QString& sentence);
    void settleAgainst(int classIndex);
    void receiveMap(std::size_t map, const core::Heatmap& softened);
    void receive(const std::shared_ptr<const core::Examination>& examination,
                 const std::vector<core::Heatmap>& softened);
    void moveResult();
    void showResult();
    void showVerdicts();
    void showMaps();
    void showTitles();
    void showBoxes();
    void showRows();
    void showCompared(int row);
    int standardComparison() const;
    QString nameOf(int classIndex) const;

    Session& m_session;
    Worker& m_worker;
    Settings& m_settings;
    QHash<quint64, QRect> m_rectangles;             ///< by picture, while the window is open
    std::shared_ptr<const core::Model> m_classesOf; ///< whose classes can be chosen
    std::optional<int> m_chosenAgainst;             ///< by the person
    std::optional<int> m_likely;                    ///< found on the worker
    std::optional<Question> m_asked;    ///< its rectangle may be empty while another one is drawn
    std::shared_ptr<Partial> m_partial; ///< of what is asked
    std::shared_ptr<const core::Examination> m_result;
    std::vector<core::Heatmap> m_softened; ///< the result's maps for the eye
    int m_compared = -1;                   ///< a box of the result; -1: none
    bool m_working = false;
    bool m_inBackground = false; ///< the work lets everything else go first
    bool m_pending = true;       ///< something changed while the page was not on show

    QStackedWidget* m_stack;
    QLabel* m_emptyLabel;
    QLabel* m_boxLabel;
    QComboBox* m_boxComboBox;
    QWidget* m_rectangleRow;
    QLabel* m_rectangleLabel;
    QSpinBox* m_sides[4]; ///< left, top, width, height
    QLabel* m_againstLabel;
    widgets::ClassFinder* m_againstFinder;
    QLabel* m_methodLabel;
    widgets::MethodChooser* m_method;
    QComboBox* m_scopeComboBox;
    QLabel* m_thresholdLabel;
    QSpinBox* m_threshold;
    QCheckBox* m_commonCheckBox;
    QPushButton* m_againButton;
    QPushButton* m_copyButton;
    QPushButton* m_saveButton;
    widgets::DoubtView* m_view;
};

} // namespace app
