"""The parts of one page, side by side at its top."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.language import _
from desktop.ui.painting import CENTRE, LEFT, box, width_of, words
from desktop.ui.style import look


class Tabs(QTabBar):
    """Names with a count where there is one; the picked one is bold with a line below."""

    picked = Signal(str)
    """The user picked the part with this key."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, int] = {}
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.currentChanged.connect(self._tell)

    def add(self, key: str, text: str, count: int | None = None) -> None:
        """Put a part at the end."""
        blocked = self.blockSignals(True)
        at = self.addTab(text)
        self.setTabData(at, key)
        self.blockSignals(blocked)
        self.set_count(key, count)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many things a part holds; None shows nothing."""
        self._counts.pop(key, None)
        if count is not None:
            self._counts[key] = count
        at = self._place(key)
        text = self.tabText(at)
        named = text if count is None else _("{label}, {count}").format(label=text, count=count)
        self.setAccessibleTabName(at, named)
        self.setTabText(at, text)

    def value(self) -> str:
        """Give the picked key."""
        return str(self.tabData(self.currentIndex()))

    def set_value(self, key: str) -> None:
        """Show this part as picked, without telling anybody."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._place(key))
        self.blockSignals(blocked)
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the bold name and the count."""
        theme = look()
        width = 24 + width_of(theme.font("body", bold=True), self.tabText(index))
        count = self._counts.get(str(self.tabData(index)))
        if count is not None:
            width += 8 + width_of(theme.font("hint"), str(count))
        return QSize(width + 4, theme.size("control"))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never cut a name."""
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        """As high as a tab and its line."""
        return QSize(super().sizeHint().width(), look().size("control") + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw base line, names and the mark of the picked one."""
        theme, painter = look(), QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.colour("border"))
        for at in range(self.count()):
            self._paint_tab(painter, at)

    def _paint_tab(self, painter: QPainter, at: int) -> None:
        theme, rect = look(), QRectF(self.tabRect(at)).adjusted(0, 0, -4, 0)
        here = at == self.currentIndex()
        font = theme.font("body", bold=here)
        if here and self.hasFocus():
            box(painter, rect.adjusted(2, 2, -2, -4), edge=theme.colour("accent"), width=2, radius=6)
        count = self._counts.get(str(self.tabData(at)))
        name = rect.adjusted(12, 0, -12, 0)
        colour = theme.colour("accent" if here else "muted")
        words(painter, name, self.tabText(at), font, colour, CENTRE if count is None else LEFT)
        if count is not None:
            left = width_of(font, self.tabText(at)) + 8
            words(
                painter,
                name.adjusted(left, 0, 0, 0),
                str(count),
                theme.font("hint"),
                theme.colour("muted"),
                LEFT,
            )
        if here:
            line = QRectF(rect.left() + 8, self.height() - 3, rect.width() - 16, 3)
            box(painter, line, fill=theme.colour("accent"), radius=1.5)

    def _tell(self, index: int) -> None:
        if index >= 0:
            self.picked.emit(str(self.tabData(index)))

    def _place(self, key: str) -> int:
        return next((at for at in range(self.count()) if self.tabData(at) == key), -1)
