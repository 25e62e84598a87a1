"""Text on its way into the workbook: without what no part of it may hold."""

from __future__ import annotations

import re

from desktop.wording.amounts import plain

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32_000


def clean(text: str) -> str:
    """Take out control characters and joiners, and what a cell has no room for."""
    return _CONTROL.sub("", plain(text))[:_LONGEST]


def quoted(sheet: str) -> str:
    """Write a sheet's name as formulas need it."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"


def escaped(text: str) -> str:
    """Write text for a footer, where & begins a code."""
    return clean(text).replace("&", "&&")
