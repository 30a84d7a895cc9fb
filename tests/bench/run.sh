#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds the benchmarks into build-bench, runs them and prints a table.
# Ratios stand a busy machine, times do not.
#   tests/bench/run.sh            about a quarter of an hour
#   tests/bench/run.sh PYTHON     and against Captum and pytorch-grad-cam, about half an hour more:
#                                 the Python of the virtual environment of tests/reference/reference.py
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$root/build-bench

"$root/scripts/setup.sh" bench
. "$root/scripts/build.sh"
configure release -B "$folder" -DSALISCOPE_BENCH=ON
build "$folder" app/saliscope bench_explaining bench_answering bench_drawing

export SALISCOPE_MODELS=$folder/models
/usr/bin/python3 "$root/resources/models/prepare.py" "$SALISCOPE_MODELS"
/usr/bin/python3 "$root/tests/bench/nets.py" "$folder/nets"
exec /usr/bin/python3 "$root/tests/bench/report.py" "$folder" "$@"
