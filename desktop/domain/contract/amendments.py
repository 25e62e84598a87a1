"""Amendments: other terms from a month on; what was before keeps its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.contract.contracts import Contract
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month


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


def terms_at(contract: Contract, amendments: Iterable[Amendment], month: Month) -> Terms:
    """Give the terms of a month: those of the last amendment that had begun, else the contract's own."""
    begun = [x for x in amendments if x.contract == contract.id and x.first <= month]
    return max(begun, key=_first).terms if begun else contract.terms


def _first(amendment: Amendment) -> Month:
    return amendment.first
