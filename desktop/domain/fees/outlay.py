"""What a contract takes out of the account month by month from its start, with results and without any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.example import NOTHING, pieces_included
from desktop.domain.fees.results import Counted, MonthResults
from desktop.domain.fees.statement import statement
from desktop.domain.fees.terms import Terms
from desktop.domain.money import Yen
from desktop.domain.month import Month

YEAR = 12


@dataclass(frozen=True, slots=True)
class Outlay:
    """What one month costs, yen with tax."""

    month: Month
    without: Yen
    """Not a single result came."""
    usual: Yen
    """Every month had the results asked about."""


def outlays(
    terms: Terms, counts: Mapping[str, int], costs: Mapping[str, Yen] = NOTHING, length: int = YEAR
) -> tuple[Outlay, ...]:
    """Give so many months from the contract's first, fewer where it ends before.

    `counts` are the results of every month, `costs` the costs billed on; pieces of work not given are the
    included ones. Nothing is cancelled, nobody leaves early.
    """
    without = statement(terms, tuple(_months(terms, NOTHING, costs, length)))
    usual = statement(terms, tuple(_months(terms, counts, costs, length)))
    pairs = zip(without.months, usual.months, strict=True)
    return tuple(Outlay(none.month, none.total, some.total) for none, some in pairs)


def _months(
    terms: Terms, counts: Mapping[str, int], costs: Mapping[str, Yen], length: int
) -> Iterator[MonthResults]:
    known = dict.fromkeys(measured_kpis(terms), 0) | pieces_included(terms) | dict(counts)
    results = {kpi: Counted(count) for kpi, count in known.items()}
    for at in range(length):
        month = terms.first_month + at
        if terms.last_month is None or month <= terms.last_month:
            yield MonthResults(month, results, costs)
