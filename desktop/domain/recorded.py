"""Months' figures that the shop's own small records come to: mentions by tone, adverts by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from desktop.domain.book import Book
from desktop.domain.mentions import Mention, Tone
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, of_month
from desktop.domain.reported import AdDay


@dataclass(frozen=True, slots=True)
class Recorded:
    """What records come to; `partial` where one of them lacks its number."""

    value: Decimal
    partial: bool = False


def recorded(book: Book, month: Month, kpi: str) -> Recorded | None:
    """Give what the records of a month come to for a figure; None where nothing is recorded in it.

    A month without an entry is not measured: nobody knows whether it was looked at. A typed or
    imported figure of the month comes before it.
    """
    rule = _RULES.get(kpi)
    return rule(book, month) if rule else None


def mentions_in(book: Book, month: Month) -> tuple[Mention, ...]:
    """Give a month's mentions, oldest first."""
    return tuple(x for x in book.mentions if Month.of(x.day) == month)


def ad_days_in(book: Book, month: Month) -> tuple[AdDay, ...]:
    """Give a month's days with adverts, oldest first."""
    return tuple(x for x in book.ad_days if Month.of(x.day) == month)


def mention_problems(book: Book, mention: Mention, today: date) -> Iterator[Problem]:
    """Say why a mention cannot be kept: its day is to come or in a closed month, or nobody said where it stands."""
    yield from _day_problems(book, mention.day, _days(book.mentions, mention.id), today)
    if not mention.place.strip():
        yield Problem(Code.PLACE_MISSING, where="place")


def ad_day_problems(book: Book, given: AdDay, today: date) -> Iterator[Problem]:
    """Say why a day with adverts cannot be kept: as with mentions, twice the same day, or below zero."""
    yield from _day_problems(book, given.day, _days(book.ad_days, given.id), today)
    if any(x.day == given.day and x.id != given.id for x in book.ad_days):
        yield Problem(Code.DAY_KEPT_ALREADY, where="day")
    if given.spend < 0:
        yield Problem(Code.BELOW_ZERO, where="spend")
    if given.views is not None and given.views < 0:
        yield Problem(Code.BELOW_ZERO, where="views")


def closed_problems(book: Book, *days: date) -> Iterator[Problem]:
    """Say where records of these days make up the figures of a closed month."""
    for month in {Month.of(day) for day in days}:
        if book.closed(month):
            yield replace(of_month(Code.MONTH_CLOSED, month), where="day")


def _day_problems(book: Book, day: date, before: Sequence[date], today: date) -> Iterator[Problem]:
    if day > today:
        yield Problem(Code.DAY_AHEAD, where="day")
    yield from closed_problems(book, day, *before)


def _days(kept: Sequence[Mention] | Sequence[AdDay], id_: str) -> list[date]:
    """Give the day a record had before."""
    return [x.day for x in kept if x.id == id_]


def _positive(book: Book, month: Month) -> Recorded | None:
    found = mentions_in(book, month)
    return Recorded(Decimal(sum(x.tone is Tone.POSITIVE for x in found))) if found else None


def _classified(book: Book, month: Month) -> Recorded | None:
    found = mentions_in(book, month)
    return Recorded(Decimal(len(found))) if found else None


def _spend(book: Book, month: Month) -> Recorded | None:
    found = ad_days_in(book, month)
    return Recorded(Decimal(sum(x.spend for x in found))) if found else None


def _bought(book: Book, month: Month) -> Recorded | None:
    found = ad_days_in(book, month)
    known = [x.views for x in found if x.views is not None]
    return Recorded(Decimal(sum(known)), len(known) < len(found)) if known else None


_RULES: Mapping[str, Callable[[Book, Month], Recorded | None]] = {
    "positive_mentions": _positive,
    "mentions_classified": _classified,
    "ad_spend": _spend,
    "promoted_views": _bought,
}
