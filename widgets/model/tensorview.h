// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/card.h"
#include "core/model/cardcheck.h"

#include <QWidget>
#include <opencv2/core/mat.hpp>

class QComboBox;
class QGridLayout;
class QLabel;

namespace widgets {

class ImageView;

/// A network's input: as a picture, as the numbers that it is, and its statistics.
class TensorView final : public QWidget {
    Q_OBJECT

public:
    enum class Mode {
        Picture,   ///< the normalisation undone
        Values,    ///< the same scale for all channels, which are shown as red, green and blue
        Stretched, ///< each channel from its smallest to its largest value
        First,     ///< one channel alone, likewise
        Second,
        Third
    };

    explicit TensorView(QWidget* parent = nullptr);

    /// CV_32F, 1 x C x H x W, made by this rule. Empty: none.
    void setTensor(const cv::Mat& tensor, const core::InputRule& rule);
    const std::vector<core::ChannelStatistics>& statistics() const { return m_statistics; }

    /// A sentence over the dimmed picture, which is out of date. Empty: none.
    void setMessage(const QString& message);
    void setEmptyText(const QString& text);

    Mode mode() const;
    const QImage& shownImage() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showImage();
    void showStatistics();
    void updateTexts();

    QLabel* m_modeLabel;
    QComboBox* m_modeComboBox;
    ImageView* m_view;
    QLabel* m_shapeLabel;
    QGridLayout* m_table;
    QLabel* m_cells[4][5]; ///< headings, then one row a channel
    cv::Mat m_tensor;
    core::InputRule m_rule;
    std::vector<core::ChannelStatistics> m_statistics;
};

} // namespace widgets
