"""What the contract promises beside the money, held against what came of it, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.book import Book
from desktop.domain.contract.contracts import Contract
from desktop.domain.derived import Figures
from desktop.domain.month import Month, months
from desktop.domain.problems import Code, Problem, of_month
from desktop.domain.reported import Delivery

POSTS_KPI = "posts_published"


class Promise(StrEnum):
    """What may be promised; the values are those of `Contract.promises`."""

    POSTS = "posts_a_month"
    REPORT = "report_day"
    MEETINGS = "meetings_a_month"
    ANSWER = "draft_answer_days"


class Kept(StrEnum):
    """What came of a promise. What nobody noted is not noted: it is never taken as broken."""

    KEPT = "kept"
    MISSED = "missed"
    """Fewer than promised, or later."""
    NOT_NOTED = "not_noted"
    TO_COME = "to_come"
    """There is still time."""


@dataclass(frozen=True, slots=True)
class Held:
    """One promise in one month. A report is promised and delivered as a day, all else as a number."""

    promise: Promise
    promised: int | date
    delivered: int | date | None
    """None: not noted."""
    kept: Kept


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a promise was kept, missed and not noted."""

    promise: Promise
    kept: int
    missed: int
    not_noted: int


def held(figures: Figures, month: Month, posts: Mapping[Month, int], today: date) -> tuple[Held, ...]:
    """Hold every promise of the month's contract against what was delivered; none outside a contract.

    `posts` counts the posts recorded by month; the figure of the month, where it is there, comes first.
    """
    contract = figures.book.contract_in(month)
    if contract is None or not figures.book.schedule(contract).holds(month):
        return ()
    return tuple(_held(figures, contract, month, posts, today))


def tallies(figures: Figures, contract: Contract, posts: Mapping[Month, int], today: date) -> Iterator[Tally]:
    """Count each promise of a contract over its months that are over."""
    book = figures.book
    span = months(contract.terms.first_month, Month.of(today) + -1)
    found = [
        one
        for month in span
        if book.contract_in(month) == contract
        for one in held(figures, month, posts, today)
    ]
    for promise in Promise:
        came = [one.kept for one in found if one.promise is promise]
        if came:
            yield Tally(promise, came.count(Kept.KEPT), came.count(Kept.MISSED), came.count(Kept.NOT_NOTED))


def delivery_of(book: Book, month: Month) -> Delivery | None:
    """Give what was noted by hand of a month."""
    return next((x for x in book.deliveries if x.month == month), None)


def report_due(month: Month, day: int) -> date:
    """Give the day by which a month's report is promised: so many days into the next month, at most its last."""
    following = month + 1
    return date(following.year, following.month, min(max(day, 1), following.last.day))


def delivery_problems(
    month: Month, reported: date | None, answer_days: int | None, today: date
) -> Iterator[Problem]:
    """Say why a delivery cannot be noted: a report before its month began or in days to come, days below zero."""
    if reported is not None and reported > today:
        yield Problem(Code.DAY_AHEAD, where=Promise.REPORT)
    if reported is not None and reported < month.first:
        yield replace(of_month(Code.DAY_TOO_EARLY, month), where=Promise.REPORT)
    if answer_days is not None and answer_days < 0:
        yield Problem(Code.BELOW_ZERO, where=Promise.ANSWER)


def _held(
    figures: Figures, contract: Contract, month: Month, posts: Mapping[Month, int], today: date
) -> Iterator[Held]:
    noted = delivery_of(figures.book, month)
    for promise in Promise:
        number = contract.promises.get(promise)
        if number is None:
            continue
        if promise is Promise.REPORT:
            yield _report(month, number, noted.reported if noted else None, today)
        elif promise is Promise.ANSWER:
            days = noted.answer_days if noted else None
            yield Held(promise, number, days, _answered(days, number, over=today > month.last))
        else:
            count = _meetings(figures.book, contract, month)
            if promise is Promise.POSTS:
                count = _posts(figures, month, posts)
            yield Held(promise, number, count, _enough(count, number, over=today > month.last))


def _report(month: Month, day: int, reported: date | None, today: date) -> Held:
    due = report_due(month, day)
    if reported is None:
        return Held(Promise.REPORT, due, None, Kept.TO_COME if today <= due else Kept.NOT_NOTED)
    return Held(Promise.REPORT, due, reported, Kept.KEPT if reported <= due else Kept.MISSED)


def _answered(days: int | None, most: int, *, over: bool) -> Kept:
    if days is None:
        return Kept.NOT_NOTED if over else Kept.TO_COME
    return Kept.KEPT if days <= most else Kept.MISSED


def _enough(count: int | None, least: int, *, over: bool) -> Kept:
    if count is not None and count >= least:
        return Kept.KEPT
    if not over:
        return Kept.TO_COME
    return Kept.NOT_NOTED if count is None else Kept.MISSED


def _posts(figures: Figures, month: Month, posts: Mapping[Month, int]) -> int | None:
    figure = figures.figure(month, POSTS_KPI)
    if figure.value is not None and not figure.partial:
        return int(figure.value)
    return posts.get(month) or None


def _meetings(book: Book, contract: Contract, month: Month) -> int | None:
    """Count those written down; none written down is nothing known."""
    days = [x.day for x in book.meetings if x.agency == contract.agency]
    return sum(Month.of(day) == month for day in days) or None
