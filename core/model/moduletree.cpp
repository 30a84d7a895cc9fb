// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/moduletree.h"

#include "core/model/graph/preparedgraph.h"

#include <algorithm>
#include <climits>
#include <map>
#include <numeric>
#include <set>

namespace core {

namespace {

std::string parentOf(const std::string& path)
{
    const auto dot = path.rfind('.');
    return dot == std::string::npos ? std::string() : path.substr(0, dot);
}

std::string nameOf(const std::string& path)
{
    const auto dot = path.rfind('.');
    return dot == std::string::npos ? path : path.substr(dot + 1);
}

class Builder {
public:
    explicit Builder(const Model& model) : m_model(model)
    {
        m_nodes.push_back({});
        m_index[{}] = 0;
    }

    ModuleTree build()
    {
        std::int64_t learnt = 0;
        for (const auto& module : m_model.modules()) {
            auto& node = m_nodes[std::size_t(place(module.path))];
            node.kind = module.kind;
            node.ownParameters = module.parameters;
            learnt += module.parameters;
        }
        addLayers();
        const bool fromGraph = learnt == 0;
        if (fromGraph)
            countConstants(m_model.graph().flat.graph->block());
        else
            findShared(m_model.graph().flat.graph->block());
        return {inOrder(), fromGraph};
    }

private:
    /// The node of this path, made if there is none yet, with those that it lies in.
    int place(const std::string& path)
    {
        if (const auto found = m_index.find(path); found != m_index.end())
            return found->second;
        const int parent = place(parentOf(path));
        ModuleNode node;
        node.path = path;
        node.name = nameOf(path);
        node.parent = parent;
        m_nodes.push_back(std::move(node));
        return m_index[path] = int(m_nodes.size()) - 1;
    }

    void addLayers()
    {
        const auto& layers = m_model.layers();
        for (int index = 0; index < int(layers.size()); ++index) {
            const auto& layer = layers[std::size_t(index)];
            for (const auto& alias : layer.aliases)
                if (const auto found = m_index.find(alias); found != m_index.end())
                    setLayer(m_nodes[std::size_t(found->second)], index);
            const bool isModule = m_index.count(layer.name) > 0;
            auto& node = m_nodes[std::size_t(place(layer.name))];
            setLayer(node, index);
            if (isModule)
                continue;
            node.kind = layer.kind;
            node.isOperator = true;
        }
    }

    static void setLayer(ModuleNode& node, int layer)
    {
        if (node.layer < 0)
            node.layer = layer;
    }

    const ModuleNode* find(const std::string& path) const
    {
        const auto found = m_index.find(path);
        return found == m_index.end() ? nullptr : &m_nodes[std::size_t(found->second)];
    }

    /// Calls `take` with the weights of each operator: constants, but for running statistics.
    template <typename Take>
    static void forWeights(const torch::jit::Block* block, const Take& take)
    {
        for (const auto* node : block->nodes()) {
            const bool norm = node->kind() == torch::jit::aten::batch_norm;
            for (std::size_t input = 0; input < node->inputs().size(); ++input) {
                if (norm && (input == 3 || input == 4))
                    continue;
                const auto tensor = constantTensor(node->input(input));
                if (tensor.defined() && tensor.is_floating_point() && tensor.numel() > 1)
                    take(node, tensor);
            }
            for (const auto* inner : node->blocks())
                forWeights(inner, take);
        }
    }

    /// A frozen file's weights are constants in its graph.
    void countConstants(const torch::jit::Block* block)
    {
        std::map<const torch::jit::Node*, std::string> names;
        for (const auto& entry : m_model.graph().values)
            names.emplace(entry.value->node(), entry.layer.name);
        std::set<const void*> counted;
        forWeights(block, [&](const torch::jit::Node* node, const at::Tensor& tensor) {
            if (!counted.insert(tensor.data_ptr()).second)
                return;
            const auto name = names.find(node);
            const auto path = name == names.end() ? modulePath(node) : name->second;
            m_nodes[std::size_t(place(path))].ownParameters += tensor.numel();
        });
    }

    /// Weights that lie in several modules. (Torch merges constants that are merely equal, so that
    /// weights which are the same number throughout, as new norms have them, tell nothing.)
    void findShared(const torch::jit::Block* block)
    {
        std::map<const void*, std::set<int>> users;
        std::map<const void*, at::Tensor> tensors;
        forWeights(block, [&](const torch::jit::Node* node, const at::Tensor& tensor) {
            const auto found = m_index.find(modulePath(node));
            if (found == m_index.end() ||
                m_nodes[std::size_t(found->second)].ownParameters < tensor.numel())
                return;
            users[tensor.data_ptr()].insert(found->second);
            tensors.emplace(tensor.data_ptr(), tensor);
        });
        for (const auto& [data, modules] : users) {
            const auto& tensor = tensors.at(data);
            if (modules.size() > 1 && !(tensor == tensor.flatten()[0]).all().item<bool>())
                m_shared.push_back({tensor.numel(), modules});
        }
    }

    bool inside(int node, int outer) const
    {
        for (; node >= 0; node = m_nodes[std::size_t(node)].parent)
            if (node == outer)
                return true;
        return false;
    }

    void addUp()
    {
        for (auto& node : m_nodes)
            node.parameters = node.ownParameters;
        for (std::size_t index = m_nodes.size(); index-- > 1;)
            m_nodes[std::size_t(m_nodes[index].parent)].parameters += m_nodes[index].parameters;
        for (const auto& [count, modules] : m_shared)
            for (int outer = 0; outer < int(m_nodes.size()); ++outer) {
                const auto users = std::count_if(modules.begin(), modules.end(),
                                                 [&](int node) { return inside(node, outer); });
                if (users > 1)
                    m_nodes[std::size_t(outer)].parameters -= (users - 1) * count;
            }
    }

    /// Where each node comes among its siblings: the first layer inside it, else as the file has
    /// it.
    std::vector<int> turns() const
    {
        std::vector<int> turns(m_nodes.size());
        for (std::size_t index = 0; index < m_nodes.size(); ++index)
            turns[index] = m_nodes[index].layer < 0 ? INT_MAX : m_nodes[index].layer;
        for (std::size_t index = m_nodes.size(); index-- > 1;) {
            auto& parent = turns[std::size_t(m_nodes[index].parent)];
            parent = std::min(parent, turns[index]);
        }
        std::map<int, int> last; // by parent
        for (std::size_t index = 1; index < m_nodes.size(); ++index) {
            auto& before = last.emplace(m_nodes[index].parent, -1).first->second;
            if (turns[index] == INT_MAX)
                turns[index] = before;
            before = turns[index];
        }
        return turns;
    }

    std::vector<ModuleNode> inOrder()
    {
        addUp();
        std::vector<std::vector<int>> children(m_nodes.size());
        for (std::size_t index = 1; index < m_nodes.size(); ++index)
            children[std::size_t(m_nodes[index].parent)].push_back(int(index));
        const auto turn = turns();
        for (auto& siblings : children)
            std::stable_sort(siblings.begin(), siblings.end(), [&](int a, int b) {
                return turn[std::size_t(a)] < turn[std::size_t(b)];
            });
        std::vector<ModuleNode> ordered;
        std::vector<std::pair<int, int>> open{{0, -1}}; // a node and its parent's new index
        while (!open.empty()) {
            const auto [index, parent] = open.back();
            open.pop_back();
            auto node = m_nodes[std::size_t(index)];
            node.parent = parent;
            const int here = int(ordered.size());
            ordered.push_back(std::move(node));
            const auto& inner = children[std::size_t(index)];
            for (auto child = inner.rbegin(); child != inner.rend(); ++child)
                open.emplace_back(*child, here);
        }
        return ordered;
    }

    struct Shared {
        std::int64_t count;
        std::set<int> modules;
    };

    const Model& m_model;
    std::vector<ModuleNode> m_nodes;
    std::map<std::string, int> m_index; ///< by path
    std::vector<Shared> m_shared;
};

} // namespace

ModuleTree moduleTree(const Model& model)
{
    return Builder(model).build();
}

std::vector<double> timeOfNodes(const ModuleTree& tree, const std::vector<OperatorTime>& times)
{
    std::map<std::string, int> byPath;
    std::map<int, int> byLayer; // operators
    for (int index = 0; index < int(tree.nodes.size()); ++index) {
        const auto& node = tree.nodes[std::size_t(index)];
        byPath[node.path] = index;
        if (node.isOperator)
            byLayer[node.layer] = index;
    }
    std::vector<double> sums(tree.nodes.size());
    for (const auto& time : times) {
        int node = 0;
        if (const auto found = byLayer.find(time.layer); found != byLayer.end()) {
            node = found->second;
        } else {
            auto path = time.module;
            while (!byPath.count(path))
                path = parentOf(path);
            node = byPath.at(path);
        }
        for (; node >= 0; node = tree.nodes[std::size_t(node)].parent)
            sums[std::size_t(node)] += time.milliseconds;
    }
    return sums;
}

} // namespace core
