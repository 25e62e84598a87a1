"""What a contract costs in examples: a typical month, the fee by number of results, where it pays off.

A typical month is a full month in the middle of the contract: no initial fee, nothing cancelled, carried
or credited, the whole total cap still there; cumulative fees count this month alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.history import History
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.pricing import tier_amount
from desktop.domain.fees.results import Counted, MonthResults
from desktop.domain.fees.statement import MonthStatement, month_case, month_statement
from desktop.domain.fees.terms import Production, Terms, Tiered, VariableFee
from desktop.domain.money import Yen

NOTHING: Mapping[str, int] = {}
_SHORTEST, _LONGEST = 20, 160
"""Results: a curve worth looking at, and one that is still drawn at once."""


@dataclass(frozen=True, slots=True)
class Point:
    """The fee of a month with so many results, without tax."""

    count: int
    fee: Yen


@dataclass(frozen=True, slots=True)
class Curve:
    """The fee of a typical month by the number of results of one KPI."""

    kpi: str
    points: tuple[Point, ...]
    """For 0, 1, 2 … results."""
    free_until: int | None
    """Up to so many results nothing is charged for them; None where already the first costs."""
    guarantee_until: int | None
    """Up to so many results the guarantee tops up; None where it never does."""
    cap_from: int | None
    """From so many results on one more costs nothing; None where the curve does not get there."""


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where the gross profit of the results exceeds the fee; both without tax."""

    first: int | None
    """The smallest number of results that pays off; None: none of the curve does."""
    lost_again: int | None
    """The smallest larger number that no longer does; None: all of the curve do."""


@dataclass(frozen=True, slots=True)
class Drop:
    """One result more makes the month cheaper: whole volume at the edge of a band."""

    kpi: str
    count: int
    before: Yen
    """The tier amount for one result less."""
    after: Yen


def pieces_included(terms: Terms) -> dict[str, int]:
    """Give the pieces of work that cost nothing on top, a month."""
    return {fee.kpi: fee.included for fee in terms.fees if isinstance(fee, Production)}


def typical_month(
    terms: Terms, counts: Mapping[str, int], costs: Mapping[str, Yen] = NOTHING
) -> MonthStatement:
    """Compute a typical month; a KPI not given counts 0, pieces of work not given are the included ones."""
    known = dict.fromkeys(measured_kpis(terms), 0) | pieces_included(terms) | dict(counts)
    results = {kpi: Counted(count) for kpi, count in known.items()}
    given = MonthResults(terms.first_month + 1, results, costs)
    case = month_case(terms, given, History())
    return month_statement(replace(case, served=case.month.days))


def curve(
    terms: Terms,
    kpi: str,
    up_to: int,
    others: Mapping[str, int] = NOTHING,
    costs: Mapping[str, Yen] = NOTHING,
) -> Curve:
    """Compute a typical month for 0 … up_to results of a KPI; `others` are the counts of other KPIs."""
    months = [typical_month(terms, {**others, kpi: count}, costs) for count in range(up_to + 1)]
    return Curve(
        kpi=kpi,
        points=tuple(Point(count, _without_tax(month)) for count, month in enumerate(months)),
        free_until=_free_until(terms, kpi, months),
        guarantee_until=_last(months, LineKind.GUARANTEE_TOP_UP),
        cap_from=next((count for count, month in enumerate(months) if month.at_cap), None),
    )


def telling_curve(
    terms: Terms,
    kpi: str,
    count: int,
    others: Mapping[str, int] = NOTHING,
    costs: Mapping[str, Yen] = NOTHING,
) -> Curve:
    """Compute the curve beyond a count one looks at, and as far as the monthly cap holds where that is near."""
    least = max(_SHORTEST, min(_LONGEST, count + count // 2))
    known = curve(terms, kpi, least, others, costs)
    while known.cap_from is None and terms.monthly_cap is not None and len(known.points) <= _LONGEST:
        known = curve(terms, kpi, min(_LONGEST, 2 * len(known.points)), others, costs)
    if known.cap_from is None:
        return known
    return curve(terms, kpi, max(least, known.cap_from * 7 // 5), others, costs)


def break_even(known: Curve, gross_profit: Yen) -> BreakEven:
    """Compare the fee with the gross profit of one result, without tax, over the whole curve."""
    pays = [point.count * gross_profit > point.fee for point in known.points]
    first = next((count for count, good in enumerate(pays) if good), None)
    if first is None:
        return BreakEven(None, None)
    return BreakEven(first, next((n for n in range(first, len(pays)) if not pays[n]), None))


def drops(terms: Terms) -> tuple[Drop, ...]:
    """Find every band edge at which one result more lowers the amount: worth asking about."""
    found = []
    for fee in terms.fees:
        if isinstance(fee, Tiered):
            for tier in fee.tiers:
                before, after = tier_amount(fee, max(0, tier.start - 1)), tier_amount(fee, tier.start)
                if after < before:
                    found.append(Drop(fee.kpi, tier.start, before, after))
    return tuple(found)


def _without_tax(month: MonthStatement) -> Yen:
    return month.tax_rule.without_tax(month.net)


def _free_until(terms: Terms, kpi: str, months: Sequence[MonthStatement]) -> int | None:
    if not any(isinstance(fee, VariableFee) and fee.kpi == kpi for fee in terms.fees):
        return None
    charged = [any(_charges(line.fee, kpi) and line.amount for line in month.lines) for month in months]
    first = charged.index(True) if True in charged else len(charged)
    return first - 1 if first > 1 else None


def _charges(fee: object, kpi: str) -> bool:
    return isinstance(fee, VariableFee) and fee.kpi == kpi


def _last(months: Sequence[MonthStatement], kind: LineKind) -> int | None:
    having = [count for count, month in enumerate(months) if any(x.kind is kind for x in month.lines)]
    return having[-1] if having else None
