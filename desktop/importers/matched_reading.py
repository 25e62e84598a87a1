"""A table with matched columns, put together: a number for each figure and day, or for each figure and month."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from desktop.domain.column_matching import sounds_counted
from desktop.domain.importing import LEVELS, TABLE
from desktop.domain.layouts import Layout
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.dates import Told, WrittenDay
from desktop.importers.matched import Line, Lines, by_month, columns, headed, key_of, lines, proposed_when
from desktop.importers.months import WrittenMonth, with_year
from desktop.importers.reading import MOST_KEPT, Problems, Reading, first_problems
from desktop.importers.tables import Found, Table, Unread, emptied

At = TypeVar("At", date, Month)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of the table, and what has to be said of it."""

    table: Table
    layout: Layout
    told: Told
    problems: Problems = field(default_factory=Problems)

    def say(self, code: Code, **values: object) -> None:
        self.problems.append(Problem(code, self.table.file, values))

    def reading(self, found: Sequence[Line], missing: tuple[str, ...] = ()) -> Reading:
        """Give what holds whether the table is about days or months."""
        return Reading(
            TABLE,
            len(found),
            title=self.layout.name,
            taken=self.told.downloaded,
            missing=missing,
            problems=first_problems(self.problems, self.table.file),
            unknown=sum(None in line.values.values() for line in found),
        )


def settled(
    found: Found, result: Reading | Unread, told: Told, layouts: Mapping[str, Layout]
) -> tuple[Found, Reading | Unread]:
    """Read a table no service wrote by the columns that were matched; where none were, they are asked for."""
    if not isinstance(found, Table) or not isinstance(result, Unread):
        return found, result
    top = headed(found, layouts) if result.problem.code is Code.NOT_KNOWN_EXPORT else None
    if top is None:
        return found, result
    layout = layouts.get(key_of(top))
    if layout is None and not _reports(top):
        return found, result
    if layout is None:
        return top, Reading(TABLE, sum(any(row) for row in top.body), missing=("columns",))
    try:
        return top, read(top, layout, told)
    except Refused as refusal:
        return top, Unread(found.file, refusal.problems[0], found.archive)


def _reports(top: Table) -> bool:
    """Tell a table that is worth asking about from a list of members or goods."""
    return bool(proposed_when(top)) or any(sounds_counted(shown) for shown, _at in columns(top).values())


def read(table: Table, layout: Layout, told: Told) -> Reading:
    """Read a table under its header by the columns that were matched. Raises `Refused`: no such day.

    Rows of one day or month are added up; of a level, such as followers, the last one counts.
    """
    here = _Told(table, layout, told)
    found = lines(table, layout)
    reading = _read(here, found)
    emptied(found)
    return reading


def _read(here: _Told, found: Lines) -> Reading:
    _tell_wrong(here, found)
    if not found:
        here.say(Code.NO_ROWS)
    if not here.layout.when:
        return _whole(here, found)
    dated = [line for line in found if line.when is not None]
    _tell_undated(here, [line for line in found if line.when is None])
    return _months(here, dated) if by_month(dated) else _days(here, dated)


def _tell_wrong(here: _Told, found: Lines) -> None:
    names = columns(here.table)
    wrong = [(line.number, name, text) for line in found for name, text in line.wrong.items()]
    for number, name, text in wrong[:MOST_KEPT]:
        here.say(Code.CELL_NOT_A_NUMBER, row=number, column=names[name][0], text=text)
    here.problems.more += len(wrong[MOST_KEPT:]) + found.more


def _tell_undated(here: _Told, left_out: Sequence[Line]) -> None:
    """Say which rows have no day although they hold numbers: notes below a table hold none."""
    name = columns(here.table).get(here.layout.when, (here.layout.when, -1))[0]
    for line in left_out:
        if any(value is not None for value in line.values.values()):
            here.say(Code.CELL_NOT_A_DAY, row=line.number, column=name, text=line.text)


def _whole(here: _Told, found: Sequence[Line]) -> Reading:
    found = [line for line in found if any(value is not None for value in line.values.values())]
    month = here.told.month
    if month is None:
        return here.reading(found, ("month",) if found else ())
    return _monthly(here, found, [month] * len(found), added=False)


def _months(here: _Told, dated: Sequence[Line]) -> Reading:
    months = [with_year(WrittenMonth(*line.when[:2]), here.told) for line in dated if line.when]
    known = [month for month in months if month is not None]
    if len(known) < len(months):
        return here.reading(dated, ("year",))
    return _monthly(here, dated, known)


def _monthly(here: _Told, found: Sequence[Line], at: Sequence[Month], *, added: bool = True) -> Reading:
    values = _put_together(here, found, at, added=added)
    rounded = {
        (here.layout.columns[name], month)
        for line, month in zip(found, at, strict=True)
        for name in line.rounded
    }
    return replace(here.reading(found), monthly=values, rounded=frozenset(rounded))


def _days(here: _Told, dated: Sequence[Line]) -> Reading:
    found, at = [], []
    for line in dated:
        day = _day(line.when, here.told) if isinstance(line.when, WrittenDay) else None
        if day is not None:
            found.append(line)
            at.append(day)
    if len(at) < len(dated) and here.told.downloaded is None and here.told.month is None:
        return here.reading(dated, ("year",))
    values = _put_together(here, found, at)
    days = tuple(sorted(set(at)))
    columns_ = {kpi: [by_day.get(day) for day in days] for kpi, by_day in values.items()}
    return replace(here.reading(found), days=days, values=columns_)


def _day(when: WrittenDay, told: Told) -> date | None:
    """Give a day its year: its own, else the latest up to the download or the month named; None: no such day."""
    known = told.downloaded or (told.month.last if told.month else None)
    year = when.year
    if year is None and known is not None:
        year = known.year - ((when.month, when.day) > (known.month, known.day))
    if year is None or when.day > monthrange(year, when.month)[1]:
        return None
    return date(year, when.month, when.day)


def _put_together(
    here: _Told, found: Sequence[Line], at: Sequence[At], *, added: bool = True
) -> dict[str, dict[At, int | None]]:
    """Give each figure its number at each day or month."""
    twice = [place for place, count in Counter(at).items() if count > 1]
    if added and twice:
        here.say(Code.ROWS_ADDED_UP, count=len(twice))
    values: dict[str, dict[At, int | None]] = {}
    for name, kpi in here.layout.columns.items():
        known = values.setdefault(kpi, {})
        for line, place in zip(found, at, strict=True):
            if name in line.values:
                value = line.values[name]
                known[place] = _joined(kpi, known[place], value) if place in known else value
    return values


def _joined(kpi: str, before: int | None, value: int | None) -> int | None:
    """Put two rows of one day or month together; a sum with an unknown part is not known."""
    if kpi in LEVELS:
        return before if value is None else value
    return None if before is None or value is None else before + value
