// SPDX-License-Identifier: GPL-3.0-or-later
// What a model says about itself once it is open: its layers, its classes, and the guesses that
// stand in for a missing card.
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/thrown.h"
#include "tests/support/toynet.h"

#include "core/model/model.h"
#include "core/probe/probe.h"

#include <QtTest>

#include <set>

using namespace core;

namespace {

bool hasNote(const Model& model, const char* part)
{
    const auto& notes = model.notes();
    return std::any_of(notes.begin(), notes.end(), [&](const ModelNote& note) {
        return std::string(note.text).find(part) != std::string::npos;
    });
}

/// Two convolutions without pooling between them: takes 28 x 28 pixels only.
ToyNet netFor28()
{
    const auto generator = at::detail::createCPUGenerator(4);
    return {R"(
def forward(self, x):
    x = torch.relu(torch.conv2d(x, self.weight, None, [4, 4]))
    return torch.matmul(torch.flatten(x, 1), self.fc)
)",
            {{"weight", at::rand({2, 1, 4, 4}, generator) - 0.4},
             {"fc", at::rand({2 * 7 * 7, 3}, generator) - 0.5}}};
}

} // namespace

class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void resnetLayersAreNamedAfterModules_data();
    void resnetLayersAreNamedAfterModules();
    void standardLayerIsTheLastSpatialOne_data();
    void standardLayerIsTheLastSpatialOne();
    void namesAreUnique_data();
    void namesAreUnique();
    void reusedModulesAreNumbered();
    void layersInsideControlFlowAreListed();
    void scriptedAndTracedNamesAgree();
    void cardChoosesTheLayer();
    void unknownLayersAreRefused();
    void classesAreFoundByIndexNameAndPart();
    void ambiguousClassesListCandidates();
    void withoutACardTheInputIsGuessed();
    void guessedSizesAreTried();
    void labelsBesideTheModelAreRead();
    void thousandOutputsAreImageNet();
    void cardsThatContradictTheModelAreRefused();

private:
    QTemporaryDir m_folder;
};

void TestLayers::initTestCase()
{
    VERIFY_MODEL_FILES();
    QVERIFY(m_folder.isValid());
}

void TestLayers::resnetLayersAreNamedAfterModules_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("scripted") << "resnet18_scripted.pt";
    QTest::newRow("traced") << "resnet18_traced.pt";
}

void TestLayers::resnetLayersAreNamedAfterModules()
{
    QFETCH(QString, file);
    const auto model = openModel(fixturePath(file.toStdString()));
    QCOMPARE(model->standardLayer(), std::string("layer4"));
    // A quarter of ResNet-18's channels, on 96 x 96 pixels.
    const std::map<std::string, std::vector<int>> expected{{"conv1", {1, 16, 48, 48}},
                                                           {"bn1", {1, 16, 48, 48}},
                                                           {"relu", {1, 16, 48, 48}},
                                                           {"maxpool", {1, 16, 24, 24}},
                                                           {"layer1", {1, 16, 24, 24}},
                                                           {"layer2.0.downsample", {1, 32, 12, 12}},
                                                           {"layer3.1.conv2", {1, 64, 6, 6}},
                                                           {"layer4", {1, 128, 3, 3}},
                                                           {"layer4.0.bn1", {1, 128, 3, 3}},
                                                           {"avgpool", {1, 128, 1, 1}},
                                                           {"fc", {1, 10}}};
    for (const auto& [name, shape] : expected) {
        const auto& layer = model->layer(name);
        QVERIFY2(layer.shape == shape, name.c_str());
        QCOMPARE(layer.spatial, shape.size() == 4 && shape[2] > 1);
    }
    QCOMPARE(model->layer("layer4").kind, std::string("Sequential"));
    QCOMPARE(model->layer("layer4.0.bn1").kind, std::string("BatchNorm2d"));
    // The last block puts out what the whole of layer4 puts out.
    QCOMPARE(&model->layer("layer4.1"), &model->layer("layer4"));
    QCOMPARE(&model->layer("layer2.0.downsample.1"), &model->layer("layer2.0.downsample"));
    // A relu that its block uses twice: two values.
    QCOMPARE(model->layer("layer1.0.relu").shape, model->layer("layer1.0.relu:2").shape);
    // In order of execution.
    const auto place = [&](const char* name) {
        return &model->layer(name) - model->layers().data();
    };
    QVERIFY(place("conv1") < place("layer1"));
    QVERIFY(place("layer1") < place("layer2.0.downsample"));
    QVERIFY(place("layer4") < place("fc"));
}

void TestLayers::standardLayerIsTheLastSpatialOne_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("layer");
    QTest::addColumn<QString>("kind");
    for (const QString form : {"scripted", "traced"}) {
        const auto row = [&](const QString& name, const QString& layer, const QString& kind) {
            const auto file = name + "_" + form + ".pt";
            QTest::newRow(qPrintable(file)) << file << layer << kind;
        };
        row("vgg11", "features.19", "ReLU"); // not the pooling after it
        row("resnet50", "layer4", "Sequential");
        row("mobilenet_v2", "features", "Sequential");
        row("plain_relu", "act2", "ReLU");
        row("tiny_captum", "relu1", "ReLU");
        row("mlp", "", "");
    }
}

void TestLayers::standardLayerIsTheLastSpatialOne()
{
    QFETCH(QString, file);
    QFETCH(QString, layer);
    QFETCH(QString, kind);
    const auto model = openModel(fixturePath(file.toStdString()));
    if (layer.isEmpty()) {
        QCOMPARE(model->standardLayer(), std::string());
        for (const auto& each : model->layers())
            QVERIFY2(!each.spatial, each.name.c_str());
        return;
    }
    const auto& standard = model->layer(model->standardLayer());
    QVERIFY2(&standard == &model->layer(layer.toStdString()), standard.name.c_str());
    QCOMPARE(QString::fromStdString(standard.kind), kind);
    QVERIFY(standard.spatial);
}

void TestLayers::namesAreUnique_data()
{
    QTest::addColumn<QString>("file");
    for (const auto& file : modelFiles())
        if (file.good && (!file.large() || file.name() == "densenet121" || file.name() == "vit"))
            QTest::newRow(file.file.c_str()) << QString::fromStdString(file.file);
}

void TestLayers::namesAreUnique()
{
    QFETCH(QString, file);
    const auto model = openModel(fixturePath(file.toStdString()));
    std::set<std::string> names;
    QVERIFY(!model->layers().empty());
    for (const auto& layer : model->layers()) {
        QVERIFY2(!layer.name.empty() && !layer.kind.empty(), layer.name.c_str());
        QVERIFY2(names.insert(layer.name).second, layer.name.c_str());
        for (const auto& alias : layer.aliases)
            QVERIFY2(names.insert(alias).second, alias.c_str());
        QCOMPARE(&model->layer(layer.name), &layer);
    }
}

void TestLayers::reusedModulesAreNumbered()
{
    for (const char* file : {"reused_relu_scripted.pt", "reused_relu_traced.pt"}) {
        const auto model = openModel(fixturePath(file));
        QCOMPARE(model->layer("relu").shape, (std::vector<int>{1, 8, 22, 22}));
        QCOMPARE(model->layer("relu:2").shape, (std::vector<int>{1, 8, 20, 20}));
        QCOMPARE(model->layer("relu:3").shape, (std::vector<int>{1, 8, 18, 18}));
        QCOMPARE(model->standardLayer(), std::string("relu:3"));
    }
}

void TestLayers::layersInsideControlFlowAreListed()
{
    const auto branches = openModel(fixturePath("if_data_scripted.pt"));
    const bool bright = thrownBy([&] { branches->layer("bright"); }) == std::nullopt;
    const bool dark = thrownBy([&] { branches->layer("dark"); }) == std::nullopt;
    QVERIFY(bright != dark); // of two branches, the one that the sample input takes
    const auto loop = openModel(fixturePath("for_list_scripted.pt"));
    QCOMPARE(loop->layer("blocks.2").kind, std::string("Conv2d"));
    QCOMPARE(loop->layer("mix").shape, (std::vector<int>{1, 8, 11, 11}));
}

void TestLayers::scriptedAndTracedNamesAgree()
{
    for (const std::string name : {"resnet18", "vgg11", "squeezenet1_1", "mobilenet_v2"}) {
        const auto scripted = openModel(fixturePath(name + "_scripted.pt"));
        const auto traced = openModel(fixturePath(name + "_traced.pt"));
        QCOMPARE(scripted->standardLayer(), traced->standardLayer());
        for (const auto& layer : traced->layers()) {
            if (std::islower(static_cast<unsigned char>(layer.kind[0])))
                continue; // an operator outside modules
            const auto& same = scripted->layer(layer.name);
            QVERIFY2(same.shape == layer.shape && same.kind == layer.kind, layer.name.c_str());
        }
    }
}

void TestLayers::cardChoosesTheLayer()
{
    ModelOptions options;
    options.card = openModel(fixturePath("resnet18_traced.pt"))->card();
    options.card->layer = "layer2.1"; // an alias
    const auto model = openModel(fixturePath("resnet18_traced.pt"), options);
    QCOMPARE(model->standardLayer(), std::string("layer2"));
    options.card->layer = "layer9";
    VERIFY_FAULT(openModel(fixturePath("resnet18_traced.pt"), options), NoSuchLayer);
}

void TestLayers::unknownLayersAreRefused()
{
    const auto model = openModel(fixturePath("plain_relu_traced.pt"));
    const auto unknown = thrownBy([&] { model->layer("act3"); });
    QVERIFY(unknown);
    QCOMPARE(faultName(unknown->fault()), faultName(Fault::NoSuchLayer));
    QCOMPARE(unknown->subject(), std::string("act3"));
    VERIFY_FAULT(model->layer(""), NoSuchLayer);
}

void TestLayers::classesAreFoundByIndexNameAndPart()
{
    ModelOptions options;
    options.card = openModel(fixturePath("plain_relu_traced.pt"))->card();
    options.card->labels = {"zebra", "Tiger, Panthera tigris", "tiger cat",
                            "red panda, lesser panda", "caterpillar"};
    const auto model = openModel(fixturePath("plain_relu_traced.pt"), options);
    QCOMPARE(model->findClass("0"), 0);
    QCOMPARE(model->findClass("4"), 4);
    QCOMPARE(model->findClass("ZEBRA"), 0);
    QCOMPARE(model->findClass("tiger cat"), 2);
    QCOMPARE(model->findClass("panthera tigris"), 1); // one of its comma-separated names
    QCOMPARE(model->findClass("lesser panda"), 3);
    QCOMPARE(model->findClass("pillar"), 4);
    QCOMPARE(model->findClass("cat"), 2); // a word rather than a part of one
    QCOMPARE(model->findClass("zeb"), 0);
    for (const char* text : {"5", "-1", "giraffe", "", "99999999999999999999"})
        VERIFY_FAULT(model->findClass(text), NoSuchClass);
}

void TestLayers::ambiguousClassesListCandidates()
{
    ModelOptions options;
    options.card = openModel(fixturePath("plain_relu_traced.pt"))->card();
    options.card->labels = {"zebra", "crane, bird", "crane, machine", "construction crane", "gull"};
    const auto model = openModel(fixturePath("plain_relu_traced.pt"), options);
    const auto thrown = thrownBy([&] { model->findClass("crane"); });
    QVERIFY(thrown);
    QCOMPARE(faultName(thrown->fault()), faultName(Fault::NoSuchClass));
    QCOMPARE(thrown->subject(), std::string("crane"));
    QVERIFY(thrown->detail().find("crane, bird (1)") != std::string::npos);
    QVERIFY(thrown->detail().find("crane, machine (2)") != std::string::npos);
    QVERIFY(thrown->detail().find("gull") == std::string::npos);
    const auto none = thrownBy([&] { model->findClass("giraffe"); });
    QVERIFY(none && none->detail().empty());
}

void TestLayers::withoutACardTheInputIsGuessed()
{
    const auto model = openModel(fixturePath("cardless_scripted.pt"));
    QVERIFY(model->cardGuessed());
    const auto& card = model->card();
    QCOMPARE(card.title, std::string("cardless_scripted"));
    QCOMPARE(card.input, InputRule()); // torchvision's for ImageNet
    QVERIFY(card.output == OutputKind::Logits);
    QVERIFY(card.labels.empty());
    QCOMPARE(model->className(3), std::string("class 3"));
    QVERIFY(hasNote(*model, "no model card"));
}

void TestLayers::guessedSizesAreTried()
{
    const auto path = m_folder.filePath("digits.pt").toStdString();
    netFor28().module().save(path);
    const auto model = openModel(path);
    QCOMPARE(model->classCount(), 3);
    const auto& input = model->card().input;
    QCOMPARE(input.width, 28);
    QCOMPARE(input.height, 28);
    QVERIFY(input.channels == ChannelOrder::Gray);
    QCOMPARE(input.resizeTo, 32);
    // And the outputs' meaning from the last operator.
    for (const std::string name : {"ends_in_softmax", "ends_in_sigmoid", "single_logit"}) {
        const auto copy = m_folder.filePath(QString::fromStdString(name + ".pt"));
        QVERIFY(QFile::copy(QString::fromStdString(fixturePath(name + "_traced.pt")), copy));
        const auto kind = openModel(copy.toStdString())->card().output;
        QVERIFY2(kind == (name == "ends_in_softmax"   ? OutputKind::Probabilities
                          : name == "ends_in_sigmoid" ? OutputKind::MultiLabel
                                                      : OutputKind::SingleLogit),
                 name.c_str());
    }
}

void TestLayers::labelsBesideTheModelAreRead()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("five.pt");
    QVERIFY(QFile::copy(QString::fromStdString(fixturePath("cardless_traced.pt")), path));
    const auto store = [&](const char* name, const QByteArray& text) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(store("labels.txt", "one\r\ntwo\r\nthree\r\nfour\r\nfive\r\n"));
    auto model = openModel(path.toStdString());
    QCOMPARE(model->className(4), std::string("five"));
    QCOMPARE(model->card().labelsFile, std::string("labels.txt"));
    QVERIFY(store("five.txt", "a\nb\nc\nd\ne\n")); // named after the model: comes first
    QCOMPARE(openModel(path.toStdString())->className(4), std::string("e"));
    QVERIFY(store("five.txt", "a\nb\nc\n")); // does not fit
    QCOMPARE(openModel(path.toStdString())->className(4), std::string("five"));
}

void TestLayers::thousandOutputsAreImageNet()
{
    const auto generator = at::detail::createCPUGenerator(5);
    const ToyNet net{
        "def forward(self, x):\n"
        "    return torch.matmul(torch.mean(torch.conv2d(x, self.w), [2, 3]), self.fc)\n",
        {{"w", at::rand({4, 3, 3, 3}, generator)}, {"fc", at::rand({4, 1000}, generator)}}};
    const auto path = m_folder.filePath("thousand.pt").toStdString();
    net.module().save(path);
    QFile labels(m_folder.filePath("imagenet1k.txt"));
    QVERIFY(labels.open(QIODevice::WriteOnly));
    for (int index = 0; index < 1000; ++index)
        labels.write("name " + QByteArray::number(index) + "\n");
    labels.close();
    ModelOptions options;
    options.labelsFolder = m_folder.path().toStdString();
    const auto model = openModel(path, options);
    QCOMPARE(model->className(340), std::string("name 340"));
    QVERIFY(hasNote(*model, "ImageNet"));
    QCOMPARE(openModel(path)->className(340), std::string("class 340"));
}

void TestLayers::cardsThatContradictTheModelAreRefused()
{
    const auto path = fixturePath("plain_relu_traced.pt");
    const auto card = openModel(path)->card();
    ModelOptions options;
    options.card = card;
    options.card->output = OutputKind::SingleLogit;
    VERIFY_FAULT(openModel(path, options), CardInvalid);
    options.card = card;
    options.card->task = Task::Detection;
    VERIFY_FAULT(openModel(path, options), CardInvalid);
    // A softmax at the end is known from the graph, whatever the card says.
    const auto soft = fixturePath("ends_in_softmax_traced.pt");
    options.card = openModel(soft)->card();
    options.card->output = OutputKind::Logits;
    const auto model = openModel(soft, options);
    QVERIFY(hasNote(*model, "something else"));
    Probe probe(model, pictureFor(*model));
    Progress nobody;
    const auto& probabilities = probe.prediction(nobody).probabilities;
    float sum = 0;
    for (const float probability : probabilities)
        sum += probability;
    QVERIFY(std::abs(sum - 1) < 1e-5f);
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
