// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

class QVBoxLayout;

namespace widgets {

/// Sentences about what smells wrong, each with an icon and, where there is a way out, a button for
/// it. Hidden while there is nothing to say.
class FindingList final : public QFrame {
    Q_OBJECT

public:
    enum class Level { Wrong, Doubtful, Remark };

    struct Finding {
        Level level = Level::Doubtful;
        QString text;
        QString remedy; ///< the button's text; empty: no button

        bool operator==(const Finding&) const = default;
    };

    explicit FindingList(QWidget* parent = nullptr);

    void setFindings(const std::vector<Finding>& findings);
    const std::vector<Finding>& findings() const { return m_findings; }

signals:
    void remedyRequested(int index);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    QWidget* makeRow(int index);

    std::vector<Finding> m_findings;
    QVBoxLayout* m_rows;
};

} // namespace widgets
