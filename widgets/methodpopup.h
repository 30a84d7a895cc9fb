// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/methoditem.h"
#include "widgets/searchpopup.h"

#include <vector>

namespace widgets {

class HelpText;
class MethodList;

/// The list of a MethodChooser: methods under their families' headings, found by typing parts of
/// name, summary, family or citation. Those that cannot be used are greyed and say why. F1, Right
/// or a row's question mark unfold what there is to know about a method.
class MethodPopup final : public SearchPopup {
    Q_OBJECT

public:
    /// `chosen` is marked at first; may be empty.
    MethodPopup(const std::vector<MethodItem>& methods, const QString& chosen, QWidget* parent);

signals:
    void methodChosen(const QString& id);

protected:
    void search(const QString& text) override;
    void choose(const QModelIndex& index) override;
    void click(const QModelIndex& index, QPoint position) override;
    bool takeKey(int key) override;
    QSize wantedSize() const override;

private:
    void showHelp(bool shown);
    void describe(const QModelIndex& index);
    void mark(const QModelIndex& index);

    MethodList* m_model;
    HelpText* m_help;
};

} // namespace widgets
