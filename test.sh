#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and runs all tests: the engine's under sanitizers first, then all
# of them in the release build. Fails if either fails.
#   ./test.sh [ctest arguments]     for example ./test.sh -R gradcam
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

"$root/scripts/setup.sh" tests
. "$root/scripts/build.sh"
strict=OFF
[[ ${CI:-} == @(true|1) ]] && strict=ON

configure release -DSALISCOPE_TESTS=ON -DSALISCOPE_WERROR=$strict
build "$root/build"

export SALISCOPE_MODELS=$root/build/models
export SALISCOPE_FIXTURES=$root/build/fixtures
export QT_QPA_PLATFORM=offscreen
/usr/bin/python3 "$root/resources/models/prepare.py" "$SALISCOPE_MODELS" \
    --model efficientnet-lite0 --model yolov3-tiny
/usr/bin/python3 "$root/tests/reference/fixtures.py" "$SALISCOPE_FIXTURES" >&2

# Without a selection, running no test at all is a failure too.
[[ $# -gt 0 ]] || set -- --no-tests=error
failed=
echo "Under sanitizers:"
{
    configure asan -DSALISCOPE_WERROR=$strict &&
        build "$root/build-asan" &&
        ctest --test-dir "$root/build-asan" --output-on-failure -j "$jobs" "$@"
} || failed=yes

echo "Release:"
ctest --test-dir "$root/build" --output-on-failure -j "$jobs" "$@" || failed=yes

if [[ $failed ]]; then
    echo "Some tests failed; look above." >&2
    exit 1
fi
