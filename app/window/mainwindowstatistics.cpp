// SPDX-License-Identifier: GPL-3.0-or-later
// Collecting statistics of a model's channels, from the menu to the maps that use them.
#include "app/explain/explainworkspace.h"
#include "app/explain/statisticsrunner.h"
#include "app/filequestions.h"
#include "app/window/mainwindow.h"
#include "app/window/messagebar.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>

namespace app {

namespace {

constexpr int collectedMilliseconds = 10000;

} // namespace

void MainWindow::buildStatisticsEntry(QMenu* menu)
{
    m_statisticsAction = add(
        menu, [] { return tr("C&ollect channel statistics..."); },
        [] {
            return tr("Measure how the model's channels answer to a folder of pictures, for "
                      "ParchGrad");
        },
        {}, [this] { askForStatisticsFolder(); });
    m_statisticsAction->setObjectName(QStringLiteral("collectStatisticsAction"));
}

void MainWindow::connectStatistics()
{
    const auto update = [this] {
        const auto& model = m_session->model();
        m_statisticsAction->setEnabled(model && model->features().convolution &&
                                       !m_statistics->busy());
    };
    update();
    connect(m_session, &Session::modelChanged, this, update);
    connect(m_statistics, &StatisticsRunner::busyChanged, this, update);
    connect(m_statistics, &StatisticsRunner::problem, m_messageBar, &MessageBar::show);
    connect(m_statistics, &StatisticsRunner::collected, this,
            [this](const QString& path, const QString& remark) {
                m_messageBar->hide(); // it may tell of an attempt before
                //: %1 is a file
                statusBar()->showMessage(
                    tr("The channel statistics were saved as %1.").arg(QFileInfo(path).fileName()),
                    collectedMilliseconds);
                if (!remark.isEmpty())
                    m_messageBar->show(tr("The channel statistics were collected. %1").arg(remark));
                m_workspace->explainAgain("parch_grad");
            });
}

void MainWindow::askForStatisticsFolder()
{
    askForFolder(this, tr("Collect channel statistics of the pictures in"),
                 m_settings.text(Key::PictureFolder),
                 [this, model = m_session->model()](const QString& folder) {
                     if (folder.isEmpty() || m_session->model() != model)
                         return;
                     m_settings.set(Key::PictureFolder, folder);
                     collectStatistics(folder);
                 });
}

/// Those that are there already may be the work of an hour.
void MainWindow::collectStatistics(const QString& folder)
{
    const QFileInfo file(m_statistics->path());
    if (!file.exists())
        return m_statistics->collect(folder);
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Collect channel statistics"),
        tr("There are channel statistics of this model already: %1.").arg(file.fileName()),
        QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("replaceStatisticsBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* replace = box->addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this,
            [this, box, replace, folder, model = m_session->model()] {
                if (box->clickedButton() == replace && m_session->model() == model)
                    m_statistics->collect(folder);
            });
    box->open();
}

} // namespace app
