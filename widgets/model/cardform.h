// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/card.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace widgets {

class ElidedLabel;
class NumberSpinBox;

/// What a card of a certain network can say.
struct CardChoices {
    struct Layer {
        QString name;
        QString shape; ///< "512 × 7 × 7"
    };
    std::vector<core::OutputKind> outputs;
    std::vector<Layer> layers; ///< in order of execution
    QString automaticLayer;    ///< that no layer stands for; empty if there is none
    int classCount = 0;
};

/// All fields of a model card. The card that it holds never loses what no control shows.
class CardForm final : public QWidget {
    Q_OBJECT

public:
    /// What an edit was about. Consecutive edits of one field are one.
    enum class Field {
        Several,
        Title,
        Source,
        Licence,
        Width,
        Height,
        Channels,
        Resize,
        ResizeTo,
        Crop,
        Scale,
        Mean,
        Std,
        Output,
        Labels,
        Layer
    };
    Q_ENUM(Field)

    explicit CardForm(QWidget* parent = nullptr);

    void setChoices(const CardChoices& choices);
    /// Does not emit edited.
    void setCard(const core::ModelCard& card);
    const core::ModelCard& card() const { return m_card; }

signals:
    /// By the person, at every keystroke.
    void edited(const core::ModelCard& card, widgets::CardForm::Field field);
    /// A file with class names is to be chosen.
    void labelsFileRequested();
    void undoRequested();
    void redoRequested();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLabel* addTitle(QVBoxLayout* column);
    void buildInput(QVBoxLayout* column);
    void buildNumbers(QVBoxLayout* column);
    void buildOutputs(QVBoxLayout* column);
    void buildAbout(QVBoxLayout* column);
    void connectParts();
    template <typename Value> void change(Value& place, const Value& value, Field field);
    void changeNumber(std::array<double, 3>& numbers, std::size_t channel, double value,
                      Field field);
    void showCard();
    void showInput();
    void showLabels();
    void showLayers();
    void updateTexts();
    void nameNumbers();
    void alignLabels();

    core::ModelCard m_card;
    CardChoices m_choices;
    QLabel* m_titles[4]{}; ///< of the sections
    std::vector<QFormLayout*> m_forms;
    QLabel* m_presetLabel;
    QComboBox* m_preset;
    QLabel* m_sizeLabel;
    QSpinBox* m_width;
    QLabel* m_timesLabel;
    QSpinBox* m_height;
    QLabel* m_resizeLabel;
    QComboBox* m_resize;
    QLabel* m_resizeToLabel;
    QSpinBox* m_resizeTo;
    QLabel* m_cropLabel;
    QComboBox* m_crop;
    QLabel* m_channelsLabel;
    QComboBox* m_channels;
    QLabel* m_scaleLabel;
    NumberSpinBox* m_scale;
    QLabel* m_meanLabel;
    NumberSpinBox* m_mean[3];
    QLabel* m_stdLabel;
    NumberSpinBox* m_std[3];
    QLabel* m_outputLabel;
    QComboBox* m_output;
    QLabel* m_labelsLabel;
    ElidedLabel* m_labelsText;
    ElidedLabel* m_namesText;
    QPushButton* m_labelsButton;
    QPushButton* m_embedButton;
    QPushButton* m_noLabelsButton;
    QLabel* m_layerLabel;
    QComboBox* m_layer;
    QLabel* m_titleLabel;
    QLineEdit* m_title;
    QLabel* m_sourceLabel;
    QLineEdit* m_source;
    QLabel* m_licenceLabel;
    QLineEdit* m_licence;
};

} // namespace widgets
