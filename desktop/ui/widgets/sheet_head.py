"""The head of a sheet: muted titles on a quiet ground, the bold one for the column that counts."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.ui.painting import LEFT, RIGHT, width_of, words
from desktop.ui.style import look
from desktop.ui.widgets.sheet_model import SheetModel


class Head(QHeaderView):
    """Titles of the columns; nothing to click."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """As high as a table's head."""
        return QSize(0, look().size("table_head"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line below, then the titles."""
        theme, painter = look(), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("surface_alt"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("border"))
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Write one title."""
        model = self.model()
        if not isinstance(model, SheetModel) or logicalIndex >= len(model.lines.columns):
            return
        theme, column = look(), model.lines.columns[logicalIndex]
        if column.rule:
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), theme.colour("border"))
        inside = QRectF(rect).adjusted(12, 0, -12, 0)
        font = theme.font("note", bold=True) if column.bold else theme.font("hint")
        colour = theme.colour("text" if column.bold else "muted")
        words(painter, inside, column.title, font, colour, RIGHT if column.right else LEFT)
        if column.note:
            rest = inside.adjusted(width_of(font, column.title) + 6, 0, 0, 0)
            words(painter, rest, column.note, theme.font("hint"), theme.colour("muted"), LEFT)
