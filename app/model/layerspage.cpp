// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/layerspage.h"

#include "app/model/layeritems.h"
#include "core/probe/profile.h"
#include "widgets/elidedlabel.h"
#include "widgets/model/layertree.h"
#include "widgets/model/stagegraph.h"
#include "widgets/numbers.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace app {

namespace {

const QString slot = QStringLiteral("layer times");
constexpr int priority = 2; ///< quicker than explanations

const QString times = QStringLiteral(" × ");

QString channelsText(const core::Stage& stage)
{
    if (stage.fewestChannels == stage.mostChannels)
        return LayersPage::tr("%1 channels").arg(stage.mostChannels);
    //: a range
    return LayersPage::tr("%1–%2 channels").arg(stage.fewestChannels).arg(stage.mostChannels);
}

QString convolutionsText(const core::Stage& stage)
{
    return stage.convolutions == 1 ? LayersPage::tr("1 convolution")
                                   : LayersPage::tr("%1 convolutions").arg(stage.convolutions);
}

QToolButton* textButton(const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

LayersPage::LayersPage(Session& session, Worker& worker, QWidget* parent)
    : ModelPage(session, worker, parent), m_stack(new QStackedWidget(this)),
      m_emptyLabel(new QLabel(this)), m_headerLabel(new widgets::ElidedLabel(this)),
      m_notesLabel(new widgets::ElidedLabel(this)), m_graph(new widgets::StageGraph(this)),
      m_graphArea(nullptr), m_noStagesLabel(new QLabel(this)),
      m_searchLineEdit(new QLineEdit(this)), m_expandButton(textButton("expandButton", this)),
      m_collapseButton(textButton("collapseButton", this)),
      m_copyButton(textButton("copyButton", this)), m_treeView(new widgets::LayerTree(this)),
      m_choiceLabel(new widgets::ElidedLabel(this)), m_useButton(new QPushButton(this))
{
    m_emptyLabel->setObjectName(QStringLiteral("emptyLabel"));
    m_headerLabel->setObjectName(QStringLiteral("headerLabel"));
    m_searchLineEdit->setObjectName(QStringLiteral("searchLineEdit"));
    m_treeView->setObjectName(QStringLiteral("layerTree"));
    m_graph->setObjectName(QStringLiteral("stageGraph"));
    m_choiceLabel->setObjectName(QStringLiteral("choiceLabel"));
    m_useButton->setObjectName(QStringLiteral("useButton"));
    m_searchLineEdit->setClearButtonEnabled(true);
    build();
    using widgets::LayerTree;
    connect(m_searchLineEdit, &QLineEdit::textChanged, m_treeView, &LayerTree::setSearch);
    connect(m_expandButton, &QToolButton::clicked, m_treeView, &LayerTree::expandAll);
    connect(m_collapseButton, &QToolButton::clicked, m_treeView, &LayerTree::collapseAll);
    connect(m_copyButton, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_treeView->copiedText()); });
    connect(m_treeView, &LayerTree::currentRowChanged, this, &LayersPage::showChoice);
    connect(m_treeView, &LayerTree::rowActivated, this, &LayersPage::choose);
    connect(m_useButton, &QPushButton::clicked, this, [this] { choose(m_treeView->currentRow()); });
    connect(m_graph, &widgets::StageGraph::stageChosen, this, [this](int stage) {
        for (int row = 0; row < int(m_tree.nodes.size()); ++row)
            if (m_tree.nodes[std::size_t(row)].layer == m_stages[std::size_t(stage)].entry) {
                m_searchLineEdit->clear();
                m_treeView->setCurrentRow(row);
            }
        m_graph->setMarked(stage);
    });
    connect(&session, &Session::modelChanged, this, [this] {
        if (!isVisible())
            forgetModel();
    });
    LayersPage::updateTexts();
}

void LayersPage::build()
{
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(5);
    layout->addWidget(m_headerLabel);
    layout->addWidget(m_notesLabel);
    auto* area = new QScrollArea(content);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_graph);
    m_graphArea = area;
    layout->addWidget(area);
    m_noStagesLabel->setWordWrap(true);
    layout->addWidget(m_noStagesLabel);
    layout->addLayout(buildTools());
    layout->addWidget(m_treeView, 1);
    auto* choice = new QHBoxLayout;
    choice->addWidget(m_choiceLabel, 1);
    choice->addWidget(m_useButton);
    layout->addLayout(choice);

    m_emptyLabel->setAlignment(Qt::AlignCenter);
    m_emptyLabel->setWordWrap(true);
    m_stack->addWidget(m_emptyLabel);
    m_stack->addWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
}

QLayout* LayersPage::buildTools()
{
    auto* tools = new QHBoxLayout;
    tools->setSpacing(4);
    tools->addWidget(m_searchLineEdit, 1);
    for (auto* button : {m_expandButton, m_collapseButton, m_copyButton})
        tools->addWidget(button);
    return tools;
}

QString LayersPage::title() const
{
    return tr("Layers");
}

void LayersPage::refresh(Changes changes)
{
    if (changes & ModelChange)
        showModel();
    if (changes & (ModelChange | LayerChange))
        showLayer();
    if (changes & (ModelChange | PictureChange))
        measure();
}

void LayersPage::showModel()
{
    m_model = session().model();
    const auto& model = m_model;
    m_times.clear();
    m_tree = model ? core::moduleTree(*model) : core::ModuleTree();
    m_stack->setCurrentIndex(model ? 1 : 0);
    m_searchLineEdit->clear();
    if (!model) {
        m_treeView->setRows({});
        m_graph->setStages({});
        return;
    }
    showHeader();
    showTree();
    showStages();
}

/// So that it goes; the next one is taken apart when the page is on show.
void LayersPage::forgetModel()
{
    worker().drop(slot);
    m_measuring = false;
    m_model.reset();
    m_tree = {};
    m_times.clear();
    m_stages.clear();
}

void LayersPage::showHeader()
{
    const auto& model = *m_model;
    const QFileInfo file(QString::fromStdString(model.path()));
    const QLocale locale;
    const auto total = m_tree.nodes[0].parameters;
    const auto counted = tr("%1 parameters").arg(widgets::countText(total));
    QStringList facts{file.fileName(), locale.formattedDataSize(file.size(), 1), counted,
                      //: of a network
                      tr("%1 layers").arg(model.layers().size())};
    QStringList full{file.filePath(), tr("%1 parameters").arg(locale.toString(qlonglong(total)))};
    if (m_tree.fromGraph) {
        const auto frozen = tr("frozen: no modules, the parameters are the constants of its graph");
        facts << frozen;
        full << frozen;
    }
    m_headerLabel->setText(facts.join(QStringLiteral("  ·  ")), full.join(QLatin1Char('\n')));
    QStringList notes;
    for (const auto& note : model.notes()) {
        const auto text = QCoreApplication::translate("core", note.text);
        notes << (note.argument.empty() ? text : text.arg(QString::fromStdString(note.argument)));
    }
    m_notesLabel->setText(notes.join(QLatin1Char(' ')), notes.join(QLatin1Char('\n')));
    m_notesLabel->setVisible(!notes.isEmpty());
}

void LayersPage::showTree()
{
    std::vector<widgets::LayerTreeRow> rows;
    for (const auto& node : m_tree.nodes) {
        const auto path = QString::fromStdString(node.path);
        const auto* layer = layerOf(int(rows.size()));
        rows.push_back({.path = path.isEmpty() ? tr("The whole network") : path,
                        .name = node.path.empty() ? tr("The whole network")
                                                  : QString::fromStdString(node.name),
                        .kind = QString::fromStdString(node.kind),
                        .shape = layer ? shapeText(*layer) : QString(),
                        .parent = node.parent,
                        .parameters = node.parameters,
                        .ownParameters = node.ownParameters});
    }
    m_treeView->setRows(rows);
    m_treeView->expandToDepth(0);
}

void LayersPage::showStages()
{
    const auto& model = *m_model;
    m_stages = core::stages(model, m_times);
    double whole = 0;
    for (const auto& time : m_times)
        whole += time.milliseconds;
    std::vector<widgets::StageBox> boxes;
    for (const auto& stage : m_stages) {
        QStringList lines{QString::number(stage.height) + times + QString::number(stage.width),
                          channelsText(stage), convolutionsText(stage)};
        lines << (whole > 0 ? tr("%1 of time").arg(widgets::percentage(stage.milliseconds / whole))
                            : QString());
        const auto& layers = model.layers();
        const auto tip =
            tr("From %1 to %2")
                .arg(QString::fromStdString(layers[std::size_t(stage.firstLayer)].name),
                     QString::fromStdString(layers[std::size_t(stage.lastLayer)].name));
        boxes.push_back({stage.height, stage.width, lines,
                         lines.join(QLatin1Char('\n')).trimmed() + QLatin1Char('\n') + tip});
    }
    m_graph->setStages(boxes);
    m_graphArea->setVisible(!boxes.empty());
    m_graphArea->setFixedHeight(m_graph->minimumSizeHint().height() +
                                style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    m_noStagesLabel->setVisible(boxes.empty());
}

const core::Layer* LayersPage::layerOf(int row) const
{
    const auto& model = m_model;
    if (!model || row < 0 || row >= int(m_tree.nodes.size()))
        return nullptr;
    const int layer = m_tree.nodes[std::size_t(row)].layer;
    return layer < 0 ? nullptr : &model->layers()[std::size_t(layer)];
}

/// Marks what explanations use, and goes there.
void LayersPage::showLayer()
{
    const auto& model = m_model;
    if (!model)
        return;
    std::vector<std::string> names = core::layerNames(session().layer().toStdString());
    if (names.empty())
        names.push_back(model->standardLayer());
    std::vector<int> marked;
    for (int row = 0; row < int(m_tree.nodes.size()); ++row)
        if (const auto* layer = layerOf(row))
            for (const auto& name : names)
                if (name == layer->name ||
                    std::count(layer->aliases.begin(), layer->aliases.end(), name))
                    marked.push_back(row);
    m_treeView->setMarked(marked);
    const bool there = std::count(marked.begin(), marked.end(), m_treeView->currentRow()) > 0;
    if (!marked.empty() && !there)
        m_treeView->setCurrentRow(marked.front());
    showChoice();
}

QString LayersPage::whyNot(int row) const
{
    const auto* layer = layerOf(row);
    if (row < 0)
        return tr("Choose a layer to use it for explanations.");
    if (!layer)
        return tr(
            "What this puts out is not a single value inside the network that can be looked at.");
    if (!layer->spatial)
        return tr("This layer has no positions, so it cannot show where the model looks.");
    return {};
}

void LayersPage::showChoice()
{
    const int row = m_treeView->currentRow();
    const auto reason = whyNot(row);
    m_useButton->setEnabled(reason.isEmpty());
    const auto* layer = layerOf(row);
    m_choiceLabel->setText(reason.isEmpty() ? QString::fromStdString(layer->name) : reason);
    int stage = -1;
    if (layer)
        for (int i = 0; i < int(m_stages.size()); ++i) {
            const int at = m_tree.nodes[std::size_t(row)].layer;
            if (at >= m_stages[std::size_t(i)].firstLayer &&
                at <= m_stages[std::size_t(i)].lastLayer)
                stage = i;
        }
    m_graph->setMarked(stage);
}

void LayersPage::choose(int row)
{
    if (whyNot(row).isEmpty())
        session().chooseLayer(QString::fromStdString(layerOf(row)->name));
}

void LayersPage::measure()
{
    const auto model = m_model;
    const auto image = session().image();
    worker().drop(slot);
    m_measuring = false;
    if (!model || !image)
        return emit mayHaveSettled();
    m_measuring = true;
    Worker::Job job;
    job.slot = slot;
    job.priority = priority;
    job.message = tr("Measuring the layers' time");
    job.work = [this, model, image](Worker::Context& context) -> Worker::Deliver {
        auto found = core::operatorTimes(context.bench().probe(model, image), context);
        return [this, found = std::move(found)] { receive(found); };
    };
    job.failed = [this](const QString& sentence) {
        receive({});
        emit problem(sentence);
    };
    job.cancelled = [this] { receive({}); };
    worker().submit(std::move(job));
}

void LayersPage::receive(const std::vector<core::OperatorTime>& found)
{
    m_measuring = false;
    m_times = found;
    m_treeView->setTimes(found.empty() ? std::vector<double>() : core::timeOfNodes(m_tree, found));
    showStages();
    showChoice();
    emit mayHaveSettled();
}

void LayersPage::updateTexts()
{
    m_emptyLabel->setText(tr("Open a model to see what it is built of."));
    m_noStagesLabel->setText(tr("This network has no layers with positions, so it has no stages."));
    m_searchLineEdit->setPlaceholderText(tr("Find layers by name or kind"));
    m_searchLineEdit->setAccessibleName(tr("Find layers"));
    m_searchLineEdit->setToolTip(tr("Parts of a layer's name or kind, in any order"));
    m_expandButton->setText(tr("Expand all"));
    m_expandButton->setToolTip(tr("Show everything inside each module"));
    m_collapseButton->setText(tr("Collapse all"));
    m_collapseButton->setToolTip(tr("Show the whole network as one row"));
    m_copyButton->setText(tr("Copy"));
    m_copyButton->setToolTip(tr("Copy the table as text: the chosen rows if there are several, "
                                "else all that are shown (Ctrl+C in the table)"));
    m_treeView->setAccessibleName(tr("Layers of the network"));
    m_useButton->setText(tr("&Use for explanations"));
    m_useButton->setToolTip(tr("Class activation maps are made from this layer (Enter)"));
    if (m_model && !m_tree.nodes.empty()) {
        showHeader();
        m_treeView->rename(0, tr("The whole network"));
        showStages();
        showChoice();
    }
}

} // namespace app
