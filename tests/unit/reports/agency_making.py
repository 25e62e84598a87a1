"""Makes and fills in the agency's input workbook, as somebody with a spreadsheet program does."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from desktop.catalog.catalog import Catalog
from desktop.domain.agency_sheet import MARK, Field, Part
from desktop.domain.book import Book
from desktop.domain.month import Month
from desktop.language import speaking
from desktop.reports.agency.model import InputSheet
from desktop.reports.agency.workbook import content
from desktop.reports.composing.agency_sheet import input_sheet
from desktop.reports.composing.facts import gather
from desktop.reports.model import Audience
from tests.unit.reports.making import TODAY, sample_book

NOVEMBER = Month(2026, 11)
Row = Mapping[Field, object]


def sheet_of(
    catalog: Catalog, book: Book | None = None, month: Month = NOVEMBER, language: str = "ja"
) -> InputSheet:
    with speaking(language):
        facts = gather(book or sample_book(language), catalog, month, Audience.AGENCY, language, TODAY)
        return input_sheet(facts)


def workbook(sheet: InputSheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content(sheet)))


class Filled:
    """A workbook one fills in by the codes of its rows and columns, wherever they stand."""

    def __init__(self, book: openpyxl.Workbook) -> None:
        self.book = book

    @classmethod
    def of(cls, catalog: Catalog, **asked: object) -> Filled:
        return cls(workbook(sheet_of(catalog, **asked)))  # type: ignore[arg-type]

    def table(self, part: Part) -> tuple[Worksheet, int, dict[str, int]]:
        """The sheet of a part, the row of its codes, and where each code stands in it."""
        for sheet in self.book:
            for row in sheet.iter_rows():
                if any(cell.value == f"{MARK}{part}" for cell in row):
                    return sheet, row[0].row, {str(x.value): x.column for x in row if x.value}
        raise AssertionError(part)

    def cell(self, part: Part, row: str | int, field: Field) -> openpyxl.cell.Cell:
        """A cell by the code of its row, or by its number below the codes."""
        sheet, at, columns = self.table(part)
        if isinstance(row, int):
            return sheet.cell(at + row, columns[field])
        codes = columns[f"{MARK}{part}"]
        found = next(x for x in range(at + 1, sheet.max_row + 1) if sheet.cell(x, codes).value == row)
        return sheet.cell(found, columns[field])

    def put(self, part: Part, row: str | int, **values: object) -> Filled:
        for name, value in values.items():
            self.cell(part, row, Field(name)).value = value
        return self

    def save(self, path: Path) -> Path:
        self.book.save(path)
        return path
