// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

class QAction;
class QListView;

namespace widgets {

class StripModel;

/// One opened picture.
struct StripPicture {
    QString path;
    QImage thumbnail;          ///< any size; null while the picture is being read
    QString predicted;         ///< name of the predicted class; empty until known
    QString trueClass;         ///< empty if nobody said
    std::optional<bool> right; ///< does the prediction match the true class? empty: unknown
};

/// The opened pictures, one below the other.
class PictureStrip final : public QWidget {
    Q_OBJECT

public:
    explicit PictureStrip(QWidget* parent = nullptr);

    int count() const;
    void append(const StripPicture& picture);
    void change(int row, const StripPicture& picture);
    void remove(int row);
    void clear();

    /// Does not emit pictureChosen. -1: none.
    void setCurrent(int row);
    int current() const;

    /// Thumbnails are drawn this wide at most, in logical pixels.
    static constexpr int thumbnailSize = 72;

    QSize sizeHint() const override;

signals:
    void pictureChosen(int row);
    void removeRequested(int row);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateTexts();

    StripModel* m_model;
    QListView* m_view;
    QAction* m_removeAction;
    bool m_quiet = false; ///< changes come from a setter, not from the person
};

} // namespace widgets
