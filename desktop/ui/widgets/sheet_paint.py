"""How the cells of a sheet are drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from desktop.ui.painting import CENTRE, LEFT, RIGHT, box, icon, width_of, words
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.sheet_values import Cell, Column, Row, Wrong

PADDING = 12
INDENT = 16
_FIELD = 6
"""An editable cell's frame stands so far inside the cell."""
ERROR_HEIGHT = 28
_FIGURE = 22
"""Size of the figure in a lead row."""


def height_of(row: Row) -> int:
    """Give a row's height without what is wrong in it, in px."""
    theme = look()
    if row.kind == "group":
        return theme.size("table_group")
    if row.kind == "lead":
        return theme.px(84)
    return theme.size("table_row_two_lines" if row.two_lines else "table_row")


def font_of(cell: Cell, row: Row) -> QFont:
    """Give the font a cell's text is written in."""
    bold = cell.bold or row.kind in ("total", "lead")
    if cell.big:
        return look().font("total", bold=bold)
    return look().font("note" if cell.small else "body", bold=bold)


def width_wanted(cell: Cell, row: Row) -> int:
    """Give the width a cell needs to show everything, in px."""
    if row.kind == "lead" and cell.figure:
        return _lead_width(cell)
    theme, font = look(), font_of(cell, row)
    width = width_of(font, cell.text) + 2 * PADDING + cell.indent * INDENT
    width += width_of(theme.font("hint"), cell.unit) + 2 if cell.unit else 0
    width += theme.size("icon_small") + 4 if cell.icon else 0
    width += marks_width(cell)
    width += theme.px(90) if cell.score is not None else 0
    width += theme.px(28) if cell.number else 0
    width += theme.px(18) + (8 if cell.text else 0) if cell.tick is not None else 0
    below = 2 * PADDING + cell.indent * INDENT + width_of(theme.font("hint"), cell.below) if cell.below else 0
    return max(width + (theme.px(24) if cell.editable else 0), below)


def _lead_width(cell: Cell) -> int:
    theme = look()
    name = width_of(theme.font("body", bold=True), cell.text)
    name += width_of(theme.font("hint"), cell.unit) + 4 if cell.unit else 0
    verdict = width_of(theme.font("total", size=_FIGURE), cell.figure) + 8
    verdict += theme.size("icon_small") + 4 + width_of(theme.font("hint"), cell.below)
    return max(name, verdict) + 2 * PADDING


def marks_width(cell: Cell) -> int:
    """Give the width of the question mark and the arrow behind a cell's words, in px."""
    return (look().size("icon_tiny") + 6) * ((cell.help is not None) + (cell.fold is not None))


def help_rect(rect: QRectF, cell: Cell, row: Row) -> QRectF:
    """Give where the question mark behind a cell's words is."""
    side, left = look().size("icon_tiny"), rect.left() + PADDING + width_of(font_of(cell, row), cell.text) + 4
    left += cell.indent * INDENT + (look().px(18) + 8 if cell.tick is not None else 0)
    left += width_of(look().font("hint"), cell.unit) + 2 if cell.unit else 0
    left = min(left, rect.right() - PADDING - marks_width(cell) + 4)
    middle = height_of(row) / 2
    middle = rect.top() + (5 + (middle - 3) / 2 if cell.below else middle)
    return QRectF(left, middle - side / 2, side, side)


def field_rect(rect: QRectF, row: Row) -> QRectF:
    """Give the frame of an editable cell."""
    high = look().size("cell_editor")
    return QRectF(
        rect.left() + _FIELD, rect.top() + (height_of(row) - high) / 2, rect.width() - 2 * _FIELD, high
    )


def paint_ground(
    painter: QPainter, rect: QRectF, row: Row, *, chosen: bool, hovered: bool, last: bool
) -> None:
    """Fill a cell's ground and draw the lines around it."""
    theme = look()
    fill: Colour | None = "background" if row.kind == "group" else None
    if row.kind not in ("group", "total", "lead"):
        fill = "accent_soft" if chosen else "surface_alt" if hovered else None
    if fill:
        painter.fillRect(rect, theme.colour(fill))
    if row.kind == "total":
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 2), theme.colour("text"))
    if not last:
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("border"))


def paint_group(painter: QPainter, rect: QRectF, row: Row) -> None:
    """Write a group's title and its sentence."""
    theme, bold = look(), look().font("label")
    inside = rect.adjusted(PADDING, 0, -PADDING, 0)
    words(painter, inside, row.title, bold, theme.colour("text"), LEFT)
    rest = inside.adjusted(width_of(bold, row.title) + 8, 0, 0, 0)
    words(painter, rest, row.sentence, theme.font("hint"), theme.colour("muted"), LEFT)


def paint_cell(
    painter: QPainter,
    rect: QRectF,
    cell: Cell,
    column: Column,
    row: Row,
    wrong: Wrong | None,
    *,
    focused: bool,
) -> None:
    """Draw everything in a cell but its ground."""
    theme = look()
    if column.rule:
        painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), theme.colour("border"))
    if row.kind == "lead":
        _paint_lead(painter, rect, cell, column)
        return
    area = QRectF(rect.left(), rect.top(), rect.width(), height_of(row))
    inside = area.adjusted(PADDING, 0, -PADDING, 0)
    if cell.editable:
        frame = field_rect(rect, row)
        edge: Colour = "bad" if wrong else "accent" if focused else "border_strong"
        width = 2 if wrong or focused else 1
        if wrong or focused or not cell.quiet:
            box(
                painter,
                frame,
                fill=theme.colour("surface"),
                edge=theme.colour(edge),
                width=width,
                radius=theme.radius("cell"),
            )
        inside = frame.adjusted(8, 0, -8, 0)
    elif focused:
        box(
            painter,
            area.adjusted(2, 2, -2, -3),
            edge=theme.colour("accent"),
            width=2,
            radius=theme.radius("cell"),
        )
    inside = inside.adjusted(cell.indent * INDENT, 0, -marks_width(cell), 0)
    _paint_marks(painter, rect, cell, row)
    shown = Cell(wrong.text, cell.unit, editable=True) if wrong else cell
    _paint_parts(painter, inside, shown, column, row)


def _paint_marks(painter: QPainter, rect: QRectF, cell: Cell, row: Row) -> None:
    """Draw the question mark and the arrow behind a cell's words."""
    mark = help_rect(rect, cell, row)
    if cell.help is not None:
        icon(painter, look(), mark.topLeft(), "help", round(mark.width()), "muted")
        mark.translate(mark.width() + 6, 0)
    if cell.fold is not None:
        meaning = "drop_down" if cell.fold else "next"
        icon(painter, look(), mark.topLeft(), meaning, round(mark.width()), "muted")


def paint_wrong(painter: QPainter, rect: QRectF, row: Row, why: str, room: int) -> None:
    """Write below a cell why its text was not taken, as far left as it needs within the sheet's width."""
    theme, font = look(), look().font("hint")
    left, side = field_rect(rect, row).left(), theme.size("icon_tiny")
    need = width_of(font, why) + side + 6
    left = max(PADDING, min(left, room - PADDING - need))
    top = rect.bottom() - theme.px(ERROR_HEIGHT)
    line = QRectF(left, top, room - left - PADDING, theme.px(ERROR_HEIGHT) - 6)
    icon(painter, theme, QPointF(left, line.center().y() - side / 2), "field_error", side, "bad")
    words(painter, line.adjusted(side + 4, 0, 0, 0), why, font, theme.colour("bad"), LEFT)


def _paint_parts(painter: QPainter, inside: QRectF, cell: Cell, column: Column, row: Row) -> None:
    if cell.below:
        middle = inside.center().y()
        wide = inside.width() + marks_width(cell)  # the marks stand beside the first line
        low = QRectF(inside.left(), middle, wide, inside.bottom() - middle - 5)
        words(
            painter,
            low,
            cell.below,
            look().font("hint"),
            look().colour("muted"),
            RIGHT if column.right else LEFT,
        )
        inside = QRectF(inside.left(), inside.top() + 5, inside.width(), middle - inside.top() - 3)
    if cell.tick is not None:
        inside = _paint_tick(painter, inside, on=cell.tick)
    if cell.score is not None:
        inside = _paint_score(painter, inside, cell.score)
    if cell.number:
        inside = _paint_number(painter, inside, cell.number)
    if cell.locked:
        _paint_lock(painter, inside)
    _paint_text(painter, inside, cell, column, row)


def _paint_text(painter: QPainter, inside: QRectF, cell: Cell, column: Column, row: Row) -> None:
    theme, font = look(), font_of(cell, row)
    ink: Colour = "accent" if cell.link else "muted" if row.kind == "dim" else cell.colour
    if column.right and cell.unit:
        small = theme.font("hint")
        words(painter, inside, cell.unit, small, theme.colour("muted"), RIGHT)
        inside = inside.adjusted(0, 0, -width_of(small, cell.unit) - 2, 0)
    elif cell.unit:
        rest = inside.adjusted(width_of(font, cell.text) + 2, 0, 0, 0)
        words(painter, rest, cell.unit, theme.font("hint"), theme.colour("muted"), LEFT)
    if cell.icon:
        side = theme.size("icon_small")
        left = inside.left()
        if column.right:
            left = max(left, inside.right() - width_of(font, cell.text) - side - 4)
        icon(painter, theme, QPointF(left, inside.center().y() - side / 2), cell.icon, side, ink)
        inside = inside.adjusted(side + 4, 0, 0, 0)
    words(painter, inside, cell.text, font, theme.colour(ink), RIGHT if column.right else LEFT)


def _paint_tick(painter: QPainter, inside: QRectF, *, on: bool) -> QRectF:
    theme = look()
    side, mark = theme.px(18), theme.size("icon_tiny")
    square = QRectF(inside.left(), inside.center().y() - side / 2, side, side)
    if on:
        box(painter, square, fill=theme.colour("accent"), radius=4)
        inset = (side - mark) / 2
        icon(painter, theme, square.topLeft() + QPointF(inset, inset), "saved", mark, "on_accent", 3)
    else:
        edge = theme.colour("border_strong")
        box(painter, square, fill=theme.colour("surface"), edge=edge, width=1.5, radius=4)
    return inside.adjusted(side + 8, 0, 0, 0)


def _paint_score(painter: QPainter, inside: QRectF, score: int) -> QRectF:
    theme = look()
    wide, high = theme.px(18), theme.px(8)
    for block in range(4):
        at = QRectF(inside.left() + block * (wide + 2), inside.center().y() - high / 2, wide, high)
        box(painter, at, fill=theme.colour("accent" if block < score else "border"), radius=2)
    figure = QRectF(inside.left() + 4 * (wide + 2) + 4, inside.top(), theme.px(16), inside.height())
    words(painter, figure, str(score), theme.font("label"), theme.colour("text"), LEFT)
    return inside.adjusted(4 * (wide + 2) + 4 + theme.px(16), 0, 0, 0)


def _paint_number(painter: QPainter, inside: QRectF, number: int) -> QRectF:
    theme = look()
    side = theme.px(20)
    circle = QRectF(inside.right() - side, inside.center().y() - side / 2, side, side)
    box(painter, circle, fill=theme.colour("bad_soft"), edge=theme.colour("bad"), radius=side / 2)
    words(painter, circle, str(number), theme.font("hint", bold=True), theme.colour("bad"), CENTRE)
    return inside.adjusted(0, 0, -(side + 8), 0)


def _paint_lock(painter: QPainter, inside: QRectF) -> None:
    side = look().size("icon_tiny")
    icon(painter, look(), QPointF(inside.left(), inside.center().y() - side / 2), "frozen", side, "muted")


def _paint_lead(painter: QPainter, rect: QRectF, cell: Cell, column: Column) -> None:
    theme, bold = look(), look().font("body", bold=True)
    inside = rect.adjusted(PADDING, 14, -PADDING, -12)
    if column.marked:
        painter.fillRect(rect.adjusted(1, 0, 0, -1), theme.colour("accent_soft"))
    if not cell.figure:
        plain = theme.font("hint")
        words(painter, inside, cell.text, plain, theme.colour("muted"), RIGHT if column.right else LEFT)
        return
    upper = QRectF(inside.left(), inside.top(), inside.width(), theme.px(24))
    words(painter, upper, cell.text, bold, theme.colour("text"), LEFT)
    rest = upper.adjusted(width_of(bold, cell.text) + 4, 0, 0, 0)
    words(painter, rest, cell.unit, theme.font("hint"), theme.colour("muted"), LEFT)
    lower = QRectF(inside.left(), upper.bottom(), inside.width(), inside.bottom() - upper.bottom())
    font = theme.font("total", size=_FIGURE)
    words(painter, lower, cell.figure, font, theme.colour("text"), LEFT)
    side, left = theme.size("icon_small"), lower.left() + width_of(font, cell.figure) + 8
    if cell.icon:
        icon(painter, theme, QPointF(left, lower.center().y() - side / 2), cell.icon, side, cell.colour)
    last = QRectF(left + side + 4, lower.top(), lower.right() - left - side - 4, lower.height())
    words(painter, last, cell.below, theme.font("hint"), theme.colour(cell.colour), LEFT)
