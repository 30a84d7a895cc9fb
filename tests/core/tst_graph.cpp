// SPDX-License-Identifier: GPL-3.0-or-later
// The prepared graph against the untouched module: the same scores and gradients whatever was
// optimised, and taps that mean what their names say.
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/thrown.h"
#include "tests/support/toynet.h"

#include "core/model/graph/prepare.h"
#include "core/model/torchscript.h"

#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/jit/runtime/graph_executor.h>

#include <QtTest>

#include <thread>

using namespace core;

namespace {

struct Answer {
    at::Tensor scores;
    at::Tensor gradient; ///< of a mixture of all scores; undefined where there is none
};

at::Tensor mixture(const at::Tensor& scores)
{
    const auto index = at::arange(scores.numel(), scores.options()).reshape(scores.sizes());
    return (scores * (index * 1.3 + 0.4).sin()).sum();
}

Answer answer(const at::Tensor& input, const std::function<c10::IValue(const at::Tensor&)>& net)
{
    const at::AutoGradMode enabled(true);
    const auto x = input.detach().clone().requires_grad_(true);
    const auto scores = scoresIn(net(x), input.size(0));
    Answer found{scores.detach(), {}};
    if (scores.requires_grad())
        found.gradient = torch::autograd::grad({mixture(scores)}, {x}, {}, false, false, true)[0];
    return found;
}

Answer answer(torch::jit::Module& module, const at::Tensor& input)
{
    torch::jit::GraphOptimizerEnabledGuard plainExecutor(false);
    return answer(input, [&](const at::Tensor& x) { return module.forward({x}); });
}

Answer answer(const Program& program, const at::Tensor& input)
{
    Progress nobody;
    return answer(input, [&](const at::Tensor& x) { return program.run(x, nobody).outputs[0]; });
}

QByteArray difference(const Answer& found, const Answer& expected)
{
    if (deviation(found.scores, expected.scores) > 1e-4)
        return "scores off by " + QByteArray::number(deviation(found.scores, expected.scores));
    if (found.gradient.defined() != expected.gradient.defined())
        return "only one of them has a gradient";
    if (!expected.gradient.defined())
        return {};
    const double gradient = deviationL2(found.gradient, expected.gradient);
    return gradient > 1e-3 ? "gradient off by " + QByteArray::number(gradient) : QByteArray();
}

/// The file's module, in the precision that it is run in.
torch::jit::Module moduleOf(const ModelFile& file)
{
    auto module = loadTorchScript(file.path());
    mendForInference(module);
    const bool small = file.name() == "half" || file.name() == "bfloat16";
    if (small)
        module.to(at::kFloat);
    return module;
}

at::Tensor inputFor(const ModelFile& file)
{
    const auto input = waveInput(file.input);
    return file.name() == "double" ? input.to(at::kDouble) : input;
}

struct Prepared {
    torch::jit::Module module;
    at::Tensor input;
    std::unique_ptr<PreparedGraph> graph;
};

/// Each file is prepared once for all tests.
const Prepared& prepared(const ModelFile& file)
{
    static std::map<std::string, Prepared> known;
    auto& entry = known[file.file];
    if (!entry.graph) {
        Progress nobody;
        entry.module = moduleOf(file);
        entry.input = inputFor(file);
        entry.graph = prepareGraph(entry.module, entry.input, nobody);
    }
    return entry;
}

} // namespace

class TestGraph : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyOptimizationKeepsTheNumbers_data();
    void everyOptimizationKeepsTheNumbers();
    void nothingHasToBeTakenBack_data();
    void nothingHasToBeTakenBack();
    void tapsAreTheSameUnfolded_data();
    void tapsAreTheSameUnfolded();
    void runsRepeatThemselves_data();
    void runsRepeatThemselves();
    void batchesAreSinglesOrDenied_data();
    void batchesAreSinglesOrDenied();
    void differentNumbersAreRefused();

private:
    void addFiles(const std::function<bool(const ModelFile&)>& wanted) const;
    static const ModelFile& current();
};

void TestGraph::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestGraph::addFiles(const std::function<bool(const ModelFile&)>& wanted) const
{
    QTest::addColumn<int>("index");
    const auto& files = modelFiles();
    for (std::size_t index = 0; index < files.size(); ++index)
        if (files[index].good && files[index].form != "file" && wanted(files[index]))
            QTest::newRow(files[index].file.c_str()) << int(index);
}

const ModelFile& TestGraph::current()
{
    QFETCH(int, index);
    return modelFiles().at(std::size_t(index));
}

void TestGraph::everyOptimizationKeepsTheNumbers_data()
{
    addFiles([](const ModelFile&) { return true; });
}

void TestGraph::everyOptimizationKeepsTheNumbers()
{
    const auto& file = current();
    auto module = moduleOf(file);
    const auto input = inputFor(file);
    const auto expected = answer(module, input);
    QVERIFY(expected.gradient.defined());
    for (const bool removeMutation : {true, false}) {
        const auto flat = flatten(module, removeMutation);
        for (const bool foldBatchNorm : {true, false}) {
            for (const bool channelsLast : {true, false}) {
                // The large ones take their time: all at once, and nothing at all.
                if (file.large() &&
                    (foldBatchNorm != removeMutation || channelsLast != removeMutation))
                    continue;
                WeightCache weights;
                const Program program(flat.graph, flat.module._ivalue(), {}, nullptr,
                                      {foldBatchNorm, channelsLast}, weights);
                const auto problem = difference(answer(program, input), expected);
                QVERIFY2(problem.isEmpty(), problem + (removeMutation ? " without mutation" : "") +
                                                (foldBatchNorm ? " folded" : "") +
                                                (channelsLast ? " channels last" : ""));
            }
        }
    }
}

void TestGraph::nothingHasToBeTakenBack_data()
{
    addFiles([](const ModelFile&) { return true; });
}

void TestGraph::nothingHasToBeTakenBack()
{
    const auto& file = current();
    const auto& opened = prepared(file);
    const auto& graph = opened.graph;
    QVERIFY(graph->optimizations.foldBatchNorm);
    QCOMPARE(graph->optimizations.channelsLast, graph->type == at::kFloat);
    QVERIFY(graph->differentiable);
    QVERIFY(graph->bytesPerPicture > 0);
    QVERIFY(!graph->values.empty());
    const auto whole = answer(graph->program(), opened.input);
    QVERIFY(whole.scores.isfinite().all().item<bool>());
    QCOMPARE(graph->program().folded().empty(),
             std::none_of(graph->values.begin(), graph->values.end(), [](const NamedValue& entry) {
                 return entry.value->node()->kind() == torch::jit::aten::batch_norm &&
                        entry.value->node()->input(0)->uses().size() == 1 &&
                        entry.value->node()->input(0)->node()->kind() != torch::jit::prim::Param &&
                        QByteArray(entry.value->node()->input(0)->node()->kind().toUnqualString())
                            .contains("conv");
             }));
}

void TestGraph::tapsAreTheSameUnfolded_data()
{
    addFiles([](const ModelFile&) { return true; });
}

void TestGraph::tapsAreTheSameUnfolded()
{
    const auto& file = current();
    const auto& opened = prepared(file);
    const auto& graph = opened.graph;
    Progress nobody;
    const at::AutoGradMode enabled(true);
    // Of a large network, some ten layers, others in its scripted than in its traced form.
    const std::size_t step = file.large() ? graph->values.size() / 10 + 1 : 1;
    for (std::size_t index = file.form == "traced" ? step / 2 : 0; index < graph->values.size();
         index += step) {
        const auto& [layer, value] = graph->values[index];
        const auto tap = [&](Optimizations optimizations) {
            WeightCache weights;
            const Program program(graph->flat.graph, graph->flat.module._ivalue(), {value},
                                  graph->end.value, optimizations, weights);
            const auto x = opened.input.clone().requires_grad_(true);
            const auto result = program.run(x, nobody);
            const auto scores = scoresIn(result.outputs[0], 1);
            const auto gradient = torch::autograd::grad({mixture(scores)}, {result.kept[0]}, {},
                                                        false, false, true)[0];
            return std::make_pair(result.kept[0].detach(), gradient);
        };
        const auto [found, gradient] = tap({true, true});
        const auto [expected, expectedGradient] = tap({false, false});
        std::vector<int> shape(found.sizes().begin(), found.sizes().end());
        QVERIFY2(shape == layer.shape, layer.name.c_str());
        QVERIFY2(deviation(found, expected) <= 1e-4, layer.name.c_str());
        QVERIFY2(gradient.defined() == expectedGradient.defined(), layer.name.c_str());
        if (gradient.defined())
            QVERIFY2(deviationL2(gradient, expectedGradient) <= 1e-3, layer.name.c_str());
    }
}

void TestGraph::runsRepeatThemselves_data()
{
    addFiles([](const ModelFile& file) {
        return !file.large() || file.name() == "resnet18" || file.name() == "vit";
    });
}

void TestGraph::runsRepeatThemselves()
{
    const auto& file = current();
    const auto& opened = prepared(file);
    const auto& graph = opened.graph;
    // Torch's profiling executor changes its mind at the second run, and once more in a new thread.
    const auto* tap = graph->values[graph->values.size() / 2].value;
    Progress nobody;
    const auto run = [&] {
        const at::AutoGradMode enabled(true);
        const auto x = opened.input.clone().requires_grad_(true);
        const auto result = graph->program({tap}).run(x, nobody);
        const auto scores = scoresIn(result.outputs[0], 1);
        auto numbers =
            torch::autograd::grad({mixture(scores)}, {x, result.kept[0]}, {}, false, false, true);
        numbers.push_back(scores.detach());
        numbers.push_back(result.kept[0].detach());
        return numbers;
    };
    const auto first = run();
    const auto equals = [&](const std::vector<at::Tensor>& other) {
        for (std::size_t index = 0; index < first.size(); ++index)
            if (first[index].defined() != other[index].defined() ||
                (first[index].defined() && !at::equal(first[index], other[index])))
                return false;
        return true;
    };
    for (int round = 0; round < 3; ++round)
        QVERIFY(equals(run()));
    std::vector<at::Tensor> elsewhere;
    for (int round = 0; round < 3; ++round) {
        std::thread([&] { elsewhere = run(); }).join();
        QVERIFY(equals(elsewhere));
    }
}

void TestGraph::batchesAreSinglesOrDenied_data()
{
    addFiles([](const ModelFile&) { return true; });
}

void TestGraph::batchesAreSinglesOrDenied()
{
    const auto& file = current();
    const auto& opened = prepared(file);
    const auto& graph = opened.graph;
    const auto name = file.name();
    // Pictures of a batch that share something: a view of one row, a mean, a branch, a sum.
    const bool shares =
        name.rfind("batch_", 0) == 0 || name == "slice_write" || name == "scalar_output";
    // Whether the two that were tried share a branch is chance.
    const bool branches = name == "if_data" || name == "while_loop";
    if (!branches)
        QCOMPARE(graph->batches, !shares);
    if (!graph->batches || branches)
        return;
    const auto& program = graph->program();
    const auto& first = opened.input;
    const std::vector<at::Tensor> pictures{first, first.flip({3}) * 0.8, first.flip({2}) + 0.1};
    Progress nobody;
    const auto gradients = [&](const at::Tensor& batch) {
        const at::AutoGradMode enabled(true);
        const auto x = batch.clone().requires_grad_(true);
        const auto scores = scoresIn(program.run(x, nobody).outputs[0], batch.size(0));
        const auto weight = (at::arange(scores.size(1), scores.options()) * 1.3 + 0.4).sin();
        const auto gradient = torch::autograd::grad({(scores * weight).sum()}, {x})[0];
        return std::make_pair(scores.detach(), gradient);
    };
    const auto [scores, gradient] = gradients(at::cat(pictures));
    for (std::int64_t index = 0; index < 3; ++index) {
        const auto [alone, aloneGradient] = gradients(pictures[std::size_t(index)]);
        QVERIFY(deviation(scores.slice(0, index, index + 1), alone) <= 1e-5);
        // Torch 1.13 itself puts out another gradient of instance_norm for a single picture.
        if (name != "norms")
            QVERIFY(deviationL2(gradient.slice(0, index, index + 1), aloneGradient) <= 1e-3);
    }
}

void TestGraph::differentNumbersAreRefused()
{
    // Random numbers: no two runs agree, so no graph can be said to be the module.
    const ToyNet net{"def forward(self, x):\n"
                     "    return torch.mean(x, [2, 3]) + torch.rand([1, 3])\n",
                     {}};
    auto module = net.module();
    Progress nobody;
    VERIFY_FAULT(prepareGraph(module, waveInput({1, 3, 8, 8}), nobody), ModelDiffers);
}

QTEST_GUILESS_MAIN(TestGraph)
#include "tst_graph.moc"
