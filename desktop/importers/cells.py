"""Cells of a sheet as people see them: their text without what no text should hold, and their names."""

from __future__ import annotations

import unicodedata


def clean(text: str) -> str:
    """Take out what is no letter (control characters, halves of pairs), and blanks around."""
    kept = (x for x in text.replace("\r\n", "\n") if x == "\n" or unicodedata.category(x) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def cell_name(column: int, row: int) -> str:
    """Name a cell such as ``G8``; the first column is 0, the first row 1."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
