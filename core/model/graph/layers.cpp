// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/graph/layers.h"

#include "core/model/graph/program.h"

#include <algorithm>
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

std::string operatorName(const Node* node)
{
    std::string name = node->kind().toUnqualString();
    const auto first = name.find_first_not_of('_');
    const auto last = name.find_last_not_of('_');
    return first == std::string::npos ? name : name.substr(first, last - first + 1);
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

std::vector<NamedValue> nameLayers(const ObservedShapes& observed)
{
    std::vector<NamedValue> named;
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
        entry.layer.spatial = shape.size() == 4 && shape[2] * shape[3] > 1;
        named.push_back(std::move(entry));
    }
    return named;
}

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
