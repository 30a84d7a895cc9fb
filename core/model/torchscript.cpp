// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torchscript.h"

#include "core/model/archivedirectory.h"
#include "core/model/graph/simplify.h"
#include "core/model/torchvision.h"
#include "core/support/error.h"

#include <filesystem>
#include <fstream>
#include <regex>

#include <caffe2/serialize/inline_container.h>

namespace core {

namespace {

constexpr std::uint64_t largestExtraFile = std::uint64_t{4} << 20;

std::string firstBytes(const std::string& path, std::size_t count)
{
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    if (!std::filesystem::exists(status))
        throw Error(Fault::FileNotFound, path);
    if (!std::filesystem::is_regular_file(status))
        throw Error(Fault::NotAModel, path);
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(Fault::FileUnreadable, path);
    std::string bytes(count, '\0');
    file.read(bytes.data(), std::streamsize(count));
    bytes.resize(std::size_t(file.gcount()));
    return bytes;
}

std::unique_ptr<caffe2::serialize::PyTorchStreamReader> openArchive(const std::string& path)
{
    try {
        return std::make_unique<caffe2::serialize::PyTorchStreamReader>(path);
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        if (what.find("maximum supported version") != std::string::npos)
            throw Error(Fault::ModelTooNew, path, what.substr(0, what.find('\n')));
        if (what.find("missing or not a file") != std::string::npos ||
            what.find("Unsupported") != std::string::npos ||
            what.find("not in a subdirectory") != std::string::npos)
            throw Error(Fault::NotAModel, path);
        throw Error(Fault::ModelTruncated, path);
    }
}

/// Code that runs while a file is loaded (`__setstate__`) must not reach the disk either.
/// Returns whether the code calls operators of torchvision.
bool checkCode(caffe2::serialize::PyTorchStreamReader& archive, const std::string& path)
{
    static const std::regex unsafe(
        R"(\b(torch\.(save|from_file|load)|ops\.(rpc|dist\w*|c10d)\.\w+)\s*\()");
    bool torchvision = false;
    for (const auto& record : archive.getAllRecords()) {
        if (record.rfind("code/", 0) != 0 || !record.ends_with(".py"))
            continue;
        const auto [data, size] = archive.getRecord(record);
        const std::string code(static_cast<const char*>(data.get()), size);
        if (std::smatch match; std::regex_search(code, match, unsafe))
            throw Error(Fault::ModelUnsafe, path, match[1]);
        torchvision = torchvision || code.find("ops.torchvision.") != std::string::npos;
    }
    return torchvision;
}

[[noreturn]] void explainLoadFailure(const std::string& path, const std::string& what)
{
    std::smatch match;
    static const std::regex unknown(
        R"((Unknown builtin op|Could not find any similar ops to|Unknown type name|Couldn't find an operator for|Could not find operator)[: ]*'?([\w:.]*\w))");
    if (std::regex_search(what, match, unknown))
        throw Error(Fault::ModelUnknownOperator, path, match[2]);
    if (what.find("archive") != std::string::npos ||
        what.find("PytorchStreamReader") != std::string::npos)
        throw Error(Fault::ModelTruncated, path);
    throw Error(Fault::NotAModel, path, what.substr(0, what.find('\n')));
}

} // namespace

torch::jit::Module loadTorchScript(const std::string& path)
{
    const auto magic = firstBytes(path, 4);
    if (magic.rfind("\x80\x02", 0) == 0) // a bare pickle, as torch.save wrote before version 1.6
        throw Error(Fault::ModelIsStateDict, path);
    if (magic != "PK\x03\x04")
        throw Error(Fault::NotAModel, path);
    try {
        const auto archive = openArchive(path);
        if (!archive->hasRecord("constants.pkl"))
            throw Error(archive->hasRecord("data.pkl") ? Fault::ModelIsStateDict : Fault::NotAModel,
                        path);
        if (checkCode(*archive, path))
            requireTorchvision(path);
        auto module = torch::jit::load(path, c10::Device(c10::kCPU));
        if (!module.find_method("forward"))
            throw Error(Fault::NotAModel, path, "no method \"forward\"");
        refuseUnsafeOperators(module, path);
        for (const auto& parameter : module.parameters())
            parameter.requires_grad_(false);
        module.eval();
        return module;
    } catch (const c10::Error& error) {
        explainLoadFailure(path, error.what_without_backtrace());
    } catch (const std::bad_alloc&) {
        throw Error(Fault::OutOfMemory, path);
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) { // the compiler's ErrorReport
        explainLoadFailure(path, error.what());
    }
}

std::optional<std::string> extraFile(const std::string& path, const std::string& name)
{
    const auto archive = openArchive(path);
    const auto record = "extra/" + name;
    if (!archive->hasRecord(record) || unpackedBytes(path, record) > largestExtraFile)
        return {};
    try {
        const auto [data, size] = archive->getRecord(record);
        return std::string(static_cast<const char*>(data.get()), size);
    } catch (const c10::Error&) {
        throw Error(Fault::ModelTruncated, path);
    }
}

} // namespace core
