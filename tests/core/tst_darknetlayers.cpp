// SPDX-License-Identifier: GPL-3.0-or-later
// Darknet's layers as TorchScript. The reference is OpenCV's DNN module, which reads the same
// files; what it does not know is checked against the formula.
#include "tests/support/darknetfiles.h"
#include "tests/support/inputs.h"

#include <QtTest>
#include <opencv2/dnn.hpp>

using namespace core;

namespace {

constexpr double tolerance = 1e-3; // relative

/// What OpenCV's network has in the layers of these names.
std::vector<at::Tensor> openCvOutputs(const DarknetPaths& files, const at::Tensor& input,
                                      const std::vector<cv::String>& names)
{
    auto network = cv::dnn::readNetFromDarknet(files.configuration, files.weights);
    network.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    const int sizes[] = {1, int(input.size(1)), int(input.size(2)), int(input.size(3))};
    network.setInput(cv::Mat(4, sizes, CV_32F, input.data_ptr<float>()));
    std::vector<cv::Mat> blobs;
    network.forward(blobs, names);
    std::vector<at::Tensor> tensors;
    for (const auto& blob : blobs) {
        std::vector<std::int64_t> shape(blob.size.p, blob.size.p + blob.dims);
        tensors.push_back(
            at::from_blob(const_cast<float*>(blob.ptr<float>()), shape, at::kFloat).clone());
    }
    return tensors;
}

at::Tensor parameter(const torch::jit::Module& module, const char* layer, const char* name)
{
    return module.attr(layer).toModule().attr(name).toTensor();
}

} // namespace

class TestDarknetLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layersMatchOpenCv_data();
    void layersMatchOpenCv();
    void realNetworkMatchesOpenCv();
    void activationsFollowTheirFormulas_data();
    void activationsFollowTheirFormulas();
    void batchNormFollowsItsFormula();
    void connectedFollowsItsFormula();
    void transposedWeightsAreTurned();
    void flippedWeightsAreTurned();
    void dilationAndStridesFollowTorch();
    void reverseReorgUndoesReorg();
    void maxPoolLooksAtNothingOutside_data();
    void maxPoolLooksAtNothingOutside();
    void batchNormLayersOfBothDarknets();

private:
    DarknetFiles m_files;
};

void TestDarknetLayers::layersMatchOpenCv_data()
{
    QTest::addColumn<QByteArray>("layers");
    const auto convolution = [](const QByteArray& more) {
        return "[convolutional]\nfilters=8\n" + more;
    };
    QTest::newRow("convolution") << eightFilters;
    for (const QByteArray name : {"linear", "leaky", "relu", "logistic", "mish", "swish", "tanh"})
        QTest::addRow("activation %s", name.constData())
            << convolution("size=3\npad=1\nactivation=" + name + "\n");
    QTest::newRow("stride") << convolution("size=3\npad=1\nstride=2\nactivation=leaky\n");
    QTest::newRow("padding") << convolution("size=5\npadding=1\nactivation=leaky\n");
    QTest::newRow("no padding") << convolution("size=3\nactivation=leaky\n");
    QTest::newRow("groups") << eightFilters +
                                   convolution("size=3\npad=1\ngroups=4\nactivation=leaky\n");
    QTest::newRow("maxpool 2/2") << eightFilters + "[maxpool]\nsize=2\nstride=2\n";
    QTest::newRow("maxpool 2/2 odd")
        << convolution("size=4\nactivation=linear\n") + "[maxpool]\nsize=2\nstride=2\n";
    QTest::newRow("maxpool 2/1") << eightFilters + "[maxpool]\nsize=2\nstride=1\n";
    QTest::newRow("maxpool 5/1") << eightFilters + "[maxpool]\nsize=5\nstride=1\n";
    QTest::newRow("maxpool 3/2") << eightFilters + "[maxpool]\nsize=3\nstride=2\n";
    QTest::newRow("upsample") << eightFilters + "[upsample]\nstride=2\n";
    QTest::newRow("reorg") << eightFilters + "[reorg]\nstride=2\n";
    QTest::newRow("route") << eightFilters + eightFilters + "[route]\nlayers=-1,0\n";
    QTest::newRow("route back") << eightFilters + eightFilters + "[route]\nlayers=-2\n";
    QTest::newRow("route groups") << eightFilters + "[route]\nlayers=-1\ngroups=2\ngroup_id=1\n";
    QTest::newRow("shortcut") << eightFilters + eightFilters +
                                     "[shortcut]\nfrom=-2\nactivation=linear\n";
    QTest::newRow("shortcut leaky")
        << eightFilters + eightFilters + "[shortcut]\nfrom=0\nactivation=leaky\n";
    QTest::newRow("scale channels") << eightFilters + "[avgpool]\n" +
                                           convolution("size=1\nactivation=logistic\n") +
                                           "[scale_channels]\nfrom=0\n";
    QTest::newRow("sam") << eightFilters + convolution("size=1\nactivation=logistic\n") +
                                "[sam]\nfrom=-2\n";
    QTest::newRow("dropout") << eightFilters + "[dropout]\nprobability=.5\n";
    QTest::newRow("avgpool") << eightFilters + "[avgpool]\n";
}

void TestDarknetLayers::layersMatchOpenCv()
{
    QFETCH(QByteArray, layers);
    const auto files = m_files.network("layer", smallInput + layers + oneBox);
    const auto network = planned(files.configuration);
    const auto input = inputFor(network);
    const auto found = outputsOf(files.configuration, input).at(0);
    const auto name = "conv_" + std::to_string(network.heads.front() - 1);
    const auto expected = openCvOutputs(files, input, {name}).at(0);
    QCOMPARE(found.sizes().vec(), expected.sizes().vec());
    QVERIFY(expected.std().item<double>() > 1e-3);
    const double error = deviation(found, expected);
    qInfo("%.1e", error);
    QVERIFY(error < tolerance);
}

/// What they differ by is the number beside the variance of batch normalisation: OpenCV's is 1e-6,
/// ours is Darknet's 1e-5.
void TestDarknetLayers::realNetworkMatchesOpenCv()
{
    const auto stem = qgetenv("SALISCOPE_MODELS").toStdString() + "/yolov3-tiny";
    QVERIFY2(QFile::exists(QString::fromStdString(stem + ".weights")),
             "no yolov3-tiny: run test.sh, or set SALISCOPE_MODELS");
    const auto network = planned(stem + ".cfg");
    const auto input = inputFor(network);
    const auto found = outputsOf(stem + ".cfg", input);
    const auto expected =
        openCvOutputs({stem + ".cfg", stem + ".weights"}, input, {"conv_15", "conv_22"});
    QCOMPARE(found.size(), 2u);
    for (std::size_t level = 0; level < found.size(); ++level) {
        const double error = deviation(found[level], expected[level]);
        qInfo("yolov3-tiny, level %d: %.1e", int(level), error);
        QVERIFY(error < tolerance);
    }
}

void TestDarknetLayers::activationsFollowTheirFormulas_data()
{
    using Formula = std::function<double(double)>;
    QTest::addColumn<Formula>("formula");
    const auto add = [](const char* name, const Formula& formula) {
        QTest::newRow(name) << formula;
    };
    add("linear", [](double x) { return x; });
    add("logistic", [](double x) { return 1 / (1 + std::exp(-x)); });
    add("loggy", [](double x) { return 2 / (1 + std::exp(-x)) - 1; });
    add("relu", [](double x) { return x > 0 ? x : 0; });
    add("relu6", [](double x) { return std::min(std::max(x, 0.), 6.); });
    add("relie", [](double x) { return x > 0 ? x : 0.01 * x; });
    add("ramp", [](double x) { return (x > 0 ? x : 0) + 0.1 * x; });
    add("leaky", [](double x) { return x > 0 ? x : 0.1 * x; });
    add("elu", [](double x) { return x >= 0 ? x : std::exp(x) - 1; });
    add("selu", [](double x) { return 1.0507 * (x >= 0 ? x : 1.6732 * (std::exp(x) - 1)); });
    add("tanh", [](double x) { return std::tanh(x); });
    add("hardtan", [](double x) { return x < -1 ? -1 : x > 1 ? 1 : x; });
    add("lhtan", [](double x) { return x < 0 ? 0.001 * x : x > 1 ? 0.001 * (x - 1) + 1 : x; });
    add("mish", [](double x) { return x * std::tanh(std::log1p(std::exp(x))); });
    add("swish", [](double x) { return x / (1 + std::exp(-x)); });
    add("gelu",
        [](double x) { return 0.5 * x * (1 + std::tanh(0.797885 * x + 0.035677 * x * x * x)); });
}

void TestDarknetLayers::activationsFollowTheirFormulas()
{
    QFETCH(std::function<double(double)>, formula);
    const QByteArray name = QTest::currentDataTag();
    const auto classifier = [&](const QByteArray& activation) {
        return m_files.network("activation", "[net]\nwidth=4\nheight=4\nchannels=1\n[connected]\n"
                                             "output=64\nactivation=" +
                                                 activation + "\n");
    };
    const auto input = at::linspace(-4, 6, 16).reshape({1, 1, 4, 4});
    const auto before = outputsOf(classifier("linear").configuration, input).at(0).clone();
    const auto after = outputsOf(classifier(name).configuration, input).at(0);
    QVERIFY(before.min().item<double>() < -1.5 && before.max().item<double>() > 1.5);
    auto expected = before.clone();
    for (int index = 0; index < expected.numel(); ++index)
        expected[0][index] = formula(before[0][index].item<double>());
    QVERIFY(deviation(after, expected) < 1e-5);
}

void TestDarknetLayers::batchNormFollowsItsFormula()
{
    const auto files =
        m_files.network("norm", "[net]\nwidth=5\nheight=4\n" + eightFilters + "[avgpool]\n");
    const auto input = inputFor(planned(files.configuration));
    auto module = importModel(files.configuration).module;
    const auto weight = [&](const char* name) { return parameter(module, "conv_0", name); };
    const auto shaped = [&](const char* name) { return weight(name).reshape({1, 8, 1, 1}); };
    const auto sums = at::conv2d(input, weight("weight"), {}, 1, 1);
    const auto normed =
        (sums - shaped("running_mean")) / (shaped("running_var") + 1e-5).sqrt() * shaped("scale") +
        shaped("bias");
    const auto expected = at::leaky_relu(normed, 0.1).mean({2, 3});
    QVERIFY(deviation(module.forward({input}).toTensor(), expected) < 1e-5);
    // Darknet's own processors divide by sqrt(variance) + 1e-6: no difference that counts.
    const auto other =
        (sums - shaped("running_mean")) / (shaped("running_var").sqrt() + 1e-6) * shaped("scale") +
        shaped("bias");
    QVERIFY(deviation(at::leaky_relu(other, 0.1).mean({2, 3}), expected) < 1e-4);
}

void TestDarknetLayers::connectedFollowsItsFormula()
{
    const auto files =
        m_files.network("connected", "[net]\nwidth=3\nheight=2\n[connected]\noutput=5\n"
                                     "batch_normalize=1\nactivation=relu\n[softmax]\n"
                                     "temperature=2\n");
    const auto input = inputFor(planned(files.configuration));
    auto module = importModel(files.configuration).module;
    const auto weight = [&](const char* name) { return parameter(module, "connected_0", name); };
    const auto sums = at::matmul(input.reshape({1, 18}), weight("weight").t());
    const auto expected =
        at::softmax(at::relu((sums - weight("running_mean")) /
                                 (weight("running_var") + 1e-5).sqrt() * weight("scale") +
                             weight("bias")) /
                        2,
                    1);
    QVERIFY(deviation(module.forward({input}).toTensor(), expected) < 1e-5);
}

void TestDarknetLayers::transposedWeightsAreTurned()
{
    const QByteArray text = "[net]\nwidth=3\nheight=2\n[connected]\noutput=5\n";
    const auto plain = m_files.network("plain", text);
    const auto turned = m_files.network("turned", text, DarknetFiles::header(1001, 0, 4));
    const auto weight = [](const DarknetPaths& files) {
        return parameter(importModel(files.configuration).module, "connected_0", "weight");
    };
    QCOMPARE(weight(turned).sizes().vec(), (std::vector<std::int64_t>{5, 18}));
    QVERIFY(at::equal(weight(turned), weight(plain).reshape({18, 5}).t()));
}

void TestDarknetLayers::flippedWeightsAreTurned()
{
    const QByteArray text = "[net]\nwidth=3\nheight=2\n[convolutional]\nfilters=4\nsize=2\n";
    const auto plain = m_files.network("plain", text + "[avgpool]\n");
    const auto flipped = m_files.network("flipped", text + "flipped=1\n[avgpool]\n");
    const auto weight = [](const DarknetPaths& files) {
        return parameter(importModel(files.configuration).module, "conv_0", "weight");
    };
    QVERIFY(
        at::equal(weight(flipped).reshape({4, 12}), weight(plain).flatten().reshape({12, 4}).t()));
}

void TestDarknetLayers::dilationAndStridesFollowTorch()
{
    const auto files = m_files.network(
        "dilated", smallInput +
                       "[convolutional]\nfilters=4\nsize=3\npad=1\ndilation=2\nstride_x=2\n"
                       "stride_y=1\nactivation=linear\n[avgpool]\n");
    const auto network = planned(files.configuration);
    QCOMPARE(network.layers[0].output, (darknet::Shape{4, 12, 8}));
    const auto input = inputFor(network);
    auto module = importModel(files.configuration).module;
    const auto expected = at::conv2d(input, parameter(module, "conv_0", "weight"),
                                     parameter(module, "conv_0", "bias"), {1, 2}, {2, 2}, {2, 2})
                              .mean({2, 3});
    QVERIFY(deviation(module.forward({input}).toTensor(), expected) < 1e-5);
}

void TestDarknetLayers::reverseReorgUndoesReorg()
{
    // In Darknet's order going back is going on: channel k / 4 + position within the cell.
    const auto files = m_files.network("reverse", smallInput + eightFilters +
                                                      "[reorg]\nstride=2\nreverse=1\n" + oneBox);
    const auto network = planned(files.configuration);
    QCOMPARE(network.layers[1].output, (darknet::Shape{2, 24, 32}));
    const auto input = inputFor(network);
    auto module = importModel(files.configuration).module;
    const auto run = [&](const char* name, const at::Tensor& value) {
        return module.attr(name).toModule().forward({value}).toTensor();
    };
    const auto before = run("conv_0", input);
    auto expected = at::empty({1, 2, 24, 32});
    for (int k = 0; k < 8; ++k) // reorg_cpu with forward = 1
        for (int j = 0; j < 12; ++j)
            for (int i = 0; i < 16; ++i)
                expected[0][k % 2][j * 2 + k / 2 / 2][i * 2 + k / 2 % 2] = before[0][k][j][i];
    QVERIFY(at::equal(run("reorg_1", before), expected));
}

void TestDarknetLayers::maxPoolLooksAtNothingOutside_data()
{
    QTest::addColumn<QByteArray>("options");
    for (const QByteArray options :
         {"size=2\nstride=1\n", "size=2\nstride=2\n", "size=3\nstride=1\n", "size=3\nstride=2\n",
          "size=4\nstride=1\n", "size=5\nstride=3\n", "size=4\nstride=4\n", "size=3\nstride=5\n",
          "size=3\nstride=2\npadding=0\n", "size=3\nstride=2\npadding=1\n",
          "size=3\nstride=1\npadding=4\n", "size=13\nstride=1\n"})
        for (const QByteArray side : {"12", "13"})
            QTest::newRow(QByteArray(options + side).replace('\n', ' ').constData())
                << "[net]\nwidth=" + side + "\nheight=14\n[maxpool]\n" + options;
}

void TestDarknetLayers::maxPoolLooksAtNothingOutside()
{
    // The expected values by Darknet's own loops (forward_maxpool_layer).
    QFETCH(QByteArray, options);
    const auto files = m_files.network("pool", options + sixChannels + boxes);
    const auto network = planned(files.configuration);
    const auto& pool = network.layers[0];
    const auto input = inputFor(network) - 2; // zeros outside would win
    auto module = importModel(files.configuration).module;
    const auto found = module.attr("maxpool_0").toModule().forward({input}).toTensor();
    QCOMPARE(found.sizes().vec(),
             (std::vector<std::int64_t>{1, 3, pool.output.height, pool.output.width}));
    const auto values = input.accessor<float, 4>();
    for (int row = 0; row < pool.output.height; ++row)
        for (int column = 0; column < pool.output.width; ++column) {
            float most = -INFINITY;
            for (int n = 0; n < pool.size; ++n)
                for (int m = 0; m < pool.size; ++m) {
                    const int y = -pool.padding / 2 + row * pool.strideY + n;
                    const int x = -pool.padding / 2 + column * pool.strideX + m;
                    if (y >= 0 && y < pool.input.height && x >= 0 && x < pool.input.width)
                        most = std::max(most, values[0][1][y][x]);
                }
            QCOMPARE(found[0][1][row][column].item<float>(), most);
        }
}

void TestDarknetLayers::batchNormLayersOfBothDarknets()
{
    const QByteArray text = "[net]\nwidth=4\nheight=4\n[batchnorm]\n[avgpool]\n";
    const auto plain = m_files.network("plain", text); // pjreddie's: scales, means, variances
    const auto input = inputFor(planned(plain.configuration));
    QFile file(QString::fromStdString(plain.weights));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto bytes = file.readAll();
    const float biases[] = {1, 2, 3}; // AlexeyAB's: biases first
    m_files.write("biased.cfg", text);
    m_files.write("biased.weights",
                  bytes.left(20) +
                      QByteArray(reinterpret_cast<const char*>(biases), sizeof(biases)) +
                      bytes.mid(20));
    const auto without = outputsOf(plain.configuration, input).at(0);
    const auto with = outputsOf(m_files.path("biased.cfg"), input).at(0);
    QVERIFY(deviation(with - without, at::tensor({1.f, 2.f, 3.f}).unsqueeze(0)) < 1e-5);
}

QTEST_GUILESS_MAIN(TestDarknetLayers)
#include "tst_darknetlayers.moc"
