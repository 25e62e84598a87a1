"""Plans by version: targets, KPIs, the result with its warning, and what closed months keep."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.domain.book import Book
from desktop.domain.kpis import Tier
from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.services.plans import Plans
from desktop.storage.database import Database

OCT, NOV, DEC, JAN = Month(2026, 10), Month(2026, 11), Month(2026, 12), Month(2027, 1)
RESULT = "qualified_inquiries"


def book(plans: Plans) -> Book:
    with plans.database.read() as reader:
        return reader.book("sample")


def kpis(plans: Plans, month: Month) -> list[str]:
    now = book(plans)
    plan = now.plan(month)
    assert plan is not None
    return [line.kpi for line in now.plan_lines(plan)]


def refusal(code: Code) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda one: one.problems[0].code is code)


def test_a_months_target(plans: Plans) -> None:
    plans.change_target(DEC, RESULT, Decimal(22))
    assert book(plans).target(DEC, RESULT) == 22
    plans.change_target(DEC, RESULT, None)
    assert book(plans).target(DEC, RESULT) is None
    assert plans.change_target(DEC, RESULT, None) is None


def test_several_targets_are_one_step(plans: Plans, database: Database) -> None:
    before = book(plans)
    plans.change_targets({(RESULT, DEC): Decimal(25), (RESULT, JAN): Decimal(11)})
    assert [book(plans).target(month, RESULT) for month in (DEC, JAN)] == [25, 11]
    database.undo("sample")
    assert [book(plans).target(month, RESULT) for month in (DEC, JAN)] == [20, 16]
    assert before.targets[0] == book(plans).targets[0]


def test_closed_months_keep_their_targets(plans: Plans) -> None:
    with refusal(Code.MONTH_CLOSED):
        plans.change_target(Month(2026, 9), RESULT, Decimal(1))
    with refusal(Code.PLAN_CLOSED):
        plans.change_steady_target(DEC, "link_ctr", Decimal("0.05"))
    with refusal(Code.PLAN_CLOSED):
        plans.remove_kpi(DEC, "link_ctr")
    with refusal(Code.PLAN_CLOSED):
        plans.choose_result(DEC, "bookings")


def test_what_is_refused_in_a_target(plans: Plans) -> None:
    with refusal(Code.NOT_IN_PLAN):
        plans.change_target(DEC, "bookings", Decimal(1))
    with refusal(Code.NO_PLAN):
        plans.change_target(Month(2025, 4), RESULT, Decimal(1))
    with refusal(Code.BELOW_ZERO):
        plans.change_target(DEC, RESULT, Decimal(-1))


def test_a_new_version_starts_with_what_was_aimed_at(plans: Plans) -> None:
    plans.new_version(DEC, "年末に合わせる")
    after = book(plans)
    assert [plan.number for plan in after.plans] == [1, 2, 3, 4]
    assert kpis(plans, DEC) == kpis(plans, NOV)
    assert [after.target(month, RESULT) for month in (NOV, DEC, JAN)] == [17, 20, 16]
    plans.change_steady_target(DEC, "link_ctr", Decimal("0.05"))
    plans.change_target(DEC, RESULT, Decimal(30))
    plans.remove_kpi(DEC, "cost_per_result")
    after = book(plans)
    assert (after.target(OCT, "link_ctr"), after.target(DEC, "link_ctr")) == (
        Decimal("0.045"),
        Decimal("0.05"),
    )
    assert after.target(DEC, RESULT) == 30
    assert "cost_per_result" in kpis(plans, OCT)
    assert "cost_per_result" not in kpis(plans, DEC)


def test_a_new_version_is_refused(plans: Plans) -> None:
    with refusal(Code.REASON_MISSING):
        plans.new_version(DEC, " ")
    with refusal(Code.MONTH_CLOSED):
        plans.new_version(Month(2026, 8), "過去")
    plans.new_version(DEC, "年末")
    with refusal(Code.PLAN_EXISTS):
        plans.new_version(DEC, "もう一度")


def test_kpis_join_and_leave(plans: Plans) -> None:
    plans.new_version(DEC, "年末")
    plans.add_kpi(DEC, "bookings")
    assert kpis(plans, DEC)[-1] == "bookings"
    with refusal(Code.ALREADY_IN_PLAN):
        plans.add_kpi(DEC, "bookings")
    with refusal(Code.UNKNOWN_KPI):
        plans.add_kpi(DEC, "happiness")
    with refusal(Code.PLAN_NEEDS_RESULT):
        plans.remove_kpi(DEC, RESULT)


def test_a_reference_becomes_the_result_only_with_a_reason(plans: Plans) -> None:
    plans.new_version(DEC, "年末")
    with refusal(Code.REFERENCE_RESULT):
        plans.choose_result(DEC, "views", " ")
    plans.choose_result(DEC, "views", "代行会社の提案どおり")
    now = book(plans)
    plan = now.plan(DEC)
    assert plan is not None
    results = [line for line in now.plan_lines(plan) if line.result]
    assert [(line.kpi, line.override_reason) for line in results] == [("views", "代行会社の提案どおり")]
    plans.choose_result(DEC, "bookings")
    assert next(x for x in book(plans).plan_lines(plan) if x.result).kpi == "bookings"


def test_targets_of_several_kpis_change_together_or_not_at_all(plans: Plans) -> None:
    plans.change_targets(
        {(RESULT, DEC): Decimal(25), ("link_ctr", DEC): Decimal("0.05"), (RESULT, JAN): None}
    )
    now = book(plans)
    assert (now.target(DEC, RESULT), now.target(DEC, "link_ctr")) == (25, Decimal("0.05"))
    assert (now.target(JAN, RESULT), now.target(JAN, "link_ctr")) == (None, Decimal("0.045"))
    with refusal(Code.MONTH_CLOSED):
        plans.change_targets({(RESULT, DEC): Decimal(30), (RESULT, Month(2026, 9)): Decimal(1)})
    assert book(plans).target(DEC, RESULT) == 25


def test_a_version_is_laid_out_with_its_months_and_what_it_changed(plans: Plans) -> None:
    view = plans.view(NOV)
    assert view.plan is not None
    assert (view.plan.number, view.months[0], view.months[-1]) == (3, Month(2026, 5), Month(2027, 4))
    assert (view.rows[0].kpi, view.rows[0].result, view.result, view.fixed) == (RESULT, True, RESULT, True)
    assert [(aim.value, aim.closed) for aim in view.rows[0].aims[4:8]] == [
        (18, True), (17, False), (17, False), (20, False)
    ]  # fmt: skip
    views = view.row("views")
    assert views is not None
    assert (views.planned, views.aimable, views.tier) == (False, False, Tier.REFERENCE)
    first = plans.view(NOV, view.plans[0].id)
    assert (first.result, first.months[-1], first.changes) == ("views", OCT + -12, None)
    second = plans.view(NOV, view.plans[1].id)
    assert second.changes is not None
    assert second.changes.result_before == "views"
    assert RESULT in second.changes.joined
    assert "inquiries" in second.changes.left
