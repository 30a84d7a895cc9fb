// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targetpanel.h"

#include "widgets/classfinder.h"
#include "widgets/predictionchart.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace app {

namespace {

QString shapeText(const core::Layer& layer)
{
    QStringList sizes;
    for (std::size_t dimension = 1; dimension < layer.shape.size(); ++dimension)
        sizes.append(QString::number(layer.shape[dimension]));
    return sizes.join(QStringLiteral(" × "));
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
      m_notesLabel(new QLabel(this)), m_predictionTitle(titleLabel(this)),
      m_chart(new widgets::PredictionChart(this)), m_classTitle(titleLabel(this)),
      m_classFinder(new widgets::ClassFinder(this)), m_againstTitle(titleLabel(this)),
      m_againstFinder(new widgets::ClassFinder(this)), m_keepCheckBox(new QCheckBox(this)),
      m_layerTitle(titleLabel(this)), m_layerComboBox(new QComboBox(this))
{
    build();
    connect(&m_session, &Session::modelChanged, this, &TargetPanel::showModel);
    connect(&m_session, &Session::openingModelChanged, this, &TargetPanel::showModel);
    connect(&m_session, &Session::currentChanged, this, &TargetPanel::showPrediction);
    connect(&m_session, &Session::targetChanged, this, &TargetPanel::showPrediction);
    connect(&m_session, &Session::layerChanged, this, &TargetPanel::showLayers);
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
    connect(m_layerComboBox, &QComboBox::activated, this,
            [this](int row) { m_session.chooseLayer(m_layerComboBox->itemData(row).toString()); });
    updateTexts();
}

void TargetPanel::build()
{
    m_modelLabel->setObjectName(QStringLiteral("modelLabel"));
    m_modelLabel->setWordWrap(true);
    m_notesLabel->setObjectName(QStringLiteral("notesLabel"));
    m_notesLabel->setWordWrap(true);
    m_notesLabel->setTextFormat(Qt::PlainText);
    m_chart->setObjectName(QStringLiteral("predictionChart"));
    m_classFinder->setObjectName(QStringLiteral("classFinder"));
    m_againstFinder->setObjectName(QStringLiteral("againstFinder"));
    m_againstFinder->setNoneAllowed(true);
    m_keepCheckBox->setObjectName(QStringLiteral("keepCheckBox"));
    m_keepCheckBox->setChecked(m_session.keepClass());
    m_layerComboBox->setObjectName(QStringLiteral("layerComboBox"));
    // Networks have hundreds of layers: type a part of the name.
    m_layerComboBox->setEditable(true);
    m_layerComboBox->setInsertPolicy(QComboBox::NoInsert);
    m_layerComboBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_layerComboBox->setMinimumContentsLength(12);
    m_layerComboBox->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_layerComboBox->completer()->setFilterMode(Qt::MatchContains);
    m_classTitle->setBuddy(m_classFinder);
    m_againstTitle->setBuddy(m_againstFinder);
    m_layerTitle->setBuddy(m_layerComboBox);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_modelLabel);
    layout->addWidget(m_notesLabel);
    layout->addWidget(m_predictionTitle);
    layout->addWidget(m_chart);
    layout->addWidget(m_classTitle);
    layout->addWidget(m_classFinder);
    layout->addWidget(m_againstTitle);
    layout->addWidget(m_againstFinder);
    layout->addWidget(m_keepCheckBox);
    layout->addSpacing(layout->spacing());
    layout->addWidget(m_layerTitle);
    layout->addWidget(m_layerComboBox);
    layout->addStretch(1);
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
    m_notesLabel->setText(notes.join('\n'));
    m_notesLabel->setVisible(!notes.isEmpty());
    m_classFinder->setClasses(names);
    m_againstFinder->setClasses(names);
    showLayers();
    showPrediction();
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
    m_chart->setPrediction(rows);
    showTarget();
}

void TargetPanel::showTarget()
{
    const auto& target = m_session.target();
    const auto chosen = target ? std::optional(target->classIndex) : std::nullopt;
    m_chart->setChosen(chosen);
    m_classFinder->setChosen(chosen);
    m_againstFinder->setChosen(target ? target->against : std::nullopt);
    m_classFinder->setEnabled(target.has_value());
    m_againstFinder->setEnabled(target.has_value());
}

void TargetPanel::showLayers()
{
    const QSignalBlocker quiet(m_layerComboBox);
    m_layerComboBox->clear();
    const auto& model = m_session.model();
    m_layerComboBox->setEnabled(model && !model->layers().empty());
    if (!model)
        return;
    for (const auto& layer : model->layers()) {
        if (!layer.spatial)
            continue;
        const auto name = QString::fromStdString(layer.name);
        m_layerComboBox->addItem(tr("%1   (%2)").arg(name, shapeText(layer)), name);
        QStringList details{QString::fromStdString(layer.kind)};
        for (const auto& alias : layer.aliases)
            details.append(QString::fromStdString(alias));
        m_layerComboBox->setItemData(m_layerComboBox->count() - 1,
                                     details.join(QStringLiteral(", ")), Qt::ToolTipRole);
    }
    const auto chosen = m_session.layer().isEmpty() ? QString::fromStdString(model->standardLayer())
                                                    : m_session.layer();
    m_layerComboBox->setCurrentIndex(m_layerComboBox->findData(chosen));
    m_layerComboBox->lineEdit()->setCursorPosition(0);
}

void TargetPanel::updateTexts()
{
    m_predictionTitle->setText(tr("Prediction"));
    m_classTitle->setText(tr("Ex&plain"));
    m_classFinder->setPlaceholder(tr("Find a class"));
    m_classFinder->setToolTip(
        tr("The class that is explained: type a part of its name or its number"));
    m_againstTitle->setText(tr("&Rather than"));
    m_againstFinder->setPlaceholder(tr("Nothing in particular"));
    m_againstFinder->setToolTip(tr("Explain what speaks for the class and against this one"));
    m_keepCheckBox->setText(tr("&Keep for the next pictures"));
    m_keepCheckBox->setToolTip(
        tr("Explain this class in every picture, instead of what each is predicted to be"));
    m_layerTitle->setText(tr("&Layer for class activation maps"));
    m_layerComboBox->setToolTip(
        tr("Where class activation maps look into the network: early layers are finer, "
           "late ones mean more"));
    m_layerComboBox->setAccessibleName(tr("Layer for class activation maps"));
    showModel();
}

void TargetPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace app
