"""A question or message that stops everything else: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Paragraph

_WIDE = 560
"""How wide a dialog is, in px at 100 %."""
_LEAST = 480
"""A dialog is no higher than its window, but at least so many px at 100 %, where its words need them."""
_COLOURS: dict[str, Colour] = {"attention": "warn", "critical": "bad", "minor": "info", "done": "good"}


class Dialog(QDialog):
    """560 wide, or as said for one that holds a table; gone once it is answered.

    `safe` are ticked lines, `details` are folded; the primary button stands at the right.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        meaning: str = "attention",
        safe: Sequence[str] = (),
        details: str = "",
        wide: int = _WIDE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.finished.connect(self.deleteLater)
        self._wide = wide
        self.setWindowTitle(title)
        self._icon = Icon(meaning, _COLOURS.get(meaning, "accent"), "control_small")
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.body.addWidget(Paragraph(title, "card_title"))
        for line in safe:
            self.body.addLayout(row(Icon("done", "good", "icon_small"), Paragraph(line)))
        if text:
            self.body.addWidget(Paragraph(text, "note" if safe else "body", "muted" if safe else "text"))
        if details:
            self._fold(details)
        self._footer = QHBoxLayout()
        self._footer.setContentsMargins(24, 12, 24, 12)
        self._footer.setSpacing(8)
        self._footer.addStretch(1)
        self._lay_out()

    def add(self, *pieces: QWidget) -> None:
        """Put pieces such as fields below the words."""
        for piece in pieces:
            self.body.addWidget(piece)

    def offer(self, button: Button, *, answer: int | None = None, quiet: bool = False) -> Button:
        """Put a button into the footer, the primary one last; `answer` closes the dialog with that result.

        A `quiet` button stands at the left, for what is beside the question.
        """
        if quiet:
            self._footer.insertWidget(0, button)
        else:
            self._footer.addWidget(button)
        if answer is not None:
            button.setProperty("answer", answer)
            button.clicked.connect(self._answer)
        if button.property("kind") == "primary":
            button.setDefault(True)
        return button

    def event(self, event: QEvent) -> bool:
        """Follow pieces that appear, go or grow while it is open."""
        used = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return used

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need."""
        self._fit()
        super().showEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw surface and footer."""
        theme, painter = look(), QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        top = self._footer.geometry().top()
        painter.fillRect(QRectF(0, top, self.width(), self.height() - top), theme.colour("surface_alt"))
        painter.fillRect(QRectF(0, top, self.width(), 1), theme.colour("border"))

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.setContentsMargins(24, 24, 24, 20)
        words.setSpacing(16)
        words.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(self.body, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        lines.addLayout(words, 1)
        lines.addLayout(self._footer)

    def _fit(self) -> None:
        width, parent = look().px(self._wide), self.parentWidget()
        if parent is not None:
            width = min(width, max(parent.window().width(), look().px(_WIDE)))
        height = self.heightForWidth(width)
        if parent is not None:
            height = min(height, max(parent.window().height(), look().px(_LEAST)))
        self.setFixedSize(width, height)

    def _fold(self, details: str) -> None:
        self._more = Link(_("Show the details"), trailing="")
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(_("Details"))
        self._details.setFixedHeight(look().px(160))
        self._details.hide()
        self._more.clicked.connect(self._unfold)
        self.body.addLayout(row(self._more, None))
        self.body.addWidget(self._details)

    def _unfold(self) -> None:
        self._details.setVisible(not self._details.isVisible())
        self._more.say(_("Hide the details") if self._details.isVisible() else _("Show the details"))
        self._fit()

    def _answer(self) -> None:
        self.done(int(self.sender().property("answer")))
