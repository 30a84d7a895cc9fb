// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imagine/imaginesettings.h"

#include "widgets/icons.h"
#include "widgets/parameterform.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {

namespace {

// Always on show, so not in the form.
constexpr char stepsId[] = "steps";
constexpr char seedId[] = "seed";
constexpr char startId[] = "start";
constexpr char startPicture[] = "picture";

QString coreText(const char* text)
{
    return QCoreApplication::translate("core", text);
}

bool isOutside(const std::string& id)
{
    return id == stepsId || id == seedId || id == startId;
}

/// `id` is one of them.
const core::Parameter& described(const std::string& id)
{
    const auto& all = core::imagineParameters();
    return *std::find_if(all.begin(), all.end(),
                         [&](const core::Parameter& each) { return each.id == id; });
}

void prepare(QSpinBox* spin, const std::string& id)
{
    const auto& parameter = described(id);
    spin->setKeyboardTracking(false);
    spin->setAccelerated(true);
    spin->setRange(int(parameter.minimum), int(parameter.maximum));
}

} // namespace

ImagineSettings::ImagineSettings(QWidget* parent)
    : QWidget(parent), m_preset(core::presets().front().id),
      m_values(core::presets().front().values), m_title(new QLabel(this)),
      m_presetLabel(new QLabel(this)), m_presetComboBox(new QComboBox(this)),
      m_summaryLabel(new QLabel(this)), m_stepsLabel(new QLabel(this)),
      m_stepsSpinBox(new QSpinBox(this)), m_seedLabel(new QLabel(this)),
      m_seedSpinBox(new QSpinBox(this)), m_seedButton(new QToolButton(this)),
      m_startLabel(new QLabel(this)), m_startComboBox(new QComboBox(this)),
      m_changesLabel(new QLabel(this)), m_restoreButton(new QToolButton(this)),
      m_foldButton(new QToolButton(this)), m_form(new ParameterForm(this))
{
    build();
    layOut();
    connect(m_presetComboBox, &QComboBox::activated, this,
            [this](int row) { choosePreset(core::presets()[std::size_t(row)].id); });
    connect(m_stepsSpinBox, &QSpinBox::valueChanged, this,
            [this](int steps) { store(stepsId, steps); });
    connect(m_seedSpinBox, &QSpinBox::valueChanged, this,
            [this](int seed) { store(seedId, seed); });
    connect(m_startComboBox, &QComboBox::activated, this,
            [this] { store(startId, m_startComboBox->currentData().toString().toStdString()); });
    connect(m_seedButton, &QToolButton::clicked, this, [this] {
        m_seedSpinBox->setValue(
            int(QRandomGenerator::global()->bounded(m_seedSpinBox->minimum(), 100000)));
    });
    connect(m_restoreButton, &QToolButton::clicked, this, &ImagineSettings::restorePreset);
    connect(m_foldButton, &QToolButton::toggled, this, [this](bool open) {
        m_foldButton->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_form->setVisible(open);
    });
    connect(m_form, &ParameterForm::changed, this, &ImagineSettings::receiveForm);
    updateTexts();
    showValues();
}

void ImagineSettings::build()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_presetComboBox->setObjectName(QStringLiteral("imaginePresetComboBox"));
    for (std::size_t i = 0; i < core::presets().size(); ++i)
        m_presetComboBox->addItem(QString());
    m_summaryLabel->setObjectName(QStringLiteral("imagineSummaryLabel"));
    m_changesLabel->setObjectName(QStringLiteral("imagineChangesLabel"));
    for (auto* label : {m_summaryLabel, m_changesLabel}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_stepsSpinBox->setObjectName(QStringLiteral("imagineStepsSpinBox"));
    m_seedSpinBox->setObjectName(QStringLiteral("imagineSeedSpinBox"));
    prepare(m_stepsSpinBox, stepsId);
    prepare(m_seedSpinBox, seedId);
    m_seedButton->setObjectName(QStringLiteral("imagineSeedButton"));
    m_seedButton->setIcon(icon(Glyph::Reset));
    m_startComboBox->setObjectName(QStringLiteral("imagineStartComboBox"));
    for (const auto& choice : described(startId).choices)
        m_startComboBox->addItem(QString(), QString::fromStdString(choice.id));
    for (auto* combo : {m_presetComboBox, m_startComboBox}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
    }
    m_restoreButton->setObjectName(QStringLiteral("imagineRestoreButton"));
    m_restoreButton->setIcon(icon(Glyph::Reset));
    m_restoreButton->setAutoRaise(true);
    m_restoreButton->setFocusPolicy(Qt::StrongFocus);
    m_foldButton->setObjectName(QStringLiteral("imagineFoldButton"));
    m_foldButton->setCheckable(true);
    m_foldButton->setArrowType(Qt::RightArrow);
    m_foldButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_foldButton->setAutoRaise(true);
    m_foldButton->setFocusPolicy(Qt::StrongFocus);
    m_form->setObjectName(QStringLiteral("imagineParameterForm"));
    m_form->hide();
    m_presetLabel->setBuddy(m_presetComboBox);
    m_stepsLabel->setBuddy(m_stepsSpinBox);
    m_seedLabel->setBuddy(m_seedSpinBox);
    m_startLabel->setBuddy(m_startComboBox);
}

void ImagineSettings::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    auto* rows = new QGridLayout;
    rows->setColumnStretch(1, 1);
    rows->addWidget(m_presetLabel, 0, 0);
    rows->addWidget(m_presetComboBox, 0, 1, 1, 2);
    rows->addWidget(m_summaryLabel, 1, 0, 1, 3);
    rows->addWidget(m_startLabel, 2, 0);
    rows->addWidget(m_startComboBox, 2, 1, 1, 2);
    rows->addWidget(m_stepsLabel, 3, 0);
    rows->addWidget(m_stepsSpinBox, 3, 1, 1, 2);
    rows->addWidget(m_seedLabel, 4, 0);
    rows->addWidget(m_seedSpinBox, 4, 1);
    rows->addWidget(m_seedButton, 4, 2);
    column->addLayout(rows);
    auto* changes = new QHBoxLayout;
    changes->addWidget(m_changesLabel, 1);
    changes->addWidget(m_restoreButton, 0, Qt::AlignTop);
    column->addLayout(changes);
    column->addWidget(m_foldButton);
    column->addWidget(m_form);
}

void ImagineSettings::setChoice(const std::string& preset, const core::Parameters& values)
{
    const auto& all = core::presets();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const core::Preset& each) { return each.id == preset; });
    const auto& chosen = found == all.end() ? all.front() : *found;
    m_preset = chosen.id;
    m_values = values.values().empty() ? chosen.values : values;
    showValues();
}

std::vector<std::string> ImagineSettings::changes() const
{
    std::vector<std::string> ids;
    const auto& usual = core::findPreset(m_preset).values.values();
    for (const auto& parameter : core::imagineParameters())
        if (parameter.id != seedId && parameter.id != startId &&
            m_values.values().at(parameter.id) != usual.at(parameter.id))
            ids.push_back(parameter.id);
    return ids;
}

void ImagineSettings::setSeed(int seed)
{
    m_seedSpinBox->setValue(seed);
}

void ImagineSettings::setStartPossible(bool possible)
{
    m_startPossible = possible;
    const int row = m_startComboBox->findData(QLatin1String(startPicture));
    if (auto* item = qobject_cast<QStandardItemModel*>(m_startComboBox->model())->item(row)) {
        item->setEnabled(possible);
        item->setToolTip(possible ? QString() : tr("Open a picture first."));
    }
}

void ImagineSettings::flush()
{
    m_form->flush();
}

/// Seed and start are the person's, whatever the preset.
void ImagineSettings::choosePreset(const std::string& id)
{
    const auto seed = m_values.values().at(seedId);
    const auto start = m_values.values().at(startId);
    m_preset = id;
    m_values = core::findPreset(id).values;
    m_values.set(seedId, seed);
    if (std::get<std::string>(start) == startPicture)
        m_values.set(startId, start);
    showValues();
    emit changed();
}

void ImagineSettings::restorePreset()
{
    choosePreset(m_preset);
}

void ImagineSettings::store(const std::string& id, const core::ParameterValue& value)
{
    m_values.set(id, value);
    showChanges();
    emit changed();
}

void ImagineSettings::receiveForm(const core::Parameters& values)
{
    for (const auto& [id, value] : values.values())
        m_values.set(id, value);
    showChanges();
    emit changed();
}

void ImagineSettings::showValues()
{
    const auto& all = core::presets();
    const auto row = std::find_if(all.begin(), all.end(),
                                  [this](const core::Preset& each) { return each.id == m_preset; });
    m_presetComboBox->setCurrentIndex(int(row - all.begin()));
    const QSignalBlocker steps(m_stepsSpinBox);
    const QSignalBlocker seed(m_seedSpinBox);
    m_stepsSpinBox->setValue(m_values.integer(stepsId));
    m_seedSpinBox->setValue(m_values.integer(seedId));
    m_startComboBox->setCurrentIndex(
        m_startComboBox->findData(QString::fromStdString(m_values.choice(startId))));
    m_summaryLabel->setText(QStringLiteral("%1 (%2)").arg(coreText(row->summary), row->citation));
    m_presetComboBox->setToolTip(m_summaryLabel->text());
    fillForm();
    showChanges();
}

/// The form's own defaults are the preset's values.
void ImagineSettings::fillForm()
{
    std::vector<core::Parameter> inside;
    const auto& usual = core::findPreset(m_preset).values.values();
    for (auto parameter : core::imagineParameters()) {
        if (isOutside(parameter.id))
            continue;
        parameter.standard = usual.at(parameter.id);
        inside.push_back(std::move(parameter));
    }
    core::Parameters values(inside);
    for (const auto& parameter : inside)
        values.set(parameter.id, m_values.values().at(parameter.id));
    m_form->setParameters(inside, values);
}

void ImagineSettings::showChanges()
{
    QStringList names;
    for (const auto& id : changes())
        names.append(coreText(described(id).name));
    m_changesLabel->setVisible(!names.isEmpty());
    m_restoreButton->setVisible(!names.isEmpty());
    //: %1 lists parameters
    m_changesLabel->setText(tr("Changed from the preset: %1").arg(names.join(tr(", "))));
    markChanged();
}

/// What differs from the preset has a bold name. Long names go above their controls, so that the
/// panel stays narrow.
void ImagineSettings::markChanged()
{
    for (auto* layout : m_form->findChildren<QFormLayout*>())
        layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto changed = changes();
    const auto isChanged = [&](const QString& objectName) {
        return std::any_of(changed.begin(), changed.end(), [&](const std::string& id) {
            const auto rest = objectName.mid(qsizetype(id.size()));
            return objectName.startsWith(QString::fromStdString(id)) &&
                   (rest == QLatin1String("SpinBox") || rest == QLatin1String("CheckBox") ||
                    rest == QLatin1String("ComboBox"));
        });
    };
    const auto mark = [this](QWidget* part, bool bold) {
        QFont own = font();
        own.setBold(bold);
        part->setFont(own);
    };
    for (auto* label : m_form->findChildren<QLabel*>())
        if (label->buddy())
            mark(label, isChanged(label->buddy()->objectName()));
    for (auto* check : m_form->findChildren<QCheckBox*>())
        mark(check, isChanged(check->objectName()));
    mark(m_stepsLabel, std::find(changed.begin(), changed.end(), stepsId) != changed.end());
}

void ImagineSettings::updateTexts()
{
    m_title->setText(tr("How"));
    m_presetLabel->setText(tr("&Preset"));
    const auto& all = core::presets();
    for (int row = 0; row < int(all.size()); ++row) {
        const auto& preset = all[std::size_t(row)];
        m_presetComboBox->setItemText(row, coreText(preset.name));
        m_presetComboBox->setItemData(
            row, QStringLiteral("%1 (%2)").arg(coreText(preset.summary), preset.citation),
            Qt::ToolTipRole);
    }
    m_stepsLabel->setText(tr("S&teps"));
    m_stepsSpinBox->setToolTip(coreText(described(stepsId).help));
    m_seedLabel->setText(tr("S&eed"));
    m_seedSpinBox->setToolTip(coreText(described(seedId).help));
    m_seedButton->setToolTip(tr("Another seed, at random"));
    m_seedButton->setAccessibleName(m_seedButton->toolTip());
    m_startLabel->setText(tr("Start &from"));
    m_startComboBox->setToolTip(coreText(described(startId).help));
    const auto& starts = described(startId).choices;
    for (int row = 0; row < int(starts.size()); ++row)
        m_startComboBox->setItemText(row, coreText(starts[std::size_t(row)].name));
    m_restoreButton->setToolTip(tr("Take the preset's values again"));
    m_restoreButton->setAccessibleName(m_restoreButton->toolTip());
    m_foldButton->setText(tr("All para&meters"));
    m_foldButton->setToolTip(tr("Show everything that can be set"));
    setStartPossible(m_startPossible);
    showValues();
}

void ImagineSettings::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
    // The form makes its controls anew in a moment.
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &ImagineSettings::markChanged, Qt::QueuedConnection);
}

} // namespace widgets
