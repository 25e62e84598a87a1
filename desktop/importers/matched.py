"""Tables no service wrote, such as an agency's own report: read by the columns the owner matched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from desktop.domain.layouts import Layout
from desktop.importers.dates import WrittenDay, read_day
from desktop.importers.months import WrittenMonth, read_month
from desktop.importers.numbers import NumberError, read_count
from desktop.importers.reading import MOST_KEPT, SHOWN
from desktop.importers.tables import Row, Table, normal

_DEEPEST_HEADER = 20
_LOOKED_AT = 12
KEPT = 60
"""Rows of an unknown table that are kept to be looked at while its columns are matched."""
_TOTALS = re.compile(r"(?:総?合計|計|小計|総計|平均|total|sub-?total|average|mean)", re.IGNORECASE)
_SIGNS = re.compile(r"^[¥￥\\]|(?:円|件|回|人|名|本|枚|個|通|組|views?|posts?)$")
_SHORT = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)\s*([万億KM])", re.IGNORECASE)
_SIZES = {"万": 10**4, "億": 10**8, "K": 10**3, "M": 10**6}
_AMERICAN = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_DAY_NAMES = frozenset({"日付", "年月日", "日", "date", "day"})
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
_SERIALS = range(36_526, 73_051)
_FIRST_SERIAL = date(1899, 12, 30)

When = WrittenDay | WrittenMonth


_NONE: Mapping[str, str] = MappingProxyType({})


class Line(NamedTuple):
    """One row as it is read: its day or month, and what each matched column holds; None is *not known*."""

    number: int
    """Of the row in the file, from 1."""
    text: str
    """The cell of the day or month as it stands there."""
    when: When | None
    values: Mapping[str, int | None]
    """By the column's normalised name."""
    wrong: Mapping[str, str]
    """The texts that are no numbers, by column."""
    rounded: Mapping[str, str] = _NONE
    """The texts of numbers cut short, such as ``1.2万``, by column."""

    def exact(self) -> Line:
        """Give the row without what was cut short: days are added up, and their sum has to be right."""
        if not self.rounded:
            return self
        unknown = dict.fromkeys(self.rounded)
        return self._replace(
            values={**self.values, **unknown}, wrong={**self.wrong, **self.rounded}, rounded={}
        )


class Lines(list[Line]):
    """The rows of a table as they are read."""

    more = 0
    """How many texts are no numbers beyond those the rows tell."""


def key_of(table: Table) -> str:
    """Give the name by which tables of one kind know each other: their header, normalised."""
    return "\t".join(normal(name) for name in table.header)


def headed(table: Table, layouts: Mapping[str, Layout]) -> Table | None:
    """Find the names of the columns: those of a known kind, else the first row of names above a row of numbers.

    None where the table has no such rows, or only one column.
    """
    tops = [replace(table, header_at=at) for at in range(min(_DEEPEST_HEADER, len(table.rows)))]
    known = next((top for top in tops if key_of(top) in layouts), None)
    near = (top for below in (1, _LOOKED_AT) for top in tops if _is_header(top, below))
    return known or next(near, None)


def _is_header(top: Table, below: int) -> bool:
    """Tell names of columns: no numbers or days, and numbers in one of so many rows below."""
    names = [name for name in top.header if name.strip()]
    if len(names) < 2 or any(_is_number(name) or _when(name) for name in names):
        return False
    rows = [row for row in top.body[:_LOOKED_AT] if sum(bool(cell.strip()) for cell in row) > 1]
    return any(len(row) >= len(top.header) and any(map(_is_number, row)) for row in rows[:below])


def _is_number(text: str) -> bool:
    try:
        return _count(text) is not None
    except NumberError:
        return _short(text) is not None


def _count(text: str) -> int | None:
    return read_count(_SIGNS.sub("", text.strip()))


def _short(text: str) -> int | None:
    """Read a number cut short, as screens show it: ``1.2万``, ``2.2K``; None for any other text."""
    if not text.lstrip()[:1].isdecimal():
        return None
    match = _SHORT.fullmatch(unicodedata.normalize("NFKC", _SIGNS.sub("", text.strip())).replace(",", ""))
    size = Decimal(match[1]) * _SIZES[match[2].upper()] if match else None
    return int(size) if size is not None and size == int(size) else None


def upper_rows(table: Table) -> Table:
    """Give as much of a table as is looked at while its columns are matched."""
    return replace(table, rows=table.rows[: table.header_at + 1 + KEPT], text="", end=None)


def columns(table: Table) -> dict[str, tuple[str, int]]:
    """Give the columns that have a name: normalised → (as it is written, its place); of two alike the first."""
    found: dict[str, tuple[str, int]] = {}
    for at, name in enumerate(table.header):
        if normal(name):
            found.setdefault(normal(name), (" ".join(name.split()), at))
    return found


def proposed_when(table: Table) -> str:
    """Give the column in which most rows hold a day or month; empty where none does in at least half."""
    rows = [row for row in table.body[:_LOOKED_AT] if any(row) and not _is_total(row)]
    best, most = "", 0
    for name, (_, at) in columns(table).items():
        texts = [row[at].strip() for row in rows if at < len(row)]
        serial = normal(name) in _DAY_NAMES  # elsewhere five digits are a number
        count = sum(_when(text) is not None for text in texts if serial or not _SERIAL.fullmatch(text))
        if count > most and count * 2 >= len(rows):
            best, most = name, count
    return best


def wordy(table: Table) -> frozenset[str]:
    """Give the columns of words, such as titles: in the upper rows none of their cells holds a number."""
    rows = [row for row in table.body[:_LOOKED_AT] if any(row) and not _is_total(row)]
    held = {
        name: [cell for row in rows if at < len(row) and (cell := row[at].strip())]
        for name, (_, at) in columns(table).items()
    }
    return frozenset(name for name, cells in held.items() if cells and not any(map(_is_number, cells)))


def lines(table: Table, layout: Layout) -> Lines:
    """Read the rows; empty ones and those of totals are left out."""
    places = columns(table)
    rows = [(n, row) for n, row in enumerate(table.body, table.first_line) if any(row) and not _is_total(row)]
    at = places[layout.when][1] if layout.when in places else -1
    texts = [row[at].strip() if 0 <= at < len(row) else "" for _n, row in rows]
    day_first = _day_first(set(texts))
    whens = {text: _when(text, day_first=day_first) for text in set(texts)}
    names = [name for name in layout.columns if name in places]
    numbers = _Numbers()
    for name in names:
        numbers.take(name, [row[places[name][1]] if places[name][1] < len(row) else "" for _n, row in rows])
    read = Lines(
        Line(
            n,
            text[:SHOWN],
            whens[text],
            dict(zip(names, values, strict=True)),
            numbers.wrong.get(place, _NONE),
            numbers.rounded.get(place, _NONE),
        )
        for place, ((n, _row), text, values) in enumerate(
            zip(rows, texts, numbers.rows(len(rows)), strict=True)
        )
    )
    if numbers.rounded and layout.when and not by_month(read):
        read = Lines(line.exact() for line in read)
    read.more = numbers.more
    return read


def by_month(found: Iterable[Line]) -> bool:
    """Tell a table of months; a spreadsheet writes a month as its first day."""
    whens = {line.when for line in found if line.when is not None}
    if any(isinstance(when, WrittenMonth) for when in whens):
        return True
    return len(whens) > 1 and all(isinstance(when, WrittenDay) and when.day == 1 for when in whens)


Texts = dict[int, dict[str, str]]
"""Texts by the place of their row, and the column."""


@dataclass(slots=True)
class _Numbers:
    """The numbers of the matched columns, and the texts that are none or were cut short."""

    columns: list[Sequence[int | None]] = field(default_factory=list)
    wrong: Texts = field(default_factory=dict)
    rounded: Texts = field(default_factory=dict)
    more: int = 0

    def take(self, name: str, cells: Sequence[str]) -> None:
        """Read a column; of one that is nothing but mistakes the first are told and the rest is counted."""
        known: dict[str, int | None] = {}
        bad, short = set[str](), set[str]()
        for text in set(cells):
            try:
                known[text] = _count(text)
            except NumberError:
                known[text] = _short(text)
                (bad if known[text] is None else short).add(text)
        self.columns.append([known[text] for text in cells])
        wrong = [place for place, text in enumerate(cells) if text in bad] if bad else []
        for place in wrong[:MOST_KEPT]:
            self.wrong.setdefault(place, {})[name] = cells[place][:SHOWN]
        self.more += len(wrong[MOST_KEPT:])
        for place, text in enumerate(cells) if short else ():
            if text in short:
                self.rounded.setdefault(place, {})[name] = text[:SHOWN]

    def rows(self, count: int) -> Iterable[tuple[int | None, ...]]:
        """Give the numbers row by row."""
        return zip(*self.columns, strict=True) if self.columns else [()] * count


def _is_total(row: Row) -> bool:
    first = row[0].strip() or next((cell for cell in row if cell.strip()), "")
    return bool(_TOTALS.fullmatch(first.strip()))


def _day_first(texts: Iterable[str]) -> bool:
    """Tell ``24/10/2026`` from ``10/24/2026`` by the column: a number above 12 is no month."""
    firsts = [match for text in texts if (match := _AMERICAN.fullmatch(text.strip()))]
    return any(int(match[1]) > 12 for match in firsts)


def _when(text: str, *, day_first: bool = False) -> When | None:
    if match := _AMERICAN.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        month, day = (second, first) if day_first else (first, second)
        return read_day(f"{match[3]}-{month}-{day}")
    if _SERIAL.fullmatch(text) and int(text[:5]) in _SERIALS:
        day_ = _FIRST_SERIAL + timedelta(days=int(text[:5]))
        return WrittenDay(day_.year, day_.month, day_.day)
    return read_month(text) or read_day(text)
