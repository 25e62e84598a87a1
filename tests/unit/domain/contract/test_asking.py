"""Pages of questions: the short form, the whole one, where to go on, and which parts are asked."""

from __future__ import annotations

import pytest

from desktop.catalog.catalog import Catalog
from desktop.domain.contract.answers import Case
from desktop.domain.contract.asking import SUMMARY, facts_to_ask, resume_at, stages
from desktop.domain.contract.contracts import Contract
from desktop.domain.contract.editing import with_answer
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month
from desktop.domain.shop import Purpose, Shop


def test_the_short_form_asks_the_twelve_on_two_pages(catalog: Catalog) -> None:
    pages = stages(catalog.checks, Purpose.CUSTOMERS, whole=False)
    assert [[item.code for item in page.items] for page in pages] == [
        ["C01", "C02", "C04", "C05", "C06"],
        ["C14", "C15", "C17", "C26", "C27", "C30", "C32"],
    ]


def test_the_whole_form_asks_by_groups_and_only_what_applies(catalog: Catalog) -> None:
    hiring, others = (
        stages(catalog.checks, purpose, whole=True) for purpose in (Purpose.HIRING, Purpose.CUSTOMERS)
    )
    assert [page.key for page in hiring] == [group.key for group in catalog.checks.groups]
    assert sum(len(page.items) for page in hiring) == 60
    assert sum(len(page.items) for page in others) == 59


def test_one_goes_on_where_something_is_open(catalog: Catalog, good) -> None:
    pages = stages(catalog.checks, Purpose.CUSTOMERS, whole=False)
    assert resume_at(pages, Case(Purpose.CUSTOMERS, {})) == "short_results"
    half = {key: good[key] for key in ("result_definition", "result_tier", "data_access", "exclusions")}
    assert resume_at(pages, Case(Purpose.CUSTOMERS, half)) == "short_results"
    first = {**half, "approval_process": "unknown"}  # not knowing is an answer
    assert resume_at(pages, Case(Purpose.CUSTOMERS, first)) == "short_money"
    assert resume_at(pages, Case(Purpose.CUSTOMERS, good)) == SUMMARY


def test_what_the_profile_holds_is_not_asked(catalog: Catalog) -> None:
    asked = facts_to_ask(catalog.checks, Shop("s", "店", Purpose.CUSTOMERS))
    assert [fact.key for fact in asked] == ["sold_as_full"]


@pytest.mark.parametrize(
    ("item", "part", "answer", "asked"),
    [
        ("approval_process", "approval_silence", "all", True),
        ("approval_process", "approval_silence", "none", False),
        ("tail_results", "tail_results_months", "continues", True),
        ("tail_results", "tail_results_months", "none", False),
        ("clawback_rule", "clawback_rule_days", True, True),
        ("clawback_rule", "clawback_rule_days", False, False),
        ("auto_renewal", "auto_renewal_months", "yes", True),
        ("auto_renewal", "auto_renewal_months", "unknown", False),
        ("payment_terms", "late_interest", 30, True),
        ("payment_terms", "late_interest", "unknown", True),
        ("payment_terms", "late_interest", None, False),
        ("login_control", "login_control_days", True, True),
        ("copyright", "rights_27_28", "ours", True),
        ("copyright", "rights_27_28", "agency", False),
    ],
)
def test_further_parts_are_asked_where_they_apply(catalog: Catalog, item, part, answer, asked) -> None:
    field = next(x for x in catalog.checks.item(item).parts if x.key == part)
    assert field.follows(answer) is asked


def test_parts_go_with_the_answer_they_followed(catalog: Catalog) -> None:
    contract = Contract("c", "s", "a", Terms(start=Month(2026, 4), fees=()))
    for key, value in (
        ("tail_results", "continues"),
        ("tail_results_months", 3),
        ("clawback_rule_days", 60),
    ):
        contract = with_answer(contract, catalog.checks, key, value)
    changed = with_answer(contract, catalog.checks, "tail_results", "none")
    assert changed.answers == {"clawback_rule_days": 60, "tail_results": "none"}
