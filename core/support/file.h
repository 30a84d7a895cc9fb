// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace core {

/// The bytes of a regular file; `path` is UTF-8. Throws Error: FileNotFound, FileUnreadable (also
/// for a folder, a device and a file of more than `largest` bytes).
std::vector<unsigned char> readBytes(const std::string& path, std::uintmax_t largest);

/// Writes `parts` one after another into a new neighbour of `path`, which then takes its place: a
/// failed write leaves an existing file as it was. Throws Error{FileNotWritable}.
void writeBytes(const std::string& path,
                std::initializer_list<std::span<const unsigned char>> parts);

} // namespace core
