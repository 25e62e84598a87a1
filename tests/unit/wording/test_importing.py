"""Every problem of a file, status and outcome has its sentence in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from desktop import language
from desktop.domain.importing import TABLE, Basis, Outcome, Status
from desktop.domain.problems import Code, Problem
from desktop.domain.results import AGENCY_SHEET
from desktop.importers import recognise
from desktop.wording import import_names, importing
from desktop.wording.problems import sentence

VALUES = {
    "size": 130, "most": 100, "columns": "会員番号, 氏名", "text": "昨日", "year": 2026, "month": 2, "day": date(2026, 10, 2),
    "taken": date(2026, 10, 1), "row": 7, "column": "Likes", "first": "kashi", "second": "other", "count": 3, "cell": "E12",
    "filter": "国", "value": "日本", "account": "kashi", "last": date(2026, 10, 31),
    "sheet": "Sheet1", "asked": "2026-10",
}  # fmt: skip


@pytest.fixture(params=["ja", "en"])
def spoken(request):
    language.use(request.param)
    yield request.param
    language.use("ja")


@pytest.mark.parametrize("code", sorted(importing.CODES))
@pytest.mark.parametrize("count", [1, 3])
def test_every_problem_is_said_with_its_file(code, count, spoken):
    text = sentence(Problem(Code(code), "Overview.csv", VALUES | {"count": count}))
    assert "Overview.csv" in text or code is Code.TWO_ACCOUNTS
    assert "{" not in text
    assert text[-1] in "。." or text.endswith(")")
    assert any("ぁ" <= letter <= "ん" for letter in text) == (spoken == "ja")


def test_numbers_of_one_and_many():
    language.use("en")
    twice = Problem(Code.DAY_TWICE, "o.csv", {"day": date(2026, 10, 2), "count": 1})
    assert sentence(twice) == "o.csv: 2 October 2026 stands there twice. The later row was taken."
    language.use("ja")


def test_every_source_has_a_name(spoken):
    known = {name for source in recognise.SOURCES for name in source.SOURCES}
    assert known | {TABLE, AGENCY_SHEET} == import_names.SOURCES
    assert len({import_names.source_name(name) for name in known}) == len(known)
    services = ("TikTok", "Google", "Search Console", "Meta Business Suite")
    assert all(import_names.source_name(name).startswith(services) for name in known)


def test_every_metric_has_a_name(spoken):
    assert all(import_names.metric_name(name) for name in import_names.METRICS)
    assert all(
        "a.csv" in import_names.missing_sentence("a.csv", x) for x in ("year", "date", "month", "columns")
    )


def test_words_for_every_state(spoken):
    assert len({importing.status_word(x) for x in Status}) == len(Status)
    assert len({importing.outcome_word(x) for x in Outcome}) == len(Outcome)
    assert len({importing.basis_words(x, 31, partial=False) for x in Basis}) == len(Basis)
    for outcome in Outcome:
        if outcome.keeps:
            assert "再生数" in importing.kept_sentence(outcome, "再生数", "2026年10月", "40,000", "46,800")


def test_days_in_short():
    days = [date(2026, 10, n) for n in (20, 8, 9, 10, 11)]
    language.use("en")
    assert importing.day_ranges(days) == "8 Oct to 11 Oct, 20 Oct"
    language.use("ja")
    assert importing.day_ranges(days) == "10月8日〜10月11日、10月20日"
    assert importing.unknown_sentence("Viewers.csv", days[1:]) == (
        "Viewers.csv: 10月8日〜10月11日の4日分が不明です。0とはせず、空欄のまま扱います。"
    )
    assert import_names.missing_sentence("Overview.csv", "year").startswith("Overview.csv には何年のものかが")
    assert importing.posts_sentence(2, 0) == "新しい投稿が2件あります。"
    assert importing.posts_sentence(0, 0) == ""
