// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gradientnets.h"

#include "core/explain/registry.h"
#include "core/probe/tensors.h"

using namespace core;

Attribution attributed(Probe& probe, const std::string& method, Watch& watch, const Values& values)
{
    const auto& explainer = findExplainer(method);
    Parameters parameters(explainer.parameters);
    for (const auto& [id, value] : values)
        parameters.set(id, value);
    return explainer.run(probe, parameters, watch);
}

at::Tensor raw(Probe& probe, const std::string& method, const Values& values)
{
    Watch nobody;
    return tensorOf(attributed(probe, method, nobody, values).values);
}

at::Tensor weights(std::vector<std::int64_t> shape, int seed)
{
    return at::rand(shape, at::detail::createCPUGenerator(std::uint64_t(seed))) - 0.5;
}

ModelCard smallCard()
{
    return plainCard(12, 10, ChannelOrder::Rgb, 120, 70);
}

ToyNet linearNet()
{
    return {"def forward(self, x):\n    return torch.matmul(torch.flatten(x, 1), self.w)\n",
            {{"w", weights({360, 3}, 21)}}};
}

at::Tensor slope(const ToyNet& linear)
{
    return linear.parameters[0].second.select(1, 0).reshape({1, 3, 10, 12});
}

ToyNet quadraticNet()
{
    return {"def forward(self, x):\n    return torch.matmul(torch.flatten(x * x, 1), self.q)\n",
            {{"q", weights({360, 3}, 22)}}};
}

ToyNet biasedNet()
{
    return {R"(
def forward(self, x):
    x = torch.relu(torch.conv2d(x, self.a, self.b))
    x = torch.conv2d(x, self.c)
    x = torch.batch_norm(x, self.gamma, self.beta, self.mean, self.var, False, 0.1, 1e-5, False)
    x = torch.max_pool2d(torch.relu_(x), [2, 2])
    return torch.matmul(torch.flatten(x, 1), self.d)
)",
            {{"a", weights({8, 3, 3, 3}, 23)},
             {"b", weights({8}, 24)},
             {"c", weights({6, 8, 3, 3}, 25)},
             {"gamma", weights({6}, 26) + 1},
             {"beta", weights({6}, 27)},
             {"mean", weights({6}, 28)},
             {"var", weights({6}, 29) + 1},
             {"d", weights({72, 4}, 30)}}};
}

bool isZero(const at::Tensor& tensor)
{
    return tensor.count_nonzero().item<std::int64_t>() == 0;
}

double total(const at::Tensor& tensor)
{
    return tensor.sum(at::kDouble).item<double>();
}
