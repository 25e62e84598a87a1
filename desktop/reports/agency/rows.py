"""Tables with empty rows to fill in: one line a thing, each column with its rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.worksheet.datavalidation import DataValidation

from desktop.domain.agency_sheet import Field, Part
from desktop.language import _
from desktop.reports.agency.codes import Coded
from desktop.reports.inputs import Says, lock, restrict
from desktop.reports.paper import Paper
from desktop.reports.styles import Look, Style

WRITTEN = Look(Style.INPUT, size=9)
"""A cell for words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One column to fill in."""

    code: Field
    head: str
    style: Style
    rule: DataValidation
    says: Says
    look: Look = WRITTEN


def table(paper: Paper, part: Part, columns: Sequence[Asked], rows: int, height: float) -> tuple[int, int]:
    """Write the head, hidden codes and so many empty rows below a number; gives the first and last row.

    The sheet is locked but for them; the column of numbers stands left of those asked.
    """
    coded, head = Coded(paper, part), paper.row
    paper.table_head([(_("No."), Style.HEAD), *((x.head, x.style) for x in columns)], 28)
    coded.columns({at: column.code for at, column in enumerate(columns, start=2)})
    paper.freeze()
    first = paper.row
    for number in range(1, rows + 1):
        paper.put(1, number, Style.MIDDLE)
        for at, column in enumerate(columns, start=2):
            paper.put(at, None, column.look)
        paper.end(height)
    last = paper.row - 1
    for at, column in enumerate(columns, start=2):
        restrict(paper, f"{paper.at(at, first)}:{paper.at(at, last)}", column.rule, column.says)
    lock(paper, *coded.letters())
    paper.sheet.print_title_rows = f"{head}:{head}"
    return first, last


def area(paper: Paper, column: int, rows: tuple[int, int]) -> str:
    """Name the cells of a column, for formulas elsewhere."""
    return f"{paper.there(column, rows[0])}:{paper.there(column, rows[1]).rpartition('!')[2]}"
