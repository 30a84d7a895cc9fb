#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds the benchmarks into build-bench, runs them and prints a table.
# Ratios stand a busy machine, times do not.
#   tests/bench/run.sh            about half an hour
#   tests/bench/run.sh PYTHON     and against Captum and pytorch-grad-cam, about half an hour more:
#                                 the Python of the virtual environment of tests/reference/reference.py
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$root/build-bench

"$root/scripts/setup.sh" bench
. "$root/scripts/build.sh"
configure release -B "$folder" -DSALISCOPE_BENCH=ON
build "$folder" app/saliscope bench_explaining bench_imagining bench_detecting bench_answering bench_drawing bench_cutting \
    bench_painting bench_strokes bench_tilewall

export SALISCOPE_MODELS=$folder/models
/usr/bin/python3 "$root/resources/models/prepare.py" "$SALISCOPE_MODELS" \
    --model efficientnet-lite0 --model yolov3-tiny
/usr/bin/python3 "$root/tests/bench/nets.py" "$folder/nets"
/usr/bin/python3 "$root/tests/bench/report.py" "$folder" "$@"

# The wall of feature maps must scroll at 60 frames a second.
echo
"$folder/tests/bench/bench_tilewall" || echo "The wall of feature maps is slower than that."

# The editor's pictures are made of those of two Debian packages, which need not be installed.
pictures=$folder/pictures
for package in tuxpaint-stamps-default lomiri-wallpapers-16.04; do
    [[ -d $pictures/$package ]] && continue
    mkdir -p "$pictures"
    (cd "$pictures" && apt-get -q download "$package" >&2)
    dpkg-deb -x "$pictures/$package"_*.deb "$pictures/$package.part"
    mv "$pictures/$package.part" "$pictures/$package"
done
scenes=$folder/scenes
[[ -e $scenes/scenes.json ]] || /usr/bin/python3 "$root/tests/bench/scenes.py" \
    "$pictures/tuxpaint-stamps-default/usr/share/tuxpaint/stamps" \
    "$pictures/lomiri-wallpapers-16.04/usr/share/backgrounds" "$scenes"
echo
exec /usr/bin/python3 "$root/tests/bench/cutting.py" "$folder" "$scenes"
