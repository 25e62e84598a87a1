"""Puts a finished file in its place: written beside it first, so that what stood there is never half gone."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from desktop.domain.faults import Fault, FaultCode


def put(content: bytes, path: Path) -> None:
    """Write the content beside `path` and put it in its place.

    Raises `Fault` where the file is open elsewhere, the folder refuses or the disk is full; then what
    stood at `path` stays, and nothing is left behind.
    """
    beside = path.with_name(f".{path.name}.writing")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _replace(beside, path)
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise Fault(FaultCode.DISK_FULL if full else FaultCode.NOT_WRITABLE, str(path)) from error
    finally:
        with suppress(OSError):
            beside.unlink()


def _replace(beside: Path, path: Path) -> None:
    """Windows refuses to replace a file that a program holds open; the folder itself was just written to."""
    try:
        beside.replace(path)
    except PermissionError as error:
        raise Fault(FaultCode.LOCKED, str(path)) from error
