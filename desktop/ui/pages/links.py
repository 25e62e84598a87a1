"""A button that leads somewhere else in the window."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.ui.pages.base import Going
from desktop.ui.widgets.buttons import Button, Link


class GoLink(Link):
    """A quiet way to another place."""

    asked = Signal(object)
    """The `Going` it was made with."""

    def __init__(self, words: str, going: Going, name: str = "") -> None:
        super().__init__(words, name=name)
        self._going = going
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._going)


class GoButton(Button):
    """The page's main way on."""

    asked = Signal(object)
    """The `Going` it was made with."""

    def __init__(self, words: str, going: Going, name: str = "") -> None:
        super().__init__(words, "primary", trailing="go", size="large", name=name)
        self._going = going
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._going)
