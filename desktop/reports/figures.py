"""Figures in cells: by their unit, beside earlier ones, and words where there is no figure."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.kpis import Unit
from desktop.language import _
from desktop.reports.model import Figure
from desktop.reports.paper import Paper
from desktop.reports.styles import Look, Style, points_format

_FINE = Decimal("0.06")
"""Rates below it are written with two decimals."""
NOTHING = "—"


def fine(*rates: Figure) -> bool:
    """Whether rates that stand beside each other need two decimals."""
    known = [abs(rate) for rate in rates if rate is not None]
    return bool(known) and max(known) < _FINE


def look(unit: Unit, *, two_decimals: bool = False) -> Look:
    """Give the look of a figure of a unit."""
    match unit:
        case Unit.PERCENT:
            return Look(Style.RATE2 if two_decimals else Style.RATE)
        case Unit.YEN:
            return Look(Style.YEN)
        case Unit.COUNT:
            return Look(Style.COUNT)
    return Look(Style.COUNT, number_format="#,##0.00_0" if unit is Unit.RATIO else "#,##0.0_0")


def put(paper: Paper, column: int, value: Figure, kind: Look, missing: str = "") -> None:
    """Fill a cell with a figure, or with the word for its absence."""
    if value is None:
        paper.put(column, missing or _("Not measured"), Style.MISSING)
    else:
        paper.put(column, value, kind)


def put_change(
    paper: Paper, column: int, now: Figure, before: Figure, unit: Unit, *, two_decimals: bool
) -> None:
    """Fill a cell with the change: rates in points, others in percent, from twofold on in times."""
    if now is None or before is None or (unit is not Unit.PERCENT and before <= 0):
        paper.put(column, NOTHING, Style.MISSING)
    elif unit is Unit.PERCENT:
        digits = 2 if two_decimals else 1
        points = round((now - before) * 100, digits)
        paper.put(column, points, Look(Style.POINTS, number_format=points_format(digits)))
    elif now / before >= 2:
        paper.put(column, now / before, Look(Style.CHANGE, number_format=_('0.0"×"_0')))
    else:
        paper.put(column, now / before - 1, Style.CHANGE)
