// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

namespace app {

/// Takes a number beyond its range for the end of the range. (The base class does not let one type
/// the last digit of it, so that 500 is understood as 50.)
class ClampingSpinBox final : public QSpinBox {
public:
    using QSpinBox::QSpinBox;

protected:
    QValidator::State validate(QString& text, int& position) const override
    {
        return beyond(text) ? QValidator::Intermediate : QSpinBox::validate(text, position);
    }
    void fixup(QString& text) const override
    {
        if (beyond(text))
            text = textFromValue(maximum());
        else
            QSpinBox::fixup(text);
    }

private:
    bool beyond(const QString& text) const
    {
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        return isNumber && number > maximum();
    }
};

} // namespace app
