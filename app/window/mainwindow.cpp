// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/mainwindow.h"

#include "app/cutout/cutmenu.h"
#include "app/cutout/cutworkspace.h"
#include "app/cutout/recoverybar.h"
#include "app/detect/boxespage.h"
#include "app/detect/detectmenu.h"
#include "app/detect/detectworkspace.h"
#include "app/explain/explainworkspace.h"
#include "app/explain/statisticsrunner.h"
#include "app/imagine/imaginemenu.h"
#include "app/imagine/imagineworkspace.h"
#include "app/locations.h"
#include "app/model/modelworkspace.h"
#include "app/window/language.h"
#include "app/window/messagebar.h"
#include "app/window/targetpanel.h"
#include "widgets/comparison/comparisongrid.h"
#include "widgets/cutout/cutpanel.h"
#include "widgets/imageview.h"
#include "widgets/jobbar.h"
#include "widgets/numbers.h"
#include "widgets/panelscroll.h"
#include "widgets/picturestrip.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>
#include <algorithm>

namespace app {

namespace {

constexpr QSize standardSize(1280, 800);

/// Escape that closes a list or a menu does nothing else. Qt closes a combo box's list as soon as
/// the key is offered, and would then take it for the window's own.
class PopupEscape final : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::ShortcutOverride && QApplication::activePopupWidget() &&
            static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
            event->accept();
        return false;
    }
};

} // namespace

MainWindow::MainWindow(Settings& settings, Language& language, const QString& journalFolder,
                       QWidget* parent)
    : QMainWindow(parent), m_settings(settings), m_language(language),
      m_worker(std::make_unique<Worker>()), m_session(new Session(*m_worker, modelsFolder(), this)),
      m_workspace(new ExplainWorkspace(*m_session, *m_worker, this)),
      m_cut(new CutWorkspace(*m_session, *m_worker, *m_workspace, settings, journalFolder, this)),
      m_imagine(new ImagineWorkspace(*m_session, *m_worker, settings, this)),
      m_model(new ModelWorkspace(*m_session, *m_worker, settings, this)),
      m_detect(new DetectWorkspace(*m_session, *m_worker, settings, this)),
      m_statistics(new StatisticsRunner(*m_session, *m_worker, this)), m_targetPanel(nullptr),
      m_strip(new widgets::PictureStrip(this)), m_jobBar(new widgets::JobBar(this)),
      m_messageBar(new MessageBar(this)), m_recoveryBar(new RecoveryBar(this)),
      m_stack(new QStackedWidget(this)), m_cutMenu(new CutMenu(*m_cut, m_actions, this)),
      m_imagineMenu(new ImagineMenu(*m_imagine, m_actions, this)),
      m_detectMenu(new DetectMenu(*m_detect, m_actions, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    qApp->installEventFilter(new PopupEscape(this));
    m_session->setPrecision(m_settings.flag(Key::DoublePrecision) ? core::Precision::Double
                                                                  : core::Precision::Single);
    m_session->setKeepClass(m_settings.flag(Key::KeepClass));
    m_session->chooseScale(
        core::ScoreScale(std::clamp(m_settings.value(Key::ScoreScale).toInt(), 0, 2)));
    m_session->chooseNegative(m_settings.flag(Key::EvidenceAgainst));
    restoreDetection();
    m_targetPanel = new TargetPanel(*m_session, this);

    buildCentre();
    buildDocks();
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildExplainMenu();
    m_cutMenu->build(menuBar());
    m_imagineMenu->build(menuBar());
    m_detectMenu->build(menuBar());
    buildSettingsMenu();
    buildHelpMenu();
    buildToolBar();
    connectSession();
    connectCut();
    connectImagineAndModel();
    connectDetect();
    connectStatistics();
    connectWorker();

    m_look.view = core::MapView(m_settings.value(Key::View).toInt());
    m_look.colorMap = m_settings.text(Key::ColorMap).toStdString();
    m_look.signedColorMap = m_settings.text(Key::SignedColorMap).toStdString();
    m_look.fadeWeak = m_settings.flag(Key::FadeWeak);
    m_workspace->setLook(m_look);
    m_cut->setLook(m_look);
    m_workspace->grid().setCommonRange(m_settings.flag(Key::CommonRange));
    m_workspace->restore(
        QJsonDocument::fromJson(m_settings.value(Key::Panels).toByteArray()).array());
    updateTexts();

    resize(standardSize);
    restoreGeometry(m_settings.value(Key::WindowGeometry).toByteArray());
    restoreState(m_settings.value(Key::WindowState).toByteArray());
    restoreWorkspace();
    m_recoveryBar->offer(leftJournals(journalFolder));
}

MainWindow::~MainWindow()
{
    m_worker->disconnect(this);
    m_worker.reset();
}

void MainWindow::showMessage(const QString& sentence)
{
    m_messageBar->show(sentence);
}

bool MainWindow::settled() const
{
    return m_worker->idle() && m_workspace->unfinished() == 0 && m_cut->settled() &&
           m_imagine->settled() && m_model->settled() && m_detect->settled();
}

void MainWindow::buildCentre()
{
    for (auto* workspace : // in the order of Workspace
         {static_cast<QWidget*>(m_workspace), static_cast<QWidget*>(m_cut),
          static_cast<QWidget*>(m_imagine), static_cast<QWidget*>(m_model),
          static_cast<QWidget*>(m_detect)})
        m_stack->addWidget(workspace);
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_recoveryBar);
    layout->addWidget(m_messageBar);
    layout->addWidget(m_stack, 1);
    setCentralWidget(centre);
}

void MainWindow::buildDocks()
{
    const auto dock = [this](const char* name, QWidget* content, Qt::DockWidgetArea area) {
        auto* widget = new QDockWidget(this);
        widget->setObjectName(QLatin1String(name));
        widget->setWidget(content);
        widget->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
        addDockWidget(area, widget);
        return widget;
    };
    m_pictureDock = dock("pictureDock", m_strip, Qt::LeftDockWidgetArea);
    // A low window still reaches every control.
    m_targetDock =
        dock("targetDock", new widgets::PanelScroll(m_targetPanel, this), Qt::RightDockWidgetArea);
    m_cutDock =
        dock("cutDock", new widgets::PanelScroll(&m_cut->panel(), this), Qt::RightDockWidgetArea);
    m_imagineDock = dock("imagineDock", new widgets::PanelScroll(&m_imagine->panel(), this),
                         Qt::RightDockWidgetArea);
    tabifyDockWidget(m_targetDock, m_cutDock);
    m_detectDock = dock("detectDock", new widgets::PanelScroll(&m_detect->boxes().panel(), this),
                        Qt::RightDockWidgetArea);
    tabifyDockWidget(m_targetDock, m_imagineDock);
    tabifyDockWidget(m_targetDock, m_detectDock);
    resizeDocks({m_pictureDock, m_targetDock}, {205, 270}, Qt::Horizontal);

    m_strip->setObjectName(QStringLiteral("pictureStrip"));
    m_jobBar->setObjectName(QStringLiteral("jobBar"));
    statusBar()->addPermanentWidget(m_jobBar, 1);
}

void MainWindow::connectSession()
{
    connect(m_session, &Session::pictureAdded, this,
            [this](int index) { showStripEntry(index, true); });
    connect(m_session, &Session::pictureChanged, this,
            [this](int index) { showStripEntry(index, false); });
    connect(m_session, &Session::pictureRemoved, m_strip, &widgets::PictureStrip::remove);
    connect(m_session, &Session::currentChanged, this, [this] {
        m_strip->setCurrent(m_session->currentIndex());
        updateTitle();
        updateActions();
    });
    connect(m_session, &Session::imageChanged, this, [this] {
        const auto image = m_session->image();
        if (image && image->reduced())
            m_messageBar->show(
                tr("The picture has %1 x %2 pixels. It is shown and explained at %3 x %4.")
                    .arg(image->originalSize.width)
                    .arg(image->originalSize.height)
                    .arg(image->size().width)
                    .arg(image->size().height));
        updateActions();
    });
    connect(m_session, &Session::modelChanged, this, &MainWindow::updateTitle);
    connect(m_session, &Session::problem, m_messageBar, &MessageBar::show);
    connect(m_session, &Session::pictureOpened, this, [this](const QString& path) {
        if (QFileInfo(path).isAbsolute())
            m_settings.addRecent(Key::RecentPictures, path);
    });
    connect(m_session, &Session::modelOpened, this, [this](const QString& path) {
        m_messageBar->hide();
        m_settings.addRecent(Key::RecentModels, QFileInfo(path).absoluteFilePath());
    });
    connect(m_session, &Session::pictureFailed, this,
            [this](const QString& path) { m_settings.removeRecent(Key::RecentPictures, path); });
    connect(m_session, &Session::modelFailed, this, [this](const QString& path) {
        m_settings.removeRecent(Key::RecentModels, QFileInfo(path).absoluteFilePath());
    });
    connect(m_strip, &widgets::PictureStrip::pictureChosen, m_session, &Session::choosePicture);
    connect(m_strip, &widgets::PictureStrip::removeRequested, m_cut,
            &CutWorkspace::removePictureSafely);
    // So that the keys of the view menu work again.
    connect(m_targetPanel, &TargetPanel::classFound, this, [this] {
        if (workspaceOnShow() != Workspace::Explain)
            m_stack->currentWidget()->setFocus();
        else if (auto* panel = m_workspace->grid().currentPanel())
            panel->view().setFocus();
    });
    connect(m_targetPanel, &TargetPanel::keepClassChanged, this,
            [this](bool keep) { m_settings.set(Key::KeepClass, keep); });
    connect(m_targetPanel, &TargetPanel::scaleChanged, this, [this](core::ScoreScale scale) {
        m_settings.set(m_session->hasBox() ? Key::BoxScale : Key::ScoreScale, int(scale));
    });
    connect(m_targetPanel, &TargetPanel::negativeChanged, this,
            [this](bool negative) { m_settings.set(Key::EvidenceAgainst, negative); });
    connect(&m_workspace->grid(), &widgets::ComparisonGrid::currentPanelChanged, this,
            &MainWindow::updateActions);
}

void MainWindow::connectWorker()
{
    connect(m_worker.get(), &Worker::started, m_jobBar, &widgets::JobBar::start);
    connect(m_worker.get(), &Worker::progressed, m_jobBar,
            [this](double fraction) { m_jobBar->setProgress(fraction); });
    connect(m_worker.get(), &Worker::becameIdle, m_jobBar, &widgets::JobBar::finish);
    connect(m_worker.get(), &Worker::becameIdle, this, &MainWindow::mayHaveSettled);
    connect(m_jobBar, &widgets::JobBar::cancelRequested, m_worker.get(), &Worker::cancelAll);
}

void MainWindow::showStripEntry(int index, bool isNew)
{
    const auto& picture = m_session->pictures()[std::size_t(index)];
    widgets::StripPicture entry;
    entry.path = picture.path;
    entry.thumbnail = picture.thumbnail;
    entry.trueClass = picture.trueClass;
    if (picture.prediction && m_session->model()) {
        const auto& model = *m_session->model();
        const int first = picture.prediction->ranking.front();
        entry.predicted = QString::fromStdString(model.className(first));
        if (picture.detections)
            entry.predicted = foundIn(picture);
        else if (model.output() == core::OutputKind::Regression)
            entry.predicted = QStringLiteral("%1: %2").arg(
                entry.predicted,
                widgets::shortNumber(picture.prediction->scores[std::size_t(first)]));
        else if (!entry.trueClass.isEmpty())
            entry.right = entry.predicted == entry.trueClass;
    }
    if (isNew)
        m_strip->append(entry);
    else
        m_strip->change(index, entry);
}

/// Models, pictures, the pictures of folders, and masks for the current picture, told apart by
/// their names.
void MainWindow::openPaths(const QStringList& paths)
{
    QStringList pictures;
    QString model, mask;
    for (const auto& path : paths) {
        const auto ending = QFileInfo(path).suffix().toLower();
        if (isModelFile(path)) {
            if (model.isEmpty() || ending != QLatin1String("weights")) // dropped with its .cfg
                model = path;
        } else if (ending == QLatin1String("json"))
            mask = path;
        else if (QFileInfo(path).isDir())
            pictures += picturesIn(path);
        else
            pictures.append(path);
    }
    if (!model.isEmpty())
        m_session->openModel(model);
    if (!mask.isEmpty())
        openMask(mask);
    if (!pictures.isEmpty())
        m_session->openPictures(pictures);
    else if (model.isEmpty() && mask.isEmpty())
        m_messageBar->show(
            tr("There are no pictures in %1.").arg(paths.join(QStringLiteral(", "))));
}

void MainWindow::applyLook()
{
    m_settings.set(Key::View, int(m_look.view));
    m_settings.set(Key::ColorMap, QString::fromStdString(m_look.colorMap));
    m_settings.set(Key::SignedColorMap, QString::fromStdString(m_look.signedColorMap));
    m_settings.set(Key::FadeWeak, m_look.fadeWeak);
    m_workspace->setLook(m_look);
    m_cut->setLook(m_look);
    m_detect->updateLook();
}

void MainWindow::updateTitle()
{
    const auto* picture = m_session->current();
    const auto name = picture ? QFileInfo(picture->path).fileName() : QString();
    setWindowTitle(name.isEmpty() ? tr("Saliscope") : tr("%1 - Saliscope").arg(name));
}

void MainWindow::updateActions()
{
    const bool explaining = workspaceOnShow() == Workspace::Explain;
    for (auto* action : m_explainActions)
        action->setEnabled(explaining);
    for (auto* action : m_pictureActions)
        action->setEnabled(explaining && m_session->image());
    for (auto* action : m_panelActions)
        action->setEnabled(explaining && m_workspace->grid().currentPanel());
    m_fadeAction->setEnabled(explaining || workspaceOnShow() == Workspace::Detect);
    m_insideAction->setEnabled(explaining && m_cut->mask());
    m_cutMenu->setActive(workspaceOnShow() == Workspace::CutOut);
}

void MainWindow::updateTexts()
{
    m_actions.updateTexts();
    m_cutMenu->update();
    m_imagineMenu->update();
    m_detectMenu->update();
    m_pictureDock->setWindowTitle(tr("Pictures"));
    m_targetDock->setWindowTitle(tr("Prediction and class"));
    m_cutDock->setWindowTitle(tr("Cut-out"));
    m_imagineDock->setWindowTitle(tr("Imagine"));
    m_detectDock->setWindowTitle(tr("Boxes"));
    m_toolBar->setWindowTitle(tr("Toolbar"));
    m_explainBar->setWindowTitle(tr("Toolbar of the comparison"));
    m_cutBar->setWindowTitle(tr("Toolbar of the cut-out"));
    m_imagineBar->setWindowTitle(tr("Toolbar of imagined pictures"));
    updateTitle();
}

void MainWindow::rememberWindow()
{
    m_settings.set(Key::WindowGeometry, saveGeometry());
    m_settings.set(Key::WindowState, saveState());
    m_settings.set(Key::Panels, QJsonDocument(m_workspace->save()).toJson(QJsonDocument::Compact));
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QMainWindow::changeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const auto& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    if (!paths.isEmpty())
        openPaths(paths);
    else if (event->mimeData()->hasImage())
        m_session->addPicture(qvariant_cast<QImage>(event->mimeData()->imageData()));
    else if (event->mimeData()->hasUrls())
        m_messageBar->show(
            tr("Only files on this computer can be opened. Save it first, then open the file."));
    event->acceptProposedAction();
}

} // namespace app
