// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/importer.h"

#include "core/model/darknet/darknet.h"
#include "core/model/exportedcard.h"
#include "core/model/torchscript.h"
#include "core/model/torchvision.h"
#include "core/support/text.h"

#include <filesystem>
#include <fstream>

namespace core {

namespace {

/// TorchScript is a zip archive, whatever its name.
bool isArchive(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    char start[2] = {};
    file.read(start, 2);
    return start[0] == 'P' && start[1] == 'K';
}

} // namespace

Imported importModel(const std::string& path)
{
    std::error_code problem;
    const bool regular = std::filesystem::is_regular_file(path, problem);
    if (regular && !isArchive(path) && isDarknet(path))
        return importDarknet(path);
    Imported imported{loadTorchScript(path), {}, {}};
    if (takesPictureList(imported.module))
        return wrapTorchvision(imported.module, path);
    if (const auto config = extraFile(path, "config.txt"))
        if ((imported.card = cardFromExport(*config, path)))
            imported.notes.push_back(
                {QT_TRANSLATE_NOOP("core", "Its export says that it is a detector with an input of "
                                           "%1 pixels, and what its classes are."),
                 std::to_string(imported.card->input.width) + " x " +
                     std::to_string(imported.card->input.height)});
    return imported;
}

} // namespace core
