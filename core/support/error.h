// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>

namespace core {

/// What went wrong, one value for each sentence that a person may read about it.
enum class Fault {
    FileNotFound,
    FileUnreadable,
    FileNotWritable,
    NotAPicture,
    PictureTooLarge,
    PictureDoesNotFit,
    NotAModel,
    ModelTruncated,
    ModelIsStateDict,
    ModelUnknownOperator,
    ModelTooNew,
    ModelUnsafe,
    ModelNeedsDevice,
    ModelInputMismatch,
    ModelOutputUnsupported,
    ModelRunFailed,
    ModelDiffers,
    ModelPartMissing,       ///< one of the files that a model consists of
    ModelDefinitionInvalid, ///< a network's description, with the line
    ModelWeightsMismatch,   ///< more or fewer weights than the description wants
    ModelNeedsLibrary,      ///< operators of a library that is not here
    NotFinite,
    CardInvalid,
    NoSuchClass,
    NoSuchLayer,
    NoSuchMethod,
    NoSuchParameter,
    NoSuchBox,
    NotADetector,
    MethodNotApplicable,
    NotAMask,
    MaskDoesNotFit,
    NothingToCutOut,
    OutOfMemory,
    Internal,
};

/// A user's input that cannot be worked with. `subject` names the file or value at fault; `detail`
/// is what the library beneath said, or further facts (may be empty). The sentence that a person
/// reads is made from the three by the application, in the person's language.
class Error final : public std::exception {
public:
    Error(Fault fault, std::string subject, std::string detail = {});

    Fault fault() const { return m_fault; }
    const std::string& subject() const { return m_subject; }
    const std::string& detail() const { return m_detail; }

    /// "FaultName: subject: detail", for logs and tests.
    const char* what() const noexcept override { return m_what.c_str(); }

private:
    Fault m_fault;
    std::string m_subject;
    std::string m_detail;
    std::string m_what;
};

/// The stable name of a fault, for example "NotAModel".
const char* faultName(Fault fault);

/// Unwinds long work that was asked to stop. Not an error: explain() and its like turn it into an
/// empty result. (A std::exception so that it passes through Torch's backward pass.)
struct Cancelled final : std::exception {};

} // namespace core
