#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds what changed, prepares the default model and starts Saliscope.
#   ./run.sh [PICTURE...] [--model FILE]     the window
#   ./run.sh explain PICTURE --class ...     any sub-command: see ./run.sh --help
# Where there is no display, the window is drawn into build/saliscope.png instead.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

"$root/scripts/setup.sh"
. "$root/scripts/build.sh"
[[ -f $root/build/build.ninja ]] || configure release
build "$root/build" app/saliscope
/usr/bin/python3 "$root/resources/models/prepare.py" ||
    echo "Going on without the default model." >&2

program=$root/build/app/saliscope

# Would these arguments open the window? And with a picture?
window=yes picture=
arguments=("$@")
for ((i = 0; i < $#; i++)); do
    case ${arguments[i]} in
        --screenshot | --screenshot=* | --version | -v | --help | --help-all | -h) window=; break ;;
        --) [[ $((i + 1)) -lt $# ]] && picture=yes; break ;;
        --*=*) ;;
        --*) i=$((i + 1)) ;; # the window's other options have a value
        predict | explain | methods | layers | detect | segment | imagine | measure | convert)
            [[ $picture ]] || window=
            break
            ;;
        *) picture=yes ;;
    esac
done

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
    exec "$program" "$@"
fi
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
if [[ -z $window || $QT_QPA_PLATFORM != @(offscreen|minimal) ]]; then
    exec "$program" "$@"
fi
[[ $picture ]] || set -- "$root/resources/samples/drums-and-guitar.jpg" "$@"
"$program" --screenshot "$root/build/saliscope.png" "$@"
echo "There is no display here, so the window was drawn into $root/build/saliscope.png"
