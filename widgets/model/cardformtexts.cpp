// SPDX-License-Identifier: GPL-3.0-or-later
// What the controls of a card are called, and what happens if they are wrong.
#include "core/model/inputpreset.h"
#include "widgets/model/cardform.h"
#include "widgets/numberspinbox.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

namespace widgets {

namespace {

QString outputName(core::OutputKind kind)
{
    switch (kind) {
    case core::OutputKind::Logits: return CardForm::tr("Classes (softmax)");
    case core::OutputKind::Probabilities: return CardForm::tr("Class probabilities");
    case core::OutputKind::LogProbabilities: return CardForm::tr("Class log-probabilities");
    case core::OutputKind::SingleLogit: return CardForm::tr("Yes or no");
    case core::OutputKind::MultiLabel: return CardForm::tr("Independent labels (sigmoid)");
    case core::OutputKind::Regression: return CardForm::tr("Measured values");
    }
    return {};
}

template <typename Choice> void rename(QComboBox* combo, Choice value, const QString& text)
{
    combo->setItemText(combo->findData(int(value)), text);
}

void describe(QLabel* label, QWidget* control, const QString& text, const QString& tip)
{
    label->setText(text);
    label->setToolTip(tip);
    control->setToolTip(tip);
}

} // namespace

void CardForm::updateTexts()
{
    using namespace core;
    m_titles[0]->setText(tr("Size"));
    m_titles[1]->setText(tr("Numbers"));
    m_titles[2]->setText(tr("Outputs"));
    m_titles[3]->setText(tr("About the model"));
    describe(m_presetLabel, m_preset, tr("&As for"),
             tr("Fills in how well-known networks get their pictures. The input's size stays."));
    m_preset->setItemText(0, tr("Own numbers"));
    for (const auto& preset : inputPresets())
        m_preset->setItemText(m_preset->findData(QString::fromStdString(preset.id)),
                              QCoreApplication::translate("core", preset.name));
    describe(m_sizeLabel, m_width, tr("&Input"),
             tr("Width and height of the network's input in pixels. Networks with a fixed size "
                "refuse any other; the rest see objects at another scale than they learnt."));
    m_height->setToolTip(m_width->toolTip());
    m_width->setAccessibleName(tr("Width of the input"));
    m_height->setAccessibleName(tr("Height of the input"));
    //: pixels, behind a number
    const auto pixels = tr(" px");
    for (auto* spin : {m_width, m_height, m_resizeTo})
        spin->setSuffix(pixels);
    describe(m_resizeLabel, m_resize, tr("&Resizing"),
             tr("How a picture is brought to the input's size. What is deformed or padded in "
                "another way than in training is recognised less surely."));
    rename(m_resize, Resize::ShortestSide, tr("By the shorter side"));
    rename(m_resize, Resize::Stretch, tr("Stretch to the input"));
    rename(m_resize, Resize::Letterbox, tr("Letterbox, grey bars"));
    rename(m_resize, Resize::None, tr("None: the picture must fit"));
    describe(m_resizeToLabel, m_resizeTo, tr("S&horter side"),
             tr("Pixels of the picture's shorter side before the crop. Smaller than the input "
                "leaves black borders; much larger cuts most of the picture away."));
    describe(m_cropLabel, m_crop, tr("Cro&p"),
             tr("Whether the middle is cut out at the input's size. Without it the input is as "
                "long as the picture."));
    rename(m_crop, Crop::Center, tr("The middle"));
    rename(m_crop, Crop::None, tr("None"));
    describe(m_channelsLabel, m_channels, tr("Cha&nnels"),
             tr("The order in which the network takes the colours. In the wrong one it mistakes "
                "red for blue: shapes are still recognised, but less surely."));
    rename(m_channels, ChannelOrder::Rgb, tr("RGB: red first"));
    rename(m_channels, ChannelOrder::Bgr, tr("BGR: blue first"));
    rename(m_channels, ChannelOrder::Gray, tr("Grey: one channel"));
    describe(m_scaleLabel, m_scale, tr("&Scale"),
             tr("Pixels from 0 to 255 are divided by this first: 255 makes them 0 to 1, 1 leaves "
                "them. The wrong one makes everything far too bright or nearly black."));
    describe(m_meanLabel, m_mean[0], tr("&Mean"),
             tr("Subtracted from each channel, in the model's channel order. A wrong one makes the "
                "picture too bright or too dark for the network."));
    describe(m_stdLabel, m_std[0], tr("S&td. dev."),
             tr("Each channel is divided by it, in the model's channel order. A wrong one makes "
                "contrasts too strong or too weak for the network."));
    describe(m_outputLabel, m_output, tr("M&eaning"),
             tr("What the outputs are. If it is wrong, probabilities are: they no longer add up, "
                "or hardly differ."));
    for (int row = 0; row < m_output->count(); ++row)
        m_output->setItemText(row, outputName(OutputKind(m_output->itemData(row).toInt())));
    describe(m_labelsLabel, m_labelsButton, tr("Class names"),
             tr("One name an output, in their order: a text file with one name a line. In another "
                "order every name is wrong while the numbers are right."));
    m_labelsButton->setText(tr("Names from &file..."));
    m_embedButton->setText(tr("Into the card"));
    m_embedButton->setToolTip(
        tr("Write the names into the card itself, so that it needs no other file"));
    m_noLabelsButton->setText(tr("None"));
    m_noLabelsButton->setToolTip(tr("Show classes by their numbers"));
    m_noLabelsButton->setAccessibleName(tr("No class names"));
    describe(m_layerLabel, m_layer, tr("&Layer"),
             tr("Where class activation maps look unless told otherwise. Too early a layer shows "
                "edges, not objects."));
    describe(m_titleLabel, m_title, tr("Tit&le"), tr("What the model is called on the screen"));
    describe(m_sourceLabel, m_source, tr("So&urce"), tr("Where the model comes from"));
    describe(m_licenceLabel, m_licence, tr("Licen&ce"), tr("What one may do with the model"));
    alignLabels();
    showCard();
}

/// The sections' fields begin below each other.
void CardForm::alignLabels()
{
    std::vector<QLabel*> labels;
    for (const auto* form : m_forms)
        for (int row = 0; row < form->rowCount(); ++row)
            if (const auto* item = form->itemAt(row, QFormLayout::LabelRole))
                labels.push_back(static_cast<QLabel*>(item->widget()));
    int width = 0;
    for (auto* label : labels)
        width = std::max(width, label->sizeHint().width());
    for (auto* label : labels)
        label->setMinimumWidth(width);
}

/// The boxes of mean and standard deviation follow the order of channels.
void CardForm::nameNumbers()
{
    QStringList names{tr("red"), tr("green"), tr("blue")};
    if (m_card.input.channels == core::ChannelOrder::Bgr)
        std::swap(names[0], names[2]);
    if (m_card.input.channels == core::ChannelOrder::Gray)
        names[0] = tr("grey");
    for (int channel = 0; channel < 3; ++channel) {
        //: %1 is a colour
        m_mean[channel]->setAccessibleName(tr("Mean, %1").arg(names[channel]));
        //: %1 is a colour
        m_std[channel]->setAccessibleName(tr("Standard deviation, %1").arg(names[channel]));
        m_mean[channel]->setToolTip(QStringLiteral("%1\n%2").arg(m_mean[channel]->accessibleName(),
                                                                 m_meanLabel->toolTip()));
        m_std[channel]->setToolTip(
            QStringLiteral("%1\n%2").arg(m_std[channel]->accessibleName(), m_stdLabel->toolTip()));
    }
}

} // namespace widgets
