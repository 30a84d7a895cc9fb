// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/errortext.h"

#include "app/locations.h"
#include "app/text.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace app {

namespace {

/// The sentence for a fault, with %1 for the file or value.
QString sentence(core::Fault fault)
{
    using core::Fault;
    switch (fault) {
    case Fault::FileNotFound:
        //: %1 is a file
        return tr("Cannot find %1. Check the name, or open another file.");
    case Fault::FileUnreadable:
        return tr("Cannot read %1. Check that it is a file and that you may read it.");
    case Fault::FileNotWritable:
        return tr("Cannot write %1. Choose a folder that you may write to, and a PNG or JPEG name "
                  "for pictures.");
    case Fault::NotAPicture:
        return tr("Cannot open %1: it is not a picture. Open a JPEG, PNG, WebP, TIFF or BMP file.");
    case Fault::PictureTooLarge:
        return tr(
            "Cannot open %1: the picture is too large. Reduce it with another program first.");
    case Fault::PictureDoesNotFit:
        return tr("%1 does not have the size that this model takes. Resize the picture, or choose "
                  "how pictures are resized under Model, Preprocessing (\"resize\" in the model "
                  "card).");
    case Fault::NotAModel:
        return tr(
            "Cannot open %1: it is not a TorchScript model. Export one with torch.jit.trace or "
            "torch.jit.script and save it as .pt.");
    case Fault::ModelTruncated:
        return tr("Cannot open %1: the file is damaged or incomplete. Copy or export it again.");
    case Fault::ModelIsStateDict:
        return tr(
            "Cannot open %1: it holds weights without the network. Load them in Python and export "
            "the network with torch.jit.trace or torch.jit.script.");
    case Fault::ModelUnknownOperator:
        return tr("Cannot open %1: it uses an operator that this LibTorch does not know. Export it "
                  "again with plain PyTorch operators, or with an older PyTorch.");
    case Fault::ModelTooNew:
        return tr(
            "Cannot open %1: it was saved by a newer PyTorch. Save it again with an older one, or "
            "build Saliscope with a newer LibTorch.");
    case Fault::ModelUnsafe:
        return tr("Refused to open %1: it wants to do more than compute. Only open models from "
                  "people you "
                  "trust, exported without file or network access.");
    case Fault::ModelNeedsDevice:
        return tr("Cannot run %1: it needs a device that is not here. Export it again on the CPU.");
    case Fault::ModelInputMismatch:
        return tr("%1 does not take such a picture. Give it a model card (a .json file beside it) "
                  "with the right "
                  "input size and channels.");
    case Fault::ModelOutputUnsupported:
        return tr("%1 does not put out one score for each class. Export the classification part of "
                  "the network.");
    case Fault::ModelRunFailed:
        return tr("The model failed at %1. Check the model card's input size, or export the model "
                  "again.");
    case Fault::ModelDiffers:
        return tr(
            "Refused to explain %1: taken apart, it gives other numbers than as a whole. Please "
            "report it; until then export it with torch.jit.trace.");
    case Fault::ModelPartMissing:
        return tr("Cannot open %1: a model of this kind consists of two files of the same name, "
                  ".cfg and .weights, and the other one is not beside it. Copy it there.");
    case Fault::ModelDefinitionInvalid:
        return tr("Cannot open %1: its description of the network is not valid. Mend the line "
                  "that is named, or download the file again.");
    case Fault::ModelWeightsMismatch:
        return tr("Cannot open %1: it does not hold as many weights as the .cfg file describes. "
                  "Put the .cfg file beside it that it was trained with, or download it again.");
    case Fault::ModelNeedsLibrary:
        return tr("Cannot open %1: its operators come with a library that is not installed. "
                  "Install torchvision for this LibTorch (Debian: python3-torchvision).");
    case Fault::NotFinite:
        return tr("%1 gives numbers that are not finite for this picture. Check the model card's "
                  "normalisation and the weights.");
    case Fault::CardInvalid:
        return tr(
            "The model card %1 is not valid. Mend it, or take it away to let Saliscope guess.");
    case Fault::NoSuchClass:
        return tr("There is no class %1, or more than one fits. Give its number or its full name.");
    case Fault::NoSuchLayer:
        return tr(
            "There is no layer %1. List the layers that there are with \"saliscope layers\".");
    case Fault::NoSuchMethod:
        return tr(
            "There is no method %1. List the methods that there are with \"saliscope methods\".");
    case Fault::NoSuchParameter:
        return tr("The parameter %1 does not exist or does not take this value. \"saliscope "
                  "methods --json\" "
                  "lists parameters and ranges.");
    case Fault::NoSuchBox:
        return tr("There is no box %1. List the boxes that there are with \"saliscope detect\", "
                  "perhaps with a lower threshold.");
    case Fault::NotADetector:
        return tr("%1 does not detect objects. Open a detector, or leave out what is about "
                  "boxes.");
    case Fault::MethodNotApplicable:
        return tr("%1 cannot be used here. Choose another method, layer or model.");
    case Fault::NotAMask:
        return tr("Cannot read %1 as a mask or as seeds. Open a picture of a mask, seeds that "
                  "Saliscope saved, or the JSON file of COCO or labelme.");
    case Fault::MaskDoesNotFit:
        return tr("%1 was made for a picture of another size. Open it together with the picture "
                  "that it belongs to.");
    case Fault::NothingToCutOut:
        return tr(
            "The map of %1 has the same value everywhere, so it shows no place to start from. "
            "Choose another method or class, or paint the object yourself.");
    case Fault::OutOfMemory:
        return tr("There is not enough memory for %1. Close other programs, or use a smaller "
                  "picture or model.");
    case Fault::Internal: return tr("Something unforeseen happened in %1. Please report it.");
    }
    return {};
}

QString detailText(const core::Error& error)
{
    const auto detail = QString::fromStdString(error.detail());
    if (detail.isEmpty())
        return {};
    // Reasons out of core are translatable; what libraries say is not, and stays as it is.
    return QStringLiteral(" (%1)").arg(QCoreApplication::translate("core", error.detail().c_str()));
}

QString subjectText(const core::Error& error)
{
    const auto subject = QString::fromStdString(error.subject());
    switch (error.fault()) {
    case core::Fault::MethodNotApplicable:
    case core::Fault::OutOfMemory:
        return QCoreApplication::translate("core", error.subject().c_str());
    case core::Fault::NoSuchClass:
    case core::Fault::NoSuchLayer:
    case core::Fault::NoSuchMethod: return QStringLiteral("\"%1\"").arg(subject);
    default: return subject;
    }
}

} // namespace

QString errorText(const core::Error& error)
{
    const auto named = preparedModelName(QString::fromStdString(error.subject()));
    if (error.fault() == core::Fault::FileNotFound && !named.isEmpty())
        //: %1 is the name of a model, such as "yolov3-tiny"
        return tr("There is neither a file nor a prepared model called %1. \"./run.sh --prepare\" "
                  "lists the models that can be prepared by name, \"./run.sh --prepare NAME\" "
                  "prepares one.")
            .arg(named);
    return sentence(error.fault()).arg(subjectText(error)) + detailText(error);
}

QString unforeseenErrorText(const std::exception& error)
{
    return sentence(core::Fault::Internal).arg(QString::fromUtf8(error.what()).section('\n', 0, 0));
}

} // namespace app
