// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/methoditem.h"

#include <QDialog>
#include <QTextBrowser>

namespace widgets {

/// What there is to know about a method: formula, idea, how to read its maps, known failures.
class HelpText final : public QTextBrowser {
    Q_OBJECT

public:
    explicit HelpText(QWidget* parent = nullptr);

    void setMethod(const MethodItem& method);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    MethodItem m_method;
};

/// The same in a window of its own, beside the work.
class HelpCard final : public QDialog {
    Q_OBJECT

public:
    explicit HelpCard(QWidget* parent = nullptr);

    void setMethod(const MethodItem& method);
    /// The id of the method that is told about; empty at first.
    QString method() const { return m_id; }

private:
    HelpText* m_text;
    QString m_id;
};

} // namespace widgets
