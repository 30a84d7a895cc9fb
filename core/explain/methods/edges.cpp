// SPDX-License-Identifier: GPL-3.0-or-later
// Edges: L = sqrt((K_x * I)^2 + (K_y * I)^2), I the input's grey value (0 to 1), K the 3 x 3 Sobel
// kernels; no model. The control of Adebayo et al.: "Sanity Checks for Saliency Maps", NeurIPS
// 2018: a map that looks like this one may owe its looks to the picture.
#include "core/explain/methods/methods.h"

#include "core/explain/inputpicture.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <opencv2/imgproc.hpp>

namespace core {

namespace {

Attribution findEdges(Probe& probe, const Parameters&, Watch& watch)
{
    if (watch.stopped())
        throw Cancelled();
    cv::Mat grey;
    cv::cvtColor(inputPicture(probe.geometry(), probe.model().card().input), grey,
                 cv::COLOR_RGB2GRAY);
    cv::Mat across;
    cv::Mat down;
    cv::Sobel(grey, across, CV_32F, 1, 0, 3, 1, 0, cv::BORDER_REPLICATE);
    cv::Sobel(grey, down, CV_32F, 0, 1, 3, 1, 0, cv::BORDER_REPLICATE);
    cv::Mat magnitude;
    cv::magnitude(across, down, magnitude);
    return {.values = magnitude.reshape(1, {1, 1, grey.rows, grey.cols}),
            .space = Space::Input,
            .reduction = Reduction::Positive};
}

} // namespace

Explainer edges()
{
    return {.id = "edges",
            .name = QT_TRANSLATE_NOOP("core", "Edges (control)"),
            .family = Family::Control,
            .summary = QT_TRANSLATE_NOOP("core", "The picture's edges, with no model at all: what "
                                                 "an outline alone looks like"),
            .citation = "Adebayo et al., 2018",
            .needs = {},
            .cost = Cost::None,
            .parameters = {},
            .run = findEdges,
            .takesSmoothing = false};
}

} // namespace core
