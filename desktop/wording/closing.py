"""What is looked at before a month is closed, and its change log, in words."""

from __future__ import annotations

from desktop.domain.results import Closing
from desktop.domain.sheet import SheetRow
from desktop.language import _
from desktop.wording.amounts import clock_time, day_in_full
from desktop.wording.kpis import kpi_name, value_words


def apart_words(row: SheetRow) -> str:
    """Say from what a value stands out; empty where it does not."""
    if row.apart is None or row.value is None:
        return ""
    text = _("{kpi}: {value}. In the {months} months before it was between {low} and {high}.")
    return text.format(
        kpi=kpi_name(row.measure, row.kpi),
        value=value_words(row.value, row.measure),
        months=row.apart.months,
        low=value_words(row.apart.low, row.measure),
        high=value_words(row.apart.high, row.measure),
    )


def logged(closing: Closing) -> str:
    """Say when a month was closed or opened again, and why."""
    day, time = day_in_full(closing.at.date()), clock_time(closing.at)
    if closing.closed:
        return _("{day}, {time}: closed").format(day=day, time=time)
    return _("{day}, {time}: opened again ({reason})").format(day=day, time=time, reason=closing.reason)
