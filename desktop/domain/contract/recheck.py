"""The check before and after an amendment: which findings its terms brought, changed and took away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.book import Book
from desktop.domain.contract.checks import Report
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.in_book import checked
from desktop.domain.contract.items import Checks
from desktop.domain.kpis import Measure
from desktop.domain.month import Month


class Turned(StrEnum):
    """What became of a finding, the most pressing first."""

    NEW = "new"
    GRAVER = "graver"
    OTHER = "other"
    """As grave as before, for another reason or by other numbers."""
    MILDER = "milder"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Turn:
    """A finding that is not what it was."""

    turned: Turned
    finding: Finding
    """As it is now; what is gone, as it was."""
    before: Finding | None = None
    """As it was, where it is there still."""


@dataclass(frozen=True, slots=True)
class Recheck:
    """What the last amendment did to the check; no turns: it finds the same."""

    first: Month
    turns: tuple[Turn, ...]


def turns(before: Report, after: Report) -> tuple[Turn, ...]:
    """Compare two reports: the most pressing first, then the gravest, then by code."""
    found = (*_there(before, after), *_gone(before, after))
    order = [*Turned]
    return tuple(
        sorted(found, key=lambda x: (order.index(x.turned), x.finding.severity.rank, x.finding.code))
    )


def recheck(
    book: Book, contract: Contract, checks: Checks, measures: Mapping[str, Measure]
) -> Recheck | None:
    """Check a contract with the terms before its last amendment and with those after.

    The answers typed are today's on both sides. None: never amended, or it has ended.
    """
    own = [x for x in book.amendments if x.contract == contract.id]
    if not own or contract.state is ContractState.ENDED:
        return None
    last = max(own, key=lambda x: x.first)
    earlier = replace(book, amendments=tuple(x for x in book.amendments if x is not last))
    before = checked(earlier, contract, checks, measures)
    return Recheck(last.first, turns(before, checked(book, contract, checks, measures)))


def _there(before: Report, after: Report) -> Iterator[Turn]:
    for now in after.findings:
        then = before.of(now.code)
        if then is None:
            yield Turn(Turned.NEW, now)
        elif now.severity is not then.severity:
            graver = now.severity.rank < then.severity.rank
            yield Turn(Turned.GRAVER if graver else Turned.MILDER, now, then)
        elif (now.cause, now.values) != (then.cause, then.values):
            yield Turn(Turned.OTHER, now, then)


def _gone(before: Report, after: Report) -> Iterator[Turn]:
    return (Turn(Turned.GONE, x) for x in before.findings if after.of(x.code) is None)
