// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/card.h"

namespace core {

/// What Ultralytics' exports (YOLOv5, v8, 11) say about themselves in the file `config.txt` inside
/// the archive: names, input size, task. Empty where `text` says nothing of use, or belongs to
/// another task than finding upright boxes. Throws Error{ModelOutputUnsupported} for rotated boxes.
std::optional<ModelCard> cardFromExport(const std::string& text, const std::string& path);

} // namespace core
