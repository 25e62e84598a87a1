"""Leaves the search for garbage out while a file is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Do not look for garbage for a while: among the rows of a large file that takes as long as reading it.

    Rows hold no circles, so nothing grows; what is no longer used goes at once all the same.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
