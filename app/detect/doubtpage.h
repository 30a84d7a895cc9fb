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
    const std::shared_ptr<const core::Examination>& examination() const { return m_result; }
    /// The class that the box might be instead; empty: not known yet.
    std::optional<int> against() const;

    void copyNumbers();
    void save();

signals:
    void problem(const QString& sentence);
    void saved(const QString& path);
    /// settled() may have become true.
    void mayHaveSettled();

protected:
    void changeEvent(QEvent* event) override;
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
    class Watch;

    void build();
    void layOut();
    void connectParts();
    void connectControls();
    void updateTexts();
    void updateMethods();
    void updateLook();

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
    void ask();
    void run(const Question& question);
    void drop();
    void end(const QString& sentence);
    void settleAgainst(int classIndex);
    void receiveMap(std::size_t map, const core::Explanation& explanation);
    void receive(const std::shared_ptr<const core::Examination>& examination);
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
    std::optional<Question> m_asked;
    std::shared_ptr<const core::Examination> m_result;
    int m_compared = -1; ///< a box of the result; -1: none
    bool m_working = false;
    bool m_pending = true; ///< something changed while the page was not on show

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
