// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/error.h"

#include <utility>

namespace core {

Error::Error(Fault fault, std::string subject, std::string detail)
    : m_fault(fault), m_subject(std::move(subject)), m_detail(std::move(detail)),
      m_what(faultName(fault))
{
    for (const std::string* part : {&m_subject, &m_detail}) {
        if (!part->empty())
            m_what += ": " + *part;
    }
}

const char* faultName(Fault fault)
{
    switch (fault) {
    case Fault::FileNotFound: return "FileNotFound";
    case Fault::FileUnreadable: return "FileUnreadable";
    case Fault::FileNotWritable: return "FileNotWritable";
    case Fault::NotAPicture: return "NotAPicture";
    case Fault::PictureTooLarge: return "PictureTooLarge";
    case Fault::PictureDoesNotFit: return "PictureDoesNotFit";
    case Fault::NotAModel: return "NotAModel";
    case Fault::ModelTruncated: return "ModelTruncated";
    case Fault::ModelIsStateDict: return "ModelIsStateDict";
    case Fault::ModelUnknownOperator: return "ModelUnknownOperator";
    case Fault::ModelTooNew: return "ModelTooNew";
    case Fault::ModelUnsafe: return "ModelUnsafe";
    case Fault::ModelNeedsDevice: return "ModelNeedsDevice";
    case Fault::ModelInputMismatch: return "ModelInputMismatch";
    case Fault::ModelOutputUnsupported: return "ModelOutputUnsupported";
    case Fault::ModelRunFailed: return "ModelRunFailed";
    case Fault::ModelDiffers: return "ModelDiffers";
    case Fault::ModelPartMissing: return "ModelPartMissing";
    case Fault::ModelDefinitionInvalid: return "ModelDefinitionInvalid";
    case Fault::ModelWeightsMismatch: return "ModelWeightsMismatch";
    case Fault::ModelNeedsLibrary: return "ModelNeedsLibrary";
    case Fault::NotFinite: return "NotFinite";
    case Fault::CardInvalid: return "CardInvalid";
    case Fault::NoSuchClass: return "NoSuchClass";
    case Fault::NoSuchLayer: return "NoSuchLayer";
    case Fault::NoSuchMethod: return "NoSuchMethod";
    case Fault::NoSuchParameter: return "NoSuchParameter";
    case Fault::NoSuchBox: return "NoSuchBox";
    case Fault::NotADetector: return "NotADetector";
    case Fault::MethodNotApplicable: return "MethodNotApplicable";
    case Fault::NotAMask: return "NotAMask";
    case Fault::MaskDoesNotFit: return "MaskDoesNotFit";
    case Fault::NothingToCutOut: return "NothingToCutOut";
    case Fault::OutOfMemory: return "OutOfMemory";
    case Fault::Internal: return "Internal";
    }
    return "Internal";
}

} // namespace core
