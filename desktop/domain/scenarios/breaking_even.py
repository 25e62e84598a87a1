"""Where an option pays off: the results a month it needs, and the share of them that must become customers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_UP, Decimal

from desktop.domain.money import Yen
from desktop.domain.scenarios.arrays import repeated, rising
from desktop.domain.scenarios.bills import Drawn
from desktop.domain.scenarios.drawing import Draws, expected_profit
from desktop.domain.scenarios.outcome import outcome
from desktop.domain.scenarios.prospect import Case, Option, Prospect

MOST = 1000
"""Results a month: what needs more pays off for no shop that is paid by results."""
_SHARE = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class BreakEvenCount:
    """The smallest number of results, the same every month, at which something is left over all months."""

    first: int | None
    """None: no number up to `MOST` does."""
    lost_again: int | None
    """The smallest larger number at which nothing is left any more."""


def break_even_count(option: Option, prospect: Prospect, plain: Draws) -> BreakEvenCount:
    """Try every number; what else the fees count comes as expected in the plain `cases`."""
    kpi, columns = prospect.value.kpi, MOST + 1
    usual = {name: _expected(drawn) for name, drawn in plain.kpis.items()}
    kpis = {name: Drawn(repeated(months, columns)) for name, months in usual.items()}
    kpis[kpi] = Drawn(rising(prospect.months, MOST))
    tried = Draws(kpis, expected_profit(prospect.value, kpis[kpi].counts))
    pays = [left > 0 for left in outcome(option, tried, with_tax=prospect.with_tax).left.tolist()]
    first = pays.index(True) if True in pays else None
    again = None if first is None or False not in pays[first:] else pays.index(False, first)
    return BreakEvenCount(first, again)


def _expected(drawn: Drawn) -> list[int]:
    return [int(row[[*Case].index(Case.EXPECTED)]) for row in drawn.counts]


def break_even_close_rate(cost: Yen, results: int, gross_profit: Yen) -> Decimal | None:
    """Give the share of results that must become customers to earn a cost, up to a thousandth.

    `gross_profit` is that of one customer. Above 1: not even if all did. None without results or profit.
    """
    if not results or not gross_profit:
        return None
    return (Decimal(max(0, cost)) / (results * gross_profit)).quantize(_SHARE, rounding=ROUND_UP)
