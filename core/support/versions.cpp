// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/versions.h"

#include <dlfcn.h>
#include <filesystem>
#include <opencv2/core.hpp>

#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <torch/version.h>

namespace core {

namespace {

/// LibTorch's matrix products come from whichever BLAS the system links; the reference one is ten
/// times slower than OpenBLAS, so people need to see which it is.
std::string blasName()
{
    if (const auto config = dlsym(RTLD_DEFAULT, "openblas_get_config"))
        return reinterpret_cast<char* (*)()>(config)();
    Dl_info info{};
    const auto product = dlsym(RTLD_DEFAULT, "sgemm_");
    if (!product || !dladdr(product, &info) || !info.dli_fname)
        return "unknown";
    std::error_code problem;
    const auto path = std::filesystem::canonical(info.dli_fname, problem);
    return problem ? info.dli_fname : path.string();
}

/// "AVX2", out of Torch's own description of itself.
std::string instructionSet()
{
    const auto config = at::show_config();
    const std::string label = "CPU capability usage: ";
    const auto place = config.find(label);
    if (place == std::string::npos)
        return "unknown";
    const auto start = place + label.size();
    return config.substr(start, config.find('\n', start) - start);
}

} // namespace

std::vector<std::pair<std::string, std::string>> componentVersions()
{
    return {{"LibTorch", TORCH_VERSION},
            {"OpenCV", cv::getVersionString()},
            {"BLAS", blasName()},
            {"CPU", instructionSet()},
            {"Threads", std::to_string(at::get_num_threads())},
            {"CUDA", at::hasCUDA() ? "available" : "not available"}};
}

} // namespace core
