"""A button that leads somewhere else in the window."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal

from desktop.ui.pages.base import Going
from desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize


class GoButton(Button):
    """Leads to a place; the words say which, the arrow that one leaves here."""

    asked = Signal(object)
    """The `Going` it was made with."""

    def __init__(
        self, words: str, going: Going, kind: str = "text", size: str = "normal", name: str = ""
    ) -> None:
        arrow = "next" if kind == "text" else "go"
        super().__init__(
            words, cast("ButtonKind", kind), trailing=arrow, size=cast("ButtonSize", size), name=name or words
        )
        self._going = going
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._going)
