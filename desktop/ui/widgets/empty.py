"""What stands where there is nothing yet: one sentence and the one button that begins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Paragraph


class Empty(Card):
    """A dashed card with an icon, a sentence and a button."""

    def __init__(
        self, meaning: str, text: str, button: Button | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(kind="empty", name=text, gap=8, parent=parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.body.setContentsMargins(0, 8, 0, 8)
        self.body.addWidget(Icon(meaning, "muted", "icon_large"), 0, centre)
        self.body.addWidget(Paragraph(text, "body", align=centre))
        if button is not None:
            self.body.addSpacing(4)
            self.body.addWidget(button, 0, centre)
