// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/targetpanel.h"

#include "app/model/layeritems.h"
#include "core/probe/boxquantity.h"
#include "widgets/classfinder.h"
#include "widgets/detect/boxquantities.h"
#include "widgets/detect/boxtable.h"
#include "widgets/layerpicker.h"
#include "widgets/predictionchart.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace app {

namespace {

QString outputName(core::OutputKind kind)
{
    switch (kind) {
    case core::OutputKind::Logits: return TargetPanel::tr("Classes (softmax)");
    case core::OutputKind::Probabilities: return TargetPanel::tr("Class probabilities");
    case core::OutputKind::LogProbabilities: return TargetPanel::tr("Class log-probabilities");
    case core::OutputKind::SingleLogit: return TargetPanel::tr("Yes or no");
    case core::OutputKind::MultiLabel: return TargetPanel::tr("Independent labels (sigmoid)");
    case core::OutputKind::Regression: return TargetPanel::tr("Measured values");
    }
    return {};
}

QLabel* titleLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    auto font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace

TargetPanel::TargetPanel(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_modelLabel(new QLabel(this)),
      m_notesLabel(new QLabel(this)), m_outputLabel(new QLabel(this)),
      m_outputComboBox(new QComboBox(this)), m_predictionTitle(titleLabel(this)),
      m_chart(new widgets::PredictionChart(this)), m_boxTable(new widgets::BoxTable(this)),
      m_quantityLabel(new QLabel(this)), m_quantityComboBox(new QComboBox(this)),
      m_classTitle(titleLabel(this)), m_classFinder(new widgets::ClassFinder(this)),
      m_againstTitle(titleLabel(this)), m_againstFinder(new widgets::ClassFinder(this)),
      m_scaleLabel(new QLabel(this)), m_scaleComboBox(new QComboBox(this)),
      m_evidenceLabel(new QLabel(this)), m_evidenceComboBox(new QComboBox(this)),
      m_keepCheckBox(new QCheckBox(this)), m_layerTitle(titleLabel(this)),
      m_layerPicker(new widgets::LayerPicker(this))
{
    build();
    layOut();
    connectParts();
    updateTexts();
}

void TargetPanel::build()
{
    m_modelLabel->setObjectName(QStringLiteral("modelLabel"));
    m_modelLabel->setWordWrap(true);
    m_notesLabel->setObjectName(QStringLiteral("notesLabel"));
    m_notesLabel->setWordWrap(true);
    m_notesLabel->setTextFormat(Qt::PlainText);
    m_outputComboBox->setObjectName(QStringLiteral("outputComboBox"));
    m_chart->setObjectName(QStringLiteral("predictionChart"));
    m_boxTable->setObjectName(QStringLiteral("targetBoxTable"));
    m_boxTable->hide();
    m_quantityComboBox->setObjectName(QStringLiteral("quantityComboBox"));
    m_quantityLabel->setBuddy(m_quantityComboBox);
    m_classFinder->setObjectName(QStringLiteral("classFinder"));
    m_againstFinder->setObjectName(QStringLiteral("againstFinder"));
    m_againstFinder->setNoneAllowed(true);
    m_scaleComboBox->setObjectName(QStringLiteral("scaleComboBox"));
    m_scaleComboBox->addItems({{}, {}, {}});
    m_scaleComboBox->setCurrentIndex(int(m_session.scale()));
    m_evidenceComboBox->setObjectName(QStringLiteral("evidenceComboBox"));
    m_evidenceComboBox->addItems({{}, {}});
    m_evidenceComboBox->setCurrentIndex(m_session.negative() ? 1 : 0);
    m_keepCheckBox->setObjectName(QStringLiteral("keepCheckBox"));
    m_keepCheckBox->setChecked(m_session.keepClass());
    m_layerPicker->setObjectName(QStringLiteral("layerPicker"));
    m_outputLabel->setBuddy(m_outputComboBox);
    m_classTitle->setBuddy(m_classFinder);
    m_againstTitle->setBuddy(m_againstFinder);
    m_scaleLabel->setBuddy(m_scaleComboBox);
    m_evidenceLabel->setBuddy(m_evidenceComboBox);
    m_layerTitle->setBuddy(m_layerPicker);
    for (auto* combo :
         {m_outputComboBox, m_scaleComboBox, m_evidenceComboBox, m_quantityComboBox}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
    }
}

void TargetPanel::layOut()
{
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_modelLabel);
    layout->addWidget(m_notesLabel);
    auto* outputs = new QHBoxLayout;
    outputs->addWidget(m_outputLabel);
    outputs->addWidget(m_outputComboBox, 1);
    layout->addLayout(outputs);
    layout->addWidget(m_predictionTitle);
    layout->addWidget(m_chart);
    layout->addWidget(m_boxTable);
    layout->addWidget(m_classTitle);
    layout->addWidget(m_classFinder);
    layout->addWidget(m_againstTitle);
    layout->addWidget(m_againstFinder);
    auto* target = new QGridLayout;
    target->addWidget(m_quantityLabel, 0, 0);
    target->addWidget(m_quantityComboBox, 0, 1);
    target->addWidget(m_evidenceLabel, 1, 0);
    target->addWidget(m_evidenceComboBox, 1, 1);
    target->addWidget(m_scaleLabel, 2, 0);
    target->addWidget(m_scaleComboBox, 2, 1);
    target->setColumnStretch(1, 1);
    layout->addLayout(target);
    layout->addWidget(m_keepCheckBox);
    layout->addSpacing(layout->spacing());
    layout->addWidget(m_layerTitle);
    layout->addWidget(m_layerPicker);
    layout->addStretch(1);
}

void TargetPanel::connectParts()
{
    connect(&m_session, &Session::modelChanged, this, &TargetPanel::showModel);
    connect(&m_session, &Session::openingModelChanged, this, &TargetPanel::showModel);
    connect(&m_session, &Session::cardSavedChanged, this, &TargetPanel::showModel);
    connect(&m_session, &Session::currentChanged, this, &TargetPanel::showPrediction);
    connect(&m_session, &Session::targetChanged, this, &TargetPanel::showPrediction);
    connect(&m_session, &Session::layerChanged, this, &TargetPanel::showLayers);
    connect(&m_session, &Session::detectionsChanged, this, &TargetPanel::showPrediction);
    connect(m_boxTable, &widgets::BoxTable::boxChosen, this, [this](int index) {
        m_session.chooseDetection(m_session.shownDetections().at(std::size_t(index)));
    });
    connect(m_boxTable, &widgets::BoxTable::boxHovered, m_boxTable, &widgets::BoxTable::setHovered);
    connect(m_quantityComboBox, &QComboBox::activated, this,
            [this] { m_session.chooseBoxQuantity(widgets::quantityIn(*m_quantityComboBox)); });
    connect(m_chart, &widgets::PredictionChart::classChosen, &m_session, &Session::chooseClass);
    connect(m_classFinder, &widgets::ClassFinder::classChosen, &m_session, &Session::chooseClass);
    connect(m_classFinder, &widgets::ClassFinder::classChosen, this, &TargetPanel::classFound);
    connect(m_againstFinder, &widgets::ClassFinder::classChosen, this,
            [this](int index) { m_session.chooseAgainst(index); });
    connect(m_againstFinder, &widgets::ClassFinder::noneChosen, this,
            [this] { m_session.chooseAgainst(std::nullopt); });
    connect(m_keepCheckBox, &QCheckBox::toggled, this, [this](bool keep) {
        m_session.setKeepClass(keep);
        emit keepClassChanged(keep);
    });
    connect(m_outputComboBox, &QComboBox::activated, this, [this](int row) {
        m_session.chooseOutput(core::OutputKind(m_outputComboBox->itemData(row).toInt()));
    });
    connect(m_scaleComboBox, &QComboBox::activated, this, [this](int row) {
        m_session.chooseScale(core::ScoreScale(row));
        emit scaleChanged(core::ScoreScale(row));
    });
    connect(m_evidenceComboBox, &QComboBox::activated, this, [this](int row) {
        m_session.chooseNegative(row == 1);
        emit negativeChanged(row == 1);
    });
    connect(m_layerPicker, &widgets::LayerPicker::layersChosen, this,
            [this](const QStringList& names) { m_session.chooseLayer(names.join('+')); });
}

void TargetPanel::findClass()
{
    m_classFinder->setFocus(Qt::ShortcutFocusReason);
}

void TargetPanel::showModel()
{
    const auto& model = m_session.model();
    QStringList names;
    QStringList notes;
    for (int index = 0; model && index < model->classCount(); ++index)
        names.append(QString::fromStdString(model->className(index)));
    if (model) {
        const auto title = QString::fromStdString(model->card().title);
        m_modelLabel->setText(
            title.isEmpty() ? QFileInfo(QString::fromStdString(model->path())).fileName() : title);
        m_modelLabel->setToolTip(QString::fromStdString(model->path()));
        for (const auto& note : model->notes()) {
            const auto text = QCoreApplication::translate("core", note.text);
            notes.append(note.argument.empty() ? text
                                               : text.arg(QString::fromStdString(note.argument)));
        }
    } else {
        m_modelLabel->setText(m_session.openingModel() ? tr("Opening the model...")
                                                       : tr("No model is open."));
        m_modelLabel->setToolTip({});
    }
    if (m_session.cardUnsaved())
        notes.append(tr("The model card in use is not saved."));
    m_notesLabel->setText(notes.join('\n'));
    m_notesLabel->setVisible(!notes.isEmpty());
    showOutputs();
    m_classFinder->setClasses(names);
    m_againstFinder->setClasses(names);
    showLayers();
    showPrediction();
}

void TargetPanel::showOutputs()
{
    if (m_session.openingModel())
        return; // what was chosen stays on show meanwhile
    const auto& model = m_session.model();
    m_outputComboBox->clear();
    m_outputComboBox->setEnabled(model != nullptr);
    if (!model)
        return;
    for (const auto kind : model->possibleOutputs())
        m_outputComboBox->addItem(outputName(kind), int(kind));
    // A card that names what the network cannot be is not followed.
    m_outputComboBox->setCurrentIndex(
        std::max(0, m_outputComboBox->findData(int(model->card().output))));
}

/// What was found in the picture, as it is shown there.
void TargetPanel::showBoxes()
{
    const auto& model = m_session.model();
    const bool detector = model && model->isDetector();
    m_boxTable->setVisible(detector);
    m_chart->setVisible(!detector);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_outputLabel), static_cast<QWidget*>(m_outputComboBox)})
        widget->setVisible(!detector);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_quantityLabel), static_cast<QWidget*>(m_quantityComboBox)})
        widget->setVisible(detector);
    m_predictionTitle->setText(detector ? tr("Boxes found") : tr("Prediction"));
    // A box's numbers are explained with the class that a person chooses.
    m_quantityComboBox->setEnabled(m_session.hasBox());
    widgets::showQuantity(*m_quantityComboBox, m_session.boxQuantity());
    if (!detector)
        return;
    widgets::ShownBoxes boxes;
    int chosen = -1;
    const auto target = m_session.chosenDetection();
    for (const auto& detection : m_session.shownDetections()) {
        if (target == detection)
            chosen = int(boxes.size());
        boxes.push_back(
            {detection, QString::fromStdString(model->className(detection.classIndex))});
    }
    m_boxTable->setBoxes(boxes);
    m_boxTable->setChosen(chosen);
}

void TargetPanel::showPrediction()
{
    const auto* picture = m_session.current();
    std::vector<widgets::ClassScore> rows;
    if (picture && picture->prediction && m_session.model()) {
        const auto& prediction = *picture->prediction;
        const auto row = [&](int index) {
            return widgets::ClassScore{
                .index = index,
                .name = QString::fromStdString(m_session.model()->className(index)),
                .probability = prediction.probabilities[std::size_t(index)],
                .score = prediction.scores[std::size_t(index)]};
        };
        const auto shown = std::min<std::size_t>(prediction.ranking.size(), bars);
        for (std::size_t rank = 0; rank < shown; ++rank)
            rows.push_back(row(prediction.ranking[rank]));
        const auto& target = m_session.target();
        const bool isShown =
            !target || std::any_of(rows.begin(), rows.end(), [&](const auto& entry) {
                return entry.index == target->classIndex;
            });
        if (!isShown)
            rows.push_back(row(target->classIndex));
    }
    m_chart->setPrediction(rows, m_session.model() &&
                                     m_session.model()->output() == core::OutputKind::Regression);
    showBoxes();
    showTarget();
}

void TargetPanel::showTarget()
{
    const auto& target = m_session.target();
    const auto chosen = target ? std::optional(target->classIndex) : std::nullopt;
    m_chart->setChosen(chosen);
    m_classFinder->setChosen(chosen);
    showPossibleChoices();
    m_againstFinder->setChosen(target ? target->against : std::nullopt);
    m_scaleComboBox->setCurrentIndex(int(m_session.scale()));
    m_evidenceComboBox->setCurrentIndex(m_session.negative() ? 1 : 0);
    m_classFinder->setEnabled(target.has_value());
    if (m_standardLayer != m_session.standardLayer()) // boxes come from several grids
        showLayers();
}

/// A box's numbers that are the same for all classes, or no probabilities, leave less to choose.
void TargetPanel::showPossibleChoices()
{
    const auto& model = m_session.model();
    const auto quantity =
        m_session.hasBox() ? m_session.target()->box->quantity : core::BoxQuantity::Confidence;
    const bool compared = core::dependsOnClass(quantity);
    m_againstFinder->setEnabled(m_session.target() && compared);
    m_againstFinder->setToolTip(
        compared ? tr("Explain what speaks for the class and against this one")
                 : QCoreApplication::translate(
                       "core", "This number of a box is the same for all classes, so that there "
                               "is nothing to compare."));
    const bool scaled = core::isProbability(quantity);
    m_scaleComboBox->setEnabled(scaled &&
                                (!model || model->output() != core::OutputKind::Regression));
    m_scaleComboBox->setToolTip(
        scaled ? tr("Which number is explained. The logit is the class's own; a probability also "
                    "depends on all other classes and hardly changes where the model is sure.")
               : tr("This number of a box is no probability: it is explained as it is."));
}

void TargetPanel::showLayers()
{
    m_standardLayer = m_session.standardLayer();
    m_layerPicker->setLayers(layerItems(m_session.model().get()), m_standardLayer);
    m_layerPicker->setChosen(m_session.layer().split('+', Qt::SkipEmptyParts));
}

void TargetPanel::updateTexts()
{
    m_quantityLabel->setText(tr("Of the &box"));
    widgets::fillQuantities(*m_quantityComboBox);
    m_classTitle->setText(tr("Ex&plain"));
    m_classFinder->setPlaceholder(tr("Find a class"));
    m_classFinder->setToolTip(
        tr("The class that is explained: type a part of its name or its number"));
    m_againstTitle->setText(tr("&Rather than"));
    m_againstFinder->setPlaceholder(tr("Nothing in particular"));
    m_outputLabel->setText(tr("&Outputs"));
    m_outputComboBox->setToolTip(
        tr("What the network's outputs mean; the model is opened again when this changes"));
    m_evidenceLabel->setText(tr("Ev&idence"));
    m_evidenceComboBox->setItemText(0, tr("For the class"));
    m_evidenceComboBox->setItemText(1, tr("Against the class"));
    m_evidenceComboBox->setToolTip(tr("Whether maps show what raises the score or what lowers it"));
    m_scaleLabel->setText(tr("S&core"));
    m_scaleComboBox->setItemText(0, tr("Class score (logit)"));
    m_scaleComboBox->setItemText(1, tr("Probability"));
    m_scaleComboBox->setItemText(2, tr("Log-probability"));
    m_keepCheckBox->setText(tr("&Keep for the next pictures"));
    m_keepCheckBox->setToolTip(
        tr("Explain this class in every picture, instead of what each is predicted to be"));
    m_layerTitle->setText(tr("&Layers for class activation maps"));
    m_layerPicker->setToolTip(
        tr("Where class activation maps look into the network: early layers are finer, "
           "late ones mean more. Maps of several layers are averaged."));
    m_layerPicker->setAccessibleName(tr("Layers for class activation maps"));
    showModel();
}

void TargetPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace app
