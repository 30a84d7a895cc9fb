// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/importer.h"

namespace core {

/// Makes torchvision's operators known, which its detectors need, by loading the library that the
/// environment variable SALISCOPE_TORCHVISION names, or one from where systems install it; never
/// one from beside a model. Throws Error{ModelNeedsLibrary} naming `path`.
void requireTorchvision(const std::string& path);

/// Whether `forward` takes a list of pictures, each of its own size, as torchvision's scripted
/// detectors do.
bool takesPictureList(const torch::jit::Module& module);

/// The same network as a module that takes a batch of pictures, with its card. SSD and RetinaNet
/// put out all their boxes (BoxFormat::ClassRows), others what they would show
/// (BoxFormat::FinalBoxes), of the first picture. Throws Error{ModelInputMismatch} for a module
/// that only looks like a detector.
Imported wrapTorchvision(const torch::jit::Module& module, const std::string& path);

} // namespace core
