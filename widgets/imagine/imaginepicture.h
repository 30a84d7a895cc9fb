// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPixmap>
#include <QWidget>
#include <vector>

namespace widgets {

/// One or several pictures of one ascent, as large as fits. Of several, one is chosen by a click.
class ImaginePicture final : public QWidget {
    Q_OBJECT

public:
    explicit ImaginePicture(QWidget* parent = nullptr);

    void setImages(const std::vector<QImage>& images);
    const std::vector<QImage>& images() const { return m_images; }

    /// Shows them with as much contrast as they can have. images() stay as they are.
    void setContrastStretched(bool stretched);
    bool contrastStretched() const { return m_stretched; }

    /// The one that is saved, copied and told about; clicks change it.
    int chosen() const { return m_chosen; }

    /// A sentence in the middle while there is no image, or over it.
    void setMessage(const QString& message);
    const QString& message() const { return m_message; }

    /// Where an image is painted, in widget coordinates.
    QRect imageRect(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosenChanged(int index);
    void doubleClicked();

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QSize grid() const;
    const QPixmap& scaled(int index, QSize pixels);

    std::vector<QImage> m_images;
    std::vector<QPixmap> m_scaled; ///< at the size on screen
    int m_chosen = 0;
    bool m_stretched = false;
    QString m_message;
};

} // namespace widgets
