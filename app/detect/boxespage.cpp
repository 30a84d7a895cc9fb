// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/detect/boxespage.h"

#include "widgets/detect/boxexplaining.h"
#include "widgets/detect/boxfilter.h"
#include "widgets/detect/boxtable.h"
#include "widgets/detect/boxview.h"
#include "widgets/progressoverlay.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QLabel>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

namespace app {

namespace {

/// A map of another box stays on screen this long while its successor is made.
constexpr int staleMilliseconds = 250;

QFrame* line(QWidget* parent)
{
    auto* added = new QFrame(parent);
    added->setFrameShape(QFrame::HLine);
    added->setFrameShadow(QFrame::Sunken);
    return added;
}

} // namespace

BoxesPage::BoxesPage(Session& session, Worker& worker, Settings& settings, QWidget* parent)
    : QWidget(parent), m_session(session), m_worker(worker), m_settings(settings),
      m_view(new widgets::BoxView(this)), m_progress(new widgets::ProgressOverlay(m_view)),
      m_panel(new QWidget(this)), m_countLabel(new QLabel(m_panel)),
      m_table(new widgets::BoxTable(m_panel)), m_explaining(new widgets::BoxExplaining(m_panel)),
      m_filter(new widgets::BoxFilter(m_panel))
{
    build();
    connectParts();
    connectSession();
    updateTexts();
}

BoxesPage::~BoxesPage()
{
    m_view->disconnect(this); // it reports the pointer's leave while it goes
    if (m_table)              // its dock may have gone first
        m_table->disconnect(this);
}

void BoxesPage::build()
{
    setObjectName(QStringLiteral("boxesPage"));
    setFocusProxy(m_view);
    m_view->setObjectName(QStringLiteral("boxView"));
    m_progress->setObjectName(QStringLiteral("boxProgressBar"));
    m_table->setObjectName(QStringLiteral("boxTable"));
    m_countLabel->setObjectName(QStringLiteral("boxCountLabel"));
    m_countLabel->setWordWrap(true);
    auto font = m_countLabel->font();
    font.setBold(true);
    m_countLabel->setFont(font);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    auto* column = new QVBoxLayout(m_panel);
    column->setSpacing(8);
    column->addWidget(m_countLabel);
    column->addWidget(m_table, 1);
    column->addWidget(m_explaining);
    column->addWidget(line(m_panel));
    column->addWidget(m_filter);
    m_explaining->setOpacity(m_settings.value(Key::BoxOpacity).toDouble());
    m_renderer.setOpacity(m_explaining->opacity());
    keepTheWheel();
    m_panel->installEventFilter(this);
    m_refreshTimer.setSingleShot(true);
    m_staleTimer.setSingleShot(true);
    m_staleTimer.setInterval(staleMilliseconds);
}

void BoxesPage::connectParts()
{
    const auto choose = [this](int index) {
        if (index >= 0 && index < m_boxes.size())
            m_session.chooseDetection(m_boxes.at(index).detection);
    };
    connect(m_view, &widgets::BoxView::boxChosen, this, choose);
    connect(m_table, &widgets::BoxTable::boxChosen, this, [this, choose](int index) {
        choose(index);
        m_view->showBox(index);
    });
    connect(m_view, &widgets::BoxView::boxHovered, m_table, &widgets::BoxTable::setHovered);
    connect(m_table, &widgets::BoxTable::boxHovered, this, [this](int index) {
        m_view->setHovered(index);
        m_table->setHovered(index);
    });
    connect(m_view, &widgets::BoxView::explainRequested, this, &BoxesPage::explain);
    connect(m_table, &widgets::BoxTable::explainRequested, this, &BoxesPage::explain);
    connect(m_explaining, &widgets::BoxExplaining::explainRequested, this, &BoxesPage::explain);
    connect(m_view, &widgets::BoxView::menuRequested, this, &BoxesPage::menuRequested);
    connect(m_table, &widgets::BoxTable::menuRequested, this, &BoxesPage::menuRequested);
    connect(m_filter, &widgets::BoxFilter::ruleChanged, &m_session, &Session::setSuppression);
    connect(m_filter, &widgets::BoxFilter::resetRequested, &m_session, &Session::resetSuppression);
    connect(m_explaining, &widgets::BoxExplaining::quantityChosen, &m_session,
            &Session::chooseBoxQuantity);
    connect(m_explaining, &widgets::BoxExplaining::methodChosen, this, [this](const QString& id) {
        m_settings.set(Key::BoxMethod, id);
        ask();
    });
    connect(m_explaining, &widgets::BoxExplaining::opacityChanged, this, [this](double opacity) {
        m_settings.set(Key::BoxOpacity, opacity);
        m_renderer.setOpacity(opacity);
        render();
    });
    connect(m_progress, &widgets::ProgressOverlay::cancelRequested, this,
            [this] { m_worker.cancel(QStringLiteral("box map")); });
    connect(&m_refreshTimer, &QTimer::timeout, this, &BoxesPage::refresh);
    connect(&m_staleTimer, &QTimer::timeout, this, &BoxesPage::clearMap);
}

void BoxesPage::connectSession()
{
    for (const auto signal :
         {&Session::openingModelChanged, &Session::currentChanged, &Session::imageChanged,
          &Session::targetChanged, &Session::layerChanged})
        connect(&m_session, signal, this, &BoxesPage::later);
    connect(&m_session, &Session::modelChanged, this, &BoxesPage::showMethods);
    connect(&m_session, &Session::modelChanged, this, &BoxesPage::later);
    // A slider's step shows at once.
    connect(&m_session, &Session::detectionsChanged, this, [this] {
        if (onShow())
            refresh();
        else
            later();
    });
    showMethods();
}

/// Several changes at a time are shown once.
void BoxesPage::later()
{
    m_outOfDate = true;
    if (onShow())
        m_refreshTimer.start();
}

/// The panel stays beside other pages.
bool BoxesPage::onShow() const
{
    return isVisible() || (m_panel && m_panel->isVisible());
}

void BoxesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_outOfDate)
        refresh();
}

void BoxesPage::refresh()
{
    m_refreshTimer.stop();
    m_outOfDate = false;
    showPicture();
    showBoxes();
    m_view->setMessage(message());
    showChosen();
    ask();
    emit possibilitiesChanged();
    if (settled())
        emit mayHaveSettled();
}

void BoxesPage::showPicture()
{
    const auto image = m_session.image();
    widgets::MapLook look;
    look.colorMap = m_settings.text(Key::ColorMap).toStdString();
    look.signedColorMap = m_settings.text(Key::SignedColorMap).toStdString();
    look.fadeWeak = m_settings.flag(Key::FadeWeak);
    if (image == m_picture && look == m_renderer.look())
        return;
    m_renderer.setLook(look);
    if (image != m_picture) {
        m_picture = image;
        m_renderer.clearMap();
        m_renderer.setPicture(image ? *image : core::Image());
    }
    render();
}

void BoxesPage::showBoxes()
{
    const auto& model = m_session.model();
    widgets::ShownBoxes boxes;
    if (model)
        for (const auto& detection : m_session.shownDetections())
            boxes.push_back(
                {detection, QString::fromStdString(model->className(detection.classIndex))});
    m_filter->setRule(m_session.suppression());
    const auto& wish = m_session.suppressionWish();
    m_filter->setChanged(wish.threshold || wish.overlap || !m_session.suppression().suppress ||
                         !m_session.suppression().classes.empty());
    showClasses();
    if (boxes == m_boxes)
        return;
    m_boxes = boxes;
    m_view->setBoxes(m_boxes);
    m_table->setBoxes(m_boxes);
}

/// Those that threshold and suppression leave, whether they are checked or not.
void BoxesPage::showClasses()
{
    const auto* picture = m_session.current();
    std::map<int, int> counts;
    const bool detected = picture && picture->detections && m_session.model();
    if (detected) {
        auto rule = m_session.suppression();
        const bool all = rule.classes.empty();
        rule.classes.clear();
        const auto& found =
            all ? m_session.shownDetections() : core::suppressed(picture->detections->found, rule);
        for (const auto& detection : found)
            ++counts[detection.classIndex];
    }
    std::vector<widgets::FoundClass> classes;
    int most = 0;
    for (const auto& [index, count] : counts) {
        classes.push_back(
            {index, QString::fromStdString(m_session.model()->className(index)), count});
        most += count;
    }
    std::ranges::stable_sort(classes, std::ranges::greater(), &widgets::FoundClass::count);
    m_filter->setClasses(classes);
    const int shown = int(m_session.shownDetections().size());
    m_countLabel->setText(!detected       ? tr("Boxes")
                          : shown == most ? tr("%n boxes", nullptr, shown)
                                          //: of those that would be shown with all classes
                                          : tr("%1 of %n boxes", nullptr, most).arg(shown));
}

void BoxesPage::showChosen()
{
    const auto chosen = m_session.chosenDetection();
    std::optional<widgets::ShownBox> box;
    if (chosen && m_session.model())
        box = widgets::ShownBox{
            *chosen, QString::fromStdString(m_session.model()->className(chosen->classIndex))};
    m_view->setChosen(box);
    m_table->setChosen(m_view->chosenIndex());
    if (!box)
        m_explaining->setBox({});
    else if (m_view->chosenIndex() < 0)
        //: a box with its class and score
        m_explaining->setBox(tr("%1 (hidden now)").arg(labelText(*box)), factsText(*box));
    else
        m_explaining->setBox(labelText(*box), factsText(*box));
    m_explaining->setQuantity(m_session.boxQuantity());
}

/// Why there are no boxes; empty if there are.
QString BoxesPage::message() const
{
    const auto* picture = m_session.current();
    const auto& model = m_session.model();
    if (!picture)
        return {}; // the empty view says so
    if (m_session.openingModel())
        return tr("Opening the model...");
    if (!model)
        return tr("Open a detector first (Ctrl+M).");
    if (!model->isDetector())
        return tr("%1 tells what is in a picture, not where. Open a detector: a Darknet network "
                  "(.cfg beside its .weights) or a TorchScript export of one (Ctrl+M).")
            .arg(QFileInfo(QString::fromStdString(model->path())).fileName());
    if (!m_picture)
        return tr("Reading the picture...");
    if (!picture->detections)
        return tr("Looking for objects...");
    if (!m_boxes.isEmpty())
        return {};
    if (!m_session.suppression().classes.empty())
        return tr("No box of the checked classes. Check others, or lower the threshold.");
    return tr("No box is this sure. Lower the threshold.");
}

bool BoxesPage::hasBoxes() const
{
    return !m_outOfDate && !m_boxes.isEmpty() && m_session.image();
}

void BoxesPage::explain()
{
    if (hasChosen())
        emit explainRequested();
}

/// The wheel scrolls the panel; what lies under the pointer then must not change.
void BoxesPage::keepTheWheel()
{
    const auto keep = [this](auto widgets) {
        for (auto* widget : widgets) {
            widget->setFocusPolicy(Qt::StrongFocus);
            widget->installEventFilter(this);
        }
    };
    keep(m_panel->findChildren<QSlider*>());
    keep(m_panel->findChildren<QAbstractSpinBox*>());
    keep(m_panel->findChildren<QComboBox*>());
}

bool BoxesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_panel && event->type() == QEvent::Show && m_outOfDate)
        refresh();
    if (watched == m_panel || event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    event->ignore();
    return true;
}

void BoxesPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void BoxesPage::updateTexts()
{
    m_view->setEmptyText(tr("Open a picture (Ctrl+O)."));
    m_progress->setAccessibleName(tr("Progress of the map"));
    showMethods();
    later();
}

} // namespace app
