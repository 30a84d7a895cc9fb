// SPDX-License-Identifier: GPL-3.0-or-later
// What a network is built of: its tree of modules, its stages, and the time they take.
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/progress.h"
#include "tests/support/thrown.h"
#include "tests/support/toynet.h"

#include "core/model/moduletree.h"
#include "core/model/stages.h"
#include "core/probe/profile.h"

#include <QtTest>

#include <cmath>

using namespace core;

namespace {

const ModuleNode* find(const ModuleTree& tree, const std::string& path)
{
    for (const auto& node : tree.nodes)
        if (node.path == path)
            return &node;
    return nullptr;
}

int indexOf(const ModuleTree& tree, const std::string& path)
{
    return int(find(tree, path) - tree.nodes.data());
}

torch::jit::Module part(const char* source, const char* name, const at::Tensor& weight)
{
    torch::jit::Module module(name);
    module.register_parameter("weight", weight, false);
    module.define(source);
    return module;
}

constexpr auto convolution = R"(
def forward(self, x):
    return torch.relu(torch.conv2d(x, self.weight, None, [1, 1], [1, 1]))
)";

/// Two convolutions, which may share their weight, and a linear layer: 1 x 12 x 10 pixels.
torch::jit::Module net(bool shared)
{
    const auto generator = at::detail::createCPUGenerator(5);
    const auto weight = at::rand({1, 1, 3, 3}, generator) - 0.4;
    torch::jit::Module body("Body");
    body.register_module("first", part(convolution, "First", weight));
    body.register_module("second", part(convolution, "Second", shared ? weight : weight * 2));
    body.define("def forward(self, x):\n    return self.second.forward(self.first.forward(x))\n");
    torch::jit::Module whole("Whole");
    whole.register_module("body", body);
    whole.register_parameter("head", at::rand({3, 1}, generator) - 0.5, false);
    whole.define(R"(
def forward(self, x):
    x = self.body.forward(x)
    x = torch.max_pool2d(x, [2, 2])
    return torch.linear(torch.mean(x, [2, 3]), self.head)
)");
    return whole;
}

ModelCard card()
{
    return plainCard(10, 12, ChannelOrder::Gray, 120, 70);
}

} // namespace

class TestModuleTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void parametersAddUp();
    void sharedWeightsCountOnce();
    void everyLayerHasItsPlace();
    void frozenFilesAreCountedInTheGraph();
    void largeNetworksAreKnown();
    void timesAddUp();
    void foldedConvolutionsKeepTheirTime();
    void measuringCanBeStopped();
    void stagesAreGridsOfOneSize();
    void networksWithoutPositionsHaveNoStages();
    void everyFixtureHasATree();
};

void TestModuleTree::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestModuleTree::parametersAddUp()
{
    const auto model = openToy(net(false), card());
    const auto tree = moduleTree(*model);
    QVERIFY(!tree.fromGraph);
    QCOMPARE(tree.nodes[0].path, std::string());
    QCOMPARE(tree.nodes[0].parameters, std::int64_t(9 + 9 + 3));
    QCOMPARE(tree.nodes[0].ownParameters, std::int64_t(3));
    QCOMPARE(find(tree, "body")->parameters, std::int64_t(18));
    QCOMPARE(find(tree, "body")->ownParameters, std::int64_t(0));
    QCOMPARE(find(tree, "body.second")->parameters, std::int64_t(9));
    QCOMPARE(find(tree, "body.second")->kind, std::string("Second"));
}

void TestModuleTree::sharedWeightsCountOnce()
{
    const auto tree = moduleTree(*openToy(net(true), card()));
    QCOMPARE(find(tree, "body.first")->parameters, std::int64_t(9));
    QCOMPARE(find(tree, "body.second")->parameters, std::int64_t(9));
    QCOMPARE(find(tree, "body")->parameters, std::int64_t(9));
    QCOMPARE(tree.nodes[0].parameters, std::int64_t(12));
}

void TestModuleTree::everyLayerHasItsPlace()
{
    const auto model = openToy(net(false), card());
    const auto tree = moduleTree(*model);
    for (std::size_t index = 1; index < tree.nodes.size(); ++index) {
        const auto& node = tree.nodes[index];
        QVERIFY(node.parent >= 0 && node.parent < int(index));
        const auto& parent = tree.nodes[std::size_t(node.parent)];
        QCOMPARE(node.path, parent.path.empty() ? node.name : parent.path + "." + node.name);
    }
    for (int layer = 0; layer < int(model->layers().size()); ++layer)
        QVERIFY(std::any_of(tree.nodes.begin(), tree.nodes.end(),
                            [&](const auto& node) { return node.layer == layer; }));
    QVERIFY(find(tree, "max_pool2d")->isOperator);
    QVERIFY(!find(tree, "body.first")->isOperator);
    // In the order of execution: the operator lies behind the module.
    QVERIFY(indexOf(tree, "max_pool2d") > indexOf(tree, "body.second"));
    // What leaves `second` leaves `body`, too.
    QCOMPARE(find(tree, "body")->layer, find(tree, "body.second")->layer);
}

void TestModuleTree::frozenFilesAreCountedInTheGraph()
{
    const auto model = openModel(fixturePath("dropout_frozen.pt"));
    const auto tree = moduleTree(*model);
    QVERIFY(tree.fromGraph);
    // The same network that was not frozen.
    const auto plain = moduleTree(*openModel(fixturePath("training_mode_scripted.pt")));
    QVERIFY(!plain.fromGraph);
    QVERIFY(plain.nodes[0].parameters > 0);
    QCOMPARE(tree.nodes[0].parameters, plain.nodes[0].parameters);
    QVERIFY(find(tree, "conv2d:2")->parameters > 0);
    QCOMPARE(find(tree, "relu")->parameters, std::int64_t(0));
}

void TestModuleTree::largeNetworksAreKnown()
{
    const auto tree = moduleTree(*openModel(fixturePath("resnet18_scripted.pt")));
    std::int64_t sum = 0;
    for (const auto& node : tree.nodes)
        sum += node.ownParameters;
    QCOMPARE(tree.nodes[0].parameters, sum); // nothing is shared, although norms are all alike
    QCOMPARE(find(tree, "layer1.0.conv1")->kind, std::string("Conv2d"));
    QCOMPARE(find(tree, "layer1.0.conv1")->parameters, std::int64_t(16 * 16 * 9));
    QVERIFY(find(tree, "layer1.0")->parameters > find(tree, "layer1.0.conv1")->parameters);
}

void TestModuleTree::timesAddUp()
{
    const auto model = openModel(fixturePath("resnet18_traced.pt"));
    const Probe probe(model, pictureFor(*model));
    CountingWatch watch;
    const auto times = operatorTimes(probe, watch);
    QCOMPARE(watch.reported().back(), 1.0);
    const auto tree = moduleTree(*model);
    const auto sums = timeOfNodes(tree, times);
    double whole = 0;
    for (const auto& time : times) {
        QVERIFY(time.milliseconds >= 0);
        whole += time.milliseconds;
    }
    QVERIFY(whole > 0);
    QVERIFY(std::abs(sums[0] - whole) < 1e-9 * whole);
    double children = 0; // the network itself does nothing outside its modules and operators
    for (std::size_t index = 1; index < tree.nodes.size(); ++index) {
        if (tree.nodes[index].parent == 0)
            children += sums[index];
        QVERIFY(sums[index] <= sums[std::size_t(tree.nodes[index].parent)] * (1 + 1e-12));
    }
    QVERIFY(std::abs(children / whole - 1) < 1e-9);
}

void TestModuleTree::foldedConvolutionsKeepTheirTime()
{
    const auto model = openModel(fixturePath("resnet18_traced.pt"));
    const Probe probe(model, pictureFor(*model));
    Progress nobody;
    const auto tree = moduleTree(*model);
    const auto sums = timeOfNodes(tree, operatorTimes(probe, nobody));
    QVERIFY(sums[std::size_t(indexOf(tree, "conv1"))] > 0);
    QCOMPARE(sums[std::size_t(indexOf(tree, "bn1"))], 0.0);
}

void TestModuleTree::measuringCanBeStopped()
{
    const auto model = openModel(fixturePath("residual_traced.pt"));
    const Probe probe(model, pictureFor(*model));
    CountingWatch watch(2);
    QVERIFY_EXCEPTION_THROWN(operatorTimes(probe, watch), Cancelled);
}

void TestModuleTree::stagesAreGridsOfOneSize()
{
    const auto model = openModel(fixturePath("resnet18_traced.pt"));
    const auto found = stages(*model);
    std::vector<int> heights, convolutions;
    for (const auto& stage : found) {
        heights.push_back(stage.height);
        convolutions.push_back(stage.convolutions);
    }
    QCOMPARE(heights, (std::vector<int>{48, 24, 12, 6, 3}));
    QCOMPARE(convolutions, (std::vector<int>{1, 4, 5, 5, 5})); // with the shortcuts
    QCOMPARE(found[2].fewestChannels, 32);
    QCOMPARE(found[2].mostChannels, 32);
    QCOMPARE(model->layers()[std::size_t(found[1].entry)].name, std::string("maxpool"));
    const std::vector<OperatorTime> times{{"conv1", 0, 2},
                                          {"", -1, 1},
                                          {"layer4", found[4].lastLayer, 4},
                                          {"fc", int(model->layers().size()) - 1, 8}};
    const auto timed = stages(*model, times);
    QCOMPARE(timed[0].milliseconds, 3.0);
    QCOMPARE(timed[1].milliseconds, 0.0);
    QCOMPARE(timed[4].milliseconds, 4.0);
}

void TestModuleTree::networksWithoutPositionsHaveNoStages()
{
    const ToyNet linear{
        "def forward(self, x):\n    return torch.matmul(torch.flatten(x, 1), self.w)\n",
        {{"w", at::rand({120, 2}) - 0.5}}};
    const auto model = openToy(linear, card());
    QVERIFY(stages(*model).empty());
    QCOMPARE(moduleTree(*model).nodes[0].parameters, std::int64_t(240));
}

void TestModuleTree::everyFixtureHasATree()
{
    int seen = 0;
    for (const auto& file : modelFiles()) {
        if (!file.good || file.large())
            continue;
        const auto model = openModel(file.path());
        const auto tree = moduleTree(*model);
        QVERIFY2(tree.nodes[0].parameters >= 0, file.file.c_str());
        int named = 0;
        for (const auto& node : tree.nodes)
            named += node.layer >= 0;
        QVERIFY2(named >= int(model->layers().size()), file.file.c_str());
        for (const auto& stage : stages(*model))
            QVERIFY2(stage.firstLayer <= stage.entry && stage.entry <= stage.lastLayer,
                     file.file.c_str());
        ++seen;
    }
    QVERIFY(seen > 5);
}

QTEST_GUILESS_MAIN(TestModuleTree)
#include "tst_moduletree.moc"
