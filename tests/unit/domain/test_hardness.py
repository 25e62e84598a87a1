"""How hard a goal is, by hand-computed reach."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.funnels import Funnel, FunnelStage, Span, StageRate, views_needed
from desktop.domain.goals import Goal
from desktop.domain.hardness import Place, hardness_of
from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.domain.text import Text


def _span(low: str, typical: str, high: str) -> Span:
    return Span(Decimal(low), Decimal(typical), Decimal(high))


NAME: Text = {"ja": "段階", "en": "Stage"}
CHAIN = Funnel(
    "chain",
    NAME,
    Purpose.CUSTOMERS,
    (
        FunnelStage("views", NAME, None),
        FunnelStage("profile_views", NAME, _span("0.003", "0.01", "0.03")),
        FunnelStage("inquiries", NAME, _span("0.01", "0.03", "0.10")),
    ),
)
INDEX = Funnel("index", NAME, Purpose.BRANDING, (), index=True, lift=_span("0", "0.10", "0.30"))
YEAR = Goal("g", "s", "inquiries", 12 * 30, Month(2026, 12), Month(2027, 11))
VIEWS = Decimal(100_000)


@pytest.mark.parametrize(
    ("a_month", "place"),
    [(30, Place.TYPICAL), (31, Place.HIGH), (300, Place.HIGH), (301, Place.BEYOND)],
)
def test_a_goal_is_held_against_what_the_views_could_bring(a_month: int, place: Place) -> None:
    found = hardness_of(replace(YEAR, target=12 * a_month), CHAIN, VIEWS)
    assert found.place is place
    assert found.reach == _span("3", "30", "300")


def test_what_comes_by_other_ways_counts_too() -> None:
    found = hardness_of(replace(YEAR, target=12 * 35, doors={"phone": 5}), CHAIN, VIEWS)
    assert (found.place, found.reach) == (Place.TYPICAL, _span("8", "35", "305"))


def test_the_shops_own_rate_replaces_the_usual_one() -> None:
    own = StageRate("r", "s", "inquiries", Decimal("0.1"), Decimal("0.2"), Decimal("0.3"))
    assert hardness_of(YEAR, CHAIN, VIEWS, [own]).reach == _span("30", "200", "900")


def test_what_is_not_known_is_said_and_never_zero() -> None:
    assert hardness_of(YEAR, CHAIN, None).place is Place.NO_VIEWS
    assert hardness_of(YEAR, CHAIN, Decimal(0)).place is Place.BEYOND
    assert hardness_of(replace(YEAR, kpi="other"), CHAIN, VIEWS).place is Place.NO_CHAIN
    for baseline in (None, Decimal(0)):
        assert hardness_of(replace(YEAR, baseline=baseline), INDEX, None).place is Place.NO_BASELINE


@pytest.mark.parametrize(
    ("a_month", "place"),
    [(110, Place.TYPICAL), (111, Place.TYPICAL), (130, Place.TYPICAL), (131, Place.HIGH), (900, Place.HIGH)],
)
def test_being_known_is_held_against_the_usual_lift(a_month: int, place: Place) -> None:
    goal = replace(YEAR, target=12 * a_month, baseline=Decimal(100))
    found = hardness_of(goal, INDEX, None)
    assert (found.place, found.reach, found.lift) == (place, _span("100", "110", "130"), INDEX.lift)


def test_views_are_not_asked_for_where_nothing_has_to_come_by_the_link() -> None:
    goal = replace(YEAR, target=12 * 5, doors={"phone_inquiries": 5})
    assert hardness_of(goal, CHAIN, None).place is Place.BY_OTHERS
    assert hardness_of(goal, CHAIN, VIEWS).place is Place.TYPICAL


@pytest.mark.parametrize("target", [1, 7, 20, 999])
def test_the_views_a_goal_needs_make_it_typical(target: int) -> None:
    views = views_needed([Decimal("0.01"), Decimal("0.03")], target)
    goal = replace(YEAR, target=12 * target)
    assert hardness_of(goal, CHAIN, Decimal(views)).place is Place.TYPICAL
    assert hardness_of(goal, CHAIN, Decimal(views - 1)).place is not Place.TYPICAL
