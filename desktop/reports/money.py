"""The money of a report as frozen values: the statement beside the invoice, and what both rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.fees.case import MonthCase
from desktop.domain.money import Yen
from desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One line of the statement: its arithmetic in words, what the contract says, what the invoice asks.

    `key` is the figure of the verification sheet that recomputes it (``fee_0``, ``cap_cut``, ``net`` …).
    `invoice` is None where the invoice's own lines are not known.
    """

    key: str
    name: str
    arithmetic: str
    contract: Yen
    invoice: Yen | None = None
    note: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class FeeGroup:
    """Lines that belong together under one head; an empty title has no band."""

    title: str
    rows: tuple[FeeRow, ...]


@dataclass(frozen=True, slots=True)
class FeeMonthRow:
    """One month of the contract: its parts in words, both totals, what became of the invoice."""

    month: Month
    parts: str
    contract: Yen
    invoice: Yen | None
    state: str
    settled: bool = False
    """Nothing is open any more, whatever the first invoice asked for."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A reading of the invoice: what was done otherwise, in words, and the month computed so."""

    words: str
    case: MonthCase


@dataclass(frozen=True, slots=True)
class FeeSection:
    """Is the bill as agreed."""

    headline: str
    groups: tuple[FeeGroup, ...]
    case: MonthCase
    """The month as the contract computes it."""
    found: str = ""
    asked: str = ""
    months: tuple[FeeMonthRow, ...] = ()
    invoiced: Yen | None = None
    explanations: tuple[Explained, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """What the KPI codes of the fees are called."""
    columns: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """KPI code → the columns of the raw data with what was counted and what of it was not valid."""
    notes: tuple[str, ...] = ()
    inferred: bool = False
    """The invoice's lines are what the only explanation makes them, not read from the invoice."""
