// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/parameter.h"

#include <QTimer>
#include <QWidget>
#include <vector>

class QFormLayout;
class QPushButton;

namespace widgets {

/// One control for each of a method's parameters.
class ParameterForm final : public QWidget {
    Q_OBJECT

public:
    explicit ParameterForm(QWidget* parent = nullptr);

    /// Builds the controls anew. Does not emit changed.
    void setParameters(const std::vector<core::Parameter>& described,
                       const core::Parameters& values);
    const core::Parameters& values() const { return m_values; }

    /// Tells of a change now that would otherwise be told a moment later.
    void flush();

signals:
    /// After an edit is finished: not at every keystroke, and once for a burst of clicks.
    void changed(const core::Parameters& values);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    QWidget* makeControl(const core::Parameter& parameter);
    void store(const std::string& id, const core::ParameterValue& value);
    void restoreDefaults();
    void updateResetButton();

    std::vector<core::Parameter> m_described;
    core::Parameters m_values;
    core::Parameters m_told; ///< as changed() last told, or as set from outside
    QTimer m_delay;
    QFormLayout* m_form = nullptr;
    QPushButton* m_resetButton = nullptr;
};

} // namespace widgets
