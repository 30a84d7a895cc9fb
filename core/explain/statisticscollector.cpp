// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/statisticscollector.h"

#include "core/detect/detection.h"
#include "core/explain/convolutions.h"
#include "core/image/image.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>

#include <torch/script.h>

namespace core {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 9> pictureEndings{".jpg", ".jpeg", ".png", ".webp", ".bmp",
                                                         ".tif", ".tiff", ".ppm", ".pgm"};

bool isPicture(const fs::directory_entry& entry)
{
    std::error_code failure;
    auto ending = entry.path().extension().string();
    std::ranges::transform(ending, ending.begin(),
                           [](unsigned char letter) { return char(std::tolower(letter)); });
    return std::ranges::find(pictureEndings, ending) != pictureEndings.end() &&
           !entry.path().filename().string().starts_with('.') && entry.is_regular_file(failure);
}

/// What lies in a folder, sorted by name. Throws Error, Cancelled.
std::vector<fs::directory_entry> entriesOf(const fs::path& folder, const Progress& progress)
{
    std::vector<fs::directory_entry> entries;
    std::error_code failure;
    if (!fs::exists(folder, failure))
        throw Error(Fault::FileNotFound, folder.string());
    fs::directory_iterator iterator(folder, failure);
    for (; !failure && iterator != fs::directory_iterator(); iterator.increment(failure)) {
        if (progress.stopped())
            throw Cancelled();
        entries.push_back(*iterator);
    }
    if (failure)
        throw Error(Fault::FileUnreadable, folder.string(), failure.message());
    std::ranges::sort(entries);
    return entries;
}

std::vector<std::string> picturesAmong(const std::vector<fs::directory_entry>& entries,
                                       const Progress& progress)
{
    std::vector<std::string> paths;
    for (const auto& entry : entries) {
        if (progress.stopped())
            throw Cancelled();
        if (isPicture(entry)) // may ask the disk
            paths.push_back(entry.path().string());
    }
    return paths;
}

int classCalled(const std::string& name, const Model& model)
{
    auto spaced = name;
    std::ranges::replace(spaced, '_', ' ');
    for (const auto& each : {name, spaced}) {
        try {
            return model.findClass(each);
        } catch (const Error&) { // not this one
        }
    }
    return -1;
}

/// Whether another picture may do better.
bool isThePictures(Fault fault)
{
    return fault == Fault::FileNotFound || fault == Fault::FileUnreadable ||
           fault == Fault::NotAPicture || fault == Fault::PictureTooLarge ||
           fault == Fault::PictureDoesNotFit || fault == Fault::NotFinite;
}

/// The classes of the boxes that a detector shows, each once.
std::vector<int> classesSeenBy(Probe& probe, Progress& progress)
{
    SuppressionRule rule;
    if (const auto& detection = probe.model().card().detection) {
        rule.threshold = detection->threshold;
        rule.overlap = detection->overlap;
    }
    std::set<int> classes;
    for (const auto& each : suppressed(detect(probe, progress).found, rule))
        classes.insert(each.classIndex);
    return {classes.begin(), classes.end()};
}

} // namespace

std::size_t PictureFolder::pictureCount() const
{
    std::size_t count = 0;
    for (const auto& group : groups)
        count += group.pictures.size();
    return count;
}

bool PictureFolder::hasClasses() const
{
    return std::ranges::any_of(groups, [](const Group& group) { return group.classIndex >= 0; });
}

PictureFolder picturesByClass(const std::string& folder, const Model& model,
                              const Progress& progress)
{
    PictureFolder found;
    const auto entries = entriesOf(folder, progress);
    if (auto pictures = picturesAmong(entries, progress); !pictures.empty())
        found.groups.push_back({{}, -1, std::move(pictures)});
    for (const auto& entry : entries) {
        std::error_code failure;
        const auto name = entry.path().filename().string();
        if (name.starts_with('.') || !entry.is_directory(failure))
            continue;
        if (auto pictures = picturesAmong(entriesOf(entry.path(), progress), progress);
            !pictures.empty())
            found.groups.push_back({name, classCalled(name, model), std::move(pictures)});
    }
    return found;
}

StatisticsCollector::StatisticsCollector(std::shared_ptr<const Model> model,
                                         const PictureFolder& folder)
    : m_model(std::move(model)), m_detects(m_model->isDetector() && !folder.hasClasses())
{
    if (!m_model->features().convolution)
        throw Error(Fault::MethodNotApplicable, QT_TRANSLATE_NOOP("core", "Channel statistics"),
                    QT_TRANSLATE_NOOP("core", "The model has no convolution."));
    for (const auto& group : folder.groups)
        for (const auto& path : group.pictures)
            m_pictures.push_back({path, group.classIndex});
}

bool StatisticsCollector::next(Progress& progress)
{
    if (m_done == m_pictures.size())
        return false;
    const auto& picture = m_pictures[m_done];
    bool used = false;
    try {
        used = take(picture, progress);
    } catch (const Error& error) {
        if (!isThePictures(error.fault()))
            throw;
    }
    if (!used)
        m_skipped.push_back(picture.path);
    ++m_done;
    return true;
}

/// False: its numbers cannot be added to the others'.
bool StatisticsCollector::take(const Picture& picture, Progress& progress)
{
    Probe probe(m_model, readImage(picture.path));
    std::vector<ConvolutionIdentity> convolutions;
    std::vector<double> means;
    Quiet quiet(progress);
    probe.logitsWith(
        convolutionRuling([&](const RuledOperator& ruled, const at::Tensor& output) {
            // The weights stay the same: their norms are computed once.
            const auto& known = m_statistics.network.convolutions;
            const auto index = convolutions.size();
            convolutions.push_back(
                identityOf(*m_model, ruled, output, index < known.size() ? known[index].norm : -1));
            appendMeans(means, output);
        }),
        probe.input(), quiet);
    if (convolutions.empty())
        throw Error(Fault::MethodNotApplicable, QT_TRANSLATE_NOOP("core", "Channel statistics"),
                    QT_TRANSLATE_NOOP("core", "The model has no convolution."));
    // A network that decides by what it sees may take other steps.
    auto identity = networkIdentity(*m_model, std::move(convolutions));
    auto& network = m_statistics.network;
    if (!network.convolutions.empty() && !network.matches(identity))
        return false;
    if (!std::ranges::all_of(means, [](double mean) { return std::isfinite(mean); }))
        return false;
    std::vector<int> classes;
    if (picture.classIndex >= 0)
        classes = {picture.classIndex};
    else if (m_detects)
        classes = classesSeenBy(probe, quiet);
    network = std::move(identity);
    m_statistics.add(means, classes);
    for (const int index : classes)
        m_statistics.classNames[index] = m_model->className(index);
    return true;
}

int StatisticsCollector::knownClasses() const
{
    return int(std::ranges::count_if(m_statistics.classes, [this](const auto& entry) {
        return m_statistics.knows(entry.first);
    }));
}

} // namespace core
