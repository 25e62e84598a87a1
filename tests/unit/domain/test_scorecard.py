"""The scorecard: totals and ranges, what evidence carries, what other records say, and who stands above whom."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.scorecard import load_scorecard
from desktop.domain.agencies import Agency, Evidence, Worker
from desktop.domain.contract.checks import Report
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.items import Severity
from desktop.domain.problems import Code
from desktop.domain.scorecard import (
    Known,
    Source,
    Verdict,
    fairness,
    leader,
    price_score,
    rate,
    score_problems,
    telling_gaps,
    tenths,
    weight_problems,
)

CARD = load_scorecard(Path(__file__).parents[3] / "resources" / "catalog")
SEEN = [x.code for x in CARD.criteria if x.source is Source.SEEN]
GOLDEN = {"A01": 2, "A02": 3, "A03": 3, "A04": 2, "A06": 3, "A07": 2, "A08": 2, "A09": 1, "A10": 3, "A11": 3}


def report(critical: int = 0, major: int = 0, *findings: Finding) -> Report:
    made = [Finding(f"X{at}", None, Severity.CRITICAL, ()) for at in range(critical)]
    made += [Finding(f"Y{at}", None, Severity.MAJOR, ()) for at in range(major)]
    return Report((*findings, *made), ())


def agency(scores=GOLDEN, **more) -> Agency:
    kept = dict.fromkeys(scores, Evidence.DOCUMENT.value)
    return Agency("a", "s", "つむぎ動画", scores=scores, evidence=kept, **more)


KNOWN = Known(report(0, 3), per_result=7_000, ceiling=5_000)


def test_the_worked_example_comes_to_61_and_is_to_be_negotiated():
    rating = rate(CARD, agency(), KNOWN, {})
    assert [x.value for x in rating.scores] == [2, 3, 3, 2, 3, 3, 2, 2, 1, 3, 3, 2]
    assert rating.low == rating.high == 61
    assert rating.verdict is Verdict.NEGOTIATE


def test_the_recommended_weights_make_a_hundred():
    assert sum(x.weight for x in CARD.criteria) == 100
    assert [x.code for x in CARD.criteria] == [f"A{at:02}" for at in range(1, 13)]


def test_a_gap_is_a_range_and_names_what_weighs_most():
    open_ones = {code: value for code, value in GOLDEN.items() if code not in ("A03", "A04", "A10")}
    rating = rate(CARD, agency(open_ones), KNOWN, {})
    assert (tenths(rating.low), tenths(rating.high)) == (Fraction(83, 2), Fraction(143, 2))
    assert rating.verdict is Verdict.UNKNOWN
    assert [x.code for x in telling_gaps(rating, CARD.weights({}))] == ["A03", "A04", "A10"]


def test_a_gap_that_decides_nothing_leaves_the_verdict():
    rating = rate(CARD, agency({**GOLDEN, "A01": 4, "A03": 4}), Known(report(0, 0)), {})
    assert rating.gaps
    assert rating.verdict is Verdict.NEGOTIATE or rating.low != rating.high


@pytest.mark.parametrize(
    ("critical", "major", "score"),
    [(3, 0, 0), (4, 9, 0), (2, 0, 1), (1, 0, 2), (0, 6, 2), (0, 5, 3), (0, 3, 3), (0, 2, 4), (0, 0, 4)],
)
def test_a_contract_is_as_fair_as_its_check(critical, major, score):
    assert fairness(report(critical, major)) == score


@pytest.mark.parametrize(
    ("cost", "score"), [(10_001, 0), (10_000, 1), (7_501, 1), (7_500, 2), (5_000, 3), (4_001, 3), (4_000, 4)]
)
def test_a_price_is_judged_by_what_a_result_may_cost(cost, score):
    assert price_score(cost, 5_000) == score
    assert price_score(cost, 0) == 0


@pytest.mark.parametrize(
    ("evidence", "most"), [(Evidence.CLAIM, 1), (Evidence.INTERVIEW, 3), (Evidence.DOCUMENT, 4)]
)
def test_a_score_is_bounded_by_its_evidence(evidence, most):
    first = CARD.criteria[0]
    assert not [*score_problems(first, "A01", most, evidence)]
    if most < 4:
        (problem,) = score_problems(first, "A01", most + 1, evidence)
        assert (problem.code, problem.values["most"]) == (Code.SCORE_ABOVE_EVIDENCE, most)
    assert [x.code for x in score_problems(first, "A01", 5, evidence)] == [Code.SCORE_RANGE]


def test_what_the_owner_judged_comes_before_what_other_records_say():
    rating = rate(CARD, agency({**GOLDEN, "A05": 1}), KNOWN, {})
    fair = next(x for x in rating.scores if x.criterion.code == "A05")
    assert (fair.value, fair.by_records) == (1, 3)
    (problem,) = score_problems(CARD.criterion("A99"), "A99", 1, Evidence.DOCUMENT)
    assert problem.code is Code.NO_SUCH_CRITERION


def test_a_knock_out_comes_from_the_owner_first_then_from_the_contract():
    grave = report(0, 0, Finding("C32", "account_owner", Severity.CRITICAL, ()))
    assert [x.code for x in rate(CARD, agency(), Known(grave), {}).ruled_out] == ["account"]
    solved = agency(faults={"account": False})
    assert not rate(CARD, solved, Known(grave), {}).ruled_out
    assert [x.code for x in rate(CARD, agency(faults={"fakes": True}), Known(), {}).ruled_out] == ["fakes"]
    unasked = rate(CARD, agency(), Known(), {})
    assert {x.holds for x in unasked.faults} == {None}


def test_nobody_with_a_knock_out_is_a_strong_candidate():
    best = dict.fromkeys(SEEN, 4)
    known = Known(report(), 1_000, 5_000)
    assert rate(CARD, agency(best), known, {}).verdict is Verdict.STRONG
    assert rate(CARD, agency(best, faults={"access": True}), known, {}).verdict is Verdict.NEGOTIATE


def test_work_nobody_does_or_was_asked_about_is_named():
    done = {task.code: Worker.AGENCY.value for task in CARD.tasks}
    rating = rate(CARD, agency(work={**done, "shooting": "nobody", "analysis": "us"}), KNOWN, {})
    assert [x.code for x in rating.uncovered] == ["shooting"]
    assert len(rate(CARD, agency(), KNOWN, {}).uncovered) == len(CARD.tasks)


def test_only_ranges_that_do_not_touch_make_an_order():
    good = rate(CARD, agency(dict.fromkeys(SEEN, 3)), KNOWN, {})
    poor = rate(CARD, agency(dict.fromkeys(SEEN, 0)), KNOWN, {})
    open_ = rate(CARD, agency({}), Known(), {})
    assert leader([poor, good]) is good
    assert leader([good, open_]) is None
    assert leader([good]) is None


def test_weights_of_ones_own_are_made_to_a_hundred():
    only = {x.code: int(x.code == "A01") for x in CARD.criteria}
    assert rate(CARD, agency(), KNOWN, only).low == 50
    doubled = {x.code: 2 * x.weight for x in CARD.criteria}
    assert rate(CARD, agency(), KNOWN, doubled).low == 61
    assert [x.code for x in weight_problems(CARD, dict.fromkeys(only, 0))] == [Code.WEIGHTS_ALL_ZERO]
    assert [x.code for x in weight_problems(CARD, {"A01": -1, "B": 1})] == [
        Code.BELOW_ZERO,
        Code.NO_SUCH_CRITERION,
    ]


scores = st.dictionaries(st.sampled_from(SEEN), st.integers(0, 4))


@given(known=scores, rest=scores)
def test_whatever_the_gaps_turn_out_to_be_the_total_lies_in_the_range(known, rest):
    before = rate(CARD, agency(known), KNOWN, {})
    filled = {**dict.fromkeys(SEEN, 2), **rest, **known}
    after = rate(CARD, agency(filled), KNOWN, {})
    assert after.low == after.high
    assert before.low <= after.low <= before.high


@given(known=scores, code=st.sampled_from(SEEN))
def test_a_better_score_never_lowers_the_total(known, code):
    worse = rate(CARD, agency({**known, code: 1}), KNOWN, {})
    better = rate(CARD, agency({**known, code: 2}), KNOWN, {})
    assert better.low > worse.low
    assert replace(better, agency=worse.agency).high > worse.high
