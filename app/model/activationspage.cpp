// SPDX-License-Identifier: GPL-3.0-or-later
// What the page computes and shows; activationspageparts.cpp builds it.
#include "app/model/activationspage.h"

#include "core/model/filters.h"
#include "widgets/elidedlabel.h"
#include "widgets/layerpicker.h"
#include "widgets/model/channelnumbers.h"
#include "widgets/model/channelview.h"
#include "widgets/model/tilewall.h"
#include "widgets/numbers.h"
#include "widgets/progressoverlay.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/core.hpp>

namespace app {

namespace {

const QString slot = QStringLiteral("activations");
constexpr int priority = 2; ///< quicker than explanations

double valueIn(const core::ChannelFacts& facts, WallOrder order)
{
    switch (order) {
    case WallOrder::Number:
    case WallOrder::Mean: return facts.mean;
    case WallOrder::Largest: return facts.maximum;
    case WallOrder::For:
    case WallOrder::Against: return facts.contribution;
    }
    return 0;
}

} // namespace

std::vector<int> sortedChannels(const std::vector<core::ChannelFacts>& channels, WallOrder order)
{
    std::vector<int> places(channels.size());
    std::iota(places.begin(), places.end(), 0);
    if (order == WallOrder::Number)
        return places;
    const auto key = [&](int place) {
        const auto& facts = channels[std::size_t(place)];
        const double value = valueIn(facts, order);
        if (!facts.finite || !std::isfinite(value))
            return std::pair(1, 0.0);
        return std::pair(0, order == WallOrder::Against ? value : -value);
    };
    std::stable_sort(places.begin(), places.end(), [&](int a, int b) { return key(a) < key(b); });
    return places;
}

QString ActivationsPage::title() const
{
    return tr("Activations");
}

void ActivationsPage::refresh(Changes changes)
{
    if (changes & ModelChange)
        showLayers();
    if (changes & (ModelChange | LayerChange))
        followSession();
    if (changes & TargetChange)
        showOrders();
    ask();
}

/// The page begins with the layer that explanations use.
void ActivationsPage::followSession()
{
    const auto& model = session().model();
    m_layer.clear();
    if (!model || model->standardLayer().empty())
        return;
    const auto names = core::layerNames(session().layer().toStdString());
    const auto& name = names.empty() ? model->standardLayer() : names.front();
    m_layer = QString::fromStdString(model->layer(name).name);
    m_layerPicker->setChosen({m_layer});
}

void ActivationsPage::showEmpty(const QString& sentence)
{
    worker().drop(slot);
    m_asking = false;
    m_answer.reset();
    m_progress->finish();
    m_emptyLabel->setText(sentence);
    m_stack->setCurrentIndex(0);
    emit mayHaveSettled();
}

/// Why there is no wall; empty: there can be one.
QString ActivationsPage::whyEmpty() const
{
    if (!session().model())
        return tr("Open a model to see what its channels respond to.");
    if (m_layer.isEmpty())
        return tr("This model has no layers with positions, so there are no maps to show.");
    if (!session().image())
        return tr("Open a picture to see which channels respond to it.");
    return m_cancelled ? tr("Cancelled. Choose another layer or picture to go on.") : QString();
}

void ActivationsPage::ask()
{
    m_cancelled = false;
    if (const auto reason = whyEmpty(); !reason.isEmpty())
        return showEmpty(reason);
    const auto model = session().model();
    const auto image = session().image();
    const auto target = session().target();
    m_asking = true;
    m_wall->setDimmed(true);
    m_progress->start();
    Worker::Job job;
    job.slot = slot;
    job.priority = priority;
    job.message = tr("Activations");
    job.work = [this, model, image, target,
                layer = m_layer.toStdString()](Worker::Context& context) -> Worker::Deliver {
        auto& probe = context.bench().probe(model, image);
        probe.aim(target.value_or(core::Target()), layer);
        auto answer = std::make_shared<Answer>();
        answer->channels = core::channelFacts(probe, 0, target.has_value(), context);
        if (const auto filters = core::inputFilters(*model, layer);
            !filters.empty() && filters.size[0] == int(answer->channels.facts.size()))
            answer->filters = core::filterPictures(filters, model->card().input.channels);
        answer->geometry = probe.geometry();
        return [this, image, answer] {
            m_image = image;
            receive(answer);
        };
    };
    job.failed = [this](const QString& sentence) { showEmpty(sentence); };
    job.cancelled = [this] {
        m_cancelled = true;
        showEmpty(whyEmpty());
    };
    worker().submit(std::move(job));
}

void ActivationsPage::receive(const std::shared_ptr<const Answer>& answer)
{
    m_asking = false;
    m_answer = answer;
    m_progress->finish();
    m_wall->setDimmed(false);
    m_stack->setCurrentIndex(1);
    m_showComboBox->setVisible(!answer->filters.empty());
    if (answer->filters.empty())
        m_showComboBox->setCurrentIndex(0);
    const auto& facts = answer->channels.facts;
    if (m_wall->current() >= int(facts.size()))
        m_wall->setCurrent(-1);
    m_view->setPicture(*m_image, answer->geometry);
    showOrders();
    showWall();
    if (m_wall->current() < 0 && !m_wall->tiles().empty())
        m_wall->setCurrent(m_wall->tiles().front().channel);
    showChannel(m_wall->current());
    emit mayHaveSettled();
}

bool ActivationsPage::isSigned() const
{
    const auto& facts = m_answer->channels.facts;
    return std::any_of(facts.begin(), facts.end(),
                       [](const auto& each) { return each.minimum < 0; });
}

/// Of all channels together, where that is wanted.
std::optional<core::ValueRange> ActivationsPage::commonRange() const
{
    if (!m_commonCheckBox->isChecked())
        return {};
    cv::Mat values = m_answer->channels.maps.reshape(1, m_answer->channels.maps.size[0]).clone();
    for (auto& value : cv::Mat_<float>(values))
        value = std::isfinite(value) ? value : 0;
    const cv::Rect all(0, 0, values.cols, values.rows);
    auto range = core::displayRange({values, isSigned(), all}, 0.001);
    if (range && !isSigned())
        range->low = 0;
    return range;
}

void ActivationsPage::showWall()
{
    if (!m_answer)
        return;
    m_commonCheckBox->setEnabled(m_showComboBox->currentIndex() == 0);
    if (m_showComboBox->currentIndex() == 1) {
        m_wall->setPictures(m_answer->filters);
    } else {
        m_wall->setCommonRange(commonRange());
        m_wall->setMaps(m_answer->channels.maps, isSigned());
    }
    showTiles();
}

void ActivationsPage::showTiles()
{
    if (!m_answer)
        return;
    const auto& facts = m_answer->channels.facts;
    const auto wanted = widgets::channelNumbers(m_filterLineEdit->text(), int(facts.size()));
    std::vector<widgets::WallTile> tiles;
    for (const int channel : sortedChannels(facts, order())) {
        if (wanted && !wanted->count(channel))
            continue;
        using Mark = widgets::WallTile::Mark;
        const auto& each = facts[std::size_t(channel)];
        tiles.push_back({channel, valueOf(each),
                         !each.finite    ? Mark::NotFinite
                         : each.constant ? Mark::Constant
                                         : Mark::None});
    }
    m_wall->setTiles(tiles);
    showFacts();
}

WallOrder ActivationsPage::order() const
{
    return WallOrder(m_orderComboBox->currentIndex());
}

double ActivationsPage::valueOf(const core::ChannelFacts& facts) const
{
    return valueIn(facts, order());
}

void ActivationsPage::showChannel(int channel)
{
    if (!m_answer || channel < 0)
        return m_view->clear();
    const auto& maps = m_answer->channels.maps;
    const cv::Mat values(maps.size[1], maps.size[2], CV_32F,
                         const_cast<float*>(maps.ptr<float>(channel)));
    m_view->setChannel({.facts = m_answer->channels.facts[std::size_t(channel)],
                        .values = values.clone(),
                        .isSigned = isSigned(),
                        .commonRange = commonRange(),
                        .className = className()});
}

QString ActivationsPage::className() const
{
    return m_answer && m_answer->channels.contributions ? session().targetName() : QString();
}

void ActivationsPage::showFacts()
{
    const auto& channels = m_answer->channels;
    const auto constant = std::count_if(channels.facts.begin(), channels.facts.end(),
                                        [](const auto& facts) { return facts.constant; });
    const auto broken = std::count_if(channels.facts.begin(), channels.facts.end(),
                                      [](const auto& facts) { return !facts.finite; });
    QStringList facts;
    //: %2 x %3 positions
    facts << tr("%1 channels of %2 × %3")
                 .arg(channels.facts.size())
                 .arg(channels.maps.size[1])
                 .arg(channels.maps.size[2]);
    if (m_wall->tiles().size() < channels.facts.size())
        facts << tr("%1 shown").arg(m_wall->tiles().size());
    if (constant > 0)
        facts << tr("%1 the same everywhere").arg(constant);
    if (broken > 0)
        facts << tr("%1 with values that are no numbers").arg(broken);
    if (session().target() && !channels.contributions)
        facts << tr("the scores have no gradient here, so what speaks for a class is not known");
    m_factsLabel->setText(facts.join(QStringLiteral("  ·  ")));
}

QString ActivationsPage::tipOf(int channel) const
{
    if (!m_answer || channel < 0 || channel >= int(m_answer->channels.facts.size()))
        return {};
    const auto& facts = m_answer->channels.facts[std::size_t(channel)];
    QStringList lines{tr("Channel %1").arg(channel)};
    if (!facts.finite)
        return (lines << tr("Some of its values are no numbers.")).join(QLatin1Char('\n'));
    lines << tr("mean %1, largest %2")
                 .arg(widgets::shortNumber(facts.mean), widgets::shortNumber(facts.maximum));
    if (!className().isEmpty())
        //: %1 is a class
        lines << tr("contribution to %1: %2")
                     .arg(className(), widgets::signedNumber(facts.contribution));
    if (facts.constant)
        lines << tr("The same everywhere: it says nothing about where.");
    return lines.join(QLatin1Char('\n'));
}

void ActivationsPage::imagine(core::Objective::Kind kind)
{
    core::Objective objective{.kind = kind, .layer = m_layer.toStdString()};
    objective.channel = m_wall->current();
    if (kind == core::Objective::Kind::Unit) {
        objective.x = m_view->unit().x();
        objective.y = m_view->unit().y();
    }
    emit imagineRequested(objective);
}

} // namespace app
