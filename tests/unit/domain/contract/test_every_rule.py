"""Every question and every rule across them: one contract that triggers it, one that does not, one stable order."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.checks import load_checks
from desktop.catalog.kpis import load_kpis
from desktop.domain.contract.checks import RULES, check
from desktop.domain.contract.crosses import CROSSES, dearer_than_flat, outlasts_goal
from desktop.domain.contract.from_terms import case_of, tiers
from desktop.domain.fees import terms as t
from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.domain.text import Text
from desktop.settings import resources
from tests.unit.domain.contract.test_checks import TRIGGERS

CHECKS = load_checks(resources() / "catalog" / "checks.toml")
CODES = [x.code for x in (*CHECKS.items, *CHECKS.crosses)]
CAPPED = {"monthly_cap": 50_000}
BAD = {code: change for code, _severity, change in reversed(TRIGGERS)}
"""The first change of good answers that triggers each question."""


@cache
def measures():
    return load_kpis(resources() / "catalog")


def terms(*fees, **rules):
    return t.Terms(start=Month(2026, 4), fees=fees, **rules)


def per_result(kpi):
    return t.PerResult(kpi=kpi, unit_price=Decimal(3_000))


ACROSS = {
    "X1": (({"freelance_law": True, "clawback_rule_days": 30}, None), ({"clawback_rule_days": 30}, None)),
    "X2": (
        ({"toriteki": "yes", "approval_process_days": 14, "payment_terms": 47}, None),
        ({"toriteki": "yes", "approval_process_days": 14, "payment_terms": 46}, None),
    ),
    "X3": (({"sold_as_full": True, "initial_fee": 1}, None), ({"initial_fee": 1}, None)),
    "X4": (
        ({}, terms(per_result("positive_mentions"), **CAPPED)),
        ({}, terms(per_result("inquiries"), **CAPPED)),
    ),
    "X5": (
        ({"trade": "medical"}, terms(per_result("inquiries"))),
        ({"trade": "medical"}, terms(t.Base(amount=1))),
    ),
    "X6": (({"min_term": 2}, None), ({"min_term": 3}, None)),
    "X7": (({}, terms(per_result("views"))), ({}, terms(per_result("views"), **CAPPED))),
}
"""Answers and terms that trigger a rule, and those that do not."""


def seen(good, answers, contract=None, purpose=Purpose.HIRING):
    given_ = {} if contract is not None else good
    return check(CHECKS, case_of(purpose, {**given_, **answers}, contract, tiers(measures(), purpose)))


@pytest.mark.parametrize("code", CODES)
def test_it_is_found_and_it_is_not(good, code):
    if code in BAD:
        assert seen(good, BAD[code]).of(code) is not None
        assert seen(good, {}).of(code) is None
    elif code in ACROSS:
        (bad, bad_terms), (fine, fine_terms) = ACROSS[code]
        assert seen(good, bad, bad_terms).of(code) is not None
        assert seen(good, fine, fine_terms).of(code) is None
    else:
        assert _beside(code, 1) is not None
        assert _beside(code, 99) is None


def _beside(code, at):
    """The two rules that look at another offer and at the goal."""
    rule, contract = CHECKS.rule(code), terms(t.Base(amount=50), min_months=12)
    if code == "X8":
        return dearer_than_flat(rule, contract, at)
    assert code == "X9"
    return outlasts_goal(rule, contract, Month(2026, 4) + at)


def test_every_code_has_its_two_cases_and_no_rule_is_forgotten():
    assert set(CODES) == {*BAD, *ACROSS, "X8", "X9"}
    assert set(ACROSS) == set(CROSSES)
    assert set(RULES) <= {x.name for x in CHECKS.items}


@settings(deadline=None, max_examples=40)
@given(st.permutations(sorted(BAD)))
def test_the_order_of_findings_does_not_hang_on_the_order_of_answers(codes):
    answers = {key: value for code in codes for key, value in sorted(BAD[code].items())}
    same = dict(sorted(answers.items()))
    found = [
        check(CHECKS, case_of(Purpose.HIRING, x, None, tiers(measures(), Purpose.HIRING)))
        for x in (answers, same)
    ]
    assert found[0] == found[1]
    ranks = [(x.severity.rank, x.code) for x in found[0].findings]
    assert ranks == sorted(ranks)


def _texts(value):
    """Every text in both languages that a value of the catalogue holds, however deep."""
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif hasattr(value, "values"):
        for one in value.values():
            yield from _texts(one)


def test_both_languages_are_complete():
    texts = [*_texts(CHECKS)]
    assert len(texts) > 500
    assert not [x for x in texts if not x.ja.strip() or not x.en.strip()]
    for rule in (*CHECKS.items, *CHECKS.crosses):
        for words in (rule.words, *rule.cases.values()):
            for text in (words.title, words.why, rule.ask):
                assert text.ja != text.en, rule.code
