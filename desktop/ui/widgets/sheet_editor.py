"""Typing into a cell: the editor inside the cell's frame, and the delegate that draws and opens it."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.painting import RIGHT, box, width_of, words
from desktop.ui.style import look
from desktop.ui.widgets.inputs import LineEdit
from desktop.ui.widgets.sheet_model import CELL_ROLE, ROW_ROLE, WRONG_ROLE, SheetModel
from desktop.ui.widgets.sheet_paint import field_rect, height_of, paint_cell, paint_ground, paint_group
from desktop.ui.widgets.sheet_values import Cell

Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag
_TOGGLES = {Qt.Key.Key_Space, Qt.Key.Key_Select}


class CellEditor(LineEdit):
    """The line one types into; draws the cell's frame and its unit."""

    stepped = Signal(int)
    """An arrow up (-1) or down (1) was pressed."""

    def __init__(self, cell: Cell, right: bool, wrong: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._unit, self._wrong = cell.unit, wrong
        self.setFrame(False)
        self.setFont(look().font("body"))
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        behind = width_of(look().font("hint"), cell.unit) + 2 if cell.unit else 0
        self.setTextMargins(6, 0, 6 + behind, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the arrows up and down as leaving for the next cell; Enter is for the delegate, not the sheet."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if (step := steps.get(Qt.Key(event.key()))) is not None and not event.modifiers():
            self.stepped.emit(step)
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, text and unit."""
        theme, painter = look(), QPainter(self)
        edge = theme.colour("bad" if self._wrong else "accent")
        fill, radius = theme.colour("surface"), theme.radius("cell")
        box(painter, self.rect(), fill=fill, edge=edge, width=2, radius=radius)
        font, muted = theme.font("hint"), theme.colour("muted")
        words(painter, QRectF(self.rect()).adjusted(0, 0, -8, 0), self._unit, font, muted, RIGHT)
        painter.end()
        super().paintEvent(event)


class SheetDelegate(QStyledItemDelegate):
    """Draws cells and makes their editors; `hovered` is the row under the pointer, `several` tells of a block."""

    left_by_arrow = Signal(int)
    """The editor was left by an arrow, up (-1) or down (1)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered = -1
        self.several = False
        self.whole_rows = False

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height; widths are the view's."""
        return QSize(0, height_of(index.data(ROW_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect, model = QRectF(option.rect), index.model()
        row, state = index.data(ROW_ROLE), option.state
        assert isinstance(model, SheetModel)
        chosen = bool(state & _State.State_Selected) and (self.several or self.whole_rows)
        last = index.row() == model.rowCount() - 1
        paint_ground(painter, rect, row, chosen=chosen, hovered=self.hovered == index.row(), last=last)
        if row.kind == "group":
            paint_group(painter, rect, row)
            return
        focused = bool(state & _State.State_HasFocus) and not self.whole_rows
        column, cell = model.lines.columns[index.column()], index.data(CELL_ROLE)
        paint_cell(painter, rect, cell, column, row, index.data(WRONG_ROLE), focused=focused)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the line for a cell."""
        model = index.model()
        assert isinstance(model, SheetModel)
        right = model.lines.columns[index.column()].right
        editor = CellEditor(index.data(CELL_ROLE), right, index.data(WRONG_ROLE) is not None, parent)
        editor.setObjectName(model.name_of(index))
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole)))
        editor.stepped.connect(self._step)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the line exactly over the cell's frame."""
        editor.setGeometry(field_rect(QRectF(option.rect), index.data(ROW_ROLE)).toRect())

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick or clear a box by a click anywhere in its cell, or by Space."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        clicked = event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent)
        pressed = (
            event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TOGGLES
        )
        if not clicked and not pressed:
            return False
        on = index.data(CELL_ROLE).tick
        state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _step(self, by: int) -> None:
        editor = self.sender()
        if isinstance(editor, CellEditor):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.left_by_arrow.emit(by)
