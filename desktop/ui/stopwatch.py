"""Opens the window only to see how long that takes: leaves as soon as it is painted, or Home is filled."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from PySide6.QtCore import QObject, QTimer, SignalInstance, Slot

from desktop.ui.window import Window

Until: TypeAlias = Literal["paint", "home"]
_STARTED = time.perf_counter()
"""Where the system does not tell when this process began, this moment stands for it."""


class Timed(Protocol):
    """What is being timed."""

    window: Window

    @property
    def filled(self) -> SignalInstance:
        """Something is shown in the window."""


class Stopwatch(QObject):
    """Takes the time and the memory at one moment, and closes the window."""

    def __init__(self, until: Until) -> None:
        super().__init__()
        self._until = until
        self._window: Window | None = None
        self.milliseconds: float | None = None
        """From the start of the process to the moment; None: it did not come."""
        self.peak_memory: int | None = None
        """The greatest memory held up to then, in bytes; None where the system does not tell."""

    def watch(self, program: Timed) -> None:
        """Begin to wait for the moment."""
        self._window = program.window
        if self._until == "paint":
            self._window.painted.connect(self._take)
        else:
            program.filled.connect(self._wait_for_paint)

    @Slot()
    def _wait_for_paint(self) -> None:
        """Let what was just filled be laid out first."""
        QTimer.singleShot(0, self, self._take)

    @Slot()
    def _take(self) -> None:
        if self._window is None or self.milliseconds is not None:
            return
        if self._until == "home":
            self._window.repaint()
        self.milliseconds, self.peak_memory = 1000 * _age(), _peak()
        QTimer.singleShot(0, self._window, self._window.close)


def _age() -> float:
    """Seconds since this process began."""
    try:
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    except OSError:
        return time.perf_counter() - _STARTED

    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


def _peak() -> int | None:
    if sys.platform == "win32":
        return None
    with suppress(OSError, StopIteration):  # what getrusage says counts the parent's memory, too
        lines = Path("/proc/self/status").read_text().splitlines()
        return 1024 * int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
