"""Answers files: what is taken, and what is refused by its key."""

from __future__ import annotations

from functools import cache

import pytest

from desktop.catalog.checks import load_checks
from desktop.domain.contract.reading import read_answers
from desktop.domain.problems import Code, Refused
from desktop.domain.shop import Purpose
from desktop.settings import resources


@cache
def checks():
    return load_checks(resources() / "catalog" / "checks.toml")


def read(answers, **root):
    return read_answers({"purpose": "customers", "answers": answers, **root}, checks())


def test_every_kind_of_answer_is_taken():
    answers = {
        "result_definition": True,
        "baseline": "na",
        "result_tier": "result",
        "approval_process_days": 7,
        "cap": "none",
        "initial_fee": 100_000,
        "late_interest": "0.146",
        "invoice_number": "T7123456789012",
        "subcontracting": "none",
        "tail_results": "none",
        "exclusions": "unknown",
        "rights_27_28": False,
        "trade": "medical",
        "sold_as_full": True,
    }
    sheet = read(answers, terms="TERMS.toml")
    assert sheet.answers == answers
    assert (sheet.purpose, sheet.terms) == (Purpose.CUSTOMERS, "TERMS.toml")


@pytest.mark.parametrize(
    ("key", "choices"),
    [
        ("result_definition", "true, false, unknown"),
        ("notice_period", "0, 1, 2 …, unknown"),
        ("toriteki", "no, yes, unknown"),
    ],
)
def test_a_word_that_is_no_answer_here_is_refused_with_those_that_are(key, choices):
    with pytest.raises(Refused) as refusal:
        read({key: "none"})
    assert refusal.value.problems[0].values["choices"] == choices


def test_no_answers_yet():
    sheet = read_answers({"purpose": "hiring"}, checks())
    assert (sheet.answers, sheet.terms) == ({}, None)


@pytest.mark.parametrize(
    ("answers", "code", "key"),
    [
        ({"result_definitions": True}, Code.UNKNOWN_KEY, "answers.result_definitions"),
        ({"C01": True}, Code.UNKNOWN_KEY, "answers.C01"),
        ({"result_definition": "yes"}, Code.WRONG_TYPE, "answers.result_definition"),
        ({"result_definition": 1}, Code.WRONG_TYPE, "answers.result_definition"),
        ({"result_definition": "na"}, Code.IMPOSSIBLE, "answers.result_definition"),
        ({"result_definition": "none"}, Code.IMPOSSIBLE, "answers.result_definition"),
        ({"result_tier": "money"}, Code.IMPOSSIBLE, "answers.result_tier"),
        ({"result_tier": True}, Code.WRONG_TYPE, "answers.result_tier"),
        ({"auto_renewal": True}, Code.WRONG_TYPE, "answers.auto_renewal"),
        ({"payment_terms": "soon"}, Code.WRONG_TYPE, "answers.payment_terms"),
        ({"payment_terms": "none"}, Code.IMPOSSIBLE, "answers.payment_terms"),
        ({"payment_terms": -1}, Code.IMPOSSIBLE, "answers.payment_terms"),
        ({"payment_terms": 30.5}, Code.WRONG_TYPE, "answers.payment_terms"),
        ({"cap": True}, Code.WRONG_TYPE, "answers.cap"),
        ({"late_interest": 0.146}, Code.WRONG_TYPE, "answers.late_interest"),
        ({"late_interest": "-0.1"}, Code.IMPOSSIBLE, "answers.late_interest"),
        ({"invoice_number": 7123456789012}, Code.WRONG_TYPE, "answers.invoice_number"),
        ({"trade": "bakery"}, Code.IMPOSSIBLE, "answers.trade"),
    ],
)
def test_a_wrong_answer_is_refused_by_its_key(answers, code, key):
    with pytest.raises(Refused) as refusal:
        read(answers)
    assert [(x.code, x.where) for x in refusal.value.problems] == [(code, key)]


@pytest.mark.parametrize(
    ("document", "code", "key"),
    [
        ({"answers": {}}, Code.MISSING_KEY, "purpose"),
        ({"purpose": "fame"}, Code.IMPOSSIBLE, "purpose"),
        ({"purpose": "hiring", "answer": {}}, Code.UNKNOWN_KEY, "answer"),
        ({"purpose": "hiring", "answers": []}, Code.WRONG_TYPE, "answers"),
        ({"purpose": "hiring", "terms": 1}, Code.WRONG_TYPE, "terms"),
    ],
)
def test_a_wrong_file_is_refused_by_its_key(document, code, key):
    with pytest.raises(Refused) as refusal:
        read_answers(document, checks())
    assert [(x.code, x.where) for x in refusal.value.problems] == [(code, key)]
