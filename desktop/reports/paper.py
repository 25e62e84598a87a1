"""One sheet being filled: grid, heads, rows, text that stays text, and how it is printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from desktop.language import _
from desktop.reports.charts_native import Chart, place
from desktop.reports.finishing import Drawing
from desktop.reports.safe_text import clean, escaped, quoted
from desktop.reports.styles import Look, Style, Styles
from desktop.reports.theme import CHART_GREY, FONT, MUTED, TEAL
from desktop.wording.amounts import plain

GUTTER, BODY = 2.0, 138.0
"""Every sheet is 142 width units wide: gutter, body, gutter."""
TWELVE = (11.5,) * 12
"""The columns of the laid-out sheets."""
PAGE = 510.0
"""Points of height a page holds at 100 %."""
REDUCED = 88
"""Percent at which 142 units fit also where a unit is eight pixels, and manual breaks still hold."""

Value: TypeAlias = str | int | float | Decimal | date | None
_FORMULA_START = ("=", "+", "-", "@", "\t")
_FULL_WIDTH = 0x1100
"""Letters from here on are as wide as high."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands on every sheet: the running head, the footer, the way back."""

    running_head: str
    reader: str
    contents: str
    """The name of the sheet with the contents."""
    back: str = ""
    """What the way back is called; empty: back to contents."""


@dataclass(slots=True)
class Paper:
    """A sheet with columns of given widths; body columns count from 1 (column B)."""

    sheet: Worksheet
    styles: Styles
    frame: Frame
    widths: Sequence[float]
    row: int = 1
    """The next free row."""
    heights: dict[int, float] = field(default_factory=dict)
    formulas: dict[str, Decimal | str] = field(default_factory=dict)
    """The value of every formula of the sheet, by cell."""
    drawings: list[Drawing] = field(default_factory=list)

    def __post_init__(self) -> None:
        for at, width in enumerate((GUTTER, *self.widths, GUTTER), start=1):
            self.sheet.column_dimensions[get_column_letter(at)].width = width
        self.sheet.sheet_view.showGridLines = False
        self.sheet.sheet_view.zoomScale = 100

    def at(self, column: int, row: int | None = None) -> str:
        """Give a body cell's address; the row is the next free one where none is given."""
        return f"{get_column_letter(column + 1)}{row or self.row}"

    def there(self, column: int, row: int) -> str:
        """Give a body cell's absolute address with its sheet, for formulas elsewhere."""
        return f"{quoted(self.sheet.title)}!${get_column_letter(column + 1)}${row}"

    def put(self, column: int, value: Value, look: Look | Style, row: int | None = None) -> None:
        """Fill one cell. Text stays text, also where it looks like a formula."""
        cell = self.sheet.cell(row or self.row, column + 1)
        if isinstance(value, str):
            text = clean(value)
            cell.value, cell.data_type = text, "s"
            if text.startswith(_FORMULA_START):
                look = replace(Look(look) if isinstance(look, Style) else look, quoted=True)
        elif value is not None:
            cell.value = _number(value) if isinstance(value, Decimal) else value
        cell._style = self.styles.look(look)

    def formula(
        self, column: int, formula: str, value: Decimal | str, look: Look | Style, row: int | None = None
    ) -> None:
        """Fill one cell with a formula and the value it has."""
        self.put(column, None, look, row)
        self.sheet.cell(row or self.row, column + 1).value = f"={formula}"
        self.formulas[self.at(column, row)] = value

    def fill(self, look: Look | Style, start: int = 1, end: int | None = None) -> None:
        """Give every cell of the next free row the same look."""
        made, row = self.styles.look(look), self.row
        for column in range(start, (end or len(self.widths)) + 1):
            self.sheet.cell(row, column + 1)._style = made

    def link(self, column: int, text: str, sheet: str, look: Look | Style = Style.LINK) -> None:
        """Fill one cell with a way to another sheet."""
        self.put(column, text, look)
        cell = self.sheet.cell(self.row, column + 1)
        target = f"{quoted(sheet)}!A1"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target, display=clean(text))

    def merge(self, start: int, end: int, rows: int = 1) -> None:
        """Join cells of the next free row (and those below) for running text; each keeps its look."""
        self.sheet.merged_cells.add(f"{self.at(start)}:{self.at(end, self.row + rows - 1)}")

    def end(self, height: float) -> None:
        """Close the row with its height and go to the next."""
        self.heights[self.row] = height
        self.row += 1

    def gap(self, height: float = 8) -> None:
        """Leave an empty row."""
        self.end(height)

    def head(self, title: str, sentence: str) -> None:
        """Open the sheet: where one is, what it is, the sentence that answers its question, a rule."""
        last = len(self.widths)
        self.put(1, self.frame.running_head, Style.RUNNING)
        back = self.frame.back or _("Back to contents")
        self.link(last, back, self.frame.contents, Look(Style.LINK, size=9, horizontal="right"))
        self.end(16)
        self.put(1, title, Style.TITLE)
        self.end(28)
        self.headline(sentence)
        self.fill(Look(Style.BODY, border="rule"))
        self.end(5)

    def headline(self, sentence: str) -> None:
        """Write the sheet's one sentence; a long one takes more lines."""
        needed = lines(sentence, BODY, 11.5)
        self.put(1, sentence, Look(Style.SENTENCE, wrap=needed > 1 or None))
        if needed > 1:
            self.merge(1, len(self.widths))
        self.end(22 if needed == 1 else row_height(needed, 11.5))

    def table_head(self, cells: Sequence[tuple[str, Style]], height: float = 26) -> None:
        """Write a table's head; each cell's side is that of the cells below it."""
        for column, (text, style) in enumerate(cells, start=1):
            self.put(column, text, Look(style, size=_head_size(text, self.room(column))))
        self.end(
            self.fit([(text, self.room(at)) for at, (text, _style) in enumerate(cells, start=1)], 9, height)
        )

    def band(self, text: str, height: float = 19) -> None:
        """Write the head of a group of rows."""
        self.fill(Style.BAND)
        self.put(1, text, Style.BAND)
        self.end(height)

    def heading(self, parts: Sequence[tuple[int, str]], height: float = 24) -> None:
        """Write section titles at their columns over one line."""
        self.fill(Style.HEADING)
        for column, text in parts:
            self.put(column, text, Style.HEADING)
        self.end(height)

    def note(self, text: str) -> None:
        """Write a small remark; a long one takes more lines."""
        needed = lines(text, BODY, 8.5)
        self.put(1, text, Look(Style.NOTE, wrap=True))
        self.merge(1, len(self.widths))
        self.end(15 if needed == 1 else row_height(needed, 8.5) - 5)

    def draw(self, chart: Chart, drawing: Drawing, columns: tuple[int, int], rows: tuple[int, int]) -> None:
        """Lay a chart over body columns and rows, both ends included."""
        place(self.sheet, chart, (columns[0], rows[0] - 1), (columns[1] + 1, rows[1]))
        self.drawings.append(Drawing(clean(drawing.name), clean(drawing.text)))

    def room(self, column: int, end: int | None = None) -> float:
        """Give the width of one body column, or of several."""
        return float(sum(self.widths[column - 1 : end or column]))

    def fit(self, texts: Sequence[tuple[str, float]], size: float = 10, least: float = 22) -> float:
        """Give the height a row needs for texts in given widths."""
        needed = max((lines(text, width, size) for text, width in texts), default=1)
        return max(least, row_height(needed, size)) if needed > 1 else least

    def freeze(self, columns: int = 0) -> None:
        """Keep everything above the next free row in sight, and so many body columns."""
        self.sheet.freeze_panes = f"{get_column_letter(columns + 2 if columns else 1)}{self.row}"

    def colour_states(self, column: int, first: int, colours: Sequence[tuple[str, str]]) -> None:
        """Colour cells by the text they begin with, so that edits change it too."""
        top = f"{get_column_letter(column + 1)}{first}"
        area = f"{top}:{get_column_letter(column + 1)}{max(first, self.row - 1)}"
        for start, colour in colours:
            rule = FormulaRule(formula=[f'LEFT({top},{len(start)})="{start}"'], font=Font(color=colour))
            self.sheet.conditional_formatting.add(area, rule)

    def print_on(
        self, *, tab: bool, fit: bool = True, one_page: bool = True, repeat: int | None = None
    ) -> None:
        """Set the sheet up for A4 landscape: fitted to one page or one width, or reduced with own breaks."""
        sheet, setup = self.sheet, self.sheet.page_setup
        sheet.sheet_properties.tabColor = TEAL if tab else CHART_GREY
        sheet.sheet_properties.pageSetUpPr.fitToPage = fit
        setup.orientation, setup.paperSize = "landscape", 9
        if fit:
            setup.fitToWidth, setup.fitToHeight = 1, 1 if one_page else 0
        else:
            setup.scale = REDUCED
        margins = sheet.page_margins
        margins.left = margins.right = 0.5
        margins.top, margins.bottom, margins.header, margins.footer = 0.55, 0.6, 0.25, 0.3
        sheet.print_options.horizontalCentered = True
        sheet.print_area = f"A1:{get_column_letter(len(self.widths) + 2)}{self.row - 1}"
        if repeat:
            sheet.print_title_rows = f"{repeat}:{repeat}"
        self._footer()

    def _footer(self) -> None:
        footer = self.sheet.oddFooter
        page = _("{sheet}　{page} / {pages}").format(sheet="&A", page="&P", pages="&N")
        texts = (escaped(self.frame.running_head), escaped(self.frame.reader), page)
        for part, text in zip((footer.left, footer.center, footer.right), texts, strict=True):
            part.text, part.size, part.font, part.color = text, 8, f"{FONT},Regular", MUTED

    def break_before(self, row: int) -> None:
        """Start a new printed page with a row."""
        self.sheet.row_breaks.append(Break(id=row - 1))


def _head_size(text: str, width: float) -> float | None:
    """A head's longest word must not be torn: smaller letters where it would be."""
    longest = max((_length(word) for word in text.split()), default=0.0)
    torn = longest > (width - 2.5) / (0.195 * 9) and all(ord(letter) < _FULL_WIDTH for letter in text)
    return 7.5 if torn else None


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def lines(text: str, width: float, size: float) -> int:
    """How many lines a text takes in a width: a narrow letter is 0.56 of a full-width one."""
    letters = (width - 1.5) / (0.195 * size)
    return sum(max(1, math.ceil(_length(part) / letters)) for part in plain(text).split("\n"))


def _length(text: str) -> float:
    return sum(0.56 if ord(letter) < _FULL_WIDTH else 1.0 for letter in text)


def row_height(needed: int, size: float) -> float:
    """Give the height of a row with so many lines."""
    return needed * size * 1.5 + 7


def as_day(day: date) -> datetime:
    """Give a day as cells hold it."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a calendar day has no zone
