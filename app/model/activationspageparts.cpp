// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the page and their texts.
#include "app/model/activationspage.h"
#include "app/model/layeritems.h"
#include "widgets/elidedlabel.h"
#include "widgets/layerpicker.h"
#include "widgets/model/channelview.h"
#include "widgets/model/tilewall.h"
#include "widgets/panelscroll.h"
#include "widgets/progressoverlay.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>

namespace app {

namespace {

constexpr int smallestTile = 32;
constexpr int largestTile = 192;

/// By WallOrder.
const QStringList orderIds{QStringLiteral("number"), QStringLiteral("mean"),
                           QStringLiteral("largest"), QStringLiteral("for"),
                           QStringLiteral("against")};

} // namespace

ActivationsPage::ActivationsPage(Session& session, Worker& worker, Settings& settings,
                                 QWidget* parent)
    : ModelPage(session, worker, parent), m_settings(settings), m_stack(new QStackedWidget(this)),
      m_emptyLabel(new QLabel(this)), m_layerLabel(new QLabel(this)),
      m_layerPicker(new widgets::LayerPicker(this)), m_showComboBox(new QComboBox(this)),
      m_orderLabel(new QLabel(this)), m_orderComboBox(new QComboBox(this)),
      m_filterLineEdit(new QLineEdit(this)), m_commonCheckBox(new QCheckBox(this)),
      m_sizeLabel(new QLabel(this)), m_sizeSlider(new QSlider(Qt::Horizontal, this)),
      m_factsLabel(new widgets::ElidedLabel(this)), m_wall(new widgets::TileWall(this)),
      m_view(new widgets::ChannelView(this)), m_progress(new widgets::ProgressOverlay(m_stack))
{
    m_emptyLabel->setObjectName(QStringLiteral("emptyLabel"));
    m_layerPicker->setObjectName(QStringLiteral("activationLayerPicker"));
    m_showComboBox->setObjectName(QStringLiteral("showComboBox"));
    m_orderComboBox->setObjectName(QStringLiteral("orderComboBox"));
    m_filterLineEdit->setObjectName(QStringLiteral("channelFilterLineEdit"));
    m_commonCheckBox->setObjectName(QStringLiteral("commonCheckBox"));
    m_sizeSlider->setObjectName(QStringLiteral("tileSizeSlider"));
    m_factsLabel->setObjectName(QStringLiteral("factsLabel"));
    m_wall->setObjectName(QStringLiteral("tileWall"));
    m_view->setObjectName(QStringLiteral("channelView"));
    build();
    restore();
    connectParts();
    ActivationsPage::updateTexts();
}

void ActivationsPage::restore()
{
    const auto order = orderIds.indexOf(m_settings.text(Key::ActivationsOrder));
    m_wantedOrder = order < 0 ? WallOrder::Mean : WallOrder(order);
    m_orderComboBox->setCurrentIndex(int(m_wantedOrder));
    m_commonCheckBox->setChecked(m_settings.flag(Key::ActivationsCommonScale));
    if (const int size = m_settings.value(Key::ActivationsTileSize).toInt(); size > 0)
        m_sizeSlider->setValue(size);
    m_wall->setTileSize(m_sizeSlider->value());
}

void ActivationsPage::build()
{
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(8, 6, 0, 6);
    layout->setSpacing(5);
    auto* splitter = new QSplitter(Qt::Horizontal, content);
    splitter->setChildrenCollapsible(false);
    auto* left = new QWidget(splitter);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(5);
    leftLayout->addLayout(buildLayerRow());
    leftLayout->addLayout(buildOrderRow());
    leftLayout->addLayout(buildWallRow());
    leftLayout->addWidget(m_wall, 1);
    auto* below = new QHBoxLayout;
    below->addWidget(m_factsLabel, 1);
    below->addWidget(m_commonCheckBox);
    leftLayout->addLayout(below);
    splitter->addWidget(left);
    splitter->addWidget(new widgets::PanelScroll(m_view, splitter));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({450, 320});
    layout->addWidget(splitter, 1);

    m_emptyLabel->setAlignment(Qt::AlignCenter);
    m_emptyLabel->setWordWrap(true);
    m_emptyLabel->setMargin(16);
    m_stack->addWidget(m_emptyLabel);
    m_stack->addWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
}

QLayout* ActivationsPage::buildLayerRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(5);
    m_layerLabel->setBuddy(m_layerPicker);
    m_layerPicker->setSingle(true);
    m_layerPicker->setMinimumContentsLength(6);
    row->addWidget(m_layerLabel);
    row->addWidget(m_layerPicker, 1);
    m_showComboBox->addItems({QString(), QString()});
    m_showComboBox->hide();
    row->addWidget(m_showComboBox);
    return row;
}

QLayout* ActivationsPage::buildOrderRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(5);
    m_orderLabel->setBuddy(m_orderComboBox);
    m_orderComboBox->addItems({QString(), QString(), QString(), QString(), QString()});
    m_orderComboBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_orderComboBox->setMinimumContentsLength(8);
    row->addWidget(m_orderLabel);
    row->addWidget(m_orderComboBox, 1);
    return row;
}

QLayout* ActivationsPage::buildWallRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(5);
    m_filterLineEdit->setClearButtonEnabled(true);
    m_filterLineEdit->setMinimumWidth(60);
    row->addWidget(m_filterLineEdit, 2);
    m_sizeLabel->setBuddy(m_sizeSlider);
    row->addWidget(m_sizeLabel);
    m_sizeSlider->setRange(smallestTile, largestTile);
    m_sizeSlider->setSingleStep(4);
    m_sizeSlider->setPageStep(16);
    m_sizeSlider->setValue(m_wall->tileSize());
    m_sizeSlider->setMinimumWidth(50);
    row->addWidget(m_sizeSlider, 1);
    return row;
}

void ActivationsPage::connectParts()
{
    using widgets::ChannelView;
    using widgets::TileWall;
    m_wall->setTip([this](int channel) { return tipOf(channel); });
    connect(m_layerPicker, &widgets::LayerPicker::layersChosen, this,
            [this](const QStringList& names) {
                const auto& model = session().model();
                m_layer = !names.isEmpty() ? names.constFirst()
                          : model          ? QString::fromStdString(model->standardLayer())
                                           : QString();
                ask();
            });
    connect(m_showComboBox, &QComboBox::currentIndexChanged, this, &ActivationsPage::showWall);
    connect(m_orderComboBox, &QComboBox::currentIndexChanged, this, &ActivationsPage::chooseOrder);
    connect(m_filterLineEdit, &QLineEdit::textChanged, this, &ActivationsPage::showTiles);
    connect(m_commonCheckBox, &QCheckBox::toggled, this, [this](bool common) {
        m_settings.set(Key::ActivationsCommonScale, common);
        showWall();
        showChannel(m_wall->current());
    });
    connect(m_sizeSlider, &QSlider::valueChanged, this, [this](int size) {
        m_settings.set(Key::ActivationsTileSize, size);
        m_wall->setTileSize(size);
    });
    connect(m_wall, &TileWall::channelChosen, this, &ActivationsPage::showChannel);
    connect(m_wall, &TileWall::channelActivated, this, [this] {
        m_view->findChild<QWidget*>(QStringLiteral("channelImageView"))->setFocus();
    });
    connect(m_view, &ChannelView::imagineChannelRequested, this,
            [this] { imagine(core::Objective::Kind::Channel); });
    connect(m_view, &ChannelView::imagineUnitRequested, this,
            [this] { imagine(core::Objective::Kind::Unit); });
    connect(m_progress, &widgets::ProgressOverlay::cancelRequested, this,
            [this] { worker().cancel(QStringLiteral("activations")); });
}

void ActivationsPage::showLayers()
{
    const auto& model = session().model();
    m_layerPicker->setLayers(layerItems(model.get()),
                             model ? QString::fromStdString(model->standardLayer()) : QString());
}

/// Classes are only offered where it is known what speaks for them.
void ActivationsPage::showOrders()
{
    const auto name = session().target() ? session().targetName() : tr("the class");
    m_orderComboBox->setItemText(int(WallOrder::Number), tr("Channel number"));
    m_orderComboBox->setItemText(int(WallOrder::Mean), tr("Mean activation"));
    m_orderComboBox->setItemText(int(WallOrder::Largest), tr("Largest activation"));
    //: %1 is a class
    m_orderComboBox->setItemText(int(WallOrder::For), tr("Speaks for %1").arg(name));
    //: %1 is a class
    m_orderComboBox->setItemText(int(WallOrder::Against), tr("Speaks against %1").arg(name));
    const bool known = m_answer && m_answer->channels.contributions;
    auto* items = qobject_cast<QStandardItemModel*>(m_orderComboBox->model());
    for (const auto order : {WallOrder::For, WallOrder::Against}) {
        items->item(int(order))->setEnabled(known);
        items->item(int(order))
            ->setToolTip(tr("The sum of gradient times activation over all positions"));
    }
    // With the next picture, the class comes a moment later: the order waits for it.
    const bool cannot = m_answer && !known && session().target();
    const QSignalBlocker blocker(m_orderComboBox);
    m_orderComboBox->setCurrentIndex(
        int(cannot && m_wantedOrder >= WallOrder::For ? WallOrder::Mean : m_wantedOrder));
}

/// The person's choice.
void ActivationsPage::chooseOrder()
{
    m_wantedOrder = order();
    m_settings.set(Key::ActivationsOrder, orderIds[int(m_wantedOrder)]);
    showTiles();
    if (!m_wall->tiles().empty()) { // what comes first is what was asked for
        m_wall->setCurrent(m_wall->tiles().front().channel);
        showChannel(m_wall->current());
    }
}

void ActivationsPage::updateTexts()
{
    m_layerLabel->setText(tr("La&yer"));
    m_layerPicker->setToolTip(tr("Whose feature maps are shown. Early layers respond to edges and "
                                 "colours, late ones to parts and objects."));
    m_layerPicker->setAccessibleName(tr("Layer whose feature maps are shown"));
    m_showComboBox->setItemText(0, tr("Activations"));
    m_showComboBox->setItemText(1, tr("Filters"));
    m_showComboBox->setAccessibleName(tr("What the tiles show"));
    m_showComboBox->setToolTip(
        tr("This layer looks at the picture itself, so its filters can be seen as pictures: grey "
           "is 0, and each filter has its own scale."));
    m_orderLabel->setText(tr("So&rt by"));
    m_orderComboBox->setToolTip(tr("What comes first, and the number beneath each tile"));
    m_filterLineEdit->setPlaceholderText(tr("Channels, such as 7, 20-30"));
    m_filterLineEdit->setAccessibleName(tr("Channels that are shown"));
    m_filterLineEdit->setToolTip(tr("Show only these channels: numbers and ranges"));
    m_commonCheckBox->setText(tr("C&ommon scale"));
    m_commonCheckBox->setToolTip(
        tr("One scale for the colours of all tiles, instead of one for each"));
    m_sizeLabel->setText(tr("Si&ze"));
    m_sizeSlider->setToolTip(tr("How large the tiles are"));
    m_sizeSlider->setAccessibleName(tr("Size of the tiles"));
    m_wall->setEmptyText(tr("This layer has no channel of this number."));
    showOrders();
    if (m_answer) {
        showTiles();
        showChannel(m_wall->current());
    } else if (const auto reason = whyEmpty(); !reason.isEmpty()) {
        m_emptyLabel->setText(reason);
    }
}

} // namespace app
