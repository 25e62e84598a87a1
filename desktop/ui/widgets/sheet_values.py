"""What a sheet or table shows, as frozen values: columns, rows, cells, and what was typed into them.

Texts are words already (from `wording`); a sheet only places them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from desktop.language import _
from desktop.ui.tokens import Colour
from desktop.ui.widgets.popover import Help

RowKind: TypeAlias = Literal["plain", "dim", "group", "sum", "total", "lead"]
"""plain; dim: muted, a closed month; group: a heading over the rows below; sum, total: a line above and bold;
lead: the tall first row of a comparison, with a figure under each name."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a text with its muted unit, an icon before it, a second line below, and how it behaves."""

    text: str = ""
    unit: str = ""
    below: str = ""
    icon: str = ""
    colour: Colour = "text"
    bold: bool = False
    small: bool = False
    big: bool = False
    editable: bool = False
    quiet: bool = False
    """Editable, but without a frame until it has the focus: for words nobody has to write."""
    locked: bool = False
    typed: str | None = None
    """What the editor begins with; None is the text."""
    tick: bool | None = None
    """A box to tick; None is no box."""
    score: int | None = None
    """Blocks filled of four, before the text."""
    number: int = 0
    """A number in a circle behind the text; 0 is none."""
    link: bool = False
    opens: bool = False
    """A click opens it, though it does not look like a link."""
    help: Help | None = None
    fold: bool | None = None
    """Whether the rows that belong to it are shown below; None where it has none."""
    indent: int = 0
    """How deep it stands below the row it belongs to."""
    figure: str = ""
    """Only in a lead row: the big figure below the name; `icon`, `below` and `colour` are its verdict."""


def number(
    text: str, unit: str = "", *, editable: bool = False, colour: Colour = "text", below: str = ""
) -> Cell:
    """Give a cell with a number; the editor begins with the number alone."""
    return Cell(text, unit, below, colour=colour, editable=editable)


def not_measured(*, editable: bool = True) -> Cell:
    """Give a cell without a value: not measured, which is not zero."""
    return Cell(_("not measured"), colour="muted", editable=editable, typed="")


def nothing() -> Cell:
    """Give the dash of a cell that has no value by its nature; copied out it is empty."""
    return Cell("–", colour="muted", typed="")


def state(word: str, icon: str, colour: Colour = "muted") -> Cell:
    """Give a cell with icon and word."""
    return Cell(word, icon=icon, colour=colour, small=True)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width` in px at 100 %, 0 for as wide as its cells; the stretching ones share what is left."""

    key: str
    title: str = ""
    width: int = 0
    stretch: bool = False
    right: bool = False
    """Numbers share the right edge."""
    bold: bool = False
    note: str = ""
    rule: bool = False
    """A vertical line before it, between compared parties."""
    alike: bool = False
    """As wide as the widest column of its like."""
    spare: bool = False
    """Left out where the others would not have room."""
    marked: bool = False
    """The compared party that was chosen: its head stands on a tinted ground."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a key and a cell for each column; a group row has a title and a muted sentence instead."""

    key: str
    cells: tuple[Cell, ...] = ()
    kind: RowKind = "plain"
    title: str = ""
    sentence: str = ""

    @property
    def two_lines(self) -> bool:
        """Tell whether any cell has a second line."""
        return any(cell.below for cell in self.cells)


def group(key: str, title: str, sentence: str = "") -> Row:
    """Give a heading over the rows below it."""
    return Row(key, kind="group", title=title, sentence=sentence)


@dataclass(frozen=True, slots=True)
class Lines:
    """A whole sheet."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed, pasted or cleared in one cell; an empty text is *not measured*."""

    row: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """A text that was not taken, and why; the old value stays stored."""

    text: str
    why: str
