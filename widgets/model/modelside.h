// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace widgets {

class ClassFinder;
class ElidedLabel;
class PredictionChart;
class ProgressOverlay;
class TitledMap;

/// One of two models beside each other: its name, what it says, the class that is explained, and
/// the map. Its parts are filled by the page.
class ModelSide final : public QWidget {
    Q_OBJECT

public:
    /// Its parts are named after `name`.
    explicit ModelSide(const QString& name, QWidget* parent = nullptr);

    /// `heading` is the model's title; `detail` its file.
    void setHeading(const QString& heading, const QString& detail);
    /// How the class was found; empty: nothing to say.
    void setNote(const QString& note);
    /// In place of the map, or while it is made; empty: none.
    void setMessage(const QString& message);
    /// Without a model there is nothing to choose from.
    void setFilled(bool filled);

    PredictionChart& chart() { return *m_chart; }
    ClassFinder& finder() { return *m_finder; }
    TitledMap& map() { return *m_map; }
    ProgressOverlay& progress() { return *m_progress; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateTexts();

    ElidedLabel* m_heading;
    ElidedLabel* m_detail;
    PredictionChart* m_chart;
    QLabel* m_classLabel;
    ClassFinder* m_finder;
    ElidedLabel* m_note;
    TitledMap* m_map;
    ProgressOverlay* m_progress;
};

} // namespace widgets
