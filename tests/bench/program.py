# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the built program from outside: how soon its window shows, how much memory it takes."""
import ctypes
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SUBSTRUCTURE_NOTIFY = 1 << 19
MAP_NOTIFY = 19
Z_PIXMAP = 2


class Image(ctypes.Structure):
    """The beginning of Xlib's XImage."""

    _fields_ = [(name, ctypes.c_int) for name in ("width", "height", "offset", "format")]
    _fields_ += [("data", ctypes.POINTER(ctypes.c_ubyte))]
    _fields_ += [(name, ctypes.c_int) for name in ("order", "unit", "bits", "pad", "depth", "stride")]


class Screen:
    """An X display, watched for windows that appear on it."""

    def __init__(self, name: str) -> None:
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XGetImage.restype = ctypes.POINTER(Image)
        opened = self.x11.XOpenDisplay(name.encode())
        if not opened:
            raise RuntimeError(f"cannot open display {name}")
        self.display = ctypes.c_void_p(opened)
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        self.x11.XSelectInput(self.display, self.root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        self.x11.XSync(self.display, True)  # and forget what happened before

    def wait_for_window(self) -> None:
        event = (ctypes.c_long * 24)()
        while event[0] & 0xFFFFFFFF != MAP_NOTIFY:
            self.x11.XNextEvent(self.display, ctypes.byref(event))

    def pixels(self) -> bytes:
        """A row across the screen, through where windows without a window manager open."""
        planes = ctypes.c_ulong(0xFFFFFFFF)
        image = self.x11.XGetImage(self.display, self.root, 0, 100, 400, 1, planes, Z_PIXMAP)
        row = bytes(image.contents.data[: image.contents.stride])
        self.x11.XDestroyImage(image)
        return row

    def close(self) -> None:
        self.x11.XCloseDisplay(self.display)


@contextmanager
def virtual_display() -> Iterator[str]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-noreset"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as answer:
                yield ":" + answer.readline().strip()
        finally:
            server.terminate()


def seconds_to_window(program: Path, times: int = 9) -> tuple[float, float]:
    """Medians from exec to the window on screen and to its first pixels. The first of `times + 1`
    starts warms the cache and does not count."""
    mapped, painted = [], []
    with virtual_display() as display, tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            environment[name] = home  # as new, whatever this person's settings are
        for _ in range(times + 1):
            screen = Screen(display)
            empty = screen.pixels()
            start = time.monotonic()
            with subprocess.Popen([program], env=environment, stderr=subprocess.DEVNULL) as process:
                try:
                    screen.wait_for_window()
                    mapped.append(time.monotonic() - start)
                    while screen.pixels() == empty:
                        time.sleep(0.002)
                    painted.append(time.monotonic() - start)
                finally:
                    process.kill()
            screen.close()
    return statistics.median(mapped[1:]), statistics.median(painted[1:])


def peak_memory(command: list[str]) -> int:
    """Bytes that a command had in memory at most."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_maxrss * 1024


def integrated_gradients_memory(program: Path, picture: Path, model: Path, steps: int) -> int:
    with tempfile.TemporaryDirectory() as output:
        return peak_memory(
            [str(program), "explain", str(picture), "--model", str(model), "--class", "0"]
            + ["--methods", "integrated_gradients", "-o", output]
            + ["--set", f"integrated_gradients.steps={steps}"]
        )
