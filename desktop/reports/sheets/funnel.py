"""ファネル: where it stops, and what fixing it would bring."""

from __future__ import annotations

from desktop.domain.kpis import Unit
from desktop.language import _
from desktop.reports.figures import NOTHING, fine, look, put
from desktop.reports.finishing import Drawing
from desktop.reports.model import FunnelRow, FunnelSection, Report
from desktop.reports.paper import Paper
from desktop.reports.sheets import funnel_charts
from desktop.reports.sheets.chart_data import FunnelCells, drawn
from desktop.reports.styles import Look, Style
from desktop.reports.theme import TINT
from desktop.wording.amounts import percent

WIDTHS = (25.0, 11.0, 14.0, 11.0, 10.0, 25.0, 14.0, 28.0)


def write(paper: Paper, report: Report, cells: FunnelCells | None) -> None:
    """Fill the sheet with the stages and two bar charts whose bars align."""
    section = report.funnel
    assert section is not None
    paper.head(_("From video to customer"), section.headline)
    paper.gap(6)
    paper.table_head(_heads(section))
    for row in section.rows:
        _row(paper, row)
    paper.gap(8)
    if cells:
        _charts(paper, section, cells)
    for note in section.notes:
        paper.note(note)
    paper.print_on(tab=True)


def _heads(section: FunnelSection) -> tuple[tuple[str, Style], ...]:
    own = _("Own rate, last {months} months (90 %)").format(months=section.own_months)
    return (
        (_("Stage"), Style.HEAD_LEFT),
        (_("This month"), Style.HEAD_RIGHT),
        (_("From the stage before"), Style.HEAD_RIGHT),
        (_("Planned rate"), Style.HEAD_RIGHT),
        (_("To plan"), Style.HEAD_RIGHT),
        (own, Style.HEAD),
        (_("Results a month more if fixed"), Style.HEAD_RIGHT),
        (_("Remark"), Style.HEAD_LEFT),
    )


def _row(paper: Paper, row: FunnelRow) -> None:
    tint = TINT if row.bottleneck else None
    bold = True if row.bottleneck or row.result else None
    paper.fill(Look(Style.BODY, fill=tint))
    paper.put(1, row.name, Look(Style.BODY, fill=tint, bold=bold, wrap=False))
    put(paper, 2, row.count, Look(Style.COUNT, fill=tint, bold=bold))
    if row.rate is not None or row.planned is not None:
        _rates(paper, row, tint, bold)
    remark = ("★ " if row.bottleneck else "") + row.remark
    paper.put(8, remark or None, Look(Style.BODY, size=9, fill=tint))
    paper.end(paper.fit([(remark, paper.room(8))], 9, 21))


def _rates(paper: Paper, row: FunnelRow, tint: str | None, bold: bool | None) -> None:
    style = look(Unit.PERCENT, two_decimals=fine(row.rate, row.planned)).style
    put(paper, 3, row.rate, Look(style, fill=tint, bold=bold), NOTHING)
    put(paper, 4, row.planned, Look(style, fill=tint), NOTHING)
    put(paper, 5, row.against_plan, Look(Style.RATE, number_format="0%_0", fill=tint, bold=bold), NOTHING)
    paper.put(6, _own(row), Look(Style.MIDDLE, size=9, fill=tint))
    gained = row.gain is not None and row.gain > 0
    more = Look(Style.COUNT, number_format="+0.0_0", fill=tint, bold=bold)
    put(paper, 7, row.gain if gained else None, more, NOTHING)


def _own(row: FunnelRow) -> str:
    if row.own is None:
        return NOTHING
    digits = 2 if fine(*row.own) else 1
    middle, low, high = (percent(x, digits) for x in row.own)
    return _("{middle} ({low} to {high})").format(middle=middle, low=low, high=high)


def _charts(paper: Paper, section: FunnelSection, cells: FunnelCells) -> None:
    left, right = (
        _("How many remain (each step tenfold)"),
        _("Rate ÷ planned rate (dashed: as planned, 100 %)"),
    )
    paper.heading([(1, left), (5, right)])
    top, stages = paper.row, drawn(section)
    for _line in range(11):
        paper.end(20)
    rows = (top, paper.row - 1)
    counts = Drawing(_("Funnel, counts"), funnel_charts.counts_text(stages))
    paper.draw(funnel_charts.counts(stages, cells), counts, (1, 4), rows)
    plan = Drawing(_("Funnel, to plan"), funnel_charts.against_plan_text(stages))
    paper.draw(funnel_charts.against_plan(stages, cells), plan, (5, 8), rows)
