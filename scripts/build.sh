# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by run.sh and test.sh: configuring and building a preset. Wants $root, the checkout.
: "${root:?}"

# As many jobs as there are cores, and no more than memory allows at 2 GiB a compiler.
jobs=$(awk -v cores="$(nproc)" '/^MemTotal/ { n = int($2 / 2097152) }
    END { if (n < 1) n = 1; print n < cores ? n : cores }' /proc/meminfo)

# Without this ccache passes over everything that uses a precompiled header.
export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}

# configure PRESET [-DNAME=VALUE...]: shows what CMake says only when it fails
configure() {
    local said
    said=$(cd "$root" && cmake --preset "$@" 2>&1) || { echo "$said" >&2; return 1; }
}

# build FOLDER [TARGET...]: silent when everything is up to date
build() {
    local plan
    plan=$(ninja -C "$1" -n "${@:2}" 2>&1) || { echo "$plan" >&2; return 1; }
    if [[ $plan != *"no work to do"* ]]; then
        ninja -C "$1" -j "$jobs" "${@:2}" >&2
    fi
}
