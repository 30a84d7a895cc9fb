#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds what changed, prepares the default model and starts Saliscope.
#   ./run.sh [PICTURE...] [--model FILE]     the window
#   ./run.sh explain PICTURE --class ...     any sub-command: see ./run.sh --help
#   ./run.sh --prepare [NAME...|all]         fetches further models and starts nothing; alone: lists them
# A model that --model names is prepared, too.
# Where there is no display, the window is drawn into build/saliscope.png instead.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

"$root/scripts/setup.sh"

# prepare [NAME...]: writes models of resources/models/manifest.json into the models folder, by default
# the default one
prepare() {
    local names=("${@/#/--model=}") needs=
    if [[ $# -gt 0 ]]; then
        needs=$(/usr/bin/python3 "$root/resources/models/prepare.py" "${@/#/--needs=}") || return
        # shellcheck disable=SC2086 # a list of words
        [[ -z $needs ]] || "$root/scripts/setup.sh" $needs || return
    fi
    /usr/bin/python3 "$root/resources/models/prepare.py" "${names[@]}"
}
known=$(/usr/bin/python3 "$root/resources/models/prepare.py" --list)
if [[ ${1:-} == --prepare ]]; then
    [[ $# -gt 1 ]] || { echo "$known"; exit; }
    prepare "${@:2}"
    exit
fi

. "$root/scripts/build.sh"
[[ -f $root/build/build.ninja ]] || configure release
build "$root/build" app/saliscope
prepare || echo "Going on without the default model." >&2
for ((i = 1; i <= $#; i++)); do
    case ${!i} in
        --model=*) name=${!i#--model=} ;;
        --model) next=$((i + 1)) name=${!next:-} ;;
        *) continue ;;
    esac
    # A name, not a file, and one that can be prepared.
    if [[ $name && $name != */* && ! -e $name && $'\n'$known == *$'\n'"$name "* ]]; then
        prepare "$name" || echo "Going on without $name." >&2
    fi
done

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
        predict | explain | methods | layers | detect | doubt | segment | imagine | statistics | convert)
            [[ $picture ]] || window=
            break
            ;;
        *) picture=yes ;;
    esac
done

if [[ ${1:-} == @(--help|-h) ]]; then
    "$program" "$@"
    echo
    echo "./run.sh --prepare NAME fetches a model, which --model NAME then opens:"
    # shellcheck disable=SC2001 # every line
    sed 's/^/  /' <<<"$known"
    exit
fi
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
