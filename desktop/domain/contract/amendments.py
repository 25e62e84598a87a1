"""Amendments: other terms from a month on; what was before keeps its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.contract.contracts import Contract
from desktop.domain.fees.schedule import Change, Schedule
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


def schedule_of(contract: Contract, amendments: Iterable[Amendment]) -> Schedule:
    """Give the terms of a contract month by month."""
    own = (x for x in amendments if x.contract == contract.id)
    return Schedule.of(contract.terms, (Change(x.first, x.terms) for x in own))
