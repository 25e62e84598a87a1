"""How far the goal is: what came, what the plan wanted by now, and where this pace leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, takewhile

from desktop.domain.book import Book
from desktop.domain.goals import Goal, monthly_targets
from desktop.domain.month import Month
from desktop.domain.outlook import Counts, Forecast, Outlook, outlook, season_forecast


@dataclass(frozen=True, slots=True)
class Progress:
    """The goal at the end of the last full month. `actual` and `plan` are cumulative, one entry a month."""

    goal: Goal
    months: tuple[Month, ...]
    actual: tuple[int, ...]
    """As many entries as full months are known, from the goal's first month on."""
    plan: tuple[int, ...]
    outlook: Outlook | None
    """None before the first full month."""
    season: Forecast | None
    """The same with each month counting by its season weight; None where the season is even or unknown."""

    @property
    def reached(self) -> int:
        """Results so far."""
        return self.actual[-1] if self.actual else 0

    @property
    def planned(self) -> int:
        """What the plan wanted by now; 0 before the first full month."""
        return self.plan[len(self.actual) - 1] if self.actual else 0


def progress(book: Book, value: Callable[[Month, str], tuple[Decimal | None, bool]]) -> Progress | None:
    """Give the progress of the shop's goal, None without a goal.

    `value` gives a month's figure and whether only a part of the month is known; a partial or
    unmeasured month ends what counts as known, since missing is never zero.
    """
    goal = book.goal
    if goal is None:
        return None
    known = takewhile(
        lambda figure: figure[0] is not None and not figure[1],
        (value(month, goal.kpi) for month in goal.months),
    )
    counts = tuple(int(number) for number, _partial in known if number is not None)
    left = len(goal.months) - len(counts)
    basis = Counts(goal.kpi, counts, goal.target, left) if counts else None
    return Progress(
        goal=goal,
        months=goal.months,
        actual=tuple(accumulate(counts)),
        plan=tuple(accumulate(_planned(book, goal))),
        outlook=None if basis is None else outlook(basis),
        season=None if basis is None or not left else _season(basis, book.shop.season, goal.months),
    )


def _planned(book: Book, goal: Goal) -> list[int]:
    """The plan's own targets where it has them for every month, else the goal spread by season."""
    own = [book.target(month, goal.kpi) for month in goal.months]
    if all(target is not None for target in own):
        return [int(target) for target in own if target is not None]
    return list(monthly_targets(goal, book.shop.season).values())


def _season(basis: Counts, season: Sequence[Decimal], months: Sequence[Month]) -> Forecast | None:
    if len(set(season)) == 1:
        return None
    weights = [float(season[month.month - 1]) for month in months]
    at = len(basis.counts)
    return season_forecast(basis, tuple(weights[:at]), tuple(weights[at:]))
