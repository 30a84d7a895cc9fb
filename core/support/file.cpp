// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/file.h"

#include "core/support/error.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace core {

namespace fs = std::filesystem;

namespace {

std::string reason(int code)
{
    return std::generic_category().message(code);
}

/// Where the bytes really go: behind a symbolic link, so that the link stays one.
fs::path writtenFile(const std::string& path)
{
    std::error_code failure;
    const fs::path real = fs::canonical(path, failure);
    return failure ? fs::path(path) : real;
}

} // namespace

std::vector<unsigned char> readBytes(const std::string& path, std::uintmax_t largest)
{
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (status.type() == fs::file_type::not_found)
        throw Error(Fault::FileNotFound, path);
    if (failure)
        throw Error(Fault::FileUnreadable, path, failure.message());
    if (fs::is_directory(status))
        throw Error(Fault::FileUnreadable, path, "it is a folder");
    if (!fs::is_regular_file(status))
        throw Error(Fault::FileUnreadable, path, "it is not a regular file");

    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(Fault::FileUnreadable, path, reason(errno));
    const std::uintmax_t size = fs::file_size(path, failure);
    if (failure)
        throw Error(Fault::FileUnreadable, path, failure.message());
    if (size > largest) {
        throw Error(Fault::FileUnreadable, path,
                    "it has " + std::to_string(size >> 20) + " MB, more than the " +
                        std::to_string(largest >> 20) + " MB that are read");
    }
    std::vector<unsigned char> bytes(size);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (file.bad() || static_cast<std::uintmax_t>(file.gcount()) != size)
        throw Error(Fault::FileUnreadable, path, "it could not be read to its end");
    return bytes;
}

void writeBytes(const std::string& path,
                std::initializer_list<std::span<const unsigned char>> parts)
{
    const fs::path target = writtenFile(path);
    std::error_code failure;
    if (const fs::file_status old = fs::status(target, failure); fs::exists(old)) {
        if (!fs::is_regular_file(old)) // never put a file in the place of a folder or a device
            throw Error(Fault::FileNotWritable, path, "it is not a regular file");
        if (::access(target.c_str(), W_OK) != 0)
            throw Error(Fault::FileNotWritable, path, reason(errno));
    }

    fs::path draft = target;
    draft += ".part" + std::to_string(::getpid());
    errno = 0;
    std::ofstream file(draft, std::ios::binary | std::ios::trunc);
    if (!file)
        throw Error(Fault::FileNotWritable, path, reason(errno));
    for (const auto& part : parts) {
        file.write(reinterpret_cast<const char*>(part.data()),
                   static_cast<std::streamsize>(part.size()));
    }
    file.close();
    const int code = errno;
    if (file)
        fs::rename(draft, target, failure);
    if (!file || failure) {
        const std::string why = failure ? failure.message() : reason(code);
        fs::remove(draft, failure);
        throw Error(Fault::FileNotWritable, path, why);
    }
}

} // namespace core
