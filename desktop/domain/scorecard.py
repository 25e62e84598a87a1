"""The scorecard: what agencies are compared by, what a score may rest on, and the verdict with its gaps.

Unknown is a gap, not a judged zero: a total has a low end (nothing good comes of what is not known) and
a high end, and two agencies are only put in an order where their ranges do not touch (product notes).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from desktop.domain.agencies import Agency, Evidence, Worker
from desktop.domain.contract.checks import Report
from desktop.domain.contract.items import UNKNOWN, Severity
from desktop.domain.money import Yen
from desktop.domain.problems import Code, Problem
from desktop.domain.text import Text

MOST = 4
"""The best score of a criterion."""
BOUNDS: Mapping[Evidence, int] = {Evidence.CLAIM: 1, Evidence.INTERVIEW: 3, Evidence.DOCUMENT: MOST}
"""What a score may be at most, by what it rests on."""
_PRICES = ((Fraction(4, 5), 4), (Fraction(1), 3), (Fraction(3, 2), 2), (Fraction(2), 1))
"""Up to so many times what a result may cost → the score of the price."""
_NAMED = 3
"""So many gaps are named where not enough is known."""


class Source(StrEnum):
    """Where the score of a criterion comes from."""

    SEEN = "seen"
    """From what the owner saw, heard or read."""
    CHECK = "check"
    """From the contract check."""
    PRICE = "price"
    """From the all-in cost of a result beside what it may cost."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing agencies are compared by."""

    code: str
    weight: int
    name: Text
    what: Text
    anchors: tuple[Text, ...]
    """What earns 0, 1, 2, 3 and 4."""
    ask: Text
    """What to ask where nothing was shown."""
    source: Source = Source.SEEN


@dataclass(frozen=True, slots=True)
class Fault:
    """What rules an agency out until it is solved; `checks` are the items of the contract check that say so too."""

    code: str
    name: Text
    ask: Text
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of the work, from strategy to analysis."""

    code: str
    name: Text


class Verdict(StrEnum):
    """What a total comes to."""

    STRONG = "strong"
    NEGOTIATE = "negotiate"
    CAREFUL = "careful"
    DECLINE = "decline"
    UNKNOWN = "unknown"
    """The range reaches over a boundary: not enough is known."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The criteria with their recommended weights, the faults, the work, and the totals that verdicts begin at."""

    criteria: tuple[Criterion, ...]
    faults: tuple[Fault, ...]
    tasks: tuple[Task, ...]
    bands: Mapping[Verdict, int]
    """From the best on."""

    def criterion(self, code: str) -> Criterion | None:
        """Give a criterion by its code."""
        return next((x for x in self.criteria if x.code == code), None)

    def weights(self, own: Mapping[str, int]) -> Mapping[str, int]:
        """Give each criterion's weight: the owner's own, else the recommended one."""
        return {x.code: own.get(x.code, x.weight) for x in self.criteria}

    def verdict(self, total: Fraction) -> Verdict:
        """Give the verdict of a total of 0 to 100."""
        return next(verdict for verdict, least in self.bands.items() if total >= least)


@dataclass(frozen=True, slots=True)
class Score:
    """One criterion of one agency; `value` None is a gap."""

    criterion: Criterion
    value: int | None
    """What the owner judged; else what other records say."""
    evidence: Evidence | None
    by_records: int | None = None
    """What the contract check or the price says, whatever the owner judged; None: nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a fault: True it is so, False it is not, None nobody asked."""

    fault: Fault
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Share:
    """Who does a task; None: nobody asked."""

    task: Task
    worker: Worker | None


@dataclass(frozen=True, slots=True)
class Rating:
    """One agency on the scorecard."""

    agency: Agency
    scores: tuple[Score, ...]
    low: Fraction
    """The total where every gap turns out 0."""
    high: Fraction
    """The total where every gap turns out 4."""
    verdict: Verdict
    faults: tuple[Standing, ...]
    shares: tuple[Share, ...]

    @property
    def gaps(self) -> tuple[Criterion, ...]:
        """The criteria nothing is known of, in the order of the scorecard."""
        return tuple(x.criterion for x in self.scores if x.value is None)

    @property
    def ruled_out(self) -> tuple[Fault, ...]:
        """What has to be solved before it can be chosen."""
        return tuple(x.fault for x in self.faults if x.holds)

    @property
    def uncovered(self) -> tuple[Task, ...]:
        """Work that nobody does, or that nobody asked about."""
        return tuple(x.task for x in self.shares if x.worker in (None, Worker.NOBODY))

    def surely_above(self, other: Rating) -> bool:
        """Whether it stands above another whatever the gaps turn out to be."""
        return self.low > other.high


@dataclass(frozen=True, slots=True)
class Known:
    """What other records say of an agency; None is *not known*."""

    report: Report | None = None
    """The check of its contract, once its short form was answered."""
    per_result: Yen | None = None
    """What a result costs by its contract, everything included, yen."""
    ceiling: Yen | None = None
    """What a result may cost, yen."""


def score_problems(
    criterion: Criterion | None, code: str, value: int, evidence: Evidence
) -> Iterator[Problem]:
    """Say why a score cannot be: no such criterion, not 0 to 4, more than its evidence carries."""
    if criterion is None:
        yield Problem(Code.NO_SUCH_CRITERION, where=code)
    elif not 0 <= value <= MOST:
        yield Problem(Code.SCORE_RANGE, where=code)
    elif value > BOUNDS[evidence]:
        yield Problem(Code.SCORE_ABOVE_EVIDENCE, where=code, values={"most": BOUNDS[evidence]})


def weight_problems(card: Scorecard, own: Mapping[str, int]) -> Iterator[Problem]:
    """Say what is wrong with weights of one's own: below zero, or none left."""
    for code, weight in own.items():
        if card.criterion(code) is None:
            yield Problem(Code.NO_SUCH_CRITERION, where=code)
        elif weight < 0:
            yield Problem(Code.BELOW_ZERO, where=code)
    if not any(card.weights(own).values()):
        yield Problem(Code.WEIGHTS_ALL_ZERO, where="weights")


def rate(card: Scorecard, agency: Agency, known: Known, own_weights: Mapping[str, int]) -> Rating:
    """Put an agency on the scorecard: total = Σ weight × score ÷ 4, of 100, unknown from 0 to 4."""
    scores = tuple(_score(x, agency, known) for x in card.criteria)
    weights = card.weights(own_weights)
    low, high = (_total(scores, weights, gap) for gap in (0, MOST))
    faults = tuple(Standing(x, _holds(x, agency, known.report)) for x in card.faults)
    verdict = card.verdict(low) if card.verdict(low) is card.verdict(high) else Verdict.UNKNOWN
    if verdict is Verdict.STRONG and any(x.holds for x in faults):
        verdict = Verdict.NEGOTIATE
    return Rating(agency, scores, low, high, verdict, faults, tuple(_shares(card, agency)))


def telling_gaps(rating: Rating, weights: Mapping[str, int]) -> tuple[Criterion, ...]:
    """Give the three gaps that weigh most: what to ask first."""

    def weight(criterion: Criterion) -> int:
        return -weights[criterion.code]

    return tuple(sorted(rating.gaps, key=weight)[:_NAMED])


def leader(ratings: Sequence[Rating]) -> Rating | None:
    """Give the one that stands above all others whatever the gaps turn out to be; of one alone none."""
    if len(ratings) < 2:
        return None
    return next((x for x in ratings if all(x.surely_above(y) for y in ratings if y is not x)), None)


def fairness(report: Report) -> int:
    """Score a contract by its check: the fewer grave findings the better."""
    critical, major = report.count(Severity.CRITICAL), report.count(Severity.MAJOR)
    if critical:
        return max(0, 3 - critical)
    return 4 if major <= 2 else 3 if major <= 5 else 2


def price_score(per_result: Yen, ceiling: Yen) -> int:
    """Score what a result costs altogether by what it may cost."""
    if ceiling <= 0:
        return 0
    ratio = Fraction(per_result, ceiling)
    return next((score for most, score in _PRICES if ratio <= most), 0)


def _score(criterion: Criterion, agency: Agency, known: Known) -> Score:
    told = _by_records(criterion.source, known)
    value = agency.scores.get(criterion.code)
    if value is None:
        return Score(criterion, told, None if told is None else Evidence.DOCUMENT, told)
    kept = agency.evidence.get(criterion.code)
    return Score(criterion, value, Evidence(kept) if kept else None, told)


def _by_records(source: Source, known: Known) -> int | None:
    match source:
        case Source.CHECK if known.report is not None:
            return fairness(known.report)
        case Source.PRICE if known.per_result is not None and known.ceiling is not None:
            return price_score(known.per_result, known.ceiling)
    return None


def _total(scores: Sequence[Score], weights: Mapping[str, int], gap: int) -> Fraction:
    points = sum(weights[x.criterion.code] * (gap if x.value is None else x.value) for x in scores)
    return Fraction(points * 100, MOST * sum(weights.values()))


def _holds(fault: Fault, agency: Agency, report: Report | None) -> bool | None:
    """What the owner says comes first, then what the contract does: its critical findings rule out."""
    if fault.code in agency.faults:
        return agency.faults[fault.code]
    if report is None:
        return None
    found = [finding for code in fault.checks if (finding := report.of(code)) is not None]
    if any(x.severity is Severity.CRITICAL and x.cause != UNKNOWN for x in found):
        return True
    return None if found or not set(fault.checks).isdisjoint(report.unanswered) else False


def _shares(card: Scorecard, agency: Agency) -> Iterator[Share]:
    for task in card.tasks:
        kept = agency.work.get(task.code)
        yield Share(task, Worker(kept) if kept else None)


def tenths(total: Fraction) -> Decimal:
    """Give a total with one decimal, half up, as it is shown."""
    return (Decimal(int(total * 10 + Fraction(1, 2))) / 10).quantize(Decimal("0.1"))
