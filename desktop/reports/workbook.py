"""Writes a report as an Excel workbook: every sheet in its order, then the last pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.writer.theme import theme_xml

from desktop import language
from desktop.language import _
from desktop.reports.checking.rows import Places
from desktop.reports.contents import sheet_name, sheets
from desktop.reports.finishing import Finish, Properties, save
from desktop.reports.model import Report, SheetKey
from desktop.reports.packing import Known
from desktop.reports.paper import TWELVE, Frame, Paper
from desktop.reports.safe_text import clean
from desktop.reports.sheets import (
    actions,
    agencies,
    chart_data,
    checking,
    contract,
    cover,
    data,
    definitions,
    fees,
    fit,
    funnel,
    kpi,
    summary,
    trend,
)
from desktop.reports.styles import Styles
from desktop.reports.theme import themed
from desktop.wording.amounts import month_name

Progress = Callable[[int, int], None]
"""Told the steps done and all steps; may raise to cancel."""


def write(report: Report, path: Path, step: Progress) -> tuple[str, ...]:
    """Write the workbook and give the names of its sheets; it speaks the report's language.

    The file appears as a whole or not at all: when `step` raises, or the world does (`Fault`: the file
    is open in Excel, the folder refuses, the disk is full), what stood at `path` stays.
    """
    with language.speaking(report.language):
        book = Workbook()
        book.loaded_theme = themed(theme_xml)
        book.calculation.fullCalcOnLoad = True
        papers = _papers(book, report)
        total = len(papers) + 1
        _fill(report, papers, lambda done: step(done, total))
        save(book, _finish(report, papers), path, lambda _part: step(len(papers), total))
        step(total, total)
        return tuple(book.sheetnames)


def _papers(book: Workbook, report: Report) -> dict[SheetKey, Paper]:
    """Make the empty sheets, so that each can point at the others."""
    styles = Styles(book)
    title = _("{shop}　TikTok operation: report on results　{month}")
    frame = Frame(
        title.format(shop=report.shop, month=month_name(report.month)),
        cover.reader(report),
        sheet_name(SheetKey.COVER),
    )
    papers = {}
    for at, key in enumerate(sheets(report)):
        sheet = book.active if at == 0 else book.create_sheet()
        sheet.title = sheet_name(key)
        papers[key] = Paper(sheet, styles, frame, _widths(key, report))
    return papers


def _widths(key: SheetKey, report: Report) -> tuple[float, ...]:
    own = {
        SheetKey.KPI: kpi.WIDTHS,
        SheetKey.FUNNEL: funnel.WIDTHS,
        SheetKey.FEES: fees.WIDTHS,
        SheetKey.CHECKING: checking.WIDTHS,
        SheetKey.CONTRACT: contract.WIDTHS,
        SheetKey.FIT: fit.WIDTHS,
        SheetKey.ACTIONS: actions.WIDTHS,
        SheetKey.DEFINITIONS: definitions.WIDTHS,
        SheetKey.CHART_DATA: chart_data.WIDTHS,
    }
    if key is SheetKey.AGENCIES and report.agencies is not None:
        return agencies.widths(report.agencies)
    return data.widths(report.data) if key is SheetKey.DATA else own.get(key, TWELVE)


def _fill(report: Report, papers: Mapping[SheetKey, Paper], step: Callable[[int], None]) -> None:
    charts = chart_data.write(papers[SheetKey.CHART_DATA], report)
    step(1)
    columns = data.write(papers[SheetKey.DATA], report)
    kpis = kpi.write(papers[SheetKey.KPI], report)
    step(3)
    figures = summary.write(papers[SheetKey.SUMMARY], report, charts.track)
    money = fees.write(papers[SheetKey.FEES], report) if SheetKey.FEES in papers else {}
    step(4)
    checking.write(papers[SheetKey.CHECKING], report, Places(kpis, figures, money, columns))
    step(5)
    cover.write(papers[SheetKey.COVER], report)
    if SheetKey.FUNNEL in papers:
        funnel.write(papers[SheetKey.FUNNEL], report, charts.funnel)
    if SheetKey.TREND in papers:
        trend.write(papers[SheetKey.TREND], report, charts.panels)
    step(6)
    words = {
        SheetKey.CONTRACT: contract.write,
        SheetKey.FIT: fit.write,
        SheetKey.AGENCIES: agencies.write,
        SheetKey.ACTIONS: actions.write,
        SheetKey.DEFINITIONS: definitions.write,
    }
    for key, fill in words.items():
        if key in papers:
            fill(papers[key], report)
    step(len(papers))


def _finish(report: Report, papers: Mapping[SheetKey, Paper]) -> Finish:
    subject = _("{reader}, monthly report").format(reader=cover.reader(report))
    title = _("TikTok operation: report on results, {month}").format(month=month_name(report.month))
    return Finish(
        rows={paper.sheet.title: Known(paper.heights, paper.formulas) for paper in papers.values()},
        drawings=[paper.drawings for paper in papers.values() if paper.drawings],
        properties=Properties(clean(report.shop), title, subject, report.language, report.made),
    )
