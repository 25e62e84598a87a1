"""Tables with a name in each row, such as a search, a page or a place: numbers by name over a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.domain.breakdowns import Breakdown, feeding
from desktop.domain.problems import Code, Problem
from desktop.importers.dates import Told
from desktop.importers.reading import Problems, Reading, first_problems, read_counts
from desktop.importers.tables import Row, Table, fitted, normal

Span = tuple[date, date]
"""A first and a last day."""

_DAY = timedelta(days=1)


def none_left_out(_row: Row) -> bool:
    """Leave no row out."""
    return False


@dataclass(frozen=True, slots=True)
class Named:
    """The rows of a table, with their names and numbers."""

    table: Table
    lines: Sequence[int]
    rows: Sequence[Row]
    values: Mapping[str, Sequence[int | None]]
    problems: list[Problem] = field(default_factory=Problems)

    def column(self, at: int) -> tuple[str, ...]:
        """Give the texts of a column."""
        return tuple(row[at].strip() for row in self.rows)

    def only(self, places: Iterable[int]) -> Named:
        """Give the rows at some places, in their order."""
        at = list(places)
        values = {metric: [column[n] for n in at] for metric, column in self.values.items()}
        return Named(
            self.table, [self.lines[n] for n in at], [self.rows[n] for n in at], values, self.problems
        )

    def reading(self, source: str, names: tuple[str, ...], span: Span | None, told: Told) -> Reading:
        """Finish. Where the file says no period, the owner's month is it, or is asked for if a KPI follows from it."""
        found = settled(span, told) or (None, None)
        asked = ("month",) if self.rows and feeding(source, self.values) else ()
        return Reading(
            source,
            len(self.rows),
            breakdown=Breakdown(names, self.values, *found),
            taken=told.downloaded,
            missing=() if found[0] else asked,
            problems=first_problems(self.problems, self.table.file),
            unknown=sum(None in row for row in zip(*self.values.values(), strict=True)),
        )


def settled(span: Span | None, told: Told) -> Span | None:
    """Give the period numbers are about, up to the day before the download; None where it is not known."""
    if span is None and told.month is not None:
        span = told.month.first, told.month.last
    if span is None or told.downloaded is None or span[0] >= told.downloaded:
        return span
    return span[0], min(span[1], told.downloaded - _DAY)


def metric_columns(header: Sequence[str], metrics: Mapping[str, str]) -> dict[str, int]:
    """Find the columns of metrics by their normalised names; of two with one meaning the first."""
    found: dict[str, int] = {}
    for at, name in enumerate(header):
        if (metric := metrics.get(normal(name))) is not None:
            found.setdefault(metric, at)
    return found


def read_named(
    table: Table, metrics: Mapping[str, int], left_out: Callable[[Row], bool] = none_left_out
) -> Named:
    """Read the rows of a table that are not left out; those cut short are told."""
    width = len(table.header)
    problems = Problems()
    lines: list[int] = []
    rows: list[Row] = []
    for line, row in enumerate(table.body, table.first_line):
        if not any(row) or left_out(row):
            continue
        fit = row if len(row) == width else fitted(row, width)
        if fit is None:
            problems.append(Problem(Code.ROW_NOT_READ, table.file, {"row": line}))
        else:
            lines.append(line)
            rows.append(fit)
    if not rows:
        problems.append(Problem(Code.NO_ROWS, table.file))
    cells = [*zip(*rows, strict=True)] or [()] * width
    values = {
        metric: read_counts(cells[at], lines, table.header[at], table.file, problems)
        for metric, at in metrics.items()
    }
    return Named(table, lines, rows, values, problems)
