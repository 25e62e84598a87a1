"""Tables of TikTok Studio with a day in each row: columns by name, days with their year, counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.dates import Told, WrittenDay, read_day, with_years
from desktop.importers.reading import SHOWN, Problems, Reading, first_problems, read_counts
from desktop.importers.studio_names import read_name
from desktop.importers.tables import Row, Table, fitted, normal

Counts = Sequence[int | None]

_DAY = timedelta(days=1)
_ROUND = 12 * 31
"""Steps from a day of the year to the same day again, each month taken for 31 days."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns a source has, by their normalised names: English, and Japanese as a harmless alias."""

    metrics: Mapping[str, str]
    """Column to metric."""
    needed: frozenset[str]
    """The metrics without which a table is not of this source."""
    foreign: frozenset[str] = frozenset()
    """Columns that only another service's table has."""
    unused: frozenset[str] = frozenset()
    """Known columns whose numbers are not to be trusted, or of no use."""
    day: frozenset[str] = frozenset({"date", "日付"})
    dated: bool = False
    """Its service writes each day with its year, which is to be trusted whatever the day of the download."""

    def fits(self, header: Sequence[str]) -> bool:
        """Tell whether a table with this header is of the source."""
        names = {normal(name) for name in header}
        metrics = {self.metrics[name] for name in names if name in self.metrics}
        return bool(names & self.day) and self.needed <= metrics and not names & self.foreign


@dataclass(frozen=True, slots=True)
class DayTable:
    """A table's rows in order of their days; `days` is empty where their year is not known."""

    days: Sequence[date]
    columns: Mapping[str, Counts]
    rows: int
    taken: date | None
    account: str
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()

    def reading(self, source: str) -> Reading:
        """Finish: count what is not known, keep what was told."""
        unknown = sum(None in row for row in zip(*self.columns.values(), strict=True)) if self.columns else 0
        return Reading(
            source,
            self.rows,
            tuple(self.days),
            self.columns,
            taken=self.taken,
            account=self.account,
            missing=self.missing,
            problems=self.problems,
            unknown=unknown,
        )


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where in a row the day stands, and where each metric."""

    day: int
    metrics: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Body:
    """The rows that have a readable day, with their numbers in the file."""

    lines: Sequence[int]
    rows: Sequence[Row]
    days: Sequence[WrittenDay]

    def only(self, places: Iterable[int]) -> _Body:
        """Give the rows at some places, in their order."""
        at = list(places)
        return _Body([self.lines[n] for n in at], [self.rows[n] for n in at], [self.days[n] for n in at])

    def ascending(self) -> _Body:
        """Give the oldest row first, also where somebody sorted the file the other way."""
        places = [day.month * 31 + day.day for day in self.days]
        if places == sorted(places):
            return self
        back = sum((b - a) % _ROUND > _ROUND // 2 for a, b in pairwise(places))
        return self.only(reversed(range(len(places)))) if back * 2 > len(places) - 1 else self


def read_days(table: Table, layout: Layout, told: Told, *, often: bool = False) -> DayTable:
    """Read a table of days. `often`: several rows may stand for one day, and are not told.

    Raises `Refused` where no day can be read, or the years cannot be right.
    """
    problems = Problems()
    columns = _columns(table, layout, problems)
    body = _body(table, columns.day, problems)
    name = read_name(table.archive)
    told = replace(told, first=name.first, downloaded=name.taken or told.downloaded)
    dated = layout.dated and all(day.year for day in body.days)
    if dated:
        body = body.only(sorted(range(len(body.days)), key=body.days.__getitem__))
    days = with_years(body.days, table.file, Told() if dated else told)
    if days and not often:
        body, days = _once(body, days, table.file, problems)
    cells = [*zip(*body.rows, strict=True)] or [()] * len(table.header)
    counts = {
        metric: read_counts(cells[at], body.lines, table.header[at], table.file, problems)
        for metric, at in columns.metrics.items()
    }
    missing = () if days is not None else ("year",)
    kept = first_problems(problems, table.file)
    return DayTable(days or (), counts, len(body.rows), told.downloaded, name.account, kept, missing)


def _columns(table: Table, layout: Layout, problems: list[Problem]) -> _Columns:
    """Find the columns by name; those of no known name are told."""
    day = -1
    metrics: dict[str, int] = {}
    for at, shown in enumerate(table.header):
        name = normal(shown)
        if name in layout.day and day < 0:
            day = at
        elif name in layout.metrics:
            metrics.setdefault(layout.metrics[name], at)
        elif name and name not in layout.unused:
            problems.append(Problem(Code.COLUMN_NOT_KNOWN, table.file, {"column": shown.strip()}))
    return _Columns(day, metrics)


def _body(table: Table, day_at: int, problems: list[Problem]) -> _Body:
    """Take the rows whose day can be read; others are told and left out."""
    lines, rows = _fitting(table, problems)
    texts = [row[day_at] for row in rows]
    known = {text: read_day(text) for text in dict.fromkeys(texts)}
    for line, row, text in zip(lines, rows, texts, strict=True) if None in known.values() else ():
        if known[text] is None and any(row):
            problems.append(_cell(Code.CELL_NOT_A_DAY, table, line, day_at, text))
    days = [day for text in texts if (day := known[text]) is not None]
    if not days:
        _refuse_or_tell_empty(table, problems)
    if len(days) < len(rows):
        dated = [at for at, text in enumerate(texts) if known[text] is not None]
        lines, rows = [lines[at] for at in dated], [rows[at] for at in dated]
    return _Body(lines, rows, days).ascending()


def _fitting(table: Table, problems: list[Problem]) -> tuple[Sequence[int], Sequence[Row]]:
    """Give the rows that have as many cells as there are columns, with their numbers in the file."""
    width, body = len(table.header), table.body
    numbers = range(table.first_line, table.first_line + len(body))
    if all(len(row) == width for row in body):
        return numbers, body
    lines: list[int] = []
    rows: list[Row] = []
    for line, row in zip(numbers, body, strict=True):
        if (fit := fitted(row, width)) is not None:
            lines.append(line)
            rows.append(fit)
        elif any(row):
            problems.append(Problem(Code.ROW_NOT_READ, table.file, {"row": line}))
    return lines, rows


def _refuse_or_tell_empty(table: Table, problems: list[Problem]) -> None:
    """A header alone is a small account's file; lines without one readable day are none of ours."""
    bad = next((x for x in problems if x.code is Code.CELL_NOT_A_DAY), None)
    if bad is not None:
        raise Refused(Problem(Code.DAYS_UNREADABLE, table.file, {"text": bad.values["text"]}))
    problems.append(Problem(Code.NO_ROWS, table.file))


def _once(body: _Body, days: list[date], file: str, problems: list[Problem]) -> tuple[_Body, list[date]]:
    """Keep the last row of a day that stands there twice, and tell days that are lacking between others."""
    last = {day: at for at, day in enumerate(days)}
    if len(last) < len(days):
        twice = sorted({day for at, day in enumerate(days) if last[day] != at})
        problems.append(Problem(Code.DAY_TWICE, file, {"day": twice[0], "count": len(twice)}))
        body, days = body.only(last.values()), [*last]
    lacking = (days[-1] - days[0]).days + 1 - len(days)
    if lacking:
        after = next(a for a, b in pairwise(days) if b - a > _DAY)
        problems.append(Problem(Code.DAYS_MISSING, file, {"day": after + _DAY, "count": lacking}))
    return body, days


def _cell(code: Code, table: Table, line: int, at: int, text: str) -> Problem:
    values = {"row": line, "column": table.header[at].strip(), "text": text[:SHOWN]}
    return Problem(code, table.file, values)
