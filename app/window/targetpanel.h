// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace widgets {
class BoxTable;
class ClassFinder;
class LayerPicker;
class PredictionChart;
} // namespace widgets

namespace app {

/// The right side: what the model says, and what of it is explained.
class TargetPanel final : public QWidget {
    Q_OBJECT

public:
    TargetPanel(Session& session, QWidget* parent = nullptr);

    /// Moves the keyboard focus into the field that finds classes.
    void findClass();

signals:
    /// The person found a class by its name and is done with the field.
    void classFound();
    void keepClassChanged(bool keep);
    void scaleChanged(core::ScoreScale scale);
    void negativeChanged(bool negative);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void layOut();
    void connectParts();
    void showOutputs();
    void showModel();
    void showPrediction();
    void showBoxes();
    void showTarget();
    void showPossibleChoices();
    void showLayers();
    void updateTexts();

    /// So many classes are shown as bars.
    static constexpr int bars = 8;

    Session& m_session;
    QLabel* m_modelLabel;
    QLabel* m_notesLabel;
    QLabel* m_outputLabel;
    QComboBox* m_outputComboBox;
    QLabel* m_predictionTitle;
    widgets::PredictionChart* m_chart;
    widgets::BoxTable* m_boxTable; ///< of detectors, instead of the chart
    QLabel* m_quantityLabel;
    QComboBox* m_quantityComboBox;
    QLabel* m_classTitle;
    widgets::ClassFinder* m_classFinder;
    QLabel* m_againstTitle;
    widgets::ClassFinder* m_againstFinder;
    QLabel* m_scaleLabel;
    QComboBox* m_scaleComboBox;
    QLabel* m_evidenceLabel;
    QComboBox* m_evidenceComboBox;
    QCheckBox* m_keepCheckBox;
    QLabel* m_layerTitle;
    widgets::LayerPicker* m_layerPicker;
    QString m_standardLayer;
};

} // namespace app
