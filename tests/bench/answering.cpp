// SPDX-License-Identifier: GPL-3.0-or-later
// Explains one picture on request and tells how long that took: our side of versus.py.
//   bench_answering PICTURE MODEL [REQUEST]
// A request is "METHOD[,METHOD...] [PARAMETER=VALUE...]": those methods on one new probe, so that
// they share what they have in common, and preparing the picture counts too. Without one on the
// command line, every line of the input is one. The answer to each is its seconds, on a line.
#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/image/image.h"
#include "core/model/model.h"
#include "core/probe/probe.h"
#include "core/support/error.h"

#include <chrono>
#include <iostream>
#include <sstream>

namespace {

struct Task {
    const core::Explainer* explainer;
    core::Parameters parameters;
};

std::vector<Task> tasksOf(const std::string& request)
{
    std::istringstream words(request);
    std::string methods;
    words >> methods;
    std::vector<Task> tasks;
    std::istringstream ids(methods);
    for (std::string id; std::getline(ids, id, ',');) {
        const auto& explainer = core::findExplainer(id);
        tasks.push_back({&explainer, core::Parameters(explainer.parameters)});
    }
    for (std::string setting; words >> setting;) {
        const auto equals = setting.find('=');
        for (auto& task : tasks)
            task.parameters.setFromText(setting.substr(0, equals), setting.substr(equals + 1));
    }
    return tasks;
}

double secondsFor(const std::string& request, const std::shared_ptr<const core::Model>& model,
                  const core::Image& picture)
{
    const auto tasks = tasksOf(request);
    const auto start = std::chrono::steady_clock::now();
    core::Probe probe(model, picture);
    core::Target target;
    target.classIndex = 0;
    probe.aim(target);
    for (const auto& [explainer, parameters] : tasks) {
        core::ExplanationWatch watch;
        core::explain(probe, *explainer, parameters, watch);
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc < 3 || argc > 4) {
        std::cerr << "usage: bench_answering PICTURE MODEL [REQUEST]\n";
        return 2;
    }
    const auto picture = core::readImage(argv[1]);
    core::Progress progress;
    const std::shared_ptr<const core::Model> model = core::Model::open(argv[2], progress);
    const auto answer = [&](const std::string& request) {
        std::cout << secondsFor(request, model, picture) << std::endl;
    };
    if (argc == 4)
        answer(argv[3]);
    else
        for (std::string request; std::getline(std::cin, request);)
            answer(request);
    return 0;
} catch (const std::exception& error) {
    std::cerr << "bench_answering: " << error.what() << '\n';
    return 1;
}
