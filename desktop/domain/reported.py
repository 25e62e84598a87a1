"""What an agency hands in for a month beside its numbers, and what it delivered of its promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.money import Yen
from desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class Reply:
    """Why a KPI came out as it did in a month, and what comes next, in the agency's words."""

    id: str
    shop: str
    month: Month
    kpi: str
    reason: str = ""
    step: str = ""
    """What is done next."""
    who: str = ""
    until: date | None = None
    file: str = ""
    """The workbook it came in; empty where it was typed."""
    at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One result the agency claims for a month, as it names it; nothing is judged here."""

    id: str
    shop: str
    month: Month
    kpi: str
    day: date | None = None
    mark: str = ""
    """By what the shop can find it: a number, initials, a time."""
    way: str = ""
    """By what it came: form, phone, LINE …"""
    note: str = ""
    file: str = ""
    position: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of the promises in a month, as far as nothing else knows it."""

    id: str
    shop: str
    month: Month
    reported: date | None = None
    """The day the month's report came; None is *not noted*."""
    answer_days: int | None = None
    """The longest the agency took to answer, in days; None is *not noted*."""
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class AdDay:
    """Adverts of one day: what was spent, and the views it bought; views None is *not known*."""

    id: str
    shop: str
    day: date
    spend: Yen
    views: int | None = None
    note: str = ""
    version: int = 0
