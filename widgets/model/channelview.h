// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"
#include "core/model/preprocess.h"
#include "core/probe/channels.h"
#include "widgets/maprenderer.h"

#include <QPoint>
#include <QWidget>
#include <optional>

class QLabel;
class QPushButton;
class QSpinBox;

namespace widgets {

class ColorBar;
class Histogram;
class ImageView;

/// One channel of a layer large over the picture, with its numbers, and one unit of it.
class ChannelView final : public QWidget {
    Q_OBJECT

public:
    /// A channel, and what is known about it.
    struct Channel {
        core::ChannelFacts facts{};
        cv::Mat values; ///< h x w, CV_32F
        bool isSigned = false;
        std::optional<core::ValueRange> commonRange{};
        QString className; ///< that contributions are to; empty: they are not known
    };

    explicit ChannelView(QWidget* parent = nullptr);

    /// Forgets the channel.
    void setPicture(const core::Image& picture, const core::Preprocessed& geometry);
    void setChannel(const Channel& channel);
    void clear();
    bool hasChannel() const { return !m_channel.values.empty(); }

    /// Column and row in the layer's grid: the one that was picked, else where the value is
    /// largest.
    QPoint unit() const;
    /// The middle of a unit in the picture's coordinates.
    QPointF centreOf(QPoint unit) const;

signals:
    void imagineChannelRequested();
    void imagineUnitRequested();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QSize grid() const;
    std::optional<QPoint> unitAt(QPointF picturePosition) const;
    void pick(QPoint unit);
    void showMap();
    void showUnit();
    void showFacts();
    void updateTexts();

    MapRenderer m_renderer;
    core::Preprocessed m_geometry; ///< of the picture itself
    core::Preprocessed m_shown;    ///< of the reduced copy that is drawn
    Channel m_channel;
    std::optional<QPoint> m_picked;
    std::optional<QPointF> m_pressed; ///< where a click began
    std::optional<QPoint> m_pointer;  ///< the picture's pixel under it

    QLabel* m_title;
    ImageView* m_view;
    ColorBar* m_colorBar;
    QLabel* m_unitLabel;
    QSpinBox* m_xSpinBox;
    QSpinBox* m_ySpinBox;
    QLabel* m_unitValue;
    std::vector<QLabel*> m_names;
    std::vector<QLabel*> m_values;
    Histogram* m_histogram;
    QPushButton* m_channelButton;
    QPushButton* m_unitButton;
};

} // namespace widgets
