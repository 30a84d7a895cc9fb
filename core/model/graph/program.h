// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/foldbatchnorm.h"
#include "core/model/graph/packedconvolution.h"
#include "core/model/graph/rule.h"
#include "core/support/progress.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/runtime/operator.h>

namespace core {

/// What a program may do to run faster. All of it leaves the results equal to rounding.
struct Optimizations {
    bool foldBatchNorm = true;
    bool channelsLast = true;
};

/// Weights as programs use them, with the following batch norm folded in (true) or not, in
/// channels-last order. Shared by all programs over one graph, since weights are large.
using WeightCache = std::map<std::pair<const torch::jit::Node*, bool>, ConvolutionWeights>;

/// A flat TorchScript graph compiled into steps that run one after the other with Torch's eager
/// operators. Unlike Torch's own executor it never merges operators, so autograd sees each one
/// (taps have gradients), and every value, inside control flow too, can be kept.
///
/// Operators that write into their input run as their pure twin where no other value shares the
/// memory; a value kept before an in-place operator is the value from before it.
class Program final {
public:
    using Value = torch::jit::Value;
    using Node = torch::jit::Node;

    /// Sees every tensor that a step produces.
    using Observer = std::function<void(const Value*, const at::Tensor&)>;

    struct Result {
        std::vector<c10::IValue> outputs; ///< the graph's outputs, or the single `end` value
        std::vector<at::Tensor> kept;     ///< in the order of `keep`; undefined where not executed
    };

    /// What of a graph is compiled.
    struct Part {
        std::vector<const Value*> keep{};
        const Value* end = nullptr;   ///< the run stops here; null: at the graph's outputs
        const Value* start = nullptr; ///< only what depends on this value is run; null: everything
        RuleBook rules{};
    };

    /// `self` is the module object (the graph's first input). Throws Error{ModelUnknownOperator}
    /// for a node that cannot be run.
    Program(std::shared_ptr<torch::jit::Graph> graph, c10::IValue self, Part part,
            Optimizations optimizations, WeightCache& weights);
    Program(std::shared_ptr<torch::jit::Graph> graph, c10::IValue self,
            std::vector<const Value*> keep, const Value* end, Optimizations optimizations,
            WeightCache& weights);

    /// Runs a batch B x C x H x W. Throws Error{ModelRunFailed} naming the operator and module;
    /// Cancelled.
    Result run(const at::Tensor& input, Progress& progress, const Observer& observer = {}) const;

    /// Of a program with a `start`: the values besides it that its steps read. Empty optional: it
    /// cannot be run, because `start` lies in control flow, or what follows writes into memory or
    /// reads other things than tensors.
    const std::optional<std::vector<const Value*>>& given() const { return m_given; }

    /// Runs a program with a `start` from a batch of values of it and those of `given`.
    Result runFrom(const at::Tensor& start, const std::vector<at::Tensor>& given,
                   Progress& progress) const;

    /// Values that do not exist in this program, because they were folded away.
    const std::set<const Value*>& folded() const { return m_folded; }

private:
    struct Block;
    struct Step {
        enum class Kind {
            Operator,
            Pure,
            Ruled,
            Reshape,
            Pack,
            Unpack,
            If,
            Loop,
            Pass,
            Skip,
            Attribute,
            SetAttribute,
            Create,
            IsInstance,
            Enter,
            Exit
        };
        Kind kind = Kind::Operator;
        Node* node = nullptr;
        mutable std::optional<torch::jit::Operation> operation; ///< its call operator is not const
        Rule rule;
        std::unique_ptr<PackedConvolution> packed; ///< may take the operator's place
        bool inPacked = false; ///< a ReLU that the packed convolution before it does, too
        bool pure = false;     ///< `operation` is the pure twin of an operator that writes in place
        std::vector<int> inputs;
        std::vector<int> outputs;
        std::vector<int> dead; ///< slots that nobody reads after this step
        std::vector<Block> blocks;
    };
    struct Block {
        std::vector<Step> steps;
        std::vector<int> inputs;
        std::vector<int> outputs;
    };
    struct Run;

    Block compile(torch::jit::Block* block);
    Step compileNode(Node* node);
    void compileOperator(Node* node, Step& step);
    bool compileStructure(Node* node, Step& step);
    void useConvolutionWeights(Node* convolution, Step& step);
    const Node* reluAfter(const Value* value) const;
    void findTail();
    void findFoldable(torch::jit::Block* block);
    void markDead(torch::jit::Block* block, Block& compiled);
    int slot(const Value* value);
    int constantSlot(c10::IValue value);

    void execute(const Block& block, Run& run) const;
    void execute(const Step& step, Run& run) const;
    void runOperator(const Step& step, Run& run) const;
    void call(const Step& step, torch::jit::Stack& stack) const;
    at::Tensor runPacked(const Step& step, const at::Tensor& input) const;
    void runRule(const Step& step, Run& run) const;
    void runIf(const Step& step, Run& run) const;
    void runLoop(const Step& step, Run& run) const;
    void runContext(const Step& step, Run& run) const;
    void assign(const Step& step, std::size_t output, c10::IValue value, Run& run) const;

    std::shared_ptr<torch::jit::Graph> m_graph;
    c10::IValue m_self;
    Part m_part;
    std::set<const Node*> m_tail; ///< what depends on `start`, if there is one
    std::optional<std::vector<const Value*>> m_given;
    Optimizations m_optimizations;
    WeightCache& m_weights;
    std::map<const Value*, int> m_slots;
    std::vector<c10::IValue> m_initial; ///< a frame with all constants in place
    std::map<const Node*, Node*> m_batchNormOf;
    std::set<const Value*> m_folded;
    std::set<const Node*> m_skipped;
    std::set<const Node*> m_packedRelus;
    std::map<const Value*, int> m_keepIndex;
    bool m_writesInPlace = false;
    Block m_main;
};

/// "layer4.1.conv2" of a node in a flattened graph; empty at the top.
std::string modulePath(const torch::jit::Node* node);

} // namespace core
