"""What all files of the sample share: its names of rows, texts in one language, and tables of numbers."""

from __future__ import annotations

import csv
from decimal import Decimal, InvalidOperation
from pathlib import Path

from desktop.catalog.reading import CatalogError, Entry
from desktop.domain.month import Month

SHOP = "sample"
"""The id of the sample shop."""


def row_id(kind: str, number: int) -> str:
    """Give a row of the sample its name: always the same, so that two samples are equal to the byte."""
    return f"{SHOP}-{kind}-{number:04d}"


def said(entry: Entry, key: str, language: str) -> str:
    """Give a text in the language, or nothing where the key is absent."""
    text = entry.optional_text(key)
    return "" if text is None else text[language]


def month_table(path: Path) -> dict[Month, dict[str, str]]:
    """Read a CSV whose first column is the month; raises CatalogError naming file and row."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return {Month.parse(row.pop("month")): row for row in rows}
    except (OSError, KeyError, TypeError, ValueError) as fault:
        raise CatalogError(path.name, "month", str(fault)) from fault


def number(path: Path, month: Month, column: str, text: str) -> Decimal:
    """Read one cell of such a table; raises CatalogError naming file, month and column."""
    try:
        return Decimal(text)
    except InvalidOperation:
        raise CatalogError(path.name, f"{month}.{column}", "a number") from None
