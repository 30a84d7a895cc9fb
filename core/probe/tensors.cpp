// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/tensors.h"

#include <cstring>

#include <torch/script.h>

namespace core {

cv::Mat matrixOf(const at::Tensor& tensor)
{
    const auto dense = tensor.detach().to(at::kFloat).contiguous();
    std::vector<int> sizes(dense.sizes().begin(), dense.sizes().end());
    cv::Mat matrix(int(sizes.size()), sizes.data(), CV_32F);
    std::memcpy(matrix.data, dense.data_ptr<float>(), dense.nbytes());
    return matrix;
}

at::Tensor tensorOf(const cv::Mat& matrix)
{
    std::vector<std::int64_t> sizes;
    for (int dimension = 0; dimension < matrix.dims; ++dimension)
        sizes.push_back(matrix.size[dimension]);
    return at::from_blob(matrix.data, sizes, at::kFloat).clone();
}

} // namespace core
