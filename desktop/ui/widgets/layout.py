"""Pieces to lay out a page with: rows, columns, grids and hairlines; spacing comes from here only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.style import look
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Paragraph

Gap: TypeAlias = Literal[0, 4, 8, 12, 16, 24, 32]
Piece: TypeAlias = QWidget | QLayout | None
"""What stands in a row or column; None is the place that takes the spare room."""
ANY_WIDTH = 16_777_215
"""Qt's greatest width: no limit."""
_FIELDS_BESIDE = 440
"""Fields go below each other where their row is narrower, in px at 100 %."""


def _filled(layout: QBoxLayout, pieces: Iterable[Piece], gap: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for piece in pieces:
        if piece is None:
            layout.addStretch(1)
        elif isinstance(piece, QWidget):
            layout.addWidget(piece)
        else:
            layout.addLayout(piece)


def column(*pieces: Piece, gap: Gap = 16) -> QVBoxLayout:
    """Lay pieces below each other; None takes the spare room."""
    layout = QVBoxLayout()
    _filled(layout, pieces, gap)
    return layout


def row(*pieces: Piece, gap: Gap = 8, top: bool = False) -> QHBoxLayout:
    """Lay pieces side by side, on their middle or upper edge; running text, else None, takes the spare room.

    With `top` an icon stands in the middle of the first line of the running text beside it.
    """
    layout = QHBoxLayout()
    if top:
        _level(pieces)
    _filled(layout, pieces, gap)
    across = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
    for at, piece in enumerate(pieces):
        limited = isinstance(piece, QWidget) and piece.maximumWidth() < ANY_WIDTH
        if isinstance(piece, QWidget) and (limited or not piece.hasHeightForWidth()):
            layout.setAlignment(piece, across)
        elif piece is not None:
            layout.setStretch(at, 1000)
    return layout


def _level(pieces: Iterable[Piece]) -> None:
    text = next((piece for piece in pieces if isinstance(piece, Paragraph)), None)
    for piece in pieces:
        if text is not None and isinstance(piece, Icon):
            piece.level_with(text.kind())


def equal(*pieces: QWidget, gap: Gap = 16) -> QHBoxLayout:
    """Lay pieces side by side, all of one width, on their upper edges."""
    layout = QHBoxLayout()
    _filled(layout, (), gap)
    for piece in pieces:
        piece.setMinimumWidth(max(piece.minimumWidth(), 1))
        layout.addWidget(piece, 1)
    return layout


def grid(rows: Iterable[Iterable[QWidget | None]], *, gap: Gap = 16, down: Gap = 16) -> QGridLayout:
    """Lay pieces in columns of one width, row by row; None leaves a place empty."""
    layout = QGridLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(gap)
    layout.setVerticalSpacing(down)
    for at, line in enumerate(rows):
        for place, piece in enumerate(line):
            layout.setColumnStretch(place, 1)
            if piece is not None:
                layout.addWidget(piece, at, place, Qt.AlignmentFlag.AlignTop)
    return layout


def boxed(layout: QLayout) -> QWidget:
    """Give a plain widget that holds the layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, also what lies in layouts inside it; the widgets are deleted."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class Ground(QWidget):
    """What a scroll area scrolls. Its height follows its width alone: Qt's least height forgets that."""

    def minimumSizeHint(self) -> QSize:
        """Give the least width; the height is asked for by the width."""
        return QSize(super().minimumSizeHint().width(), 0)


class Rule(QWidget):
    """A hairline between the parts of one card, lying or standing."""

    def __init__(self, *, standing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stand(standing)

    def stand(self, standing: bool) -> None:
        """Let the line stand, or lie."""
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if standing else free, free if standing else fixed)

    def sizeHint(self) -> QSize:
        """One px."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        QPainter(self).fillRect(self.rect(), look().colour("border"))


class Turning(QWidget):
    """Pieces side by side, which go below each other where there is too little room for the text."""

    def __init__(
        self,
        *pieces: QWidget,
        least: int = 720,
        gap: Gap = 16,
        top: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the row; below `least` px at 100 %, or where words would be cut, it is a column.

        Rules between pieces turn with it. With `top` the pieces share their upper edge, else they fill or
        stand in the middle.
        """
        super().__init__(parent)
        self._least, self._pieces = least, pieces
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)
        for piece in pieces:
            self._layout.addWidget(piece, 0 if isinstance(piece, Rule) else 1)
            if top:
                self._layout.setAlignment(piece, Qt.AlignmentFlag.AlignTop)
        self.turn()

    def weigh(self, at: int, weight: int) -> None:
        """Give a piece so many times the width of the others."""
        self._layout.setStretch(at, weight)

    def beside(self) -> bool:
        """Tell whether there is room for the pieces side by side."""
        shown = [piece.minimumSizeHint().width() for piece in self._pieces if not piece.isHidden()]
        whole = sum(shown) + self._layout.spacing() * (len(shown) - 1)
        return self.width() >= max(whole, look().px(self._least))

    def turn(self) -> None:
        """Lay the pieces out for the room there is."""
        beside = self.beside()
        self._layout.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        for piece in self._pieces:
            if isinstance(piece, Rule):
                piece.stand(beside)

    def sizeHint(self) -> QSize:
        """Ask for the room in which the pieces stand side by side, also while they do not; if only words matter."""
        hint = super().sizeHint()
        if not self._least:
            shown = [piece.sizeHint().width() for piece in self._pieces if not piece.isHidden()]
            hint.setWidth(sum(shown) + self._layout.spacing() * (len(shown) - 1))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Never ask for more width than the widest piece: the row can always turn."""
        width = max((piece.minimumSizeHint().width() for piece in self._pieces), default=0)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room changed."""
        super().resizeEvent(event)
        self.turn()

    def event(self, event: QEvent) -> bool:
        """Turn where the words did."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.turn()
        return super().event(event)


def field_row(*fields: QWidget, places: int = 0) -> Turning:
    """Lay fields side by side, all of one width, as if there were at least so many places; narrow, below each other."""
    spare = (QWidget() for _place in range(places - len(fields)))
    return Turning(*fields, *spare, least=_FIELDS_BESIDE, gap=12, top=True)


def snug(*pieces: QWidget, gap: Gap = 8) -> Turning:
    """Lay pieces side by side, the last with the spare room; where their words do not fit, below each other."""
    line = Turning(*pieces, least=0, gap=gap)
    for at in range(len(pieces) - 1):
        line.weigh(at, 0)
    return line


class Columns(Turning):
    """A main column and a side beside it, which goes under the main one where there is too little room."""

    def __init__(
        self,
        main: QWidget,
        side: QWidget,
        *,
        side_width: int = 372,
        least: int = 720,
        parent: QWidget | None = None,
    ) -> None:
        """Make the columns; the side is 332 to 400 px wide at 100 %, and goes under below `least` px."""
        self._main, self._side, self._side_width = main, side, side_width
        super().__init__(main, side, least=least, parent=parent)
        self._layout.setStretchFactor(side, 0)
        self._layout.setSpacing(look().tokens.spaces["card_gap"])

    def beside(self) -> bool:
        """Tell whether there is room for the side, and the main column is whole beside it."""
        needed = self._main.minimumSizeHint().width() + look().px(self._side_width) + self._layout.spacing()
        return self.width() >= max(needed, look().px(self._least))

    def turn(self) -> None:
        """Give the side its width where it stands beside."""
        super().turn()
        width = look().px(self._side_width) if self.beside() else 0
        self._side.setMinimumWidth(width)
        self._side.setMaximumWidth(width or ANY_WIDTH)


class Flow(QLayout):
    """A row that goes on in the next line where the width ends; for chips and small facts."""

    def __init__(self, *pieces: QWidget, gap: Gap = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)
        for piece in pieces:
            self.addWidget(piece)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        """Give an item; None beyond the last, as Qt asks."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        """Take an item out; None beyond the last, as Qt asks."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Give the size of all items in one line."""
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Give the size of the widest item."""
        sizes = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Put the items in lines, each on its line's middle; gives the height of all."""
        y = rect.y()
        for at, line in enumerate(self._lines(rect.width())):
            y += self.spacing() if at else 0
            high = max(item.sizeHint().height() for item in line)
            x = rect.x()
            for item in line:
                size = item.sizeHint()
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += high
        return y - rect.y()

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        """Part the items into lines no wider than the room, as far as they can."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = item.sizeHint().width() + self.spacing()
            if not lines or width - self.spacing() > left:
                lines.append([])
                left = room
            lines[-1].append(item)
            left -= width
        return lines
