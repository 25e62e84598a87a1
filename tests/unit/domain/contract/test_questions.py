"""What questions do to the check: what is to be asked, what an answer closes, and what opens again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.contract.asked import Asked, AskedState, answered_with, asked_anew, judged
from desktop.domain.contract.checks import Report
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.items import Severity
from desktop.domain.contract.questions import closed_findings, open_findings, to_ask
from desktop.domain.contract.returned import Choice, Returned, ReturnedList, matched
from desktop.domain.problems import Code

TODAY, EARLIER = date(2026, 11, 24), date(2026, 11, 20)
OPEN, ANSWERED, SETTLED, KEPT = AskedState


def finding(code: str, severity: Severity = Severity.MAJOR) -> Finding:
    return Finding(code, None, severity, ())


def asked(code: str, state: AskedState = OPEN, position: int = 0) -> Asked:
    return Asked(f"q-{code}-{position}", "s", "c", code, "なぜですか。", state, position=position)


def same_words(question: Asked, words: str) -> bool:
    return question.text == words


REPORT = Report((finding("C06", Severity.CRITICAL), finding("C13"), finding("X4")), ())


def test_everything_open_is_to_be_asked_once():
    assert to_ask(REPORT, ()) == REPORT.findings
    there = (asked("C06"), asked("C13", KEPT), asked("N:cap"))
    assert [x.code for x in to_ask(REPORT, there)] == ["X4"]


@pytest.mark.parametrize("state", [OPEN, ANSWERED, KEPT])
def test_only_what_is_settled_closes_its_finding(state):
    assert open_findings(REPORT, (asked("C13", state),)) == REPORT
    assert closed_findings(REPORT, (asked("C13", state),)) == ()


def test_what_is_settled_is_closed_and_no_longer_counted():
    question = judged(answered_with(asked("C13"), "直します", EARLIER), SETTLED, Severity.MAJOR, TODAY)
    left = open_findings(REPORT, (question,))
    assert left.count(Severity.MAJOR) == 1
    assert [x.code for x in left.findings] == ["C06", "X4"]
    (closed,) = closed_findings(REPORT, (question,))
    assert (closed.finding.code, closed.question.answer, closed.question.answered) == (
        "C13",
        "直します",
        EARLIER,
    )
    assert to_ask(REPORT, (question,)) == left.findings


def test_a_settled_finding_that_became_graver_is_open_and_may_be_asked_again():
    question = judged(asked("C13"), SETTLED, Severity.MAJOR, TODAY)
    graver = replace(REPORT, findings=(finding("C13", Severity.CRITICAL),))
    lighter = replace(REPORT, findings=(finding("C13", Severity.MINOR),))
    assert open_findings(graver, (question,)) == graver
    assert to_ask(graver, (question,)) == graver.findings
    assert open_findings(lighter, (question,)).findings == ()
    again = asked_anew(question, "もう一度")
    assert (again.code, again.state, again.asked) == ("C13", OPEN, None)


def test_a_judgement_is_taken_back():
    answered = answered_with(asked("C13"), "直します", EARLIER)
    for state in (SETTLED, KEPT):
        assert (
            judged(judged(answered, state, Severity.MAJOR, TODAY), ANSWERED, Severity.MAJOR, TODAY)
            == answered
        )
    silent = judged(asked("C13"), SETTLED, Severity.MAJOR, TODAY)
    assert silent.answered == TODAY  # settled without a written answer: today
    assert judged(silent, ANSWERED, Severity.MAJOR, TODAY) == asked("C13")


def test_other_words_are_judged_anew_and_another_day_is_not():
    settled = judged(answered_with(asked("C13"), "直します", EARLIER), SETTLED, Severity.MAJOR, TODAY)
    moved = answered_with(settled, "直します", TODAY)
    assert (moved.state, moved.answered, moved.code) == (SETTLED, TODAY, "C13:major")
    other = answered_with(settled, "やはり直しません", TODAY)
    assert (other.state, other.code) == (ANSWERED, "C13")
    none = answered_with(settled, "", TODAY)
    assert (none.state, none.answered, none.code) == (OPEN, None, "C13")


def test_who_only_looks_into_it_has_not_answered():
    question = answered_with(asked("C13"), "確認中", EARLIER, final=False)
    assert (question.state, question.answer) == (OPEN, "確認中")


def test_an_improvement_keeps_its_code_whatever_it_ends_with():
    question = judged(asked("N:major"), SETTLED, None, TODAY)
    assert (question.code, question.about, question.weight) == ("N:major", "N:major", None)


@given(
    st.sampled_from(["C01", "X4", "N:cap", "N:minor"]),
    st.sampled_from(AskedState),
    st.none() | st.sampled_from(Severity),
)
def test_no_step_changes_what_a_question_is_about(code, state, weight):
    question = judged(asked(code), state, weight, TODAY)
    for after in (
        question,
        asked_anew(question, "a"),
        answered_with(question, "b", TODAY),
        judged(question, KEPT, weight, TODAY),
    ):
        assert after.about == code


def test_rows_find_their_question_by_mark_then_by_number():
    questions = (asked("C06", position=0), asked("C13", position=2))
    moved = Returned(12, "C13", 1, Choice.CHANGE)
    bare = Returned(13, "", 1, None, "はい")
    pairs, problems = matched(questions, ReturnedList("a.xlsx", (moved, bare)), same_words)
    assert [(x.code, y.row) for x, y in pairs] == [("C06", 13), ("C13", 12)]
    assert problems == ()


def test_a_number_that_is_another_questions_by_now_is_told():
    rows = (
        Returned(5, "", 1, text="はい", question="なぜですか。"),
        Returned(6, "", 1, text="いいえ", question="別の質問"),
    )
    pairs, problems = matched((asked("C06"),), ReturnedList("a.xlsx", rows), same_words)
    assert [y.row for _x, y in pairs] == [5]
    assert [(x.code, x.values["row"]) for x in problems] == [(Code.QUESTION_NOT_ASKED, 6)]


def test_strangers_and_second_answers_are_told_and_left_out():
    rows = (
        Returned(5, "C06", 1, text="はい"),
        Returned(6, "C06", 1, text="いいえ"),
        Returned(7, "C99", 9, text="?"),
        Returned(8, "C98"),
    )
    pairs, problems = matched((asked("C06"),), ReturnedList("a.xlsx", rows), same_words)
    assert [y.text for _x, y in pairs] == ["はい"]
    assert [(x.code, x.values["row"]) for x in problems] == [
        (Code.ANSWERED_TWICE, 6),
        (Code.QUESTION_NOT_ASKED, 7),
    ]
