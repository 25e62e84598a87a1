"""The funnel's two bar charts: how many remain, and each rate against its plan."""

from __future__ import annotations

import math

from desktop.language import _
from desktop.reports.charts_native import Bars, Chart, Labels, Plot, Scale, horizontal_bars
from desktop.reports.model import FunnelRow
from desktop.reports.sheets.chart_data import FunnelCells
from desktop.reports.theme import CHART_GREY, TEAL, TEAL_MID
from desktop.wording.amounts import number, percent

_PLOT = Plot(0.27, 0.02, 0.68, 0.96)


def counts(stages: tuple[FunnelRow, ...], cells: FunnelCells) -> Chart:
    """Draw how many remain at each stage, on a scale where each step is tenfold."""
    highest = max((float(x.count) for x in stages if x.count), default=1.0)
    results = {at: TEAL for at, stage in enumerate(stages) if stage.result}
    bars = Bars(*cells.counts, TEAL_MID, results, Labels("#,##0"))
    end = 10 ** math.ceil(math.log10(max(highest, 10)) + 0.15)
    return horizontal_bars(bars, cells.names, Scale(end, 1, "0", hidden=True, log=True), _PLOT)


def against_plan(stages: tuple[FunnelRow, ...], cells: FunnelCells) -> Chart:
    """Draw each rate as a share of its plan; the line at 100 % is the plan."""
    highest = max((float(x.against_plan) for x in stages if x.against_plan), default=1.0)
    stuck = {at: TEAL for at, stage in enumerate(stages) if stage.bottleneck}
    bars = Bars(*cells.against_plan, CHART_GREY, stuck, Labels("0%"))
    scale = Scale(max(1.25, highest * 1.15), 1 if highest < 1.9 else math.ceil(highest), "0%", hidden=True)
    return horizontal_bars(bars, cells.names, scale, _PLOT, target=True)


def counts_text(stages: tuple[FunnelRow, ...]) -> str:
    """Say the chart of counts for who cannot see it."""
    parts = [f"{x.name} {number(x.count)}" for x in stages if x.count is not None]
    return _("Bar chart of how many remain at each stage: {parts}.").format(parts=_listed(parts))


def against_plan_text(stages: tuple[FunnelRow, ...]) -> str:
    """Say the chart of rates for who cannot see it."""
    parts = [f"{x.name} {percent(x.against_plan, 0)}" for x in stages if x.against_plan is not None]
    return _("Bar chart of each rate as a share of its planned rate: {parts}.").format(parts=_listed(parts))


def _listed(parts: list[str]) -> str:
    return _(", ").join(parts)
