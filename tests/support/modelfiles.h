// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

#include <memory>
#include <string>
#include <vector>

/// A model file made by tests/reference/fixtures.py, as its manifest describes it.
struct ModelFile {
    std::string file;
    std::string form; ///< "scripted", "traced", "frozen" or "file"
    std::vector<int> input;
    int classes = 0;
    std::string output;
    bool card = false;
    bool good = false;
    std::string fault; ///< of bad ones, and where it shows: "open", "predict" or "explain"
    std::string stage;
    std::vector<std::string> otherFaults; ///< right as well
    std::string marker;                   ///< a file that exists only if the model's code was run
    std::string note;                     ///< part of a note that opening it leaves
    std::string sample;                   ///< the input that the scores are for: "wave" or "ramp"
    std::vector<double> scores;           ///< what the Python module puts out; may be empty

    std::string path() const;
    std::string name() const; ///< "resnet18" of "resnet18_scripted.pt"

    /// Torchvision's architectures, larger and slower than the toy networks.
    bool large() const { return good && input.at(2) >= 64; }
};

/// All of them. Empty, with a message, when $SALISCOPE_FIXTURES does not lead to them.
const std::vector<ModelFile>& modelFiles();

/// Checks, in a test's initTestCase(), that there are model files: without them nothing is tested.
#define VERIFY_MODEL_FILES()                                                                       \
    QVERIFY2(!modelFiles().empty(), "no model files: run test.sh, or set SALISCOPE_FIXTURES to a " \
                                    "folder written by tests/reference/fixtures.py")

/// Where one of them lies.
std::string fixturePath(const std::string& file);

/// Opened without anybody listening or stopping.
std::shared_ptr<const core::Model> openModel(const std::string& path,
                                             const core::ModelOptions& options = {});

/// The prepared default model; empty when $SALISCOPE_MODELS does not lead to it.
std::string defaultModelPath();
