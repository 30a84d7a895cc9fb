// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/convert.h"

#include "core/model/importer.h"
#include "core/support/error.h"
#include "core/support/file.h"

#include <filesystem>
#include <sstream>

namespace core {

namespace {

/// The files that a model may be read from.
void refuseOverwriting(const std::string& from, const std::string& to)
{
    const std::filesystem::path original(from);
    for (const auto& source :
         {original, std::filesystem::path(original).replace_extension(".weights"),
          std::filesystem::path(original).replace_extension(".cfg"),
          std::filesystem::path(cardPathFor(from))}) {
        std::error_code problem;
        if (std::filesystem::equivalent(source, to, problem))
            throw Error(Fault::FileNotWritable, to, "the model is read from it");
    }
    std::error_code problem;
    if (std::filesystem::equivalent(from, cardPathFor(to), problem) || to == cardPathFor(to))
        throw Error(Fault::FileNotWritable, to, "its card would take the same name");
}

std::string serialised(const torch::jit::Module& module)
{
    std::ostringstream stream;
    module.save(stream);
    return std::move(stream).str();
}

/// A card that says the same already is left as its author wrote it.
void writeCardUnlessThere(const std::string& path, const ModelCard& card)
{
    try {
        auto there = readCard(path);
        there.labelsFile.clear();
        if (there == card)
            return;
    } catch (const Error&) { // there is none, or one that is wrong
    }
    writeCard(path, card);
}

} // namespace

Converted convertModel(const std::string& from, const std::string& to, const ModelOptions& options,
                       Progress& progress)
{
    refuseOverwriting(from, to);
    auto model = Model::open(from, progress, options);
    const auto bytes = serialised(importModel(from).module);
    writeBytes(to, {{reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()}});
    auto card = model->card();
    card.labelsFile.clear();
    const auto cardPath = cardPathFor(to);
    writeCardUnlessThere(cardPath, card);
    return {std::move(model), to, cardPath};
}

} // namespace core
