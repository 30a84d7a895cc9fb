// SPDX-License-Identifier: GPL-3.0-or-later
// The interpreter itself: in-place operators, control flow, memory, stopping, errors.
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/progress.h"
#include "tests/support/thrown.h"
#include "tests/support/toynet.h"

#include "core/model/graph/prepare.h"
#include "core/model/torchscript.h"

#include <torch/csrc/autograd/autograd.h>

#include <QtTest>

using namespace core;

namespace {

using torch::jit::Value;

/// A network flattened without the passes that would hide in-place operators.
struct Flat {
    explicit Flat(const torch::jit::Module& module, bool removeMutation = false)
        : graph(flatten(module, removeMutation))
    {}

    Program program(std::vector<const Value*> keep = {}, const Value* end = nullptr,
                    Optimizations optimizations = {})
    {
        return Program(graph.graph, graph.module._ivalue(), std::move(keep), end, optimizations,
                       weights);
    }

    /// The output of the first operator of the kind, looking into control flow.
    const Value* find(const char* kind) const
    {
        std::function<const Value*(torch::jit::Block*)> search =
            [&](torch::jit::Block* block) -> const Value* {
            for (auto* node : block->nodes()) {
                if (node->kind() == c10::Symbol::fromQualString(kind))
                    return node->output();
                for (auto* inner : node->blocks())
                    if (const auto* value = search(inner))
                        return value;
            }
            return nullptr;
        };
        return search(graph.graph->block());
    }

    FlatGraph graph;
    WeightCache weights;
};

torch::jit::Module fixture(const char* file)
{
    return loadTorchScript(fixturePath(file));
}

at::Tensor input24()
{
    return waveInput({1, 3, 24, 24});
}

} // namespace

class TestProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keptValuesAreFromBeforeInPlaceOperators();
    void writesToViewsReachTheWhole();
    void inputIsNeverWritten();
    void tapsWorkInBranchesAndLoops();
    void gradientOfATapMatchesFiniteDifferences();
    void runStopsAtTheEnd();
    void foldedWeightsAreShared();
    void valuesAreFreedAfterTheirLastUse();
    void runsCanBeStoppedAnywhere();
    void failuresNameOperatorAndModule();
    void gradModeIsRestored();
};

void TestProgram::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestProgram::keptValuesAreFromBeforeInPlaceOperators()
{
    // conv -> bn -> relu_: the batch norm's output has negative values, the ReLU's has not.
    auto module = fixture("inplace_relu_scripted.pt");
    for (const bool removeMutation : {true, false}) {
        Flat flat(module, removeMutation);
        const auto* norm = flat.find("aten::batch_norm");
        const auto* relu = flat.find(removeMutation ? "aten::relu" : "aten::relu_");
        QVERIFY(norm && relu);
        Progress nobody;
        const auto program = flat.program({norm, relu});
        const auto kept = program.run(input24(), nobody).kept;
        QVERIFY(kept[0].min().item<double>() < 0);
        QVERIFY(at::equal(kept[0].relu(), kept[1]));
    }
    // Where the memory is shared by views the operator has to stay in place: x[:, 0] = 0.5 and
    // more.
    auto views = fixture("slice_write_scripted.pt");
    Flat flat(views);
    Progress nobody;
    const auto kept =
        flat.program({flat.find("aten::conv2d")}).run(input24(), nobody).kept[0].detach();
    at::NoGradGuard noGradients;
    const auto expected = views.attr("conv1").toModule().forward({input24()}).toTensor();
    QVERIFY(deviation(kept, expected) < 1e-6);
}

void TestProgram::writesToViewsReachTheWhole()
{
    const ToyNet net{R"(
def forward(self, x):
    y = x * 2
    z = y[:, 0]
    z.add_(1)
    y.mul_(3)
    return torch.sum(y, [2, 3]) + torch.sum(z)
)",
                     {}};
    Flat flat(net.module());
    Progress nobody;
    const auto x = at::ones({1, 3, 2, 2});
    const auto scores = flat.program().run(x, nobody).outputs[0].toTensor();
    // y = [9, 6, 6] four times each; z sees 9.
    QVERIFY(at::equal(scores, at::tensor({72.f, 60.f, 60.f}).reshape({1, 3})));
    // Without views an operator runs out of place: later readers must see its result all the same.
    Flat alone(ToyNet{
        R"(
def forward(self, x):
    y = x * 2
    y.add_(1)
    y.mul_(y)
    return torch.sum(y, [2, 3])
)",
        {}}.module());
    QVERIFY(at::equal(alone.program().run(x, nobody).outputs[0].toTensor(),
                      at::tensor({36.f, 36.f, 36.f}).reshape({1, 3})));
}

void TestProgram::inputIsNeverWritten()
{
    const ToyNet net{"def forward(self, x):\n"
                     "    x.mul_(2)\n"
                     "    return torch.sum(x.relu_(), [2, 3])\n",
                     {}};
    for (const bool channelsLast : {true, false}) {
        Flat flat(net.module());
        Progress nobody;
        const auto x = input24();
        const auto before = x.clone();
        const auto program = flat.program({}, nullptr, {true, channelsLast});
        const auto first = program.run(x, nobody).outputs[0].toTensor();
        QVERIFY(at::equal(x, before));
        QVERIFY(deviation(first, before.mul(2).relu().sum({2, 3})) < 1e-6);
        QVERIFY(at::equal(program.run(x, nobody).outputs[0].toTensor(), first));
    }
}

void TestProgram::tapsWorkInBranchesAndLoops()
{
    auto module = fixture("if_data_scripted.pt");
    Flat flat(module);
    const auto* first = flat.find("prim::If");
    QVERIFY(first);
    const auto blocks = first->node()->blocks();
    const auto convolution = [](const torch::jit::Block* block) -> const Value* {
        for (const auto* node : block->nodes())
            if (node->kind() == torch::jit::aten::conv2d)
                return node->output();
        return nullptr;
    };
    const auto program = flat.program({convolution(blocks[0]), convolution(blocks[1])});
    Progress nobody;
    for (const double shift : {2.0, -2.0}) { // x.mean() > 0, or not
        const auto x = (input24() + shift).requires_grad_(true);
        const auto result = program.run(x, nobody);
        QCOMPARE(result.kept[0].defined(), shift > 0);
        QCOMPARE(result.kept[1].defined(), shift < 0);
        at::NoGradGuard noGradients;
        const char* name = shift > 0 ? "bright" : "dark";
        const auto expected = module.attr(name).toModule().forward({x}).toTensor();
        const auto& kept = result.kept[shift > 0 ? 0 : 1];
        QVERIFY(deviation(kept, expected) < 1e-5);
        at::AutoGradMode enabled(true);
        const auto gradient =
            torch::autograd::grad({result.outputs[0].toTensor().sum()}, {kept})[0];
        QVERIFY(gradient.abs().sum().item<double>() > 0);
    }
    // A value inside a loop: from its last round.
    Flat loop(fixture("for_list_scripted.pt"));
    const auto* relu = loop.find("aten::relu");
    QVERIFY(relu && relu->node()->owningBlock()->owningNode());
    std::vector<at::Tensor> rounds;
    const auto result = loop.program({relu}).run(input24(), nobody,
                                                 [&](const Value* value, const at::Tensor& tensor) {
                                                     if (value == relu)
                                                         rounds.push_back(tensor.clone());
                                                 });
    QCOMPARE(rounds.size(), std::size_t(2));
    QVERIFY(at::equal(result.kept[0], rounds[1]));
    QVERIFY(!at::equal(rounds[0], rounds[1]));
}

void TestProgram::gradientOfATapMatchesFiniteDifferences()
{
    // The bias of the convolution shifts its tapped output: moving it by e moves the score by
    // e times the tap's gradient, summed over the channel's positions.
    const auto generator = at::detail::createCPUGenerator(7);
    const auto weight = at::rand({4, 3, 3, 3}, generator, at::kDouble) - 0.5;
    const auto fc = at::rand({4, 5}, generator, at::kDouble) - 0.5;
    const auto netWith = [&](const at::Tensor& bias) {
        return ToyNet{R"(
def forward(self, x):
    y = torch.gelu(torch.conv2d(x, self.w, self.b))
    return torch.matmul(torch.mean(y * y, [2, 3]), self.fc)
)",
                      {{"w", weight}, {"b", bias}, {"fc", fc}}};
    };
    Progress nobody;
    const auto x = input24().to(at::kDouble).requires_grad_(true);
    const auto bias = at::zeros({4}, at::kDouble);
    Flat flat(netWith(bias).module());
    const auto result = flat.program({flat.find("aten::conv2d")}).run(x, nobody);
    const auto gradient =
        torch::autograd::grad({result.outputs[0].toTensor()[0][2]}, {result.kept[0]})[0].sum(
            {0, 2, 3});
    const auto scoreAt = [&](int channel, double step) {
        auto moved = bias.clone();
        moved[channel] += step;
        Flat other(netWith(moved).module());
        return other.program().run(x, nobody).outputs[0].toTensor()[0][2].item<double>();
    };
    for (int channel = 0; channel < 4; ++channel) {
        const double slope = (scoreAt(channel, 1e-5) - scoreAt(channel, -1e-5)) / 2e-5;
        const double found = gradient[channel].item<double>();
        QVERIFY2(std::abs(found - slope) < 1e-7 * (1 + std::abs(slope)),
                 QByteArray::number(found) + " " + QByteArray::number(slope));
    }
}

void TestProgram::runStopsAtTheEnd()
{
    Flat flat(fixture("ends_in_softmax_traced.pt"), true);
    const auto end = findOutputEnd(*flat.graph.graph);
    QVERIFY(end.value);
    QVERIFY(end.removed == OutputKind::Probabilities);
    Progress nobody;
    const auto logits = flat.program({}, end.value).run(input24(), nobody).outputs[0].toTensor();
    const auto whole = flat.program().run(input24(), nobody).outputs[0].toTensor();
    QVERIFY(deviation(logits.softmax(1), whole) < 1e-6);
    QVERIFY(deviation(logits, whole) > 0.1);
    // An end inside the network: nothing after it is run.
    const auto* relu = flat.find("aten::relu");
    int after = 0;
    const auto result =
        flat.program({}, relu).run(input24(), nobody, [&](const Value* value, const at::Tensor&) {
            after += value != relu && relu->node()->isBefore(value->node());
        });
    QCOMPARE(after, 0);
    QVERIFY(result.outputs[0].toTensor().min().item<double>() >= 0);
}

void TestProgram::foldedWeightsAreShared()
{
    Flat flat(fixture("residual_traced.pt"), true);
    const auto plain = flat.program();
    QCOMPARE(plain.folded().size(), std::size_t(2));
    const auto count = flat.weights.size();
    QCOMPARE(count, std::size_t(3)); // the stem in channels-last order, two folded ones
    const auto* relu = flat.find("aten::relu");
    flat.program({relu});
    QCOMPARE(flat.weights.size(), count);
    // Keeping a convolution that would be folded away keeps it apart from its batch norm.
    const auto* convolution = *plain.folded().begin();
    const auto apart = flat.program({convolution});
    QCOMPARE(apart.folded().count(convolution), std::size_t(0));
    QCOMPARE(apart.folded().size(), std::size_t(1));
    Progress nobody;
    QVERIFY(apart.run(input24(), nobody).kept[0].defined());
}

void TestProgram::valuesAreFreedAfterTheirLastUse()
{
    // Twelve operators in a row, twice: at the top, and inside a branch.
    std::string chain;
    for (int index = 0; index < 12; ++index)
        chain += "x = torch.sin(x) \n";
    const auto lines = [&](const std::string& indent) {
        return QString::fromStdString(chain)
            .replace("x =", QString::fromStdString(indent + "x ="))
            .toStdString();
    };
    const ToyNet straight{
        "def forward(self, x):\n" + lines("    ") + "    return torch.sum(x, [2, 3])\n", {}};
    const ToyNet branched{"def forward(self, x):\n    if bool(torch.sum(x) < 1e9):\n" +
                              lines("        ") + "    return torch.sum(x, [2, 3])\n",
                          {}};
    const ToyNet looped{"def forward(self, x):\n    for i in range(12):\n"
                        "        x = torch.sin(x)\n    return torch.sum(x, [2, 3])\n",
                        {}};
    for (const auto* net : {&straight, &branched, &looped}) {
        Flat flat(net->module());
        std::vector<c10::weak_intrusive_ptr<c10::TensorImpl>> made;
        std::size_t mostAlive = 0;
        const auto alive = [&] {
            return std::size_t(std::count_if(
                made.begin(), made.end(), [](const auto& weak) { return weak.use_count() > 0; }));
        };
        at::NoGradGuard noGradients;
        Progress nobody;
        const auto program = flat.program();
        {
            const auto result =
                program.run(input24(), nobody, [&](const Value*, const at::Tensor& tensor) {
                    if (tensor.numel() < 100)
                        return;
                    mostAlive = std::max(mostAlive, alive());
                    made.emplace_back(tensor.getIntrusivePtr());
                });
            QCOMPARE(alive(), std::size_t(0)); // the result is the sum alone
        }
        QVERIFY(made.size() >= 12);
        QVERIFY2(mostAlive <= 2, QByteArray::number(qulonglong(mostAlive)));
    }
    // And what the program itself keeps is weights only.
    Flat flat(fixture("plain_relu_traced.pt"), true);
    c10::weak_intrusive_ptr<c10::TensorImpl> activation(input24().getIntrusivePtr());
    Progress nobody;
    const auto program = flat.program();
    program.run(input24(), nobody, [&](const Value* value, const at::Tensor& tensor) {
        if (value->node()->kind() == torch::jit::aten::relu)
            activation = c10::weak_intrusive_ptr<c10::TensorImpl>(tensor.getIntrusivePtr());
    });
    QVERIFY(activation.expired());
}

void TestProgram::runsCanBeStoppedAnywhere()
{
    Flat flat(fixture("for_list_scripted.pt"));
    const auto program = flat.program();
    CountingWatch whole;
    const auto expected = program.run(input24(), whole).outputs[0].toTensor();
    const long steps = whole.asked();
    QVERIFY2(steps >= 15, QByteArray::number(qlonglong(steps)));
    for (long limit = 1; limit <= steps; ++limit) {
        CountingWatch watch(limit);
        QVERIFY_EXCEPTION_THROWN(program.run(input24(), watch), Cancelled);
        QCOMPARE(watch.asked(), limit); // at once
    }
    QVERIFY(at::equal(program.run(input24(), whole).outputs[0].toTensor(), expected));
}

void TestProgram::failuresNameOperatorAndModule()
{
    Flat flat(fixture("resnet18_scripted.pt"), true);
    Progress nobody;
    const auto thrown = thrownBy([&] { flat.program().run(at::zeros({1, 4, 96, 96}), nobody); });
    QVERIFY(thrown);
    QCOMPARE(faultName(thrown->fault()), faultName(Fault::ModelRunFailed));
    QCOMPARE(thrown->subject(), std::string("conv1 (conv2d)"));
    QVERIFY(!thrown->detail().empty());
    QCOMPARE(thrown->detail().find('\n'), std::string::npos);
}

void TestProgram::gradModeIsRestored()
{
    Flat flat(fixture("no_grad_scripted.pt"), true);
    const auto program = flat.program();
    const at::AutoGradMode enabled(true);
    CountingWatch whole;
    const auto scores = program.run(input24().requires_grad_(true), whole).outputs[0].toTensor();
    QVERIFY(!scores.requires_grad());
    QVERIFY(at::GradMode::is_enabled());
    const long steps = whole.asked();
    for (long limit = 1; limit <= steps; ++limit) {
        CountingWatch watch(limit);
        QVERIFY_EXCEPTION_THROWN(program.run(input24(), watch), Cancelled);
        QVERIFY(at::GradMode::is_enabled());
    }
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
