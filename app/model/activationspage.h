// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/modelpage.h"
#include "app/settings.h"
#include "core/image/heatmap.h"
#include "core/imagine/objective.h"
#include "core/probe/channels.h"

#include <memory>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QSlider;
class QStackedWidget;

namespace widgets {
class ChannelView;
class ElidedLabel;
class LayerPicker;
class ProgressOverlay;
class TileWall;
} // namespace widgets

namespace app {

/// How the wall is sorted.
enum class WallOrder { Number, Mean, Largest, For, Against };

/// The places of `channels` in this order; what is no number comes last.
std::vector<int> sortedChannels(const std::vector<core::ChannelFacts>& channels, WallOrder order);

/// The feature maps of a layer for the session's picture, as a wall of tiles; one of them large
/// over the picture.
class ActivationsPage final : public ModelPage {
    Q_OBJECT

public:
    ActivationsPage(Session& session, Worker& worker, Settings& settings,
                    QWidget* parent = nullptr);

    QString title() const override;
    bool settled() const override { return !m_asking; }

    /// The layer on show; empty: none.
    const QString& layer() const { return m_layer; }

signals:
    /// A picture of this channel or unit is wanted.
    void imagineRequested(const core::Objective& objective);

protected:
    void refresh(Changes changes) override;
    void updateTexts() override;

private:
    struct Answer {
        core::Channels channels;
        cv::Mat filters; ///< as pictures; empty: the layer has none
        core::Preprocessed geometry;
    };

    void build();
    void restore();
    QLayout* buildLayerRow();
    QLayout* buildOrderRow();
    QLayout* buildWallRow();
    void connectParts();
    void showLayers();
    void followSession();
    QString whyEmpty() const;
    void showEmpty(const QString& sentence);
    void ask();
    void receive(const std::shared_ptr<const Answer>& answer);
    void showWall();
    void showTiles();
    void showChannel(int channel);
    void showFacts();
    void showOrders();
    void chooseOrder();
    void imagine(core::Objective::Kind kind);
    WallOrder order() const;
    double valueOf(const core::ChannelFacts& facts) const;
    bool isSigned() const;
    std::optional<core::ValueRange> commonRange() const;
    QString tipOf(int channel) const;
    QString className() const;

    Settings& m_settings;
    QString m_layer;
    WallOrder m_wantedOrder = WallOrder::Mean; ///< also while it cannot be had
    std::shared_ptr<const Answer> m_answer;
    std::shared_ptr<const core::Image> m_image; ///< that the answer is about
    bool m_asking = false;
    bool m_cancelled = false; ///< the last one

    QStackedWidget* m_stack;
    QLabel* m_emptyLabel;
    QLabel* m_layerLabel;
    widgets::LayerPicker* m_layerPicker;
    QComboBox* m_showComboBox;
    QLabel* m_orderLabel;
    QComboBox* m_orderComboBox;
    QLineEdit* m_filterLineEdit;
    QCheckBox* m_commonCheckBox;
    QLabel* m_sizeLabel;
    QSlider* m_sizeSlider;
    widgets::ElidedLabel* m_factsLabel;
    widgets::TileWall* m_wall;
    widgets::ChannelView* m_view;
    widgets::ProgressOverlay* m_progress;
};

} // namespace app
