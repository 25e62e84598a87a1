"""Bringing in export files: a preview that saves nothing, one step that does, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from desktop.catalog.catalog import Catalog
from desktop.domain.agency_plan import NOTHING, Beside, Handed, HandedPlan, figures_of, plan_handed
from desktop.domain.book import Book
from desktop.domain.breakdowns import AS_USUAL, Choices, Counted, chosen, day_shares, month_shares
from desktop.domain.entering import contract_codes
from desktop.domain.import_plan import (
    Brought,
    Correction,
    DayPlan,
    Entry,
    PeriodValue,
    enters,
    plan_days,
    plan_entries,
    written,
)
from desktop.domain.import_posts import PostPlan, Seen, account_of, plan_posts
from desktop.domain.importing import MonthValue, Status, month_told
from desktop.domain.kpis import Measure
from desktop.domain.layouts import Layout
from desktop.domain.month import Month
from desktop.domain.name_choices import choices_of
from desktop.domain.own_kpis import OwnKpi, with_own
from desktop.domain.posts import Post, PostCount
from desktop.domain.problems import Problem
from desktop.domain.reported import Claim, Reply
from desktop.domain.results import Cancellation, DayCount, MonthState, Result
from desktop.domain.taking_back import Kept, Lost, lost, taken_back
from desktop.importers.dates import Told
from desktop.importers.reading import Reading
from desktop.importers.views import (
    Progress,
    TableView,
    account_problems,
    counted_in,
    for_shop,
    read_files,
    silent,
)
from desktop.storage.database import Database
from desktop.storage.journal import Change, Step
from desktop.storage.unit import Reader, Unit

ACT = "import"
"""The act of an import in the journal; its values are `files`, a list of names."""
_FAR = 1000
"""So many steps back an import can still be taken back."""
_KEPT = (Result, DayCount, Post, PostCount, Reply, Claim, Cancellation)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What files hold and what they would change. Nothing is saved yet."""

    shop: str | None
    tables: tuple[TableView, ...]
    entries: tuple[Entry, ...] = ()
    """The cells of the month sheets, by month and figure."""
    corrections: tuple[Correction, ...] = ()
    new_posts: int = 0
    known_posts: int = 0
    problems: tuple[Problem, ...] = ()
    """What is wrong across the files: two accounts."""
    choices: Choices = AS_USUAL
    """By which searches, sources and events count, the shop's own among them."""
    counted: tuple[Counted, ...] = ()
    """Which of them do, also of tables that still need an answer."""
    handed: HandedPlan = NOTHING
    """What workbooks the agency filled in bring beside the figures."""

    def months(self) -> tuple[Month, ...]:
        """The months whose sheets the files speak of, oldest first."""
        filled = {x.reading.sheet.month for x in self.usable if x.reading and x.reading.sheet}
        return tuple(sorted(filled | {entry.month for entry in self.entries}))

    def of(self, month: Month) -> tuple[Entry, ...]:
        """What becomes of one month's sheet."""
        return tuple(entry for entry in self.entries if entry.month == month)

    @property
    def usable(self) -> tuple[TableView, ...]:
        """The tables an import would keep."""
        return tuple(table for table in self.tables if table.status is Status.OK)

    @property
    def open(self) -> tuple[TableView, ...]:
        """The tables that need an answer."""
        return tuple(table for table in self.tables if table.status is Status.NEEDS_INPUT)

    @property
    def likely_day(self) -> date | None:
        """The day on which the tables that need an answer were downloaded, as their files suggest."""
        return min((table.saved for table in self.open if table.saved), default=None)

    @property
    def likely_month(self) -> Month | None:
        """The month tables that do not say it are about: the one before they were downloaded."""
        day = self.likely_day
        return Month.of(day) + -1 if day else None


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import did. `step` None: there was nothing new."""

    step: Step | None
    changed: tuple[Entry, ...]
    kept: tuple[Entry, ...]
    """Cells left as they were although the files say otherwise: typed, closed, or fuller."""
    corrections: tuple[Correction, ...]
    new_posts: int
    handed: HandedPlan = NOTHING
    """What workbooks the agency filled in brought beside the figures."""


@dataclass(frozen=True, slots=True)
class _Plan:
    book: Book
    choices: Choices
    days: DayPlan
    entries: tuple[Entry, ...]
    posts: PostPlan
    handed: HandedPlan


@dataclass(frozen=True, slots=True)
class Importing:
    """Views and commands on files from outside, for every shop."""

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]

    def preview(
        self,
        files: Sequence[Path],
        downloaded: date | None = None,
        shop: str | None = None,
        month: Month | None = None,
        step: Progress = silent,
        choices: Choices = AS_USUAL,
        own: Mapping[Path, Told] = MappingProxyType({}),
    ) -> ImportPreview:
        """Read files and say what they are and would change. Saves nothing.

        `downloaded` is the day the files were fetched and `month` the one they are brought in for, for
        tables that do not say their year or month; `own` says so of single files. `choices` say which
        searches, sources and events count; without any, those the shop remembers. `step` is called often and may raise to stop. Without a shop
        it is only said what the files hold. Raises `Refused` where there is no such shop.
        """
        told = Told(downloaded, month)
        if shop is None:
            tables = read_files(files, told, step, own)
            return ImportPreview(None, tables, problems=account_problems(tables))
        tables = for_shop(read_files(files, told, step, own, self._layouts(shop)), shop)
        with self.database.read() as reader:
            plan = self._plan(reader, shop, tables, choices)
            accounts = {account_of(post.link) for post in reader.all(Post, shop=shop)} - {""}
        return ImportPreview(
            shop,
            tables,
            plan.entries,
            plan.days.corrections,
            new_posts=plan.posts.new + plan.handed.new_posts,
            known_posts=plan.posts.known + plan.handed.known_posts,
            problems=(*account_problems(tables, accounts), *plan.handed.problems),
            choices=choices,
            counted=counted_in(tables, plan.choices),
            handed=plan.handed,
        )

    def apply(
        self,
        preview: ImportPreview,
        take: Container[Entry] = (),
        leave: Container[Entry] = (),
        uncancelled: Container[str] = (),
    ) -> Applied:
        """Keep what the preview showed, as one step.

        `take` are entries of it to take against what was typed, `leave` those to leave out of the sheet,
        `uncancelled` the ids of cancellations the agency proposes that are not taken.
        A cell that was changed since the preview was made is judged anew. Raises `Refused` (no such shop).
        """
        files = list(dict.fromkeys(table.archive or table.file for table in preview.usable))
        with self.database.unit(ACT, shop=preview.shop, files=files) as unit:
            plan = self._plan(unit, preview.shop or "", preview.tables, preview.choices)
            changed = tuple(entry for entry in plan.entries if enters(entry, take, leave))
            unit.put(*plan.posts.posts, *plan.posts.counts, *plan.days.rows)
            unit.put(*(written(entry, plan.book, self.clock()) for entry in changed))
            unit.put(*plan.handed.rows(uncancelled))
            unit.delete(*plan.handed.gone)
        kept = tuple(entry for entry in plan.entries if entry.outcome.keeps and entry not in changed)
        new_posts = plan.posts.new + plan.handed.new_posts
        return Applied(unit.step, changed, kept, plan.days.corrections, new_posts, plan.handed)

    def sets(self, shop: str) -> tuple[Step, ...]:
        """Give the imports of a shop that stand, the newest first."""
        standing: list[Step] = []
        undone: set[str | None] = set()
        for step in self.database.history(shop, _FAR):  # an undo is met before what it undoes
            if step.id not in undone:
                undone.add(step.undoes)
                standing.append(step)
        return tuple(step for step in standing if step.act == ACT and step.undoes is None)

    def lost(self, step: str) -> tuple[Lost, ...]:
        """Give the values entered by hand since an import, which taking it back would lose."""
        with self.database.read() as reader:
            rows = _now(reader, reader.changes(step))
            closed = _closed(reader, rows)
        found = (lost(*row, closed) for row in rows)
        return tuple(sorted(filter(None, found), key=attrgetter("month", "kpi")))

    def take_back(self, step: str) -> Step:
        """Take an import back: what later files brought and closed months stay, values typed since go with it.

        Raises `Refused` where nothing of it is left.
        """
        return self.database.revert(step, _write_back)

    def measures(self, shop: str) -> Mapping[str, Measure]:
        """Give every figure a shop may watch, to name what comes in."""
        with self.database.read() as reader:
            return with_own(self.catalog.measures, reader.all(OwnKpi, shop=shop))

    def _layouts(self, shop: str) -> Mapping[str, Layout]:
        with self.database.read() as reader:
            return {layout.header: layout for layout in reader.all(Layout, shop=shop)}

    def _plan(self, reader: Reader, shop: str, tables: Iterable[TableView], choices: Choices) -> _Plan:
        book = reader.book(shop)
        known = choices if choices != AS_USUAL else choices_of(reader.all(Layout, shop=shop))
        choices = chosen(known, book)
        readings = [(x.file, x.reading) for x in tables if x.reading and x.status is Status.OK]
        brought = [one for file, reading in readings for one in self._brought(file, reading, choices)]
        periods = [one for file, reading in readings for one in self._periods(file, reading, choices)]
        kept = [
            row
            for source in {x.source for x in brought}
            for row in reader.all(DayCount, shop=shop, source=source)
        ]
        days, measures = plan_days(brought, kept, book), book.known(self.catalog.measures)
        handed = [
            Handed(x.sheet, file, min(self._at(x), self.clock()))
            for file, x in readings
            if x.sheet is not None
        ]
        periods += [one for x in handed for one in figures_of(x, book, measures)]
        figures = {code for code, measure in measures.items() if measure.typed} | contract_codes(book)
        seen = [Seen(x.source, file, x.taken, x.posts) for file, x in readings if x.posts and x.taken]
        posts = reader.all(Post, shop=shop) if seen or handed else []
        counts = reader.all(PostCount, shop=shop) if seen or handed else []
        brought_posts = plan_posts(seen, posts, counts, shop)
        claims = reader.all(Claim, shop=shop) if handed else []
        beside = Beside(posts, counts, claims).with_posts(brought_posts)
        entries = plan_entries(brought, days, book, figures, periods)
        asked = plan_handed(handed, book, self._then(book, entries if handed else ()), measures, beside)
        return _Plan(book, choices, days, entries, brought_posts, asked)

    def _then(self, book: Book, entries: Iterable[Entry]) -> Book:
        """Give the book as it is once the figures are in."""
        rows = {x.id: x for x in book.results}
        fresh = (written(x, book, self.clock()) for x in entries if enters(x, (), ()))
        return replace(book, results=tuple((rows | {x.id: x for x in fresh}).values()))

    def _brought(self, file: str, reading: Reading, choices: Choices) -> list[Brought]:
        at = self._at(reading)
        columns: dict[str, dict[date, int | None]] = {
            metric: dict(zip(reading.days, column, strict=True)) for metric, column in reading.values.items()
        }
        if reading.breakdown is not None:
            columns |= day_shares(reading.source, reading.breakdown, choices)
        return [Brought(reading.source, metric, file, at, days) for metric, days in columns.items()]

    def _periods(self, file: str, reading: Reading, choices: Choices) -> list[PeriodValue]:
        at = self._at(reading)
        if reading.breakdown is None:
            return [
                PeriodValue(kpi, month, _told(reading, kpi, month, value, at), reading.source, file, at)
                for kpi, column in reading.monthly.items()
                for month, value in column.items()
                if value is not None
            ]
        return [
            PeriodValue(kpi, month, value, reading.source, file, at)
            for kpi, month, value in month_shares(reading.source, reading.breakdown, choices)
        ]

    def _at(self, reading: Reading) -> datetime:
        now = self.clock()
        return now if reading.taken is None else datetime.combine(reading.taken, time(), now.tzinfo)


def _told(reading: Reading, kpi: str, month: Month, value: int, at: datetime) -> MonthValue:
    """Give a month's value as a table told it on a day, which may have cut it short."""
    return replace(month_told(value, month, at.date()), rounded=(kpi, month) in reading.rounded)


def _now(reader: Reader, changes: Sequence[Change]) -> list[tuple[Kept | None, Kept | None, Kept | None]]:
    """Give the rows of an import as they were before and after it, and as they are now."""
    there: dict[tuple[type, str], object] = {
        (kind, key): row
        for kind in _KEPT
        for key, row in reader.by_id(kind, [x.row.id for x in changes if type(x.row) is kind]).items()
    }
    return [(_kept(x.before), _kept(x.after), _kept(there.get((type(x.row), x.row.id)))) for x in changes]


def _kept(row: object) -> Kept | None:
    return row if isinstance(row, _KEPT) else None


def _closed(reader: Reader, rows: Sequence[tuple[object, Kept | None, object]]) -> frozenset[Month]:
    shop = next((after.shop for _before, after, _now in rows if after is not None), "")
    return frozenset(state.month for state in reader.all(MonthState, shop=shop) if state.closed)


def _write_back(unit: Unit, changes: Sequence[Change]) -> None:
    """Settle each row; a post stays while later snapshots of it are there."""
    rows = _now(unit, changes)
    closed = _closed(unit, rows)
    settled = [(now, taken_back(before, after, now, closed)) for before, after, now in rows if now]
    unit.put(*(replace(row, version=now.version) for now, row in settled if row and row is not now))
    back = (before for before, after, now in rows if before and after is None and now is None)
    unit.put(*(replace(row, version=0) for row in back))
    gone = [now for now, row in settled if row is None]
    unit.delete(*(row for row in gone if not isinstance(row, Post)))
    unit.delete(*(row for row in gone if isinstance(row, Post) and not unit.all(PostCount, post=row.id)))
