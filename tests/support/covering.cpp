// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/covering.h"

#include "core/explain/registry.h"
#include "core/probe/tensors.h"

using namespace core;

namespace covering {

Explanation explained(Probe& probe, const char* method, const Settings& settings)
{
    const auto& explainer = findExplainer(method);
    Parameters parameters(explainer.parameters);
    for (const auto& [id, value] : settings)
        parameters.set(id, value);
    ExplanationWatch nobody;
    return explain(probe, explainer, parameters, nobody).value();
}

at::Tensor mapOf(Probe& probe, const char* method, const Settings& settings)
{
    return tensorOf(explained(probe, method, settings).attribution.values);
}

double scoreOf(Probe& probe, const at::Tensor& input)
{
    double found = 0;
    Progress nobody;
    probe.scoresOf(
        1, [&](std::int64_t) { return input; },
        [&](std::int64_t, const at::Tensor& scores) { found = scores[0].item<double>(); }, nobody);
    return found;
}

at::Tensor weights(const std::vector<std::int64_t>& shape, int seed)
{
    return at::rand(shape, at::detail::createCPUGenerator(std::uint64_t(seed))) - 0.5;
}

ModelCard scoreCard(int columns, int rows, double mean, double std)
{
    auto card = plainCard(columns, rows, ChannelOrder::Rgb, mean, std);
    card.output = OutputKind::Regression;
    return card;
}

Image evenPicture(int columns, int rows, const cv::Scalar& color)
{
    return {cv::Mat(rows, columns, CV_8UC3, color), {}, {columns, rows}};
}

ToyNet linearNet()
{
    return {"def forward(self, x):\n    return torch.matmul(torch.flatten(x, 1), self.w)\n",
            {{"w", weights({3 * width * height, 2}, 31)}}};
}

at::Tensor shares(const ToyNet& linear, const Probe& probe, const at::Tensor& start)
{
    const auto w = linear.parameters[0].second.select(1, 0).reshape({1, 3, height, width});
    return (w * (probe.input() - start)).sum(1)[0];
}

ToyNet curvedNet()
{
    return {R"(
def forward(self, x):
    x = torch.relu(torch.conv2d(x, self.a))
    return torch.tanh(torch.matmul(torch.flatten(x, 1), self.b))
)",
            {{"a", weights({4, 3, 3, 3}, 32)}, {"b", weights({320, 2}, 33) * 0.05}}};
}

} // namespace covering
