"""One table of a file, as text cells, and how separated text becomes one."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

from desktop.domain.problems import Code, Problem, Refused

Row: TypeAlias = Sequence[str]
Alive: TypeAlias = Callable[[], None]
"""Called now and then during long work; raises to stop it."""

_DEEPEST_HEADER = 20
_CHUNK = 5_000
_SEPARATORS = ",\t;"
_LONGEST_CELL = 1_000_000
_LONGEST_LINE = 4_000_000
_ROW = 8
"""How many cells a row takes the room of, beside its own."""
ROOM = 2_000_000
"""The most cells of one file that are held in memory: 100,000 rows of twelve columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table, all cells as text; `rows[0]` is the first line of the file or sheet."""

    file: str
    """The file's own name, or that of the entry in an archive."""
    rows: Sequence[Row]
    archive: str = ""
    """The name of the zip it was found in."""
    sheet: str = ""
    """The sheet, where a workbook holds several."""
    separator: str = ""
    """What parts the cells; empty for a workbook."""
    text: str = field(default="", repr=False)
    """The separated text itself, for sources that leave quotes unescaped; empty for a workbook."""
    torn: bool = False
    """The quotes in `text` do not obey the rules, so that cells may be cut in the wrong places."""
    header_at: int = 0
    """Where in `rows` the names of the columns stand; titles may stand above."""
    end: int | None = None
    """Where in `rows` it ends, in a report of several tables; None at the last row."""
    head: tuple[str, ...] = ()
    """What a report says above it."""

    @property
    def header(self) -> Row:
        """The names of the columns, without empty ones at the end."""
        names = list(self.rows[self.header_at]) if self.rows else []
        while names and not names[-1].strip():
            names.pop()
        return names

    @property
    def body(self) -> Sequence[Row]:
        """The rows under the header."""
        return self.rows[self.header_at + 1 : self.end]

    @property
    def first_line(self) -> int:
        """The number of the first row of the body, as a person counts: the first line of a file is 1."""
        return self.header_at + 2


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or an entry of an archive, that holds no table that could be read."""

    file: str
    problem: Problem
    archive: str = ""


Found: TypeAlias = Table | Unread


def weight(table: Table) -> int:
    """Give how much of `ROOM` a table takes."""
    return sum(map(len, table.rows)) + _ROW * len(table.rows)


def area(rows: int, columns: int) -> int:
    """Give how much of `ROOM` a rectangle of cells takes."""
    return rows * (columns + _ROW)


def let_go(found: Found) -> None:
    """Free the rows of a table, which nobody reads any more."""
    if isinstance(found, Table) and isinstance(found.rows, list):
        emptied(found.rows)


def emptied(rows: list[Any]) -> None:
    """Free a long list little by little: all at once it would hold up the window meanwhile."""
    while rows:
        del rows[-_CHUNK:]


def normal(header: str) -> str:
    """Bring a column's name to the form in which names are compared."""
    return "".join(unicodedata.normalize("NFKC", header).lower().split()).strip("\ufeff\u200b")


def fitted(row: Row, width: int) -> Row | None:
    """Bring a row to the header's width; None where it is cut short or has more cells than there are columns."""
    return row[:width] if len(row) >= width and not any(row[width:]) else None


def separated(text: str, file: str, archive: str, alive: Alive) -> Table:
    """Part a text into cells by comma, tab or semicolon, whichever its first lines use.

    Raises `Refused`: longer than any export, or a cell or line that does not end.
    """
    separator, body = _separator(text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text)
    del text  # it may be large
    if body.count(separator) + _ROW * body.count("\n") > ROOM:
        raise Refused(Problem(Code.TABLE_TOO_LARGE, file))
    rows, torn = _rows(body, separator, alive, strict=True)
    if not torn and _wrapped(rows, separator):
        body = "\n".join(row[0] if row else "" for row in rows)
        rows, torn = _rows(body, separator, alive, strict=True)
    if torn:
        rows, endless = _rows(body, separator, alive, strict=False)
        if endless:
            raise Refused(Problem(Code.FILE_DAMAGED, file))
    return Table(file, rows, archive, separator=separator, text=body, torn=torn)


def _separator(text: str) -> tuple[str, str]:
    """Find the separator, and take off Excel's ``sep=`` line (its line number stays, as an empty line).

    Remarks and titles above the table may hold none.
    """
    first, end, rest = text.partition("\n")
    named = first.strip(" ").lower()
    if named.startswith("sep=") and len(named) <= 5:
        return named[4:] or "\t", end + rest
    told = islice(
        (line for line in _lines(text) if not line.lstrip('\ufeff"').startswith("#")), _DEEPEST_HEADER
    )
    line = next((line for line in told if any(mark in line for mark in _SEPARATORS)), "")
    return max(_SEPARATORS, key=line.count), text


def _wrapped(rows: Sequence[Row], separator: str) -> bool:
    """Tell a file of which a spreadsheet put every whole line into quotes of its own."""
    header = next((row[0] for row in rows if any(row)), "")
    return separator in header and all(len(row) <= 1 for row in rows)


def _lines(text: str) -> Iterator[str]:
    """Give the lines of a text one by one, without a copy of the whole; raises csv.Error for an endless one."""
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        if end - at > _LONGEST_LINE:
            raise csv.Error("endless line")
        yield text[at:end]
        at = end


def _rows(text: str, separator: str, alive: Alive, *, strict: bool) -> tuple[list[Row], bool]:
    before = csv.field_size_limit(_LONGEST_CELL)
    rows: list[Row] = []
    reader = csv.reader(_lines(text), delimiter=separator, strict=strict)
    try:
        while chunk := list(islice(reader, _CHUNK)):
            rows += chunk
            alive()
    except csv.Error:
        return rows, True
    finally:
        csv.field_size_limit(before)
    return rows, False
