// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cutdriver.h"

#include "widgets/pixels.h"

#include <QAbstractButton>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>

int differing(const cv::Mat& a, const cv::Mat& b)
{
    cv::Mat difference;
    cv::compare(a, b, difference, cv::CMP_NE);
    return cv::countNonZero(difference);
}

CutDriver::CutDriver()
    : m_files(std::make_unique<Files>()),
      m_animals(m_files->model("resnet18_traced", "animals", animals())),
      m_disc(m_files->picture("disc.png", widgets::toImage(discPicture(size))))
{
    rememberQuickPanels(m_files->path("settings.ini"));
    open();
}

void CutDriver::open()
{
    m_driver.reset();
    m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
}

bool CutDriver::settled()
{
    return QTest::qWaitFor([this] { return m_driver->window().settled(); }, 20000);
}

bool CutDriver::openDisc()
{
    m_driver->drop({m_disc});
    m_driver->key(Qt::Key_2, Qt::ControlModifier);
    return settled() && cut().document();
}

bool CutDriver::openWithModel()
{
    m_driver->drop({m_animals, m_disc});
    m_driver->key(Qt::Key_2, Qt::ControlModifier);
    return settled() && cut().document() && document().source().method == "saliency";
}

void CutDriver::paint(QPointF from, QPointF to, Qt::MouseButton button)
{
    const auto at = [this](QPointF place) { return canvas().toWidget(place).toPoint(); };
    QTest::mousePress(&canvas(), button, {}, at(from));
    for (const double share : {0.25, 0.5, 0.75, 1.0}) {
        const auto place = from + (to - from) * share;
        QMouseEvent move(QEvent::MouseMove, at(place), canvas().mapToGlobal(at(place)),
                         Qt::NoButton, button, {});
        QCoreApplication::sendEvent(&canvas(), &move);
    }
    QTest::mouseRelease(&canvas(), button, {}, at(to));
}

bool CutDriver::paintDisc()
{
    m_driver->key(Qt::Key_1);
    paint({65, 60}, {95, 60});
    m_driver->key(Qt::Key_2);
    paint({10, 6}, {150, 6});
    return settled();
}

cv::Mat CutDriver::mask()
{
    return cut().mask() ? cut().mask()->clone() : cv::Mat(size, CV_8UC1, cv::Scalar(0));
}

int CutDriver::area()
{
    return cv::countNonZero(mask());
}

bool CutDriver::choose(const char* dialogName, const QString& path)
{
    const auto dialog = [&] { return m_driver->window().findChild<QFileDialog*>(dialogName); };
    if (!dialog() || !QTest::qWaitForWindowExposed(dialog()))
        return false;
    auto* edit = dialog()->findChild<QLineEdit*>("fileNameEdit");
    edit->selectAll();
    QTest::keyClicks(edit, path);
    QTest::keyClick(edit, Qt::Key_Return);
    return QTest::qWaitFor([&] { return !dialog(); });
}

QMessageBox* CutDriver::question()
{
    return m_driver->window().findChild<QMessageBox*>("unsavedBox");
}

bool CutDriver::answer(const QString& text)
{
    if (!QTest::qWaitFor([this] { return question() != nullptr; }))
        return false;
    for (auto* button : question()->buttons())
        if (button->text().remove('&').startsWith(text)) {
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
    return false;
}

QStringList CutDriver::journals() const
{
    return QDir(m_files->path("journal")).entryList({"*.journal"});
}
