// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/similarityview.h"

#include "widgets/numbers.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <algorithm>

namespace widgets {

namespace {

// Correlations; a rule of thumb for the sentence only.
constexpr double same = 0.8;
constexpr double similar = 0.5;
constexpr double partly = 0.2;

QString number(std::optional<double> value)
{
    return value ? QLocale().toString(*value, 'f', 2).replace(QLatin1Char('-'), QChar(0x2212))
                 : QStringLiteral("–");
}

} // namespace

SimilarityView::SimilarityView(QWidget* parent) : QWidget(parent), m_sentence(new QLabel(this))
{
    m_sentence->setObjectName(QStringLiteral("verdictLabel"));
    m_sentence->setWordWrap(true);
    auto large = font();
    large.setPointSizeF(large.pointSizeF() * 1.15);
    m_sentence->setFont(large);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_sentence, 0, 0, 1, 4);
    const char* names[] = {"pearson", "spearman", "structure", "overlap"};
    for (std::size_t place = 0; place < m_numbers.size(); ++place) {
        auto& entry = m_numbers[place];
        entry = {new QLabel(this), new QLabel(this)};
        entry.name->setForegroundRole(QPalette::PlaceholderText);
        entry.name->setWordWrap(true);
        entry.value->setObjectName(QLatin1String(names[place]) + QLatin1String("Label"));
        auto bold = large;
        bold.setBold(true);
        entry.value->setFont(bold);
        layout->addWidget(entry.name, 1, int(place), Qt::AlignBottom);
        layout->addWidget(entry.value, 2, int(place));
        layout->setColumnStretch(int(place), 1);
    }
    updateTexts();
}

void SimilarityView::setSimilarity(const std::optional<core::Similarity>& similarity)
{
    m_similarity = similarity;
    fill();
}

void SimilarityView::setPredictions(const QString& sentence)
{
    m_predictions = sentence;
    fill();
}

QString SimilarityView::verdict() const
{
    if (!m_similarity)
        return {};
    if (!m_similarity->spearman || !m_similarity->pearson)
        return tr("Their maps cannot be compared: one of them is the same everywhere, or the "
                  "models see no common part of the picture.");
    // Either alone is fooled: ranks by large empty regions, values by a single peak.
    const double likeness = std::min(*m_similarity->spearman, *m_similarity->pearson);
    if (likeness >= same)
        return tr("They look at much the same places.");
    if (likeness >= similar)
        return tr("They look at similar places.");
    if (likeness >= partly)
        return tr("They look at the same places only in part.");
    if (likeness > -partly)
        return tr("They look at different places.");
    return tr("They look at opposite places: where one map is high, the other one is low.");
}

void SimilarityView::fill()
{
    const auto values = m_similarity.value_or(core::Similarity());
    const std::optional<double> numbers[] = {values.pearson, values.spearman, values.structure};
    for (std::size_t place = 0; place < 3; ++place)
        m_numbers[place].value->setText(number(numbers[place]));
    m_numbers[3].value->setText(values.overlap ? percentage(*values.overlap) : number({}));
    QStringList sentences{verdict(), m_predictions};
    sentences.removeAll(QString());
    m_sentence->setText(sentences.join(QLatin1Char(' ')));
}

void SimilarityView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void SimilarityView::updateTexts()
{
    const auto text = [this](std::size_t place, const QString& name, const QString& tip) {
        m_numbers[place].name->setText(name);
        m_numbers[place].name->setToolTip(tip);
        m_numbers[place].value->setToolTip(tip);
        m_numbers[place].value->setAccessibleName(name);
    };
    text(0, tr("Correlation (Pearson)"),
         tr("Whether both maps rise and fall together: 1 means yes everywhere, 0 that one says "
            "nothing about the other, −1 that one falls where the other rises. Strong peaks count "
            "most."));
    text(1, tr("Rank correlation (Spearman)"),
         tr("The same for the order of the places instead of their values: it does not matter how "
            "much stronger one place is than another, only that it is."));
    text(
        2, tr("Structure (SSIM)"),
        tr("Whether small neighbourhoods have the same brightness, contrast and pattern, as an eye "
           "compares pictures: 1 means alike, 0 unrelated."));
    text(3, tr("Overlap of the top 10 %"),
         tr("Of each map the tenth of the picture with the highest values is taken: how much the "
            "two areas share, out of all that they cover together."));
    fill();
}

} // namespace widgets
