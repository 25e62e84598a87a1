"""Pages of several parts: each is made when it is first wanted, and one is in sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.pages.base import DeskPage


class PagePart(QWidget):
    """One part of a page."""

    going = Signal(object)
    """A `Going`, also to another part of the page."""
    said = Signal(str, bool)
    """For the toast: text, whether undo is offered."""


P = TypeVar("P", bound=PagePart)


class Parts(Generic[P]):
    """The parts a page has made so far, by their keys."""

    def __init__(self, page: DeskPage, kinds: Mapping[str, Callable[[Desk], P]]) -> None:
        self._page, self._kinds = page, kinds
        self._made: dict[str, P] = {}

    def part(self, key: str) -> P:
        """Give a part, made for the desk of the page when it is first wanted."""
        part = self._made.get(key)
        if part is None:
            part = self._made[key] = self._kinds[key](self._page.desk)
            part.hide()
            part.going.connect(self._page.lead)
            part.said.connect(self._page.said)
            self._page.add(part)
        return part

    def show(self, key: str | None) -> P | None:
        """Bring a part into sight, or none of them."""
        part = None if key is None else self.part(key)
        for other in self._made.values():
            other.setVisible(other is part)
        return part

    def clear(self) -> None:
        """Give all of them up; they are made anew when they are wanted again."""
        for part in self._made.values():
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._made.clear()
