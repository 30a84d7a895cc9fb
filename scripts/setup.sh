#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing to build and run Saliscope on Debian 12 or later.
#   scripts/setup.sh          what run.sh needs
#   scripts/setup.sh tests    and what test.sh needs
#   scripts/setup.sh bench    and what the benchmarks need
#   scripts/setup.sh npm      and what preparing the models that are npm packages needs
# Costs milliseconds when nothing is missing. Says something only when there is something to do.
set -euo pipefail

packages=(
    g++ cmake ninja-build ccache
    libtorch-dev libopencv-dev nlohmann-json3-dev libmaxflow-dev libopenblas0-openmp libwebp-dev
    qt6-base-dev qt6-base-dev-tools qt6-tools-dev qt6-tools-dev-tools
    qt6-l10n-tools qt6-translations-l10n libqcustomplot-dev libqt6svg6 fonts-noto-cjk
    python3 python3-pip python3-torch python3-torchvision python3-pil # prepare the default model
)
for set in "$@"; do
    case $set in
        tests) packages+=(python3-numpy darknet) ;; # of darknet only its photographs
        bench) packages+=(libbenchmark-dev xvfb libx11-6 darknet) ;;
        npm)
            packages+=(python3-numpy darknet)
            command -v npm >/dev/null || packages+=(npm) # some have it from elsewhere
            ;;
        *) echo "setup.sh: unknown set '$set'" >&2; exit 2 ;;
    esac
done
# From Debian 13 on the SVG icon plugin has a package of its own.
if [[ -r /etc/os-release ]] && (. /etc/os-release; [[ ${ID:-} == debian && ${VERSION_ID:-0} -ge 13 ]]); then
    packages+=(qt6-svg-plugins)
fi

# dpkg-query fails when it does not know one of the packages, and still lists the others.
present=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "${packages[@]}" 2>/dev/null || true)
wanted=()
for package in "${packages[@]}"; do
    [[ $'\n'$present$'\n' == *$'\nii  '"$package"$'\n'* ]] || wanted+=("$package")
done
[[ ${#wanted[@]} -gt 0 ]] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "setup.sh installs Debian packages, and there is no apt-get here. Wanted: ${wanted[*]}" >&2
    exit 1
fi
root=()
if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "Some packages are missing. As root, run: apt-get install ${wanted[*]}" >&2
        exit 1
    fi
    root=(sudo)
fi
echo "Installing ${#wanted[@]} packages: ${wanted[*]}" >&2
apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
"${apt[@]}" update </dev/null >&2
"${apt[@]}" install --no-install-recommends "${wanted[@]}" </dev/null >&2
