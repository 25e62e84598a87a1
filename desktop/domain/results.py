"""What was measured: one value a KPI and month, imported days, cancellations, and closed months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from desktop.domain.month import Month

TYPED = "typed"
AGENCY_SHEET = "agency_sheet"
COMPUTED = "computed"
IMPORTED = "imported:"
"""Prefix of an imported value's source, such as ``imported:tiktok_studio.overview``."""


@dataclass(frozen=True, slots=True)
class Result:
    """One KPI or measure in one month. `value` None is *not measured*, never zero.

    Counts and yen are whole; percent KPIs are fractions (0.48 is 48 %); hours and seconds may be broken.
    """

    id: str
    shop: str
    month: Month
    kpi: str
    value: Decimal | None
    source: str | None = None
    file: str | None = None
    at: datetime | None = None
    note: str = ""
    rounded: bool = False
    """Typed as 1.2万: shown as rounded and never billed to the yen."""
    partial: bool = False
    """Only part of the month is known (途中): never judged."""
    evidence: str = ""
    """Where it can be seen: a link, or the name of a picture or paper."""
    version: int = 0


@dataclass(frozen=True, slots=True)
class DayCount:
    """One metric of one day as a service's file gave it; `value` None where the service did not know."""

    id: str
    shop: str
    source: str
    metric: str
    day: date
    value: int | None
    file: str
    at: datetime
    version: int = 0


@dataclass(frozen=True, slots=True)
class Cancellation:
    """Results billed in `of_month` and found invalid in `month` (for a share: yen)."""

    id: str
    shop: str
    month: Month
    of_month: Month
    kpi: str
    count: int
    reason: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class MonthState:
    """A closed month is frozen: figures refuse, notes do not. Reopening keeps its reason."""

    id: str
    shop: str
    month: Month
    closed: bool
    reason: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Closing:
    """One closing or reopening of a month, kept for good; reopening has a reason."""

    id: str
    shop: str
    month: Month
    closed: bool
    reason: str
    at: datetime
    version: int = 0


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure that was changed after its month had been closed once; None is *not measured*."""

    kpi: str
    before: Decimal | None
    after: Decimal | None
    at: datetime
