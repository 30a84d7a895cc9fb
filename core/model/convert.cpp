// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/convert.h"

#include "core/model/importer.h"
#include "core/support/error.h"
#include "core/support/file.h"
#include "core/support/text.h"

#include <filesystem>
#include <sstream>

namespace core {

namespace {

constexpr auto readFromIt =
    QT_TRANSLATE_NOOP("core", "the model is read from it: choose another name");

bool same(const std::string& file, const std::string& other)
{
    std::error_code problem;
    return std::filesystem::equivalent(file, other, problem);
}

/// Neither what the model is read from may be lost, nor what its card is.
void refuseOverwriting(const std::vector<std::string>& sources, const std::string& ownCard,
                       const std::string& to)
{
    const auto cardPath = cardPathFor(to);
    if (to == cardPath)
        throw Error(Fault::FileNotWritable, to,
                    QT_TRANSLATE_NOOP("core", "its card would take the same name: choose a name "
                                              "that ends in .pt"));
    if (same(ownCard, to))
        throw Error(Fault::FileNotWritable, to, readFromIt);
    for (const auto& source : sources)
        for (const auto& written : {to, cardPath})
            if (same(source, written))
                throw Error(Fault::FileNotWritable, written, readFromIt);
}

std::string serialised(const torch::jit::Module& module)
{
    std::ostringstream stream;
    module.save(stream);
    return std::move(stream).str();
}

/// Whether a card is still to be written. One that says the same already is left as its author
/// wrote it; the model's own may be written anew; any other file of that name is somebody else's.
bool needsCard(const std::string& path, const ModelCard& card, const std::string& ownCard)
{
    std::error_code problem;
    if (!std::filesystem::exists(std::filesystem::symlink_status(path, problem)))
        return true;
    try {
        auto there = readCard(path);
        there.labelsFile.clear();
        if (there == card)
            return false;
    } catch (const Error&) { // no card at all
    }
    if (!same(path, ownCard))
        throw Error(Fault::FileNotWritable, path,
                    QT_TRANSLATE_NOOP("core", "the model's card would replace this other file: "
                                              "choose another name for the model"));
    return true;
}

} // namespace

Converted convertModel(const std::string& from, const std::string& to, const ModelOptions& options,
                       Progress& progress)
{
    const auto ownCard = cardPathFor(from);
    const auto cardPath = cardPathFor(to);
    refuseOverwriting({from}, ownCard, to);
    auto model = Model::open(from, progress, options);
    const auto imported = importModel(from);
    auto sources = imported.parts;
    auto card = model->card();
    if (!card.labelsFile.empty())
        sources.push_back(std::filesystem::path(from).replace_filename(card.labelsFile));
    refuseOverwriting(sources, ownCard, to);
    card.labelsFile.clear();
    const bool cardMissing = needsCard(cardPath, card, ownCard);
    const auto bytes = serialised(imported.module);
    writeBytes(to, {{reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()}});
    if (cardMissing)
        writeCard(cardPath, card);
    return {std::move(model), to, cardPath};
}

} // namespace core
