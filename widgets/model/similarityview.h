// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/similarity.h"

#include <QWidget>
#include <array>
#include <optional>

class QLabel;

namespace widgets {

/// How alike two maps are: a sentence, and the numbers that it comes from.
class SimilarityView final : public QWidget {
    Q_OBJECT

public:
    explicit SimilarityView(QWidget* parent = nullptr);

    /// Empty: not known (yet).
    void setSimilarity(const std::optional<core::Similarity>& similarity);
    /// Said after the sentence about the maps.
    void setPredictions(const QString& sentence);

    /// "They look at much the same places."
    QString verdict() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Number {
        QLabel* name;
        QLabel* value;
    };

    void fill();
    void updateTexts();

    QLabel* m_sentence;
    std::array<Number, 4> m_numbers; ///< in the order of core::Similarity
    std::optional<core::Similarity> m_similarity;
    QString m_predictions;
};

} // namespace widgets
