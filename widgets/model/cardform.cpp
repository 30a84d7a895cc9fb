// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/cardform.h"

#include "core/model/inputpreset.h"
#include "widgets/elidedlabel.h"
#include "widgets/numberspinbox.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {

namespace {

constexpr int largestSide = 8192;
constexpr int shownNames = 4;
constexpr int sectionGap = 8;

QComboBox* makeCombo(const char* name, const QList<int>& values, QWidget* parent)
{
    auto* combo = new QComboBox(parent);
    combo->setObjectName(QLatin1String(name));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(12);
    for (const int value : values)
        combo->addItem(QString(), value);
    return combo;
}

QSpinBox* makeSide(const char* name, QWidget* parent)
{
    auto* spin = new QSpinBox(parent);
    spin->setObjectName(QLatin1String(name));
    spin->setRange(1, largestSide);
    spin->setAccelerated(true);
    return spin;
}

NumberSpinBox* makeNumber(const QString& name, QWidget* parent)
{
    auto* spin = new NumberSpinBox(parent);
    spin->setObjectName(name);
    return spin;
}

QLineEdit* makeLine(const char* name, QWidget* parent)
{
    auto* line = new QLineEdit(parent);
    line->setObjectName(QLatin1String(name));
    return line;
}

template <typename Choice> void choose(QComboBox* combo, Choice value)
{
    combo->setCurrentIndex(combo->findData(int(value)));
}

} // namespace

CardForm::CardForm(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(4);
    buildInput(column);
    buildNumbers(column);
    buildOutputs(column);
    buildAbout(column);
    column->addStretch(1);
    connectParts();
    for (auto* child : findChildren<QWidget*>()) {
        const bool turns = child->inherits("QComboBox") || child->inherits("QAbstractSpinBox");
        if (turns)
            child->setFocusPolicy(Qt::StrongFocus);
        if (turns || child->inherits("QLineEdit"))
            child->installEventFilter(this);
    }
    updateTexts();
}

QLabel* CardForm::addTitle(QVBoxLayout* column)
{
    auto* title = new QLabel(this);
    auto font = title->font();
    font.setBold(true);
    title->setFont(font);
    if (column->count() > 0)
        column->addSpacing(sectionGap);
    column->addWidget(title);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(4);
    column->addLayout(form);
    m_forms.push_back(form);
    return title;
}

void CardForm::buildInput(QVBoxLayout* column)
{
    using core::Crop;
    using core::Resize;
    m_titles[0] = addTitle(column);
    auto* form = m_forms.back();
    m_preset = makeCombo("presetComboBox", {}, this);
    m_preset->addItem(QString(), QString());
    for (const auto& preset : core::inputPresets())
        m_preset->addItem(QString(), QString::fromStdString(preset.id));
    form->addRow(m_presetLabel = new QLabel(this), m_preset);
    m_width = makeSide("widthSpinBox", this);
    m_timesLabel = new QLabel(QStringLiteral("×"), this);
    m_height = makeSide("heightSpinBox", this);
    auto* size = new QHBoxLayout;
    size->addWidget(m_width, 1);
    size->addWidget(m_timesLabel);
    size->addWidget(m_height, 1);
    form->addRow(m_sizeLabel = new QLabel(this), size);
    m_resize = makeCombo("resizeComboBox",
                         {int(Resize::ShortestSide), int(Resize::Stretch), int(Resize::Letterbox),
                          int(Resize::None)},
                         this);
    form->addRow(m_resizeLabel = new QLabel(this), m_resize);
    m_resizeTo = makeSide("resizeToSpinBox", this);
    form->addRow(m_resizeToLabel = new QLabel(this), m_resizeTo);
    m_crop = makeCombo("cropComboBox", {int(Crop::Center), int(Crop::None)}, this);
    form->addRow(m_cropLabel = new QLabel(this), m_crop);
    m_presetLabel->setBuddy(m_preset);
    m_sizeLabel->setBuddy(m_width);
    m_resizeLabel->setBuddy(m_resize);
    m_resizeToLabel->setBuddy(m_resizeTo);
    m_cropLabel->setBuddy(m_crop);
}

void CardForm::buildNumbers(QVBoxLayout* column)
{
    using core::ChannelOrder;
    m_titles[1] = addTitle(column);
    auto* form = m_forms.back();
    m_channels =
        makeCombo("channelsComboBox",
                  {int(ChannelOrder::Rgb), int(ChannelOrder::Bgr), int(ChannelOrder::Gray)}, this);
    form->addRow(m_channelsLabel = new QLabel(this), m_channels);
    m_scale = makeNumber(QStringLiteral("scaleSpinBox"), this);
    form->addRow(m_scaleLabel = new QLabel(this), m_scale);
    const auto three = [this](const char* name, NumberSpinBox*(&boxes)[3]) {
        auto* row = new QHBoxLayout;
        row->setSpacing(4);
        for (int channel = 0; channel < 3; ++channel) {
            boxes[channel] = makeNumber(QStringLiteral("%1%2SpinBox").arg(name).arg(channel), this);
            row->addWidget(boxes[channel], 1);
        }
        return row;
    };
    form->addRow(m_meanLabel = new QLabel(this), three("mean", m_mean));
    form->addRow(m_stdLabel = new QLabel(this), three("std", m_std));
    m_channelsLabel->setBuddy(m_channels);
    m_scaleLabel->setBuddy(m_scale);
    m_meanLabel->setBuddy(m_mean[0]);
    m_stdLabel->setBuddy(m_std[0]);
}

void CardForm::buildOutputs(QVBoxLayout* column)
{
    m_titles[2] = addTitle(column);
    auto* form = m_forms.back();
    m_output = makeCombo("cardOutputComboBox", {}, this);
    form->addRow(m_outputLabel = new QLabel(this), m_output);
    m_labelsText = new ElidedLabel(this);
    m_labelsText->setObjectName(QStringLiteral("labelsTextLabel"));
    m_namesText = new ElidedLabel(this);
    m_namesText->setObjectName(QStringLiteral("namesTextLabel"));
    m_namesText->setForegroundRole(QPalette::PlaceholderText);
    const auto button = [this](const char* name) {
        auto* made = new QPushButton(this);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        return made;
    };
    m_labelsButton = button("labelsButton");
    m_embedButton = button("embedButton");
    m_noLabelsButton = button("noLabelsButton");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(m_labelsButton);
    buttons->addWidget(m_embedButton);
    buttons->addWidget(m_noLabelsButton);
    buttons->addStretch(1);
    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_labelsText);
    names->addWidget(m_namesText);
    form->addRow(m_labelsLabel = new QLabel(this), names);
    form->addRow(buttons);
    m_layer = makeCombo("cardLayerComboBox", {}, this);
    form->addRow(m_layerLabel = new QLabel(this), m_layer);
    m_outputLabel->setBuddy(m_output);
    m_labelsLabel->setBuddy(m_labelsButton);
    m_layerLabel->setBuddy(m_layer);
}

void CardForm::buildAbout(QVBoxLayout* column)
{
    m_titles[3] = addTitle(column);
    auto* form = m_forms.back();
    m_title = makeLine("titleLineEdit", this);
    m_source = makeLine("sourceLineEdit", this);
    m_licence = makeLine("licenceLineEdit", this);
    form->addRow(m_titleLabel = new QLabel(this), m_title);
    form->addRow(m_sourceLabel = new QLabel(this), m_source);
    form->addRow(m_licenceLabel = new QLabel(this), m_licence);
    m_titleLabel->setBuddy(m_title);
    m_sourceLabel->setBuddy(m_source);
    m_licenceLabel->setBuddy(m_licence);
}

template <typename Value> void CardForm::change(Value& place, const Value& value, Field field)
{
    if (place == value)
        return;
    place = value;
    showInput();
    emit edited(m_card, field);
}

void CardForm::changeNumber(std::array<double, 3>& numbers, std::size_t channel, double value,
                            Field field)
{
    auto changed = numbers;
    if (m_card.input.channelCount() == 1)
        changed.fill(value);
    else
        changed[channel] = value;
    change(numbers, changed, field);
}

void CardForm::connectParts()
{
    auto& rule = m_card.input;
    const auto side = [this](QSpinBox* spin, int& place, Field field) {
        connect(spin, &QSpinBox::valueChanged, this,
                [this, &place, field](int value) { change(place, value, field); });
    };
    side(m_width, rule.width, Field::Width);
    side(m_height, rule.height, Field::Height);
    side(m_resizeTo, rule.resizeTo, Field::ResizeTo);
    const auto choice = [this]<typename Value>(QComboBox* combo, Value& place, Field field) {
        connect(combo, &QComboBox::activated, this, [this, combo, &place, field] {
            change(place, Value(combo->currentData().toInt()), field);
        });
    };
    choice(m_resize, rule.resize, Field::Resize);
    choice(m_crop, rule.crop, Field::Crop);
    choice(m_channels, rule.channels, Field::Channels);
    choice(m_output, m_card.output, Field::Output);
    connect(m_scale, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { change(m_card.input.scale, value, Field::Scale); });
    for (std::size_t channel = 0; channel < 3; ++channel) {
        connect(m_mean[channel], &QDoubleSpinBox::valueChanged, this,
                [this, channel](double value) {
                    changeNumber(m_card.input.mean, channel, value, Field::Mean);
                });
        connect(m_std[channel], &QDoubleSpinBox::valueChanged, this, [this, channel](double value) {
            changeNumber(m_card.input.std, channel, value, Field::Std);
        });
    }
    const auto line = [this](QLineEdit* edit, std::string& place, Field field) {
        connect(edit, &QLineEdit::textEdited, this, [this, &place, field](const QString& text) {
            change(place, text.toStdString(), field);
        });
    };
    line(m_title, m_card.title, Field::Title);
    line(m_source, m_card.source, Field::Source);
    line(m_licence, m_card.licence, Field::Licence);
    connect(m_preset, &QComboBox::activated, this, [this] {
        const auto id = m_preset->currentData().toString().toStdString();
        for (const auto& preset : core::inputPresets())
            if (preset.id == id)
                change(m_card.input, core::withPreset(m_card.input, preset), Field::Several);
        showInput(); // "own numbers" cannot be chosen, only written
    });
    connect(m_layer, &QComboBox::activated, this, [this] {
        change(m_card.layer, m_layer->currentData().toString().toStdString(), Field::Layer);
    });
    connect(m_labelsButton, &QPushButton::clicked, this, &CardForm::labelsFileRequested);
    connect(m_embedButton, &QPushButton::clicked, this, [this] {
        change(m_card.labelsFile, std::string(), Field::Labels);
        showLabels();
    });
    connect(m_noLabelsButton, &QPushButton::clicked, this, [this] {
        m_card.labelsFile.clear();
        change(m_card.labels, std::vector<std::string>(), Field::Labels);
        showLabels();
    });
}

void CardForm::setChoices(const CardChoices& choices)
{
    m_choices = choices;
    m_output->clear();
    for (const auto kind : choices.outputs)
        m_output->addItem(QString(), int(kind));
    updateTexts();
}

void CardForm::setCard(const core::ModelCard& card)
{
    if (card == m_card) // what is being typed stays as it was typed
        return;
    m_card = card;
    showCard();
}

void CardForm::showCard()
{
    showInput();
    choose(m_output, m_card.output);
    const std::pair<QLineEdit*, const std::string*> lines[] = {
        {m_title, &m_card.title}, {m_source, &m_card.source}, {m_licence, &m_card.licence}};
    for (const auto& [edit, text] : lines)
        if (const auto wanted = QString::fromStdString(*text); edit->text() != wanted) {
            edit->setText(wanted);
            edit->setCursorPosition(0);
        }
    showLabels();
    showLayers();
}

/// Only what differs is written, so that typing "0." is not turned into "0".
void CardForm::showInput()
{
    const auto& rule = m_card.input;
    const auto show = [](auto* spin, auto value) {
        const QSignalBlocker silent(spin);
        if (spin->value() != value)
            spin->setValue(value);
    };
    show(m_width, rule.width);
    show(m_height, rule.height);
    show(m_resizeTo, rule.resizeTo);
    show(m_scale, rule.scale);
    const bool gray = rule.channelCount() == 1;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        show(m_mean[channel], rule.mean[channel]);
        show(m_std[channel], rule.std[channel]);
        m_mean[channel]->setVisible(channel == 0 || !gray);
        m_std[channel]->setVisible(channel == 0 || !gray);
    }
    choose(m_resize, rule.resize);
    choose(m_crop, rule.crop);
    choose(m_channels, rule.channels);
    const bool shortest = rule.resize == core::Resize::ShortestSide;
    for (QWidget* widget : {static_cast<QWidget*>(m_resizeToLabel), static_cast<QWidget*>(m_crop),
                            static_cast<QWidget*>(m_resizeTo), static_cast<QWidget*>(m_cropLabel)})
        widget->setVisible(shortest);
    const auto* preset = core::presetOf(rule);
    m_preset->setCurrentIndex(
        m_preset->findData(preset ? QString::fromStdString(preset->id) : QString()));
    nameNumbers();
}

void CardForm::showLabels()
{
    const int count = int(m_card.labels.size());
    const auto file = QString::fromStdString(m_card.labelsFile);
    const auto outputs = m_choices.classCount;
    // Numbers of classes: "1000 for 1000 outputs".
    m_labelsText->setText(count == 0 ? tr("None")
                                     : tr("%1 for %2 outputs").arg(count).arg(outputs));
    QStringList names;
    for (int index = 0; index < std::min(count, shownNames); ++index)
        names.append(QString::fromStdString(m_card.className(index)));
    if (count > shownNames)
        names.append(QStringLiteral("…"));
    const auto first = names.join(QStringLiteral(" · "));
    //: %1 is a file with class names, %2 the first of them
    m_namesText->setText(file.isEmpty() ? first : tr("%1: %2").arg(file, first));
    m_namesText->setVisible(count > 0);
    m_embedButton->setEnabled(!file.isEmpty());
    m_noLabelsButton->setEnabled(count > 0 || !file.isEmpty());
}

void CardForm::showLayers()
{
    const auto wanted = QString::fromStdString(m_card.layer);
    m_layer->clear();
    m_layer->addItem(m_choices.automaticLayer.isEmpty()
                         ? tr("Automatic")
                         : tr("Automatic (%1)").arg(m_choices.automaticLayer),
                     QString());
    for (const auto& layer : m_choices.layers)
        m_layer->addItem(QStringLiteral("%1  (%2)").arg(layer.name, layer.shape), layer.name);
    if (m_layer->findData(wanted) < 0)
        m_layer->addItem(wanted, wanted);
    m_layer->setCurrentIndex(m_layer->findData(wanted));
}

/// Undo is the page's, not that of a single line; and the wheel scrolls unless a control has the
/// focus.
bool CardForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool undo = key->matches(QKeySequence::Undo);
        const bool redo =
            key->matches(QKeySequence::Redo) ||
            key->keyCombination() == QKeyCombination(Qt::ControlModifier, Qt::Key_Y) ||
            key->keyCombination() ==
                QKeyCombination(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_Z);
        if (undo || redo) {
            if (event->type() == QEvent::KeyPress)
                emit(undo ? undoRequested() : redoRequested());
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CardForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace widgets
