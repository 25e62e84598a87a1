"""What is looked at before a month is closed, and its change log, in words."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.kpis import Measure
from desktop.domain.results import Cancellation, Closing, Corrected
from desktop.domain.sheet import SheetRow
from desktop.language import _
from desktop.wording.amounts import clock_time, day_in_full, month_name
from desktop.wording.entering import entered
from desktop.wording.kpis import kpi_name, name_of, value_words


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


def logged(one: Closing | Corrected, measures: Mapping[str, Measure]) -> str:
    """Say when a month was closed or opened again and why, or which of its figures was changed since."""
    at = one.at.astimezone()
    day, time = day_in_full(at.date()), clock_time(at)
    if isinstance(one, Corrected):
        what = entered(one.kpi, measures.get(one.kpi), one.before, one.after)
        return _("{day}, {time}: {what}").format(day=day, time=time, what=what)
    if one.closed:
        return _("{day}, {time}: closed").format(day=day, time=time)
    return _("{day}, {time}: opened again ({reason})").format(day=day, time=time, reason=one.reason)


def cancelled_words(cancelled: Cancellation, measures: Mapping[str, Measure]) -> str:
    """Say how many results of which month turned out invalid."""
    return _("{count} of {month} ({kpi})").format(
        count=value_words(cancelled.count, measures.get(cancelled.kpi)),
        month=month_name(cancelled.of_month),
        kpi=name_of(measures, cancelled.kpi),
    )


def uncredited_words(fee: FeeMonth, measures: Mapping[str, Measure]) -> str:
    """Say which cancelled results no fee goes down by any more; empty where there are none."""
    if not fee.uncredited:
        return ""
    what = _(", ").join(cancelled_words(x, measures) for x in fee.uncredited)
    text = _(
        "{what}: paid by a contract that is over. The fee of {month} does not go down by that. Please ask for the money back."
    )
    return text.format(what=what, month=month_name(fee.month))
