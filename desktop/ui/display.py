"""Whether there is anybody to see a window. Imports no Qt, which may be lacking where there is no display."""

from __future__ import annotations

import os
import sys

_UNSEEN = frozenset({"offscreen", "minimal"})
"""Qt's platforms that show nothing."""


def chosen_platform() -> str:
    """Give the platform Qt was told to use; empty where it is to choose."""
    return os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]


def has_display() -> bool:
    """Tell whether anybody would see a window here."""
    if chosen_platform():
        return chosen_platform() not in _UNSEEN
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
