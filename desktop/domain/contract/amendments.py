"""Amendments: other terms from a month on; what was before keeps its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.fees.reading import read_terms, terms_document
from desktop.domain.fees.schedule import Change, Schedule
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, of_month


@dataclass(frozen=True, slots=True)
class Amendment:
    """Terms of a contract that hold from `first` until the next amendment."""

    id: str
    shop: str
    contract: str
    first: Month
    terms: Terms
    reason: str = ""
    agreed: date | None = None
    version: int = 0


def schedule_of(contract: Contract, amendments: Iterable[Amendment]) -> Schedule:
    """Give the terms of a contract month by month."""
    own = (x for x in amendments if x.contract == contract.id)
    return Schedule.of(contract.terms, (Change(x.first, x.terms) for x in own))


def amendment_problems(
    contract: Contract, first: Month, reason: str, closed: Iterable[Month], *, ends: bool = False
) -> Iterator[Problem]:
    """Say why terms cannot change from a month on.

    A draft is simply written anew; the first month is what the contract began with, though it may end (`ends`)
    in it; closed months keep theirs.
    """
    begins = contract.terms.first_month
    if contract.state is ContractState.DRAFT:
        yield Problem(Code.NOT_SIGNED, where=contract.id)
    elif first < begins or (first == begins and not ends):
        yield of_month(Code.AMENDED_TOO_EARLY, first)
    if not reason.strip():
        yield Problem(Code.REASON_MISSING, where="reason")
    later = [month for month in closed if month >= first]
    if later:
        yield of_month(Code.MONTH_CLOSED, min(later))


def amended(contract: Contract, terms: Terms) -> Terms:
    """Give terms as an amendment holds them: the contract's start stays.

    Raises `Refused` with everything that contradicts itself.
    """
    kept = replace(terms, start=contract.terms.start)
    read_terms(terms_document(kept))
    return kept
