"""The month sheet: which rows, in which order, against which target, and what may be typed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.fees.terms import PassThrough, PerResult, Terms
from desktop.domain.kpis import Direction, KpiPlan, PlanLine, Target, Tier
from desktop.domain.month import Month
from desktop.domain.results import Cancellation, MonthState
from desktop.domain.sheet import State, countable, judge, month_sheet
from desktop.domain.shop import Purpose
from tests.unit.domain.books import OCTOBER, book

PLAN = KpiPlan("p", "s", 1, Month(2026, 5))


def line(kpi, tier, position, **more):
    return PlanLine(f"l-{kpi}", "s", "p", kpi, tier, position, **more)


LINES = (
    line("qualified_inquiries", Tier.RESULT, 0, result=True),
    line("qualified_rate", Tier.RESULT, 1),
    line("cost_per_result", Tier.RESULT, 2, steady_target=Decimal(6000)),
    line("link_ctr", Tier.INTERMEDIATE, 3, steady_target=Decimal("0.045")),
)
TARGETS = (Target("t", "s", "p", "qualified_inquiries", OCTOBER, Decimal(17)),)
VALUES = {
    OCTOBER: {
        "inquiries": 29,
        "inquiries_rejected": 3,
        "views": 97180,
        "profile_views": 1291,
        "link_clicks": 66,
        "internal_hours": 9,
    },
    OCTOBER + -1: {"inquiries": 23, "inquiries_rejected": 3},
    OCTOBER + -12: {"inquiries": 9, "inquiries_rejected": 1},
}


def contract(*fees):
    return Contract("c", "s", "a", Terms(start=Month(2026, 5), fees=fees), state=ContractState.SIGNED)


@pytest.fixture
def planned():
    return book(VALUES, plans=(PLAN,), lines=LINES, targets=TARGETS, facts={"hourly_cost": 1500})


@pytest.fixture
def sheet_of(catalog):
    def lay_out(of, month=OCTOBER, extra=None):
        return month_sheet(of, catalog.measures, month, extra or {}, catalog.default_plans)

    return lay_out


def test_rows_follow_the_plan_with_their_parts_below(planned, sheet_of):
    sheet = sheet_of(planned)
    assert [(row.kpi, row.tier, row.part_of) for row in sheet.rows] == [
        ("qualified_inquiries", Tier.RESULT, ""),
        ("inquiries", Tier.RESULT, "qualified_inquiries"),
        ("inquiries_rejected", Tier.RESULT, "qualified_inquiries"),
        ("qualified_rate", Tier.RESULT, ""),
        ("cost_per_result", Tier.RESULT, ""),
        ("ad_spend", Tier.RESULT, "cost_per_result"),
        ("internal_hours", Tier.RESULT, "cost_per_result"),
        ("link_ctr", Tier.INTERMEDIATE, ""),
        ("link_clicks", Tier.INTERMEDIATE, "link_ctr"),
        ("profile_views", Tier.INTERMEDIATE, "link_ctr"),
        ("views", Tier.REFERENCE, ""),
        ("followers", Tier.REFERENCE, ""),
        ("engagement_rate", Tier.REFERENCE, ""),
        ("likes", Tier.REFERENCE, "engagement_rate"),
        ("comments", Tier.REFERENCE, "engagement_rate"),
        ("shares", Tier.REFERENCE, "engagement_rate"),
    ]


def test_the_result_stands_beside_its_target_the_month_before_and_the_year_before(planned, sheet_of):
    row = sheet_of(planned).row("qualified_inquiries")
    assert (row.value, row.target, row.last, row.last_year) == (26, 17, 20, 8)
    assert row.achievement == Decimal(26) / 17
    assert row.state is State.REACHED
    assert row.source == "computed"
    assert row.result
    assert not row.editable


def test_parts_are_typed_and_computed_figures_are_not(planned, sheet_of):
    sheet = sheet_of(planned)
    assert sheet.row("inquiries").editable
    assert sheet.row("inquiries").source == "typed"
    assert not sheet.row("link_ctr").editable
    assert sheet.row("shares").value is None
    assert sheet.row("shares").editable


def test_the_fee_of_the_statement_makes_the_cost_per_result(planned, sheet_of):
    row = sheet_of(planned, extra={OCTOBER: {"fee_net": Decimal(100000)}}).row("cost_per_result")
    assert row.value.quantize(Decimal(1)) == 4365
    assert row.state is State.REACHED
    assert row.achievement > 1
    assert sheet_of(planned).row("cost_per_result").state is State.NONE


def test_nothing_can_be_typed_into_a_closed_month(planned, sheet_of):
    closed = replace(planned, states=(MonthState("m", "s", OCTOBER, closed=True),))
    sheet = sheet_of(closed)
    assert sheet.closed
    assert not any(row.editable for row in sheet.rows)
    assert sheet_of(closed, OCTOBER + 1).row("inquiries").editable


def test_an_unfinished_month_is_not_judged(planned, sheet_of):
    rows = tuple(replace(row, partial=row.month == OCTOBER) for row in planned.results)
    row = sheet_of(replace(planned, results=rows)).row("qualified_inquiries")
    assert row.partial
    assert row.value == 26
    assert (row.achievement, row.state) == (None, State.NONE)


def test_reference_figures_are_not_judged_even_with_a_target(planned, sheet_of):
    lines = (*LINES, line("views", Tier.REFERENCE, 4, steady_target=Decimal(80000)))
    assert sheet_of(replace(planned, lines=lines)).row("views").state is State.NONE


def test_a_reference_made_the_result_in_spite_of_the_warning_is_judged(planned, sheet_of):
    lines = (line("views", Tier.REFERENCE, 0, result=True, steady_target=Decimal(80000)),)
    sheet = sheet_of(replace(planned, lines=lines, targets=()))
    assert (sheet.rows[0].kpi, sheet.rows[0].tier) == ("views", Tier.RESULT)
    assert sheet.rows[0].state is State.REACHED
    assert [row.kpi for row in sheet.rows].count("views") == 1


def test_what_the_fee_counts_has_a_place_to_be_typed(planned, sheet_of):
    fees = (
        PerResult(kpi="applications", unit_price=Decimal(9000)),
        PerResult(kpi="site_surveys", unit_price=Decimal(9000)),
        PassThrough(cost="ad_spend"),
        PassThrough(cost="model_fee"),
    )
    sheet = sheet_of(replace(planned, contracts=(contract(*fees),)))
    for kpi in ("applications", "applications_invalid", "site_surveys", "ad_spend", "model_fee"):
        assert sheet.row(kpi).editable, kpi
    assert sheet.row("applications_invalid").part_of == "applications"
    assert sheet.row("site_surveys").measure is None


def test_what_the_plan_already_unfolds_is_not_shown_twice(planned, sheet_of):
    billed = replace(planned, contracts=(contract(PerResult(kpi="inquiries", unit_price=Decimal(3000))),))
    assert sheet_of(billed).rows == sheet_of(planned).rows


def test_channels_the_shop_counts_stand_below_the_inquiries(planned, sheet_of):
    more = VALUES | {OCTOBER + -2: {"phone_inquiries": 4, "line_inquiries": 7}}
    kpis = [row.kpi for row in sheet_of(replace(planned, results=book(more).results)).rows]
    assert kpis[:4] == ["qualified_inquiries", "inquiries", "phone_inquiries", "line_inquiries"]


def test_results_cancelled_later_leave_a_mark_on_their_month(planned, sheet_of):
    cancelled = Cancellation("x", "s", OCTOBER, OCTOBER + -1, "inquiries", 1)
    sheet = sheet_of(replace(planned, cancellations=(cancelled,)))
    for kpi in ("inquiries", "qualified_inquiries"):
        assert (sheet.row(kpi).cancelled, sheet.row(kpi).last_cancelled) == (0, 1)
    assert sheet.row("inquiries_rejected").last_cancelled == 0
    assert sheet.row("qualified_inquiries").last == 20


def test_before_any_plan_the_recommended_figures_are_shown(sheet_of):
    sheet = sheet_of(book(VALUES))
    assert sheet.plan is None
    assert sheet.rows[0].kpi == "qualified_inquiries"
    assert sheet.rows[0].result
    assert sheet.row("local_audience_share").tier is Tier.INTERMEDIATE


def test_the_months_before_the_first_plan_count_what_it_will_look_at(planned, sheet_of):
    lines = (replace(LINES[0], result=False), line("bookings", Tier.RESULT, 9, result=True))
    sheet = sheet_of(replace(planned, lines=lines), PLAN.first + -1)
    assert sheet.plan is None
    assert [row.kpi for row in sheet.rows if row.result] == ["bookings"]
    assert sheet.row("link_ctr") is None
    assert all(row.target is None for row in sheet.rows)


@pytest.mark.parametrize(
    ("value", "target", "direction", "state"),
    [
        ("100", "100", Direction.UP, State.REACHED),
        ("99.99", "100", Direction.UP, State.NEAR),
        ("80", "100", Direction.UP, State.NEAR),
        ("79.99", "100", Direction.UP, State.BELOW),
        ("0", "100", Direction.UP, State.BELOW),
        ("6000", "6000", Direction.DOWN, State.REACHED),
        ("7500", "6000", Direction.DOWN, State.NEAR),
        ("7501", "6000", Direction.DOWN, State.BELOW),
        ("0", "6000", Direction.DOWN, State.REACHED),
    ],
)
def test_the_steps_of_achievement(value, target, direction, state):
    assert judge(Decimal(value), Decimal(target), direction)[1] is state


def test_only_counts_of_a_whole_month_are_judged_as_counts(catalog):
    given = {
        "inquiries": 29,
        "views": 97_180,
        "followers": 800,
        "ad_spend": 4_000,
        "branded_search_baseline": 9,
    }
    sheet = month_sheet(book({OCTOBER: given}), catalog.measures, OCTOBER, {}, catalog.default_plans)
    measured = {
        x: replace(sheet.rows[0], measure=catalog.measures[x], unit=catalog.measures[x].unit) for x in given
    }
    judged = {x for x, row in measured.items() if countable(replace(row, partial=False), Purpose.CUSTOMERS)}
    assert judged == {"inquiries"}  # views vary too much, a level carries last month in it
    assert not countable(replace(measured["inquiries"], partial=True), Purpose.CUSTOMERS)
