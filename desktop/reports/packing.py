"""Packs a workbook: openpyxl's parts, with the rows of every sheet written here.

openpyxl leaves a formula without its value, and its own writer of rows takes most of its time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile

from openpyxl.cell import Cell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element

_ROWS = "<sheetData />"


@dataclass(frozen=True, slots=True)
class Known:
    """What openpyxl is not told of a sheet: row heights (0 hides a row), and the value of every formula by cell."""

    heights: Mapping[int, float]
    values: Mapping[str, Decimal | str]


def packed(workbook: Workbook, known: Mapping[str, Known]) -> bytes:
    """Give the workbook's package; raises KeyError for a sheet or formula of which nothing is `known`."""
    package = BytesIO()
    with ZipFile(package, "w", ZIP_STORED) as parts:
        _Writer(workbook, parts, known).save()
    return package.getvalue()


class _Frame(WorksheetWriter):  # type: ignore[misc]  # openpyxl has no types
    """Everything of a sheet but its rows."""

    def write_rows(self) -> None:
        self.xf.send(Element("sheetData"))


class _Writer(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types
    """openpyxl's writer of the package, with our rows in the sheets."""

    def __init__(self, workbook: Workbook, parts: ZipFile, known: Mapping[str, Known]) -> None:
        super().__init__(workbook, parts)
        self._known = known

    def write_worksheet(self, ws: Worksheet) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer = _Frame(ws, BytesIO())
        ws._hyperlinks = [cell.hyperlink for cell in ws._cells.values() if cell.hyperlink]
        writer.write()
        ws._rels = writer._rels
        frame = writer.read().decode()
        if frame.count(_ROWS) != 1:
            raise ValueError("openpyxl writes sheets otherwise than it did")
        self._archive.writestr(ws.path[1:], frame.replace(_ROWS, rows(ws, self._known[ws.title])))
        self.manifest.append(ws)


def rows(sheet: Worksheet, known: Known) -> str:
    """Write the rows of a sheet: text in its cell, every formula with its value."""
    cells = {row: [*group] for row, group in groupby(_sorted(sheet), key=_row_of)}
    styles: dict[int, int] = {}
    written = []
    for row in sorted({*cells, *known.heights}):
        inside = "".join(_cell(cell, known, styles) for cell in cells.get(row, ()))
        height = known.heights.get(row)
        tall = "" if height is None else f' ht="{height:g}" customHeight="1"'
        tall += ' hidden="1"' if height == 0 else ""
        written.append(f'<row r="{row}"{tall}>{inside}</row>')
    return f"<sheetData>{''.join(written)}</sheetData>"


def _sorted(sheet: Worksheet) -> Iterator[Cell]:
    return (cell for _place, cell in sorted(sheet._cells.items(), key=_place_of))


def _place_of(item: tuple[tuple[int, int], Cell]) -> tuple[int, int]:
    return item[0]


def _row_of(cell: Cell) -> int:
    return int(cell.row)


def _cell(cell: Cell, known: Known, styles: dict[int, int]) -> str:
    """Write one cell; looks are shared, so the number of a style is asked for once a look."""
    look = id(cell._style)
    if look not in styles:
        styles[look] = cell.style_id
    start = f'<c r="{cell.coordinate}" s="{styles[look]}"'
    value = cell._value
    if value is None:
        return f"{start}/>"
    if cell.data_type == "f":
        return f"{start}{_formula(str(value), known.values[cell.coordinate])}</c>"
    if isinstance(value, str):
        return f'{start} t="inlineStr"><is>{_text(value)}</is></c>'
    return f"{start}><v>{to_excel(value) if isinstance(value, datetime) else value}</v></c>"


def _text(text: str) -> str:
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{kept}>{escape(text)}</t>"


def _formula(formula: str, value: Decimal | str) -> str:
    if isinstance(value, str):
        return f' t="str"><f>{escape(formula[1:])}</f><v>{escape(value)}</v>'
    number = int(value) if value == value.to_integral_value() else float(value)
    return f"><f>{escape(formula[1:])}</f><v>{number!r}</v>"
