"""Attached documents in words: their name in the room there is, and their size."""

from __future__ import annotations

from desktop.language import _

_ROOM = 36
_END = 12
"""Of a long name so many characters of its end are shown: the number of a draft often stands there."""
_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024


def short_name(file: str, room: int = _ROOM) -> str:
    """Say a document's name, its middle left out where it is long."""
    return file if len(file) <= room else f"{file[: room - _END - 1]}…{file[-_END:]}"


def size_words(size: int | None) -> str:
    """Say how large a document is: ``120 KB``, ``1.3 MB``; or that it is missing."""
    if size is None:
        return _("missing; please attach it again")
    if size < _MEGABYTE:
        return _("{size} KB").format(size=max(1, round(size / _KILOBYTE)))
    return _("{size} MB").format(size=f"{size / _MEGABYTE:.1f}")
