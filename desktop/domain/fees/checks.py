"""What cannot be: terms that contradict themselves, and results that do not fit the contract."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from desktop.domain.documents import Reason, impossible
from desktop.domain.fees.results import Cancelled, MonthResults
from desktop.domain.fees.schedule import Schedule
from desktop.domain.fees.terms import (
    Bonus,
    PassThrough,
    PerResult,
    Production,
    Share,
    Termination,
    Terms,
    Tiered,
)
from desktop.domain.money import Yen
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused

LONGEST = 600
"""Months: a contract of more than fifty years is a slip of the finger."""


def conflicts(terms: Terms) -> tuple[Problem, ...]:
    """Give every contradiction inside the terms; `where` is the key of the document."""
    return tuple(_conflicts(terms))


def _conflicts(terms: Terms) -> Iterator[Problem]:
    if terms.end is not None and _last_day(terms.end) < _first_day(terms.start):
        yield impossible(Reason.END_BEFORE_START, "contract.end")
    if terms.last_month is not None and terms.last_month - terms.first_month > LONGEST:
        yield impossible(Reason.FAR_AWAY, "contract.end")
    if terms.min_months is not None and terms.min_months > LONGEST:
        yield impossible(Reason.TOO_LARGE, "contract.min_months")
    for key in ("monthly_guarantee", "monthly_cap", "total_cap"):
        if getattr(terms, key) == 0:
            yield impossible(Reason.LIMIT_OF_ZERO, f"contract.{key}")
    cap = _cap_above_which_no_guarantee(terms)
    if cap is not None and terms.monthly_guarantee is not None and terms.monthly_guarantee > cap:
        yield impossible(Reason.GUARANTEE_ABOVE_CAP, "contract.monthly_guarantee", limit=cap)
    if terms.min_months is None and any(isinstance(fee, Termination) for fee in terms.fees):
        yield Problem(Code.MISSING_KEY, "contract.min_months")


def _cap_above_which_no_guarantee(terms: Terms) -> Yen | None:
    return terms.monthly_cap if terms.cap_scope == terms.guarantee_scope else None


def _first_day(at: Month | date) -> date:
    return at.first if isinstance(at, Month) else at


def _last_day(at: Month | date) -> date:
    return at.last if isinstance(at, Month) else at


def measured_kpis(terms: Terms) -> tuple[str, ...]:
    """Give the KPIs that a fee counts, in the order of the terms; each must be measured every month."""
    counted = PerResult | Tiered | Share | Bonus | Production
    return tuple(dict.fromkeys(fee.kpi for fee in terms.fees if isinstance(fee, counted)))


def counted_codes(terms: Terms) -> tuple[str, ...]:
    """Give the KPIs that a fee counts, then the costs it passes on, in the order of the terms."""
    costs = (fee.cost for fee in terms.fees if isinstance(fee, PassThrough))
    return tuple(dict.fromkeys((*measured_kpis(terms), *costs)))


def check(terms: Terms | Schedule, results: Sequence[MonthResults]) -> None:
    """Raise `Refused` with everything in which the results do not fit the contract, in their order."""
    found = tuple(_misfits(Schedule.of(terms), results))
    if found:
        raise Refused(*found)


def _misfits(schedule: Schedule, results: Sequence[MonthResults]) -> Iterator[Problem]:
    left: dict[tuple[Month, str], int] = defaultdict(int)
    for n, given in enumerate(results, 1):
        where = f"month[{n}]"
        yield from _wrong_month(schedule, given.month, n, where)
        for kpi in measured_kpis(schedule.at(given.month)):
            if kpi not in given.results:
                values = {"month": given.month, "kpi": kpi}
                yield Problem(Code.UNMEASURED, f"{where}.results.{kpi}", values)
        for m, entry in enumerate(given.cancelled, 1):
            yield from _wrong_entry(schedule, given.month, entry, left, f"{where}.cancelled[{m}]")
        if given.terminated and n < len(results):
            yield impossible(Reason.TERMINATED_TOO_EARLY, f"{where}.terminated")
        left |= {(given.month, kpi): x.billable for kpi, x in given.results.items()}


def _wrong_month(schedule: Schedule, month: Month, n: int, where: str) -> Iterator[Problem]:
    due = schedule.first_month + (n - 1)
    if month != due:
        reason = Reason.NOT_THE_FIRST_MONTH if n == 1 else Reason.NOT_THE_NEXT_MONTH
        yield impossible(reason, f"{where}.month", due=due)
    elif not schedule.holds(month):
        yield impossible(Reason.AFTER_THE_END, f"{where}.month", last=schedule.at(month).last_month)


def _wrong_entry(
    schedule: Schedule, month: Month, entry: Cancelled, left: dict[tuple[Month, str], int], where: str
) -> Iterator[Problem]:
    if entry.month >= month:
        yield impossible(Reason.CANCELLED_NOT_BILLED_YET, f"{where}.month")
    elif entry.month < schedule.first_month:
        yield impossible(Reason.CANCELLED_BEFORE_START, f"{where}.month", first=schedule.first_month)
    elif entry.count > left[entry.month, entry.kpi]:
        remaining = left[entry.month, entry.kpi]
        yield impossible(Reason.CANCELLED_TOO_MANY, f"{where}.count", left=remaining)
    else:
        left[entry.month, entry.kpi] -= entry.count
