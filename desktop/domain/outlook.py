"""The outlook: what the period's total will be at this pace, and how likely the target is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.distributions import count_at_least, count_quantile
from desktop.domain.statistics import (
    LEVEL,
    PRIOR,
    Change,
    Spread,
    change,
    overdispersion,
    rate,
    rate_above,
    share,
)


class Prospect(StrEnum):
    """The four words for a chance of reaching the target."""

    ON_TRACK = "on_track"
    LIKELY = "likely"
    DIFFICULT = "difficult"
    UNLIKELY = "unlikely"

    @classmethod
    def of(cls, chance: float) -> Prospect:
        """Choose the word: from 0.80, from 0.50, from 0.20, below."""
        if chance >= 0.80:
            return cls.ON_TRACK
        if chance >= 0.50:
            return cls.LIKELY
        return cls.DIFFICULT if chance >= 0.20 else cls.UNLIKELY


@dataclass(frozen=True, slots=True)
class Counts:
    """What an outlook rests on: full months so far, oldest first (at least one), and what is still to come."""

    kpi: str
    counts: tuple[int, ...]
    target: int
    """For the whole period."""
    months_left: int
    trials: tuple[int, ...] | None = None
    """What each count is out of."""

    @property
    def total(self) -> int:
        """Results so far."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Forecast:
    """P(target) and the ends of the range the period's total will lie in."""

    chance: float
    low: int
    high: int

    @property
    def prospect(self) -> Prospect:
        """The word for the chance."""
        return Prospect.of(self.chance)


@dataclass(frozen=True, slots=True)
class LastChange:
    """The last month against the mean of all before it: P(up), and the word for it."""

    up: float
    change: Change


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything `Counts` allow to say; `widened` is φ where months vary more than chance."""

    basis: Counts
    rate: Spread
    """Results a month."""
    forecast: Forecast
    change: LastChange | None
    ratio: Spread | None
    widened: float | None


def outlook(basis: Counts, level: float = LEVEL) -> Outlook:
    """Tell what the counts allow; where they are overdispersed, everything is reckoned in units of φ."""
    phi = overdispersion(basis.counts)
    unit = 1.0 if phi is None else float(phi)
    total, months = basis.total, len(basis.counts)
    trials = None if basis.trials is None else sum(basis.trials)
    return Outlook(
        basis=basis,
        rate=rate(total / unit, months, level).times(unit),
        forecast=forecast(basis, months, basis.months_left, level),
        change=_last_change(basis.counts, unit),
        ratio=None if trials is None else share(total / unit, trials / unit, level),
        widened=None if phi is None else unit,
    )


def forecast(basis: Counts, served: float, left: float, level: float = LEVEL) -> Forecast:
    """Look ahead over an exposure `left` from what was counted in an exposure `served`.

    Exposures are months, days of a running month, or season weights. The total still to come is
    negative binomial; a range in units of φ is widened to whole results.
    """
    phi = overdispersion(basis.counts) or 1
    shape = PRIOR + float(basis.total / phi)
    need = math.ceil((basis.target - basis.total) / phi)
    tail = (1 - level) / 2
    low, high = (count_quantile(q, shape, served, left) for q in (tail, 1 - tail))
    return Forecast(
        chance=count_at_least(need, shape, served, left),
        low=basis.total + math.floor(low * phi),
        high=basis.total + math.ceil(high * phi),
    )


def season_forecast(
    basis: Counts, served: tuple[float, ...], left: tuple[float, ...], level: float = LEVEL
) -> Forecast:
    """Look ahead with each month counting by its season weight instead of as one."""
    return forecast(basis, sum(served), sum(left), level)


def _last_change(counts: tuple[int, ...], unit: float) -> LastChange | None:
    if len(counts) < 2:
        return None
    *earlier, last = counts
    up = rate_above(sum(earlier) / unit, len(earlier), last / unit, 1)
    return LastChange(up, change(up, sum(counts) / unit))
