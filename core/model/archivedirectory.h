// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace core {

/// How many bytes a file in a zip archive would have when unpacked, by the archive's directory,
/// whatever folder it lies in. The largest number there is if the directory cannot be read. Nothing
/// is unpacked.
std::uint64_t unpackedBytes(const std::string& archive, const std::string& file);

} // namespace core
