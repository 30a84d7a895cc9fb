// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/detectornets.h"

#include "tests/support/inputs.h"
#include "tests/support/toynet.h"

#include <opencv2/core.hpp>

#include <cmath>

namespace detector {

namespace {

/// So large that activations keep about their size from layer to layer.
at::Tensor weights(const std::vector<std::int64_t>& shape, int seed)
{
    const auto values = at::rand(shape, at::detail::createCPUGenerator(std::uint64_t(seed))) - 0.5;
    return values * std::sqrt(24. * double(shape[0]) / double(values.numel()));
}

core::ModelCard card(const std::vector<core::BoxLevel>& levels)
{
    auto card = plainCard(32, 24, core::ChannelOrder::Rgb, 100, 80);
    card.task = core::Task::Detection;
    card.labels = {"cat", "dog", "zebra"};
    core::DetectionRule rule;
    rule.levels = levels;
    card.detection = rule;
    return card;
}

ToyNet cellsNet()
{
    auto weight = at::zeros({8, 3, 1, 1});
    const auto set = [&](int output, int channel, float value) {
        weight[output][channel][0][0] = value;
    };
    set(0, 0, 0.1F); // place and size a little
    set(1, 1, 0.2F);
    set(2, 2, 0.1F);
    set(3, 0, -0.1F);
    set(4, 0, 2);
    set(5, 1, 1.5F);
    set(6, 2, 1.5F);
    set(7, 1, -1);
    set(7, 2, -1);
    return {"def forward(self, x):\n"
            "    return torch.conv2d(torch.avg_pool2d(x, [8, 8]), self.w)\n",
            {{"w", weight}}};
}

core::ModelCard cellsCard()
{
    return card({{.anchors = {{10, 9}}}});
}

} // namespace

core::Image picture()
{
    return wavePicture(32, 24);
}

std::shared_ptr<const core::Model> openTwoGrids(core::Precision precision)
{
    const ToyNet net{
        "def forward(self, x):\n"
        "    a = torch.leaky_relu(torch.conv2d(x, self.a, self.ab, [2, 2], [1, 1]), 0.1)\n"
        "    b = torch.leaky_relu(torch.conv2d(a, self.b, None, [2, 2], [1, 1]), 0.1)\n"
        "    c = torch.leaky_relu(torch.conv2d(b, self.c, None, [2, 2], [1, 1]), 0.1)\n"
        "    d = torch.leaky_relu(torch.conv2d(c, self.d, None, [1, 1], [1, 1]), 0.1)\n"
        "    coarse = torch.conv2d(d, self.e, self.eb)\n"
        "    both = torch.cat([torch.upsample_nearest2d(c, [6, 8]), b], 1)\n"
        "    f = torch.leaky_relu(torch.conv2d(both, self.f, None, [1, 1], [1, 1]), "
        "0.1)\n"
        "    fine = torch.conv2d(f, self.g, self.gb)\n"
        "    return (coarse, fine)\n",
        {{"a", weights({6, 3, 3, 3}, 1)},
         {"ab", 0.2 * weights({6}, 2)},
         {"b", weights({8, 6, 3, 3}, 3)},
         {"c", weights({8, 8, 3, 3}, 4)},
         {"d", weights({8, 8, 3, 3}, 5)},
         {"e", weights({16, 8, 1, 1}, 6)},
         {"eb", 0.2 * weights({16}, 7)},
         {"f", weights({8, 16, 3, 3}, 8)},
         {"g", weights({8, 8, 1, 1}, 9)},
         {"gb", 0.2 * weights({8}, 10)}}};
    return openToy(net.module(), card({{.anchors = {{12, 10}, {20, 16}}}, {.anchors = {{5, 6}}}}),
                   precision);
}

std::shared_ptr<const core::Model> openCells(core::Precision precision)
{
    return openToy(cellsNet().module(), cellsCard(), precision);
}

std::shared_ptr<const core::Model> openDecodedCells(core::Precision precision)
{
    return openDecodedCells(precision, at::empty({1, 7, 0}));
}

std::shared_ptr<const core::Model> openDecodedCells(core::Precision precision,
                                                    const at::Tensor& more)
{
    auto cells = cellsNet();
    auto places = at::empty({1, 4, 12}); // of the cells' middles
    for (int cell = 0; cell < 12; ++cell) {
        places[0][0][cell] = cell % 4 * 8 + 4;
        places[0][1][cell] = cell / 4 * 8 + 4;
        places[0][2][cell] = 10;
        places[0][3][cell] = 9;
    }
    const ToyNet net{
        "def forward(self, x):\n"
        "    rows = torch.flatten(torch.conv2d(torch.avg_pool2d(x, [8, 8]), self.w), 2)\n"
        "    boxes = torch.slice(rows, 1, 0, 4) + self.places\n"
        "    kinds = torch.sigmoid(torch.slice(rows, 1, 5, 8))\n"
        "    return torch.cat([torch.cat([boxes, kinds], 1), self.more], 2)\n",
        {cells.parameters.front(), {"places", places}, {"more", more}}};
    auto rows = card({});
    rows.detection->format = core::BoxFormat::ClassRows;
    rows.detection->activated = true;
    return openToy(net.module(), rows, precision);
}

void writeCells(const std::string& path, double threshold)
{
    auto card = cellsCard();
    card.detection->threshold = threshold;
    cellsNet().module().save(path);
    core::writeCard(core::cardPathFor(path), card);
}

core::Image brightCell(int row, int column)
{
    cv::Mat pixels(24, 32, CV_8UC3, cv::Scalar(20, 30, 40));
    pixels(cv::Rect(column * 8, row * 8, 8, 8)).setTo(cv::Scalar(250, 240, 60));
    return {pixels, {}, pixels.size()};
}

} // namespace detector
