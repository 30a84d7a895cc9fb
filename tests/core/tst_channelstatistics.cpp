// SPDX-License-Identifier: GPL-3.0-or-later
// How channels answer to a data set, and ParchGrad with it: against SciPy and an own Python
// formula (tests/reference/channels.py), closed forms, and files that are not what they should be.
#include "tests/support/exactnets.h"
#include "tests/support/inputs.h"
#include "tests/support/progress.h"
#include "tests/support/thrown.h"

#include "core/explain/significance.h"
#include "core/explain/statisticscollector.h"
#include "core/image/image.h"
#include "core/support/memory.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <random>

using namespace core;
using exact::rawOf;
using exact::Values;

namespace {

/// To nine digits, which p values of 1e-130 keep, too.
bool near(double found, double expected, double tolerance = 1e-9)
{
    return std::abs(found - expected) <= tolerance * std::abs(expected) + 1e-300;
}

bool near(const std::vector<double>& found, const QJsonArray& expected)
{
    if (found.size() != std::size_t(expected.size()))
        return false;
    for (std::size_t index = 0; index < found.size(); ++index)
        if (!near(found[index], expected[qsizetype(index)].toDouble())) {
            qWarning("%zu: %.17g, not %.17g", index, found[index],
                     expected[qsizetype(index)].toDouble());
            return false;
        }
    return true;
}

std::vector<double> variancesOf(const RunningMoments& moments)
{
    std::vector<double> variances;
    for (std::size_t index = 0; index < moments.mean.size(); ++index)
        variances.push_back(moments.variance(index));
    return variances;
}

at::Tensor tensorIn(const QJsonArray& numbers, const std::vector<std::int64_t>& shape)
{
    std::vector<double> values;
    for (const auto number : numbers)
        values.push_back(number.toDouble());
    return at::tensor(values, at::kDouble).reshape(shape);
}

/// The convolution hands the picture on; each channel's mean is a class's score.
ToyNet colors()
{
    const auto identity = at::eye(3, at::kFloat).reshape({3, 3, 1, 1});
    return {R"(
def forward(self, x):
    x = torch.conv2d(x, self.a)
    return torch.flatten(torch.mean(torch.tanh(x), [2, 3]), 1)
)",
            {{"a", identity}}};
}

/// Of a statistics file for the net above.
ActivationStatistics someStatistics()
{
    ActivationStatistics statistics;
    statistics.network = {{{"conv", 2, 1.5}, {"other", 2, 0.25}}, 3, {1, 2.5}};
    std::mt19937 random(4);
    std::normal_distribution<double> normal;
    for (int picture = 0; picture < 9; ++picture)
        statistics.add({normal(random), 1e9 + normal(random), normal(random) / 3, 0},
                       picture % 3 == 2 ? std::vector<int>{} : std::vector<int>{picture % 3});
    statistics.classNames = {{0, "zebra"}, {1, "Wolf \"grey\" ä"}};
    return statistics;
}

} // namespace

class TestChannelStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void functionsOfSciPy();
    void whatWelchCannotCompare();
    void streamingEqualsTwoPasses();
    void aFileKeepsEveryDigit();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void theNetAgreesWithPython();
    void thePlantedChannelIsFound_data();
    void thePlantedChannelIsFound();
    void gradientsAreScaledAsTheFormulaSays();
    void withoutStatisticsThePictureDecides();
    void foldersAreClasses();
    void whatCannotBeUsedIsSkipped();
    void stoppedAndGoneOnIsTheSame();
    void aDetectorSaysWhatIsInAPicture();
    void endlessClassesAreRefused();

private:
    QString file(const QString& name) const { return m_folder->filePath(name); }

    std::shared_ptr<const Model> open(const ToyNet& net, const ModelCard& card,
                                      const QString& name = "net.pt",
                                      Precision precision = Precision::Single) const
    {
        const auto path = file(name).toStdString();
        net.module().save(path);
        Progress nobody;
        ModelOptions options;
        options.card = card;
        options.precision = precision;
        return Model::open(path, nobody, options);
    }

    std::shared_ptr<const Model> openColors() const
    {
        auto card = plainCard(6, 6, ChannelOrder::Rgb, 0, 255);
        card.labels = {"red fox", "green frog", "blue whale"};
        return open(colors(), card);
    }

    /// A picture that is bright in one channel.
    QString paint(const QString& name, int channel, int seed) const
    {
        std::mt19937 random{std::uint32_t(seed)};
        cv::Mat pixels(6, 6, CV_8UC3);
        for (int y = 0; y < 6; ++y)
            for (int x = 0; x < 6; ++x)
                for (int c = 0; c < 3; ++c)
                    pixels.at<cv::Vec3b>(y, x)[c] =
                        static_cast<unsigned char>(random() % 80 + (c == channel ? 150 : 40));
        QDir().mkpath(QFileInfo(file(name)).path());
        writeImage(file(name).toStdString(), pixels);
        return file(name);
    }

    void paintClasses() const
    {
        for (int picture = 0; picture < 12; ++picture)
            paint(QStringLiteral("set/%1/%2.png").arg(picture % 3).arg(picture), picture % 3,
                  picture);
    }

    static ActivationStatistics collect(const std::shared_ptr<const Model>& model,
                                        const QString& folder)
    {
        StatisticsCollector collector(model,
                                      picturesByClass(folder.toStdString(), *model, Progress()));
        Progress nobody;
        while (collector.next(nobody)) {
        }
        return collector.statistics();
    }

    static void keep(const Model& model, const ActivationStatistics& statistics)
    {
        writeActivationStatistics(statisticsPathFor(model.path()), statistics);
    }

    QJsonObject m_reference;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestChannelStatistics::initTestCase()
{
    QFile data(QFINDTESTDATA("data/channels.json"));
    QVERIFY(data.open(QIODevice::ReadOnly));
    m_reference = QJsonDocument::fromJson(data.readAll()).object();
    QVERIFY(!m_reference.isEmpty());
}

void TestChannelStatistics::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestChannelStatistics::functionsOfSciPy()
{
    const auto each = [this](const char* name, const std::function<double(const QJsonArray&)>& f) {
        const auto cases = m_reference[QLatin1String(name)].toArray();
        QVERIFY(cases.size() >= 10);
        for (const auto entry : cases) {
            const auto numbers = entry.toArray();
            const double expected = numbers.last().toDouble();
            QVERIFY2(near(f(numbers), expected),
                     qPrintable(QStringLiteral("%1 %2: %3")
                                    .arg(name, QJsonDocument(numbers).toJson())
                                    .arg(f(numbers), 0, 'g', 17)));
        }
    };
    each("beta", [](const QJsonArray& n) {
        return incompleteBeta(n[0].toDouble(), n[1].toDouble(), n[2].toDouble());
    });
    each("normal", [](const QJsonArray& n) { return normalTail(n[0].toDouble()); });
    each("welch", [](const QJsonArray& n) {
        return welchTail({n[0].toInt(), n[1].toDouble(), n[2].toDouble()},
                         {n[3].toInt(), n[4].toDouble(), n[5].toDouble()});
    });
    // Both sides of zero, and what the two tails add up to.
    QVERIFY(near(studentTail(1.3, 4.5) + studentTail(-1.3, 4.5), 1));
    QVERIFY(near(studentTail(1, 1), 0.25)); // Cauchy's distribution
}

void TestChannelStatistics::whatWelchCannotCompare()
{
    QCOMPARE(welchTail({1, 5, 0}, {9, 1, 1}), 1.0);
    QCOMPARE(welchTail({9, 5, 1}, {1, 1, 0}), 1.0);
    QCOMPARE(welchTail({9, 2, 0}, {9, 2, 0}), 1.0); // dead channels
    QCOMPARE(welchTail({9, 3, 0}, {9, 2, 0}), 0.0);
    QCOMPARE(welchTail({9, 1, 0}, {9, 2, 0}), 1.0);
    QCOMPARE(welchTail({9, NAN, 1}, {9, 2, 1}), 1.0);
    QVERIFY(welchTail({9, 3, 1}, {9, 2, 0}) > 0);
}

void TestChannelStatistics::streamingEqualsTwoPasses()
{
    std::mt19937 random(1);
    std::normal_distribution<double> normal(1e6, 1); // one pass over squares would lose all digits
    std::vector<std::vector<double>> pictures(50, std::vector<double>(3));
    RunningMoments moments;
    for (auto& values : pictures) {
        for (double& value : values)
            value = normal(random);
        moments.add(values);
    }
    QCOMPARE(moments.count, 50);
    for (std::size_t index = 0; index < 3; ++index) {
        double mean = 0, squares = 0;
        for (const auto& values : pictures)
            mean += values[index] / 50;
        for (const auto& values : pictures)
            squares += (values[index] - mean) * (values[index] - mean);
        QVERIFY(near(moments.mean[index], mean, 1e-14));
        QVERIFY(near(moments.variance(index), squares / 49, 1e-8));
    }
}

void TestChannelStatistics::aFileKeepsEveryDigit()
{
    auto statistics = someStatistics();
    statistics.add({1, 2, 3, 4}, {2}); // a class of one picture has no statistics
    const auto path = file("a.channels.json").toStdString();
    writeActivationStatistics(path, statistics);
    const auto read = readActivationStatistics(path);
    QVERIFY(read.network.matches(statistics.network));
    QVERIFY(!read.network.matches({}));
    QCOMPARE(read.network.convolutions[1].name, std::string("other"));
    QCOMPARE(read.all.count, 10);
    QVERIFY(read.all.mean == statistics.all.mean);
    QCOMPARE(read.classes.size(), std::size_t(2));
    for (const int index : {0, 1}) {
        QCOMPARE(read.classNames.at(index), statistics.classNames.at(index));
        QCOMPARE(read.classes.at(index).count, 3);
        QVERIFY(read.classes.at(index).mean == statistics.classes.at(index).mean);
        const auto tails = read.classTails(index);
        const auto expected = statistics.classTails(index);
        for (std::size_t channel = 0; channel < 4; ++channel)
            QVERIFY(near(tails[channel], expected[channel], 1e-12));
    }
    for (const double value : {double(NAN), double(INFINITY), -1.}) {
        auto odd = statistics;
        (value < 0 ? odd.classes.at(0).squares : odd.all.mean)[1] = value;
        writeActivationStatistics(path, odd);
        VERIFY_FAULT(readActivationStatistics(path), FileUnreadable);
    }
    QVERIFY(!read.knows(2) && !statistics.knows(2) && read.knows(1));
    QCOMPARE(statisticsPathFor("/models/yolo.v3.pt"), std::string("/models/yolo.v3.channels.json"));
}

void TestChannelStatistics::otherFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* name, const QByteArray& from, const QByteArray& to,
                        const char* detail) {
        QTest::newRow(name) << from << to << QString::fromLatin1(detail);
    };
    row("empty", {}, {}, "parse error");
    row("text", {}, "Buy milk.", "parse error");
    row("list", {}, "[]", "does not hold");
    row("another file", {}, R"({"title": "net"})", "\"format\" is missing");
    row("deep", {}, QByteArray(100'000, '['), "does not hold");
    row("many values", {}, '[' + QByteArray("0,").repeated(1'000'001) + "0]", "does not hold");
    row("later version", "\"version\": 1", "\"version\": 2", "another version");
    row("no network", "\"network\"", "\"net\"", "\"network\" is missing");
    row("no classes", "\"classes\": [", "\"class\": [", "\"classes\" is missing");
    row("classes", "\"classes\": [", "\"classes\": 7, \"x\": [", "must be a list");
    row("channels", "\"channels\": 2", "\"channels\": 3", "number for each channel");
    row("huge", "\"channels\": 2", "\"channels\": 1e300", "whole number");
    row("negative", "\"channels\": 2", "\"channels\": -2", "whole number");
    row("half", "\"pictures\": 9", "\"pictures\": 9.5", "whole number");
    row("too few", "\"pictures\": 9", "\"pictures\": 1", "whole number");
    row("more in a class than in all", "\"pictures\": 9", "\"pictures\": 2", "contradicts");
    row("class twice", "\"index\": 1", "\"index\": 0", "contradicts");
    row("class beyond", "\"index\": 1", "\"index\": 3", "from 0 to 2");
    row("name", "\"name\": \"zebra\"", "\"name\": 5", "must be text");
    row("norm", "0.25", "1e999", "number");
    row("letter", "\"mean\": \"", "\"mean\": \"*", "number for each channel");
    row("no letter", "=\"", "*\"", "not base64");
    row("letter for padding", "=\"", "A\"", "not base64");
    row("truncated", "\"all\": {", "\"all\": ", "parse error");
}

void TestChannelStatistics::otherFilesAreRefused()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, detail);
    const auto path = file("a.channels.json").toStdString();
    writeActivationStatistics(path, someStatistics());
    QFile content(file("a.channels.json"));
    QVERIFY(content.open(QIODevice::ReadOnly));
    auto text = content.readAll();
    content.close();
    if (from.isEmpty()) {
        text = to;
    } else {
        const auto place = text.indexOf(from);
        QVERIFY(place >= 0);
        text.replace(place, from.size(), to);
    }
    QVERIFY(content.open(QIODevice::WriteOnly));
    content.write(text);
    content.close();
    const auto thrown = thrownBy([&] { readActivationStatistics(path); });
    QVERIFY(thrown);
    QCOMPARE(faultName(thrown->fault()), faultName(Fault::FileUnreadable));
    QCOMPARE(thrown->subject(), path);
    QVERIFY2(QString::fromStdString(thrown->detail()).contains(detail), thrown->what());
}

void TestChannelStatistics::theNetAgreesWithPython()
{
    const auto about = m_reference["net"].toObject();
    const int side = about["side"].toInt();
    ToyNet net{R"(
def forward(self, x):
    x = torch.relu(torch.conv2d(x, self.a, self.b, [1, 1], [1, 1]))
    x = torch.relu(torch.conv2d(x, self.c, self.d))
    x = torch.flatten(torch.avg_pool2d(x, [3, 3]), 1)
    return torch.matmul(x, self.e)
)",
               {}};
    const auto weights = about["weights"].toObject();
    for (const auto& name : weights.keys()) {
        std::vector<std::int64_t> shape;
        for (const auto size : weights[name].toArray()[0].toArray())
            shape.push_back(size.toInt());
        net.parameters.emplace_back(name.toStdString(),
                                    tensorIn(weights[name].toArray()[1].toArray(), shape));
    }
    const auto model =
        open(net, plainCard(side, side, ChannelOrder::Rgb, 120, 64), "net.pt", Precision::Double);

    const auto pictures = about["pictures"].toArray();
    for (qsizetype index = 0; index < pictures.size(); ++index) {
        cv::Mat pixels(side, side, CV_8UC3);
        for (int value = 0; value < side * side * 3; ++value)
            pixels.data[value] =
                static_cast<unsigned char>(pictures[index].toArray()[value].toInt());
        const bool last = index == pictures.size() - 1; // the one to explain
        const auto name =
            last ? QStringLiteral("explained.png")
                 : QStringLiteral("set/%1/%2.png").arg(index / about["each"].toInt()).arg(index);
        QDir().mkpath(QFileInfo(file(name)).path());
        writeImage(file(name).toStdString(), pixels);
    }
    const auto statistics = collect(model, file("set"));
    const int index = about["class"].toInt();
    QCOMPARE(statistics.all.count, pictures.size() - 1);
    QCOMPARE(statistics.network.convolutions.size(), std::size_t(2));
    QVERIFY(near(statistics.all.mean, about["mean"].toArray()));
    QVERIFY(near(variancesOf(statistics.all), about["variance"].toArray()));
    QVERIFY(near(statistics.classes.at(index).mean, about["class_mean"].toArray()));
    QVERIFY(near(variancesOf(statistics.classes.at(index)), about["class_variance"].toArray()));
    QVERIFY(near(statistics.classTails(index), about["class_p"].toArray()));

    keep(*model, statistics);
    Probe probe(model, readImage(file("explained.png").toStdString()));
    probe.aim({.classIndex = index});
    const auto cases = about["cases"].toArray();
    QCOMPARE(cases.size(), 10);
    for (const auto entry : cases) {
        const auto one = entry.toObject();
        Values values{{"criterion", one["criterion"].toString().toStdString()},
                      {"conserve", one["conserve"].toBool()}};
        for (const char* name : {"alpha", "share", "layers", "gamma"})
            values[name] = one[QLatin1String(name)].toDouble();
        const auto found = exact::explained(probe, "parch_grad", values);
        QVERIFY(found.attribution.notes.empty());
        const auto expected = tensorIn(one["gradient"].toArray(), {1, 3, side, side});
        const auto raw = rawOf(probe, "parch_grad", values);
        const double apart = deviation(raw, expected);
        QVERIFY2(apart < 1e-6,
                 qPrintable(QString::number(apart) + QJsonDocument(one).toJson().left(400)));
    }
}

void TestChannelStatistics::thePlantedChannelIsFound_data()
{
    QTest::addColumn<QString>("criterion");
    QTest::newRow("class") << "class_statistics";
    QTest::newRow("picture") << "instance_statistics";
}

void TestChannelStatistics::thePlantedChannelIsFound()
{
    QFETCH(const QString, criterion);
    const auto model = openColors();
    paintClasses();
    keep(*model, collect(model, file("set")));
    for (int planted = 0; planted < 3; ++planted) {
        Probe probe(model, readImage(paint("new.png", planted, 70 + planted).toStdString()));
        // The target adds all channels' scores up, so that each has a gradient.
        probe.aim({.classIndex = planted});
        Values values{{"layers", 1.}, {"criterion", criterion.toStdString()}, {"alpha", 0.2}};
        const auto map = rawOf(probe, "parch_grad", values);
        // Only what passes the planted channel is left, and it is all there was.
        QVERIFY(map.select(1, planted).abs().max().item<double>() > 0);
        QVERIFY(deviation(map.select(1, planted), rawOf(probe, "saliency").select(1, planted)) <
                1e-5);
        // Aimed at another class, whose score the planted channel does not touch.
        probe.aim({.classIndex = (planted + 1) % 3});
        const auto other = rawOf(probe, "parch_grad", values).abs().max().item<double>();
        if (criterion == QStringLiteral("instance_statistics"))
            QCOMPARE(other, 0.0);
        else
            QVERIFY(other > 0);
    }
}

void TestChannelStatistics::gradientsAreScaledAsTheFormulaSays()
{
    const auto identity = at::eye(3, at::kDouble).reshape({3, 3, 1, 1});
    const auto model =
        open(ToyNet{R"(
def forward(self, x):
    x = torch.tanh(torch.conv2d(x, self.a))
    return torch.matmul(torch.flatten(x, 1), self.b)
)",
                    {{"a", identity}, {"b", exact::weights({108, 3}, 16)}}},
             plainCard(6, 6, ChannelOrder::Rgb, 0, 255), "net.pt", Precision::Double);
    paintClasses();
    keep(*model, collect(model, file("set")));
    Probe probe(model, readImage(paint("new.png", 1, 5).toStdString()));
    probe.aim({.classIndex = 1});
    const auto plain = rawOf(probe, "saliency");
    // All channels: the plain gradient.
    Values values{{"layers", 1.}, {"criterion", std::string("class_statistics")}};
    auto all = values;
    all["alpha"] = 1.;
    QVERIFY(deviation(rawOf(probe, "parch_grad", all), plain) < 1e-9);
    // Only the class's own.
    const auto high = plain.select(1, 1), low = plain.sum(1) - high;
    const double m = high.var().item<double>(), n = low.var().item<double>();
    const auto conserved = rawOf(probe, "parch_grad", values);
    QVERIFY(deviation(conserved.select(1, 1), high * std::sqrt((m + n) / m)) < 1e-6);
    QVERIFY(near(conserved.sum(1).var().item<double>(), m + n, 1e-6));
    // A finite gain without conservation leaves the others as they are.
    values["gamma"] = 3.;
    values["conserve"] = false;
    const auto gained = rawOf(probe, "parch_grad", values);
    QVERIFY(deviation(gained.select(1, 1), high * 3 * std::sqrt(n / m)) < 1e-6);
    QVERIFY(deviation(gained.sum(1) - gained.select(1, 1), low) < 1e-6);
    // With it the variances of both parts add up to what they were.
    values["conserve"] = true;
    const auto both = rawOf(probe, "parch_grad", values);
    const auto own = both.select(1, 1);
    QVERIFY(near(own.var().item<double>() + (both.sum(1) - own).var().item<double>(), m + n, 1e-6));
    QVERIFY(near(own.var().item<double>(), 9 * (both.sum(1) - own).var().item<double>(), 1e-5));
}

void TestChannelStatistics::withoutStatisticsThePictureDecides()
{
    const auto model = openColors();
    paintClasses();
    const auto statistics = collect(model, file("set"));
    Probe probe(model, readImage(paint("new.png", 0, 5).toStdString()));
    probe.aim({.classIndex = 1});
    const Values values{{"criterion", std::string("class_statistics")}};
    const auto dataFree = rawOf(probe, "parch_grad");
    const auto noteOn = [&](const Values& with) {
        const auto found = exact::explained(probe, "parch_grad", with);
        const auto& notes = found.attribution.notes;
        return notes.size() == 1 ? QString::fromLatin1(notes.front()) : QString();
    };
    QVERIFY(noteOn(values).contains("no channel statistics beside the model"));
    QVERIFY(at::equal(rawOf(probe, "parch_grad", values), dataFree));
    QVERIFY(noteOn({}).isEmpty());

    auto other = statistics;
    other.network.convolutions[0].norm *= 1.001; // trained on
    keep(*model, other);
    QVERIFY(noteOn(values).contains("another network"));
    other = statistics;
    other.network.input[0] += 1;
    keep(*model, other);
    QVERIFY(noteOn(values).contains("another network"));

    other = statistics;
    other.classes.erase(1);
    keep(*model, other);
    QVERIFY(noteOn(values).contains("of this class"));
    QVERIFY(noteOn({{"criterion", std::string("instance_statistics")}}).isEmpty());

    QFile spoiled(QString::fromStdString(statisticsPathFor(model->path())));
    QVERIFY(spoiled.open(QIODevice::WriteOnly));
    spoiled.write("{");
    spoiled.close();
    QVERIFY(noteOn(values).contains("cannot be read"));
    QVERIFY(at::equal(rawOf(probe, "parch_grad", values), dataFree));
    keep(*model, statistics);
    QVERIFY(noteOn(values).isEmpty());

    // What was read stays in memory until the file's size or time is another.
    const std::filesystem::path path(statisticsPathFor(model->path()));
    const auto change = std::filesystem::last_write_time(path);
    QVERIFY(spoiled.open(QIODevice::ReadWrite));
    spoiled.write("#");
    spoiled.close();
    std::filesystem::last_write_time(path, change);
    QVERIFY(noteOn(values).isEmpty());
    std::filesystem::last_write_time(path, change + std::chrono::seconds(1));
    QVERIFY(noteOn(values).contains("cannot be read"));
}

void TestChannelStatistics::foldersAreClasses()
{
    const auto model = openColors();
    paint("set/a.png", 0, 1);
    for (const char* folder : {"2", "red_fox", "frog", "unknown", ".hidden"})
        for (const char* name : {"a.png", "b.png"})
            paint(QStringLiteral("set/%1/%2").arg(folder, name), 1, 2);
    paint("set/2/deeper/c.png", 1, 3);
    QVERIFY(QFile::rename(file("set/2/b.png"), file("set/2/b.PNG")));
    QDir().mkpath(file("set/empty"));
    const auto found = picturesByClass(file("set").toStdString(), *model, Progress());
    std::map<std::string, std::pair<int, std::size_t>> groups;
    for (const auto& group : found.groups)
        groups[group.name] = {group.classIndex, group.pictures.size()};
    const decltype(groups) expected{
        {"", {-1, 1}}, {"2", {2, 2}}, {"frog", {1, 2}}, {"red_fox", {0, 2}}, {"unknown", {-1, 2}}};
    QVERIFY(groups == expected);
    QCOMPARE(found.pictureCount(), std::size_t(9));
    QVERIFY(found.hasClasses());
    const auto statistics = collect(model, file("set"));
    QCOMPARE(statistics.all.count, 9);
    QCOMPARE(statistics.classes.at(0).count, 2);
    QVERIFY(statistics.knows(0) && !statistics.knows(3));
    QCOMPARE(statistics.classNames.at(1), std::string("green frog"));

    QVERIFY(!picturesByClass(file("set/2").toStdString(), *model, Progress()).hasClasses());
    VERIFY_FAULT(picturesByClass(file("gone").toStdString(), *model, Progress()), FileNotFound);
    VERIFY_FAULT(picturesByClass(file("set/a.png").toStdString(), *model, Progress()),
                 FileUnreadable);
    CountingWatch watch;
    picturesByClass(file("set").toStdString(), *model, watch);
    const auto asked = watch.asked();
    QVERIFY(asked > 9); // at every picture, so in every folder
    for (const long when : {1L, asked / 2, asked})
        QVERIFY_EXCEPTION_THROWN(
            picturesByClass(file("set").toStdString(), *model, CountingWatch(when)), Cancelled);
}

void TestChannelStatistics::whatCannotBeUsedIsSkipped()
{
    const auto model = openColors();
    paintClasses();
    const auto expected = collect(model, file("set"));
    for (const char* name : {"set/0/text.jpg", "set/empty.png"}) {
        QFile text(file(name));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(name == QStringLiteral("set/empty.png") ? "" : "Buy milk.");
    }
    writeImage(file("set/1/large.png").toStdString(), cv::Mat(9, 9, CV_8UC3, cv::Scalar::all(7)));
    QVERIFY(QFile::link(file("nowhere.png"), file("set/2/lost.png")));
    StatisticsCollector collector(model,
                                  picturesByClass(file("set").toStdString(), *model, Progress()));
    Progress nobody;
    while (collector.next(nobody)) {
    }
    QCOMPARE(collector.skipped().size(), std::size_t(3));
    QVERIFY(collector.done() == collector.total() && collector.total() == 15);
    QCOMPARE(collector.statistics().all.count, 12);
    QVERIFY(collector.statistics().all.mean == expected.all.mean);
    QCOMPARE(collector.knownClasses(), 3);
}

void TestChannelStatistics::stoppedAndGoneOnIsTheSame()
{
    const auto model = openColors();
    paintClasses();
    const auto expected = collect(model, file("set"));
    StatisticsCollector collector(model,
                                  picturesByClass(file("set").toStdString(), *model, Progress()));
    Progress nobody;
    QVERIFY(collector.next(nobody));
    CountingWatch stopping(1);
    QVERIFY_EXCEPTION_THROWN(collector.next(stopping), Cancelled);
    QCOMPARE(collector.done(), std::size_t(1));
    QCOMPARE(collector.statistics().all.count, 1);
    while (collector.next(nobody)) {
    }
    QVERIFY(collector.statistics().all.mean == expected.all.mean);
    QVERIFY(collector.skipped().empty());
}

/// One box with a class score from each colour.
void TestChannelStatistics::aDetectorSaysWhatIsInAPicture()
{
    auto card = plainCard(6, 6, ChannelOrder::Rgb, 110, 20);
    card.task = Task::Detection;
    card.labels = {"red", "green", "blue"};
    card.detection = DetectionRule{.format = BoxFormat::ObjectRows, .threshold = 0.5};
    const auto model = open(ToyNet{R"(
def forward(self, x):
    x = torch.conv2d(x, self.a)
    scores = torch.sigmoid(torch.mean(x, [2, 3]))
    rows = torch.cat([self.box.expand(x.size(0), 5), scores], 1)
    return torch.unsqueeze(rows, 1)
)",
                                   {{"a", at::eye(3, at::kFloat).reshape({3, 3, 1, 1})},
                                    {"box", at::tensor({3.F, 3.F, 4.F, 4.F, 1.F}).unsqueeze(0)}}},
                            card);
    for (int picture = 0; picture < 9; ++picture)
        paint(QStringLiteral("set/%1.png").arg(picture), picture % 3, picture);
    const auto statistics = collect(model, file("set"));
    QCOMPARE(statistics.all.count, 9);
    QCOMPARE(statistics.classes.size(), std::size_t(3));
    for (int index = 0; index < 3; ++index) {
        QCOMPARE(statistics.classes.at(index).count, 3);
        const auto tails = statistics.classTails(index);
        for (int channel = 0; channel < 3; ++channel)
            QCOMPARE(tails[std::size_t(channel)] < 0.05, channel == index);
    }
    // The convolution's channels are the boxes' numbers: all of them pass.
    keep(*model, statistics);
    Probe probe(model, readImage(file("set/1.png").toStdString()));
    probe.aim({.classIndex = 0});
    const auto map = rawOf(probe, "parch_grad",
                           {{"layers", 1.}, {"criterion", std::string("class_statistics")}});
    QVERIFY(map.abs().max().item<double>() > 0);
    QVERIFY(at::equal(map, rawOf(probe, "saliency")));
}

void TestChannelStatistics::endlessClassesAreRefused()
{
    setMemoryBudget(std::size_t(1) << 20);
    ActivationStatistics statistics;
    const std::vector<double> means(10'000);
    const auto thrown = thrownBy([&] {
        for (int index = 0; index < 40; ++index)
            statistics.add(means, {index});
    });
    setMemoryBudget(0);
    QVERIFY(thrown && thrown->fault() == Fault::OutOfMemory);
    QCOMPARE(statistics.classes.size(), std::size_t(5)); // 131072 numbers: two a channel, and all
}

QTEST_GUILESS_MAIN(TestChannelStatistics)
#include "tst_channelstatistics.moc"
