// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace widgets {
class ClassFinder;
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

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showModel();
    void showPrediction();
    void showTarget();
    void showLayers();
    void updateTexts();

    /// So many classes are shown as bars.
    static constexpr int bars = 8;

    Session& m_session;
    QLabel* m_modelLabel;
    QLabel* m_notesLabel;
    QLabel* m_predictionTitle;
    widgets::PredictionChart* m_chart;
    QLabel* m_classTitle;
    widgets::ClassFinder* m_classFinder;
    QLabel* m_againstTitle;
    widgets::ClassFinder* m_againstFinder;
    QCheckBox* m_keepCheckBox;
    QLabel* m_layerTitle;
    QComboBox* m_layerComboBox;
};

} // namespace app
