// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imagine/objective.h"

#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace widgets {

class ClassFinder;

/// A layer whose channels can be imagined.
struct ImagineLayer {
    QString name;
    int channels = 0;
    int width = 0;
    int height = 0;
};

/// What is to be imagined: a class, perhaps rather than another one, or a channel of a layer,
/// perhaps at one position.
class ImagineSubject final : public QWidget {
    Q_OBJECT

public:
    explicit ImagineSubject(QWidget* parent = nullptr);

    /// The i-th name belongs to class i. Nothing to choose from: no model. Of the same classes,
    /// what was chosen stays.
    void setModel(const QStringList& classes, const std::vector<ImagineLayer>& layers,
                  const QString& standardLayer);
    /// Fills the class in as long as the person has chosen none.
    void suggestClass(int classIndex);
    std::optional<int> classIndex() const;
    /// Whether the keys go to the field that finds the class.
    bool isSearching() const;
    /// How many of the most probable classes can be added at once.
    void setProbable(int count);
    void setObjective(const core::Objective& objective);

    /// What the button would begin; empty as long as something is missing.
    std::optional<core::Objective> objective() const;

signals:
    /// objective() may be another now.
    void changed();
    void addRequested(const core::Objective& objective);
    void addProbableRequested();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void layOut();
    void setClass(std::optional<int> classIndex);
    void chooseClass(int classIndex);
    void request();
    bool startsByEnter(const QEvent& event) const;
    QString addText() const;
    core::Objective::Kind kind() const;
    const ImagineLayer* layer() const;
    void showKind();
    void showLayer();
    void update();
    void updateTexts();

    std::vector<ImagineLayer> m_layers;
    QStringList m_classes;
    bool m_hasModel = false;
    bool m_classTouched = false; ///< by the person
    int m_probable = 0;
    QLabel* m_title;
    QLabel* m_kindLabel;
    QComboBox* m_kindComboBox;
    QLabel* m_classLabel;
    ClassFinder* m_classFinder;
    QLabel* m_againstLabel;
    ClassFinder* m_againstFinder;
    QLabel* m_layerLabel;
    QComboBox* m_layerComboBox;
    QLabel* m_channelLabel;
    QSpinBox* m_channelSpinBox;
    QLabel* m_columnLabel;
    QSpinBox* m_columnSpinBox;
    QLabel* m_rowLabel;
    QSpinBox* m_rowSpinBox;
    QPushButton* m_addButton;
    QPushButton* m_addProbableButton;
};

} // namespace widgets
