"""Fills in an input workbook as an agency does: by the codes of its rows and columns. For the sample shop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.agency_sheet import MARK, Field, Part

Answer: TypeAlias = str | int | float


@dataclass(frozen=True, slots=True)
class Answers:
    """What is written into one row: a row of a figure by its code, any other by its number."""

    part: Part
    row: str | int
    cells: Mapping[Field, Answer]


def fill_in(path: Path, answers: tuple[Answers, ...]) -> None:
    """Write answers into a workbook and save it; raises KeyError where a row or column is not there."""
    book = load_workbook(path)
    tables = {sheet: _codes(sheet) for sheet in book}
    for one in answers:
        sheet, (at, columns) = next((x, y) for x, y in tables.items() if f"{MARK}{one.part}" in y[1])
        rows = {
            sheet.cell(row, columns[f"{MARK}{one.part}"]).value: row
            for row in range(at + 1, sheet.max_row + 1)
        }
        row = at + one.row if isinstance(one.row, int) else rows[one.row]
        for code, value in one.cells.items():
            sheet.cell(row, columns[code]).value = value
    book.save(path)


def _codes(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """Give the row of the codes, and the column of each."""
    for row in sheet.iter_rows():
        if any(str(cell.value).startswith(MARK) for cell in row):
            return row[0].row, {str(cell.value): cell.column for cell in row if cell.value}
    return 0, {}
