"""The last pass over a saved workbook: what openpyxl cannot write, and what must not change by itself.

Charts get their alternative texts and a few settings, the document's properties the shop and the day
of the report. The same report gives the same file, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook

from desktop.reports.packing import Known, packed
from desktop.reports.placing import put

_LABEL_FORMAT = re.compile(r'(<(?:c:)?numFmt formatCode="[^"]*")\s*/>')
_EMPTY_RUN = re.compile(r"<a:r>\s*<a:t\s*/>\s*</a:r>|<a:r>\s*<a:t>\s*</a:t>\s*</a:r>")
_SHAPE = re.compile(r'<(\w+:)?cNvPr id="(\d+)" name="[^"]*"\s*/>')
_DAY = (1980, 1, 1, 0, 0, 0)
_PROGRAM = "Mikiwame"


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself."""

    creator: str
    title: str
    subject: str
    language: str
    made: date


@dataclass(frozen=True, slots=True)
class Drawing:
    """The name and the alternative text of one chart."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Finish:
    """Everything the pass needs: rows by sheet, drawings by place among the sheets that have any."""

    rows: Mapping[str, Known]
    drawings: Sequence[Sequence[Drawing]]
    properties: Properties


def save(workbook: Workbook, finish: Finish, path: Path, step: Callable[[int], None]) -> None:
    """Write the finished workbook beside `path` and put it in its place.

    `step` is told the parts done and may raise to cancel: then nothing is left behind and what stood
    at `path` stays. Raises `Fault` where the file is open elsewhere, the folder refuses or the disk is full.
    """
    put(finished(workbook, finish, step), path)


def finished(workbook: Workbook, finish: Finish, step: Callable[[int], None]) -> bytes:
    """Give the package of a workbook with everything filled in."""
    done = BytesIO()
    with ZipFile(BytesIO(packed(workbook, finish.rows))) as parts, ZipFile(done, "w") as target:
        for at, name in enumerate(parts.namelist()):
            step(at)
            content = _finish(name, parts.read(name), finish)
            info = ZipInfo(name, _DAY)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            target.writestr(info, content, compresslevel=6)
    return done.getvalue()


def _finish(name: str, content: bytes, finish: Finish) -> bytes:
    if re.fullmatch(r"xl/charts/chart\d+\.xml", name):
        return _chart(content.decode()).encode()
    drawing = re.fullmatch(r"xl/drawings/drawing(\d+)\.xml", name)
    if drawing:
        return _described(content.decode(), finish.drawings[int(drawing[1]) - 1]).encode()
    if name == "docProps/app.xml":
        return _app().encode()
    if name == "docProps/core.xml":
        return _core(finish.properties).encode()
    return content


def _chart(xml: str) -> str:
    """No title of the program's own, label formats that do not follow the cells, no empty runs of text."""
    xml = _EMPTY_RUN.sub("", xml)
    xml = _LABEL_FORMAT.sub(r'\1 sourceLinked="0"/>', xml)
    if "autoTitleDeleted" in xml:
        return re.sub(r'<autoTitleDeleted val="\w+"\s*/>', '<autoTitleDeleted val="1"/>', xml)
    return xml.replace("<plotArea>", '<autoTitleDeleted val="1"/><plotArea>', 1)


def _described(xml: str, drawings: Sequence[Drawing]) -> str:
    given = iter(drawings)

    def name(found: re.Match[str]) -> str:
        drawing = next(given)
        prefix, number = found[1] or "", found[2]
        return f"<{prefix}cNvPr id={quoteattr(number)} name={quoteattr(drawing.name)} descr={quoteattr(drawing.text)} />"

    described, count = _SHAPE.subn(name, xml)
    if count != len(drawings):
        raise ValueError("a chart was left without its text")
    return described


def _app() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>{_PROGRAM}</Application><AppVersion>1.0000</AppVersion></Properties>"
    )


def _core(properties: Properties) -> str:
    moment = (
        f'<dcterms:{{0}} xsi:type="dcterms:W3CDTF">{properties.made.isoformat()}T09:00:00Z</dcterms:{{0}}>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>{escape(properties.creator)}</dc:creator><dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:subject>{escape(properties.subject)}</dc:subject><dc:language>{properties.language}</dc:language>"
        f"<cp:lastModifiedBy>{escape(properties.creator)}</cp:lastModifiedBy>"
        f"{moment.format('created')}{moment.format('modified')}</cp:coreProperties>"
    )
