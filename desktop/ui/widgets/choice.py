"""One of several, picked from a list that drops down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.painting import icon, width_of, words
from desktop.ui.style import field_box, look
from desktop.ui.widgets.segmented import Option


class _Line(QStyledItemDelegate):
    """One line of the list: roomy, the picked one with a tick."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as a control."""
        return QSize(0, look().size("control"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw fill, tick and words."""
        theme, rect = look(), QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("accent_soft" if chosen else "surface"))
        box = self.parent()
        side = theme.size("icon_tiny")
        if isinstance(box, QComboBox) and box.currentIndex() == index.row():
            at = QPointF(rect.left() + 10, rect.center().y() - side / 2)
            icon(painter, theme, at, "saved", side, "accent")
        words(
            painter,
            rect.adjusted(side + 18, 0, -10, 0),
            str(index.data()),
            theme.font("body"),
            theme.colour("text"),
        )


class Choice(QComboBox):
    """A list that drops down; the wheel moves the page, not the choice."""

    picked = Signal(str)
    """The user picked this key."""

    def __init__(
        self, options: Sequence[Option], *, example: str = "", parent: QWidget | None = None
    ) -> None:
        """Make the list; `example` is shown while nothing is picked."""
        super().__init__(parent)
        self._example = example
        self.setView(QListView(self))
        self.setItemDelegate(_Line(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(12)
        self.activated.connect(self._tell)
        self.offer(options)

    def offer(self, options: Sequence[Option]) -> None:
        """Offer other options; what was picked stays where it is still there."""
        kept = self.value()
        self.clear()
        for option in options:
            self.addItem(option.text, option.key)
        self.set_value(kept)
        self.updateGeometry()

    def value(self) -> str | None:
        """Give the picked key; None where nothing is picked."""
        data = self.currentData()
        return None if data is None else str(data)

    def set_value(self, key: str | None) -> None:
        """Show this key as picked, without telling anybody."""
        self.setCurrentIndex(-1 if key is None else self.findData(key))

    def set_wrong(self, wrong: bool) -> None:
        """Show or clear the red frame."""
        self.setProperty("wrong", wrong)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Room for the longest option and the arrow."""
        font = look().font("body")
        texts = [self.itemText(at) for at in range(self.count())] + [self._example]
        return QSize(max(width_of(font, text) for text in texts) + look().px(48), look().size("control"))

    def minimumSizeHint(self) -> QSize:
        """May be narrower than its longest option, which then ends in an ellipsis."""
        return QSize(min(self.sizeHint().width(), look().px(140)), look().size("control"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, words and arrow."""
        theme, painter, rect = look(), QPainter(self), QRectF(self.rect())
        wrong, enabled = bool(self.property("wrong")), self.isEnabled()
        open_ = self.view().isVisible()
        field_box(painter, theme, rect, enabled, wrong, self.hasFocus() or open_)
        side = theme.size("icon_small")
        at = QPointF(rect.right() - 10 - side, (rect.height() - side) / 2)
        icon(painter, theme, at, "drop_down", side, "text" if enabled else "disabled")
        picked = self.currentIndex() >= 0
        colour = theme.colour("disabled" if not enabled else "text" if picked else "muted")
        shown = self.currentText() if picked else self._example
        words(painter, rect.adjusted(10, 0, -(side + 16), 0), shown, theme.font("body"), colour)

    def _tell(self, index: int) -> None:
        self.picked.emit(str(self.itemData(index)))
