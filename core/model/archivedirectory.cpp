// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/archivedirectory.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <limits>
#include <optional>
#include <string_view>

namespace core {

namespace {

// Places within the records of the format (PKWARE, "APPNOTE.TXT", 4.3.12 to 4.3.16).
constexpr std::size_t endBytes = 22;
constexpr std::size_t locatorBytes = 20;
constexpr std::size_t wideEndBytes = 56;
constexpr std::size_t entryBytes = 46;
constexpr std::size_t longestComment = 65535;
constexpr std::uint64_t largestDirectory = std::uint64_t{64} << 20;
constexpr std::uint64_t unknown = std::numeric_limits<std::uint64_t>::max();

std::uint64_t number(std::string_view bytes, std::size_t place, std::size_t length)
{
    std::uint64_t value = 0;
    for (std::size_t index = length; index-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[place + index]);
    return value;
}

class Archive {
public:
    explicit Archive(const std::string& path) : m_file(path, std::ios::binary | std::ios::ate)
    {
        if (m_file)
            m_size = std::uint64_t(m_file.tellg());
    }

    /// All entries one after another.
    std::optional<std::string> directory()
    {
        const auto tailBytes =
            std::min<std::uint64_t>(m_size, longestComment + endBytes + locatorBytes);
        const auto tail = bytesAt(m_size - tailBytes, tailBytes);
        if (!tail || tail->size() < endBytes)
            return {};
        const auto end = tail->rfind("PK\x05\x06", tail->size() - endBytes);
        if (end == std::string::npos)
            return {};
        auto size = number(*tail, end + 12, 4);
        auto start = number(*tail, end + 16, 4);
        if (end >= locatorBytes && tail->compare(end - locatorBytes, 4, "PK\x06\x07") == 0) {
            const auto wide = bytesAt(number(*tail, end - locatorBytes + 8, 8), wideEndBytes);
            if (!wide)
                return {};
            if (wide->starts_with("PK\x06\x06")) {
                size = number(*wide, 40, 8);
                start = number(*wide, 48, 8);
            }
        }
        return bytesAt(start, size);
    }

private:
    std::optional<std::string> bytesAt(std::uint64_t start, std::uint64_t count)
    {
        if (count > largestDirectory || count > m_size || start > m_size - count)
            return {};
        std::string bytes(count, '\0');
        m_file.seekg(std::streamoff(start));
        if (!m_file.read(bytes.data(), std::streamsize(count)))
            return {};
        return bytes;
    }

    std::ifstream m_file;
    std::uint64_t m_size = 0;
};

/// Readers of archives may take upper and lower case for the same.
bool endsIn(std::string_view name, std::string_view file)
{
    const auto lower = [](unsigned char letter) { return std::tolower(letter); };
    return name.size() >= file.size() &&
           std::ranges::equal(name.substr(name.size() - file.size()), file, {}, lower, lower);
}

} // namespace

std::uint64_t unpackedBytes(const std::string& archive, const std::string& file)
{
    const auto directory = Archive(archive).directory();
    if (!directory)
        return unknown;
    std::uint64_t most = 0;
    for (std::string_view rest = *directory; !rest.empty();) {
        if (rest.size() < entryBytes || !rest.starts_with("PK\x01\x02"))
            return unknown;
        const auto nameBytes = number(rest, 28, 2);
        const auto bytes = entryBytes + nameBytes + number(rest, 30, 2) + number(rest, 32, 2);
        if (bytes > rest.size())
            return unknown;
        if (endsIn(rest.substr(entryBytes, nameBytes), file))
            most = std::max(most, number(rest, 24, 4));
        rest.remove_prefix(bytes);
    }
    return most;
}

} // namespace core
