// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

/// A module, or an operator whose output can be tapped, at its place among the others.
struct ModuleNode {
    std::string path; ///< unique; empty: the network itself
    std::string name; ///< the last part of it
    std::string kind; ///< "Conv2d"; empty where the file does not say
    int parent = -1;  ///< index; -1: of the network itself
    int layer = -1;   ///< index into Model::layers() of what it puts out; -1: nothing to look at
    bool isOperator = false;        ///< or a module's second use
    std::int64_t ownParameters = 0; ///< without those of modules inside it
    std::int64_t parameters = 0;    ///< with them; weights that several modules share count once
};

struct ModuleTree {
    std::vector<ModuleNode> nodes; ///< each before those inside it, in the order of execution
    bool fromGraph = false;        ///< numbers were counted in the graph: the file is frozen
};

/// Of a frozen file the tree is built from the layers' names.
ModuleTree moduleTree(const Model& model);

/// How long an operator took.
struct OperatorTime {
    std::string module; ///< the path of the module that it lies in
    int layer = -1;     ///< index into Model::layers() of what it puts out; -1: none
    double milliseconds = 0;
};

/// How long each node of the tree took with all that is inside it, in milliseconds; the first one
/// is the whole.
std::vector<double> timeOfNodes(const ModuleTree& tree, const std::vector<OperatorTime>& times);

} // namespace core
