"""What to download by when: how far back a service still gives its numbers, and the next day that makes sense."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.month import Month
from desktop.domain.text import Text

SETTLED_ON = 3
"""The day of the month by which services have counted the month before (TikTok corrects its last two days)."""
SOON = 14
"""So many days before numbers are lost the owner is told."""
_MONTH = 31
"""What a service keeps for less is a picture of the moment: monthly downloads never hold all of it."""


@dataclass(frozen=True, slots=True)
class Download:
    """One thing to download."""

    code: str
    name: Text
    sources: tuple[str, ...]
    """The sources of its files."""
    steps: tuple[Text, ...]
    """How, in the service's own words."""
    keeps: int | None = None
    """For so many days back the service still gives it; 0: only as it is now; None: it does not run out."""
    note: Text | None = None
    always: bool = False
    """Every shop needs it, also before it was ever fetched."""


@dataclass(frozen=True, slots=True)
class Due:
    """How a download stands on a day."""

    download: Download
    last: date | None
    """The last day that was fetched; None: nothing yet."""
    next: date
    """The next day on which a download makes sense."""
    left: int | None
    """Days until what was not fetched begins to be lost; None: nothing runs out, or nothing was fetched yet."""

    @property
    def used(self) -> bool:
        """Whether the shop works with it."""
        return self.last is not None or self.download.always

    @property
    def soon(self) -> bool:
        """Whether numbers are about to be lost."""
        return self.left is not None and 0 <= self.left <= SOON

    @property
    def gone(self) -> bool:
        """Whether days were lost already; what is left is still worth fetching at once."""
        return self.left is not None and self.left < 0


def dues(downloads: Iterable[Download], last: Mapping[str, date], today: date) -> tuple[Due, ...]:
    """Give how each stands: what is about to be lost first, then what the shop works with, in the given order.

    `last` is the last day fetched of each source.
    """
    found = [_due(one, last, today) for one in downloads]
    return tuple(sorted(found, key=_pressing))


def _pressing(due: Due) -> tuple[bool, int, bool]:
    pressing = due.soon or due.gone
    return not pressing, due.left or 0 if pressing else 0, not due.used


def _due(one: Download, last: Mapping[str, date], today: date) -> Due:
    days = [last[source] for source in one.sources if source in last]
    newest = max(days, default=None)
    left = None
    if newest is not None and one.keeps is not None and one.keeps >= _MONTH:
        left = (newest + timedelta(days=1 + one.keeps) - today).days
    return Due(one, newest, _next(newest, today), left)


def _next(last: date | None, today: date) -> date:
    """Give the day on which the month after the last day fetched has been counted; at the earliest today."""
    if last is None:
        return today
    month = Month.of(min(last, today) + timedelta(days=1))
    return max(today, (month + 1).first + timedelta(days=SETTLED_ON - 1))
