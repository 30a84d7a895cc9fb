// SPDX-License-Identifier: GPL-3.0-or-later
// What every explainer promises, whoever wrote it: being in the registry puts it under this test.
#include "tests/support/detectornets.h"
#include "tests/support/inputs.h"
#include "tests/support/methods.h"
#include "tests/support/modelfiles.h"
#include "tests/support/progress.h"
#include "tests/support/thrown.h"

#include "core/detect/detection.h"
#include "core/explain/registry.h"
#include "core/model/graph/preparedgraph.h"
#include "core/probe/probe.h"

#include <opencv2/core.hpp>

#include <QtTest>

#include <set>

using namespace core;

namespace {

const char* const nets[] = {"plain_relu_traced.pt",     "residual_scripted.pt",
                            "squeeze_excite_traced.pt", "if_data_scripted.pt",
                            "batch_mixed_traced.pt",    "single_logit_scripted.pt",
                            "gray_traced.pt",           "resnet18_traced.pt",
                            "vit_scripted.pt",          "a detector's box"};

/// Sanitizers make the two large networks take minutes, in code that the small ones reach, too, but
/// for attention.
bool isWorthIt([[maybe_unused]] const std::string& net, [[maybe_unused]] const Explainer& explainer)
{
#ifdef __SANITIZE_ADDRESS__
    if (net == "resnet18_traced.pt")
        return false;
    if (net == "vit_scripted.pt")
        return explainer.needs.attention;
#endif
    return true;
}

constexpr int pictureWidth = 53;
constexpr int pictureHeight = 37;

/// The fixture for pictures of any size, which are stretched to its input.
std::shared_ptr<const Model> openStretched(const std::string& file)
{
    if (file == "a detector's box") {
        const auto detector = detector::openTwoGrids(Precision::Single);
        auto card = detector->card();
        card.input.resize = Resize::Stretch;
        return detector->withCard(card);
    }
    ModelOptions options;
    options.card = readCard(cardPathFor(fixturePath(file)));
    options.card->input.resize = Resize::Stretch;
    return openModel(fixturePath(file), options);
}

core::Image picture()
{
    return wavePicture(pictureWidth, pictureHeight);
}

/// The best class; of a detector, in the surest box.
Target targetOf(Probe& probe)
{
    Progress nobody;
    if (!probe.model().isDetector())
        return {probe.prediction(nobody).ranking[0]};
    const auto detections = detect(probe, nobody);
    return targetFor(detections, detections.found.at(0));
}

/// Every number that the prepared network is made of.
std::vector<at::Tensor> weightsOf(const Model& model)
{
    std::vector<at::Tensor> weights;
    std::function<void(torch::jit::Block*)> visit = [&](torch::jit::Block* block) {
        for (auto* node : block->nodes()) {
            for (auto* inner : node->blocks())
                visit(inner);
            if (node->kind() == torch::jit::prim::Constant)
                if (const auto value = torch::jit::toIValue(node->output());
                    value && value->isTensor())
                    weights.push_back(value->toTensor());
        }
    };
    visit(model.graph().flat.graph->block());
    for (const auto& [node, folded] : model.graph().weights) {
        weights.push_back(folded.weight);
        if (folded.bias.defined())
            weights.push_back(folded.bias);
    }
    return weights;
}

bool isFinite(const cv::Mat& values)
{
    return cv::checkRange(values);
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return a.size == b.size && a.type() == b.type() &&
           std::memcmp(a.data, b.data, a.total() * a.elemSize()) == 0;
}

/// Keeps the first preview and counts them; stops after `stopAfter` of them.
class PreviewWatch final : public ExplanationWatch {
public:
    explicit PreviewWatch(int stopAfter = -1) : m_stopAfter(stopAfter) {}
    void preview(const Explanation& partial) override
    {
        if (count++ == 0)
            first = partial;
    }
    bool stopped() const override { return m_stopAfter >= 0 && count > m_stopAfter; }

    int count = 0;
    std::optional<Explanation> first;

private:
    int m_stopAfter;
};

} // namespace

class TestExplain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void descriptionsAreComplete();
    void contract_data();
    void contract();
    void everyChoiceWorks_data();
    void everyChoiceWorks();
    void previewsLookLikeResults();
    void unknownParametersAreRefused();
    void camsNeedALayerWithPositions();
    void unknownMethodsListTheKnown();
    void mapsAreTheReducedAttribution();
    void methodsOfOneClickShareTheirPasses();
};

void TestExplain::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestExplain::descriptionsAreComplete()
{
    std::set<std::string> ids;
    QVERIFY(explainers().size() >= 3);
    for (const auto& explainer : explainers()) {
        QVERIFY2(ids.insert(explainer.id).second, explainer.id.c_str());
        QVERIFY(QRegularExpression("^[a-z][a-z0-9_]*$")
                    .match(QString::fromStdString(explainer.id))
                    .hasMatch());
        for (const char* text : {explainer.name, explainer.summary, explainer.citation})
            QVERIFY2(text && *text, explainer.id.c_str());
        QVERIFY(*familyName(explainer.family));
        QCOMPARE(&findExplainer(explainer.id), &explainer);
        Parameters parameters(explainer.parameters);
        for (const auto& parameter : explainer.parameters) {
            QVERIFY2(parameter.name && *parameter.name && parameter.help && *parameter.help,
                     parameter.id.c_str());
            parameters.set(parameter.id, parameter.standard); // the default is allowed
        }
    }
}

void TestExplain::contract_data()
{
    QTest::addColumn<QString>("net");
    QTest::addColumn<QString>("method");
    for (const char* net : nets)
        for (const auto& explainer : explainers())
            if (isWorthIt(net, explainer))
                QTest::addRow("%s %s", explainer.id.c_str(), net)
                    << net << QString::fromStdString(explainer.id);
}

void TestExplain::contract()
{
    QFETCH(QString, net);
    QFETCH(QString, method);
    const auto model = openStretched(net.toStdString());
    const auto& explainer = findExplainer(method.toStdString());
    const auto parameters = lightParameters(explainer);
    CountingWatch nobody;
    if (const char* reason = whyNotApplicable(*model, {}, explainer); *reason) {
        Probe refused(model, picture());
        VERIFY_FAULT(explain(refused, explainer, parameters, nobody), MethodNotApplicable);
        return;
    }
    Probe probe(model, picture());
    const auto scores = probe.prediction(nobody).scores;
    const auto target = targetOf(probe);
    const auto weights = weightsOf(*model);
    std::vector<at::Tensor> copies;
    for (const auto& weight : weights)
        copies.push_back(weight.clone());
    nobody.asked();

    probe.aim(target);
    const auto result = explain(probe, explainer, parameters, nobody);
    const long steps = nobody.asked();
    QVERIFY(result);
    const auto& map = result->map;
    QCOMPARE(map.values.type(), CV_32FC1);
    QCOMPARE(map.values.cols, pictureWidth);
    QCOMPARE(map.values.rows, pictureHeight);
    QVERIFY(map.covered == cv::Rect(0, 0, pictureWidth, pictureHeight));
    QVERIFY(isFinite(map.values));
    const auto& remarks = result->remarks;
    QVERIFY(cv::norm(map.values) > 0 ||
            std::count(remarks.begin(), remarks.end(), MapRemark::NoPositiveEvidence));
    if (!map.isSigned)
        QVERIFY(valueRange(map).low >= 0);
    QVERIFY(result->milliseconds > 0);
    QVERIFY(std::is_sorted(nobody.reported().begin(), nobody.reported().end()));
    QVERIFY(nobody.reported().empty() || nobody.reported().back() <= 1);

    const auto& attribution = result->attribution;
    QCOMPARE(attribution.values.dims, 4);
    QVERIFY(isFinite(attribution.values.reshape(1, 1)));
    std::vector<int> shape(attribution.values.size.p, attribution.values.size.p + 4);
    std::vector<int> expected(probe.input().sizes().begin(), probe.input().sizes().end());
    if (shape[1] == 1) // already one number a position
        expected[1] = 1;
    if (attribution.space == Space::Layer)
        expected = {1, 1, probe.layers()[0]->grid.height, probe.layers()[0]->grid.width};
    QVERIFY(shape == expected);

    // The same once more, with the probe's answers and without.
    const auto again = explain(probe, explainer, parameters, nobody);
    Probe fresh(model, picture());
    fresh.aim(target);
    const auto afresh = explain(fresh, explainer, parameters, nobody);
    QVERIFY(again && same(again->map.values, map.values));
    QVERIFY(afresh && same(afresh->map.values, map.values));
    QVERIFY(same(afresh->attribution.values, attribution.values));

    // Stopped at the first opportunity, and half-way.
    for (const long limit : {1L, std::max(1L, steps / 2)}) {
        if (steps == 0)
            break;
        CountingWatch stopping(limit);
        Probe stopped(model, picture());
        stopped.aim(target);
        QVERIFY(!explain(stopped, explainer, parameters, stopping));
    }

    // The model is as it was.
    for (std::size_t index = 0; index < weights.size(); ++index) {
        QVERIFY(!weights[index].requires_grad());
        QVERIFY(!weights[index].grad().defined());
        QVERIFY(at::equal(weights[index], copies[index]));
    }
    Probe after(model, picture());
    QCOMPARE(after.prediction(nobody).scores, scores);
}

void TestExplain::everyChoiceWorks_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("value");
    for (const auto& explainer : explainers())
        for (const auto& parameter : explainer.parameters) {
            QStringList values;
            for (const auto& choice : parameter.choices)
                values << QString::fromStdString(choice.id);
            if (std::holds_alternative<bool>(parameter.standard))
                values << "true"
                       << "false";
            else if (isWork(parameter))
                values << QString::number(parameter.minimum);
            else if (parameter.choices.empty())
                values << QString::number(parameter.minimum, 'g', 12)
                       << QString::number(parameter.maximum, 'g', 12);
            for (const auto& value : values)
                QTest::addRow("%s %s %s", explainer.id.c_str(), parameter.id.c_str(),
                              qPrintable(value))
                    << QString::fromStdString(explainer.id) << QString::fromStdString(parameter.id)
                    << value;
        }
}

void TestExplain::everyChoiceWorks()
{
    QFETCH(QString, method);
    QFETCH(QString, parameter);
    QFETCH(QString, value);
    const auto& explainer = findExplainer(method.toStdString());
    auto parameters = lightParameters(explainer);
    parameters.setFromText(parameter.toStdString(), value.toStdString());
    const auto model = openStretched(explainer.needs.attention ? "vit_traced.pt"
                                     : explainer.needs.box     ? "a detector's box"
                                                               : "plain_relu_traced.pt");
    Probe probe(model, picture());
    if (explainer.needs.box)
        probe.aim(targetOf(probe));
    ExplanationWatch nobody;
    const auto result = explain(probe, explainer, parameters, nobody);
    QVERIFY(result && isFinite(result->map.values));
}

void TestExplain::previewsLookLikeResults()
{
    const auto classifier = openStretched("resnet18_scripted.pt");
    const auto detector = openStretched("a detector's box");
    for (const auto& explainer : explainers()) {
        if (int(explainer.cost) < int(Cost::Tens) || explainer.id == "recipro_cam" ||
            explainer.id == "ablation_cam")
            continue; // of a late layer that takes no time
        const auto parameters = lightParameters(explainer);
        const auto& model = explainer.needs.box ? detector : classifier;
        Probe probe(model, picture());
        if (explainer.needs.box)
            probe.aim(targetOf(probe));
        if (explainer.needs.layer) // the last one's gradient is the same for all inputs
            probe.aim({0}, "layer2");
        PreviewWatch watch;
        const auto result = explain(probe, explainer, parameters, watch);
        QVERIFY2(result && watch.count >= 1, explainer.id.c_str());
        const auto& first = *watch.first;
        QVERIFY(first.map.values.size() == result->map.values.size());
        QVERIFY(first.attribution.values.size == result->attribution.values.size);
        QVERIFY(first.attribution.space == result->attribution.space);
        QCOMPARE(first.map.isSigned, result->map.isSigned);
        QVERIFY(isFinite(first.map.values));
        QVERIFY2(!same(first.attribution.values, result->attribution.values), explainer.id.c_str());
        QVERIFY(first.milliseconds <= result->milliseconds);
        // Already something like the result.
        const double cosine = first.map.values.dot(result->map.values) /
                              (cv::norm(first.map.values) * cv::norm(result->map.values));
        if (explainer.id == "integrated_gradients")
            QVERIFY2(cosine > 0.3, QByteArray::number(cosine));
        PreviewWatch stopping(0);
        Probe other(model, picture());
        if (explainer.needs.box)
            other.aim(targetOf(other));
        QVERIFY(!explain(other, explainer, parameters, stopping));
        QCOMPARE(stopping.count, 1);
    }
}

void TestExplain::unknownParametersAreRefused()
{
    for (const auto& explainer : explainers()) {
        Parameters parameters(explainer.parameters);
        VERIFY_FAULT(parameters.set("nonsense", 1), NoSuchParameter);
        VERIFY_FAULT(parameters.setFromText("nonsense", "1"), NoSuchParameter);
        for (const auto& parameter : explainer.parameters)
            VERIFY_FAULT(parameters.setFromText(parameter.id, "no such value"), NoSuchParameter);
    }
}

void TestExplain::camsNeedALayerWithPositions()
{
    const auto flat = openModel(fixturePath("mlp_traced.pt"));
    const auto spatial = openModel(fixturePath("plain_relu_traced.pt"));
    ExplanationWatch nobody;
    int cams = 0;
    for (const auto& explainer : explainers()) {
        Probe probe(flat, pictureFor(*flat));
        const auto parameters = lightParameters(explainer);
        if (!explainer.needs.attention && !explainer.needs.box)
            QVERIFY2(!*whyNotApplicable(*spatial, {}, explainer), explainer.id.c_str());
        if (!explainer.needs.layer) {
            if (!*whyNotApplicable(*flat, {}, explainer))
                QVERIFY2(explain(probe, explainer, parameters, nobody), explainer.id.c_str());
            continue;
        }
        ++cams;
        const std::string reason = whyNotApplicable(*flat, {}, explainer);
        QVERIFY(!reason.empty());
        const auto problem = thrownBy([&] { explain(probe, explainer, parameters, nobody); });
        QVERIFY(problem);
        QCOMPARE(faultName(problem->fault()), faultName(Fault::MethodNotApplicable));
        QCOMPARE(problem->subject(), std::string(explainer.name));
        QCOMPARE(problem->detail(), reason);
        // A layer without positions in a network that has others.
        const std::string other = whyNotApplicable(*spatial, "fc", explainer);
        QVERIFY(!other.empty() && other != reason);
        Probe aimed(spatial, pictureFor(*spatial));
        aimed.aim({0}, "fc");
        VERIFY_FAULT(explain(aimed, explainer, parameters, nobody), MethodNotApplicable);
        VERIFY_FAULT(whyNotApplicable(*spatial, "nowhere", explainer), NoSuchLayer);
    }
    QVERIFY(cams >= 1);
}

void TestExplain::unknownMethodsListTheKnown()
{
    const auto problem = thrownBy([] { findExplainer("tea_leaves"); });
    QVERIFY(problem);
    QCOMPARE(faultName(problem->fault()), faultName(Fault::NoSuchMethod));
    QCOMPARE(problem->subject(), std::string("tea_leaves"));
    for (const auto& explainer : explainers())
        QVERIFY(problem->detail().find(explainer.id) != std::string::npos);
}

void TestExplain::mapsAreTheReducedAttribution()
{
    // A picture that enters as it is: each pixel of the map is one position of the attribution.
    const auto model = openModel(fixturePath("plain_relu_scripted.pt"));
    Probe probe(model, pictureFor(*model));
    ExplanationWatch nobody;
    for (const auto& explainer : explainers()) {
        if (*whyNotApplicable(*model, {}, explainer))
            continue;
        const auto result = explain(probe, explainer, lightParameters(explainer), nobody);
        QVERIFY(result);
        const auto& attribution = result->attribution;
        QCOMPARE(result->map.isSigned, attribution.reduction == Reduction::Sum);
        if (attribution.space != Space::Input)
            continue;
        for (int row = 0; row < 24; ++row)
            for (int column = 0; column < 24; ++column) {
                double sum = 0;
                double largest = 0;
                for (int channel = 0; channel < attribution.values.size[1]; ++channel) {
                    const int index[]{0, channel, row, column};
                    const double value = attribution.values.at<float>(index);
                    sum += value;
                    largest = std::max(largest, std::abs(value));
                }
                const double expected = attribution.reduction == Reduction::Sum ? sum
                                        : attribution.reduction == Reduction::Positive
                                            ? std::max(sum, 0.)
                                            : largest;
                QVERIFY(std::abs(result->map.values.at<float>(row, column) - expected) <=
                        1e-6 * std::max(1., std::abs(expected)));
            }
    }
}

void TestExplain::methodsOfOneClickShareTheirPasses()
{
    const auto model = openModel(fixturePath("resnet18_traced.pt"));
    Probe probe(model, pictureFor(*model));
    CountingWatch watch;
    bool first = true;
    for (const auto& explainer : explainers()) {
        const bool plain = explainer.family == Family::ClassActivation ||
                           explainer.id == "saliency" || explainer.id == "input_x_gradient";
        if (!plain || explainer.cost != Cost::SinglePass || explainer.id == "finer_cam")
            continue; // Finer-CAM goes back once more, from another scalar
        QVERIFY(explain(probe, explainer, Parameters(explainer.parameters), watch));
        const long asked = watch.asked();
        QVERIFY2(first ? asked > 20 : asked == 0, explainer.id.c_str());
        first = false;
    }
}

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
