// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameterform.h"

#include "widgets/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <cmath>

namespace widgets {

namespace {

/// Long enough for a burst of clicks on an arrow, short enough not to be waited for.
constexpr int delayMilliseconds = 250;

QString coreText(const char* text)
{
    return QCoreApplication::translate("core", text);
}

/// Digits behind the point that a hundredth of the range, the default and the value need.
int decimalsFor(const core::Parameter& parameter, double value)
{
    const auto digits = [](double number) {
        return number > 0 ? static_cast<int>(std::ceil(-std::log10(number))) : 2;
    };
    const double* standard = std::get_if<double>(&parameter.standard);
    const int needed = std::max(digits((parameter.maximum - parameter.minimum) / 100),
                                standard ? digits(std::abs(*standard)) : 0);
    return std::clamp(std::max(needed, digits(std::abs(value))), 2, 9);
}

} // namespace

ParameterForm::ParameterForm(QWidget* parent) : QWidget(parent)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &ParameterForm::flush);
    new QVBoxLayout(this);
    layout()->setContentsMargins(0, 0, 0, 0);
    rebuild();
}

void ParameterForm::setParameters(const std::vector<core::Parameter>& described,
                                  const core::Parameters& values)
{
    m_delay.stop();
    m_described = described;
    m_values = values;
    m_told = values;
    rebuild();
}

void ParameterForm::flush()
{
    m_delay.stop();
    if (m_values == m_told)
        return;
    m_told = m_values;
    emit changed(m_values);
}

void ParameterForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

void ParameterForm::rebuild()
{
    // A control may be the sender of the signal that led here, so it goes only later.
    for (QObject* child : findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        static_cast<QWidget*>(child)->hide();
        child->setObjectName({});
        child->deleteLater();
    }
    auto* box = static_cast<QVBoxLayout*>(layout());
    while (QLayoutItem* item = box->takeAt(0))
        delete item;

    m_form = new QFormLayout;
    box->addLayout(m_form);
    setFocusProxy(nullptr);
    for (const core::Parameter& parameter : m_described) {
        QWidget* control = makeControl(parameter);
        control->setObjectName(QString::fromStdString(parameter.id) +
                               QLatin1String(control->inherits("QAbstractSpinBox") ? "SpinBox"
                                             : control->inherits("QCheckBox")      ? "CheckBox"
                                                                                   : "ComboBox"));
        control->setToolTip(coreText(parameter.help));
        if (!focusProxy())
            setFocusProxy(control);
        if (auto* check = qobject_cast<QCheckBox*>(control)) {
            check->setText(coreText(parameter.name));
            m_form->addRow(check);
            continue;
        }
        auto* label = new QLabel(tr("%1:").arg(coreText(parameter.name)));
        label->setBuddy(control);
        label->setToolTip(control->toolTip());
        control->setAccessibleName(coreText(parameter.name));
        m_form->addRow(label, control);
    }
    if (m_described.empty())
        m_form->addRow(new QLabel(tr("This method has no parameters.")));
    m_resetButton = new QPushButton(icon(Glyph::Reset), tr("Defaults"), this);
    m_resetButton->setObjectName(QStringLiteral("resetButton"));
    m_resetButton->setToolTip(tr("Give every parameter its default value"));
    m_resetButton->setAutoDefault(false);
    m_resetButton->setVisible(!m_described.empty());
    connect(m_resetButton, &QPushButton::clicked, this, &ParameterForm::restoreDefaults);
    box->addWidget(m_resetButton, 0, Qt::AlignRight);
    updateResetButton();
    adjustSize();
}

QWidget* ParameterForm::makeControl(const core::Parameter& parameter)
{
    const std::string id = parameter.id;
    const core::ParameterValue& value = m_values.values().at(id);
    if (const bool* checked = std::get_if<bool>(&value)) {
        auto* check = new QCheckBox(this);
        check->setChecked(*checked);
        connect(check, &QCheckBox::toggled, this, [this, id](bool on) { store(id, on); });
        return check;
    }
    if (const int* number = std::get_if<int>(&value)) {
        auto* spin = new QSpinBox(this);
        spin->setKeyboardTracking(false);
        spin->setRange(static_cast<int>(parameter.minimum), static_cast<int>(parameter.maximum));
        spin->setAccelerated(true);
        if (parameter.minimumName)
            spin->setSpecialValueText(coreText(parameter.minimumName));
        spin->setValue(*number);
        connect(spin, &QSpinBox::valueChanged, this, [this, id](int now) { store(id, now); });
        return spin;
    }
    if (const double* number = std::get_if<double>(&value)) {
        auto* spin = new QDoubleSpinBox(this);
        spin->setKeyboardTracking(false);
        spin->setDecimals(decimalsFor(parameter, *number));
        spin->setRange(parameter.minimum, parameter.maximum);
        spin->setSingleStep((parameter.maximum - parameter.minimum) / 100);
        spin->setAccelerated(true);
        spin->setValue(*number);
        connect(spin, &QDoubleSpinBox::valueChanged, this,
                [this, id](double now) { store(id, now); });
        return spin;
    }
    auto* combo = new QComboBox(this);
    for (const core::Choice& choice : parameter.choices)
        combo->addItem(coreText(choice.name), QString::fromStdString(choice.id));
    combo->setCurrentIndex(combo->findData(QString::fromStdString(std::get<std::string>(value))));
    connect(combo, &QComboBox::activated, this,
            [this, id, combo] { store(id, combo->currentData().toString().toStdString()); });
    return combo;
}

void ParameterForm::store(const std::string& id, const core::ParameterValue& value)
{
    m_values.set(id, value);
    updateResetButton();
    m_delay.start();
}

void ParameterForm::restoreDefaults()
{
    m_values = core::Parameters(m_described);
    rebuild();
    flush();
}

void ParameterForm::updateResetButton()
{
    m_resetButton->setEnabled(!(m_values == core::Parameters(m_described)));
}

} // namespace widgets
