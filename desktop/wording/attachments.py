"""Attached documents in words: their name in the room there is, and their size."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import accumulate

from desktop.language import _

_ROOM = 36
"""In half-width letters; a Japanese one takes the room of two."""
_END = 12
"""Of a long name so much of its end is shown: the number of a draft often stands there."""
_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024


def short_name(file: str, room: int = _ROOM) -> str:
    """Say a document's name, its middle left out where it is wider than `room` half-width letters."""
    if sum(map(_wide, file)) <= room:
        return file
    start, end = _within(file, room - _END - 1), _within(file[::-1], _END)[::-1]
    return f"{start}…{end}"


def _within(text: str, room: int) -> str:
    """Give as much of the beginning as has room."""
    used = list(accumulate(map(_wide, text)))
    return text[: bisect_right(used, room)]


def _wide(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def size_words(size: int | None) -> str:
    """Say how large a document is: ``120 KB``, ``1.3 MB``; or that it is missing."""
    if size is None:
        return _("missing; please attach it again")
    if size < _MEGABYTE:
        return _("{size} KB").format(size=max(1, round(size / _KILOBYTE)))
    return _("{size} MB").format(size=f"{size / _MEGABYTE:.1f}")
