"""Sheets one types into, and tables one reads: Qt's table with the kit's head, cells and keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QTableView,
    QWidget,
)

from desktop.ui.style import look
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.popover import Popover
from desktop.ui.widgets.sheet_behaviour import behave, roll, stretch
from desktop.ui.widgets.sheet_blocks import from_text, repeated, to_text
from desktop.ui.widgets.sheet_columns import widths
from desktop.ui.widgets.sheet_editor import SheetDelegate
from desktop.ui.widgets.sheet_head import Head
from desktop.ui.widgets.sheet_model import SheetModel
from desktop.ui.widgets.sheet_paint import (
    ERROR_HEIGHT,
    height_of,
    help_rect,
    paint_wrong,
)
from desktop.ui.widgets.sheet_values import Lines, Typed

_Hint = QAbstractItemDelegate.EndEditHint
_FILLS = {"Ctrl+D": True, "Ctrl+R": False}
"""Keys that repeat a block's first cell: down, or to the right."""


class Sheet(QTableView):
    """A table. With `fits` it is as high as its rows, at `most` so many and a half; else it scrolls itself."""

    entered = Signal(object)
    """A tuple of `Typed`, one gesture. Answer with `show`, or with `refuse` for what cannot be taken."""
    ticked = Signal(str, bool)
    """Row key, and whether its box is ticked now."""
    opened = Signal(str, str)
    """Row and column key of a link that was followed, or of a row entered."""
    left_out = Signal(int)
    """So many values of a pasted block fell on cells one cannot type into."""
    columns_changed = Signal()
    """A spare column was left out, or has room again."""
    row_picked = Signal(str)
    """The row with this key is the current one now."""

    def __init__(
        self,
        name: str,
        *,
        fits: bool = True,
        most: int = 0,
        whole_rows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a sheet; with `whole_rows` one picks rows, as in a list."""
        super().__init__(parent)
        self._fits, self._most, self._pressed = fits, most, QPoint()
        self.lines_model = SheetModel(self)
        self.delegate = SheetDelegate(self)
        self.delegate.whole_rows = whole_rows
        self.setAccessibleName(name)
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(Head(self))
        behave(self, whole_rows=whole_rows, fits=fits, scrolls=bool(most) or not fits)
        self.setModel(self.lines_model)
        self.lines_model.entered.connect(self.entered)
        self.lines_model.ticked.connect(self.ticked)
        self.lines_model.rows_changed.connect(self._lay_rows)
        self.delegate.left_by_arrow.connect(self._go_down)
        self.selectionModel().currentRowChanged.connect(self._tell_row)

    def show_lines(self, lines: Lines) -> None:
        """Show these lines; what stays the same is not touched, nor is the cursor."""
        self.lines_model.show(lines)
        self._lay_columns()

    def refuse(self, typed: Typed, why: str) -> None:
        """Say below a cell why its text was not taken; the text stays to be corrected."""
        self.lines_model.refuse(typed, why)

    def forget(self) -> None:
        """Drop the texts that were not taken: another thing is shown now."""
        self.lines_model.forget()

    def put(self, row: str, column: str, widget: QWidget) -> None:
        """Put a widget such as a button into a cell."""
        index = self.lines_model.index(self.lines_model.row_of(row), self.lines_model.column_of(column))
        self.setIndexWidget(index, widget)

    def value(self) -> str:
        """Give the key of the current row; empty where there is none."""
        at = self.currentIndex().row()
        return self.lines_model.lines.rows[at].key if at >= 0 else ""

    def pick(self, row: str, column: str = "") -> None:
        """Make a row (and column) the current one."""
        place = max(0, self.lines_model.column_of(column))
        self.setCurrentIndex(self.lines_model.index(self.lines_model.row_of(row), place))

    def row_rect(self, row: str) -> QRect:
        """Give where a row is, from edge to edge of what is in sight."""
        at = self.lines_model.row_of(row)
        return QRect(0, self.rowViewportPosition(at), self.viewport().width(), self.rowHeight(at))

    def shows(self, column: str) -> bool:
        """Tell whether a column has room."""
        return not self.isColumnHidden(self.lines_model.column_of(column))

    def resume(self, name: str) -> QWidget | None:
        """Open the cell whose editor has this name, and give the editor; None where there is no such cell."""
        row, _slash, column = name.partition("/")
        at = self.lines_model.index(self.lines_model.row_of(row), self.lines_model.column_of(column))
        if not self._editable(at):
            return None
        self.setCurrentIndex(at)
        self.setFocus()
        self.edit(at)
        return self.findChild(QWidget, name)

    def copy(self) -> None:
        """Put the selected block on the clipboard."""
        places = self.selectedIndexes()
        rows, columns = sorted({at.row() for at in places}), sorted({at.column() for at in places})
        chosen = {(at.row(), at.column()): str(at.data(Qt.ItemDataRole.EditRole) or "") for at in places}
        block = [[chosen.get((row, column), "") for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(to_text(block))

    def paste(self) -> None:
        """Type the block on the clipboard into the cells from the current one on, as one gesture."""
        block = from_text(QGuiApplication.clipboard().text())
        chosen = [at for at in self.selectedIndexes() if self._editable(at)]
        if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
            self._enter([(at, block[0][0]) for at in chosen])
            return
        start, model = self.currentIndex(), self.lines_model
        rows = [at for at in range(start.row(), model.rowCount()) if model.lines.rows[at].kind != "group"]
        pairs = [
            (model.index(row, start.column() + across), text)
            for row, line in zip(rows, block, strict=False)
            for across, text in enumerate(line)
        ]
        self._enter([(at, text) for at, text in pairs if self._editable(at)])
        self.left_out.emit(sum(bool(text.strip()) for at, text in pairs if not self._editable(at)))

    def fill(self, *, down: bool) -> None:
        """Repeat the first cell of the selected block in those below it, or to its right, as one gesture."""
        chosen = [at for at in self.selectedIndexes() if self._editable(at)]
        texts = {(at.row(), at.column()): str(at.data(Qt.ItemDataRole.EditRole) or "") for at in chosen}
        self._enter([(self.lines_model.index(*at), text) for at, text in repeated(texts, down=down).items()])

    def clear_cells(self) -> None:
        """Empty the selected cells, as one gesture: not measured."""
        self._enter([(at, "") for at in self.selectedIndexes() if self._editable(at)])

    def step(self, down: int, right: int) -> bool:
        """Go to the next cell one can type into, down or to the right; False where there is none."""
        at, model = self.currentIndex(), self.lines_model
        row, column = at.row(), at.column()
        while True:
            row, column = row + down, column + right
            if right and not 0 <= column < model.columnCount():
                row, column = row + right, 0 if right > 0 else model.columnCount() - 1
            if not 0 <= row < model.rowCount():
                return False
            if self._editable(model.index(row, column)):
                self.setCurrentIndex(model.index(row, column))
                return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes down, Tab right; a refused text keeps its place."""
        ours = hint in (_Hint.SubmitModelCache, _Hint.EditNextItem, _Hint.EditPreviousItem)
        super().closeEditor(editor, _Hint.NoHint if ours else hint)
        if hint is _Hint.RevertModelCache:
            self.lines_model.give_up(self.currentIndex())
        if not ours or self.lines_model.wrong(self.currentIndex()) is not None:
            return
        if hint is _Hint.SubmitModelCache:
            self.step(1, 0)
        elif not self.step(0, 1 if hint is _Hint.EditNextItem else -1):
            super().focusNextPrevChild(hint is _Hint.EditNextItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a spreadsheet."""
        if not (self._changed_by(event) or self._led_by(event) or stretch(self, event)):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes through the cells one can type into, then leaves the sheet."""
        return self.step(0, 1 if next else -1) or super().focusNextPrevChild(next)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began; with Shift it stretches the block."""
        self._pressed = event.position().toPoint()
        if not stretch(self, event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the cell, the link or the explanation that was clicked."""
        super().mouseReleaseEvent(event)
        here = event.position().toPoint()
        index = self.indexAt(here)
        if not index.isValid() or index != self.indexAt(self._pressed):
            return
        cell = self.lines_model.cell(index)
        if cell.help is not None and self._help_rect(index).contains(QPointF(here)):
            self._explain(index)
        elif cell.editable and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.edit(index)
        elif cell.link or cell.opens or cell.fold is not None:
            self._open(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with the row's shade."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Take the shade away."""
        super().leaveEvent(event)
        self._hover(-1)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Shade a block of several cells; one cell has its frame."""
        self.delegate.several = len(self.selectedIndexes()) > 1
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew, and keep the corners free for the card's."""
        super().resizeEvent(event)
        roll(self, fits=self._fits and not self._most)
        self._lay_columns()
        path = QPainterPath()
        radius = look().radius("card") - 1
        path.addRoundedRect(QRectF(self.rect()), radius, radius)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._lay_rows()
            self._lay_columns()

    def sizeHint(self) -> QSize:
        """As high as everything, where it fits."""
        high = self.horizontalHeader().sizeHint().height() if self.horizontalHeader().isVisibleTo(self) else 0
        count = self.lines_model.rowCount()
        most = self._most if 0 < self._most < count else count
        high += sum(self._height(at) for at in range(most))
        high += self._height(most) // 2 if most < count else 0
        return QSize(look().px(320), high if self._fits else look().px(320))

    def minimumSizeHint(self) -> QSize:
        """Never cut where it fits."""
        return QSize(look().px(160), self.sizeHint().height() if self._fits else look().px(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then what is wrong below them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        for row in range(self.lines_model.rowCount()):
            if self.lines_model.has_wrong(row):
                self._paint_wrong(painter, row)

    def _editable(self, index: QModelIndex) -> bool:
        return bool(index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable)

    def _enter(self, pairs: list[tuple[QModelIndex, str]]) -> None:
        lines = self.lines_model.lines
        typed = tuple(
            Typed(lines.rows[at.row()].key, lines.columns[at.column()].key, text) for at, text in pairs
        )
        if typed:
            self.lines_model.enter(typed)

    def _changed_by(self, event: QKeyEvent) -> bool:
        """Copy, paste, empty or fill; False where the key is none of these."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_cells()
        elif (down := _FILLS.get(QKeySequence(event.keyCombination()).toString())) is not None:
            self.fill(down=down)
        else:
            return False
        return True

    def _led_by(self, event: QKeyEvent) -> bool:
        """Go on, give a refused text up, or explain; False where the key is none of these."""
        here = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter_key()
        elif event.key() == Qt.Key.Key_F1:
            self._explain(here, here.siblingAtColumn(0))
        else:
            return event.key() == Qt.Key.Key_Escape and self.lines_model.give_up(here)
        return True

    def _enter_key(self) -> None:
        index = self.currentIndex()
        if self._editable(index):
            self.step(1, 0)
        elif index.isValid():
            self._open(index)

    def _go_down(self, by: int) -> None:
        self.setFocus()
        self.step(by, 0)

    def _open(self, index: QModelIndex) -> None:
        lines = self.lines_model.lines
        self.opened.emit(lines.rows[index.row()].key, lines.columns[index.column()].key)

    def _tell_row(self, current: QModelIndex) -> None:
        if current.isValid():
            self.row_picked.emit(self.lines_model.lines.rows[current.row()].key)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered:
            self.delegate.hovered = row
            self.viewport().update()

    def _help_rect(self, index: QModelIndex) -> QRectF:
        row = self.lines_model.lines.rows[index.row()]
        return help_rect(QRectF(self.visualRect(index)), self.lines_model.cell(index), row)

    def _explain(self, *places: QModelIndex) -> None:
        index = next((x for x in places if x.isValid() and self.lines_model.cell(x).help), QModelIndex())
        if index.isValid() and (help_ := self.lines_model.cell(index).help):
            at = self._help_rect(index).bottomLeft().toPoint()
            Popover(help_, self).show_at(self.viewport(), at + QPoint(0, 4))

    def _height(self, row: int) -> int:
        extra = look().px(ERROR_HEIGHT) if self.lines_model.has_wrong(row) else 0
        return height_of(self.lines_model.lines.rows[row]) + extra

    def _lay_rows(self) -> None:
        self.clearSpans()
        for at, row in enumerate(self.lines_model.lines.rows):
            self.setRowHeight(at, self._height(at))
            if row.kind == "group" and self.lines_model.columnCount() > 1:
                self.setSpan(at, 0, 1, self.lines_model.columnCount())
        self.horizontalHeader().setVisible(any(column.title for column in self.lines_model.lines.columns))
        self.updateGeometry()

    def _lay_columns(self) -> None:
        before = [self.isColumnHidden(at) for at in range(self.lines_model.columnCount())]
        after = widths(self.lines_model.lines, self.viewport().width())
        for at, width in enumerate(after):
            self.setColumnHidden(at, width == 0)
            if width:
                self.setColumnWidth(at, width)
        if before != [width == 0 for width in after]:
            self.columns_changed.emit()

    def _paint_wrong(self, painter: QPainter, row: int) -> None:
        for column in range(self.lines_model.columnCount()):
            index = self.lines_model.index(row, column)
            wrong = self.lines_model.wrong(index)
            if wrong is not None:
                cell, room = QRectF(self.visualRect(index)), self.viewport().width()
                paint_wrong(painter, cell, self.lines_model.lines.rows[row], wrong.why, room)


def framed(sheet: Sheet, *below: QWidget) -> Card:
    """Give a card that holds a sheet from edge to edge, and pieces below it."""
    card = Card(kind="flush", name=sheet.accessibleName())
    card.add(sheet, *below)
    return card
