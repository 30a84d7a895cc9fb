// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>
#include <vector>

namespace app {

/// The language of all texts: ours and Qt's own dialogs.
class Language final {
public:
    /// "" follows the system; "en", "ko". Widgets learn of it by QEvent::LanguageChange.
    void choose(const QString& code);
    const QString& chosen() const { return m_chosen; }

    struct Choice {
        QString code;
        QString name; ///< in the language itself
    };
    static std::vector<Choice> choices();

private:
    QString m_chosen;
    QTranslator m_own;
    QTranslator m_qt;
};

/// "" follows the system; "light", "dark".
void chooseAppearance(const QString& appearance);

} // namespace app
