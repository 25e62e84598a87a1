"""Plans by rule: the goal's share month by month, what a change leaves alone, versions moved, compared and copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain.book import Book
from desktop.domain.funnels import Funnel, StageRate, funnel_for, needs
from desktop.domain.goals import Goal
from desktop.domain.kpis import KpiPlan, PlanLine, Target, Tier, Unit
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.plan_comparing import Difference, compare
from desktop.domain.plan_copying import candidates, copied
from desktop.domain.plan_reasons import Cause, parted, with_cause
from desktop.domain.plan_shape import Imbalance, imbalances, shape_of
from desktop.domain.plan_targets import Asked, asked
from desktop.domain.plan_versions import changeable, discarded, first_open, moved
from desktop.domain.planning import next_version
from desktop.domain.problems import Code, Refused
from desktop.domain.results import MonthState
from desktop.domain.retargeting import recomputed, retargeted
from desktop.domain.shop import Purpose, Shop

FIRST = Month(2026, 4)
RESULT = "qualified_inquiries"
GOAL = Goal("g", "s", RESULT, 120, FIRST, FIRST + 11)
SHOP = Shop("s", "雪つり堂", Purpose.CUSTOMERS)
WEIGHTS = st.lists(st.decimals("0.2", "3", places=1), min_size=12, max_size=12).map(tuple)


def ids() -> Iterator[str]:
    return (f"new{at}" for at in count())


def wanted(catalog, goal=GOAL, season=SHOP.season, rates=()) -> Asked:
    funnel: Funnel = funnel_for(catalog.funnels, SHOP.purpose, quotes=False)
    chain = needs(funnel, goal.kpi, goal.target, rates)
    return asked(replace(SHOP, season=season), goal, chain, catalog.measures)


def line(kpi: str, plan: str = "p1", at: int = 0, **more) -> PlanLine:
    return PlanLine(f"{plan}-{kpi}", "s", plan, kpi, more.pop("tier", Tier.RESULT), at, **more)


def made(catalog, closed: int = 0, **parts) -> Book:
    """A book whose plan follows the goal, with so many months closed."""
    asks = wanted(catalog)
    lines = (
        line(RESULT, result=True),
        line("inquiries", at=1, tier=Tier.INTERMEDIATE),
        line("link_ctr", at=2, tier=Tier.INTERMEDIATE, steady_target=asks.steady["link_ctr"]),
        line("views", at=3, tier=Tier.REFERENCE),
    )
    targets = tuple(
        Target(f"{kpi}-{month}", "s", "p1", kpi, month, value)
        for kpi in (RESULT, "inquiries")
        for month, value in asks.monthly[kpi].items()
    )
    states = tuple(MonthState(f"m{at}", "s", FIRST + at, closed=True) for at in range(closed))
    plan = KpiPlan("p1", "s", 1, FIRST)
    return Book(SHOP, goal=GOAL, plans=(plan,), lines=lines, targets=targets, states=states, **parts)


def applied(book: Book, rows) -> Book:
    """The book after some rows were put into it."""
    lines = {x.id: x for x in book.lines} | {x.id: x for x in rows if isinstance(x, PlanLine)}
    targets = {x.id: x for x in book.targets} | {x.id: x for x in rows if isinstance(x, Target)}
    return replace(book, lines=tuple(lines.values()), targets=tuple(targets.values()))


def aims(book: Book) -> dict[tuple[str, Month], Decimal | None]:
    return {(x.kpi, month): book.target(month, x.kpi) for x in book.lines for month in GOAL.months}


def test_a_plan_that_follows_its_goal_has_not_strayed(catalog):
    book = made(catalog, closed=3)
    assert not recomputed(book, book.plans[0], wanted(catalog)).strayed


@given(target=st.integers(12, 900), season=WEIGHTS, slow=st.booleans(), closed=st.integers(0, 12))
def test_working_out_again_follows_the_goal_and_leaves_closed_months(catalog, target, season, slow, closed):
    book = made(catalog, closed)
    goal = replace(GOAL, target=target, slow_start=slow)
    asks = wanted(catalog, goal, season)
    drift = recomputed(book, book.plans[0], asks)
    kpis = [one.kpi for one in drift.retargets]
    new = ids()
    after = applied(book, list(retargeted(book, book.plans[0], drift, kpis, lambda: next(new))))
    for (kpi, month), before in aims(book).items():
        if book.closed(month):
            assert after.target(month, kpi) == before
        elif kpi != "views":
            assert after.target(month, kpi) == asks.of(kpi)[month]
    assert sum(after.target(month, RESULT) for month in GOAL.months if not book.closed(month)) == sum(
        value for month, value in asks.monthly[RESULT].items() if not book.closed(month)
    )
    if not closed:
        assert sum(after.target(month, RESULT) for month in GOAL.months) == target
    assert not recomputed(after, after.plans[0], asks).retargets


@given(target=st.integers(150, 900), typed=st.sets(st.sampled_from(GOAL.months), min_size=1))
def test_typed_targets_stay_and_are_listed(catalog, target, typed):
    book = made(catalog)
    asks = wanted(catalog, replace(GOAL, target=target))
    drift = recomputed(book, book.plans[0], asks, {(RESULT, month) for month in typed})
    new = ids()
    after = applied(book, list(retargeted(book, book.plans[0], drift, [RESULT], lambda: next(new))))
    of_result = next(one for one in drift.retargets if one.kpi == RESULT)
    assert set(of_result.typed) <= typed
    assert all(after.target(month, RESULT) == book.target(month, RESULT) for month in typed)
    assert after.target(GOAL.months[0], "inquiries") == book.target(GOAL.months[0], "inquiries")


def test_a_rate_of_the_shops_own_moves_its_target_and_the_stages_before(catalog):
    book = made(catalog)
    tenth = StageRate("r", "s", "link_clicks", Decimal("0.05"), Decimal("0.10"), Decimal("0.20"))
    drift = recomputed(book, book.plans[0], wanted(catalog, rates=[tenth]))
    assert [one.kpi for one in drift.strayed] == ["link_ctr"]
    assert drift.goal is None
    (row,) = retargeted(book, book.plans[0], drift, ["link_ctr"], str)
    assert isinstance(row, PlanLine)
    assert row.steady_target == Decimal("0.10")


def test_a_goal_for_another_measure_is_no_matter_of_targets(catalog):
    book = made(catalog, closed=2)
    other_goal = wanted(catalog, replace(GOAL, kpi="inquiries"))
    assert recomputed(book, book.plans[0], other_goal).result == RESULT
    assert recomputed(book, book.plans[0], wanted(catalog)).result == ""
    over = made(catalog, closed=12)
    assert recomputed(over, over.plans[0], other_goal).result == ""


def test_where_months_are_closed_a_steady_target_changes_by_the_month(catalog):
    book = made(catalog, closed=2)
    tenth = StageRate("r", "s", "link_clicks", Decimal("0.05"), Decimal("0.10"), Decimal("0.20"))
    drift = recomputed(book, book.plans[0], wanted(catalog, rates=[tenth]))
    new = ids()
    rows = list(retargeted(book, book.plans[0], drift, ["link_ctr"], lambda: next(new)))
    assert {row.month for row in rows} == set(GOAL.months[2:])


def test_a_version_that_has_not_begun_is_moved_and_put_away(catalog):
    book = made(catalog, closed=2)
    new = ids()
    plan, lines, targets = next_version(book, FIRST + 6, "season: 秋", lambda: next(new))
    book = replace(
        book,
        plans=(*book.plans, plan),
        lines=(*book.lines, *lines),
        targets=(*book.targets, *targets),
    )
    now = FIRST + 3
    assert changeable(book, plan, now)
    assert not changeable(book, plan, FIRST + 6)
    assert first_open(book) == FIRST + 2
    earlier = moved(book, plan.id, FIRST + 4, now, lambda: next(new))
    assert earlier.plan.first == FIRST + 4
    assert {(x.kpi, x.month) for x in earlier.gained} == {
        (kpi, FIRST + at) for kpi in (RESULT, "inquiries") for at in (4, 5)
    }
    later = moved(book, plan.id, FIRST + 8, now, str)
    assert {x.month for x in later.lost} == {FIRST + 6, FIRST + 7}
    for month, code in ((FIRST + 1, Code.MONTH_CLOSED), (FIRST + 2, Code.PLAN_ORDER)):
        with pytest.raises(Refused) as refused:
            moved(book, plan.id, month, now, str)
        assert refused.value.problems[0].code is code
    gone, its_lines, its_targets = discarded(book, plan.id, now)
    assert (gone, len(its_lines), len(its_targets)) == (plan, 4, len(targets))
    with pytest.raises(Refused) as refused:
        discarded(book, plan.id, FIRST + 6)
    assert refused.value.problems[0].code is Code.PLAN_BEGUN


def test_two_versions_are_compared_month_by_month(catalog):
    book = made(catalog)
    new = ids()
    plan, lines, targets = next_version(book, FIRST + 6, "season: 秋", lambda: next(new))
    lines = (*(x for x in lines if x.kpi != "inquiries"), line("bookings", plan.id, 5))
    changed = tuple(
        replace(x, value=x.value + 5) if (x.kpi, x.month) == (RESULT, FIRST + 8) else x for x in targets
    )
    book = replace(
        book,
        plans=(*book.plans, plan),
        lines=(*book.lines, *lines),
        targets=(*book.targets, *changed),
    )
    found = {row.kpi: row for row in compare(book, book.plans[0], plan).rows}
    assert found[RESULT].changed == (FIRST + 8,)
    assert len(found[RESULT].shared) == 6
    assert {kpi: row.difference for kpi, row in found.items()} == {
        RESULT: Difference.CHANGED,
        "inquiries": Difference.ONLY_FIRST,
        "bookings": Difference.ONLY_SECOND,
        "link_ctr": Difference.SAME,
        "views": Difference.SAME,
    }
    assert [row.kpi for row in compare(book, plan, plan).rows if row.difference is not Difference.SAME] == []


OWN = OwnKpi("o", "t", "own_a", "試食の数", Unit.COUNT, Tier.INTERMEDIATE, plus=("own_b",))
PART = OwnKpi("q", "t", "own_b", "試食を出した日", Unit.COUNT, Tier.REFERENCE)


def other(purpose=Purpose.CUSTOMERS, own=(OWN, PART)) -> Book:
    plan = KpiPlan("x", "t", 1, FIRST)
    lines = (
        line("bookings", "x", 0, result=True),
        line("link_ctr", "x", 1, tier=Tier.INTERMEDIATE, steady_target=Decimal("0.07")),
        line("valid_applications", "x", 2),
        line("own_a", "x", 3, tier=Tier.INTERMEDIATE),
    )
    return Book(Shop("t", "別のお店", purpose), plans=(plan,), lines=lines, own_kpis=own)


def test_another_shops_plan_comes_with_its_own_kpis_and_this_shops_goal(catalog):
    book = Book(SHOP, goal=GOAL)
    there = other(Purpose.HIRING)
    offered = list(candidates(there, SHOP, catalog.measures, FIRST))
    assert {one.line.kpi: one.fits for one in offered} == {
        "bookings": True,
        "link_ctr": True,
        "valid_applications": False,
        "own_a": True,
    }
    new = ids()
    chosen = [one for one in offered if one.fits]
    found = copied(book, there, chosen, FIRST, "", wanted(catalog), lambda: next(new))
    assert [x.kpi for x in found.lines if x.result] == [RESULT]
    assert {x.kpi for x in found.lines} == {RESULT, "bookings", "link_ctr", "own_a"}
    assert sum(x.value for x in found.targets if x.kpi == RESULT) == GOAL.target
    assert next(x.steady_target for x in found.lines if x.kpi == "link_ctr") == Decimal("0.07")
    assert {(x.code, x.shop) for x in found.own} == {("own_a", "s"), ("own_b", "s")}
    assert len({x.id for x in (*found.lines, *found.own)} - {"o", "q"}) == 6


def test_a_code_that_is_taken_here_gets_another_name_also_in_formulas(catalog):
    taken = replace(PART, id="z", shop="s", name="別のもの")
    found = copied(
        Book(SHOP, own_kpis=(taken,)),
        other(),
        [one for one in candidates(other(), SHOP, catalog.measures, FIRST) if one.line.kpi == "own_a"],
        FIRST,
        "",
        None,
        str,
    )
    assert {x.code: x.plus for x in found.own} == {"own_a": ("own_b_2",), "own_b_2": ()}
    assert [x.kpi for x in found.lines] == ["own_a"]
    assert not found.targets


def test_as_a_version_it_needs_a_reason_and_an_open_month(catalog):
    book = made(catalog, closed=2)
    offered = list(candidates(other(), SHOP, catalog.measures, FIRST))
    for month, reason, code in (
        (FIRST + 4, "", Code.REASON_MISSING),
        (FIRST + 1, "他店に合わせて", Code.MONTH_CLOSED),
    ):
        with pytest.raises(Refused) as refused:
            copied(book, other(), offered, month, reason, None, str)
        assert refused.value.problems[0].code is code


@given(words=st.text(min_size=1), cause=st.sampled_from(Cause))
def test_a_reason_keeps_its_kind_and_words(words, cause):
    assume(words.strip())
    assert parted(with_cause(cause, words)) == (cause, words.strip())


def test_a_reason_of_before_is_all_words():
    assert parted("四半期の振り返り: フォロワーは売上ではない") == (
        None,
        "四半期の振り返り: フォロワーは売上ではない",
    )


def test_what_is_out_of_balance():
    few = [Tier.RESULT, Tier.INTERMEDIATE]
    assert imbalances(few) == ()
    assert imbalances([*few, *[Tier.REFERENCE] * 9]) == ()  # they stand apart
    assert imbalances([*few, *[Tier.INTERMEDIATE] * 6]) == ()
    assert imbalances([*few, *[Tier.INTERMEDIATE] * 7]) == (Imbalance.MANY,)
    assert imbalances([Tier.REFERENCE]) == (Imbalance.NO_RESULT, Imbalance.NO_INTERMEDIATE)


@pytest.mark.parametrize("quotes", [False, True])
def test_what_is_recommended_is_in_balance(catalog, quotes):
    for plan in catalog.default_plans.by_purpose.values():
        assert imbalances([tier for _kpi, tier in plan.lines(quotes=quotes)]) == (), plan.purpose


def test_where_a_plan_is_heavier(catalog):
    slow = replace(GOAL, slow_start=True)
    shape = shape_of(wanted(catalog, slow).monthly[RESULT], slow, SHOP)
    assert shape is not None
    assert shape.later
    assert shape.slow == GOAL.months[:3]
    assert (
        shape_of(wanted(catalog).monthly[RESULT], slow, SHOP).slow == ()
    )  # not what the slow start asks for
    even = shape_of(wanted(catalog).monthly[RESULT], GOAL, SHOP)
    assert even.even
    assert not even.later
    assert shape_of({FIRST: Decimal(3), FIRST + 1: None}, GOAL, SHOP) is None
