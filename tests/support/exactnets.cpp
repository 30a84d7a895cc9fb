// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exactnets.h"

#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"

#include "core/explain/registry.h"
#include "core/probe/tensors.h"

using namespace core;

namespace exact {

Explanation explained(Probe& probe, const std::string& method, const Values& values)
{
    const auto& explainer = findExplainer(method);
    Parameters parameters(explainer.parameters);
    for (const auto& [id, value] : values)
        parameters.set(id, value);
    ExplanationWatch nobody;
    return explain(probe, explainer, parameters, nobody).value();
}

at::Tensor rawOf(Probe& probe, const std::string& method, const Values& values)
{
    return tensorOf(explained(probe, method, values).attribution.values).to(at::kDouble);
}

at::Tensor weights(const std::vector<std::int64_t>& shape, int seed)
{
    return at::rand(shape, at::detail::createCPUGenerator(std::uint64_t(seed)), at::kDouble) - 0.5;
}

ModelCard card()
{
    return plainCard(12, 10, ChannelOrder::Rgb, 120, 70);
}

Image picture()
{
    return wavePicture(12, 10);
}

std::shared_ptr<const Model> open(const std::string& lines, const Weights& parameters)
{
    return openToy(ToyNet{"def forward(self, x):\n" + lines, parameters}.module(), card(),
                   Precision::Double);
}

std::shared_ptr<const Model> openFixture(const std::string& file)
{
    ModelOptions options;
    options.precision = Precision::Double;
    return openModel(fixturePath(file), options);
}

double sumOf(const at::Tensor& tensor)
{
    return tensor.sum().item<double>();
}

double scoreOf(Probe& probe)
{
    Progress nobody;
    return probe.score(nobody);
}

} // namespace exact
