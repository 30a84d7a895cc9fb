// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/erasesection.h"

#include "widgets/elidedlabel.h"
#include "widgets/numbers.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

EraseSection::EraseSection(QWidget* parent)
    : CutSection(parent), m_fillLabel(new QLabel), m_fillComboBox(new QComboBox),
      m_predictButton(new QPushButton), m_table(new QWidget), m_captionLabel(new QLabel),
      m_noteLabel(new QLabel), m_addLabel(new QLabel), m_addWithoutButton(new QPushButton),
      m_addAloneButton(new QPushButton)
{
    m_fillComboBox->setObjectName(QStringLiteral("fillComboBox"));
    m_fillComboBox->addItems({{}, {}, {}});
    m_fillLabel->setBuddy(m_fillComboBox);
    m_predictButton->setObjectName(QStringLiteral("predictButton"));
    m_captionLabel->setObjectName(QStringLiteral("captionLabel"));
    m_captionLabel->setWordWrap(true);
    m_noteLabel->setObjectName(QStringLiteral("eraseNoteLabel"));
    m_noteLabel->setWordWrap(true);
    m_addWithoutButton->setObjectName(QStringLiteral("addWithoutObjectButton"));
    m_addAloneButton->setObjectName(QStringLiteral("addObjectAloneButton"));

    auto* fill = new QHBoxLayout;
    fill->addWidget(m_fillLabel);
    fill->addWidget(m_fillComboBox, 1);
    column().addLayout(fill);
    column().addWidget(m_predictButton);

    auto* grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(2, 1);
    grid->addWidget(m_captionLabel, 0, 0, 1, 3);
    const char* names[] = {"picture", "withoutObject", "objectAlone"};
    for (int i = 0; i < resultRows; ++i) {
        const auto at = std::size_t(i);
        m_names[at] = new QLabel;
        m_scores[at] = new QLabel;
        m_scores[at]->setObjectName(QLatin1String(names[i]) + QLatin1String("ScoreLabel"));
        m_scores[at]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_classes[at] = new ElidedLabel;
        m_classes[at]->setObjectName(QLatin1String(names[i]) + QLatin1String("ClassLabel"));
        grid->addWidget(m_names[at], i + 1, 0);
        grid->addWidget(m_scores[at], i + 1, 1);
        grid->addWidget(m_classes[at], i + 1, 2);
    }
    column().addWidget(m_table);
    column().addWidget(m_noteLabel);
    column().addWidget(m_addLabel);
    auto* add = new QHBoxLayout;
    add->addWidget(m_addWithoutButton);
    add->addWidget(m_addAloneButton);
    column().addLayout(add);

    connect(m_fillComboBox, &QComboBox::activated, this,
            [this](int row) { emit fillChosen(ObjectFill(row)); });
    connect(m_predictButton, &QPushButton::clicked, this, &EraseSection::predictRequested);
    connect(m_addWithoutButton, &QPushButton::clicked, this,
            [this] { emit addPictureRequested(EditedPicture::WithoutObject); });
    connect(m_addAloneButton, &QPushButton::clicked, this,
            [this] { emit addPictureRequested(EditedPicture::ObjectAlone); });
    updateTexts();
}

void EraseSection::setFill(ObjectFill fill)
{
    m_fillComboBox->setCurrentIndex(int(fill));
}

ObjectFill EraseSection::fill() const
{
    return ObjectFill(m_fillComboBox->currentIndex());
}

void EraseSection::setHasMask(bool has)
{
    m_hasMask = has;
    updateTexts();
}

void EraseSection::setCanPredict(bool can)
{
    m_canPredict = can;
    updateTexts();
}

void EraseSection::setPredicting(bool predicting)
{
    m_predicting = predicting;
    updateTexts();
}

void EraseSection::setResult(const std::optional<EraseResult>& result, bool stale)
{
    m_result = result;
    m_stale = stale;
    updateTexts();
}

QString EraseSection::scoreText(const EditedPrediction& prediction) const
{
    if (!prediction.score)
        return QStringLiteral("–");
    return m_result->probabilities ? percentage(*prediction.score) : shortNumber(*prediction.score);
}

void EraseSection::updateButtons()
{
    m_predictButton->setText(m_predicting ? tr("Predicting...") : tr("P&redict again"));
    m_predictButton->setToolTip(
        tr("Ask the model about the picture without the object, and about the object alone"));
    m_predictButton->setEnabled(m_hasMask && m_canPredict && !m_predicting);
    //: the title of the two buttons below it
    m_addLabel->setText(tr("Add to the pictures:"));
    m_addWithoutButton->setText(tr("Without o&bject"));
    m_addWithoutButton->setToolTip(tr("Add the picture without the object to the pictures"));
    m_addAloneButton->setText(tr("Ob&ject alone"));
    m_addAloneButton->setToolTip(tr("Add the picture of the object alone to the pictures"));
    for (QWidget* each :
         {static_cast<QWidget*>(m_addLabel), static_cast<QWidget*>(m_addWithoutButton),
          static_cast<QWidget*>(m_addAloneButton)})
        each->setEnabled(m_hasMask);
}

void EraseSection::updateTexts()
{
    setTitle(tr("Was it the object?"));
    m_fillLabel->setText(tr("F&ill with"));
    m_fillComboBox->setToolTip(tr("What takes the place of the pixels that are taken away"));
    m_fillComboBox->setItemText(int(ObjectFill::Surroundings), tr("Surroundings"));
    m_fillComboBox->setItemText(int(ObjectFill::Blur), tr("Blurred picture"));
    m_fillComboBox->setItemText(int(ObjectFill::MeanColor), tr("Mean colour"));
    updateButtons();

    m_noteLabel->setText(!m_hasMask            ? tr("There is no mask yet.")
                         : !m_canPredict       ? tr("Open a model to predict again.")
                         : m_stale && m_result ? tr("The mask or the filling has changed since.")
                                               : QString());
    m_noteLabel->setVisible(!m_noteLabel->text().isEmpty());
    m_noteLabel->setEnabled(m_hasMask && m_canPredict);
    m_table->setVisible(m_result.has_value());
    m_table->setEnabled(!m_stale);
    if (!m_result)
        return;
    m_captionLabel->setText((m_result->probabilities
                                 ? tr("Probability of %1, and the most probable class:")
                                 : tr("Score of %1, and the most probable class:"))
                                .arg(m_result->className));
    m_names[0]->setText(tr("Picture"));
    m_names[1]->setText(tr("Without object"));
    m_names[2]->setText(tr("Object alone"));
    const EditedPrediction* predictions[] = {&m_result->picture, &m_result->withoutObject,
                                             &m_result->objectAlone};
    for (std::size_t i = 0; i < resultRows; ++i) {
        m_scores[i]->setText(scoreText(*predictions[i]));
        m_classes[i]->setText(predictions[i]->topClass);
    }
}

} // namespace widgets
