"""The fit check: score and range, verdicts, gates that stop or warn, and what to fix first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.fit import load_fit
from desktop.domain.fit import (
    Fit,
    FitView,
    GateKind,
    Verdict,
    answer_problems,
    fit_view,
    verdict_of,
    with_answer,
)
from desktop.domain.shop import Purpose, Trade

CHECK = load_fit(Path(__file__).parents[3] / "resources" / "catalog")
CODES = [question.code for question in CHECK.questions]
GOLDEN = dict(zip((f"Q{at}" for at in range(1, 13)), (4, 2, 2, 4, 2, 4, 2, 0, 2, 4, 2, 2), strict=True))
TODAY = date(2026, 11, 24)


def view(scores, gates=None, trade=Trade.OTHER, purpose=Purpose.CUSTOMERS) -> FitView:
    return fit_view(CHECK, gates or {}, scores, CHECK.known(trade, purpose))


def test_the_worked_example_comes_to_62_and_a_half():
    found = view(GOLDEN)
    assert (found.score, found.verdict) == (Decimal("62.5"), Verdict.PREPARE)
    assert found.lowest[0].code == "Q8"
    assert len(found.lowest) == 3


def test_seven_gates_and_twelve_questions_in_both_languages():
    assert sorted(gate.code for gate in CHECK.gates) == [f"G{at}" for at in range(1, 8)]
    assert sorted(CODES, key=lambda code: int(code[1:])) == [f"Q{at}" for at in range(1, 13)]
    weights = {question.code: question.weight for question in CHECK.questions}
    assert [weights[f"Q{at}"] for at in range(1, 13)] == [14, 12, 12, 8, 8, 7, 10, 9, 7, 5, 4, 4]
    stops = {gate.code for gate in CHECK.gates if gate.kind is GateKind.STOP}
    assert {"G1", "G2", "G5", "G7"} <= stops
    for text in (t for q in CHECK.questions for t in (q.ask, q.first, *q.anchors)):
        assert text.ja
        assert text.en
        assert text.ja != text.en


@pytest.mark.parametrize(
    ("score", "verdict"),
    [("100", Verdict.GOOD), ("75", Verdict.GOOD), ("74.75", Verdict.PREPARE), ("55", Verdict.PREPARE),
     ("54.75", Verdict.TRIAL), ("35", Verdict.TRIAL), ("34.75", Verdict.NOT_NOW), ("0", Verdict.NOT_NOW)],
)  # fmt: skip
def test_verdicts_begin_where_the_notes_say(score, verdict):
    assert verdict_of(Decimal(score)) is verdict


@pytest.mark.parametrize("gate", CHECK.gates, ids=lambda gate: gate.code)
def test_a_stop_gate_stops_and_a_caution_leaves_the_verdict(gate):
    found = view(GOLDEN, {gate.code: True})
    if gate.kind is GateKind.STOP:
        assert (found.verdict, found.stops) == (Verdict.STOPPED, (gate,))
    else:
        assert (found.verdict, found.cautions) == (Verdict.PREPARE, (gate,))
    assert found.score == Decimal("62.5")


def test_what_the_profile_tells_is_known_and_the_owner_may_say_otherwise():
    assert view({}, trade=Trade.MEDICAL).stops[0].code == "G1"
    assert view({}, trade=Trade.LEGAL).stops[0].code == "G2"
    assert view({}, purpose=Purpose.HIRING).cautions[0].code == "G3"
    assert view({}, {"G3": False}, purpose=Purpose.HIRING).cautions == ()


def test_no_goal_and_too_little_time_are_added_to_the_verdict():
    assert len(view({**GOLDEN, "Q1": 0, "Q2": 0}).worst) == 2
    assert view(GOLDEN).worst == ()


def test_open_questions_give_a_range_and_no_verdict_while_it_matters():
    two = {code: score for code, score in GOLDEN.items() if code not in ("Q1", "Q3")}
    found = view(two)
    assert (found.score, found.low, found.high, found.open) == (None, Decimal("42.5"), Decimal("68.5"), 2)
    assert found.verdict is None
    least = {code: score for code, score in GOLDEN.items() if code != "Q12"}
    assert view(least).verdict is Verdict.PREPARE  # 60.5 to 64.5: the same either way
    assert view({}).blank


def test_an_answer_is_kept_with_its_day_and_the_same_again_changes_nothing():
    fit = with_answer(Fit("f", "s"), "Q1", 4, TODAY)
    assert (fit.scores, fit.answered) == ({"Q1": 4}, TODAY)
    assert with_answer(fit, "Q1", 4, date(2027, 1, 1)) is fit
    gates = with_answer(fit, "G5", True, TODAY)
    assert gates.gates == {"G5": True}
    assert with_answer(gates, "Q1", None, TODAY) == replace(gates, scores={})


@pytest.mark.parametrize(("code", "value"), [("Q1", 5), ("Q1", -1), ("Q1", True), ("G1", 2), ("Q99", 1)])
def test_what_is_no_answer_is_refused(code, value):
    assert [*answer_problems(CHECK, code, value)]


answers = st.dictionaries(st.sampled_from(CODES), st.integers(0, 4))


@given(known=answers, rest=st.fixed_dictionaries({code: st.integers(0, 4) for code in CODES}))
def test_the_final_score_lies_in_the_range_and_a_told_verdict_stays(known, rest):
    before, after = view(known), view({**rest, **known})
    assert after.score is not None
    assert before.low <= after.score <= before.high
    if before.verdict is not None:
        assert after.verdict is before.verdict


@given(scores=answers, code=st.sampled_from(CODES))
def test_a_better_answer_never_lowers_the_score(scores, code):
    worse, better = view({**scores, code: 1}), view({**scores, code: 2})
    assert better.low > worse.low
    assert better.high > worse.high
