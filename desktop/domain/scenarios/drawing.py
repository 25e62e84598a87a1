"""The months ahead, drawn: a Prospect becomes counts and gross profit, the same for every option.

Also the four plain cases (nothing comes, pessimistic, expected, optimistic), which leave nothing to chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from math import floor, log10, sqrt
from typing import TypeAlias

from desktop.domain.distributions import beta_quantile, gamma_quantile
from desktop.domain.money import Rounding
from desktop.domain.scenarios.arrays import (
    Dice,
    Level,
    Whole,
    alike,
    every,
    floored,
    log_triangle,
    middling,
    tenfold,
    times,
    weighted,
    whole,
)
from desktop.domain.scenarios.bills import Drawn
from desktop.domain.scenarios.prospect import Case, Fixed, Measured, PartOf, Prospect, Ranged, Value
from desktop.domain.statistics import PRIOR, overdispersion

Levels: TypeAlias = tuple[float, float, float, float]
"""What a month has in each `Case`."""

DRAWS = 10_000
SEED = 20_261
"""Any number would do; the same one gives the same figures tomorrow."""
LEAST_SPREAD = 0.3
"""Of views, in powers of ten: months of one shop that differ by a factor of two either way."""
_TAIL = 1.6449
"""Standard deviations that leave out 5 % at one end."""


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Every KPI's months and the gross profit they bring; a row a month, a column a draw."""

    kpis: Mapping[str, Drawn]
    profit: Whole


def draw(prospect: Prospect, seed: int = SEED, draws: int = DRAWS) -> Draws:
    """Draw every month of the contract so many times; the same seed gives the same draws."""
    counts: dict[str, Whole] = {}
    for kpi, source in prospect.in_order:
        match source:
            case PartOf():
                counts[kpi] = _part(source, counts[source.kpi], Dice(seed, kpi))
            case _:
                counts[kpi] = _counts(source, prospect, _Chance(seed, kpi, draws))
    kpis = {kpi: Drawn(found, _cancelled(kpi, found, prospect, seed)) for kpi, found in counts.items()}
    return Draws(kpis, _profit(prospect.value, kpis[prospect.value.kpi], Dice(seed, "customers")))


def _part(source: PartOf, counts: Whole, dice: Dice) -> Whole:
    share = dice.beta(PRIOR + source.became, PRIOR + source.trials - source.became, counts.shape[1])
    return dice.part_of(counts, share)


def _cancelled(kpi: str, counts: Whole, prospect: Prospect, seed: int) -> Whole | None:
    share = float(prospect.cancelled.get(kpi, 0))
    return Dice(seed, f"{kpi} cancelled").part_of(counts, share) if share else None


@dataclass(frozen=True, slots=True)
class _Chance:
    """What a KPI is drawn with: dice of its own, and those of the funnel's steps, which others may share."""

    seed: int
    kpi: str
    draws: int

    @property
    def dice(self) -> Dice:
        """Dice of its own."""
        return Dice(self.seed, self.kpi)


def _counts(source: Measured | Ranged | Fixed, prospect: Prospect, chance: _Chance) -> Whole:
    months, draws, weights = prospect.months, chance.draws, [float(x) for x in prospect.season]
    dice = chance.dice
    match source:
        case Fixed():
            return every(months, draws, source.count)
        case Ranged(heavy=False):
            return dice.counts(weighted(_level(source, chance.seed, draws), weights), 1, months)
        case Ranged():
            around = tenfold(dice.normal(0, LEAST_SPREAD, (months, draws)))
            return floored(weighted(_level(source, chance.seed, draws), weights) * around)
        case Measured(heavy=False):
            known = _Known.of(source)
            level = dice.gamma(known.shape, known.unit / known.served, draws)
            return dice.counts(weighted(level, weights), known.unit, months)
        case Measured():
            views = _Views.of(source)
            middle = dice.normal(views.middle, views.doubt, draws)
            level = tenfold(dice.normal(middle, views.spread, (months, draws)))
            return floored(weighted(level, weights))


def _level(source: Ranged, seed: int, draws: int) -> Level:
    """Draw every step's rate by itself, the same for all that the step leads to."""
    level = alike(float(source.start), draws)
    for step in source.steps:
        place = Dice(seed, f"rate of {step.name}").evenly(draws)
        level = level * log_triangle(place, float(step.low), float(step.typical), float(step.high))
    return level + float(source.beside)


def _profit(value: Value, drawn: Drawn, dice: Dice) -> Whole:
    """Each result that stays becomes a customer by chance, and each customer brings the gross profit."""
    stay = drawn.counts if drawn.cancelled is None else drawn.counts - drawn.cancelled
    customers = stay if value.close_rate == 1 else dice.part_of(stay, float(value.close_rate))
    return customers * value.gross_profit


@dataclass(frozen=True, slots=True)
class _Known:
    """What own months say of a rate: Gamma(shape, rate served) in units of φ results."""

    shape: float
    served: float
    unit: float

    @classmethod
    def of(cls, source: Measured) -> _Known:
        unit = float(overdispersion(source.counts) or 1)
        served = float(len(source.counts) if source.served is None else source.served)
        return cls(PRIOR + sum(source.counts) / unit, served, unit)


@dataclass(frozen=True, slots=True)
class _Views:
    """Own months of a heavy-tailed number, in powers of ten: their middle, its doubt, and their spread."""

    middle: float
    doubt: float
    spread: float

    @classmethod
    def of(cls, source: Measured) -> _Views:
        logs = [log10(max(1, count)) for count in source.counts]
        k, middle = len(logs), sum(logs) / len(logs)
        seen = sqrt(sum((x - middle) ** 2 for x in logs) / (k - 1)) if k > 1 else 0.0
        around = max(LEAST_SPREAD, seen)
        return cls(middle, around / sqrt(k), around)


# --- the plain cases --------------------------------------------------------------------------------


def cases(prospect: Prospect) -> Draws:
    """Give the four cases, one a column, in the order of `Case`; nothing of them is cancelled."""
    weights = [float(x) for x in prospect.season] or [1.0] * prospect.months
    kpis = {kpi: Drawn(_columns(found, weights)) for kpi, found in levels(prospect).items()}
    return Draws(kpis, expected_profit(prospect.value, kpis[prospect.value.kpi].counts))


def expected_profit(value: Value, counts: Whole) -> Whole:
    """Give the expected gross profit of counts, half a yen up."""
    return times(counts, value.gross_profit * Fraction(value.close_rate), Rounding.HALF_UP)


def _columns(levels: Levels, weights: list[float]) -> Whole:
    """Spread each case evenly: after every month as many whole results have come as are due by then."""
    due = [0.0, *accumulate(weights)]
    columns = [[floor(level * x + 0.5) for x in due] for level in levels]
    return whole([[then - now for now, then in pairwise(column)] for column in columns]).T


def usual_counts(prospect: Prospect) -> dict[str, int]:
    """Give what an expected month has of each KPI, to the nearest whole."""
    expected = [*Case].index(Case.EXPECTED)
    return {kpi: round(found[expected]) for kpi, found in levels(prospect).items()}


def levels(prospect: Prospect) -> dict[str, Levels]:
    """Give what a month has of each KPI in each case.

    Own months' 90 % range and median; of a funnel the 90 % range of its steps drawn, and the typical rates; a
    part of another KPI is the median share of it.
    """
    found: dict[str, Levels] = {}
    for kpi, source in prospect.in_order:
        match source:
            case PartOf():
                share = beta_quantile(0.5, PRIOR + source.became, PRIOR + source.trials - source.became)
                nothing, low, middle, high = found[source.kpi]
                found[kpi] = nothing, low * share, middle * share, high * share
            case _:
                found[kpi] = _levels(source)
    return found


def _levels(source: Measured | Ranged | Fixed) -> Levels:
    match source:
        case Fixed():
            return (float(source.count),) * 4
        case Ranged():
            low, high = middling(_level(source, SEED, DRAWS), (0.05, 0.95))
            typical = float(source.typical)
            return 0.0, min(low, typical), typical, max(high, typical)
        case Measured(heavy=False):
            known = _Known.of(source)
            low, middle, high = (gamma_quantile(x, known.shape) for x in (0.05, 0.5, 0.95))
            scale = known.unit / known.served
            return 0.0, low * scale, middle * scale, high * scale
        case Measured():
            views = _Views.of(source)
            shifts = (-_TAIL * views.doubt, 0, _TAIL * views.doubt)
            low, middle, high = (10 ** (views.middle + shift) for shift in shifts)
            return 0.0, low, middle, high
