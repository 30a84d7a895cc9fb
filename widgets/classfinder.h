// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

class QCompleter;
class QLineEdit;

namespace widgets {

class ClassList;

/// Finds a class by parts of its name, in any order and case, or by its number.
class ClassFinder final : public QWidget {
    Q_OBJECT

public:
    explicit ClassFinder(QWidget* parent = nullptr);

    /// The i-th name belongs to class i.
    void setClasses(const QStringList& names);

    /// What the field shows while nobody types. Does not emit.
    void setChosen(std::optional<int> classIndex);
    std::optional<int> chosen() const { return m_chosen; }

    /// Lets the person choose no class, by clearing the field. By default there is always one.
    void setNoneAllowed(bool allowed);

    /// What the empty field says, and its name for screen readers.
    void setPlaceholder(const QString& text);

    /// The classes that fit `text`, best first.
    std::vector<int> find(const QString& text) const;

signals:
    void classChosen(int classIndex);
    void noneChosen();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(int classIndex);
    void chooseNone();
    void finish();
    void abandon();
    QString chosenName() const;
    void showChosen();
    void updateTexts();

    QLineEdit* m_edit;
    QCompleter* m_completer;
    ClassList* m_list;
    QString m_placeholder;
    std::optional<int> m_chosen;
    bool m_noneAllowed = false;
};

} // namespace widgets
