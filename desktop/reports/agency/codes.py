"""Codes out of sight, by which a workbook is read back: of the workbook, its tables, columns and rows; and its lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.agency_sheet import MARK, Field, Part
from desktop.reports.paper import Paper
from desktop.reports.safe_text import clean, quoted
from desktop.reports.styles import Look, Style

HIDDEN_STYLE = Look(Style.NOTE, wrap=False)


@dataclass(slots=True)
class Lists:
    """Lists to pick from, kept in columns of the hidden sheet: no length or comma breaks them."""

    sheet: Worksheet
    _next: int = 5

    def offer(self, words: Sequence[str]) -> str:
        """Keep a list and give its area, as rules name it."""
        column, self._next = self._next, self._next + 1
        for row, word in enumerate(words, start=1):
            _text(self.sheet, row, column, word)
        letter = get_column_letter(column)
        return f"{quoted(self.sheet.title)}!${letter}$1:${letter}${max(1, len(words))}"


def tell(sheet: Worksheet, row: int, *texts: str) -> None:
    """Write a row of the hidden sheet."""
    for column, text in enumerate(texts, start=1):
        _text(sheet, row, column, text)


def _text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    cell.value, cell.data_type = clean(text), "s"


@dataclass(slots=True)
class Coded:
    """A table whose columns and rows bear codes, out of sight, by which it is found again."""

    paper: Paper
    part: Part
    hidden: tuple[Field, ...] = ()
    """What hidden columns say of each row beside its code."""

    @property
    def _first(self) -> int:
        """The first column behind the gutter."""
        return len(self.paper.widths) + 2

    def columns(self, codes: Mapping[int, Field]) -> None:
        """Name the columns in a row without height; everything below belongs to the table."""
        self._write(f"{MARK}{self.part}", *self.hidden)
        for column, code in codes.items():
            self.paper.put(column, code.value, HIDDEN_STYLE)
        self.paper.end(0)

    def row(self, code: str, *values: str) -> None:
        """Give the next free row its code and what its hidden columns say."""
        self._write(code, *values)

    def letters(self) -> tuple[str, ...]:
        """The hidden columns."""
        return tuple(get_column_letter(self._first + 1 + at) for at in range(1 + len(self.hidden)))

    def _write(self, *texts: str) -> None:
        for at, text in enumerate(texts):
            self.paper.put(self._first + at, text or None, HIDDEN_STYLE)
