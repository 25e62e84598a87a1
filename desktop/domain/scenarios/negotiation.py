"""What to negotiate first: every single improvement, by what it saves in the same draws.

The months run to the end of the minimum term or of those looked at, whichever is later. A shop whose
months lost money leaves when the minimum term is over; this is what a shorter term is worth.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.fees.terms import Terms
from desktop.domain.money import Yen
from desktop.domain.scenarios.arrays import Whole, mean, share, total
from desktop.domain.scenarios.drawing import DRAWS, SEED, Draws, draw, usual_counts
from desktop.domain.scenarios.improvements import Improvement, Usual, improvements
from desktop.domain.scenarios.outcome import outcome
from desktop.domain.scenarios.prospect import Option, Prospect


@dataclass(frozen=True, slots=True)
class Gain:
    """What an improvement saves, each draw with it against the same draw without."""

    improvement: Improvement
    saved: float
    """Expected yen over the months."""
    loss_before: float
    loss_after: float
    helps: float
    """The share of draws in which it saves anything."""

    @property
    def loss_saved(self) -> float:
        """By how much the chance of a loss falls."""
        return self.loss_before - self.loss_after


def what_to_negotiate(
    option: Option,
    prospect: Prospect,
    ceiling: Yen | None = None,
    seed: int = SEED,
    draws: int = DRAWS,
) -> tuple[Gain, ...]:
    """Rank every improvement of an option's terms by expected yen saved, then by the chance of loss saved.

    `ceiling` is what one result of the prospect's value may cost, all in. Improvements that save nothing
    are left out; an option without a contract has none.
    """
    if option.terms is None:
        return ()
    usual = _usual(option, prospect, ceiling)
    ahead = _until(prospect, (option.terms.min_months or 0) - option.served)
    drawn = draw(ahead, seed, draws)
    now = _left(option, option.terms, ahead, drawn)
    gains = (_gain(x, now, _left(option, x.terms, ahead, drawn)) for x in improvements(option.terms, usual))
    return tuple(sorted((gain for gain in gains if gain.saved > 0), key=_rank))


def _usual(option: Option, prospect: Prospect, ceiling: Yen | None) -> Usual:
    counts = usual_counts(prospect)
    return Usual(counts, prospect.months, option.costs, ceiling, prospect.value.kpi, option.served)


def _until(prospect: Prospect, months: int) -> Prospect:
    """Look further ahead where the minimum term does; the season comes round again."""
    longer, weights = max(prospect.months, months), prospect.season
    season = tuple(weights[at % len(weights)] for at in range(longer)) if weights else ()
    return replace(prospect, months=longer, season=season)


def _rank(gain: Gain) -> tuple[float, float, str]:
    return -gain.saved, -gain.loss_saved, gain.improvement.change


def _gain(improvement: Improvement, before: Whole, after: Whole) -> Gain:
    return Gain(
        improvement=improvement,
        saved=mean(after - before),
        loss_before=share(before < 0),
        loss_after=share(after < 0),
        helps=share(after > before),
    )


def _left(option: Option, terms: Terms, prospect: Prospect, drawn: Draws) -> Whole:
    """What is left where a shop leaves at the end of the minimum term if its months lost money.

    The first month, with what is paid once, is not held against the others.
    """
    found = outcome(replace(option, terms=terms), drawn, with_tax=prospect.with_tax)
    bound = (terms.min_months or 0) - option.served
    if not 0 < bound < prospect.months:
        return found.left
    monthly = found.cash - found.own_work
    earned = total(monthly[min(1, bound - 1) : bound]) >= 0
    return total(monthly[:bound]) + total(monthly[bound:]) * earned
