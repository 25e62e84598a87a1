"""The agencies side by side as the report holds them; only the owner reads it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Scored:
    """A score of 0 to 4 and what it rests on; None: nobody asked."""

    value: int | None
    words: str


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One criterion, its weight, and a score for each agency."""

    name: str
    weight: int
    scores: tuple[Scored, ...]


@dataclass(frozen=True, slots=True)
class AgencyColumn:
    """One agency: the decision, and what its scores come to."""

    name: str
    decision: str
    reason: str
    low: Decimal
    """The total where every gap turns out 0, of 100."""
    span: str
    """From where to where while something is open; else empty."""
    verdict: str


@dataclass(frozen=True, slots=True)
class AgenciesSection:
    """The agencies side by side; of the work and the faults each row has a word an agency."""

    headline: str
    columns: tuple[AgencyColumn, ...]
    criteria: tuple[AgencyRow, ...]
    work: tuple[tuple[str, tuple[str, ...]], ...]
    faults: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()
