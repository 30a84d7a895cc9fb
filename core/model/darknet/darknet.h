// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/importer.h"

namespace core {

/// A Darknet network, given its .cfg or its .weights file; the other one lies beside it under the
/// same name. Class names come from NAME.names, or another list beside it that fits.
/// Throws Error: FileNotFound, FileUnreadable, ModelPartMissing (naming the file that is wanted),
/// ModelDefinitionInvalid, ModelWeightsMismatch, OutOfMemory.
Imported importDarknet(const std::string& path);

/// Whether a file is one of Darknet's, by its beginning and its name.
bool isDarknet(const std::string& path);

} // namespace core
