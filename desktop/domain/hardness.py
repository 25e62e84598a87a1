"""How hard a goal is: its place among what today's views, the ways beside the link, or a usual lift could bring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import prod

from desktop.domain.funnels import Funnel, Span, StageRate, needs
from desktop.domain.goals import Goal


class Place(StrEnum):
    """Where a goal lies, or what is missing to tell."""

    TYPICAL = "typical"
    """No more than typical rates bring."""
    HIGH = "high"
    """More than that, no more than high rates bring."""
    BEYOND = "beyond"
    """Out of every range."""
    BY_OTHERS = "by_others"
    """Nothing has to come by the link, and what it could bring is not known."""
    NO_VIEWS = "no_views"
    NO_BASELINE = "no_baseline"
    NO_CHAIN = "no_chain"
    """No stage of the chain counts what the goal is set for."""


@dataclass(frozen=True, slots=True)
class Hardness:
    """How hard a goal is."""

    place: Place
    reach: Span | None
    """Results a month that low, typical and high rates could bring; None where that is not known."""
    lift: Span | None = None
    """Of an index: the lift over the baseline that `reach` rests on, in which typical to high is usual."""


def hardness_of(goal: Goal, funnel: Funnel, views: Decimal | None, own: Iterable[StageRate] = ()) -> Hardness:
    """Hold a goal's average month against what could be brought (product notes).

    A chain: `views` a month through its rates, plus what comes by other ways. An index: the baseline
    with the lift usual after half a year; nothing is said of how far more than that is out of reach.
    """
    if funnel.index:
        return _by_lift(goal, funnel)
    chain = needs(funnel, goal.kpi, 1, own)
    if not chain:
        return Hardness(Place.NO_CHAIN, None)
    if views is None:
        return Hardness(Place.NO_VIEWS if goal.by_link else Place.BY_OTHERS, None)
    spans = [need.rate for need in chain if need.rate is not None]
    doors = sum(goal.doors.values())
    return _placed(
        goal,
        Span(
            views * prod((span.low for span in spans), start=Decimal(1)) + doors,
            views * prod((span.typical for span in spans), start=Decimal(1)) + doors,
            views * prod((span.high for span in spans), start=Decimal(1)) + doors,
        ),
    )


def _by_lift(goal: Goal, funnel: Funnel) -> Hardness:
    if funnel.lift is None:
        return Hardness(Place.NO_CHAIN, None)
    if not goal.baseline:
        return Hardness(Place.NO_BASELINE, None)
    low, typical, high = (
        goal.baseline * (1 + lift) for lift in (funnel.lift.low, funnel.lift.typical, funnel.lift.high)
    )
    usual = _a_month(goal) <= Fraction(high)
    return Hardness(Place.TYPICAL if usual else Place.HIGH, Span(low, typical, high), funnel.lift)


def _a_month(goal: Goal) -> Fraction:
    return Fraction(goal.target, max(len(goal.months), 1))


def _placed(goal: Goal, reach: Span) -> Hardness:
    a_month = _a_month(goal)
    if a_month <= Fraction(reach.typical):
        return Hardness(Place.TYPICAL, reach)
    return Hardness(Place.HIGH if a_month <= Fraction(reach.high) else Place.BEYOND, reach)
