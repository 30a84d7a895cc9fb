// SPDX-License-Identifier: GPL-3.0-or-later
// Darknet's files: what is read from them, what is refused, and that a network can be converted.
// What its layers compute is in tst_darknetlayers.cpp.
#include "tests/support/darknetfiles.h"
#include "tests/support/modelfiles.h"
#include "tests/support/thrown.h"

#include "core/model/convert.h"
#include "core/model/moduletree.h"
#include "core/support/memory.h"

#include <QtTest>
#include <random>

using namespace core;

class TestDarknet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsArePublishedOnes_data();
    void countsArePublishedOnes();
    void headersAreReadByVersion();
    void cardTellsAllAboutBoxes();
    void regionAnchorsBecomePixels();
    void namesOfClassesAreFound();
    void jsonBesideCountsMore();
    void partOfACardIsEnough();
    void classifiersOpen();
    void layersHaveTheirNames();
    void eitherFileOpensTheNetwork();
    void convertedFileGivesTheSameNumbers();
    void conversionKeepsOtherFiles();
    void invalidDefinitionsAreRefused_data();
    void invalidDefinitionsAreRefused();
    void wrongWeightsAreRefused();
    void moreThanTheMemoryIsRefused();
    void missingPartsAreNamed();
    void otherFilesAreNoModels();
    void damagedDefinitionsNeverCrash();
    void damagedWeightsNeverCrash();

private:
    DarknetFiles m_files;
};

void TestDarknet::countsArePublishedOnes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("layers");
    QTest::addColumn<int>("convolutions");
    QTest::addColumn<qint64>("weights");
    QTest::addColumn<QList<int>>("heads");
    QTest::newRow("yolov3") << "yolov3" << 107 << 75 << qint64(62001757) << QList<int>{82, 94, 106};
    QTest::newRow("yolov3-tiny") << "yolov3-tiny" << 24 << 13 << qint64(8858734)
                                 << QList<int>{16, 23};
    QTest::newRow("yolov3-spp") << "yolov3-spp" << 114 << 76 << qint64((252209544 - 20) / 4)
                                << QList<int>{89, 101, 113};
}

void TestDarknet::countsArePublishedOnes()
{
    QFETCH(QString, name);
    const auto path = "/usr/share/darknet/cfg/" + name + ".cfg";
    QVERIFY2(QFile::exists(path), "the package darknet is not installed: scripts/setup.sh tests");
    const auto network = planned(path.toStdString());
    QTEST(int(network.layers.size()), "layers");
    QTEST(int(std::count_if(network.layers.begin(), network.layers.end(),
                            [](const darknet::Layer& layer) {
                                return layer.kind == darknet::Kind::Convolutional;
                            })),
          "convolutions");
    QTEST(qint64(network.weights()), "weights");
    QTEST(QList<int>(network.heads.begin(), network.heads.end()), "heads");
}

void TestDarknet::headersAreReadByVersion()
{
    const QByteArray text = smallInput + eightFilters + oneBox;
    const auto first = m_files.network("first", text);
    const auto input = inputFor(planned(first.configuration));
    const auto expected = outputsOf(first.configuration, input).at(0);
    QCOMPARE(QFileInfo(QString::fromStdString(first.weights)).size(),
             20 + 4 * planned(first.configuration).weights());
    for (const auto& header : {DarknetFiles::header(0, 1, 4), DarknetFiles::header(0, 2, 8),
                               DarknetFiles::header(0, 2, 8), DarknetFiles::header(1, 0, 8)}) {
        const auto other = m_files.network("other", text, header);
        QVERIFY(at::equal(outputsOf(other.configuration, input).at(0), expected));
    }
}

void TestDarknet::cardTellsAllAboutBoxes()
{
    const auto files = m_files.network(
        "two", smallInput +
                   "[convolutional]\nfilters=14\nactivation=logistic\n[yolo]\nmask=1,0\n"
                   "anchors=1,2, 3,4.5, 5,6\nnum=3\nclasses=2\nscale_x_y=1.05\nnew_coords=1\n"
                   "[route]\nlayers=0\n[maxpool]\nstride=2\n[convolutional]\nfilters=7\n"
                   "activation=logistic\n[yolo]\nmask=2\nanchors=1,2, 3,4.5, 5,6\nnum=3\n"
                   "classes=2\nnew_coords=1\n");
    const auto model = openModel(files.configuration);
    const auto& card = model->card();
    QVERIFY(model->isDetector());
    QCOMPARE(card.title, std::string("two"));
    QVERIFY(card.input.resize == Resize::Letterbox);
    QCOMPARE(std::pair(card.input.width, card.input.height), std::pair(16, 12));
    const auto& rule = *card.detection;
    QVERIFY(rule.format == BoxFormat::GridMaps && rule.activated && rule.squaredSize &&
            !rule.softmax);
    using Anchors = std::vector<std::array<double, 2>>;
    QCOMPARE(rule.levels.size(), 2u);
    QCOMPARE(rule.levels[0].anchors, (Anchors{{3, 4.5}, {1, 2}}));
    QCOMPARE(rule.levels[0].scaleXY, 1.05);
    QCOMPARE(rule.levels[1].anchors, (Anchors{{5, 6}}));
    QCOMPARE(rule.levels[1].scaleXY, 1.);
    QCOMPARE(model->classCount(), 2);
}

void TestDarknet::regionAnchorsBecomePixels()
{
    const auto files = m_files.network(
        "region", smallInput +
                      "[maxpool]\nstride=4\n[convolutional]\nfilters=14\nactivation=linear\n"
                      "[region]\nanchors=1,2, 0.5,0.25\nnum=2\nclasses=2\nsoftmax=1\n");
    const auto imported = importModel(files.configuration);
    const auto& rule = *imported.card->detection;
    QVERIFY(rule.softmax && !rule.activated && !rule.squaredSize);
    QCOMPARE(rule.levels.at(0).anchors, (std::vector<std::array<double, 2>>{{4, 8}, {2, 1}}));
}

void TestDarknet::namesOfClassesAreFound()
{
    const DarknetFiles folder;
    const auto files = folder.network("one", smallInput + eightFilters + oneBox);
    const auto labels = [&] { return importModel(files.configuration).card->labels; };
    QVERIFY(labels().empty());
    folder.write("coco.names", "a\nb\n"); // not as many as the network has
    QVERIFY(labels().empty());
    folder.write("obj.names", "zebra\n\n");
    QCOMPARE(labels(), std::vector<std::string>{"zebra"});
    folder.write("one.names", "cat\ndog\n"); // its own is used all the same, and told
    QCOMPARE(labels(), (std::vector<std::string>{"cat", "dog"}));
    const auto notes = openModel(files.configuration)->notes();
    QVERIFY(std::any_of(notes.begin(), notes.end(),
                        [](const ModelNote& note) { return note.argument == "2 / 1"; }));
}

void TestDarknet::jsonBesideCountsMore()
{
    const DarknetFiles folder;
    const auto files = folder.network("one", smallInput + eightFilters + oneBox);
    folder.write("one.json", R"({"title": "Mine", "labels": ["gnu"]})");
    const auto model = openModel(files.configuration);
    QVERIFY(model->isDetector() && !model->cardGuessed());
    QCOMPARE(model->card().title, std::string("Mine"));
    QCOMPARE(model->className(0), std::string("gnu"));
    QCOMPARE(model->card().input.width, 16);
    QCOMPARE(model->card().detection->levels.at(0).anchors.at(0), (std::array<double, 2>{4, 6}));
}

void TestDarknet::partOfACardIsEnough()
{
    const DarknetFiles folder;
    const auto files = folder.network("one", smallInput + eightFilters + oneBox);
    auto expected = openModel(files.configuration)->card();
    folder.write("one.json", R"({"input": {"width": 32, "height": 24}})");
    expected.input.width = 32;
    expected.input.height = 24;
    QVERIFY(openModel(files.configuration)->card() == expected);
    folder.write("one.json", R"({"input": {"width": 32, "height": 24},
                                 "detection": {"threshold": 0.1}})");
    expected.detection->threshold = 0.1;
    QVERIFY(openModel(files.configuration)->card() == expected);
    ModelOptions options; // a whole card in its place
    options.card = expected;
    options.card->detection.reset();
    QCOMPARE(openModel(files.configuration, options)->card().detection->threshold, 0.25);
    folder.write("one.json", R"({"task": "classification"})");
    VERIFY_FAULT(openModel(files.configuration), ModelOutputUnsupported);
    const auto classes =
        folder.network("classes", smallInput + sixChannels + "[avgpool]\n[softmax]\n");
    folder.write("classes.json", R"({"task": "detection"})");
    QVERIFY(thrownBy([&] { openModel(classes.configuration); }));
    folder.write("classes.json", R"({"title": "Six"})");
    QVERIFY(openModel(classes.configuration)->output() == OutputKind::Probabilities);
}

void TestDarknet::classifiersOpen()
{
    const auto files =
        m_files.network("classes", smallInput + eightFilters + "[maxpool]\nstride=2\n" +
                                       sixChannels + "[avgpool]\n[softmax]\n[cost]\n");
    const auto model = openModel(files.weights);
    QVERIFY(!model->isDetector());
    QCOMPARE(model->classCount(), 6);
    QVERIFY(model->output() == OutputKind::Probabilities);
    const auto input = inputFor(planned(files.configuration));
    const auto scores = outputsOf(files.configuration, input).at(0);
    QCOMPARE(scores.sizes().vec(), (std::vector<std::int64_t>{1, 6}));
    QVERIFY(std::abs(scores.sum().item<double>() - 1) < 1e-5);
}

void TestDarknet::layersHaveTheirNames()
{
    const auto files =
        m_files.network("names", smallInput + eightFilters + "[maxpool]\nstride=2\n" +
                                     eightFilters + "[route]\nlayers=1,2\n" + oneBox);
    const auto model = openModel(files.configuration);
    QStringList names;
    for (const auto& layer : model->layers())
        names.append(QString::fromStdString(layer.name));
    for (const auto* name : {"conv_0", "maxpool_1", "conv_2", "route_3", "conv_4"})
        QVERIFY2(names.contains(name), qPrintable(names.join(' ')));
    QCOMPARE(model->layer("conv_2").kind, std::string("Convolutional"));
    const auto tree = moduleTree(*model);
    qint64 parameters = 0;
    for (const auto& node : tree.nodes)
        if (node.path == "conv_0")
            parameters = node.parameters;
    QCOMPARE(parameters, qint64(8 * 27 + 8 * 2)); // the running numbers are not learnt
}

void TestDarknet::eitherFileOpensTheNetwork()
{
    const DarknetFiles folder;
    const auto files =
        folder.network("one", "# a comment\n; another\n\n " + smallInput + eightFilters + oneBox);
    const auto input = inputFor(planned(files.configuration));
    const auto expected = outputsOf(files.configuration, input).at(0);
    QVERIFY(at::equal(outputsOf(files.weights, input).at(0), expected));
    // As training saves them.
    const auto trained = folder.path("one_best.weights");
    QVERIFY(QFile::copy(QString::fromStdString(files.weights), QString::fromStdString(trained)));
    QVERIFY(at::equal(outputsOf(trained, input).at(0), expected));
    QVERIFY(QFile::remove(QString::fromStdString(files.weights)));
    QVERIFY(at::equal(outputsOf(files.configuration, input).at(0), expected));
}

void TestDarknet::convertedFileGivesTheSameNumbers()
{
    const DarknetFiles folder;
    const auto files = folder.network("one", smallInput + eightFilters + "[upsample]\n" + oneBox);
    folder.write("one.names", "zebra\n");
    Progress nobody;
    const auto to = folder.path("two.pt");
    const auto converted = convertModel(files.configuration, to, {}, nobody);
    const auto again = openModel(to);
    auto expected = converted.model->card();
    expected.labelsFile.clear();
    QVERIFY(again->card() == expected);
    QCOMPARE(again->className(0), std::string("zebra"));
    QCOMPARE(again->layers().size(), converted.model->layers().size());
    const auto input = inputFor(planned(files.configuration));
    QVERIFY(at::equal(outputsOf(to, input).at(0), outputsOf(files.weights, input).at(0)));

    for (const auto& own : {files.configuration, files.weights})
        VERIFY_FAULT(convertModel(files.configuration, own, {}, nobody), FileNotWritable);
    VERIFY_FAULT(convertModel(to, to, {}, nobody), FileNotWritable);
    VERIFY_FAULT(convertModel(to, folder.path("two.json"), {}, nobody), FileNotWritable);
    VERIFY_FAULT(convertModel(to, folder.path("no/such.pt"), {}, nobody), FileNotWritable);
    QVERIFY(at::equal(outputsOf(to, input).at(0), outputsOf(files.weights, input).at(0)));
}

void TestDarknet::conversionKeepsOtherFiles()
{
    const DarknetFiles folder;
    const auto files = folder.network("one", smallInput + eightFilters + oneBox);
    const auto trained = folder.path("one_best.weights");
    QVERIFY(QFile::rename(QString::fromStdString(files.weights), QString::fromStdString(trained)));
    const auto names = folder.write("one.names", "zebra\n");
    const auto content = [](const std::string& path) {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    Progress nobody;
    const auto refuses = [&](const std::string& from, const std::string& to,
                             const std::string& kept) {
        const auto before = content(kept);
        const auto error = thrownBy([&] { convertModel(from, to, {}, nobody); });
        return error && error->fault() == Fault::FileNotWritable && error->subject() == kept &&
               !error->detail().empty() && content(kept) == before;
    };
    for (const auto& from : {files.configuration, trained})
        for (const auto& part : {files.configuration, trained, names})
            QVERIFY2(refuses(from, part, part), part.c_str());

    // Somebody else's file has the name that the card would take.
    const auto to = folder.path("data.pt");
    for (const QByteArray text : {"[1, 2]", "{\"x\": 1}", R"({"title": "Another model"})"}) {
        const auto other = folder.write("data.json", text);
        QVERIFY(refuses(trained, to, other));
        QVERIFY(!QFile::exists(QString::fromStdString(to)));
    }
    QVERIFY(QFile::remove(QString::fromStdString(folder.path("data.json"))));
    convertModel(trained, to, {}, nobody);
    convertModel(trained, to, {}, nobody); // it says the same already
    QCOMPARE(openModel(to)->className(0), std::string("zebra"));

    // A card that says little is the model's own, and has to say everything beside the new file.
    folder.write("one.json", R"({"title": "Mine"})");
    const auto beside = folder.path("one.pt");
    convertModel(files.configuration, beside, {}, nobody);
    const auto card = openModel(beside)->card();
    QCOMPARE(card.title, std::string("Mine"));
    QVERIFY(card.detection == openModel(to)->card().detection);
}

void TestDarknet::invalidDefinitionsAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("detail"); // how it begins
    const auto add = [](const char* name, const QByteArray& text, const char* detail) {
        QTest::newRow(name) << text << detail;
    };
    const QByteArray net = "[net]\nwidth=16\nheight=12\n"; // lines 1 to 3
    add("empty", "", "line 1: the first section");
    add("no net", "[convolutional]\n", "line 1: the first section");
    add("option first", "# x\nwidth=3\n", "line 2: the first section");
    add("net alone", net, "line 1: there are no layers");
    add("no width", "[net]\nheight=3\n[avgpool]\n", "line 1: [net] width is missing");
    add("not a number", "[net]\nwidth=abc\nheight=3\n", "line 2: [net] width must be a whole");
    add("negative", "[net]\nwidth=-3\nheight=3\n", "line 2: [net] width must be a whole");
    add("huge input", "[net]\nwidth=99999\nheight=3\n", "line 2: [net] width must be a whole");
    add("no whole number", net + "[maxpool]\nsize=2.5\n", "line 5: [maxpool] size must be");
    add("overflow", net + "[convolutional]\nfilters=99999999999999\n",
        "line 5: [convolutional] filters must be");
    add("channels", "[net]\nwidth=8\nheight=8\nchannels=4\n[avgpool]\n",
        "line 4: [net] channels must be");
    add("unknown", net + "[foo]\n", "line 4: [foo] is not a known section");
    for (const QByteArray name : {"crop", "detection", "local", "gru", "rnn", "lstm"})
        add(name.constData(), net + "[" + name + "]\n",
            QByteArray("line 4: [" + name + "] layers are not supported").constData());
    add("no bracket", net + "[avgpool\n", "line 4: \"[avgpool\" is not the name");
    add("nonsense", net + "[avgpool]\nhello\n", "line 5: \"hello\" is neither");
    add("activation", net + "[convolutional]\nactivation=bogus\n",
        "line 5: [convolutional] activation is not a known");
    add("route ahead", net + "[avgpool]\n[route]\nlayers=5\n",
        "line 6: [route] layers leads to layer 5, but this is layer 1");
    add("route itself", net + "[avgpool]\n[route]\nlayers=1\n", "line 6: [route] layers leads");
    add("route before", net + "[avgpool]\n[route]\nlayers=-2\n",
        "line 6: [route] layers leads to layer -1");
    add("route far", net + "[avgpool]\n[route]\nlayers=-2147483648\n", "line 6: [route] layers");
    add("route nowhere", net + "[avgpool]\n[route]\n", "line 5: [route] layers names no layer");
    add("route text", net + "[avgpool]\n[route]\nlayers=a,b\n", "line 6: [route] layers must be");
    add("route sizes", net + "[convolutional]\n[maxpool]\nstride=2\n[route]\nlayers=-1,-2\n",
        "line 8: [route] layers joins layers of different sizes");
    add("shortcut sizes", net + "[convolutional]\nfilters=2\n[convolutional]\n[shortcut]\nfrom=0\n",
        "line 8: [shortcut] from adds layers of different sizes");
    add("group", net + "[convolutional]\nfilters=4\n[route]\nlayers=0\ngroups=3\n",
        "line 8: [route] groups must divide");
    add("group id", net + "[convolutional]\n[route]\nlayers=0\ngroups=2\ngroup_id=2\n",
        "line 8: [route] group_id must be");
    add("convolution groups", net + "[convolutional]\ngroups=2\nfilters=2\n",
        "line 5: [convolutional] groups must divide");
    add("window", net + "[convolutional]\nsize=20\n", "line 4: [convolutional] has a window of 20");
    add("filter bomb",
        net + "[convolutional]\nfilters=1048576\nsize=9\n[convolutional]\nfilters=1048576\n",
        "line 7: [convolutional] makes the network too large");
    add("size bomb",
        net + "[convolutional]\nfilters=1000\n[upsample]\nstride=1000\n[upsample]\nstride=1000\n",
        "line 6: [upsample] makes the network too large");
    QByteArray doubled = net + "[convolutional]\n";
    for (int times = 0; times < 40; ++times)
        doubled += "[route]\nlayers=-1,-1\n";
    add("doubling", doubled, "line 4");
    add("time bomb",
        "[net]\nwidth=4096\nheight=4096\n[convolutional]\nfilters=8\n[convolutional]\n"
        "filters=40\nsize=1023\npad=1\n",
        "line 6: [convolutional] makes the network too slow");
    QByteArray many = net;
    for (int layer = 0; layer < 1001; ++layer)
        many += "[dropout]\n";
    add("many layers", many, "line 1004: a network may have at most 1000 layers");
    add("anchors missing", net + "[convolutional]\nfilters=6\n[yolo]\nclasses=1\n",
        "line 6: [yolo] anchors must be 1 pairs");
    add("mask", net + "[convolutional]\nfilters=6\n[yolo]\nclasses=1\nanchors=1,2\nmask=1\n",
        "line 9: [yolo] mask names anchor 1 of 1");
    add("anchor zero", net + "[convolutional]\nfilters=6\n[yolo]\nclasses=1\nanchors=1,0\n",
        "line 8: [yolo] anchors must be above 0");
    add("head's channels", net + "[convolutional]\nfilters=7\n[yolo]\nclasses=1\nanchors=1,2\n",
        "line 6: [yolo] wants 6 channels for 1 anchors and 1 classes");
    add("behind a head",
        net + "[convolutional]\nfilters=6\n[yolo]\nclasses=1\nanchors=1,2\n[avgpool]\n",
        "line 9: [avgpool] takes the boxes of layer 1");
    add("tree", net + "[convolutional]\nfilters=6\n[region]\nclasses=1\nanchors=1,2\ntree=x\n",
        "line 9: [region] tree is not supported");
    add("no scores", net + "[convolutional]\n", "line 4: the network ends in [convolutional]");
    add("reorg", net + "[convolutional]\nfilters=6\n[reorg]\nstride=2\n",
        "line 7: [reorg] stride 2 does not divide");
}

void TestDarknet::invalidDefinitionsAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, detail);
    const DarknetFiles folder;
    const auto path = folder.write("bad.cfg", text);
    folder.write("bad.weights", DarknetFiles::standardHeader());
    const auto error = thrownBy([&] { importModel(path); });
    QVERIFY2(error, "nothing was thrown");
    QCOMPARE(faultName(error->fault()), faultName(Fault::ModelDefinitionInvalid));
    QCOMPARE(error->subject(), path);
    QVERIFY2(QString::fromStdString(error->detail()).startsWith(detail), error->what());
}

void TestDarknet::wrongWeightsAreRefused()
{
    const DarknetFiles folder;
    const auto files = folder.network("one", smallInput + eightFilters + oneBox);
    const auto wanted = planned(files.configuration).weights();
    QCOMPARE(wanted, 8 * 4 + 8 * 27 + 6 + 6 * 8);
    const auto detailOf = [&](const QByteArray& bytes) {
        folder.write("one.weights", bytes);
        const auto error = thrownBy([&] { importModel(files.configuration); });
        return error && error->fault() == Fault::ModelWeightsMismatch &&
                       error->subject() == files.weights
                   ? QString::fromStdString(error->detail())
                   : QString("none");
    };
    const auto header = DarknetFiles::standardHeader();
    const auto holds = [](auto count) { return QByteArray(int(count) * 4, '\0'); };
    QCOMPARE(detailOf(header + holds(wanted + 3)), "it holds 305 numbers, 302 are wanted");
    QCOMPARE(detailOf(header + holds(wanted) + "ab"),
             "it holds 302 numbers, 302 are wanted; 2 bytes at its end are no whole number");
    QCOMPARE(detailOf(header + holds(100)),
             "it holds 100 numbers, 302 are wanted; it ends in layer 0 [convolutional], line 5");
    QCOMPARE(detailOf(header + holds(248)), // as a file that was cut off between layers
             "it holds 248 numbers, 302 are wanted; it ends in layer 1 [convolutional], line 11");
    QCOMPARE(detailOf(header),
             "it holds 0 numbers, 302 are wanted; it ends in layer 0 [convolutional], line 5");
    QCOMPARE(detailOf("abc"), "it ends within its header of 16 bytes");
    QCOMPARE(detailOf("<!DOCTYPE html><html><body>Not found</body></html>"),
             "it does not begin like a file of Darknet's weights");
}

void TestDarknet::moreThanTheMemoryIsRefused()
{
    const DarknetFiles folder;
    const auto refused = [&](const QByteArray& text) {
        const auto path = folder.write("much.cfg", text);
        const auto weights = folder.write("much.weights", DarknetFiles::standardHeader());
        QFile file(QString::fromStdString(weights));
        // Only promised to the file system, which is what such a file costs its maker.
        const bool ready = file.resize(file.size() + 4 * planned(path).weights());
        const auto error = thrownBy([&] { importModel(path); });
        return ready && error && error->fault() == Fault::OutOfMemory && error->subject() == path;
    };
    const auto memory = double(machineMemory());
    const auto filters = QByteArray::number(qint64(std::sqrt(memory / 2 / 4)) + 1);
    const QByteArray layer = "[convolutional]\nfilters=" + filters + "\nactivation=linear\n";
    QVERIFY(refused("[net]\nwidth=1\nheight=1\n" + layer + layer + "[softmax]\n"));

    // 2^25 numbers a layer; not more of them than any network may have.
    const auto count = int(std::min(memory / 20 / (1 << 25) + 1, 30.));
    if (double(count) * (1 << 25) * 20 > memory)
        QVERIFY(refused("[net]\nwidth=1024\nheight=1024\n" +
                        QByteArray("[convolutional]\nfilters=32\nactivation=linear\n") +
                        QByteArray("[dropout]\n").repeated(count) + "[avgpool]\n[softmax]\n"));
}

void TestDarknet::missingPartsAreNamed()
{
    const DarknetFiles folder;
    const auto files = folder.network("one", smallInput + eightFilters + oneBox);
    const auto missing = [&](const std::string& open, const std::string& part) {
        const auto error = thrownBy([&] { importModel(open); });
        return error && error->fault() == Fault::ModelPartMissing && error->subject() == open &&
               error->detail() == part;
    };
    QVERIFY(QFile::rename(QString::fromStdString(files.weights),
                          QString::fromStdString(folder.path("other.weights"))));
    QVERIFY(missing(files.configuration, files.weights));
    QVERIFY(missing(folder.path("other.weights"), folder.path("other.cfg")));
}

void TestDarknet::otherFilesAreNoModels()
{
    for (const QByteArray content : {"hello", "[core]\nbare = false\n", "\x08\x07\x12\x07pytorch"})
        VERIFY_FAULT(importModel(m_files.write("other.onnx", content)), NotAModel);
    VERIFY_FAULT(importModel(m_files.path("no-such.cfg")), FileNotFound);
    VERIFY_FAULT(importModel(m_files.path("no-such.weights")), FileNotFound);
    // A description is recognised under any name.
    const auto files = m_files.network("text", smallInput + eightFilters + oneBox);
    QFile::copy(QString::fromStdString(files.configuration),
                QString::fromStdString(m_files.path("text.txt")));
    QVERIFY(importModel(m_files.path("text.txt")).card.has_value());
}

void TestDarknet::damagedDefinitionsNeverCrash()
{
    QFile file("/usr/share/darknet/cfg/yolov3-tiny.cfg");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto whole = file.readAll();
    int refused = 0;
    const auto tryOut = [&](const QByteArray& text) {
        const auto error = thrownBy([&] { planned(m_files.write("damaged.cfg", text)); });
        if (error) {
            QCOMPARE(faultName(error->fault()), faultName(Fault::ModelDefinitionInvalid));
            QVERIFY(error->detail().starts_with("line "));
            ++refused;
        }
    };
    for (int length = 0; length < whole.size(); length += 7)
        tryOut(whole.left(length));
    std::mt19937 random(3);
    for (int times = 0; times < 1500; ++times) {
        auto damaged = whole;
        for (int change = 0; change < 4; ++change)
            damaged[int(random() % unsigned(whole.size()))] = char(random());
        tryOut(damaged);
    }
    QVERIFY(refused > 500);
}

void TestDarknet::damagedWeightsNeverCrash()
{
    const DarknetFiles folder;
    const auto files = folder.network("one", smallInput + eightFilters + oneBox);
    QFile file(QString::fromStdString(files.weights));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto whole = file.readAll();
    for (int length = 0; length < whole.size(); length += 5) {
        folder.write("one.weights", whole.left(length));
        VERIFY_FAULT(importModel(files.weights), ModelWeightsMismatch);
    }
    auto noNumbers = whole.left(20);
    const float nan = std::nanf("");
    while (noNumbers.size() < whole.size())
        noNumbers.append(reinterpret_cast<const char*>(&nan), sizeof(nan));
    folder.write("one.weights", noNumbers);
    // Nothing is known to be wrong until a picture gives numbers that are none.
    const auto model = openModel(files.weights);
    QVERIFY(model->isDetector());
    QVERIFY(outputsOf(files.weights, inputFor(planned(files.configuration)))
                .at(0)
                .isnan()
                .all()
                .item<bool>());
}

QTEST_GUILESS_MAIN(TestDarknet)
#include "tst_darknet.moc"
