"""The contract desk: findings of the sample, answers one by one, terms, signing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.catalog.catalog import Catalog
from desktop.domain.agency_records import known_of
from desktop.domain.contract.contracts import ContractState
from desktop.domain.contract.items import Severity
from desktop.domain.fees.terms import Base, PerResult, Terms
from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.domain.shop import Purpose, Shop, TaxMethod
from desktop.services.contract_desk import ContractDesk
from desktop.storage.database import Database

from .conftest import now

TERMS = Terms(
    start=Month(2026, 12), fees=(Base(amount=30_000), PerResult(kpi="applications", unit_price=9000))
)  # type: ignore[arg-type]


@pytest.fixture
def empty(catalog: Catalog) -> Callable[[Purpose], ContractDesk]:
    def of(purpose: Purpose) -> ContractDesk:
        database = Database.open(None, now)
        with database.unit("test") as unit:
            unit.put(Shop("s", "店", purpose))
        return ContractDesk(database, catalog, now, "s")

    return of


def test_findings_of_the_sample(desk: ContractDesk) -> None:
    view = desk.view()
    codes = {
        severity: [x.code for x in view.report.findings if x.severity is severity] for severity in Severity
    }
    assert codes[Severity.CRITICAL] == ["C29", "C30"]
    assert codes[Severity.MAJOR] == [
        "C05", "C08", "C13", "C18", "C26", "C27", "C28", "C33", "C34", "C35", "C39", "C49", "C53",
    ]  # fmt: skip
    assert codes[Severity.MINOR] == ["C16"]
    assert view.report.unanswered == ("C44",)
    assert view.agency is not None
    assert view.agency.name == "合同会社かざぐるま映像舎"


def test_an_answer_changes_its_finding(desk: ContractDesk, database: Database) -> None:
    before = desk.view()
    desk.answer("midterm_exit", True)
    assert desk.view().report.of("C29") is None
    database.undo("sample")
    assert desk.view().report == before.report


def test_the_same_answer_is_no_step(desk: ContractDesk) -> None:
    assert desk.answer("midterm_exit", False) is None


def test_taking_an_answer_away(desk: ContractDesk) -> None:
    desk.answer("midterm_exit", None)
    view = desk.view()
    assert view.report.of("C29") is None
    assert "C29" in view.report.unanswered


def test_days_of_notice_are_the_contracts_too(desk: ContractDesk) -> None:
    desk.answer("notice_period", 30)
    contract = desk.view().contract
    assert contract is not None
    assert contract.notice_days == 30
    desk.answer("notice_period", "unknown")
    contract = desk.view().contract
    assert contract is not None
    assert contract.notice_days is None


def test_facts_of_the_shop_are_kept_in_its_profile(desk: ContractDesk, database: Database) -> None:
    desk.answer("tax_method", "simplified")
    with database.read() as reader:
        assert reader.book("sample").shop.tax_method is TaxMethod.SIMPLIFIED


@pytest.mark.parametrize(
    ("key", "value"),
    [("happiness", True), ("midterm_exit", 3), ("result_tier", "na"), ("tax_method", "unknown")],
)
def test_what_is_no_answer_is_refused(desk: ContractDesk, key: str, value: object) -> None:
    with pytest.raises(Refused):
        desk.answer(key, value)  # type: ignore[arg-type]


def test_the_first_answer_makes_a_draft(empty: Callable[[Purpose], ContractDesk]) -> None:
    desk = empty(Purpose.CUSTOMERS)
    assert desk.view().contract is None
    desk.answer("result_definition", False)
    view = desk.view()
    assert view.contract is not None
    assert view.contract.state is ContractState.DRAFT
    assert [x.code for x in view.report.findings] == ["C01"]
    assert "C14" in view.report.unanswered  # terms that were not entered say nothing of a cap


def test_terms_are_refused_with_every_contradiction(desk: ContractDesk) -> None:
    contract = desk.view().contract
    assert contract is not None
    with pytest.raises(Refused) as refusal:
        desk.change_terms(replace(contract.terms, min_months=None, monthly_cap=0))
    assert {x.where for x in refusal.value.problems} == {"contract.monthly_cap", "contract.min_months"}


def test_a_fee_for_hiring_is_signed_only_with_its_licence_question(
    empty: Callable[[Purpose], ContractDesk],
) -> None:
    desk = empty(Purpose.HIRING)
    with pytest.raises(Refused):
        desk.sign()
    desk.change_terms(TERMS)
    assert not desk.view().may_be_signed
    with pytest.raises(Refused) as refusal:
        desk.sign()
    assert refusal.value.problems[0].code is Code.LICENCE_OPEN
    desk.answer("recruitment_licence", True)
    desk.sign()
    contract = desk.view().contract
    assert contract is not None
    assert (contract.state, contract.signed) == (ContractState.SIGNED, now().date())


def test_it_may_have_been_signed_on_an_earlier_day(empty: Callable[[Purpose], ContractDesk]) -> None:
    desk = empty(Purpose.CUSTOMERS)
    desk.answer("result_definition", False)
    desk.sign(date(2026, 11, 2))
    contract = desk.view().contract
    assert contract is not None
    assert (contract.state, contract.signed) == (ContractState.SIGNED, date(2026, 11, 2))


def test_details_are_kept_as_they_are_changed(desk: ContractDesk) -> None:
    contract = desk.view().contract
    assert contract is not None
    desk.change(replace(contract, payment="翌々月末", promises={"posts_a_month": 12}))
    changed = desk.view().contract
    assert changed is not None
    assert (changed.payment, changed.promises) == ("翌々月末", {"posts_a_month": 12})
    with pytest.raises(Refused):  # read before the change, so somebody else's
        desk.change(replace(contract, payment="月末"))


def test_an_amount_beyond_all_measure_is_refused_so_that_the_book_stays_readable(desk: ContractDesk) -> None:
    contract = desk.view().contract
    assert contract is not None
    with pytest.raises(Refused):
        desk.change_terms(replace(contract.terms, monthly_cap=10**13))
    assert desk.view().contract == contract


def test_who_the_contract_is_with_is_said_in_one_step(empty: Callable[[Purpose], ContractDesk]) -> None:
    desk = empty(Purpose.CUSTOMERS)
    desk.describe_agency(" つむぎ動画 ", True, "Ｔ7123-4567-89012")
    view = desk.view()
    assert view.agency is not None
    assert (view.agency.name, view.agency.corporation) == ("つむぎ動画", True)
    assert view.agency.registration == "T7123456789012"
    desk.database.undo("s")
    assert desk.view().contract is None


def test_a_number_of_another_form_is_refused(desk: ContractDesk) -> None:
    with pytest.raises(Refused) as refusal:
        desk.describe_agency("つむぎ動画", True, "T123")
    assert refusal.value.problems[0].code is Code.NOT_A_REGISTRATION


def test_another_agency_of_the_shop_or_a_new_one(desk: ContractDesk) -> None:
    before = desk.view()
    assert before.agency is not None
    desk.agree_with(None)
    new = desk.view()
    assert new.agency is not None
    assert new.agency.name == ""
    assert len(new.agencies) == len(before.agencies) + 1
    desk.agree_with(before.agency.id)
    assert desk.view().agency == before.agency


def test_what_terms_and_agency_say_is_not_asked(empty: Callable[[Purpose], ContractDesk]) -> None:
    desk = empty(Purpose.CUSTOMERS)
    desk.change_terms(replace(TERMS, min_months=14))
    desk.describe_agency("つむぎ動画", True, "T7123456789013")
    view = desk.view()
    answered = {"cap", "min_guarantee", "initial_fee", "base_free_period", "tier_reading", "ad_cost"}
    assert answered | {"min_term", "invoice_number", "withholding"} <= view.case.by_terms.keys()
    found = {x.code: x for x in view.report.findings}
    assert found["C26"].severity is Severity.CRITICAL
    assert found["C23"].cause == "digit"
    assert not {"C14", "C15", "C16", "C17", "C24", "C26"} & set(view.report.unanswered)


def test_the_terms_win_over_an_older_answer(empty: Callable[[Purpose], ContractDesk]) -> None:
    desk = empty(Purpose.CUSTOMERS)
    desk.answer("min_term", 14)
    desk.change_terms(replace(TERMS, min_months=6))
    assert desk.view().report.of("C26") is None


def test_parts_that_no_longer_apply_go_in_the_same_step(desk: ContractDesk) -> None:
    desk.answer("clawback_rule", False)
    contract = desk.view().contract
    assert contract is not None
    assert "clawback_rule_days" not in contract.answers
    desk.database.undo("sample")
    contract = desk.view().contract
    assert contract is not None
    assert contract.answers["clawback_rule_days"] == 60


def test_what_stands_around_the_fee(desk: ContractDesk) -> None:
    view = desk.view()
    assert view.around.own_work == 13_500  # nine hours of October at 1,500 yen
    assert view.around.usual == {"inquiries": 17}  # the plan's qualified inquiries of November
    worth = view.around.worth_of("inquiries")
    assert worth is not None
    assert (worth.per_result, worth.ceiling) == (6439, 2575)
    assert view.kpis[0] == "qualified_inquiries"


def test_a_check_half_done_says_nothing_of_the_agency_yet(
    empty: Callable[[Purpose], ContractDesk], catalog: Catalog
) -> None:
    desk = empty(Purpose.CUSTOMERS)
    desk.change_terms(TERMS)

    def told() -> object:
        with desk.database.read() as reader:
            book = reader.book(desk.shop)
        return known_of(book, book.agencies[0], catalog.checks, catalog.measures, Month(2026, 11)).report

    assert told() is None
    desk.answer("data_access", False)
    assert told() is None  # eleven of the twelve that cost most are open
