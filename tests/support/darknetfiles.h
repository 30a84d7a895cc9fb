// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/script.h>

#include "core/model/darknet/network.h"
#include "core/model/importer.h"

#include <QByteArray>
#include <QTemporaryDir>
#include <string>
#include <vector>

/// Where a network's two files lie.
struct DarknetPaths {
    std::string configuration;
    std::string weights;
};

/// A folder for Darknet networks that a test makes up.
class DarknetFiles final {
public:
    std::string path(const QString& name) const;
    std::string write(const QString& name, const QByteArray& content) const;

    /// NAME.cfg, and NAME.weights with random numbers that keep values in the order of 1; variances
    /// are positive. The header is that of Darknet since 2018 (20 bytes) unless told otherwise.
    DarknetPaths network(const QString& name, const QByteArray& configuration,
                         const QByteArray& header = standardHeader()) const;

    /// Versions and the number of pictures seen: 8 bytes of it in version 0.2 and later.
    static QByteArray standardHeader();
    static QByteArray header(int major, int minor, int seenBytes);

private:
    QTemporaryDir m_folder;
};

/// Parts of networks: an input of 3 x 12 x 16, eight 3 x 3 filters with batch normalisation, and
/// boxes of one anchor and one class, without and with the convolution before them.
extern const QByteArray smallInput;
extern const QByteArray eightFilters;
extern const QByteArray sixChannels; ///< a mixture of the channels before it
extern const QByteArray boxes;
extern const QByteArray oneBox;

core::darknet::Network planned(const std::string& configuration);

/// Random numbers of the network's input size, the same each time.
at::Tensor inputFor(const core::darknet::Network& network);

/// What the translated network puts out, in inference mode.
std::vector<at::Tensor> outputsOf(const std::string& path, const at::Tensor& input);
