// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>

namespace core {

// What is written: a failed write leaves an existing file as it was. All throw
// Error{FileNotWritable}; the pictures' names must end in .png, since other formats lose something.

/// 8-bit grey: 255 in the object, else 0.
void writeMask(const std::string& path, const cv::Mat& mask);

/// RGBA: the object's pixels of `pixels` (CV_8UC3 RGB), opaque; all else is 0. Throws also
/// Error{MaskDoesNotFit}.
void writeCutOut(const std::string& path, const cv::Mat& pixels, const cv::Mat& mask);

/// Seeds (seeds.h) as 8-bit grey: 0 none, 64 background, 112 probable background, 176 probable
/// object, 255 object. Erased is none.
void writeSeeds(const std::string& path, const cv::Mat& seeds);

/// What annotation files say besides the outline.
struct MaskFacts {
    std::string picture;  ///< the picture's file name, as it is to stand there
    std::string category; ///< what the object is
    int categoryId = 1;   ///< COCO only
};

/// How COCO's format holds a mask.
enum class CocoForm {
    Polygons,   ///< along pixel edges; "iscrowd": 0
    RunLengths, ///< not compressed; "iscrowd": 1
};

/// One picture with one annotation (none for an empty mask) in the format of COCO's instances.
void writeCoco(const std::string& path, const cv::Mat& mask, const MaskFacts& facts, CocoForm form);

/// One group of polygons in the format of the annotation program labelme.
void writeLabelme(const std::string& path, const cv::Mat& mask, const MaskFacts& facts);

/// Reads a mask for a picture of `size`. The file's content says what it is:
/// - a picture: what is not black (zero) is object, except the colour (224, 224, 192) that
/// surrounds
///   objects in PASCAL VOC's masks; if its alpha is not the same everywhere, what is more than half
///   opaque is object; in a JPEG file, which blurs edges, what is lighter than half grey;
/// - COCO JSON: all annotations (polygons, run lengths) of the picture called as `picture` is, or
/// of
///   the first or only one;
/// - labelme JSON: all polygons, rectangles and circles.
/// Throws Error: FileNotFound, FileUnreadable, NotAMask, MaskDoesNotFit.
cv::Mat readMask(const std::string& path, cv::Size size, const std::string& picture = {});

/// Reads what writeSeeds() wrote. Throws the same.
cv::Mat readSeeds(const std::string& path, cv::Size size);

} // namespace core
