"""Home's month: a change is put into words where counts changed, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.entering import Typed
from desktop.domain.fees.terms import Initial, PerResult, Terms
from desktop.domain.goals import Goal
from desktop.domain.home import Cause, CauseCard, CauseState, Matter
from desktop.domain.kpis import Tier, Unit
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.shop import Purpose
from desktop.domain.standing import Mark, Standing
from desktop.domain.statistics import Change
from desktop.services.contract_desk import ContractDesk
from desktop.services.contracts import Contracts
from desktop.services.home import Home, MonthCard
from desktop.services.months import Months
from desktop.services.own_kpis import OwnKpis
from desktop.services.plans import Plans
from desktop.services.setup import Setup
from desktop.wording.home import cause_sentence
from tests.unit.services.conftest import now

SEP, OCT = Month(2026, 9), Month(2026, 10)


@pytest.fixture
def planned(database, catalog):
    """Give a new shop that has a goal and a plan from September on."""

    def make(purpose: Purpose, kpi: str) -> str:
        setup = Setup(database, catalog, now)
        shop = setup.new_shop("白妙屋", purpose).id
        setup.change_goal(Goal("", shop, kpi, 120, SEP, SEP + 11))
        Plans(database, catalog, shop).start()
        return shop

    return make


@pytest.fixture
def month_of(database, catalog):
    """Enter September and October of some figures, and give Home's card of October."""

    def enter(shop: str, **figures: tuple[int, int]) -> MonthCard:
        for kpi, values in figures.items():
            for month, value in zip((SEP, OCT), values, strict=True):
                Months(database, catalog, now, shop).enter(month, kpi, Typed(Decimal(value)))
        card = Home(database, catalog, now, shop).view().month
        assert card is not None
        assert card.row is not None
        return card

    return enter


def test_counts_are_compared(planned, month_of):
    shop = planned(Purpose.ONLINE_SALES, "orders")
    assert month_of(shop, orders=(3, 30)).change is Change.CLEARLY_UP


def test_a_lift_has_no_word_of_counts(planned, month_of):
    """A fall from −70 % to −80 % is no increase, though a share of a count below zero would look like one."""
    shop = planned(Purpose.BRANDING, "branded_search")
    card = month_of(shop, branded_search=(30, 20), branded_search_baseline=(100, 100))
    assert card.row.value == Decimal("-0.8")
    assert card.change is None


def test_a_little_more_yen_is_no_clear_increase(database, catalog, planned, month_of):
    shop = planned(Purpose.CUSTOMERS, "qualified_inquiries")
    OwnKpis(database, catalog, shop).keep(OwnKpi("", shop, "", "店の売上", Unit.YEN, Tier.RESULT))
    plans = Plans(database, catalog, shop)
    plans.add_kpi(SEP, "own_1")
    plans.choose_result(SEP, "own_1")
    card = month_of(shop, own_1=(1_000_000, 1_005_000))
    assert card.row.kpi == "own_1"
    assert card.change is None


def looked(database, catalog, shop: str):
    """Give Home's word on agency and contract, what it asks to be done about it, and the mark beside the page."""
    view = Home(database, catalog, now, shop).view()
    (card,) = [x for x in view.causes if x.cause is Cause.AGENCY]
    asked = [x.matter for x in view.things if x.matter in _OF_THE_CHECK]
    return card.state, asked, view.standing["contract"]


_OF_THE_CHECK = (Matter.CONTRACT_UNCHECKED, Matter.CRITICAL_FINDINGS, Matter.CHECK_UNFINISHED)
_FINE = {
    "result_definition": True, "data_access": True, "approval_process": "all", "exclusions": True,
    "auto_renewal": "no", "account_owner": True,
}  # fmt: skip


def test_a_contract_is_only_called_good_once_what_costs_most_was_answered(database, catalog, planned):
    shop = planned(Purpose.CUSTOMERS, "qualified_inquiries")
    desk = ContractDesk(database, catalog, now, shop)
    fee = PerResult(kpi="qualified_inquiries", unit_price=Decimal(3_000))
    desk.change_terms(Terms(start=OCT, fees=(fee,), monthly_cap=60_000, min_months=6))
    desk.answer("notice_period", 30)
    assert looked(database, catalog, shop) == (
        CauseState.NOT_STARTED, [Matter.CONTRACT_UNCHECKED], Standing(Mark.NOT_STARTED),
    )  # fmt: skip
    desk.answer("result_definition", True)
    assert looked(database, catalog, shop) == (
        CauseState.CANNOT_TELL, [Matter.CHECK_UNFINISHED], Standing(Mark.ATTENTION),
    )  # fmt: skip
    for key, answer in _FINE.items():
        desk.answer(key, answer)
    desk.answer("termination_charge", "none")
    assert looked(database, catalog, shop) == (CauseState.GOOD, [], Standing(Mark.DONE))


def test_points_to_be_aware_of_are_never_called_nothing(database, catalog, planned):
    shop = planned(Purpose.CUSTOMERS, "qualified_inquiries")
    desk = ContractDesk(database, catalog, now, shop)
    desk.change_terms(Terms(start=OCT, fees=(Initial(amount=50_000),), min_months=12, monthly_cap=1))
    desk.answer("data_access", True)
    view = Home(database, catalog, now, shop).view()
    (card,) = [x for x in view.causes if x.cause is Cause.AGENCY]
    assert (card.state, card.critical, card.major) == (CauseState.ATTENTION, 0, 1)
    assert "1" in cause_sentence(card, str)


def test_grave_points_do_not_hide_that_questions_are_open(database, catalog, planned):
    shop = planned(Purpose.CUSTOMERS, "qualified_inquiries")
    desk = ContractDesk(database, catalog, now, shop)
    fee = PerResult(kpi="qualified_inquiries", unit_price=Decimal(3_000))
    desk.change_terms(Terms(start=OCT, fees=(fee,), min_months=6))
    desk.answer("account_owner", False)
    assert looked(database, catalog, shop)[:2] == (
        CauseState.ATTENTION, [Matter.CRITICAL_FINDINGS, Matter.CHECK_UNFINISHED],
    )  # fmt: skip


def test_posts_promised_with_the_terms_do_not_begin_the_check(database, catalog, planned):
    shop = planned(Purpose.CUSTOMERS, "qualified_inquiries")
    desk = ContractDesk(database, catalog, now, shop)
    desk.change_terms(Terms(start=OCT, fees=(Initial(amount=50_000),), monthly_cap=60_000))
    contracts = Contracts(database, catalog, now, shop)
    contracts.promise(contracts.view()[0].contract.id, "posts_a_month", 12)
    assert looked(database, catalog, shop) == (
        CauseState.NOT_STARTED, [Matter.CONTRACT_UNCHECKED], Standing(Mark.NOT_STARTED),
    )  # fmt: skip


def test_an_ended_contract_is_not_called_unchecked(database, catalog, planned):
    shop = planned(Purpose.CUSTOMERS, "qualified_inquiries")
    desk = ContractDesk(database, catalog, now, shop)
    desk.change_terms(Terms(start=SEP, fees=(Initial(amount=50_000),)))
    desk.sign()
    contracts = Contracts(database, catalog, now, shop)
    contracts.end(contracts.view()[0].contract.id, OCT, "成果が出ない")
    view = Home(database, catalog, now, shop).view()
    (card,) = [x for x in view.causes if x.cause is Cause.AGENCY]
    assert view.ended
    assert Matter.NO_CONTRACT not in [x.matter for x in view.things]
    assert cause_sentence(card, str) == "結んでいる契約はありません。"
    assert view.standing["contract"] == Standing(Mark.DONE)
    database.undo(shop)
    contracts.end(contracts.view()[0].contract.id, Month(2027, 1), "成果が出ない")
    view = Home(database, catalog, now, shop).view()
    (card,) = [x for x in view.causes if x.cause is Cause.AGENCY]
    assert cause_sentence(card, str) == "契約は2027年1月31日に終わります。"


def test_an_invoice_that_does_not_agree_comes_before_that_the_contract_is_over():
    card = CauseCard(Cause.AGENCY, CauseState.ATTENTION, invoices=2, ended=True)
    assert "2" in cause_sentence(card, str)
    assert cause_sentence(replace(card, invoices=0), str) == "結んでいる契約はありません。"


def test_a_month_is_asked_for_where_a_contract_runs_before_the_first_plan(database, catalog):
    setup = Setup(database, catalog, now)
    shop = setup.new_shop("白妙屋", Purpose.CUSTOMERS).id
    setup.change_goal(Goal("", shop, "qualified_inquiries", 120, Month(2026, 12), Month(2027, 11)))
    Plans(database, catalog, shop).start()
    desk = ContractDesk(database, catalog, now, shop)
    desk.change_terms(Terms(start=OCT, fees=(Initial(amount=50_000),)))

    def asked() -> list[Month]:
        things = Home(database, catalog, now, shop).view().things
        return [x.month for x in things if x.matter is Matter.MONTH_NOT_FILLED]

    assert asked() == []
    desk.sign()
    assert asked() == [OCT]
    contracts = Contracts(database, catalog, now, shop)
    contracts.end(contracts.view()[0].contract.id, Month(2026, 12), "成果が出ない")
    assert asked() == [OCT]
    database.undo(shop)
    contracts.end(contracts.view()[0].contract.id, OCT, "成果が出ない")
    assert asked() == [OCT]


def test_no_month_is_asked_for_after_the_last_contract_is_over(database, catalog):
    setup = Setup(database, catalog, now)
    shop = setup.new_shop("白妙屋", Purpose.CUSTOMERS).id
    setup.change_goal(Goal("", shop, "qualified_inquiries", 120, Month(2026, 12), Month(2027, 11)))
    Plans(database, catalog, shop).start()
    follow_each_other(database, catalog, shop, until=SEP)
    view = Home(database, catalog, now, shop).view()
    assert Matter.MONTH_NOT_FILLED not in [x.matter for x in view.things]
    assert view.ended
    assert view.runs_until is None


@pytest.mark.parametrize("until", [Month(2026, 12), Month(2027, 2)])
def test_it_runs_until_the_last_contract_ends_whatever_the_one_before_was_to(
    database, catalog, planned, until
):
    shop = planned(Purpose.CUSTOMERS, "qualified_inquiries")
    follow_each_other(database, catalog, shop, until=until)
    assert Home(database, catalog, now, shop).view().runs_until == until.last


def follow_each_other(database, catalog, shop: str, until: Month) -> None:
    """Sign a contract to January 2027, one of September in its place, and end that."""
    first = ContractDesk(database, catalog, now, shop)
    first.change_terms(Terms(start=Month(2026, 8), end=Month(2027, 1), fees=(Initial(amount=50_000),)))
    first.sign()
    contracts = Contracts(database, catalog, now, shop)
    before = contracts.view()[0].contract
    contracts.draft_with(before.agency)
    second = next(x.contract.id for x in contracts.view() if x.contract.id != before.id)
    desk = ContractDesk(database, catalog, now, shop, second)
    desk.change_terms(Terms(start=SEP, fees=(Initial(amount=50_000),)))
    desk.sign()
    contracts.end(second, until, "成果が出ない")
