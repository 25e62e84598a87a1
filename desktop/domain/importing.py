"""What imported numbers mean: how days become a month, which metric feeds which KPI, what may be replaced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from desktop.domain.month import Month
from desktop.domain.results import AGENCY_SHEET, IMPORTED, Result

FOLLOWERS, NET_FOLLOWERS = "followers", "net_followers"
TABLE = "table"
"""The source of a table whose columns the owner matched: its metrics are the figures themselves."""
LEVELS = frozenset({FOLLOWERS})
"""Metrics that stand at a height each day: a month's value is that of its last day, never a sum."""
UNIQUES = frozenset(
    {
        "viewers",
        "new_viewers",
        "returning_viewers",
        "reached_audience",
        "engaged_audience",
        "reach",
        "unique_viewers",
    }
)
"""People counted once a day: their sum over days is no number of people, so a month has only their mean."""

Days = Mapping[date, int]
"""The known values of one metric. A day that is absent is not known; it is never zero."""

_TIKTOK_FEEDS = {
    "views": "views",
    "profile_views": "profile_views",
    "likes": "likes",
    "comments": "comments",
    "shares": "shares",
    "saves": "saves",
    FOLLOWERS: FOLLOWERS,
    NET_FOLLOWERS: NET_FOLLOWERS,
    "new_followers": "new_followers",
    "lost_followers": "lost_followers",
    "website_clicks": "link_clicks",
}
_VISIT_FEEDS = {"sessions": "tiktok_sessions", "page_views": "page_views"}
_GROSS = frozenset({"new_followers", "lost_followers"})


class Status(StrEnum):
    """What became of a table."""

    OK = "ok"
    NEEDS_INPUT = "needs_input"
    REFUSED = "refused"


class Outcome(StrEnum):
    """What an import does to one cell of the month sheet."""

    NEW = "new"
    CORRECTED = "corrected"
    SAME = "same"
    CONFLICT = "conflict"
    """A value typed or taken from the agency differs: kept, unless the owner takes the imported one."""
    FULLER = "fuller"
    """Another file's whole month stands there, and this one holds only a part: kept."""
    OLDER = "older"
    """A later download of the same report stands there, and this one says otherwise: kept."""
    CLOSED = "closed"

    @property
    def keeps(self) -> bool:
        """Whether the cell stays although the file says otherwise."""
        return self in (Outcome.CONFLICT, Outcome.FULLER, Outcome.OLDER, Outcome.CLOSED)


class Basis(StrEnum):
    """How a month's value came from its days."""

    SUM = "sum"
    LAST_DAY = "last_day"
    DIFFERENCE = "difference"
    """Of the last days of this month and the one before."""
    PERIOD = "period"
    """The service gave one number for the whole period, without its days."""
    REPORTED = "reported"
    """The agency wrote it into its input workbook."""


@dataclass(frozen=True, slots=True)
class MonthValue:
    """A month's value of one metric, from how many of its days it comes, and whether days are lacking."""

    amount: int | Decimal
    """Whole, but for shares, hours and seconds an agency writes."""
    days: int
    partial: bool
    basis: Basis = Basis.SUM
    rounded: bool = False
    """Written as 1.2万."""
    seen: str = ""
    """Where an agency read it, in its words."""


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """The rows of one table that lie in one month. `complete`: every day is there and all of it is known."""

    days: int
    complete: bool
    totals: Mapping[str, int]
    averages: Mapping[str, float]


def feeds(source: str, metric: str) -> str | None:
    """Give the KPI a metric of a source feeds; None where it is only shown.

    The same word in a service's file and in the catalogue joins nothing by itself: a file's daily
    viewers are uniques, and Google's clicks are not TikTok's (product notes, from metrics to KPIs).
    """
    if source == TABLE:
        return None if metric in UNIQUES else metric
    if source == "ga4.sources":  # by day: only the rows that count as TikTok's are kept
        return _VISIT_FEEDS.get(metric)
    return _TIKTOK_FEEDS.get(metric) if source.startswith("tiktok_") else None


def total(metric: str, values: Iterable[int | None]) -> int | None:
    """Sum the known values, oldest first; of a level the last known; None where nothing is known."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    return known[-1] if metric in LEVELS else sum(known)


def totals(values: Mapping[str, Sequence[int | None]]) -> dict[str, int]:
    """Total each metric; one without a known value has no entry."""
    found = {metric: total(metric, column) for metric, column in values.items()}
    return {metric: amount for metric, amount in found.items() if amount is not None}


def spans(days: Sequence[date], values: Mapping[str, Sequence[int | None]]) -> dict[Month, MonthSpan]:
    """Part a table by month. `days` ascend without repeating; each metric has one value a day."""
    starts = [at for at, day in enumerate(days) if at == 0 or _month(day) != _month(days[at - 1])]
    found: dict[Month, MonthSpan] = {}
    for start, end in zip(starts, [*starts[1:], len(days)], strict=True):
        month = Month.of(days[start])
        found[month] = _span(
            month, {metric: column[start:end] for metric, column in values.items()}, end - start
        )
    return found


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _span(month: Month, values: Mapping[str, Sequence[int | None]], days: int) -> MonthSpan:
    known = {metric: [x for x in column if x is not None] for metric, column in values.items()}
    return MonthSpan(
        days=days,
        complete=days == month.days and all(len(column) == days for column in known.values()),
        totals=totals({metric: column for metric, column in known.items() if metric not in UNIQUES}),
        averages={m: sum(column) / len(column) for m, column in known.items() if m in UNIQUES and column},
    )


def month_value(metric: str, month: Month, known: Days) -> MonthValue | None:
    """Give a month's value from all its known days; None where no day is known."""
    days = (month.first + timedelta(days=n) for n in range(month.days))
    found = [known[day] for day in days if day in known]
    amount = total(metric, found)
    if amount is None:
        return None
    if metric in LEVELS:
        return MonthValue(amount, len(found), month.last not in known, Basis.LAST_DAY)
    return MonthValue(amount, len(found), len(found) < month.days)


def month_told(amount: int, month: Month, on: date) -> MonthValue:
    """Give a month's value as a table tells it whole; before the month was over it is a part of it."""
    days = (min(month.last, on - timedelta(days=1)) - month.first).days + 1
    return MonthValue(amount, max(days, 0), on <= month.last, Basis.PERIOD)


def net_followers(month: Month, followers: Days) -> MonthValue | None:
    """Followers at the end of a month less those at the end of the month before; None where one is not known.

    TikTok's own column of differences changed its meaning between exports and is not used.
    """
    level, before = month_value(FOLLOWERS, month, followers), followers.get((month + -1).last)
    if level is None or before is None:
        return None
    return MonthValue(level.amount - before, level.days, level.partial, Basis.DIFFERENCE)


def kpi_values(source: str, metric: str, month: Month, known: Days) -> dict[str, MonthValue]:
    """Give what one metric of a source puts into a month's sheet: no, one or (followers) two KPIs.

    A file whose "new followers" fall below zero counts those who left too: not the KPI of that name.
    """
    kpi, value = feeds(source, metric), month_value(metric, month, known)
    if kpi is None or value is None:
        return {}
    if metric in _GROSS and min(known.values()) < 0:
        return {}
    found = {kpi: value}
    if metric == FOLLOWERS and (net := net_followers(month, known)) is not None:
        found[NET_FOLLOWERS] = net
    return found


def _agency_outcome(row: Result, value: MonthValue) -> Outcome:
    """Only what the agency itself gave as a part of the month is replaced by its later figure without asking."""
    own_part = row.source == AGENCY_SHEET and row.partial
    if row.value == Decimal(value.amount):
        return Outcome.CORRECTED if own_part and not value.partial else Outcome.SAME
    return Outcome.CORRECTED if own_part else Outcome.CONFLICT


def outcome(
    row: Result | None, value: MonthValue, source: str, *, closed: bool, at: datetime | None = None
) -> Outcome:
    """Decide what an imported value does to the cell that stands there (product notes, imports).

    Only an imported value is replaced without asking, and by a service, not by what an agency writes. A closed
    month is never touched. `at` is when the file was downloaded: days are put together by it, but of a whole
    month's value the cell itself tells.
    """
    if row is None or row.value is None:
        return Outcome.CLOSED if closed else Outcome.NEW
    if source == AGENCY_SHEET and not closed:
        return _agency_outcome(row, value)
    imported = (row.source or "").startswith(IMPORTED)
    if row.value == Decimal(value.amount) and not (imported and row.partial != value.partial):
        return Outcome.SAME
    if closed:
        return Outcome.CLOSED
    if not imported:
        return Outcome.CONFLICT
    other = row.source != IMPORTED + source
    if value.basis is Basis.PERIOD and not other and row.at and at and row.at > at:
        return Outcome.OLDER
    other = other or value.basis is Basis.PERIOD
    return Outcome.FULLER if other and value.partial and not row.partial else Outcome.CORRECTED
