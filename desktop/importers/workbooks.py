"""Workbooks (.xlsx) to tables of text, refusing those that would fill the memory."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.archives import guarded, opened, unpack
from desktop.importers.formulas import shown
from desktop.importers.tables import ROOM, Alive, Row, Table, area, weight

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

PART = "xl/workbook.xml"
"""An archive with this entry is a workbook."""
_MOST_TEXTS = ROOM // 2
"""The most texts that cells may share."""
_MOST_SHEETS = 200
_SHEET = re.compile(rb"<(?:\w+:)?sheet(?=[\s/>])")
_TEXT = re.compile(rb"<(?:\w+:)?si(?=[\s/>])")
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
_PLACED_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_NO_PLAIN_XML = (b"\0", b"\x1b")
"""Bytes of encodings in which a tag could hide from the two patterns above."""


def sheets(data: bytes, file: str, archive: str, alive: Alive) -> list[Table]:
    """Read every sheet of a workbook; raises `Refused`."""
    import python_calamine

    checked = _checked(data, file, alive)
    book = guarded(partial(python_calamine.load_workbook, io.BytesIO(checked)), file)
    names = book.sheet_names
    found, room = [], ROOM
    for name in names:
        alive()
        rows = guarded(partial(_rows, book, name), file)
        found.append(Table(file, rows, archive, sheet=name if len(names) > 1 else ""))
        room -= weight(found[-1])
        if room < 0:  # several sheets may be one and the same part
            raise Refused(Problem(Code.TABLE_TOO_LARGE, file))
    return found


def _rows(book: CalamineWorkbook, sheet: str) -> list[Row]:
    values = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [[cell if type(cell) is str else _text(cell) for cell in row] for row in values]


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _checked(data: bytes, file: str, alive: Alive) -> bytes:
    """Pack the workbook's parts anew, unpacked and looked at: what was checked is what will be read.

    The reader makes room for the whole rectangle from the first to the last cell, so one cell in the far
    corner of a small file would end the program.
    """
    packed, room = io.BytesIO(), ROOM
    with opened(data, file) as archive, zipfile.ZipFile(packed, "w") as anew:
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                alive()
                part = unpack(archive, entry, file)
                room -= _area(part, file)
                if room < 0:
                    raise Refused(Problem(Code.TABLE_TOO_LARGE, file))
                anew.writestr(entry.filename, shown(part) if b"sheetData" in part else part)
    return packed.getvalue()


def _area(part: bytes, file: str) -> int:
    """Measure the rectangle of a sheet's cells; of any other part with few texts it is nothing. Raises `Refused`."""
    if any(byte in part for byte in _NO_PLAIN_XML):
        raise Refused(Problem(Code.FILE_DAMAGED, file))
    if sum(1 for _ in _SHEET.finditer(part)) > _MOST_SHEETS:
        return ROOM + 1
    if b"sheetData" not in part:
        texts = sum(1 for _ in _TEXT.finditer(part)) if b"sst" in part else 0
        return 0 if texts <= _MOST_TEXTS else ROOM + 1
    cells = sum(1 for _ in _CELL.finditer(part))
    placed, rows, columns = 0, 0, set()
    for match in _PLACED_CELL.finditer(part) if cells <= ROOM else ():
        placed += 1
        columns.add(match[1])
        rows = max(rows, int(match[2]))
    if cells > ROOM:
        raise Refused(Problem(Code.TABLE_TOO_LARGE, file))
    if placed != cells:
        raise Refused(Problem(Code.OTHER_WORKBOOK, file))
    return area(rows, max(map(_column, columns), default=0))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
