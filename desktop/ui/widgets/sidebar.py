"""The way through the program at the left edge: steps with icon, name and state; narrow, a rail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.style import look
from desktop.ui.widgets.shop_switcher import ShopSwitcher
from desktop.ui.widgets.sidebar_foot import Foot
from desktop.ui.widgets.sidebar_items import PLACE_ROLE, ItemPainter

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Place:
    """Where one can go: key, icon, name, short name for the rail, state and how many things wait there.

    A caption has no key and cannot be picked.
    """

    key: str
    name: str
    icon: str = ""
    short: str = ""
    state: Literal["", "done", "attention", "not_started"] = ""
    count: int = 0

    def said(self) -> str:
        """Say name, state and count for screen readers."""
        words = {
            "": "{step}",
            "done": _("{step}, done"),
            "attention": _("{step}, needs a look"),
            "not_started": _("{step}, to come"),
        }
        said = words[self.state].format(step=self.name)
        return _("{label}, {count}").format(label=said, count=self.count) if self.count else said


class Places(QAbstractListModel):
    """The places in their order; in the rail without captions and with the foot's places at the end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: tuple[Place, ...] = ()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these; places that only changed their state keep their lines."""
        if [place.key for place in places] == [place.key for place in self.shown]:
            self.shown = tuple(places)
            self.dataChanged.emit(self.index(0), self.index(len(places) - 1))
            return
        self.beginResetModel()
        self.shown = tuple(places)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many lines."""
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Captions cannot be picked."""
        place = self.shown[index.row()]
        return super().flags(index) if place.key else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Give the name, or the place itself for painting."""
        place = self.shown[index.row()]
        if role == PLACE_ROLE:
            return place
        if role == Qt.ItemDataRole.DisplayRole:
            return place.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return place.said()
        return None


class PlaceList(QListView):
    """The list: one tab stop, arrows move, Enter or a click goes."""

    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.places = Places(self)
        self.setModel(self.places)
        self.painter = ItemPainter(self)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(_("Where to go"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._ask)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on Enter or Space."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self._ask(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the lines anew in another look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _ask(self, index: QModelIndex) -> None:
        place = index.data(PLACE_ROLE)
        if isinstance(place, Place) and place.key:
            self.asked.emit(place.key)


class Sidebar(QWidget):
    """Shop, places in groups, and the foot with settings, help and language."""

    asked = Signal(str)
    """The user goes to the place with this key."""

    def __init__(self, foot: Sequence[Place] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[tuple[str, tuple[Place, ...]], ...] = ()
        self._foot_places, self._rail = tuple(foot), False
        self.switcher = ShopSwitcher(self)
        self.list = PlaceList(self)
        self._foot = Foot(self._foot_places, self)
        self.list.asked.connect(self.asked)
        self._foot.asked.connect(self.asked)
        self._lines = QVBoxLayout(self)
        self._lines.setSpacing(8)
        self._lines.addWidget(self.switcher)
        self._lines.addWidget(self.list, 1)
        self._lines.addWidget(self._foot)
        self.set_rail(False)

    def show_groups(self, groups: Sequence[tuple[str, Sequence[Place]]]) -> None:
        """Show places by group; a group's caption may be empty."""
        self._groups = tuple((caption, tuple(places)) for caption, places in groups)
        self._fill()

    def set_value(self, key: str) -> None:
        """Mark where the user is."""
        self.list.painter.here = key
        for row, place in enumerate(self.list.places.shown):
            if place.key == key:
                self.list.setCurrentIndex(self.list.places.index(row))
        self.list.viewport().update()

    def set_rail(self, rail: bool) -> None:
        """Show the narrow rail or the whole sidebar."""
        self._rail = self.list.painter.rail = rail
        self.switcher.set_narrow(rail)
        self._foot.setVisible(not rail)
        self._lines.setContentsMargins(6 if rail else 8, 12, 6 if rail else 8, 8)
        self.setFixedWidth(look().size("rail" if rail else "sidebar"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Take the width of another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setFixedWidth(look().size("rail" if self._rail else "sidebar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line at the right."""
        theme, painter = look(), QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sidebar"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("border"))

    def _fill(self) -> None:
        places: list[Place] = []
        for caption, group in self._groups:
            if caption and not self._rail:
                places.append(Place("", caption))
            places.extend(group)
        if self._rail:
            places.extend(self._foot_places)
        self.list.places.show_places(places)
        self.list.scheduleDelayedItemsLayout()
