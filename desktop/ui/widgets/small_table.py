"""A few rows of figures inside a card: names that may run over several lines, figures at the right edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.style import look
from desktop.ui.widgets.layout import Rule
from desktop.ui.widgets.text import Label, Paragraph

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Row:
    """One row; the last figure is the one that counts."""

    name: str
    figures: tuple[str, ...]


class SmallTable(QWidget):
    """Nothing in it is typed or picked; what is read aloud is its text, row by row."""

    spoken_role = QAccessible.Role.Table

    def __init__(self, name: str, heads: Sequence[str], rows: Sequence[Row]) -> None:
        """Make it; `heads` stand over the figures."""
        super().__init__()
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look().px(16))
        self._grid.setVerticalSpacing(look().px(4))
        self._grid.setColumnStretch(0, 1)
        for at, head in enumerate(heads, 1):
            self._grid.addWidget(Label(head, "hint", "muted"), 0, at, _RIGHT)
        for row in rows:
            self._add(row)

    def _add(self, row: Row) -> None:
        line = self._grid.rowCount()
        last = len(row.figures)
        self._grid.addWidget(Rule(), line, 0, 1, last + 1)
        self._grid.addWidget(Paragraph(row.name, "note"), line + 1, 0)
        for at, figure in enumerate(row.figures, 1):
            self._grid.addWidget(Label(figure, "note", bold=at == last or None), line + 1, at, _RIGHT)
