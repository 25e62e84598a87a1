"""The simulation: every option meets the same draws, and what is left of each is compared draw by draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from desktop.domain.money import Yen
from desktop.domain.scenarios.arrays import Whole, lowest, mean, quantiles, share, total
from desktop.domain.scenarios.breaking_even import BreakEvenCount, break_even_close_rate, break_even_count
from desktop.domain.scenarios.drawing import DRAWS, SEED, Draws, cases, draw
from desktop.domain.scenarios.outcome import Outcome, outcome
from desktop.domain.scenarios.prospect import Case, Option, Prospect


@dataclass(frozen=True, slots=True)
class Range:
    """The middle of the draws, and the ends that nine of ten draws lie between; in yen."""

    median: Yen
    low: Yen
    high: Yen

    @classmethod
    def of(cls, values: Whole) -> Range:
        """Summarise one value a draw."""
        low, median, high = quantiles(values, (0.05, 0.5, 0.95))
        return cls(median, low, high)

    @property
    def always_same(self) -> bool:
        """Whether chance does not move it (at least in nine of ten draws)."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class CaseMonth:
    """One month of a plain case."""

    results: int
    """Of the KPI that has a value."""
    fee: Yen
    profit: Yen
    cash: Yen


@dataclass(frozen=True, slots=True)
class CasePath:
    """A plain case, month by month, and what it comes to."""

    months: tuple[CaseMonth, ...]
    left: Yen

    @property
    def fee(self) -> Yen:
        """All months together."""
        return sum(month.fee for month in self.months)

    @property
    def results(self) -> int:
        """All months together."""
        return sum(month.results for month in self.months)


@dataclass(frozen=True, slots=True)
class Played:
    """One option over all draws."""

    key: str
    fee: Range
    left: Range
    """Gross profit less fee, other costs and own hours."""
    loss: float
    """The share of draws that leave less than nothing; shown as "under 1 %", never as none."""
    worst_month: Range
    """The cash of each draw's lowest month."""
    expected_fee: float
    expected_left: float
    cases: Mapping[Case, CasePath]
    break_even: BreakEvenCount
    break_even_close_rate: Decimal | None
    """At the expected number of results."""


@dataclass(frozen=True, slots=True)
class Versus:
    """Two options within the same draws."""

    key: str
    other: str
    more: float
    """The share of draws in which `key` leaves more than `other`."""
    same: float


@dataclass(frozen=True, slots=True)
class Play:
    """The whole simulation, options in the order given."""

    months: int
    draws: int
    options: tuple[Played, ...]
    pairs: tuple[Versus, ...]
    missed: Yen | None
    """What is lost while nothing works: the goal's gross profit over the months."""

    @property
    def best(self) -> Played:
        """The option whose middle leaves most; of equals the first."""
        return max(self.options, key=_middle_left)

    def versus(self, key: str, other: str) -> Versus:
        """Give the comparison of two options; raises KeyError where one of them was not played."""
        for pair in self.pairs:
            if (pair.key, pair.other) == (key, other):
                return pair
        raise KeyError((key, other))


def _middle_left(played: Played) -> Yen:
    return played.left.median


def play(options: Sequence[Option], prospect: Prospect, seed: int = SEED, draws: int = DRAWS) -> Play:
    """Let every option meet the same months, so many times; the same seed gives the same figures.

    `prospect.sources` must have every KPI that an option's fees count (else KeyError). Every option's
    months begin with its contract's first; keys must differ.
    """
    drawn, plain = draw(prospect, seed, draws), cases(prospect)
    outcomes = {x.key: outcome(x, drawn, with_tax=prospect.with_tax) for x in options}
    return Play(
        months=prospect.months,
        draws=draws,
        options=tuple(_played(x, outcomes[x.key], prospect, plain) for x in options),
        pairs=_pairs({key: found.left for key, found in outcomes.items()}),
        missed=prospect.missed,
    )


def _played(option: Option, found: Outcome, prospect: Prospect, plain: Draws) -> Played:
    fee, left = total(found.fee), found.left
    paths = _paths(option, prospect, plain)
    usual = paths[Case.EXPECTED]
    cost = sum(month.profit for month in usual.months) - usual.left
    return Played(
        key=option.key,
        fee=Range.of(fee),
        left=Range.of(left),
        loss=share(left < 0),
        worst_month=Range.of(lowest(found.cash)),
        expected_fee=mean(fee),
        expected_left=mean(left),
        cases=paths,
        break_even=break_even_count(option, prospect, plain),
        break_even_close_rate=break_even_close_rate(cost, usual.results, prospect.value.gross_profit),
    )


def _paths(option: Option, prospect: Prospect, plain: Draws) -> Mapping[Case, CasePath]:
    found = outcome(option, plain, with_tax=prospect.with_tax)
    counts, left = plain.kpis[prospect.value.kpi].counts, found.left.tolist()
    columns = (counts, found.fee, found.profit, found.cash)
    return {
        case: CasePath(
            tuple(CaseMonth(*row) for row in zip(*(x[:, at].tolist() for x in columns), strict=True)),
            left[at],
        )
        for at, case in enumerate(Case)
    }


def _pairs(left: Mapping[str, Whole]) -> tuple[Versus, ...]:
    return tuple(
        Versus(key, other, share(left[key] > left[other]), share(left[key] == left[other]))
        for key, other in permutations(left, 2)
    )
