"""図データ: what the charts read, apart from tables one sorts or filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.kpis import Unit
from desktop.domain.month import Month
from desktop.language import _, current
from desktop.reports.charts_native import Range
from desktop.reports.figures import look
from desktop.reports.model import Figure, FunnelRow, FunnelSection, Panel, Report, Track
from desktop.reports.paper import Paper, as_day
from desktop.reports.styles import Look, Style
from desktop.wording.amounts import month_alone

WIDTHS = (9.0, *(9.0,) * 8, 4.0, 17.0, *(9.0,) * 4)
_MONTH, _PANELS, _TRACK = 1, 2, 11
"""Body columns where the tables begin."""
_TOP = 6


@dataclass(frozen=True, slots=True)
class PanelCells:
    """The ranges of one trend chart."""

    months: Range
    name: Range
    values: Range
    target_name: Range | None
    target: Range | None


@dataclass(frozen=True, slots=True)
class TrackCells:
    """The ranges of the way to the goal: plan, actual, low and high, each with its name."""

    months: Range
    series: tuple[tuple[Range, Range], ...]


@dataclass(frozen=True, slots=True)
class FunnelCells:
    """The ranges of the two funnel charts."""

    names: Range
    counts: tuple[Range, Range]
    against_plan: tuple[Range, Range]


@dataclass(frozen=True, slots=True)
class ChartCells:
    """Where every chart finds its figures."""

    panels: tuple[PanelCells, ...] = ()
    track: TrackCells | None = None
    funnel: FunnelCells | None = None


def write(paper: Paper, report: Report) -> ChartCells:
    """Fill the sheet and tell the charts where to read."""
    paper.head(
        _("What the charts read"),
        _("The charts read this table. It is not sorted or filtered, so they cannot break."),
    )
    paper.gap(8)
    panels = report.trend.panels if report.trend else ()
    months = tuple(sorted({month for panel in panels for month in panel.months}))
    _heads(paper, panels, report.summary.track)
    rows = max(len(months), len(report.summary.track.months) if report.summary.track else 0)
    for row in range(_TOP + 1, _TOP + rows + 1):
        paper.heights[row] = 16
    paper.row = _TOP + 1
    cells = ChartCells(_panels(paper, panels, months), _track(paper, report.summary.track))
    paper.row = _TOP + rows + 3
    cells = ChartCells(cells.panels, cells.track, _funnel(paper, report.funnel))
    paper.print_on(tab=False)
    return cells


def _heads(paper: Paper, panels: Sequence[Panel], track: Track | None) -> None:
    if panels:
        paper.put(_MONTH, _("Month"), Style.HEAD)
    for place, panel in enumerate(panels):
        paper.put(_PANELS + 2 * place, panel.name, Style.HEAD_RIGHT)
        if panel.target:
            paper.put(_PANELS + 2 * place + 1, panel.target_name, Style.HEAD_RIGHT)
    if track:
        texts = (_("Month"), _("Plan so far"), _("Actual so far"), _("Low end"), _("High end"))
        for place, text in enumerate(texts):
            paper.put(_TRACK + place, text, Style.HEAD_RIGHT if place else Style.HEAD)
    paper.end(paper.fit([(panel.name, paper.room(_PANELS) - 1) for panel in panels], 9, 32))


def _panels(paper: Paper, panels: Sequence[Panel], months: Sequence[Month]) -> tuple[PanelCells, ...]:
    for at, month in enumerate(months):
        paper.put(_MONTH, as_day(month.first), Look(Style.MONTH, number_format="yyyy/mm"), _TOP + 1 + at)
    return tuple(_panel(paper, panel, months, _PANELS + 2 * place) for place, panel in enumerate(panels))


def _panel(paper: Paper, panel: Panel, months: Sequence[Month], column: int) -> PanelCells:
    first = months.index(panel.months[0])
    dates = tuple(float(_serial(month)) for month in panel.months)
    kind = look(panel.unit)
    values = _column(paper, column, panel.values, kind, _TOP + 1 + first)
    target = _column(paper, column + 1, panel.target, kind, _TOP + 1 + first) if panel.target else None
    return PanelCells(
        months=Range(_ref(paper, _MONTH, _TOP + 1 + first, len(panel.months)), dates, "yyyy/mm"),
        name=_one(paper, column, panel.name),
        values=values,
        target_name=_one(paper, column + 1, panel.target_name) if target else None,
        target=target,
    )


def _serial(month: Month) -> int:
    """A month's first day as a spreadsheet counts days."""
    return month.first.toordinal() - 693_594


def _column(paper: Paper, column: int, values: Sequence[Figure], kind: Look, row: int) -> Range:
    for at, value in enumerate(values):
        paper.put(column, value, kind, row + at)
    plain = tuple(None if value is None else float(value) for value in values)
    formats = {Style.YEN: "¥#,##0", Style.RATE: "0.0%"}
    return Range(_ref(paper, column, row, len(values)), plain, formats.get(kind.style, "#,##0"))


def _ref(paper: Paper, column: int, row: int, count: int) -> str:
    last = paper.there(column, row + count - 1).split("!")[1]
    return f"{paper.there(column, row)}:{last}"


def _one(paper: Paper, column: int, text: str, row: int = _TOP) -> Range:
    return Range(paper.there(column, row), (text,))


def _track(paper: Paper, track: Track | None) -> TrackCells | None:
    if track is None:
        return None
    names = tuple(month_short(month) for month in track.months)
    for at, name in enumerate(names):
        paper.put(_TRACK, name, Style.MIDDLE, _TOP + 1 + at)
    months = Range(_ref(paper, _TRACK, _TOP + 1, len(names)), names)
    heads = (_("Plan so far"), _("Actual so far"), _("Low end"), _("High end"))
    series = []
    for place, values in enumerate((track.plan, track.actual, track.low, track.high), start=1):
        cells = _column(paper, _TRACK + place, values, look(Unit.COUNT), _TOP + 1)
        series.append((_one(paper, _TRACK + place, heads[place - 1]), cells))
    return TrackCells(months, tuple(series))


def month_short(month: Month) -> str:
    """Say a month in as few letters as an axis has room for."""
    return month_alone(month) if current() == "ja" else month_alone(month)[:3]


def drawn(funnel: FunnelSection) -> tuple[FunnelRow, ...]:
    """Give the stages that have a bar."""
    return tuple(row for row in funnel.rows if not row.side)


def _funnel(paper: Paper, funnel: FunnelSection | None) -> FunnelCells | None:
    if funnel is None:
        return None
    top, stages, column = paper.row, drawn(funnel), _TRACK
    heads = (
        (_("Stage"), Style.HEAD_LEFT),
        (_("This month"), Style.HEAD_RIGHT),
        (_("To plan"), Style.HEAD_RIGHT),
    )
    for place, (text, style) in enumerate(heads):
        paper.put(column + place, text, style)
    paper.end(22)
    for stage in stages:
        paper.put(column, stage.name, Look(Style.BODY, size=9, wrap=False))
        paper.put(column + 1, stage.count, look(Unit.COUNT))
        paper.put(column + 2, stage.against_plan, look(Unit.PERCENT))
        paper.end(16)
    names = Range(_ref(paper, column, top + 1, len(stages)), tuple(stage.name for stage in stages))
    counts = tuple(_plain(stage.count) for stage in stages)
    shares = tuple(_plain(stage.against_plan) for stage in stages)
    return FunnelCells(
        names,
        (
            _one(paper, column + 1, heads[1][0], top),
            Range(_ref(paper, column + 1, top + 1, len(stages)), counts, "#,##0"),
        ),
        (
            _one(paper, column + 2, heads[2][0], top),
            Range(_ref(paper, column + 2, top + 1, len(stages)), shares, "0%"),
        ),
    )


def _plain(value: Figure) -> float | None:
    return None if value is None else float(value)
