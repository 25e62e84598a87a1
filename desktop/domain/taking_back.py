"""Taking an import back later: what each row becomes, and which values typed since would be lost."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from desktop.domain.month import Month
from desktop.domain.posts import Post, PostCount
from desktop.domain.reported import Claim, Reply
from desktop.domain.results import AGENCY_SHEET, IMPORTED, Cancellation, DayCount, Result

Kept: TypeAlias = Result | DayCount | Post | PostCount | Reply | Claim | Cancellation
"""What an import writes."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A value entered by hand since an import, which goes with it."""

    month: Month
    kpi: str
    value: Decimal | None
    """What stands there now; None: it was cleared by hand."""
    then: Decimal | None
    """What stood there before the import, and will again."""


def taken_back(
    before: Kept | None, after: Kept | None, now: Kept | None, closed: Collection[Month]
) -> Kept | None:
    """Give what a row becomes; `now` where it stays: in a closed month, or brought anew by a later file.

    What was written beside a figure (its note, its evidence) stays.
    """
    if now is None or after is None or _month(now) in closed:
        return now
    if _same(now, after):
        return before
    if not isinstance(now, Result) or not isinstance(after, Result):
        return now
    return _figure(before if isinstance(before, Result) else None, after, now)


def lost(before: Kept | None, after: Kept | None, now: Kept | None, closed: Collection[Month]) -> Lost | None:
    """Give the value entered by hand since, which taking the import back would lose; None where there is none."""
    if not isinstance(now, Result) or not isinstance(after, Result):
        return None
    if now.month in closed or not _by_hand(after, now):
        return None
    return Lost(now.month, now.kpi, now.value, before.value if isinstance(before, Result) else None)


def _figure(before: Result | None, after: Result, now: Result) -> Result | None:
    if _same_figure(now, after) or _by_hand(after, now):
        old = before or replace(
            after, value=None, source=None, file=None, at=None, rounded=False, partial=False
        )
        kept = replace(old, note=now.note, evidence=now.evidence)
        return None if before is None and not now.note and not now.evidence else kept
    return now


def _by_hand(after: Result, now: Result) -> bool:
    source = now.source or ""
    return not _same_figure(now, after) and not (source.startswith(IMPORTED) or source == AGENCY_SHEET)


def _same_figure(one: Result, other: Result) -> bool:
    return (one.value, one.source, one.partial, one.rounded) == (
        other.value,
        other.source,
        other.partial,
        other.rounded,
    )


def _same(one: Kept, other: Kept) -> bool:
    return one == replace(other, version=one.version)


def _month(row: Kept) -> Month | None:
    if isinstance(row, Result | Cancellation):
        return row.month
    return Month.of(row.day) if isinstance(row, DayCount) else None
