// SPDX-License-Identifier: GPL-3.0-or-later
// The feature maps of a layer with their numbers, and the filters of the first convolution.
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/thrown.h"
#include "tests/support/toynet.h"

#include "core/model/filters.h"
#include "core/probe/channels.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace core;

namespace {

/// A convolution over the picture, ReLU, mean, linear: S = sum over channels of v_c
/// mean(relu(A_c)).
ToyNet net(int planes, const std::string& before = "x")
{
    const auto generator = at::detail::createCPUGenerator(11);
    return {"def forward(self, x):\n    x = torch.relu(torch.conv2d(" + before +
                ", self.weight, None, [1, 1], [1, 1]))\n"
                "    return torch.linear(torch.mean(x, [2, 3]), self.head)\n",
            {{"weight", at::rand({4, planes, 3, 3}, generator) - 0.5},
             {"head", at::rand({2, 4}, generator) - 0.5}}};
}

const at::Tensor& parameter(const ToyNet& toy, std::size_t index)
{
    return toy.parameters[index].second;
}

bool near(double found, double expected)
{
    return std::abs(found - expected) <= 1e-5 * std::max(1.0, std::abs(expected));
}

ModelCard card(ChannelOrder channels)
{
    return plainCard(10, 12, channels, 120, 70);
}

} // namespace

class TestChannels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void factsAreThoseOfTheMaps();
    void contributionsAddUpToTheScore();
    void withoutAGradientThereAreNoContributions();
    void deadAndBrokenChannelsAreTold();
    void tokensAreAGrid();
    void filtersAreTheFilesWeights_data();
    void filtersAreTheFilesWeights();
    void filtersOfLaterLayersAreNotPictures();
    void filterPicturesAreSymmetric();
};

void TestChannels::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestChannels::factsAreThoseOfTheMaps()
{
    const auto toy = net(1);
    const auto model = openToy(toy, card(ChannelOrder::Gray));
    Probe probe(model, wavePicture(10, 12));
    Progress nobody;
    probe.aim({1}, "conv2d");
    const auto found = channelFacts(probe, 0, false, nobody);
    const auto expected = at::conv2d(probe.input(), parameter(toy, 0), {}, 1, 1)[0].to(at::kDouble);
    QCOMPARE(found.maps.dims, 3);
    QCOMPARE(found.facts.size(), std::size_t(4));
    QVERIFY(!found.contributions);
    for (int channel = 0; channel < 4; ++channel) {
        const auto map = expected[channel];
        const auto& facts = found.facts[std::size_t(channel)];
        QCOMPARE(facts.channel, channel);
        QVERIFY(near(facts.mean, map.mean().item<double>()));
        QVERIFY(near(facts.deviation, map.std(false).item<double>()));
        QVERIFY(near(facts.minimum, map.min().item<double>()));
        QVERIFY(near(facts.maximum, map.max().item<double>()));
        QVERIFY(near(facts.active, (map > 0).to(at::kDouble).mean().item<double>()));
        QVERIFY(near(double(found.maps.at<float>(channel, 7, 3)), map[7][3].item<double>()));
        QVERIFY(facts.finite && !facts.constant);
    }
    QVERIFY(found.facts[0].minimum < 0); // before the ReLU
}

void TestChannels::contributionsAddUpToTheScore()
{
    const auto toy = net(3);
    const auto model = openToy(toy, card(ChannelOrder::Rgb));
    Probe probe(model, wavePicture(10, 12));
    Progress nobody;
    probe.aim({1}, "relu");
    const auto found = channelFacts(probe, 0, true, nobody);
    QVERIFY(found.contributions);
    double sum = 0;
    for (const auto& facts : found.facts) { // gradient v / positions, the same everywhere
        const double weight = parameter(toy, 1)[1][facts.channel].item<double>();
        QVERIFY(near(facts.contribution, weight * facts.mean));
        sum += facts.contribution;
    }
    QVERIFY(near(sum, probe.score(nobody)));
    probe.aim({0}, "relu"); // another class, other contributions
    QVERIFY(!near(channelFacts(probe, 0, true, nobody).facts[0].contribution,
                  found.facts[0].contribution));
}

void TestChannels::withoutAGradientThereAreNoContributions()
{
    const auto model = openModel(fixturePath("detached_traced.pt"));
    Probe probe(model, pictureFor(*model));
    Progress nobody;
    probe.aim({});
    const auto found = channelFacts(probe, 0, true, nobody);
    QVERIFY(!found.facts.empty());
    QVERIFY(!found.contributions);
    for (const auto& facts : found.facts)
        QCOMPARE(facts.contribution, 0.0);
}

void TestChannels::deadAndBrokenChannelsAreTold()
{
    // Channel 0 is a constant; channel 1 is NaN, which no longer reaches the scores.
    const ToyNet toy{R"(
def forward(self, x):
    x = torch.conv2d(x, self.weight)
    a = x * self.scale + self.broken
    b = torch.nan_to_num(a)
    return torch.linear(torch.mean(b, [2, 3]), self.head)
)",
                     {{"weight", at::ones({3, 1, 1, 1})},
                      {"scale", at::tensor({0.F, 1.F, 1.F}).reshape({1, 3, 1, 1})},
                      {"broken", at::tensor({0.F, NAN, 0.F}).reshape({1, 3, 1, 1})},
                      {"head", at::rand({2, 3}) - 0.5}}};
    const auto model = openToy(toy, card(ChannelOrder::Gray));
    Probe probe(model, wavePicture(10, 12));
    Progress nobody;
    probe.aim({}, "add");
    const auto found = channelFacts(probe, 0, true, nobody);
    QVERIFY(found.facts[0].constant && found.facts[0].finite);
    QCOMPARE(found.facts[0].deviation, 0.0);
    QVERIFY(!found.facts[1].finite && !found.facts[1].constant);
    QVERIFY(found.facts[2].finite && !found.facts[2].constant);
}

void TestChannels::tokensAreAGrid()
{
    const auto model = openModel(fixturePath("vit_traced.pt"));
    const auto layer =
        std::find_if(model->layers().begin(), model->layers().end(), [](const Layer& each) {
            return each.spatial && each.grid.order == Grid::Order::Tokens;
        });
    QVERIFY(layer != model->layers().end());
    Probe probe(model, pictureFor(*model));
    Progress nobody;
    probe.aim({}, layer->name);
    const auto found = channelFacts(probe, 0, true, nobody);
    QCOMPARE(found.maps.size[0], layer->grid.channels);
    QCOMPARE(found.maps.size[1], layer->grid.height);
    QCOMPARE(found.maps.size[2], layer->grid.width);
}

void TestChannels::filtersAreTheFilesWeights_data()
{
    QTest::addColumn<int>("planes");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("layer");
    QTest::newRow("grey") << 1 << "x"
                          << "conv2d";
    QTest::newRow("colours, behind the ReLU") << 3 << "x"
                                              << "relu";
    QTest::newRow("normalised and padded before")
        << 3 << "torch.constant_pad_nd((x - 0.5) / 0.2, [1, 1, 1, 1])"
        << "relu";
}

void TestChannels::filtersAreTheFilesWeights()
{
    QFETCH(int, planes);
    QFETCH(QString, before);
    QFETCH(QString, layer);
    const auto toy = net(planes, before.toStdString());
    const auto model = openToy(toy, card(planes == 1 ? ChannelOrder::Gray : ChannelOrder::Rgb));
    const auto filters = inputFilters(*model, layer.toStdString());
    QCOMPARE(filters.dims, 4);
    QCOMPARE(filters.size[0], 4);
    QCOMPARE(filters.size[1], planes);
    const auto weight = parameter(toy, 0).contiguous();
    for (std::int64_t i = 0; i < weight.numel(); ++i)
        QCOMPARE(filters.ptr<float>()[i], weight.data_ptr<float>()[i]);
}

void TestChannels::filtersOfLaterLayersAreNotPictures()
{
    const auto model = openModel(fixturePath("resnet18_traced.pt"));
    for (const char* name : {"conv1", "bn1", "relu"}) // the batch norm is not in them
        QCOMPARE(inputFilters(*model, name).size[0], 16);
    for (const char* name : {"maxpool", "layer1.0.conv1", "layer4", "fc"})
        QVERIFY(inputFilters(*model, name).empty());
    VERIFY_FAULT(inputFilters(*model, "nowhere"), NoSuchLayer);
}

void TestChannels::filterPicturesAreSymmetric()
{
    const int sizes[] = {2, 3, 1, 2};
    const float values[] = {1, 0, -2, 0, 0, 0.5F, 0, 0, 0, 0, 0, 0};
    const cv::Mat filters(4, sizes, CV_32F, const_cast<float*>(values));
    const auto pictures = filterPictures(filters, ChannelOrder::Rgb);
    QCOMPARE(pictures.dims, 3);
    const auto* pixels = pictures.ptr<cv::Vec3b>(0);
    QCOMPARE(pixels[0], cv::Vec3b(191, 0, 128)); // 1, -2, 0 of at most 2
    QCOMPARE(pixels[1], cv::Vec3b(128, 128, 159));
    QCOMPARE(filterPictures(filters, ChannelOrder::Bgr).ptr<cv::Vec3b>(0)[0],
             cv::Vec3b(128, 0, 191));
    QCOMPARE(pictures.ptr<cv::Vec3b>(1)[0], cv::Vec3b(128, 128, 128)); // nothing at all
}

QTEST_GUILESS_MAIN(TestChannels)
#include "tst_channels.moc"
