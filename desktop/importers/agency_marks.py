"""The hidden codes of an agency's input workbook: which sheet holds what, and each filled row by its code.

Sheets may be renamed, rows sorted or deleted, columns moved, *very hidden* become *hidden*: the codes tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.agency_sheet import MARK, SCHEMA, Field, Key, Part
from desktop.domain.problems import Code, Problem
from desktop.importers.cells import cell_name, clean
from desktop.importers.reading import SHOWN
from desktop.importers.tables import Row, Table, normal

_LOOKED_AT, _MOST_ROWS = 60, 2000
"""In how many rows from the top the codes are looked for, and how many below them are read."""
_FIELDS = frozenset(Field)
_PARTS = {f"{MARK}{part}": part for part in Part}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its code, and the cells that hold something."""

    file: str
    sheet: str
    row: int
    """As a person counts: the first row is 1."""
    code: str
    cells: Mapping[Field, str]
    columns: Mapping[Field, int]

    def text(self, field_: Field) -> str:
        """Give a cell's text; empty where nothing stands there."""
        return self.cells.get(field_, "")

    def place(self, field_: Field) -> str:
        """Name a cell, as the sheet does."""
        return cell_name(self.columns[field_], self.row) if field_ in self.columns else str(self.row)

    def problem(self, code: Code, field_: Field, **values: object) -> Problem:
        """Tell of a cell by its sheet and place, with what stands there."""
        said = {
            "row": self.row,
            "sheet": self.sheet,
            "cell": self.place(field_),
            "text": self.text(field_)[:SHOWN],
        }
        return Problem(code, self.file, said | values)


@dataclass(frozen=True, slots=True)
class Marked:
    """A workbook by its codes."""

    file: str
    said: Mapping[str, str]
    """What the hidden sheet says of it; empty where that sheet is gone."""
    names: Mapping[str, str]
    """The code of each figure by its name, as the lists offer it."""
    lines: Mapping[Part, Sequence[Line]] = field(default_factory=dict)

    def kpi(self, name: str) -> str | None:
        """Give the code of a figure that was picked; None for other words."""
        return self.names.get(normal(name))


def is_marked(table: Table) -> bool:
    """Whether a table belongs to such a workbook."""
    return _is_codes(table) or _mark(table) is not None


def read_marks(tables: Sequence[Table]) -> Marked:
    """Find the codes in the tables of one workbook."""
    said: dict[str, str] = {}
    names: dict[str, str] = {}
    lines: dict[Part, list[Line]] = {}
    for table in tables:
        if _is_codes(table):
            _read_codes(table, said, names)
        elif (found := _mark(table)) is not None:
            lines.setdefault(found[0], []).extend(_lines(table, found[1]))
    return Marked(tables[0].file, said, names, lines)


def _is_codes(table: Table) -> bool:
    return any(_pair(row) == (Key.SCHEMA.value, SCHEMA) for row in table.rows[:_LOOKED_AT])


def _pair(row: Row) -> tuple[str, str]:
    return (row[0].strip(), row[1].strip()) if len(row) > 1 else ("", "")


def _read_codes(table: Table, said: dict[str, str], names: dict[str, str]) -> None:
    for row in table.rows[:_MOST_ROWS]:
        key, value = _pair(row)
        if key == Key.KPI and len(row) > 2:
            names.setdefault(normal(row[2]), value)
        elif key:
            said.setdefault(key, value)


def _mark(table: Table) -> tuple[Part, int] | None:
    """Find the row of the codes; its table is the part they name."""
    for at, row in enumerate(table.rows[:_LOOKED_AT]):
        for cell in row:
            if cell.startswith(MARK) and cell.strip() in _PARTS:
                return _PARTS[cell.strip()], at
    return None


def _lines(table: Table, at: int) -> Iterator[Line]:
    """Give the rows below the codes that hold a code or something filled in."""
    columns: dict[Field, int] = {}
    for column, cell in enumerate(table.rows[at]):
        name = cell.strip()
        found = Field.CODE if name in _PARTS else Field(name) if name in _FIELDS else None
        if found is not None:
            columns.setdefault(found, column)
    for row, cells in enumerate(table.rows[at + 1 : at + 1 + _MOST_ROWS], start=at + 2):
        held = {
            x: text for x, column in columns.items() if column < len(cells) and (text := clean(cells[column]))
        }
        code = held.pop(Field.CODE, "")
        if code or held:
            yield Line(table.file, table.sheet, row, code, held, columns)
