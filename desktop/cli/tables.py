"""Lays out columns in a terminal, where Japanese letters are two places wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from desktop.wording.amounts import plain


def width(text: str) -> int:
    """Give the places a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def aligned(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset(), indent: str = "") -> str:
    """Lay rows of equal length out in columns, two spaces apart; `right` are the right-aligned ones."""
    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        (indent + "  ".join(_filled(cell, widths[n], n in right) for n, cell in enumerate(row))).rstrip()
        for row in cells
    )


def _filled(text: str, places: int, right: bool) -> str:
    gap = " " * (places - width(text))
    return gap + text if right else text + gap
