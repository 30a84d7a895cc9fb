// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/cardcheck.h"
#include "core/model/inputpreset.h"
#include "core/model/preprocess.h"

#include <QtTest>
#include <limits>
#include <opencv2/core.hpp>

using namespace core;

namespace {

using Level = CardFinding::Level;

const CardFinding* found(const std::vector<CardFinding>& findings, const std::string& id)
{
    for (const auto& finding : findings)
        if (finding.id == id)
            return &finding;
    return nullptr;
}

QStringList ids(const ModelCard& card, const CardFacts& facts = {})
{
    QStringList list;
    for (const auto& finding : checkCard(card, facts))
        list << finding.id;
    return list;
}

/// What the mended card still has of a finding.
bool mends(const ModelCard& card, const CardFacts& facts, const char* id)
{
    const auto findings = checkCard(card, facts);
    const auto* finding = found(findings, id);
    return finding && finding->remedy && finding->mended &&
           !found(checkCard(*finding->mended, facts), id);
}

ModelCard cardOf(const char* preset, int size = 224)
{
    ModelCard card;
    card.input.width = card.input.height = size;
    for (const auto& known : inputPresets())
        if (known.id == preset)
            card.input = withPreset(card.input, known);
    return card;
}

} // namespace

class TestCardCheck : public QObject {
    Q_OBJECT

private slots:
    void presetsSmellOfNothing()
    {
        cv::Mat pixels(300, 320, CV_8UC3);
        cv::randu(pixels, 0, 256);
        CardFacts facts{.outputs = 3, .channels = 3, .workingSize = {224, 224}};
        facts.picture = pixels.size();
        for (const auto& preset : inputPresets()) {
            auto card = cardOf(preset.id.c_str());
            card.labels = {"a", "b", "c"};
            facts.statistics = channelStatistics(preprocess(pixels, card.input).input);
            QVERIFY2(ids(card, facts).isEmpty(), preset.id.c_str());
            const auto* recognised = presetOf(card.input);
            QVERIFY(recognised && recognised->mean == preset.mean);
        }
    }

    void presetsKeepTheSize()
    {
        const auto card = cardOf("inception", 299);
        QCOMPARE(card.input.width, 299);
        QCOMPARE(card.input.resizeTo, 342);
        QCOMPARE(cardOf("xception", 299).input.resizeTo, 333);
        auto gray = card.input;
        gray.channels = ChannelOrder::Gray;
        gray = withPreset(gray, inputPresets().front());
        QVERIFY(gray.channels == ChannelOrder::Gray);
        QVERIFY(std::abs(gray.mean[0] - 0.449) < 1e-9 && gray.mean[2] == gray.mean[0]);
        auto own = card.input;
        own.mean[1] = 0.51;
        QVERIFY(!presetOf(own));
    }

    void numbersThatCannotBe_data()
    {
        QTest::addColumn<double>("value");
        QTest::newRow("NaN") << std::nan("");
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
        QTest::newRow("huge") << 1e7;
        QTest::newRow("huge below") << -1e300;
    }
    void numbersThatCannotBe()
    {
        QFETCH(double, value);
        for (auto* place : {+[](ModelCard& card) { return &card.input.scale; },
                            +[](ModelCard& card) { return &card.input.mean[1]; },
                            +[](ModelCard& card) { return &card.input.std[2]; }}) {
            ModelCard card;
            *place(card) = value;
            const auto findings = checkCard(card, {});
            QVERIFY(found(findings, "number"));
            QVERIFY(!isUsable(findings));
        }
    }

    void aMeanForBytesNeedsScaleOne()
    {
        auto card = cardOf("caffe");
        QVERIFY(ids(card).isEmpty());
        card.input.scale = 255;
        QCOMPARE(ids(card), QStringList{"mean_range"});
        const auto findings = checkCard(card, {});
        QVERIFY(isUsable(findings));
        QCOMPARE(findings[0].arguments[0], std::string("123.7"));
        QCOMPARE(findings[0].mended->input.scale, 1.);
        QVERIFY(mends(card, {}, "mean_range"));
        card.input.std = {0.229, 0.224, 0.225}; // for 0 to 1: then the mean is at fault
        QVERIFY(std::abs(checkCard(card, {})[0].mended->input.mean[2] - 123.68 / 255) < 1e-12);
        QVERIFY(mends(card, {}, "mean_range"));
    }

    void numbersForOneNeedScale255()
    {
        auto card = cardOf("torchvision");
        card.input.scale = 1;
        QCOMPARE(ids(card), QStringList{"scale_range"});
        QVERIFY(mends(card, {}, "scale_range"));
        QVERIFY(ids(cardOf("bytes")).isEmpty());
    }

    void aMistypedChannelStandsOut()
    {
        auto card = cardOf("caffe");
        card.input.mean[0] = 0.485;
        QCOMPARE(ids(card), QStringList{"uneven"});
    }

    void aDeviationForBytesNeedsScaleOne()
    {
        auto card = cardOf("torchvision");
        card.input.std = {58, 57, 57};
        QCOMPARE(ids(card), QStringList{"std_range"});
        QVERIFY(mends(card, {}, "std_range"));
    }

    void deviationsAreAboveZero()
    {
        ModelCard card;
        card.input.std[1] = 0;
        QCOMPARE(ids(card), QStringList{"std_zero"});
        QVERIFY(!isUsable(checkCard(card, {})));
        QVERIFY(mends(card, {}, "std_zero"));
        card.input.std[1] = -0.2;
        QCOMPARE(ids(card), QStringList{"std_negative"});
        QVERIFY(isUsable(checkCard(card, {})));
        QVERIFY(mends(card, {}, "std_negative"));
        card.input.scale = 0;
        QVERIFY(mends(card, {}, "scale"));
        QVERIFY(!isUsable(checkCard(card, {})));
    }

    void sizesHaveLimits()
    {
        ModelCard card;
        card.input.width = 0;
        QVERIFY(ids(card).contains("size"));
        card.input.width = 8193;
        QVERIFY(ids(card).contains("size"));
        card.input.width = 224;
        CardFacts facts{.workingSize = {200, 100}, .refused = true};
        const auto findings = checkCard(card, facts);
        QVERIFY(!isUsable(findings));
        QCOMPARE(found(findings, "refused")->arguments[1], std::string("200 × 100"));
        QCOMPARE(found(findings, "refused")->mended->input.height, 100);
    }

    void channelsAreTheNetworks()
    {
        ModelCard card;
        card.input.channels = ChannelOrder::Gray;
        QVERIFY(mends(card, {.channels = 3}, "gray"));
        QVERIFY(!isUsable(checkCard(card, {.channels = 3})));
        QVERIFY(!ids(card, {.channels = 1}).contains("gray"));
        card.input.channels = ChannelOrder::Bgr;
        QVERIFY(mends(card, {.channels = 1}, "color"));
        QVERIFY(ids(card, {.channels = 3}).isEmpty());
    }

    void outputsAndLayersAreTheNetworks()
    {
        ModelCard card;
        CardFacts facts;
        facts.possibleOutputs = {OutputKind::SingleLogit, OutputKind::Regression};
        QVERIFY(mends(card, facts, "output"));
        QVERIFY(isUsable(checkCard(card, facts)));
        facts.possibleOutputs = {OutputKind::Logits};
        QVERIFY(ids(card, facts).isEmpty());
        card.output = OutputKind::SingleLogit;
        QVERIFY(!isUsable(checkCard(card, facts)));
        card.output = OutputKind::Logits;
        card.layer = "conv9";
        facts.layers = {"conv1"};
        QVERIFY(mends(card, facts, "layer"));
        card.layer = "conv1";
        QVERIFY(ids(card, facts).isEmpty());
        card.task = Task::Detection;
        QVERIFY(mends(card, facts, "task"));
    }

    void namesMatchOutputs()
    {
        ModelCard card;
        QCOMPARE(ids(card, {.outputs = 2}), QStringList{"labels_missing"});
        card.labels = {"a", "b"};
        QVERIFY(ids(card, {.outputs = 2}).isEmpty());
        QCOMPARE(ids(card, {.outputs = 3}), QStringList{"labels_count"});
        QVERIFY(!checkCard(card, {.outputs = 3})[0].mended);
        card.labels.insert(card.labels.begin(), "background");
        QVERIFY(mends(card, {.outputs = 2}, "labels_count"));
        QVERIFY((checkCard(card, {.outputs = 2})[0].mended->labels ==
                 std::vector<std::string>{"a", "b"}));
    }

    void theCropFitsIntoThePicture()
    {
        ModelCard card;
        card.input.resizeTo = 200;
        QVERIFY(mends(card, {}, "crop_larger"));
        card.input.resizeTo = 224;
        QVERIFY(ids(card).isEmpty());
        card.input.height = 112;
        QCOMPARE(ids(card), QStringList{"not_square"});
        card.input.crop = Crop::None;
        QVERIFY(mends(card, {}, "no_crop"));
    }

    void picturesAreNotDeformed()
    {
        ModelCard card;
        CardFacts facts;
        facts.picture = {400, 200};
        QVERIFY(ids(card, facts).isEmpty());
        card.input.resize = Resize::Stretch;
        QCOMPARE(ids(card, facts), QStringList{"stretched"});
        QCOMPARE(checkCard(card, facts)[0].arguments[0], std::string("2"));
        QVERIFY(mends(card, facts, "stretched"));
        card.input.resize = Resize::Letterbox;
        QCOMPARE(ids(card, facts), QStringList{"padded"});
        QCOMPARE(checkCard(card, facts)[0].arguments[0], std::string("50 %"));
        card.input.resize = Resize::None;
        QVERIFY(mends(card, facts, "does_not_fit"));
        facts.picture = {224, 224};
        QVERIFY(ids(card, facts).isEmpty());
    }

    void tensorsLieWhereNetworksAreTrained()
    {
        ModelCard card;
        CardFacts facts;
        facts.statistics = {{-2, 2, 0, 1}, {-2, 2, 0, 1}, {-2, 2, 0, 1}};
        QVERIFY(ids(card, facts).isEmpty());
        facts.statistics[1].mean = -6;
        QCOMPARE(ids(card, facts), QStringList{"far"});
        card = cardOf("caffe"); // at home there
        QVERIFY(ids(card, facts).isEmpty());
        card = ModelCard();
        card.input.std = {0.9, 0.9, 0.9};
        facts.statistics = {{0, .04, 0, .01}, {0, .04, 0, .01}, {0, .04, 0, .01}};
        QVERIFY(ids(card, facts).isEmpty()); // the picture itself has no contrast
        card.input.scale = 25500;
        QVERIFY(ids(card, facts).contains("flat"));
    }

    void theSurerOrderIsNamed()
    {
        ModelCard card;
        CardFacts facts;
        facts.orders = OrderTrial{.rgbClass = "goat", .bgrClass = "zebra", .rgb = .41, .bgr = .98};
        const auto findings = checkCard(card, facts);
        QCOMPARE(QString(findings.at(0).id), QString("order"));
        QVERIFY(
            (findings[0].arguments == std::vector<std::string>{"98 %", "zebra", "41 %", "goat"}));
        QVERIFY(mends(card, facts, "order"));
        card.input.channels = ChannelOrder::Bgr;
        QVERIFY(ids(card, facts).isEmpty());
        facts.orders->rgb = 1.2;
        QVERIFY(mends(card, facts, "order"));
        card.input.channels = ChannelOrder::Rgb;
        facts.orders->rgb = .9;
        QVERIFY(ids(card, facts).isEmpty());
    }

    void theWorstComesFirst()
    {
        ModelCard card;
        card.input.std[0] = 0;
        const auto findings = checkCard(card, {.outputs = 4, .channels = 1});
        QVERIFY(findings.size() == 3);
        QVERIFY(findings[0].level == Level::Wrong && findings[2].level == Level::Remark);
    }

    void channelsAreMeasured()
    {
        const int sizes[] = {1, 2, 1, 4};
        cv::Mat input(4, sizes, CV_32F);
        const float values[] = {-1, 0, 1, 4, 2, 2, 2, 2};
        std::copy(std::begin(values), std::end(values), input.ptr<float>());
        const auto measured = channelStatistics(input);
        QCOMPARE(measured.size(), std::size_t{2});
        QCOMPARE(measured[0].minimum, -1.);
        QCOMPARE(measured[0].maximum, 4.);
        QCOMPARE(measured[0].mean, 1.);
        QCOMPARE(measured[0].deviation, std::sqrt(14 / 4.));
        QCOMPARE(measured[1].deviation, 0.);
    }
};

QTEST_APPLESS_MAIN(TestCardCheck)
#include "tst_cardcheck.moc"
