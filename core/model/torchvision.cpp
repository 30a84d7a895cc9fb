// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torchvision.h"

#include "core/support/error.h"
#include "core/support/text.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <ATen/core/dispatch/Dispatcher.h>
#include <dlfcn.h>
#include <opencv2/core/types.hpp>

namespace core {

namespace {

constexpr int usualSide = 320;
constexpr int largestUsualSide = 640; ///< what larger networks are given: they resize themselves
/// Candidates less sure than this are thrown away inside the network.
constexpr double leastScore = 0.005;

bool operatorsKnown()
{
    return c10::Dispatcher::singleton().findSchema({"torchvision::nms", ""}).has_value();
}

/// Nothing, or not everything, of a folder that cannot be read.
std::vector<std::filesystem::path> contentsOf(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> found;
    std::error_code problem;
    std::filesystem::directory_iterator entry(folder, problem);
    for (; !problem && entry != std::filesystem::directory_iterator(); entry.increment(problem))
        found.push_back(entry->path());
    return found;
}

/// Files NAME... in FOLDER/SUBFOLDER*/INNER, for example of every Python.
void collect(std::vector<std::string>& found, const std::filesystem::path& folder,
             const std::string& start)
{
    for (const auto& path : contentsOf(folder)) {
        const auto name = path.filename().string();
        if (name.starts_with(start) && name.find(".so") != std::string::npos)
            found.push_back(path.string());
    }
}

/// Absolute places only.
std::vector<std::string> knownPlaces()
{
    std::vector<std::string> found;
    if (const char* named = std::getenv("SALISCOPE_TORCHVISION");
        named && std::filesystem::path(named).is_absolute())
        found.push_back(named);
    for (const char* folder : {"/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu",
                               "/usr/lib64", "/usr/lib", "/usr/local/lib"})
        collect(found, folder, "libtorchvision.so");
    collect(found, "/usr/lib/python3/dist-packages/torchvision", "_C.");
    for (const char* root : {"/usr/local/lib", "/usr/lib", "/usr/lib64"})
        for (const auto& path : contentsOf(root))
            if (path.filename().string().starts_with("python3"))
                for (const char* packages : {"dist-packages", "site-packages"})
                    collect(found, path / packages / "torchvision", "_C.");
    return found;
}

/// SSD and RetinaNet: every anchor's box and class numbers, B x (4 + C) x R, in pixels of x, as
/// torchvision.models.detection decodes them before it throws boxes away.
constexpr const char* oneStageSource = R"(
def forward(self, x: Tensor) -> Tensor:
    pictures : List[Tensor] = []
    for index in range(x.size(0)):
        pictures.append(x[index])
    images, targets = self.model.transform.forward(pictures, None)
    maps = list(self.model.backbone.forward(images.tensors).values())
    outputs = self.model.head.forward(maps)
    anchors = torch.stack(self.model.anchor_generator.forward(images, maps))
    weights = self.model.box_coder.weights
    limit = self.model.box_coder.bbox_xform_clip
    boxes = outputs["bbox_regression"]
    anchor_size = anchors[:, :, 2:] - anchors[:, :, :2]
    anchor_center = anchors[:, :, :2] + 0.5 * anchor_size
    offset = boxes[:, :, :2] / torch.tensor([weights[0], weights[1]], dtype=x.dtype)
    growth = boxes[:, :, 2:] / torch.tensor([weights[2], weights[3]], dtype=x.dtype)
    center = anchor_center + offset * anchor_size
    size = anchor_size * torch.exp(torch.clamp(growth, max=limit))
    height, width = images.image_sizes[0]
    scale = torch.tensor([float(x.size(3)) / float(width), float(x.size(2)) / float(height)], dtype=x.dtype)
    rows = torch.cat([center * scale, size * scale, outputs["cls_logits"]], 2)
    return rows.transpose(1, 2)
)";

/// What the network itself finds in the first picture.
constexpr const char* finalSource = R"(
def forward(self, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    losses, found = self.model.forward([x[0]], None)
    return found[0]["boxes"].unsqueeze(0), found[0]["scores"].unsqueeze(0), found[0]["labels"].unsqueeze(0)
)";

torch::jit::Module wrappedBy(const char* source, const torch::jit::Module& module)
{
    torch::jit::Module wrapper(c10::QualifiedName("__torch__.Detector"),
                               module._ivalue()->compilation_unit(), true);
    wrapper.register_module("model", module);
    wrapper.define(source);
    wrapper.eval();
    return wrapper;
}

bool has(const torch::jit::Module& module, std::initializer_list<const char*> attributes)
{
    return std::ranges::all_of(attributes, [&](const char* name) { return module.hasattr(name); });
}

/// The size that pictures are brought to before the network resizes them once more.
cv::Size inputSizeOf(const torch::jit::Module& transform, bool& fixed)
{
    fixed = false;
    if (transform.hasattr("fixed_size")) {
        const auto size = transform.attr("fixed_size");
        if (size.isTuple() && size.toTupleRef().elements().size() == 2) {
            fixed = true;
            const auto& sides = size.toTupleRef().elements(); // width, height
            return {int(sides[0].toInt()), int(sides[1].toInt())};
        }
    }
    int side = usualSide;
    if (transform.hasattr("min_size")) {
        const auto sizes = transform.attr("min_size");
        if (sizes.isIntList() && !sizes.toIntVector().empty())
            side = int(sizes.toIntVector().back());
        else if (sizes.isTuple() && !sizes.toTupleRef().elements().empty())
            side = int(sizes.toTupleRef().elements().back().toInt());
    }
    side = std::clamp(side, 32, largestUsualSide);
    return {side, side};
}

ModelCard cardFor(const torch::jit::Module& module, const std::string& path)
{
    ModelCard card;
    card.title = std::filesystem::path(path).stem().string();
    card.task = Task::Detection;
    bool fixed = false;
    const auto size = inputSizeOf(module.attr("transform").toModule(), fixed);
    card.input.width = std::clamp(size.width, 1, 8192);
    card.input.height = std::clamp(size.height, 1, 8192);
    card.input.resize = fixed ? Resize::Stretch : Resize::Letterbox;
    card.input.crop = Crop::None;
    card.input.mean = {0, 0, 0};
    card.input.std = {1, 1, 1};
    card.output = OutputKind::MultiLabel;
    return card;
}

/// As many names as the second stage has classes; most are not known.
std::vector<std::string> classesOf(const torch::jit::Module& module)
{
    const auto dotted = std::string("roi_heads.box_predictor.cls_score.weight");
    for (const auto& parameter : module.named_parameters())
        if (parameter.name == dotted && parameter.value.dim() == 2)
            return std::vector<std::string>(std::size_t(parameter.value.size(0)));
    return {};
}

void keepUnsure(torch::jit::Module module)
{
    if (module.hasattr("score_thresh") && module.attr("score_thresh").isDouble())
        module.setattr("score_thresh", leastScore);
}

} // namespace

void requireTorchvision(const std::string& path)
{
    if (operatorsKnown())
        return;
    std::string problem;
    for (const auto& place : knownPlaces()) {
        // All symbols now: a library made for another Torch is refused instead of failing later.
        if (!dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL))
            problem = dlerror();
        else if (operatorsKnown())
            return;
    }
    throw Error(Fault::ModelNeedsLibrary, path, problem.empty() ? "torchvision" : problem);
}

bool takesPictureList(const torch::jit::Module& module)
{
    const auto& arguments = module.get_method("forward").function().getSchema().arguments();
    return arguments.size() >= 2 && arguments[1].type()->isSubtypeOf(*c10::ListType::ofTensors());
}

Imported wrapTorchvision(const torch::jit::Module& module, const std::string& path)
{
    if (!has(module, {"transform", "backbone"}))
        throw Error(Fault::ModelInputMismatch, path, "List[Tensor]");
    Imported imported{module, cardFor(module, path), {}};
    imported.notes.push_back(
        {QT_TRANSLATE_NOOP("core", "It is a detector of torchvision, which prepares pictures "
                                   "itself. The input is assumed to be %1 pixels."),
         std::to_string(imported.card->input.width) + " x " +
             std::to_string(imported.card->input.height)});
    const auto kind = module.type()->name() ? module.type()->name()->name() : std::string();
    try {
        if ((kind == "SSD" || kind == "RetinaNet") &&
            has(module, {"head", "anchor_generator", "box_coder"})) {
            imported.module = wrappedBy(oneStageSource, module);
            // RetinaNet's classes are independent of each other: it has none for "no object".
            imported.card->detection = DetectionRule{.format = BoxFormat::ClassRows,
                                                     .softmax = kind == "SSD",
                                                     .background = kind == "SSD"};
            return imported;
        }
        keepUnsure(module);
        if (module.hasattr("roi_heads"))
            keepUnsure(module.attr("roi_heads").toModule());
        imported.module = wrappedBy(finalSource, module);
    } catch (const std::exception& error) { // a forward of another kind
        const std::string what = error.what();
        const auto start = std::min(what.find_first_not_of('\n'), what.size());
        throw Error(Fault::ModelInputMismatch, path,
                    what.substr(start, what.find('\n', start) - start));
    }
    imported.card->detection = DetectionRule{
        .format = BoxFormat::FinalBoxes, .activated = true, .background = true, .threshold = 0.5};
    imported.card->labels = classesOf(module);
    return imported;
}

} // namespace core
