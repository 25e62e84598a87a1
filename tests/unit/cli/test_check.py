"""The command `check`: findings as JSON and as text, and what it refuses."""

from __future__ import annotations

import json

import pytest

from desktop.cli.main import run

TERMS = """
[contract]
start = "2025-05"
min_months = 12
monthly_cap = 50000
[[fee]]
kind = "base"
amount = 50000
[[fee]]
kind = "per_result"
kpi = "inquiries"
unit_price = 3000
"""
ANSWERS = """
purpose = "customers"
[answers]
result_definition = false
result_tier = "reference"
cap = "none"
confidentiality = "unknown"
"""


@pytest.fixture
def ask(tmp_path, capsys):
    def ask(answers, *options, terms=None):
        (tmp_path / "ANSWERS.toml").write_text(answers, encoding="utf-8")
        if terms is not None:
            (tmp_path / "TERMS.toml").write_text(terms, encoding="utf-8")
        data = ("--data-dir", str(tmp_path / "data"))
        code = run([*data, "check", str(tmp_path / "ANSWERS.toml"), "--lang", "ja", *options])
        out = capsys.readouterr()
        return code, out.out, out.err

    return ask


def test_findings_as_json(ask):
    code, out, _ = ask(ANSWERS, "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["findings"][0] == {
        "code": "C01",
        "name": "result_definition",
        "severity": "critical",
        "text": "成果1件の定義がありません。何を1件とするかが決まっていないと、毎月の請求のたびに言い分が分かれます。",
        "because": [{"key": "result_definition", "value": False}],
        "ask": "成果1件と数える条件を、数える例と数えない例を添えて、書面で教えてください。",
    }
    assert [x["code"] for x in answer["findings"]] == ["C01", "C02", "C14"]
    assert {"C44", "C03"} <= set(answer["unanswered"])
    assert answer["counts"] == {
        "critical": 3,
        "major": 0,
        "minor": 0,
        "unanswered": len(answer["unanswered"]),
    }


def test_the_terms_beside_the_answers_win(ask):
    code, out, _ = ask(ANSWERS.replace("[answers]", 'terms = "TERMS.toml"\n[answers]'), "--json", terms=TERMS)
    answer = json.loads(out)
    assert code == 0
    assert [x["code"] for x in answer["findings"]] == ["C01"]
    assert not {"C02", "C14", "C15", "C16", "C17"} & set(answer["unanswered"])


def test_the_terms_are_named_as_reasons(ask):
    views = TERMS.replace("inquiries", "views").replace("monthly_cap = 50000\n", "")
    _, out, _ = ask('purpose = "customers"\nterms = "TERMS.toml"', "--json", terms=views)
    because = {x["code"]: x["because"] for x in json.loads(out)["findings"]}
    assert because["C02"] == [
        {"key": "terms.fee[2].kpi", "value": "views"},
        {"key": "terms.monthly_cap", "value": None},
        {"key": "terms.total_cap", "value": None},
    ]
    assert {"C14", "X7"} <= set(because)


def test_a_rule_across_answers_has_no_name(ask):
    answers = 'purpose = "customers"\n[answers]\nsold_as_full = true\ninitial_fee = 100000'
    _, out, _ = ask(answers, "--json")
    assert [(x["code"], x["name"]) for x in json.loads(out)["findings"]] == [
        ("C16", "initial_fee"),
        ("X3", None),
    ]


def test_findings_to_read(ask):
    code, out, _ = ask(ANSWERS)
    assert code == 0
    assert out.startswith("[重大] C01 成果1件の定義がありません\n")
    assert "代行会社への質問: " in out
    assert "まだ答えのない項目: C03, " in out


@pytest.mark.parametrize(
    ("answers", "terms", "code", "file", "key"),
    [
        ("purpose = ", None, "unreadable", "ANSWERS.toml", None),
        ("[answers]", None, "missing_key", "ANSWERS.toml", "purpose"),
        ('purpose = "hiring"\n[answers]\nc01 = true', None, "unknown_key", "ANSWERS.toml", "answers.c01"),
        ('purpose = "hiring"\n[answers]\nresult_tier = 1', None, "wrong_type", "ANSWERS.toml", "answers.result_tier"),
        ('purpose = "hiring"\n[answers]\nresult_tier = "x"', None, "impossible", "ANSWERS.toml", "answers.result_tier"),
        ('purpose = "hiring"\nterms = "TERMS.toml"', None, "unreadable", "TERMS.toml", None),
        ('purpose = "hiring"\nterms = "TERMS.toml"', TERMS + "free = -1", "impossible", "TERMS.toml", "fee[2].free"),
        ('purpose = "hiring"\nterms = "TERMS.toml"', TERMS + 'fre = 1', "unknown_key", "TERMS.toml", "fee[2].fre"),
    ],
)  # fmt: skip
def test_mistakes_are_refused_by_file_and_key(ask, answers, terms, code, file, key):
    exit_code, out, err = ask(answers, "--json", terms=terms)
    error = json.loads(out)["error"]
    assert exit_code == 1
    assert (error["code"], error["file"], error["key"]) == (code, file, key)
    assert file in error["text"]
    assert err.strip() == error["text"]
