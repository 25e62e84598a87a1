"""What questions do to the contract check: what is still to be asked, and which findings their answers closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop.domain.book import Book
from desktop.domain.contract.asked import Asked, AskedState
from desktop.domain.contract.checks import Report
from desktop.domain.contract.contracts import Contract
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.in_book import checked
from desktop.domain.contract.items import Checks
from desktop.domain.kpis import Measure


@dataclass(frozen=True, slots=True)
class Closed:
    """A finding that an answer settled."""

    finding: Finding
    question: Asked


def settles(question: Asked, finding: Finding) -> bool:
    """Whether a question closed a finding; one that became graver since is open again."""
    if question.state is not AskedState.SETTLED or question.about != finding.code:
        return False
    return question.weight is None or finding.severity.rank >= question.weight.rank


def open_findings(report: Report, asked: Iterable[Asked]) -> Report:
    """Leave out of a report what was settled: what is left is what counts."""
    settled = [x for x in asked if x.state is AskedState.SETTLED]
    left = tuple(x for x in report.findings if not any(settles(question, x) for question in settled))
    return replace(report, findings=left)


def closed_findings(report: Report, asked: Iterable[Asked]) -> tuple[Closed, ...]:
    """Give what was settled, each with the question that did it, the gravest first."""
    questions = [*asked]
    pairs = ((x, next((q for q in questions if settles(q, x)), None)) for x in report.findings)
    return tuple(Closed(finding, question) for finding, question in pairs if question is not None)


def to_ask(report: Report, asked: Iterable[Asked]) -> tuple[Finding, ...]:
    """Give the open findings about which nothing was asked, or which were settled and became graver."""
    questions = [*asked]
    there = {x.about for x in questions if x.state is not AskedState.SETTLED}
    return tuple(x for x in open_findings(report, questions).findings if x.code not in there)


def asked_about(book: Book, contract: Contract | None) -> tuple[Asked, ...]:
    """Give a contract's questions in their order."""
    return tuple(x for x in book.asked if contract is not None and x.contract == contract.id)


def open_report(
    book: Book, contract: Contract | None, checks: Checks, measures: Mapping[str, Measure]
) -> Report:
    """Check a contract of the shop, without what its agency's answers settled."""
    report = checked(book, contract, checks, measures)
    return open_findings(report, asked_about(book, contract))
