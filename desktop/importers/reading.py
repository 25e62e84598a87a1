"""What was read from one table: values, what was not understood, and nothing saved yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from desktop.domain.agency_sheet import FilledSheet
from desktop.domain.breakdowns import Breakdown
from desktop.domain.import_posts import PostSeen
from desktop.domain.importing import MonthSpan, spans, totals
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem
from desktop.importers.numbers import LARGEST, NumberError, read_count

_MOST_PROBLEMS = 50
MOST_KEPT = 5_000
"""So many problems of one table are kept; the rest is only counted."""
SHOWN = 40
"""How much of a cell that was not understood is shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one table held. A table is about days, posts, shares of the followers, or names over a period."""

    source: str
    rows: int
    """How many lines of data could be read."""
    days: tuple[date, ...] = ()
    """The day of each row, ascending, none twice."""
    values: Mapping[str, Sequence[int | None]] = field(default_factory=dict)
    """For each metric one value a day; None where the service did not know."""
    posts: tuple[PostSeen, ...] = ()
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    """Group or country to its share of the followers, as fractions."""
    monthly: Mapping[str, Mapping[Month, int | None]] = field(default_factory=dict)
    """For each figure its number of each month, where a table is about months."""
    rounded: frozenset[tuple[str, Month]] = frozenset()
    """Which of those were cut short, such as ``1.2万``."""
    breakdown: Breakdown | None = None
    """Numbers by name over a period, such as the searches of a month."""
    sheet: FilledSheet | None = None
    """What the agency filled in, where it is its input workbook."""
    title: str = ""
    """What the report calls the table, where a file holds several."""
    taken: date | None = None
    """The day on which the file was downloaded, as far as the file or its archive tells."""
    account: str = ""
    """The TikTok name the file belongs to, as far as the file or its archive tells."""
    missing: tuple[str, ...] = ()
    """What the owner has to say before the table can be used: ``year``, ``date`` (of the download) or ``month``."""
    problems: tuple[Problem, ...] = ()
    unknown: int = 0
    """Rows with at least one value that is not known."""
    repaired: int = 0

    @property
    def first(self) -> date | None:
        """The first day; of posts the day of the oldest."""
        if self.sheet is not None:
            return self.sheet.month.first
        if self.breakdown is not None:
            return self.breakdown.first
        if self.monthly:
            return min((month.first for column in self.monthly.values() for month in column), default=None)
        return self.days[0] if self.days else min((post.posted for post in self.posts), default=None)

    @property
    def last(self) -> date | None:
        """The last day; of posts the day of the newest."""
        if self.sheet is not None:
            return self.sheet.month.last
        if self.breakdown is not None:
            return self.breakdown.last
        if self.monthly:
            return max((month.last for column in self.monthly.values() for month in column), default=None)
        return self.days[-1] if self.days else max((post.posted for post in self.posts), default=None)

    def sums(self) -> dict[str, int]:
        """Total each metric over the whole table; lifetime numbers where it is about posts."""
        if self.breakdown is not None:
            return totals(self.breakdown.values)
        if self.monthly:
            return totals({kpi: _ascending(column) for kpi, column in self.monthly.items()})
        return totals(self.values) if not self.posts else totals(_columns(self.posts))

    def months(self) -> dict[Month, MonthSpan]:
        """Part the days by month; empty where the table is about neither days nor the one month it lies in."""
        if self.breakdown is not None:
            return self.breakdown.spans()
        if self.monthly:
            return _month_spans(self.monthly)
        return spans(self.days, self.values) if self.days and self.values else {}

    def unknown_days(self) -> tuple[date, ...]:
        """Give the days on which at least one value is not known."""
        columns = list(self.values.values())
        return tuple(day for at, day in enumerate(self.days) if any(c[at] is None for c in columns))


def _ascending(column: Mapping[Month, int | None]) -> list[int | None]:
    return [column[month] for month in sorted(column)]


def _month_spans(monthly: Mapping[str, Mapping[Month, int | None]]) -> dict[Month, MonthSpan]:
    """Give each month as the table has it, whole; what it does not know has no entry."""
    months = sorted({month for column in monthly.values() for month in column})
    return {
        month: MonthSpan(
            month.days, True, totals({kpi: [column.get(month)] for kpi, column in monthly.items()}), {}
        )
        for month in months
    }


def _columns(posts: Iterable[PostSeen]) -> dict[str, list[int | None]]:
    rows = list(posts)
    return {
        "views": [post.views for post in rows],
        "likes": [post.likes for post in rows],
        "comments": [post.comments for post in rows],
        "shares": [post.shares for post in rows],
        "saves": [post.saves for post in rows],
    }


class Problems(list[Problem]):
    """The problems of a table as they are met: of one that is nothing but problems the rest is only counted."""

    more = 0

    def append(self, problem: Problem) -> None:
        """Keep a problem, or count it."""
        if len(self) < MOST_KEPT:
            super().append(problem)
        else:
            self.more += 1

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keep or count several."""
        for problem in problems:
            self.append(problem)


def first_problems(problems: Sequence[Problem], file: str) -> tuple[Problem, ...]:
    """Keep the first problems of a table, in the order of its rows, and say how many more there are."""
    found = sorted(problems, key=lambda problem: int(str(problem.values.get("row", 0))))
    if len(found) <= _MOST_PROBLEMS:
        return tuple(found)
    uncounted = problems.more if isinstance(problems, Problems) else 0
    more = Problem(Code.MORE_PROBLEMS, file, {"count": len(found) - _MOST_PROBLEMS + uncounted})
    return (*found[:_MOST_PROBLEMS], more)


def read_counts(
    cells: Sequence[str], lines: Sequence[int], column: str, file: str, problems: list[Problem]
) -> Sequence[int | None]:
    """Read a column of counts; a cell that is none is told with its place, and its value is not known."""
    if "_" not in "".join(cells):  # int() would take 1_000
        with suppress(ValueError):
            numbers = [*map(int, cells)]
            if not numbers or (max(numbers) <= LARGEST and min(numbers) >= -LARGEST):
                return numbers
    found: list[int | None] = []
    for line, text in zip(lines, cells, strict=True):
        try:
            found.append(read_count(text))
        except NumberError:
            found.append(None)
            values = {"row": line, "column": column.strip(), "text": text[:SHOWN]}
            problems.append(Problem(Code.CELL_NOT_A_NUMBER, file, values))
    return found
