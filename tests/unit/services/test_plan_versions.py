"""Whole versions of a plan by the service: following the goal, putting away, comparing, another shop's plan."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.catalog.catalog import Catalog
from desktop.domain.book import Book
from desktop.domain.goals import Goal
from desktop.domain.kpis import Tier, Unit
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.problems import Code, Refused
from desktop.domain.shop import Purpose
from desktop.reports.model import Audience
from desktop.services.fees import Fees
from desktop.services.home import Home
from desktop.services.months import Months
from desktop.services.plan_versions import PlanVersions
from desktop.services.plans import Plans
from desktop.services.reporting import Reporting
from desktop.services.sample.create import Sample
from desktop.services.setup import Setup
from desktop.settings import resources
from desktop.storage.database import Database

from .conftest import now

CATALOG = Catalog(resources() / "catalog")
OCT, NOV, DEC, JAN, FEB = (Month(2026, 10) + at for at in range(5))
RESULT = "qualified_inquiries"


@pytest.fixture
def versions(database: Database, catalog: Catalog) -> PlanVersions:
    return PlanVersions(database, catalog, now, "sample")


@pytest.fixture
def setup(database: Database, catalog: Catalog) -> Setup:
    return Setup(database, catalog, now)


def book(plans: Plans | PlanVersions, shop: str = "") -> Book:
    with plans.database.read() as reader:
        return reader.book(shop or plans.shop)


def latest(versions: PlanVersions) -> str:
    return book(versions).plans[-1].id


def aim_for(setup: Setup, versions: PlanVersions, target: int) -> None:
    goal = book(versions).goal
    assert goal is not None
    setup.change_goal(replace(goal, target=target))


def refusal(code: Code) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda one: one.problems[0].code is code)


def test_the_sample_follows_its_goal(versions):
    assert versions.standing(latest(versions)).drift.strayed == ()


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_first_plan_follows_its_goal_whatever_the_purpose(setup, database, purpose):
    shop = setup.new_shop("白妙屋", purpose).id
    kpi = setup.view(shop).choices[0]
    setup.change_goal(Goal("", shop, kpi, 1500, DEC, DEC + 11, baseline=Decimal(100)))
    plans = Plans(database, CATALOG, shop)
    plans.start()
    made = book(plans).plans[0]
    drift = PlanVersions(database, CATALOG, now, shop).standing(made.id).drift
    assert (drift.result, drift.strayed) == ("", ())
    spread = plans.view(DEC).shape
    assert (spread is None) == (purpose is Purpose.BRANDING), "a growth is not spread over the months"


def test_after_another_goal_the_open_months_follow_in_one_step(versions, setup, database):
    before = book(versions)
    aim_for(setup, versions, 300)
    drift = versions.standing(latest(versions)).drift
    assert drift.goal is not None
    assert drift.goal.mean_before is not None
    assert drift.goal.mean_after is not None
    assert (round(drift.goal.mean_before), round(drift.goal.mean_after)) == (17, 26)
    assert versions.recompute(latest(versions), [RESULT]) is not None
    after = book(versions)
    assert after.target(DEC, RESULT) == 30
    assert all(
        after.target(OCT + -back, RESULT) == before.target(OCT + -back, RESULT) for back in range(1, 6)
    )
    assert after.target(DEC, "link_ctr") == before.target(DEC, "link_ctr")
    assert versions.standing(latest(versions)).drift.strayed == ()
    database.undo("sample")
    assert book(versions).target(DEC, RESULT) == 20


def test_what_was_typed_stays_until_it_is_emptied(versions, plans, setup, database):
    plans.change_target(DEC, RESULT, Decimal(44))
    assert versions.standing(latest(versions)).drift.strayed == ()
    aim_for(setup, versions, 300)
    versions.recompute(latest(versions), [RESULT])
    assert book(versions).target(DEC, RESULT) == 44
    (of_result,) = [x for x in versions.standing(latest(versions)).drift.retargets if x.kpi == RESULT]
    assert of_result.typed == (DEC,)
    plans.change_target(DEC, RESULT, None)
    versions.recompute(latest(versions), [RESULT])
    assert book(versions).target(DEC, RESULT) == 30


def test_typing_that_was_undone_is_no_typing(versions, plans, setup, database):
    plans.change_target(DEC, RESULT, Decimal(44))
    database.undo("sample")
    aim_for(setup, versions, 300)
    versions.recompute(latest(versions), [RESULT])
    assert book(versions).target(DEC, RESULT) == 30


def test_a_new_version_still_knows_what_was_typed(versions, plans, setup):
    plans.change_target(JAN, RESULT, Decimal(44))
    plans.new_version(DEC, "season: 年末")
    aim_for(setup, versions, 300)
    versions.recompute(latest(versions), [RESULT])
    assert [book(versions).target(month, RESULT) for month in (DEC, JAN)] == [30, 44]


def test_a_version_not_begun_is_moved_and_put_away(versions, plans, database):
    plans.new_version(JAN, "season: 年度末")
    plan = latest(versions)
    plans.change_target(JAN, RESULT, Decimal(50))
    versions.move(plan, DEC)
    assert book(versions).plan(DEC).id == plan
    assert [book(versions).target(month, RESULT) for month in (DEC, JAN)] == [20, 50]
    versions.move(plan, FEB)
    assert [book(versions).target(month, RESULT) for month in (DEC, JAN)] == [20, 16]
    versions.discard(plan)
    assert len(book(versions).plans) == 3
    assert not [x for x in book(versions).targets if x.plan == plan]
    database.undo("sample")
    assert book(versions).plan(FEB).id == plan
    with refusal(Code.PLAN_ORDER):
        versions.move(plan, OCT)


def test_a_version_that_has_begun_stays(versions, plans):
    plans.new_version(NOV, "own: 今月から")
    assert not versions.standing(latest(versions)).changeable
    with refusal(Code.PLAN_BEGUN):
        versions.discard(latest(versions))
    with refusal(Code.PLAN_BEGUN):
        versions.discard(book(versions).plans[1].id)


def test_a_new_shop_begins_with_the_plan_of_another(versions, plans, setup, database):
    own = OwnKpi("own1", "sample", "own_tasting", "試食の数", Unit.COUNT, Tier.INTERMEDIATE)
    with database.unit("add_own_kpi", shop="sample") as unit:
        unit.put(own)
    plans.new_version(NOV, "own: 試食を数える")
    plans.add_kpi(NOV, "own_tasting")
    shop = setup.new_shop("二号店", Purpose.CUSTOMERS)
    there = PlanVersions(database, CATALOG, now, shop.id)
    assert [x.id for x in there.others()] == ["sample"]
    assert versions.others() == ()
    setup.change_goal(Goal("", shop.id, RESULT, 60, DEC, DEC + 11))
    offer = there.offer("sample")
    assert (offer.has_plan, offer.goal, offer.earliest) == (False, RESULT, DEC)
    there.copy("sample", [x.line.kpi for x in offer.candidates], DEC)
    after = book(there)
    assert sum(after.target(DEC + at, RESULT) for at in range(12)) == 60
    assert after.target(DEC, "link_ctr") == Decimal("0.045")
    assert [(x.code, x.name) for x in after.own_kpis] == [("own_tasting", "試食の数")]
    assert there.standing(after.plans[0].id).drift.strayed == ()
    database.undo(shop.id)
    assert (book(there).plans, book(there).own_kpis) == ((), ())


def test_without_a_goal_nothing_monthly_is_copied(setup, database):
    shop = setup.new_shop("二号店", Purpose.CUSTOMERS)
    there = PlanVersions(database, CATALOG, now, shop.id)
    there.copy("sample", [RESULT, "link_ctr"], DEC)
    assert book(there).targets == ()
    assert book(there).target(DEC, "link_ctr") == Decimal("0.045")


def test_report_fee_and_home_use_the_version_of_each_month(plans, database):
    reporting, home = Reporting(database, CATALOG, now), Home(database, CATALOG, now, "sample")
    fees = Fees(database, CATALOG, now, "sample")
    report = reporting.report("sample", OCT, Audience.OWNER, "ja")
    fee, before = fees.month(OCT), home.view()
    plans.new_version(DEC, "season: 年末")
    plans.change_target(DEC, RESULT, Decimal(45))
    plans.choose_result(DEC, "views", "代行会社の提案どおり")
    after = home.view()
    again = reporting.report("sample", OCT, Audience.OWNER, "ja")
    until_the_end = {"goal": report.goal, "summary": report.summary}  # they draw the plan's months to come
    assert replace(again, **until_the_end) == report
    assert again.summary.sentences == report.summary.sentences
    assert fees.month(OCT).statement == fee.statement
    assert (after.causes[0], after.month) == (before.causes[0], before.month)
    assert before.progress is not None
    assert after.progress is not None
    steps = zip(before.progress.plan, after.progress.plan, strict=True)
    assert [new - old for old, new in steps] == [0] * 7 + [25] * 5


CLOSABLE = st.sampled_from([OCT, NOV])
MONTHS = st.sampled_from([OCT + at for at in range(-2, 6)])
PICK = st.integers(0, 9)


class Versions(RuleBasedStateMachine):
    """Whatever is done with plans, what was closed keeps its plan, its targets and its sheet."""

    @initialize()
    def begin(self) -> None:
        self.database = Database.open(None, now)
        Sample(self.database, CATALOG.folder / "sample").create("ja")
        self.plans = Plans(self.database, CATALOG, "sample")
        self.versions = PlanVersions(self.database, CATALOG, now, "sample")
        self.months = Months(self.database, CATALOG, now, "sample")
        self.fees = Fees(self.database, CATALOG, now, "sample")
        self.frozen = {month: self.seen(month) for month in (OCT + -1, OCT + -12)}

    def seen(self, month: Month) -> object:
        view = self.months.sheet(month)
        now_ = book(self.plans)
        plan = now_.plan(month)
        lines = [] if plan is None else [(x.kpi, x.result, x.tier) for x in now_.plan_lines(plan)]
        return plan and plan.id, lines, [(x.kpi, x.target, x.value) for x in view.rows]

    def attempt(self, command, *given) -> None:
        with contextlib.suppress(Refused):
            command(*given)

    def plan(self, at: int) -> str:
        plans = book(self.plans).plans
        return plans[at % len(plans)].id

    @rule(month=CLOSABLE)
    def close(self, month: Month) -> None:
        self.attempt(self.months.close, month)
        if book(self.plans).closed(month):
            self.frozen.setdefault(month, self.seen(month))

    @rule(month=MONTHS)
    def new_version(self, month: Month) -> None:
        self.attempt(self.plans.new_version, month, "other: 試し")

    @rule(at=PICK, month=MONTHS)
    def move(self, at: int, month: Month) -> None:
        self.attempt(self.versions.move, self.plan(at), month)

    @rule(at=PICK)
    def discard(self, at: int) -> None:
        self.attempt(self.versions.discard, self.plan(at))

    @rule(at=PICK, wanted=st.integers(50, 400))
    def follow(self, at: int, wanted: int) -> None:
        goal = book(self.plans).goal
        assert goal is not None
        Setup(self.database, CATALOG, now).change_goal(replace(goal, target=wanted))
        drift = self.versions.standing(self.plan(at)).drift
        self.attempt(self.versions.recompute, self.plan(at), [one.kpi for one in drift.retargets])

    @rule(month=MONTHS, kpi=st.sampled_from([RESULT, "link_ctr", "bookings"]))
    def change(self, month: Month, kpi: str) -> None:
        self.attempt(self.plans.change_target, month, kpi, Decimal(3))
        self.attempt(self.plans.change_steady_target, month, kpi, Decimal(4))
        self.attempt(self.plans.add_kpi, month, kpi)
        self.attempt(self.plans.choose_result, month, kpi)
        self.attempt(self.plans.remove_kpi, month, "link_ctr")

    @rule(month=MONTHS)
    def copy_itself(self, month: Month) -> None:
        offered = self.versions.offer("sample").candidates
        self.attempt(self.versions.copy, "sample", [x.line.kpi for x in offered], month, "other: 写し")

    @invariant()
    def what_is_closed_stays(self) -> None:
        for month, seen in getattr(self, "frozen", {}).items():
            assert self.seen(month) == seen

    @invariant()
    def each_month_has_its_own_version(self) -> None:
        if not hasattr(self, "plans"):
            return
        now_ = book(self.plans)
        for month in (OCT + at for at in range(-3, 4)):
            plan, sheet = now_.plan(month), self.months.sheet(month)
            assert sheet.plan == plan
            assert plan is not None
            assert plan.first <= month
            planned = {x.kpi for x in now_.plan_lines(plan)}
            assert planned <= {row.kpi for row in sheet.rows}
            assert all(row.target == now_.target(month, row.kpi) for row in sheet.rows if row.kpi in planned)

    def teardown(self) -> None:
        if hasattr(self, "database"):
            Home(self.database, CATALOG, now, "sample").view()
            self.fees.month(OCT)
            self.database.close()


TestVersions = Versions.TestCase
TestVersions.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
