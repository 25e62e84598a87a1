"""How the columns of a sheet share its width."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.ui.painting import width_of
from desktop.ui.style import look
from desktop.ui.widgets.sheet_paint import PADDING, width_wanted
from desktop.ui.widgets.sheet_values import Column, Lines, Row

_LEAST = 160
"""A stretching column gives way to the others down to this width, in px at 100 %."""
_MEASURED = 200
"""So many rows are measured for the width of a column."""


def widths(lines: Lines, room: int) -> list[int]:
    """Give the width of each column in px; 0 is left out.

    Spare columns are left out where the others need all the room; then the stretching ones give way.
    """
    wanted = _all_wanted(lines)
    if sum(wanted) > room:
        wanted = [0 if column.spare else width for column, width in zip(lines.columns, wanted, strict=True)]
    sharing = [at for at, column in enumerate(lines.columns) if column.stretch and wanted[at]]
    sharing = sharing or [len(wanted) - 1] * bool(wanted)
    for turn, at in enumerate(sharing):
        share = (room - sum(wanted)) // (len(sharing) - turn)
        wanted[at] = max(wanted[at] + share, min(wanted[at], look().px(_LEAST)))
    return wanted


def needed(lines: Lines) -> int:
    """Give the width at which nothing is cut, without the spare columns, in px."""
    wanted = zip(lines.columns, _all_wanted(lines), strict=True)
    return sum(width for column, width in wanted if not column.spare)


def _all_wanted(lines: Lines) -> list[int]:
    wanted = [_wanted(column, at, lines.rows) for at, column in enumerate(lines.columns)]
    widest = max(
        (wide for wide, column in zip(wanted, lines.columns, strict=True) if column.alike), default=0
    )
    return [widest if column.alike else wide for wide, column in zip(wanted, lines.columns, strict=True)]


def _wanted(column: Column, place: int, rows: Sequence[Row]) -> int:
    """Give the width a column needs to show its title and its cells."""
    if column.width:
        return look().px(column.width)
    cells = (width_wanted(row.cells[place], row) for row in rows[:_MEASURED] if place < len(row.cells))
    font = look().font("note", bold=True) if column.bold else look().font("hint")
    title = width_of(font, column.title) + width_of(look().font("hint"), column.note)
    return max(title + 2 * PADDING + (6 if column.note else 0), max(cells, default=0))
