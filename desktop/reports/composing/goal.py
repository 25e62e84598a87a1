"""The final goal at the end of the month: large figures, the way there, and where this pace leads."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil, floor

from desktop.domain.kpis import Unit
from desktop.domain.outlook import Counts, forecast
from desktop.domain.progress import Progress
from desktop.language import _, ngettext
from desktop.reports.composing.facts import Facts
from desktop.reports.composing.sentences import together
from desktop.reports.model import BigFigure, Figure, GoalCheck, Track
from desktop.wording.amounts import month_name, number
from desktop.wording.outlook import (
    chance,
    forecast_sentence,
    prospect_word,
    season_sentence,
    widened_sentence,
)


def figures(facts: Facts) -> tuple[BigFigure, ...]:
    """What came, its share of the goal, what is still needed, and the chance."""
    progress = facts.progress
    if progress is None or progress.outlook is None:
        return ()
    goal, kpi = progress.goal, progress.goal.kpi
    left = len(progress.months) - len(progress.actual)
    still = max(0, goal.target - progress.reached)
    needed = _("Still needed, the period is over")
    if left:
        needed = ngettext("Still needed in {count} month", "Still needed in {count} months", left).format(
            count=left
        )
    seen = progress.outlook.forecast.chance
    return (
        BigFigure(
            _("{name}, so far").format(name=facts.name(kpi)),
            Decimal(progress.reached),
            Unit.COUNT,
            facts.counter(kpi),
        ),
        BigFigure(
            _("Of the goal of {target}").format(target=facts.said(goal.target, kpi)),
            Decimal(progress.reached) / goal.target,
            Unit.PERCENT,
            decimals=1,
        ),
        BigFigure(needed, Decimal(still), Unit.COUNT, facts.counter(kpi)),
        BigFigure(
            _("Chance of reaching it"),
            Decimal(f"{seen:.4f}"),
            Unit.PERCENT,
            word="" if 0.01 <= seen <= 0.99 else chance(seen),
        ),
    )


def outlook_text(facts: Facts) -> str:
    """Say where this pace leads, with its limits."""
    progress = facts.progress
    if progress is None or progress.outlook is None:
        return ""
    seen, counter = progress.outlook, facts.counter(progress.goal.kpi)
    words = _("In a word: {word}.").format(word=prospect_word(seen.forecast.prospect))
    return together(
        forecast_sentence(seen.basis, seen.forecast, progress.goal.last, counter),
        words,
        _pace(progress),
        widened_sentence(seen),
        season_sentence(progress.season, counter),
    )


def _pace(progress: Progress) -> str:
    left = len(progress.months) - len(progress.actual)
    still = progress.goal.target - progress.reached
    if not left or still <= 0:
        return ""
    now = Decimal(progress.reached) / len(progress.actual)
    return _("Needed are {needed} a month; so far it was {now} a month.").format(
        needed=f"{Decimal(still) / left:.1f}", now=f"{now:.1f}"
    )


def track(facts: Facts) -> Track | None:
    """The way to the goal: plan, what came, and the 90 % range month by month until the end."""
    progress = facts.progress
    if progress is None or progress.outlook is None:
        return None
    known, all_months = len(progress.actual), len(progress.months)
    low, high = _range(progress.outlook.basis, all_months - known)
    blank: list[Figure] = [None] * (known - 1)
    now = Decimal(progress.reached)
    return Track(
        title=_("{name}: cumulative, and the plan").format(name=facts.name(progress.goal.kpi)),
        alt=_alt(progress, low, high),
        months=progress.months,
        plan=tuple(Decimal(x) for x in progress.plan),
        actual=(*(Decimal(x) for x in progress.actual), *[None] * (all_months - known)),
        low=(*blank, now, *low),
        high=(*blank, now, *high),
    )


def _range(basis: Counts, left: int) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    seen = [forecast(basis, len(basis.counts), step) for step in range(1, left + 1)]
    return tuple(Decimal(floor(x.low)) for x in seen), tuple(Decimal(ceil(x.high)) for x in seen)


def _alt(progress: Progress, low: Sequence[Figure], high: Sequence[Figure]) -> str:
    text = _(
        "Line chart of the way to the goal: {actual} at the end of {month}, planned were {plan} by then; the goal is {target}."
    )
    said = text.format(
        actual=number(progress.reached),
        month=month_name(progress.months[len(progress.actual) - 1]),
        plan=number(progress.planned),
        target=number(progress.goal.target),
    )
    if not low or low[-1] is None or high[-1] is None:
        return said
    reach = _("At this pace it ends at {low} to {high}.").format(low=number(low[-1]), high=number(high[-1]))
    return together(said, reach)


def check(facts: Facts) -> GoalCheck | None:
    """What the verification sheet sums up again; only where every month so far is in the raw data."""
    progress = facts.progress
    if progress is None or not progress.actual or progress.months[0] < facts.months[0]:
        return None
    last = progress.months[len(progress.actual) - 1]
    if last != facts.month:
        return None
    goal = progress.goal
    return GoalCheck(facts.name(goal.kpi), goal.first, goal.target, progress.reached)
