"""Whether paying by results suits a shop: what rules it out, what speaks for it, and the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.problems import Code, Problem
from desktop.domain.shop import Purpose, Trade
from desktop.domain.text import Text

MOST = 4
"""The best answer to a question; the worst is 0."""
WHOLE = 100
"""The score of nothing but best answers: what all weights add up to."""
SHOWN_LOWEST = 3
"""How many weak points are named."""


class GateKind(StrEnum):
    """What it means that a gate applies."""

    STOP = "stop"
    """A fee by results cannot be used as it is."""
    CAUTION = "caution"
    """The score stands; something has to be looked at first."""


class Part(StrEnum):
    """The groups the questions are asked in."""

    GOAL = "goal"
    COUNTING = "counting"
    PEOPLE = "people"


class Verdict(StrEnum):
    """What the answers come to."""

    GOOD = "good"
    PREPARE = "prepare"
    TRIAL = "trial"
    NOT_NOW = "not_now"
    STOPPED = "stopped"
    """A stop gate applies, whatever the score."""


_FROM = ((Verdict.GOOD, 75), (Verdict.PREPARE, 55), (Verdict.TRIAL, 35))
"""A verdict and the least score for it (product notes, fit check)."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Something that rules a fee by results out, or asks for care first."""

    code: str
    kind: GateKind
    tick: Text
    """What the owner ticks where it applies."""
    sentence: Text
    """What follows from it."""
    first: Text
    """What to do first, and whom to ask."""
    check: str = ""
    """The item of the contract check it leads to."""
    trade: Trade | None = None
    purpose: Purpose | None = None
    """The trade or purpose by which it is known to apply."""

    def known(self, trade: Trade, purpose: Purpose | None) -> bool:
        """Whether it is known to apply without being asked."""
        return trade is self.trade or (purpose is not None and purpose is self.purpose)


@dataclass(frozen=True, slots=True)
class Question:
    """One question, answered from 0 to 4; 1 and 3 lie between the three answers in words."""

    code: str
    part: Part
    weight: int
    ask: Text
    anchors: tuple[Text, Text, Text]
    """What 0, 2 and 4 stand for."""
    first: Text
    """What to fix first where the answer is low."""
    worst: Text | None = None
    """What is added to the verdict where the answer is 0."""


@dataclass(frozen=True, slots=True)
class FitCheck:
    """Everything the fit check asks and says."""

    gates: tuple[Gate, ...]
    questions: tuple[Question, ...]
    verdicts: Mapping[Verdict, Text]
    parts: Mapping[Part, Text]

    def gate(self, code: str) -> Gate | None:
        """Give a gate by its code."""
        return next((x for x in self.gates if x.code == code), None)

    def question(self, code: str) -> Question | None:
        """Give a question by its code."""
        return next((x for x in self.questions if x.code == code), None)

    def known(self, trade: Trade, purpose: Purpose | None) -> Mapping[str, bool]:
        """Give the gates that are known to apply without being asked."""
        return {gate.code: True for gate in self.gates if gate.known(trade, purpose)}


@dataclass(frozen=True, slots=True)
class Fit:
    """What an owner answered. What is not in a mapping is *not answered*."""

    id: str
    shop: str
    gates: Mapping[str, bool] = field(default_factory=dict)
    """A gate's code (G1 …) → whether it applies."""
    scores: Mapping[str, int] = field(default_factory=dict)
    """A question's code (Q1 …) → 0 to 4."""
    answered: date | None = None
    """The day of the last answer."""
    version: int = 0


@dataclass(frozen=True, slots=True)
class FitView:
    """What the answers come to. While questions are open the score lies between `low` and `high`."""

    scores: Mapping[str, int]
    ticked: Mapping[str, bool]
    """Every gate's code → whether it applies, by the owner's word or by what is known."""
    known: frozenset[str]
    """Gates that are known to apply without being asked."""
    low: Decimal
    high: Decimal
    open: int
    """Questions without an answer."""
    verdict: Verdict | None
    """None: cannot tell yet."""
    stops: tuple[Gate, ...]
    cautions: tuple[Gate, ...]
    lowest: tuple[Question, ...]
    """The answers that cost most points, the costliest first."""
    worst: tuple[Text, ...]
    """What is added to the verdict, for answers of 0."""
    answered: date | None = None
    """The day of the last answer."""

    @property
    def score(self) -> Decimal | None:
        """The score, from 0 to 100; None while a question is open."""
        return None if self.open else self.low

    @property
    def blank(self) -> bool:
        """Whether there is nothing to tell: no question answered and no gate that applies."""
        return not self.scores and not self.stops and not self.cautions


def fit_view(
    check: FitCheck,
    gates: Mapping[str, bool],
    scores: Mapping[str, int],
    known: Mapping[str, bool],
    answered: date | None = None,
) -> FitView:
    """Weigh the answers; what the owner said of a gate stands above what is `known` of it."""
    given = {q.code: scores[q.code] for q in check.questions if q.code in scores}
    ticked = {gate.code: gates.get(gate.code, known.get(gate.code, False)) for gate in check.gates}
    low = _points(check, given, 0)
    high = _points(check, given, MOST)
    applying = [gate for gate in check.gates if ticked[gate.code]]
    stops = tuple(gate for gate in applying if gate.kind is GateKind.STOP)
    return FitView(
        scores=given,
        ticked=ticked,
        known=frozenset(known),
        low=low,
        high=high,
        open=len(check.questions) - len(given),
        verdict=Verdict.STOPPED if stops else _agreed(low, high),
        stops=stops,
        cautions=tuple(gate for gate in applying if gate.kind is GateKind.CAUTION),
        lowest=tuple(_costliest(check, given))[:SHOWN_LOWEST],
        worst=tuple(q.worst for q in check.questions if q.worst is not None and given.get(q.code) == 0),
        answered=answered,
    )


def verdict_of(score: Decimal) -> Verdict:
    """Give the verdict for a score where nothing stops it."""
    return next((verdict for verdict, least in _FROM if score >= least), Verdict.NOT_NOW)


def lost(question: Question, score: int) -> Decimal:
    """Give the points an answer costs against the best one."""
    return Decimal(question.weight * (MOST - score)) / MOST


def still_said(
    gates: Mapping[str, bool], before: Mapping[str, bool], after: Mapping[str, bool]
) -> Mapping[str, bool]:
    """Give what the owner said of the gates, less what other facts now know differently than before."""
    return {code: said for code, said in gates.items() if before.get(code) == after.get(code)}


def answer_problems(check: FitCheck, code: str, value: bool | int | None) -> Iterator[Problem]:
    """Say that nothing of that code is asked, or that this is no answer to it; None takes an answer back."""
    if check.gate(code) is not None:
        fits = value is None or isinstance(value, bool)
    else:
        asked = check.question(code) is not None
        fits = asked and (value is None or (not isinstance(value, bool) and 0 <= value <= MOST))
    if not fits:
        yield Problem(Code.CHOICE_MISSING, where=code)


def with_answer(fit: Fit, code: str, value: bool | int | None, day: date) -> Fit:
    """Give the answers with one more, given on that day; the same answer once more changes nothing."""
    gates, scores = dict(fit.gates), dict(fit.scores)
    gates.pop(code, None)
    scores.pop(code, None)
    if isinstance(value, bool):
        gates[code] = value
    elif value is not None:
        scores[code] = value
    same = (gates, scores) == (fit.gates, fit.scores)
    return fit if same else replace(fit, answered=day, gates=gates, scores=scores)


def _points(check: FitCheck, given: Mapping[str, int], otherwise: int) -> Decimal:
    """Add Σ weight × answer ÷ 4, questions without an answer counted as `otherwise`."""
    weighed: Iterable[int] = (q.weight * given.get(q.code, otherwise) for q in check.questions)
    return Decimal(sum(weighed)) / MOST


def _agreed(low: Decimal, high: Decimal) -> Verdict | None:
    verdict = verdict_of(low)
    return verdict if verdict is verdict_of(high) else None


def _costliest(check: FitCheck, given: Mapping[str, int]) -> list[Question]:
    """Give the questions answered with less than the best, the costliest first, else in their order."""
    weak = [q for q in check.questions if given.get(q.code, MOST) < MOST]
    return sorted(weak, key=lambda q: -lost(q, given[q.code]))
