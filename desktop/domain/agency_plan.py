"""What a returned workbook of the agency changes: figures, posts, reasons, claims, cancellations. Pure.

Nothing the owner wrote is overwritten. What speaks beside the figures (reasons, claims) also comes into a closed
month; results cancelled later go to a month that is open.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop.domain.agency_sheet import FilledSheet, SheetNumber, SheetPost
from desktop.domain.book import Book
from desktop.domain.entering import cancel_problems, entry_problems
from desktop.domain.import_plan import PeriodValue, name_id
from desktop.domain.import_posts import PostPlan, video_of
from desktop.domain.importing import Basis, MonthValue, month_told
from desktop.domain.kpis import Measure
from desktop.domain.month import Month
from desktop.domain.posts import Post, PostCount
from desktop.domain.problems import Code, Problem
from desktop.domain.reported import Claim, Reply
from desktop.domain.results import AGENCY_SHEET, Cancellation

_MONTHS_AHEAD = 24
"""How far ahead an open month is looked for."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One returned workbook: what it says, in which file, and when it was filled in (never ahead of today)."""

    sheet: FilledSheet
    file: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Proposed:
    """A cancellation the agency proposes; `problem` says why it cannot be taken."""

    cancellation: Cancellation
    there: bool = False
    """It was taken before."""
    problem: Problem | None = None

    @property
    def open(self) -> bool:
        """Whether the owner can take it."""
        return not self.there and self.problem is None


@dataclass(frozen=True, slots=True)
class HandedPlan:
    """What returned workbooks would add beside the figures; only what is new or differs."""

    replies: tuple[Reply, ...] = ()
    claims: tuple[Claim, ...] = ()
    gone: tuple[Claim, ...] = ()
    """Claims of an earlier workbook of the month that are in the new one no more."""
    cancellations: tuple[Proposed, ...] = ()
    posts: tuple[Post, ...] = ()
    counts: tuple[PostCount, ...] = ()
    new_posts: int = 0
    known_posts: int = 0
    problems: tuple[Problem, ...] = ()
    """Figures that cannot be entered."""

    def rows(self, left: Container[str] = ()) -> tuple[Reply | Claim | Cancellation | Post | PostCount, ...]:
        """Give every row to write; `left` are ids of cancellations the owner does not take."""
        offered = (x.cancellation for x in self.cancellations if x.open)
        taken = (x for x in offered if x.id not in left)
        return (*self.replies, *self.claims, *taken, *self.posts, *self.counts)

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.rows() or self.gone)


NOTHING = HandedPlan()
"""No workbook of the agency is among the files."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is kept of a shop beside its book."""

    posts: Sequence[Post]
    counts: Sequence[PostCount]
    claims: Sequence[Claim]

    def with_posts(self, plan: PostPlan) -> Beside:
        """Give it as it will be once the posts of other files are kept."""
        posts = {x.id: x for x in (*self.posts, *plan.posts)}
        counts = {x.id: x for x in (*self.counts, *plan.counts)}
        return replace(self, posts=[*posts.values()], counts=[*counts.values()])


def figures_of(handed: Handed, book: Book, measures: Mapping[str, Measure]) -> tuple[PeriodValue, ...]:
    """Give the figures that can be entered; filled in before the month was over, they are a part of it."""
    entered = (x for x in handed.sheet.numbers if not _refused(x, handed, book, measures))
    month = handed.sheet.month
    return tuple(
        PeriodValue(x.kpi, month, _value(x, month, handed.at.date()), AGENCY_SHEET, handed.file, handed.at)
        for x in entered
    )


def _value(number: SheetNumber, month: Month, on: date) -> MonthValue:
    told = month_told(0, month, on)
    return replace(told, amount=number.value, basis=Basis.REPORTED, rounded=number.rounded, seen=number.seen)


def _refused(
    number: SheetNumber, handed: Handed, book: Book, measures: Mapping[str, Measure]
) -> Problem | None:
    """Say why a figure cannot be entered; that a month is closed is said of the whole."""
    problems = entry_problems(book, measures, handed.sheet.month, number.kpi, number.value)
    if any(problem.code is not Code.MONTH_CLOSED for problem in problems):
        return Problem(Code.SHEET_FIGURE_GONE, handed.file, {"cell": number.cell})
    return None


def plan_handed(
    workbooks: Sequence[Handed], book: Book, then: Book, measures: Mapping[str, Measure], kept: Beside
) -> HandedPlan:
    """Plan everything beside the figures; of two workbooks of a month the later one counts.

    `then` is the book with the figures of the same import, by which cancellations are judged.
    """
    latest = {x.sheet.month: x for x in sorted(workbooks, key=_at)}
    plan = _Plan(book, then, measures, kept)
    for handed in latest.values():
        plan.add(handed)
    return plan.whole()


def _at(handed: Handed) -> datetime:
    return handed.at


class _Plan:
    """Gathers what each workbook adds."""

    def __init__(self, book: Book, then: Book, measures: Mapping[str, Measure], kept: Beside) -> None:
        self._book, self._then, self._measures, self._kept = book, then, measures, kept
        self._posts = list(kept.posts)
        self._replies: list[Reply] = []
        self._claims: list[Claim] = []
        self._gone: list[Claim] = []
        self._proposed: list[Proposed] = []
        self._seen: dict[str, Post] = {}
        self._counts: dict[str, PostCount] = {}
        self._problems: list[Problem] = []

    def add(self, handed: Handed) -> None:
        """Plan one workbook."""
        numbers = (_refused(x, handed, self._book, self._measures) for x in handed.sheet.numbers)
        self._problems += filter(None, numbers)
        self._replies += _replies(handed, self._book)
        new, gone = _claims(handed, self._book.shop.id, self._kept.claims)
        self._claims += new
        self._gone += gone
        self._proposed += _proposed(handed, self._then, self._measures)
        for one in handed.sheet.posts:
            self._add_post(one, handed)

    def _add_post(self, one: SheetPost, handed: Handed) -> None:
        shop = self._book.shop.id
        key = _post_id(one.post, shop)
        same = ((n, x) for n, x in enumerate(self._posts) if x.id == key or _same_post(x, one.post))
        at, old = next(same, (-1, None))
        post = _post(old, one.post, shop)
        if post.id in self._seen:  # the upper row counts
            return
        if old is None:
            self._posts.append(post)
        else:
            self._posts[at] = post
        self._seen[post.id] = post
        count = _count(one, post, handed, self._kept.counts)
        if count is not None:
            self._counts[count.id] = count

    def whole(self) -> HandedPlan:
        """Give what differs from what is kept."""
        before = {x.id: x for x in self._kept.posts}
        return HandedPlan(
            tuple(self._replies),
            tuple(self._claims),
            tuple(self._gone),
            tuple(self._proposed),
            posts=tuple(x for x in self._seen.values() if before.get(x.id) != x),
            counts=tuple(self._counts.values()),
            new_posts=sum(id_ not in before for id_ in self._seen),
            known_posts=sum(id_ in before for id_ in self._seen),
            problems=tuple(self._problems),
        )


def _replies(handed: Handed, book: Book) -> Iterator[Reply]:
    month, shop = handed.sheet.month, book.shop.id
    kept = {x.kpi: x for x in book.replies if x.month == month}
    for one in handed.sheet.replies:
        old = kept.get(one.kpi)
        row = old or Reply(name_id(shop, "reply", str(month), one.kpi), shop, month, one.kpi)
        said = replace(row, reason=one.reason, step=one.step, who=one.who, until=one.until)
        if said != old:
            yield replace(said, file=handed.file, at=handed.at)


def _claims(handed: Handed, shop: str, kept: Iterable[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Give the claims that are new or differ, and those of an earlier workbook that are in this one no more."""
    month = handed.sheet.month
    if not handed.sheet.claims:
        return [], []
    before = {x.id: x for x in kept if x.month == month and x.file}
    rows = [
        Claim(
            name_id(shop, "claim", str(month), str(at)),
            shop,
            month,
            x.kpi,
            x.day,
            x.mark,
            x.way,
            x.note,
            handed.file,
            at,
        )
        for at, x in enumerate(handed.sheet.claims, start=1)
    ]
    new = [x for x in rows if not _same_claim(before.get(x.id), x)]
    written = [replace(x, version=before[x.id].version) if x.id in before else x for x in new]
    here = {x.id for x in rows}
    return written, [x for id_, x in before.items() if id_ not in here]


def _same_claim(old: Claim | None, new: Claim) -> bool:
    return old is not None and replace(old, file="", version=0) == replace(new, file="", version=0)


def _proposed(handed: Handed, book: Book, measures: Mapping[str, Measure]) -> Iterator[Proposed]:
    """Propose to cancel results in the workbook's month, or in the next one that is open."""
    shop, sheet = book.shop.id, handed.sheet
    months = (sheet.month + ahead for ahead in range(_MONTHS_AHEAD))
    month = next((x for x in months if not book.closed(x)), sheet.month)
    there = {x.id for x in book.cancellations}
    for at, one in enumerate(sheet.cancelled, start=1):
        parts = (str(sheet.month), str(at), str(one.of_month), one.kpi, str(one.count), one.reason)
        row = Cancellation(
            name_id(shop, "cancelled", *parts), shop, month, one.of_month, one.kpi, one.count, one.reason
        )
        known = row.id in there
        problem = None if known else next(cancel_problems(book, measures, row), None)
        if problem is None and not known:  # the next ones can only cancel what is left
            book = replace(book, cancellations=(*book.cancellations, row))
        yield Proposed(row, known, problem)


def _same_post(kept: Post, new: Post) -> bool:
    """The same video; else the same link; else, where neither has one, the same day and title."""
    ours, theirs = kept.video or video_of(kept.link), video_of(new.link)
    if ours and theirs:
        return ours == theirs
    if kept.link and new.link:
        return kept.link == new.link
    return bool(new.title) and (kept.posted, kept.title) == (new.posted, new.title)


def _post_id(new: Post, shop: str) -> str:
    return name_id(shop, video_of(new.link) or new.link or f"{new.posted.isoformat()} {new.title}")


def _post(old: Post | None, new: Post, shop: str) -> Post:
    """Give the post; of one that is known only what is empty is filled in."""
    if old is None:
        return replace(new, id=_post_id(new, shop), shop=shop, video=video_of(new.link))
    return replace(
        old,
        title=old.title or new.title,
        link=old.link or new.link,
        template=old.template or new.template,
        hook=old.hook or new.hook,
        length=old.length if old.length is not None else new.length,
        promoted=old.promoted or new.promoted,
        promotion=old.promotion or new.promotion,
    )


def _count(one: SheetPost, post: Post, handed: Handed, kept: Iterable[PostCount]) -> PostCount | None:
    """Give the snapshot of the day it was filled in; a service's of that day stays."""
    seen = (one.views, one.saves, one.shares, one.comments)
    day = handed.at.date()
    if all(x is None for x in seen):
        return None
    old = next((x for x in kept if (x.post, x.day) == (post.id, day)), None)
    if old is not None and old.source != AGENCY_SHEET:
        return None
    row = old or PostCount(name_id(post.shop, post.id, "agency", day.isoformat()), post.shop, post.id, day)
    new = replace(
        row, views=one.views, saves=one.saves, shares=one.shares, responses=one.comments, source=AGENCY_SHEET
    )
    return None if new == old else replace(new, file=handed.file)
