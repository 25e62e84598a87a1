"""The list of questions that came back: answers by the hidden mark of their row, else by its number.

Rows may have been moved or sorted, columns moved, and the file may be in another language than the program.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain.contract.returned import Returned, ReturnedList
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.cells import cell_name, clean
from desktop.importers.dates import nearest_year, read_day
from desktop.importers.files import open_bytes, open_file
from desktop.importers.reading import SHOWN, first_problems
from desktop.importers.tables import Found, Row, Table, Unread, normal
from desktop.wording.questions import (
    ANSWER,
    ANSWER_DAY,
    CLAUSE,
    CODE,
    DETAILS,
    NUMBER,
    QUESTION,
    choice_of,
    in_both,
)

LONGEST = 2000
"""The most letters of one answer that are read."""
_HEADS = (NUMBER, QUESTION, ANSWER, DETAILS, CLAUSE, CODE)
_LOOKED_AT = 60
"""In how many rows from the top the heads are looked for."""


def read_answers(path: Path, today: date) -> ReturnedList:
    """Read a returned list from a file; raises `Refused` where it cannot be read or is no such list."""
    return _read(open_file(path, _go_on), path.name, today)


def answers_in(data: bytes, file: str, today: date) -> ReturnedList:
    """Read a returned list from the bytes of a file; otherwise as `read_answers`."""
    return _read(open_bytes(data, file, _go_on), file, today)


def _go_on() -> None:
    """A list of questions is short; nobody waits to stop it."""


@dataclass(slots=True)
class _Sheet:
    """The table with the questions, where its heads are, and what was not understood so far."""

    table: Table
    at: int
    columns: Mapping[str, int]
    problems: list[Problem]

    def cell(self, row: Row, head: str) -> str:
        """Give a cell's text without what no text should hold; empty where the column is missing."""
        column = self.columns.get(head)
        return clean(row[column]) if column is not None and column < len(row) else ""

    def blame(self, code: Code, row: int, head: str, **values: object) -> None:
        """Tell of a cell by its place, as the sheet names it."""
        place = cell_name(self.columns[head], row)
        self.problems.append(Problem(code, self.table.file, {"row": row, "cell": place, **values}))


def _read(found: Sequence[Found], file: str, today: date) -> ReturnedList:
    tables = [x for x in found if isinstance(x, Table)]
    if not tables:
        refused = next((x.problem for x in found if isinstance(x, Unread)), None)
        raise Refused(refused or Problem(Code.FILE_EMPTY, file))
    sheets = (sheet for sheet in map(_sheet, tables) if sheet is not None)
    sheet = next(sheets, None)
    if sheet is None:
        raise Refused(Problem(Code.NO_QUESTIONS_INSIDE, file))
    rows = tuple(_answers(sheet))
    return ReturnedList(file, rows, _day(sheet, today), first_problems(sheet.problems, file))


def _sheet(table: Table) -> _Sheet | None:
    """Find the row of the heads: it has the answer, and the mark or the number to tell the questions by."""
    names = {normal(word): head for head in _HEADS for word in in_both(head)}
    for at, row in enumerate(table.rows[:_LOOKED_AT]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(row):
            head = names.get(normal(cell))
            if head is not None:
                columns.setdefault(head, column)
        if ANSWER in columns and (CODE in columns or NUMBER in columns):
            return _Sheet(table, at, columns, [])
    return None


def _answers(sheet: _Sheet) -> Iterator[Returned]:
    """Give every row that is a question's: it has a mark, or a number where the marks are gone."""
    for row, cells in enumerate(sheet.table.rows[sheet.at + 1 :], start=sheet.at + 2):
        code, number = sheet.cell(cells, CODE), _number(sheet.cell(cells, NUMBER))
        if code or number is not None:
            yield _answer(sheet, row, cells, code, number)


def _answer(sheet: _Sheet, row: int, cells: Row, code: str, number: int | None) -> Returned:
    picked = _cut(sheet, row, cells, ANSWER)
    choice = choice_of(picked) if picked else None
    text = _cut(sheet, row, cells, DETAILS)
    if picked and choice is None:
        sheet.blame(Code.ANSWER_OTHER_CHOICE, row, ANSWER, text=picked[:SHOWN])
        text = "\n".join(filter(None, (picked, text)))
    clause, question = _cut(sheet, row, cells, CLAUSE), sheet.cell(cells, QUESTION)
    return Returned(row, code, number, choice, text, clause, question)


def _cut(sheet: _Sheet, row: int, cells: Row, head: str) -> str:
    text = sheet.cell(cells, head)
    if len(text) > LONGEST:
        sheet.blame(Code.ANSWER_CUT, row, head, count=LONGEST)
    return text[:LONGEST]


def _day(sheet: _Sheet, today: date) -> date | None:
    """Read the day that stands above the heads, right of its name; one that is none is as if left empty."""
    names = {normal(word) for word in in_both(ANSWER_DAY)}
    for row in sheet.table.rows[: sheet.at]:
        for at, cell in enumerate(row):
            if normal(cell) in names:
                return _written(next((x for x in row[at + 1 :] if x.strip()), ""), today)
    return None


def _written(text: str, today: date) -> date | None:
    written = read_day(text) if text else None
    if written is None:
        return None
    try:
        year, month, day = written
        return date(year, month, day) if year else nearest_year(written, today, "")
    except (ValueError, Refused):
        return None


def _number(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text).strip(" .")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 6 else None
