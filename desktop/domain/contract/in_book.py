"""The check of a contract that stands in a shop's book: its rules, and those that need the goal or other offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from desktop.domain.book import Book
from desktop.domain.contract.checks import Report, check
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.contract.crosses import dearer_than_flat, outlasts_goal
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.from_book import contract_case
from desktop.domain.contract.from_terms import base_fees, variable_fees
from desktop.domain.contract.items import Checks
from desktop.domain.fees.terms import Terms
from desktop.domain.kpis import Measure
from desktop.domain.money import Yen


def checked(book: Book, contract: Contract | None, checks: Checks, measures: Mapping[str, Measure]) -> Report:
    """Check a contract with all that the book knows beside it; the order is that of every report."""
    report = check(checks, contract_case(book, contract, measures))
    if contract is None:
        return report
    found = [*report.findings, *_beside(book, contract, checks)]
    return replace(report, findings=tuple(sorted(found, key=lambda x: (x.severity.rank, x.code))))


def _beside(book: Book, contract: Contract, checks: Checks) -> Iterator[Finding]:
    """X8 and X9: another offer asks a flat fee that is lower, and the goal ends before one may leave."""
    terms = book.schedule(contract).latest
    flat = min(_flat_offers(book, contract), default=None)
    dearer = dearer_than_flat(checks.rule("X8"), terms, flat) if flat is not None else None
    longer = outlasts_goal(checks.rule("X9"), terms, book.goal.last) if book.goal is not None else None
    yield from (x for x in (dearer, longer) if x is not None)


def _flat_offers(book: Book, contract: Contract) -> Iterator[Yen]:
    """Give what others ask a month who are paid by nothing else, yen."""
    for other in book.contracts:
        if other.agency != contract.agency and other.state is ContractState.DRAFT:
            fee = _flat(book.schedule(other).latest)
            if fee:
                yield fee


def _flat(terms: Terms) -> Yen:
    by_result = any(variable_fees(terms)) or terms.monthly_guarantee
    return 0 if by_result else base_fees(terms)[0]
