"""要約: the one page for who reads nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.kpis import Unit
from desktop.language import _
from desktop.reports.contents import sheet_name
from desktop.reports.finishing import Drawing
from desktop.reports.model import BigFigure, Pillar, Report, Request, Summary
from desktop.reports.paper import Paper, lines, row_height
from desktop.reports.sheets import track_chart
from desktop.reports.sheets.chart_data import TrackCells
from desktop.reports.styles import Look, Style
from desktop.reports.theme import BAND, MUTED, TEAL
from desktop.wording.amounts import day_name

_SMALL = Look(Style.BODY, size=9, colour=MUTED, border="none", wrap=False, indent=0)
_PILLARS = (1, 5, 9)
"""Body columns where the pillars begin; each is four wide."""
_TEXT_ROWS = 4


def write(paper: Paper, report: Report, track: TrackCells | None) -> dict[str, str]:
    """Fill the page; gives the cells of its large figures by their place (``figure_0`` …)."""
    summary = report.summary
    paper.head(_("The month in short"), summary.headline)
    for number, text in enumerate(summary.sentences, start=1):
        _sentence(paper, number, text)
    paper.gap(6)
    cells = _goal(paper, summary, track) if summary.figures else {}
    if summary.pillars:
        _pillars(paper, summary.pillars)
    if summary.requests:
        _requests(paper, summary.requests)
    paper.sheet.sheet_view.showRowColHeaders = False
    paper.print_on(tab=True)
    return cells


def _sentence(paper: Paper, number: int, text: str) -> None:
    needed = lines(text, paper.room(2, 12), 10.5)
    paper.fill(Look(Style.BODY, indent=0))
    paper.put(1, number, Look(Style.BODY, size=14, bold=True, colour=TEAL, horizontal="right", wrap=False))
    paper.put(2, text, Look(Style.BODY, size=10.5, indent=0, wrap=needed > 1))
    if needed > 1:
        paper.merge(2, 12)
    paper.end(21.5 if needed == 1 else row_height(needed, 10.5))


def _goal(paper: Paper, summary: Summary, track: TrackCells | None) -> dict[str, str]:
    paper.heading([(1, _("Goal and outlook"))])
    top = paper.row
    if summary.track:
        paper.put(7, summary.track.title, _SMALL)
    cells: dict[str, str] = {}
    for start in range(0, len(summary.figures), 2):
        cells |= _pair(paper, summary.figures[start : start + 2], start)
    _outlook(paper, summary.outlook)
    if track and summary.track:
        drawing = Drawing(_("Way to the goal"), summary.track.alt)
        paper.draw(track_chart.chart(summary.track, track), drawing, (7, 12), (top + 1, paper.row - 1))
    paper.gap(6)
    return cells


def _pair(paper: Paper, figures: Sequence[BigFigure], start: int) -> dict[str, str]:
    """Two large figures side by side, each over two columns so that wide ones fit."""
    for place, figure in enumerate(figures):
        paper.put(1 + 2 * place, figure.label, _SMALL)
    paper.end(17)
    cells = {}
    for place, figure in enumerate(figures):
        column = 1 + 2 * place
        value = figure.word or (_("Not measured") if figure.value is None else figure.value)
        paper.put(column, value, Look(Style.BIG, number_format=_big_format(figure)))
        paper.merge(column, column + 1)
        cells[f"figure_{start + place}"] = paper.there(column, paper.row)
    paper.end(31)
    return cells


def _big_format(figure: BigFigure) -> str:
    if figure.unit is Unit.YEN:
        return "¥#,##0"
    if figure.unit is Unit.PERCENT:
        return f"0.{'0' * figure.decimals}%" if figure.decimals else "0%"
    counter = figure.counter.replace('"', "")
    return f'#,##0"{counter}"' if counter else "#,##0"


def _outlook(paper: Paper, text: str) -> None:
    """Running text beside the chart."""
    height = max(16.5, row_height(lines(text, paper.room(1, 5), 10.5), 10.5) / _TEXT_ROWS)
    paper.put(1, text or None, Look(Style.PARAGRAPH, size=10.5))
    paper.merge(1, 5, _TEXT_ROWS)
    for _row in range(_TEXT_ROWS):
        paper.end(height)


def _pillars(paper: Paper, pillars: Sequence[Pillar]) -> None:
    paper.heading([(1, _("The three pillars"))])
    for start, pillar in zip(_PILLARS, pillars, strict=False):
        _ground(paper, start, Look(Style.BODY, fill=BAND, border="none"))
        _pillar_title(paper, start, pillar)
    paper.end(22)
    for start, pillar in zip(_PILLARS, pillars, strict=False):
        _ground(paper, start, Look(Style.BODY, fill=BAND, border="none"))
        paper.put(start, pillar.state, _on_ground(start, Look(Style.STATE, fill=BAND, border="none")))
    paper.end(22)
    _pillar_texts(paper, pillars)
    paper.gap(6)


def _pillar_title(paper: Paper, start: int, pillar: Pillar) -> None:
    kind = Look(
        Style.LINK if pillar.sheet else Style.BODY, size=11, bold=True, fill=BAND, border="none", indent=1
    )
    if pillar.sheet:
        paper.link(start, pillar.title, sheet_name(pillar.sheet), _on_ground(start, kind))
    else:
        paper.put(start, pillar.title, _on_ground(start, kind))


def _pillar_texts(paper: Paper, pillars: Sequence[Pillar]) -> None:
    needed = max(lines(pillar.text, paper.room(1, 4) - 3, 9.5) for pillar in pillars)
    height = max(16.0, (needed * 9.5 * 1.55 + 8) / _TEXT_ROWS)
    top = paper.row
    for _line in range(_TEXT_ROWS):
        for start, pillar in zip(_PILLARS, pillars, strict=False):
            kind = Look(Style.PARAGRAPH, fill=BAND, border="none", indent=1)
            _ground(paper, start, kind)
            paper.put(start, pillar.text if paper.row == top else None, _on_ground(start, kind))
        paper.end(height)
    for start in _PILLARS[: len(pillars)]:
        paper.sheet.merged_cells.add(f"{paper.at(start, top)}:{paper.at(start + 3, paper.row - 1)}")


def _ground(paper: Paper, start: int, kind: Look) -> None:
    paper.fill(kind, start=start, end=start + 3)


def _on_ground(start: int, kind: Look) -> Look:
    """A white line parts a pillar from the one before."""
    parted = "column" if start > 1 else "none"
    return replace(kind, border=parted)


def _requests(paper: Paper, requests: Sequence[Request]) -> None:
    paper.heading([(1, _("What we ask of the agency"))])
    for request in requests:
        needed = lines(request.text, paper.room(3, 11), 10)
        paper.fill(Look(Style.BODY, indent=0))
        due = _("by {day}").format(day=day_name(request.due)) if request.due else None
        paper.put(1, due, Look(Style.BODY, bold=True, indent=0, wrap=False))
        paper.put(3, request.text, Look(Style.BODY, indent=0, wrap=needed > 1))
        if needed > 1:
            paper.merge(3, 11)
        paper.link(
            12,
            sheet_name(request.sheet),
            sheet_name(request.sheet),
            Look(Style.LINK, size=9, horizontal="right", border="hair"),
        )
        paper.end(19.5 if needed == 1 else row_height(needed, 10))
