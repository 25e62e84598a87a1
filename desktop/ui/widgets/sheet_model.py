"""A sheet's lines as Qt's model: it places words, tells what was typed, and keeps what was refused."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.language import _
from desktop.ui.widgets.sheet_values import Cell, Lines, Row, Typed, Wrong

Index = QModelIndex | QPersistentModelIndex
Roles = Qt.ItemDataRole
CELL_ROLE = int(Roles.UserRole)
ROW_ROLE = CELL_ROLE + 1
WRONG_ROLE = CELL_ROLE + 2
_NO_CELL = Cell()


class SheetModel(QAbstractTableModel):
    """Shows `Lines`. Cells change in place; rows come and go without disturbing the cursor."""

    entered = Signal(object)
    """A tuple of `Typed`: one gesture, be it a cell, a pasted block or a cleared one."""
    ticked = Signal(str, bool)
    """Row key, and whether its box is ticked now."""
    rows_changed = Signal()
    """Heights or spans may be others now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = Lines()
        self._wrong: dict[tuple[str, str], Wrong] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many rows."""
        return 0 if parent.isValid() else len(self.lines.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many columns."""
        return 0 if parent.isValid() else len(self.lines.columns)

    def show(self, lines: Lines) -> None:
        """Show other lines; what is the same stays untouched."""
        keys = {(row.key, column.key) for row in lines.rows for column in lines.columns}
        self._wrong = {key: wrong for key, wrong in self._wrong.items() if key in keys}
        if lines.columns != self.lines.columns:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
        else:
            self._move_rows(lines)
            self._change_cells(lines)
        self.rows_changed.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Group rows cannot be picked; cells say whether they can be typed into."""
        if not index.isValid() or self.lines.rows[index.row()].kind == "group":
            return Qt.ItemFlag.NoItemFlags
        flags, cell = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable, self.cell(index)
        if cell.editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if cell.tick is not None else flags

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Give words, or the values themselves for painting."""
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self.lines.rows[index.row()]
        cell = self.cell(index)
        if role == CELL_ROLE:
            return cell
        if role == WRONG_ROLE:
            return self.wrong(index)
        return self._words(index, cell, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole) -> Any:  # noqa: ANN401
        """Give the titles of columns; rows have none."""
        if orientation is Qt.Orientation.Horizontal and role == Roles.DisplayRole:
            return self.lines.columns[section].title
        return None

    def setData(self, index: Index, value: Any, role: int = Roles.EditRole) -> bool:  # noqa: ANN401 - Qt's
        """Tell what was typed or ticked; False where it was refused."""
        row, column = self.lines.rows[index.row()], self.lines.columns[index.column()]
        if role == Roles.CheckStateRole:
            self.ticked.emit(row.key, Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if role != Roles.EditRole:
            return False
        before = self.wrong(index)
        if str(value).strip() == (before.text if before else self._typed(self.cell(index))):
            return before is None
        self.enter((Typed(row.key, column.key, str(value)),))
        return (row.key, column.key) not in self._wrong

    def enter(self, typed: tuple[Typed, ...]) -> None:
        """Tell of one gesture; what was wrong in its cells is forgotten first."""
        forgotten = [self._wrong.pop((one.row, one.column), None) for one in typed]
        self.entered.emit(typed)
        if any(forgotten):
            self._tell_all()

    def refuse(self, typed: Typed, why: str) -> None:
        """Keep showing a text that was not taken, with the reason below it."""
        self._wrong[typed.row, typed.column] = Wrong(typed.text, why)
        self._tell_all()

    def give_up(self, index: Index) -> bool:
        """Show a cell's stored value again in place of a text that was not taken; False where there is none."""
        if not index.isValid() or self.wrong(index) is None:
            return False
        del self._wrong[self.lines.rows[index.row()].key, self.lines.columns[index.column()].key]
        self._tell_all()
        return True

    def forget(self) -> None:
        """Drop every text that was not taken."""
        if self._wrong:
            self._wrong = {}
            self._tell_all()

    def wrong(self, index: Index) -> Wrong | None:
        """Give what is wrong in a cell."""
        keys = self.lines.rows[index.row()].key, self.lines.columns[index.column()].key
        return self._wrong.get(keys)

    def has_wrong(self, row: int) -> bool:
        """Tell whether anything is wrong in a row."""
        return any(key == self.lines.rows[row].key for key, _column in self._wrong)

    def cell(self, index: Index) -> Cell:
        """Give a cell; group rows have empty ones."""
        cells = self.lines.rows[index.row()].cells
        return cells[index.column()] if index.column() < len(cells) else _NO_CELL

    def name_of(self, index: Index) -> str:
        """Give the name of a cell's editor: its row's and its column's key."""
        return f"{self.lines.rows[index.row()].key}/{self.lines.columns[index.column()].key}"

    def row_of(self, key: str) -> int:
        """Give the place of a row, -1 where there is none."""
        return next((at for at, row in enumerate(self.lines.rows) if row.key == key), -1)

    def column_of(self, key: str) -> int:
        """Give the place of a column, -1 where there is none."""
        return next((at for at, column in enumerate(self.lines.columns) if column.key == key), -1)

    @staticmethod
    def _typed(cell: Cell) -> str:
        return cell.text if cell.typed is None else cell.typed

    def _words(self, index: Index, cell: Cell, role: int) -> Any:  # noqa: ANN401 - Qt's
        row, wrong = self.lines.rows[index.row()], self.wrong(index)
        if role == Roles.DisplayRole:
            return row.title if row.kind == "group" else wrong.text if wrong else cell.text + cell.unit
        if role == Roles.EditRole:
            return wrong.text if wrong else self._typed(cell)
        if role == Roles.CheckStateRole and cell.tick is not None:
            return Qt.CheckState.Checked if cell.tick else Qt.CheckState.Unchecked
        if role == Roles.AccessibleTextRole:
            return self._said(index, row, cell)
        if role == Roles.AccessibleDescriptionRole:
            return wrong.why if wrong else cell.below
        return None

    def _said(self, index: Index, row: Row, cell: Cell) -> str:
        if row.kind == "group":
            return _("{label}, {value}").format(label=row.title, value=row.sentence)
        first, column = row.cells[0].text, self.lines.columns[index.column()].title
        if index.column() == 0 and cell.fold is not None:
            said = _("{row}, with its parts") if cell.fold else _("{row}, without its parts")
            return said.format(row=first)
        if index.column() == 0:
            return first
        said = _("{row}, {column}, {value}")
        return said.format(row=first, column=column, value=cell.text + cell.unit)

    def _move_rows(self, lines: Lines) -> None:
        """Take out the rows that went or changed their place, then put in the new ones, run by run."""
        places, last = {row.key: at for at, row in enumerate(lines.rows)}, -1
        stay: set[str] = set()
        for row in self.lines.rows:
            if places.get(row.key, -1) > last:
                last = places[row.key]
                stay.add(row.key)
        gone = [at for at, row in enumerate(self.lines.rows) if row.key not in stay]
        for first, end in reversed(_runs(gone)):
            self.beginRemoveRows(QModelIndex(), first, end)
            self.lines = Lines(lines.columns, self.lines.rows[:first] + self.lines.rows[end + 1 :])
            self.endRemoveRows()
        come = [at for at, row in enumerate(lines.rows) if row.key not in stay]
        for first, end in _runs(come):
            rows = self.lines.rows
            self.beginInsertRows(QModelIndex(), first, end)
            self.lines = Lines(lines.columns, rows[:first] + lines.rows[first : end + 1] + rows[first:])
            self.endInsertRows()

    def _change_cells(self, lines: Lines) -> None:
        before, self.lines = self.lines, lines
        last = self.columnCount() - 1
        for at, (old, new) in enumerate(zip(before.rows, lines.rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at, 0), self.index(at, last))

    def _tell_all(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.rows_changed.emit()


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Give the first and last of each run of neighbouring places; they come in order."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
