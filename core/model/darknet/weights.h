// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/darknet/network.h"

#include <cstdint>
#include <fstream>
#include <string>

namespace core::darknet {

/// A Darknet .weights file: a header, then 32-bit floats in the order of the layers.
class WeightsFile {
public:
    /// Reads the header and checks that the file holds exactly what the network wants.
    /// Throws Error: FileNotFound, FileUnreadable, ModelWeightsMismatch.
    WeightsFile(const std::string& path, const Network& network);

    /// Weights of connected layers lie input by input, not output by output.
    bool transposed() const { return m_transposed; }
    /// [batchnorm] layers have biases (AlexeyAB's Darknet), or not (pjreddie's).
    bool batchNormBiases() const { return m_batchNormBiases; }

    /// The next `count` floats. Throws Error{FileUnreadable}.
    void read(float* floats, std::int64_t count);

private:
    void readHeader(std::int64_t bytes);
    void checkCount(std::int64_t bytes, const Network& network);

    std::string m_path;
    std::ifstream m_file;
    std::int64_t m_headerBytes = 0;
    bool m_transposed = false;
    bool m_batchNormBiases = false;
};

} // namespace core::darknet
