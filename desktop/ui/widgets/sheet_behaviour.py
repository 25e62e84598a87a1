"""What Qt's table is told once to be a sheet, and how a block is stretched from its first cell."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView

_Trigger = QAbstractItemView.EditTrigger
_Mode = QAbstractItemView.SelectionMode
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


def behave(view: QTableView, *, whole_rows: bool, fits: bool, scrolls: bool) -> None:
    """Take away what a sheet has no use for; one that `fits` has the height it asks for."""
    view.verticalHeader().hide()
    view.verticalHeader().setMinimumSectionSize(1)
    view.setShowGrid(False)
    view.setCornerButtonEnabled(False)
    view.setTabKeyNavigation(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.viewport().setAutoFillBackground(False)
    view.setMouseTracking(True)
    view.setWordWrap(False)
    view.setEditTriggers(_Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked)
    modes = QAbstractItemView.SelectionBehavior
    view.setSelectionBehavior(modes.SelectRows if whole_rows else modes.SelectItems)
    view.setSelectionMode(_Mode.SingleSelection if whole_rows else _Mode.ContiguousSelection)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    if not scrolls:
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if fits:
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def roll(view: QTableView, *, fits: bool) -> None:
    """Give a sheet that `fits` its scroll bar where it got less room than it asked for, as in a low dialog."""
    if not fits:
        return
    policies, short = Qt.ScrollBarPolicy, view.height() < view.sizeHint().height()
    policy = policies.ScrollBarAsNeeded if short else policies.ScrollBarAlwaysOff
    if view.verticalScrollBarPolicy() is not policy:
        view.setVerticalScrollBarPolicy(policy)


def stretch(view: QTableView, event: QKeyEvent | QMouseEvent) -> bool:
    """Stretch the block to where an arrow or a click with Shift leads; False where it is neither.

    Qt stretches from the cell last clicked or reached by an arrow; after Enter or Tab that is not the
    one the cursor stands on.
    """
    if event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
        return False
    if view.selectionMode() is not _Mode.ContiguousSelection:
        return False
    here = view.currentIndex()
    to = _beyond(view, event) if isinstance(event, QKeyEvent) else view.indexAt(event.position().toPoint())
    if to is None or not to.isValid() or not here.isValid():
        return False
    block = QItemSelection(_first(view, here), to)
    view.selectionModel().setCurrentIndex(to, QItemSelectionModel.SelectionFlag.NoUpdate)
    view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    return True


def _beyond(view: QTableView, event: QKeyEvent) -> QModelIndex | None:
    """Give the cell an arrow leads to, past hidden columns; the last one stays; None where it is no arrow."""
    step = _ARROWS.get(Qt.Key(event.key()))
    if step is None:
        return None
    here = view.currentIndex()
    row, column = here.row() + step[0], here.column() + step[1]
    while view.isColumnHidden(column) and 0 <= column < view.model().columnCount():
        column += step[1]
    there = view.model().index(row, column)
    return there if there.isValid() else here


def _first(view: QTableView, here: QModelIndex) -> QModelIndex:
    """Give the corner of the block that lies across from the cursor."""
    chosen = view.selectionModel().selectedIndexes()
    if here not in chosen:
        return here
    rows, columns = [at.row() for at in chosen], [at.column() for at in chosen]
    row = min(rows) if here.row() == max(rows) else max(rows)
    column = min(columns) if here.column() == max(columns) else max(columns)
    return view.model().index(row, column)
