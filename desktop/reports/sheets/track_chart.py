"""The way to the goal as a chart: plan, what came, and the range it will end in."""

from __future__ import annotations

from desktop.language import _
from desktop.reports.charts_native import Chart, Labels, Line, Plot, names_line_chart, scale
from desktop.reports.model import Track
from desktop.reports.sheets.chart_data import TrackCells
from desktop.reports.theme import TARGET, TEAL, TEAL_MID

_PLOT = Plot(0.07, 0.04, 0.82, 0.8)


def chart(track: Track, cells: TrackCells) -> Chart:
    """Draw it; the last value of each line is labelled, so that it needs no legend."""
    plan, actual, low, high = cells.series
    last = len(track.months) - 1
    now = max((at for at, value in enumerate(track.actual) if value is not None), default=0)
    highest = max(float(x) for x in (*track.plan, *track.high, *track.actual) if x is not None)
    lines = (
        Line(*plan, TARGET, 1.25, "dash", labels=_label(_('"plan" 0'), "r", last, TARGET)),
        Line(*low, TEAL_MID, 1, "sysDot", labels=_label(_('"low" 0'), "b", last, TEAL)),
        Line(*high, TEAL_MID, 1, "sysDot", labels=_label(_('"high" 0'), "t", last, TEAL)),
        Line(*actual, TEAL, 2.5, labels=Labels(_('"actual" 0'), "l", (now,), 9, colour=TEAL)),
    )
    return names_line_chart(lines, cells.months, scale(highest, "0"), _PLOT)


def _label(number_format: str, side: str, at: int, colour: str) -> Labels:
    return Labels(number_format, side, (at,), 8.5, bold=False, colour=colour)
