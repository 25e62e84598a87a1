"""Writes the input workbook of a month: the agency fills in its yellow cells, and it is read back by hidden codes."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.theme import theme_xml

from desktop.domain.agency_sheet import CODES_SHEET, SCHEMA, VERSION, Key, Part
from desktop.language import _, speaking
from desktop.reports.agency import cancelled, claims, numbers, posts, reasons, start
from desktop.reports.agency.codes import Lists, tell
from desktop.reports.agency.model import InputSheet
from desktop.reports.finishing import Finish, Properties, finished
from desktop.reports.packing import Known
from desktop.reports.paper import TWELVE, Frame, Paper
from desktop.reports.placing import put
from desktop.reports.safe_text import clean
from desktop.reports.styles import Styles
from desktop.reports.theme import themed
from desktop.wording.amounts import month_name

_WIDTHS = {
    Part.START: TWELVE,
    Part.NUMBERS: numbers.WIDTHS,
    Part.POSTS: posts.WIDTHS,
    Part.CLAIMS: claims.WIDTHS,
    Part.REPLIES: reasons.WIDTHS,
    Part.CANCELLED: cancelled.WIDTHS,
}


def write(sheet: InputSheet, path: Path) -> tuple[str, ...]:
    """Write the workbook at a path and give the names of its sheets in sight; raises `Fault` as `placing.put`."""
    with speaking(sheet.language):
        names = tuple(_names().values())
    put(content(sheet), path)
    return names


def content(sheet: InputSheet) -> bytes:
    """Give the workbook; the same month gives the same bytes."""
    with speaking(sheet.language):
        book = Workbook()
        book.loaded_theme = themed(theme_xml)
        book.calculation.fullCalcOnLoad = True
        papers = _papers(book, sheet)
        hidden = _codes(book, sheet)
        lists = Lists(hidden)
        lines = {
            Part.NUMBERS: numbers.write(papers[Part.NUMBERS], sheet, lists),
            Part.CLAIMS: claims.write(papers[Part.CLAIMS], sheet, lists),
            Part.POSTS: posts.write(papers[Part.POSTS], sheet, lists),
            Part.REPLIES: reasons.write(papers[Part.REPLIES], sheet),
            Part.CANCELLED: cancelled.write(papers[Part.CANCELLED], sheet, lists),
        }
        names = {part: papers[part].sheet.title for part in lines}
        start.write(papers[Part.START], sheet, {part: (names[part], line) for part, line in lines.items()})
        return finished(book, _finish(papers, hidden, sheet), _no_step)


def _no_step(_part: int) -> None:
    """It is quickly written; nobody waits to stop it."""


def _names() -> dict[Part, str]:
    """The sheets in their order, by their names in the language spoken now."""
    return {
        Part.START: _("How to fill in"),
        Part.NUMBERS: _("Figures of the month"),
        Part.CLAIMS: _("Results one by one"),
        Part.POSTS: _("Posts"),
        Part.REPLIES: _("Why and what next"),
        Part.CANCELLED: _("Cancellations"),
    }


def _papers(book: Workbook, sheet: InputSheet) -> dict[Part, Paper]:
    styles, names = Styles(book), _names()
    frame = Frame(
        _("{shop}　Input sheet for the agency　{month}").format(
            shop=sheet.shop, month=month_name(sheet.month)
        ),
        _("To be filled in"),
        names[Part.START],
        _("Back to how to fill in"),
    )
    papers = {}
    for at, (part, name) in enumerate(names.items()):
        made = book.active if at == 0 else book.create_sheet()
        made.title = name
        papers[part] = Paper(made, styles, frame, _WIDTHS[part])
    return papers


def _codes(book: Workbook, sheet: InputSheet) -> Worksheet:
    """Write what the workbook is, where nobody sees or changes it."""
    hidden = book.create_sheet(CODES_SHEET)
    hidden.sheet_state = "veryHidden"
    hidden.protection.sheet = True
    named = {x.kpi: x.name for x in sheet.numbers} | {x.kpi: x.name for x in sheet.reasons}
    rows = [
        (Key.SCHEMA.value, SCHEMA),
        (Key.VERSION.value, str(VERSION)),
        (Key.SHOP.value, sheet.shop_id),
        (Key.MONTH.value, str(sheet.month)),
        *((Key.KPI.value, code, name) for code, name in named.items()),
    ]
    for at, row in enumerate(rows, start=1):
        tell(hidden, at, *row)
    return hidden


def _finish(papers: dict[Part, Paper], hidden: Worksheet, sheet: InputSheet) -> Finish:
    title = _("Input sheet for the agency, {month}").format(month=month_name(sheet.month))
    rows = {paper.sheet.title: Known(paper.heights, paper.formulas) for paper in papers.values()}
    return Finish(
        rows=rows | {hidden.title: Known({}, {})},
        drawings=[],
        properties=Properties(clean(sheet.shop), title, sheet.reader, sheet.language, sheet.made),
    )
