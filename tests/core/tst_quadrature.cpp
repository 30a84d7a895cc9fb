// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/quadrature.h"

#include <QtTest>

#include <cmath>

using namespace core;

class TestQuadrature : public QObject {
    Q_OBJECT

private slots:
    void knownRules();
    void polynomialsAreExact_data();
    void polynomialsAreExact();
    void weightsSumToOneAndPointsAreInside();
    void everyBeginningSpreads();
};

namespace {

/// The rule's integral of t^degree over [0, 1]; the true one is 1 / (degree + 1).
double monomial(const std::vector<QuadraturePoint>& rule, int degree)
{
    double sum = 0;
    for (const auto& [position, weight] : rule)
        sum += weight * std::pow(position, degree);
    return sum;
}

} // namespace

void TestQuadrature::knownRules()
{
    const auto one = gaussLegendre(1);
    QCOMPARE(one.size(), std::size_t(1));
    QCOMPARE(one[0].position, 0.5);
    QCOMPARE(one[0].weight, 1.0);
    auto three = gaussLegendre(3);
    std::sort(three.begin(), three.end(),
              [](const auto& a, const auto& b) { return a.position < b.position; });
    const double root = std::sqrt(0.6) / 2; // the zeros of the third Legendre polynomial
    QVERIFY(std::abs(three[0].position - (0.5 - root)) < 1e-15);
    QVERIFY(std::abs(three[1].position - 0.5) < 1e-15);
    QVERIFY(std::abs(three[2].position - (0.5 + root)) < 1e-15);
    QVERIFY(std::abs(three[0].weight - 5. / 18) < 1e-15);
    QVERIFY(std::abs(three[1].weight - 4. / 9) < 1e-15);
}

void TestQuadrature::polynomialsAreExact_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {1, 2, 3, 4, 5, 8, 13, 25, 50, 300, 1000})
        QTest::addRow("%d points", count) << count;
}

void TestQuadrature::polynomialsAreExact()
{
    QFETCH(int, count);
    const auto rule = gaussLegendre(count);
    QCOMPARE(rule.size(), std::size_t(count));
    for (int degree = 0; degree <= 2 * count - 1; degree += 1 + count / 20)
        QVERIFY2(std::abs(monomial(rule, degree) - 1. / (degree + 1)) < 1e-13,
                 QByteArray::number(degree));
    if (count <= 5) // one degree more is beyond it
        QVERIFY(std::abs(monomial(rule, 2 * count) - 1. / (2 * count + 1)) > 1e-7);
}

void TestQuadrature::weightsSumToOneAndPointsAreInside()
{
    for (int count = 1; count <= 120; ++count) {
        const auto rule = gaussLegendre(count);
        double sum = 0;
        double mean = 0;
        for (const auto& [position, weight] : rule) {
            QVERIFY(position > 0 && position < 1 && weight > 0);
            sum += weight;
            mean += weight * position;
        }
        QVERIFY(std::abs(sum - 1) < 1e-13);
        QVERIFY(std::abs(mean - 0.5) < 1e-13); // symmetric
    }
}

void TestQuadrature::everyBeginningSpreads()
{
    for (const int count : {8, 50, 137}) {
        const auto rule = gaussLegendre(count);
        for (std::size_t taken = 4; taken < rule.size(); ++taken) {
            std::vector<double> positions{0, 1};
            for (std::size_t index = 0; index < taken; ++index)
                positions.push_back(rule[index].position);
            std::sort(positions.begin(), positions.end());
            double gap = 0;
            for (std::size_t index = 1; index < positions.size(); ++index)
                gap = std::max(gap, positions[index] - positions[index - 1]);
            QVERIFY2(gap < 3. / double(taken), QByteArray::number(qulonglong(taken)));
        }
    }
}

QTEST_APPLESS_MAIN(TestQuadrature)
#include "tst_quadrature.moc"
