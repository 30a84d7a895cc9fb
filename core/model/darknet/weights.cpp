// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/darknet/weights.h"

#include "core/support/error.h"

#include <array>
#include <bit>
#include <filesystem>

static_assert(std::endian::native == std::endian::little, "Darknet's files are little-endian");

namespace core::darknet {

namespace {

constexpr std::int32_t transposedFrom = 1000; ///< versions above tell of transposed matrices
constexpr std::int32_t largestVersion = 10000;

std::int64_t sizeOf(const std::string& path)
{
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    if (!std::filesystem::exists(status))
        throw Error(Fault::FileNotFound, path);
    if (!std::filesystem::is_regular_file(status))
        throw Error(Fault::FileUnreadable, path, "not a regular file");
    const auto size = std::filesystem::file_size(path, problem);
    if (problem)
        throw Error(Fault::FileUnreadable, path, problem.message());
    return std::int64_t(size);
}

/// Where a file with too few numbers ends: "layer 74 [convolutional], line 541".
std::string placeOf(std::int64_t floats, const Network& network)
{
    for (const auto& layer : network.layers) {
        floats -= layer.weights();
        if (floats < 0)
            return "layer " + std::to_string(layer.index) + " [" + layer.section + "], line " +
                   std::to_string(layer.line);
    }
    return {};
}

} // namespace

WeightsFile::WeightsFile(const std::string& path, const Network& network) : m_path(path)
{
    const auto bytes = sizeOf(path);
    m_file.open(path, std::ios::binary);
    if (!m_file)
        throw Error(Fault::FileUnreadable, path);
    readHeader(bytes);
    checkCount(bytes, network);
}

void WeightsFile::readHeader(std::int64_t bytes)
{
    std::array<std::int32_t, 3> version{}; // major, minor, revision
    const auto versionBytes = std::int64_t(sizeof(version));
    if (bytes >= versionBytes)
        m_file.read(reinterpret_cast<char*>(version.data()), versionBytes);
    const auto [major, minor, revision] = version;
    // The number of pictures seen in training: 8 bytes since version 0.2.
    const bool wide =
        std::int64_t(major) * 10 + minor >= 2 && major < transposedFrom && minor < transposedFrom;
    m_headerBytes = versionBytes + (wide ? 8 : 4);
    if (bytes < m_headerBytes)
        throw Error(Fault::ModelWeightsMismatch, m_path,
                    "it ends within its header of " + std::to_string(m_headerBytes) + " bytes");
    for (const auto part : version)
        if (part < 0 || part > largestVersion)
            throw Error(Fault::ModelWeightsMismatch, m_path,
                        "it does not begin like a file of Darknet's weights");
    m_transposed = major > transposedFrom || minor > transposedFrom;
    m_file.seekg(m_headerBytes);
}

void WeightsFile::checkCount(std::int64_t bytes, const Network& network)
{
    const auto floats = (bytes - m_headerBytes) / std::int64_t(sizeof(float));
    const auto surplus = (bytes - m_headerBytes) % std::int64_t(sizeof(float));
    const auto wanted = network.weights();
    std::int64_t biases = 0;
    for (const auto& layer : network.layers)
        if (layer.kind == Kind::BatchNorm)
            biases += layer.output.channels;
    m_batchNormBiases = biases > 0 && floats == wanted + biases;
    if (m_batchNormBiases && surplus == 0)
        return;
    auto detail = "it holds " + std::to_string(floats) + " numbers, " + std::to_string(wanted) +
                  " are wanted";
    if (floats < wanted)
        detail += "; it ends in " + placeOf(floats, network);
    if (surplus != 0)
        detail += "; " + std::to_string(surplus) + " bytes at its end are no whole number";
    if (floats != wanted || surplus != 0)
        throw Error(Fault::ModelWeightsMismatch, m_path, detail);
}

void WeightsFile::read(float* floats, std::int64_t count)
{
    const auto bytes = std::streamsize(count) * std::streamsize(sizeof(float));
    m_file.read(reinterpret_cast<char*>(floats), bytes);
    if (m_file.gcount() != bytes)
        throw Error(Fault::FileUnreadable, m_path);
}

} // namespace core::darknet
