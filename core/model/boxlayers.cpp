// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/boxlayers.h"

#include "core/model/graph/operators.h"

#include <algorithm>
#include <set>

namespace core {

using torch::jit::Node;
using torch::jit::Value;

namespace {

bool holdsTensors(const c10::TypePtr& type)
{
    if (type->isSubtypeOf(*c10::TensorType::get()))
        return true;
    const auto inner = type->containedTypes();
    return std::any_of(inner.begin(), inner.end(), holdsTensors);
}

/// What a node reads, blocks inside it included.
void collectRead(const Node* node, std::vector<const Value*>& read)
{
    for (const auto* input : node->inputs())
        read.push_back(input);
    for (const auto* block : node->blocks()) {
        for (const auto* inner : block->nodes())
            collectRead(inner, read);
        collectRead(block->return_node(), read);
    }
}

bool lies(const Layer& layer, const BoxGrid& grid)
{
    return layer.spatial && layer.grid.order != Grid::Order::Tokens &&
           layer.grid.height == grid.height && layer.grid.width == grid.width;
}

/// The network as what is made from what, of values that depend on the picture.
class Descent {
public:
    explicit Descent(const PreparedGraph& graph)
    {
        for (const auto* input : graph.flat.graph->inputs())
            if (input->type()->isSubtypeOf(*c10::TensorType::get()))
                m_places[input] = m_places.size();
        for (const auto* node : graph.flat.graph->nodes()) {
            std::vector<const Value*> read;
            collectRead(node, read);
            std::erase_if(read, [this](const Value* value) { return !m_places.count(value); });
            for (const auto* output : node->outputs())
                if (!read.empty() && holdsTensors(output->type())) {
                    m_places[output] = m_places.size();
                    m_sources[output] = read;
                }
        }
        for (const auto& entry : graph.values)
            m_layers[entry.value] = &entry.layer;
    }

    const Layer* layer(const Value* value) const
    {
        const auto found = m_layers.find(value);
        return found == m_layers.end() ? nullptr : found->second;
    }

    /// The first values on the ways back from `ends` that a layer of one of the grids stands for.
    std::vector<const Value*> firstOnGrids(const std::vector<const Value*>& ends,
                                           const std::vector<BoxGrid>& grids) const
    {
        std::vector<const Value*> found;
        std::set<const Value*> seen;
        auto open = ends;
        while (!open.empty()) {
            const auto* value = open.back();
            open.pop_back();
            if (!m_places.count(value) || !seen.insert(value).second)
                continue;
            const auto* here = layer(value);
            if (here && std::any_of(grids.begin(), grids.end(),
                                    [&](const BoxGrid& grid) { return lies(*here, grid); }))
                found.push_back(value);
            else
                open.insert(open.end(), sources(value).begin(), sources(value).end());
        }
        return found;
    }

    /// The last layer on the grid that every way back from `ends` passes, with a convolution after
    /// it that is wider than one cell: after it a box's numbers come from a single cell, and maps
    /// would say no more than where that is. Null if there is none.
    const Layer* sharedSource(const std::vector<const Value*>& ends, const BoxGrid& grid) const
    {
        const auto* found = sharedSource(ends, grid, isWideConvolution);
        return found ? found : sharedSource(ends, grid, isWeighted);
    }

private:
    static bool isWeighted(const Node* node) { return isConvolution(node) || isLinear(node); }
    static bool isWideConvolution(const Node* node)
    {
        if (!isConvolution(node))
            return false;
        const auto weight = torch::jit::toIValue(node->input(1));
        return weight && weight->isTensor() && weight->toTensor().dim() == 4 &&
               weight->toTensor().size(2) * weight->toTensor().size(3) > 1;
    }

    const Layer* sharedSource(const std::vector<const Value*>& ends, const BoxGrid& grid,
                              bool (*isWanted)(const Node*)) const
    {
        const auto later = [this](const Value* a, const Value* b) {
            return m_places.at(a) > m_places.at(b);
        };
        std::set<const Value*, decltype(later)> open(later); // the latest first
        open.insert(ends.begin(), ends.end());
        bool passed = false;
        while (!open.empty()) {
            const auto* value = *open.begin();
            open.erase(open.begin());
            const auto* here = layer(value);
            if (open.empty() && passed && here && lies(*here, grid))
                return here;
            passed = passed || isWanted(value->node());
            open.insert(sources(value).begin(), sources(value).end());
        }
        return nullptr;
    }

    const std::vector<const Value*>& sources(const Value* value) const
    {
        static const std::vector<const Value*> none;
        const auto found = m_sources.find(value);
        return found == m_sources.end() ? none : found->second;
    }

    std::map<const Value*, std::size_t> m_places; ///< in order of execution
    std::map<const Value*, std::vector<const Value*>> m_sources;
    std::map<const Value*, const Layer*> m_layers;
};

/// The tensors in an output, in order, as boxTensors finds them; a value that is not put together
/// in the graph stands for itself.
void collectEnds(const Value* output, std::vector<const Value*>& ends)
{
    namespace prim = torch::jit::prim;
    const auto* node = output->node();
    if (node->kind() == prim::TupleConstruct || node->kind() == prim::ListConstruct)
        for (const auto* input : node->inputs())
            collectEnds(input, ends);
    else if (node->kind() == prim::DictConstruct)
        for (std::size_t index = 1; index < node->inputs().size(); index += 2)
            collectEnds(node->input(index), ends);
    else
        ends.push_back(output);
}

} // namespace

void nameBoxLayers(std::vector<BoxGrid>& grids, const PreparedGraph& graph)
{
    if (grids.empty())
        return;
    const Descent descent(graph);
    std::vector<const Value*> ends;
    collectEnds(graph.flat.graph->outputs().at(0), ends);
    const auto format = graph.detection->format;
    const bool apart = (format == BoxFormat::GridMaps || format == BoxFormat::AnchorMaps) &&
                       ends.size() >= grids.size();
    const auto onGrids = descent.firstOnGrids(ends, grids);
    for (std::size_t index = 0; index < grids.size(); ++index) {
        auto& grid = grids[index];
        std::vector<const Value*> own;
        if (apart) {
            own = {ends[index]};
        } else {
            std::ranges::copy_if(onGrids, std::back_inserter(own), [&](const Value* value) {
                return lies(*descent.layer(value), grid);
            });
        }
        // Where the graph does not tell, the last layer of the grid's size is next to the end.
        const NamedValue* last = nullptr;
        for (const auto& entry : graph.values)
            if (lies(entry.layer, grid))
                last = &entry;
        if (own.empty() && last)
            own = {last->value};
        if (const auto* shared = own.empty() ? nullptr : descent.sharedSource(own, grid))
            grid.layer = shared->name;
        else
            grid.layer = last ? last->layer.name : std::string();
    }
}

} // namespace core
