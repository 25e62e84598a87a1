"""Being known: each month beside its own month before the start, and nothing made up where one is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.domain.derived import Figures
from desktop.domain.goals import Goal
from desktop.domain.lift import aimed_lift, lift_months
from desktop.domain.month import Month
from tests.unit.domain.books import book

GOAL = Goal(
    "g", "s", "branded_search", 360, Month(2026, 12), Month(2027, 2), baseline=Decimal(100)
)  # three months of 120
BEFORE = {Month(2025, 12): {"branded_search": 80}, Month(2026, 1): {"branded_search": 120}}
NOW = {Month(2026, 12): {"branded_search": 100}, Month(2027, 1): {"branded_search": 120}}


def test_each_month_has_its_own_month_before_else_the_mean(catalog) -> None:
    made = replace(book(BEFORE | NOW), goal=GOAL)
    lifts = lift_months(Figures(made, catalog.measures), GOAL)
    assert [x.before for x in lifts[:3]] == [80, 120, 100]
    assert [x.growth for x in lifts[:3]] == [Decimal("0.25"), 0, None]
    assert len(lifts) == 6


def test_without_months_before_there_is_no_growth(catalog) -> None:
    made = replace(book(NOW), goal=GOAL)
    lifts = lift_months(Figures(made, catalog.measures), GOAL)
    assert {x.growth for x in lifts} == {None}
    assert lifts[0].now == 100


def test_the_aim_is_a_share_of_today() -> None:
    assert aimed_lift(GOAL) == Decimal("0.2")
    assert aimed_lift(replace(GOAL, baseline=None)) is None
    assert aimed_lift(replace(GOAL, baseline=Decimal(0))) is None
