"""Files for the importers: those of `tests/data/imports`, and small ones made on the fly."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from desktop.importers.dates import Told
from desktop.importers.files import open_bytes
from desktop.importers.reading import Reading
from desktop.importers.recognise import read
from desktop.importers.tables import Table, Unread

DATA = Path(__file__).parents[2] / "data" / "imports"
DOWNLOADED = date(2026, 11, 2)
TOLD = Told(DOWNLOADED)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

Found = Reading | Unread


def go_on() -> None:
    """Nobody stops the work."""


def readings(data: bytes, name: str = "file.csv", told: Told = TOLD) -> list[Found]:
    return [read(found, told) for found in open_bytes(data, name, go_on)]


def reading(data: bytes, name: str = "file.csv", told: Told = TOLD) -> Reading:
    (found,) = readings(data, name, told)
    assert isinstance(found, Reading), found
    return found


def refusal(data: bytes, name: str = "file.csv", told: Told = TOLD) -> str:
    """The code of why a file was refused."""
    (found,) = readings(data, name, told)
    assert isinstance(found, Unread), found
    return found.problem.code.value


def of_file(name: str, told: Told = TOLD) -> Reading:
    return reading((DATA / name).read_bytes(), name, told)


def table(data: bytes) -> Table:
    (found,) = open_bytes(data, "file", go_on)
    assert isinstance(found, Table), found
    return found


def csv_bytes(*rows: Sequence[object]) -> bytes:
    """A table as TikTok writes it: BOM, every cell quoted, LF, no end of line at the end."""
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode("utf-8-sig")


def packed(entries: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return made.getvalue()


def workbook(cells: str, more: dict[str, bytes] | None = None) -> bytes:
    """A workbook of one sheet around the XML of its rows."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Overview" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>',
    }
    start = '<?xml version="1.0" encoding="UTF-8"?>'
    return packed({name: (start + part).encode() for name, part in parts.items()} | (more or {}))


@pytest.fixture
def october() -> Callable[[], bytes]:
    return (DATA / "overview_ja.csv").read_bytes
