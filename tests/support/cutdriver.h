// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/cutworkspace.h"
#include "tests/support/cutedits.h"
#include "tests/support/files.h"
#include "tests/support/windowdriver.h"
#include "widgets/cutout/maskcanvas.h"

#include <memory>

class QMessageBox;

/// How many pixels differ.
int differing(const cv::Mat& a, const cv::Mat& b);

/// The cut-out editor of a main window, driven by keys and mouse, with a picture of a disc.
class CutDriver final {
public:
    static inline const cv::Size size{160, 120};
    static constexpr double discArea = CV_PI * 40 * 40;

    CutDriver();

    Files& files() { return *m_files; }
    WindowDriver& driver() { return *m_driver; }
    app::CutWorkspace& cut() { return m_driver->window().cutWorkspace(); }
    app::CutDocument& document() { return *cut().document(); }
    widgets::MaskCanvas& canvas() { return cut().canvas(); }
    template <typename T> T& part(const char* name) { return m_driver->part<T>(name); }
    QString discPath() const { return m_disc; }
    QString animalsModel() const { return m_animals; }

    /// Ends the window without closing it, as a crash would.
    void crash() { m_driver.reset(); }
    /// Another window with the same settings.
    void open();

    /// Opens the workspace with the disc and no model: nothing is begun.
    bool openDisc();
    /// The same with a model that knows animals().
    bool openWithModel();
    bool settled();

    /// Drags over the canvas, from one place in the picture to another.
    void paint(QPointF from, QPointF to, Qt::MouseButton button = Qt::LeftButton);
    /// An object stroke in the disc, and a background stroke above it.
    bool paintDisc();

    /// The finished mask; all 0 without an object.
    cv::Mat mask();
    int area();

    /// Types a path into the file dialog that has just been opened.
    bool choose(const char* dialogName, const QString& path);
    /// Whether to save before the edits go; null while nothing is asked.
    QMessageBox* question();
    bool answer(const QString& text);
    /// Journals of edits that lie in the folder.
    QStringList journals() const;

private:
    std::unique_ptr<Files> m_files;
    std::unique_ptr<WindowDriver> m_driver;
    QString m_animals;
    QString m_disc;
};
