"""The contract as the shop keeps it: terms, answers of the check, promises, dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month

Answer: TypeAlias = bool | int | str
"""true/false, a number, or a choice / "unknown" / "na" / "none" / date / text (notes 5.1a)."""


class ContractState(StrEnum):
    """Where a contract stands."""

    DRAFT = "draft"
    SIGNED = "signed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Contract:
    """One contract with one agency. `terms` is the money side; `answers` the check's, by the names of notes 5.1a."""

    id: str
    shop: str
    agency: str
    terms: Terms
    state: ContractState = ContractState.DRAFT
    answers: Mapping[str, Answer] = field(default_factory=dict)
    notice_days: int | None = None
    payment: str = ""
    """When it is paid, in words."""
    signed: date | None = None
    renewed: Month | None = None
    promises: Mapping[str, int] = field(default_factory=dict)
    """posts_a_month, report_day, meetings_a_month, draft_answer_days."""
    version: int = 0
