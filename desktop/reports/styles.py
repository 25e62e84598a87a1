"""The named styles of the workbook, and cells' looks made from them once and shared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.language import N_, _
from desktop.reports.theme import BAND, FONT, INK, INPUT, INPUT_BORDER, MUTED, RULE, TEAL, TINT


class Style(StrEnum):
    """What a cell is; each is a named style of the workbook that starts with MW."""

    RUNNING = N_("Running head")
    TITLE = N_("Sheet title")
    SENTENCE = N_("Key sentence")
    HEADING = N_("Section heading")
    HEAD_LEFT = N_("Table head left")
    HEAD = N_("Table head")
    HEAD_RIGHT = N_("Table head right")
    BAND = N_("Group band")
    BODY = N_("Body text")
    PARAGRAPH = N_("Paragraph text")
    MIDDLE = N_("Centred text")
    STATE = N_("State mark")
    COUNT = N_("Whole number")
    YEN = N_("Yen amount")
    RATE = N_("Rate, one decimal")
    RATE2 = N_("Rate, two decimals")
    CHANGE = N_("Relative change")
    POINTS = N_("Difference in points")
    MISSING = N_("No figure")
    TOTAL = N_("Sum line")
    TOTAL_YEN = N_("Sum line in yen")
    INPUT = N_("Input text")
    INPUT_NUMBER = N_("Input number")
    LINK = N_("Link text")
    BIG = N_("Large figure")
    DAY = N_("Day of the month")
    MONTH = N_("Month and year")
    NOTE = N_("Small note")


@dataclass(frozen=True, slots=True)
class Look:
    """A named style with what one cell changes of it; None leaves the style's."""

    style: Style
    number_format: str | None = None
    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    fill: str | None = None
    horizontal: str | None = None
    vertical: str | None = None
    wrap: bool | None = None
    indent: int | None = None
    border: str | None = None
    """Which of `BORDERS` instead of the style's."""
    quoted: bool = False
    """Text that would start a formula if it were typed again."""


def _side(colour: str, kind: str = "thin") -> Side:
    return Side(style=kind, color=colour)


BORDERS = {
    "none": Border(),
    "hair": Border(bottom=_side(RULE, "hair")),
    "below": Border(bottom=_side(TEAL)),
    "head": Border(top=_side(TEAL), bottom=_side(TEAL)),
    "total": Border(top=_side(INK), bottom=_side(INK)),
    "input": Border(*(_side(INPUT_BORDER) for _place in range(4))),
    "rule": Border(top=_side(TEAL, "medium")),
    "column": Border(left=_side("FFFFFF", "thick")),
}


@dataclass(frozen=True, slots=True)
class _Make:
    size: float = 10
    bold: bool = False
    colour: str = INK
    fill: str = ""
    border: str = "none"
    horizontal: str = "left"
    vertical: str = "center"
    wrap: bool = False
    indent: int = 0
    number_format: str = "General"
    underline: bool = False
    unlocked: bool = False


def number_formats() -> dict[Style, str]:
    """Give the number formats in the language spoken now; `_0` leaves a digit's width at the right edge."""
    return {
        Style.COUNT: "#,##0_0",
        Style.YEN: yen_format(),
        Style.RATE: "0.0%_0",
        Style.RATE2: "0.00%_0",
        Style.CHANGE: "+0.0%_0;-0.0%_0;±0.0%_0",
        Style.POINTS: points_format(1),
        Style.TOTAL_YEN: yen_format(),
        Style.INPUT_NUMBER: "#,##0_0",
        Style.DAY: _("d mmm"),
        Style.MONTH: _("mmm yyyy"),
    }


def yen_format() -> str:
    """Yen; what is taken off has its own mark."""
    return _("¥#,##0_0;-¥#,##0_0;¥0_0")


def points_format(decimals: int) -> str:
    """Differences of rates, in points of a hundred."""
    digits = "0." + "0" * decimals
    return f'+{digits}"pt"_0;-{digits}"pt"_0;±{digits}"pt"_0'


_HEAD = _Make(9, bold=True, fill=TINT, border="head", wrap=True)
_CELL = _Make(border="hair", horizontal="right")
_MAKES: dict[Style, _Make] = {
    Style.RUNNING: _Make(8.5, colour=MUTED),
    Style.TITLE: _Make(17, bold=True),
    Style.SENTENCE: _Make(11.5, bold=True, colour=TEAL),
    Style.HEADING: _Make(11, bold=True, border="below"),
    Style.HEAD_LEFT: _Make(9, bold=True, fill=TINT, border="head", wrap=True, indent=1),
    Style.HEAD: _Make(9, bold=True, fill=TINT, border="head", wrap=True, horizontal="center"),
    Style.HEAD_RIGHT: _Make(9, bold=True, fill=TINT, border="head", wrap=True, horizontal="right", indent=1),
    Style.BAND: _Make(9.5, bold=True, colour=TEAL, fill=BAND, border="hair", indent=1),
    Style.BODY: _Make(border="hair", wrap=True, indent=1),
    Style.PARAGRAPH: _Make(9.5, border="none", vertical="top", wrap=True),
    Style.MIDDLE: _Make(border="hair", horizontal="center", wrap=True),
    Style.STATE: _Make(bold=True, border="hair", indent=1),
    Style.COUNT: _CELL,
    Style.YEN: _CELL,
    Style.RATE: _CELL,
    Style.RATE2: _CELL,
    Style.CHANGE: _CELL,
    Style.POINTS: _CELL,
    Style.MISSING: _Make(9, colour=MUTED, border="hair", horizontal="right", indent=1),
    Style.TOTAL: _Make(10.5, bold=True, border="total", indent=1),
    Style.TOTAL_YEN: _Make(10.5, bold=True, border="total", horizontal="right"),
    Style.INPUT: _Make(fill=INPUT, border="input", wrap=True, indent=1, unlocked=True),
    Style.INPUT_NUMBER: _Make(fill=INPUT, border="input", horizontal="right", unlocked=True),
    Style.LINK: _Make(colour=TEAL, underline=True),
    Style.BIG: _Make(22, bold=True, colour=TEAL),
    Style.DAY: _Make(border="hair", horizontal="center"),
    Style.MONTH: _Make(border="hair", horizontal="center"),
    Style.NOTE: _Make(8.5, colour=MUTED, vertical="top"),
}


def font(size: float, colour: str, *, bold: bool = False, underline: bool = False) -> Font:
    """Make a font of the workbook: charset and family say that it is Japanese."""
    line = "single" if underline else None
    return Font(name=FONT, charset=128, family=3, sz=size, b=bold or None, color=colour, u=line)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour, bgColor=colour) if colour else PatternFill()


class Styles:
    """Puts the named styles into a workbook and hands out looks."""

    def __init__(self, workbook: Workbook) -> None:
        self._names = {style: f"MW {_(style.value)}" for style in Style}
        self._made: dict[Look | Style, StyleArray] = {}
        self._scratch: Worksheet = workbook.active
        _replace_default_font(workbook)
        self._formats = formats = number_formats()
        for style, make in _MAKES.items():
            workbook.add_named_style(_named(self._names[style], make, formats.get(style, make.number_format)))

    def format_of(self, style: Style) -> str:
        """Give a named style's number format."""
        return self._formats.get(style, "General")

    def look(self, look: Look | Style) -> StyleArray:
        """Give the finished style of a look; made once, then shared by every cell that has it."""
        made = self._made.get(look)
        if made is None:
            made = self._made[look] = self._make(Look(look) if isinstance(look, Style) else look)
        return made

    def _make(self, look: Look) -> StyleArray:
        cell = Cell(self._scratch, row=1, column=1)
        cell.style = self._names[look.style]
        _change(cell, look)
        return cell._style


def _named(name: str, make: _Make, number_format: str) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=font(make.size, make.colour, bold=make.bold, underline=make.underline),
        fill=_fill(make.fill),
        border=BORDERS[make.border],
        alignment=_alignment(make.horizontal, make.vertical, wrap=make.wrap, indent=make.indent),
        number_format=number_format,
        protection=Protection(locked=not make.unlocked),
    )


def _alignment(horizontal: str, vertical: str, *, wrap: bool, indent: float) -> Alignment:
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap or None, indent=indent)


def _replace_default_font(workbook: Workbook) -> None:
    """Column widths are counted in digits of the first font, whatever `Normal` says."""
    workbook._fonts[0] = font(10, INK)
    workbook._named_styles["Normal"].font = font(10, INK)


def _change(cell: Cell, look: Look) -> None:
    if look.number_format is not None:
        cell.number_format = look.number_format
    if (look.size, look.bold, look.colour) != (None, None, None):
        cell.font = _changed_font(cell.font, look)
    if look.fill is not None:
        cell.fill = _fill(look.fill)
    if look.border is not None:
        cell.border = BORDERS[look.border]
    if (look.horizontal, look.vertical, look.wrap, look.indent) != (None, None, None, None):
        cell.alignment = _changed_alignment(cell.alignment, look)
    if look.quoted:
        cell._style.quotePrefix = 1


def _changed_font(old: Font, look: Look) -> Font:
    return font(
        old.sz if look.size is None else look.size,
        old.color.rgb[-6:] if look.colour is None else look.colour,
        bold=bool(old.b) if look.bold is None else look.bold,
        underline=bool(old.u),
    )


def _changed_alignment(old: Alignment, look: Look) -> Alignment:
    return _alignment(
        old.horizontal if look.horizontal is None else look.horizontal,
        old.vertical if look.vertical is None else look.vertical,
        wrap=bool(old.wrap_text) if look.wrap is None else look.wrap,
        indent=old.indent if look.indent is None else look.indent,
    )
