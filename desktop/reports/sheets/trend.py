"""推移: better, or chance: up to four charts, two by two."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.kpis import Unit
from desktop.domain.month import Month
from desktop.language import _
from desktop.reports.charts_native import Bars, Chart, Labels, Line, Plot, months_chart, scale
from desktop.reports.finishing import Drawing
from desktop.reports.model import Panel, PanelKind, Report
from desktop.reports.paper import Paper
from desktop.reports.sheets.chart_data import PanelCells
from desktop.reports.styles import Look, Style
from desktop.reports.theme import CHART_GREY, INK, MUTED, TARGET, TEAL, TEAL_MID

_PLOT = Plot(0.07, 0.05, 0.9, 0.78)
_FORMATS = {Unit.COUNT: "#,##0", Unit.YEN: "¥#,##0", Unit.PERCENT: "0.0%"}
_CHART_ROWS = 11
_FEW = 7
"""So many bars can all carry their figure."""


def write(paper: Paper, report: Report, cells: Sequence[PanelCells]) -> None:
    """Fill the sheet; charts stand under their titles."""
    section = report.trend
    assert section is not None
    paper.head(_("Month by month"), section.headline)
    paper.gap(6)
    pairs = list(zip(section.panels, cells, strict=True))
    for start in range(0, len(pairs), 2):
        _pair(paper, pairs[start : start + 2], start)
    if section.note:
        paper.note(section.note)
    paper.print_on(tab=True)


def _pair(paper: Paper, pair: Sequence[tuple[Panel, PanelCells]], start: int) -> None:
    columns = (1, 7)
    paper.heading([(column, panel.title) for column, (panel, _cells) in zip(columns, pair, strict=False)], 23)
    for column, (panel, _cells) in zip(columns, pair, strict=False):
        paper.put(column, panel.note or None, Look(Style.NOTE, vertical="center", wrap=True))
        paper.merge(column, column + 5)
    height = max(paper.fit([(panel.note, paper.room(1, 6))], 8.5, 17) for panel, _cells in pair)
    paper.end(height)
    top = paper.row
    for _line in range(_CHART_ROWS):
        paper.end(16.5)
    for place, (panel, cells) in enumerate(pair):
        name = _("Chart {number}").format(number=start + place + 1)
        where = (columns[place], columns[place] + 5)
        paper.draw(_chart(panel, cells), Drawing(name, panel.alt), where, (top, paper.row - 1))
    paper.gap(12)


def _chart(panel: Panel, cells: PanelCells) -> Chart:
    few = len(panel.months) <= 12
    values = [float(x) for x in (*panel.values, *panel.target) if x is not None]
    number_format = (
        "0%"
        if panel.unit is Unit.PERCENT and max(values, default=1) >= 0.05
        else _FORMATS.get(panel.unit, "0")
    )
    axis = scale(
        max(values, default=1.0),
        number_format,
        hidden=panel.kind is PanelKind.BARS and len(panel.months) <= _FEW,
    )
    drawn = [
        _line(panel, cells) if panel.kind is PanelKind.LINE else _bars(panel, cells),
        *_target(panel, cells),
    ]
    every, month_format = (1, _("mmm")) if few else (3, "yy/m")
    return months_chart(drawn, cells.months, every, month_format, axis, _PLOT)


def _bars(panel: Panel, cells: PanelCells) -> Bars:
    last = len(panel.months) - 1
    points = dict.fromkeys(range(len(panel.months)), CHART_GREY)
    if panel.kind is PanelKind.BARS:
        points |= {at: TEAL_MID for at, month in enumerate(panel.months) if _within(panel, month)}
        points[last] = TEAL
    usual = CHART_GREY if panel.kind is PanelKind.REFERENCE else TEAL_MID
    others = {at: colour for at, colour in points.items() if colour != usual}
    quiet = panel.kind is PanelKind.REFERENCE
    labels = Labels(_format(panel), "outEnd", _labelled(panel), 9, not quiet, MUTED if quiet else INK)
    return Bars(cells.name, cells.values, usual, others, labels)


def _within(panel: Panel, month: Month) -> bool:
    return panel.contract_from is None or month >= panel.contract_from


def _labelled(panel: Panel) -> tuple[int, ...]:
    """The points that carry their figure: all of few, else this month, the same last year, and the extremes."""
    known = {at: value for at, value in enumerate(panel.values) if value is not None}
    if len(panel.months) <= _FEW:
        return tuple(known)
    last = len(panel.months) - 1
    chosen = {last, last - 12}
    if known and panel.kind is PanelKind.REFERENCE:
        chosen.add(max(known, key=known.__getitem__))
    if known and panel.unit is Unit.YEN:
        chosen |= {min(known), max(known, key=known.__getitem__), min(known, key=known.__getitem__)}
    return tuple(sorted(chosen & {*known}))


def _above(panel: Panel) -> bool:
    """Whether the line ends above its target, so that the two labels keep apart."""
    last, target = panel.values[-1], panel.target[-1] if panel.target else None
    return last is not None and target is not None and last >= target


def _line(panel: Panel, cells: PanelCells) -> Line:
    known = [at for at, value in enumerate(panel.values) if value is not None]
    ends = tuple(sorted({known[0], known[-1]})) if known else ()
    labels = Labels(_format(panel), "t" if _above(panel) else "b", ends)
    return Line(cells.name, cells.values, TEAL, 2.25, marked=True, labels=labels)


def _target(panel: Panel, cells: PanelCells) -> list[Line]:
    if cells.target is None or cells.target_name is None:
        return []
    known = [at for at, value in enumerate(panel.target) if value is not None]
    labels = None
    if panel.kind is PanelKind.LINE and known:
        side = "b" if _above(panel) else "t"
        labels = Labels(_format(panel), side, (known[-1],), 9, bold=False, colour=TARGET)
    return [Line(cells.target_name, cells.target, TARGET, 1.25, "dash", labels=labels)]


def _format(panel: Panel) -> str:
    return _FORMATS.get(panel.unit, "0")
