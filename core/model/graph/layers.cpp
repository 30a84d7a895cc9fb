// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/graph/layers.h"

#include "core/model/graph/foldbatchnorm.h"
#include "core/model/graph/operators.h"
#include "core/model/graph/program.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace core {

using torch::jit::Node;
using torch::jit::Value;

namespace {

struct Scope {
    std::string path; ///< "layer4.1"
    std::string kind; ///< "BasicBlock"
};

/// The modules that a node lies in, outermost first, each with its whole path.
std::vector<Scope> scopesOf(const Node* node)
{
    std::vector<Scope> scopes;
    const auto callstack = node->callstack();
    if (!callstack)
        return scopes;
    std::string path;
    for (const auto& entry : (*callstack)->vec()) {
        const auto& instance = std::get<torch::jit::kModuleInstanceInfo>(entry);
        if (!instance)
            continue;
        const auto name = instance->instance_name();
        if (name.empty() || name == "SELF" || name == "INSTANCE_NAME_UNKNOWN")
            continue;
        path += (path.empty() ? "" : ".") + name;
        const auto type = instance->class_type();
        scopes.push_back({path, type && type->name() ? type->name()->name() : std::string()});
    }
    return scopes;
}

bool inside(const Node* node, const std::string& path)
{
    const auto inner = modulePath(node);
    return inner == path || inner.compare(0, path.size() + 1, path + ".") == 0;
}

/// Whether a value is read outside the module, looking through control flow that hands it on.
bool leaves(const Value* value, const std::string& path)
{
    for (const auto& use : value->uses()) {
        const auto* user = use.user;
        if (user->kind() == torch::jit::prim::Return) {
            const auto* owner = user->owningBlock()->owningNode();
            if (!owner || !inside(owner, path))
                return true;
            if (owner->kind() == torch::jit::prim::If && leaves(owner->output(use.offset), path))
                return true;
        } else if (!inside(user, path)) {
            return true;
        }
    }
    return false;
}

std::string numbered(const std::string& name, std::map<std::string, int>& counts)
{
    const int count = ++counts[name];
    return count == 1 ? name : name + ":" + std::to_string(count);
}

/// Whether h x w positions have the proportions of the input.
bool resembles(std::int64_t height, std::int64_t width, const std::vector<std::int64_t>& input)
{
    return height > 0 && width > 0 && height <= input[2] && width <= input[3] &&
           std::abs(double(height) / double(width) * double(input[3]) / double(input[2]) - 1) < 0.2;
}

constexpr std::int64_t mostTokensBefore = 16;

/// `patches`: the last grid seen that a convolution put out.
Grid tokenGrid(const std::vector<std::int64_t>& shape, const Grid& patches,
               const std::vector<std::int64_t>& input)
{
    const auto tokens = shape[1];
    if (shape[2] == std::int64_t(patches.height) * patches.width)
        return {}; // a grid's positions in a row, or an attention matrix
    const auto before = tokens - std::int64_t(patches.height) * patches.width;
    if (patches.height > 0 && before >= 0 && before <= mostTokensBefore)
        return {Grid::Order::Tokens, patches.height, patches.width, int(shape[2]), int(before)};
    for (const std::int64_t extra : {0, 1}) {
        const auto height = std::int64_t(
            std::lround(std::sqrt(double((tokens - extra) * input[2]) / double(input[3]))));
        if (height > 1 && (tokens - extra) % height == 0 &&
            resembles(height, (tokens - extra) / height, input))
            return {Grid::Order::Tokens, int(height), int((tokens - extra) / height), int(shape[2]),
                    int(extra)};
    }
    return {};
}

/// `attention`: the sides of the attention matrices seen so far.
Grid gridOf(const std::vector<std::int64_t>& shape, const Grid& patches,
            const std::set<std::int64_t>& attention, const std::vector<std::int64_t>& input)
{
    if (shape.size() >= 3 && shape[shape.size() - 1] == shape[shape.size() - 2] &&
        attention.count(shape.back()))
        return {};
    if (shape.size() == 3 && shape[0] == 1)
        return tokenGrid(shape, patches, input);
    if (shape.size() != 4 || shape[0] != 1)
        return {};
    const bool last = !resembles(shape[2], shape[3], input) && resembles(shape[1], shape[2], input);
    Grid grid{last ? Grid::Order::ChannelsLast : Grid::Order::ChannelsFirst,
              int(shape[last ? 1 : 2]), int(shape[last ? 2 : 3]), int(shape[last ? 3 : 1])};
    if (grid.height * grid.width <= 1)
        grid.height = grid.width = 0;
    return grid;
}

bool isPooling(const Node* node)
{
    return operatorName(node).find("pool") != std::string::npos;
}

} // namespace

std::string modulePath(const Node* node)
{
    const auto scopes = scopesOf(node);
    return scopes.empty() ? std::string() : scopes.back().path;
}

at::Tensor toGrid(const at::Tensor& output, const Grid& grid)
{
    switch (grid.order) {
    case Grid::Order::ChannelsFirst: return output;
    case Grid::Order::ChannelsLast: return output.permute({0, 3, 1, 2});
    case Grid::Order::Tokens:
        return output.slice(1, grid.before)
            .transpose(1, 2)
            .reshape({output.size(0), output.size(2), grid.height, grid.width});
    }
    return output;
}

at::Tensor fromGrid(const at::Tensor& grid, const Grid& layout, const at::Tensor& like)
{
    switch (layout.order) {
    case Grid::Order::ChannelsFirst: return grid;
    case Grid::Order::ChannelsLast: return grid.permute({0, 2, 3, 1});
    case Grid::Order::Tokens: {
        const auto tokens = grid.flatten(2).transpose(1, 2);
        const auto before =
            like.slice(1, 0, layout.before).expand({grid.size(0), layout.before, grid.size(1)});
        return at::cat({before, tokens}, 1);
    }
    }
    return grid;
}

std::vector<NamedValue> nameLayers(const ObservedShapes& observed,
                                   const std::vector<std::int64_t>& inputShape)
{
    std::vector<NamedValue> named;
    Grid patches;
    std::set<std::int64_t> attention; // a token sequence's length is the side of such a matrix
    std::set<const Value*> seen;
    std::map<std::string, int> counts;
    for (const auto& [value, shape] : observed) {
        const auto* node = value->node();
        if (shape.size() < 2 || node->kind() == torch::jit::prim::If ||
            node->kind() == torch::jit::prim::Loop || !seen.insert(value).second)
            continue;
        NamedValue entry;
        entry.value = value;
        const auto scopes = scopesOf(node);
        for (const auto& scope : scopes) {
            if (!leaves(value, scope.path))
                continue;
            const auto name = numbered(scope.path, counts);
            if (entry.layer.name.empty()) {
                entry.layer.name = name;
                entry.layer.kind = scope.kind;
            } else {
                entry.layer.aliases.push_back(name);
            }
        }
        if (entry.layer.name.empty()) {
            const auto path = scopes.empty() ? std::string() : scopes.back().path + ".";
            entry.layer.kind = operatorName(node);
            entry.layer.name = numbered(path + entry.layer.kind, counts);
        }
        entry.layer.shape.assign(shape.begin(), shape.end());
        entry.layer.grid = gridOf(shape, patches, attention, inputShape);
        if (entry.layer.grid.order == Grid::Order::Tokens)
            attention.insert(shape[1]);
        entry.layer.spatial = entry.layer.grid.height > 0;
        if (isConvolution(node) && entry.layer.spatial)
            patches = entry.layer.grid;
        named.push_back(std::move(entry));
    }
    return named;
}

namespace {

/// The last normalised tokens before the last attention; `otherwise` if there are none.
std::string lastBeforeAttention(const std::vector<NamedValue>& layers, const std::string& otherwise)
{
    std::string normalised = otherwise;
    std::string chosen = otherwise;
    for (const auto& entry : layers) {
        const auto name = operatorName(entry.value->node());
        if (entry.layer.grid.before > 0 && name.find("layer_norm") != std::string::npos)
            normalised = entry.layer.name;
        else if (name == "softmax")
            chosen = normalised;
    }
    return chosen;
}

} // namespace

std::string lastSpatialLayer(const std::vector<NamedValue>& layers)
{
    const auto find = [&](const Value* value) {
        return std::find_if(layers.begin(), layers.end(),
                            [&](const NamedValue& entry) { return entry.value == value; });
    };
    const auto last = std::find_if(layers.rbegin(), layers.rend(),
                                   [](const NamedValue& entry) { return entry.layer.spatial; });
    if (last == layers.rend())
        return {};
    auto chosen = std::prev(last.base());
    if (chosen->layer.grid.before > 0)
        return lastBeforeAttention(layers, chosen->layer.name);
    // Pooling and dropout only repeat what the layer before them says, on a coarser grid.
    while (isPooling(chosen->value->node()) ||
           operatorName(chosen->value->node()).find("dropout") == 0) {
        const auto before = find(chosen->value->node()->input(0));
        if (before == layers.end() || !before->layer.spatial)
            break;
        chosen = before;
    }
    return chosen->layer.name;
}

} // namespace core
