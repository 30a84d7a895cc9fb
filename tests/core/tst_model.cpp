// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/thrown.h"
#include "tests/support/toynet.h"

#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/model/graph/simplify.h"
#include "core/model/model.h"
#include "core/probe/probe.h"

#include <QtTest>

using namespace core;

namespace {

/// The scale on which an explained score is what the network puts out.
ScoreScale scaleOf(const std::string& output)
{
    if (output == "probabilities" || output == "multi_label")
        return ScoreScale::Probability;
    return output == "log_probabilities" ? ScoreScale::LogProbability : ScoreScale::Logit;
}

/// What the network puts out for an input, class by class, asked through a probe.
std::vector<double> outputsFor(Probe& probe, const at::Tensor& input, ScoreScale scale)
{
    Progress nobody;
    std::vector<double> outputs;
    for (int index = 0; index < probe.model().classCount(); ++index) {
        probe.aim({index, {}, scale});
        probe.scoresOf(
            1, [&](std::int64_t) { return input; },
            [&](std::int64_t, const at::Tensor& scores) {
                outputs.push_back(scores[0].item<double>());
            },
            nobody);
    }
    return outputs;
}

bool allowed(const ModelFile& file, Fault fault)
{
    const std::string name = faultName(fault);
    return name == file.fault || std::find(file.otherFaults.begin(), file.otherFaults.end(),
                                           name) != file.otherFaults.end();
}

std::string stem(const std::string& path)
{
    return QFileInfo(QString::fromStdString(path)).completeBaseName().toStdString();
}

} // namespace

class TestModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goodFilesOpenAndPredict_data();
    void goodFilesOpenAndPredict();
    void badFilesAreRefusedByName_data();
    void badFilesAreRefusedByName();
    void picturesAndTensorsGiveTheSameScores();
    void halfPrecisionRunsInSingle();
    void doublePrecisionKeepsTheScores_data();
    void doublePrecisionKeepsTheScores();
    void integersAndFrozenNumbersKeepTheirMeaning();
    void trainingIsSwitchedOff();
    void unsafeCodeIsRefusedBeforeItRuns();
    void openingCanBeStopped();
    void missingFilesAndFoldersAreNamed();

private:
    void addFiles(const std::function<bool(const ModelFile&)>& wanted) const;
    static const ModelFile& current();
};

void TestModel::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestModel::addFiles(const std::function<bool(const ModelFile&)>& wanted) const
{
    QTest::addColumn<int>("index");
    const auto& files = modelFiles();
    for (std::size_t index = 0; index < files.size(); ++index)
        if (wanted(files[index]))
            QTest::newRow(files[index].file.c_str()) << int(index);
}

const ModelFile& TestModel::current()
{
    QFETCH(int, index);
    return modelFiles().at(std::size_t(index));
}

void TestModel::goodFilesOpenAndPredict_data()
{
    addFiles([](const ModelFile& file) { return file.good; });
}

void TestModel::goodFilesOpenAndPredict()
{
    const auto& file = current();
    const auto model = openModel(file.path());
    QCOMPARE(model->path(), file.path());
    QCOMPARE(model->cardGuessed(), !file.card);
    const bool single = file.output == "single_logit";
    QCOMPARE(model->classCount(), single ? 2 : file.classes);
    if (file.card)
        QCOMPARE(model->className(0), file.note.empty() || file.classes == 1
                                          ? std::string("label 0")
                                          : model->card().labels.at(0));
    if (!file.note.empty()) {
        const auto& notes = model->notes();
        QVERIFY(std::any_of(notes.begin(), notes.end(), [&](const ModelNote& note) {
            return std::string(note.text).find(file.note) != std::string::npos;
        }));
    } else if (file.card && file.name() != "training_mode") {
        QVERIFY2(model->notes().empty(), model->notes().empty() ? "" : model->notes()[0].text);
    }
    if (file.scores.empty())
        return;

    Probe probe(model, pictureFor(*model));
    const auto input = file.sample == "ramp" ? rampInput(file.input) : waveInput(file.input);
    auto outputs = outputsFor(probe, input, scaleOf(file.output));
    if (single) {
        QCOMPARE(float(outputs[0]), float(-outputs[1]));
        outputs.erase(outputs.begin());
    }
    const auto found = at::tensor(outputs, at::kDouble);
    const auto expected = at::tensor(file.scores, at::kDouble);
    // Python computed the bfloat16 network in its own precision of three digits; in deep networks
    // folded batch norms round otherwise.
    const double tolerance = file.name() == "bfloat16" ? 2e-2 : file.large() ? 5e-5 : 1e-5;
    QVERIFY2(deviation(found, expected) <= tolerance,
             QByteArray::number(deviation(found, expected)));
}

void TestModel::badFilesAreRefusedByName_data()
{
    addFiles([](const ModelFile& file) { return !file.good; });
}

void TestModel::badFilesAreRefusedByName()
{
    const auto& file = current();
    std::shared_ptr<const Model> model;
    auto thrown = thrownBy([&] { model = openModel(file.path()); });
    if (file.stage != "open") {
        QVERIFY2(!thrown, thrown ? thrown->what() : "");
        Probe probe(model, pictureFor(*model));
        Progress nobody;
        thrown = thrownBy([&] { probe.prediction(nobody); });
    }
    if (file.stage == "explain") {
        QVERIFY2(!thrown, thrown ? thrown->what() : "");
        for (const auto& explainer : explainers()) {
            if (!explainer.needs.gradients)
                continue;
            Probe probe(model, pictureFor(*model));
            ExplanationWatch nobody;
            thrown = thrownBy(
                [&] { explain(probe, explainer, Parameters(explainer.parameters), nobody); });
            QVERIFY2(thrown, explainer.id.c_str());
            QVERIFY2(allowed(file, thrown->fault()), thrown->what());
        }
        return;
    }
    QVERIFY2(thrown, "nothing was thrown");
    QVERIFY2(allowed(file, thrown->fault()), thrown->what());
    // The model's name, or its card's.
    QVERIFY2(stem(thrown->subject()) == stem(file.file), thrown->what());
    QCOMPARE(thrown->detail().find('\n'), std::string::npos);
    if (!file.marker.empty())
        QVERIFY(!QFile::exists(QString::fromStdString(fixturePath(file.marker))));
}

void TestModel::picturesAndTensorsGiveTheSameScores()
{
    // 0, 1, 2, ... reaches this network as it is: mean 0, standard deviation 1.
    const auto model = openModel(fixturePath("tiny_captum_traced.pt"));
    Probe probe(model, rampPicture(4, 4));
    Progress nobody;
    QCOMPARE(probe.prediction(nobody).scores, std::vector<float>(4, 54.f));
    QCOMPARE(probe.prediction(nobody).ranking, (std::vector<int>{0, 1, 2, 3}));

    const auto photo = openModel(fixturePath("plain_relu_traced.pt"));
    Probe second(photo, pictureFor(*photo));
    const auto outputs = outputsFor(second, second.input(), ScoreScale::Logit);
    const auto& scores = second.prediction(nobody).scores;
    for (std::size_t index = 0; index < scores.size(); ++index)
        QCOMPARE(float(outputs[index]), scores[index]);
    const auto& ranking = second.prediction(nobody).ranking;
    for (std::size_t place = 1; place < ranking.size(); ++place)
        QVERIFY(scores[std::size_t(ranking[place - 1])] >= scores[std::size_t(ranking[place])]);
}

void TestModel::halfPrecisionRunsInSingle()
{
    for (const char* file : {"half_scripted.pt", "bfloat16_scripted.pt"}) {
        const auto model = openModel(fixturePath(file));
        Probe probe(model, pictureFor(*model));
        QVERIFY(probe.input().scalar_type() == at::kFloat);
        Progress nobody;
        QVERIFY(probe.inputGradient(nobody).abs().sum().item<double>() > 0);
    }
    const auto exact = openModel(fixturePath("double_traced.pt"));
    Probe probe(exact, pictureFor(*exact));
    QVERIFY(probe.input().scalar_type() == at::kDouble);
}

void TestModel::doublePrecisionKeepsTheScores_data()
{
    // Of the large ones, a few: double precision takes its time.
    addFiles([](const ModelFile& file) {
        return file.good && !file.scores.empty() &&
               (!file.large() || file.name() == "resnet18" || file.name() == "vit");
    });
}

void TestModel::doublePrecisionKeepsTheScores()
{
    const auto& file = current();
    ModelOptions options;
    options.precision = Precision::Double;
    const auto model = openModel(file.path(), options);
    Probe probe(model, pictureFor(*model));
    QVERIFY(probe.input().scalar_type() == at::kDouble);
    const auto input = file.sample == "ramp" ? rampInput(file.input) : waveInput(file.input);
    auto outputs = outputsFor(probe, input, scaleOf(file.output));
    if (file.output == "single_logit")
        outputs.erase(outputs.begin());
    const double tolerance = file.name() == "bfloat16" ? 2e-2 : 1e-5;
    const double found =
        deviation(at::tensor(outputs, at::kDouble), at::tensor(file.scores, at::kDouble));
    QVERIFY2(found <= tolerance, QByteArray::number(found));
}

void TestModel::integersAndFrozenNumbersKeepTheirMeaning()
{
    // An index stays one of integers; conversions in the code change with the weights.
    const auto generator = at::detail::createCPUGenerator(6);
    const ToyNet net{R"(
def forward(self, x):
    y = torch.to(torch.mean(torch.conv2d(x, self.w), [2, 3]), 6)
    return torch.matmul(y, self.fc)[:, self.order]
)",
                     {{"w", at::rand({4, 3, 3, 3}, generator) - 0.5},
                      {"fc", at::rand({4, 3}, generator) - 0.5},
                      {"order", at::tensor({2, 0, 1}, at::kLong)}}};
    auto card = plainCard(9, 9, ChannelOrder::Rgb, 128, 64);
    card.output = OutputKind::Logits;
    Progress nobody;
    const auto scoresOf = [&](const std::shared_ptr<const Model>& model, at::ScalarType type) {
        Probe probe(model, wavePicture(9, 9));
        return probe.input().scalar_type() == type ? probe.prediction(nobody).scores
                                                   : std::vector<float>();
    };
    const auto expected = scoresOf(openToy(net, card), at::kFloat);
    QCOMPARE(expected.size(), std::size_t(3));
    // The numbers of a frozen module are constants in its code.
    auto module = net.module();
    module.eval();
    const auto frozen = torch::jit::freeze(module);
    auto plain = net;
    plain.source = "def forward(self, x):\n"
                   "    y = torch.mean(torch.conv2d(x, self.w), [2, 3])\n"
                   "    return torch.matmul(y, self.fc)[:, self.order]\n";
    for (auto& [name, value] : plain.parameters)
        if (value.is_floating_point())
            value = value.to(at::kDouble);
    auto exact = plain.module();
    exact.eval();
    const auto frozenExact = torch::jit::freeze(exact);
    const auto near = [&](const std::vector<float>& found) {
        return found.size() == 3 &&
               std::equal(found.begin(), found.end(), expected.begin(),
                          [](float a, float b) { return std::abs(a - b) < 1e-5f; });
    };
    QVERIFY(near(scoresOf(openToy(frozen, card), at::kFloat)));
    QVERIFY(near(scoresOf(openToy(net.module(), card, Precision::Double), at::kDouble)));
    QVERIFY(near(scoresOf(openToy(frozen, card, Precision::Double), at::kDouble)));
    QVERIFY(near(scoresOf(openToy(frozenExact, card), at::kDouble)));
}

void TestModel::trainingIsSwitchedOff()
{
    // Traced in training mode, a network has it written into its code.
    const auto weight = at::rand({4, 3, 3, 3}, at::detail::createCPUGenerator(9)) - 0.5;
    const ToyNet net{
        R"(
def forward(self, x):
    y = torch.dropout(torch.conv2d(x, self.w), 0.9, True)
    y = torch.batch_norm(y, None, None, self.mean, self.variance, True, 0.1, 1e-5, False)
    return torch.mean(y, [2, 3])
)",
        {{"w", weight}, {"mean", at::full({4}, 0.25)}, {"variance", at::full({4}, 4.)}}};
    const auto model = openToy(net, plainCard(9, 9, ChannelOrder::Rgb, 128, 64));
    const auto& notes = model->notes();
    QVERIFY(notes.size() == 1 &&
            std::string(notes[0].text).find("training mode") != std::string::npos);
    Probe probe(model, wavePicture(9, 9));
    Progress nobody;
    const auto expected = (at::conv2d(probe.input(), weight).mean({2, 3}) - 0.25) / 2;
    const auto& scores = probe.prediction(nobody).scores;
    for (std::int64_t index = 0; index < 4; ++index)
        QVERIFY(std::abs(scores[std::size_t(index)] - expected[0][index].item<float>()) < 1e-5f);
}

void TestModel::unsafeCodeIsRefusedBeforeItRuns()
{
    QTemporaryDir folder;
    const auto marker = folder.filePath("marker");
    const auto writes = "    torch.save(1, \"" + marker.toStdString() + "\")\n";
    // In a free function, where only the operators themselves tell.
    const ToyNet net{"def forward(self, x):\n" + writes + "    return torch.sum(x, [2, 3])\n", {}};
    VERIFY_FAULT(refuseUnsafeOperators(net.module(), "toy.pt"), ModelUnsafe);
    // Loading a file runs `__setstate__`: too late to look at operators then.
    auto module = ToyNet{"def forward(self, x):\n    return torch.sum(x, [2, 3])\n", {}}.module();
    module.define("def __getstate__(self) -> int:\n    return 1\n");
    module.define("def __setstate__(self, state: int) -> None:\n" + writes + "    pass\n");
    VERIFY_FAULT(openToy(module, plainCard(4, 4, ChannelOrder::Rgb)), ModelUnsafe);
    QVERIFY(!QFile::exists(marker));
}

void TestModel::openingCanBeStopped()
{
    struct Stopped final : Progress {
        bool stopped() const override { return true; }
    } stopped;
    QVERIFY_EXCEPTION_THROWN(Model::open(fixturePath("resnet18_traced.pt"), stopped), Cancelled);
    QVERIFY_EXCEPTION_THROWN(Model::open(fixturePath("cardless_traced.pt"), stopped), Cancelled);
}

void TestModel::missingFilesAndFoldersAreNamed()
{
    QTemporaryDir folder;
    const auto missing = folder.filePath("nowhere.pt").toStdString();
    const auto nothing = thrownBy([&] { openModel(missing); });
    QVERIFY(nothing);
    QCOMPARE(faultName(nothing->fault()), faultName(Fault::FileNotFound));
    QCOMPARE(nothing->subject(), missing);
    VERIFY_FAULT(openModel(folder.path().toStdString()), NotAModel);
}

QTEST_GUILESS_MAIN(TestModel)
#include "tst_model.moc"
