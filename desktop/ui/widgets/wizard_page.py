"""One page of a wizard: the question, its fields, and beside them what the answers mean so far."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from desktop.ui.style import look
from desktop.ui.widgets.banner import Fact
from desktop.ui.widgets.following import Following
from desktop.ui.widgets.layout import Ground, Piece, Rule, boxed, clear, column, row
from desktop.ui.widgets.progress import Bar
from desktop.ui.widgets.text import Label, Paragraph

_STEPS_BELOW = 1100
_SIDE, _EFFECT_SIDE = 40, 24
"""Margins left and right of the question, and of the panel beside it."""


class Effect(QWidget):
    """The panel at the right: what the answers so far mean, changing with each keystroke."""

    spoken_role = QAccessible.Role.Grouping

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._under = False
        self._pieces = QVBoxLayout()
        self._pieces.setSpacing(12)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(Label(title, "card_title"))
        if sentence:
            head.addWidget(Paragraph(sentence, "note", "muted"))
        inside = column(head, self._pieces, gap=12)
        inside.setContentsMargins(0, 28, 0, 24)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_EFFECT_SIDE, 0, _EFFECT_SIDE, 0)
        whole.addWidget(Following(boxed(inside)))

    def show_pieces(self, *pieces: QWidget) -> None:
        """Show what the answers mean now: facts with a hairline below each, banners, paragraphs."""
        clear(self._pieces)
        for piece in pieces:
            self._pieces.addWidget(piece)
            if isinstance(piece, Fact):
                self._pieces.addWidget(Rule())

    def stand(self, *, under: bool, width: int) -> None:
        """Stand beside the question, so wide; or under it, on its edges and at most as wide as it is."""
        self._under = under
        side = _SIDE if under else _EFFECT_SIDE
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(side, 0, side, 0)
        self.setMinimumWidth(0 if under else width)
        self.setMaximumWidth(width + 2 * side if under else width)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line between question and meaning."""
        edge = look().colour("border")
        if self._under:
            QPainter(self).fillRect(_SIDE, 0, self.width() - 2 * _SIDE, 1, edge)
        else:
            QPainter(self).fillRect(0, 0, 1, self.height(), edge)


class StepPage(QWizardPage):
    """A page. Subclasses fill it in `__init__` with `add`, and may override `arrive`, `effect`, `isComplete`."""

    def __init__(
        self,
        key: str,
        question: str,
        sentence: str = "",
        *,
        effect: Effect | None = None,
        skip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the page; `skip` is the word on the button that leaves it out, empty where it is needed."""
        super().__init__(parent)
        self.key, self.skip, self.skipping = key, skip, False
        self.panel = effect
        self._question = Label(question, "title")
        self._sentence = Paragraph(sentence, "body", "muted")
        self._where = Label("", "note", "muted")
        self._far = Bar(thin=True)
        self._content = QVBoxLayout()
        self._ground = Ground()
        self._area = QScrollArea()
        self._lay_out_page()
        for ground in (self, self._ground, self._area):
            ground.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self.say(question, sentence)

    def say(self, question: str, sentence: str = "") -> None:
        """Ask another question."""
        self._question.setText(question)
        self.setAccessibleName(question)
        self._sentence.set_text(sentence)
        self._sentence.setVisible(bool(sentence))

    def add(self, *pieces: Piece) -> None:
        """Put pieces below what is there, 24 px apart; None takes the spare room."""
        for piece in pieces:
            if piece is None:
                self._content.addStretch(1)
            elif isinstance(piece, QLayout):
                self._content.addLayout(piece)
            else:
                self._content.addWidget(piece)

    def arrive(self) -> None:
        """Do what is to be done each time the page comes up; for subclasses."""

    def show_effect(self, *pieces: QWidget) -> None:
        """Show in the panel what the answers mean now."""
        if self.panel is not None:
            self.panel.show_pieces(*pieces)

    def show_place(self, words: str, share: float) -> None:
        """Say where the wizard is, for windows too narrow for the steps."""
        self._where.setText(words)
        self._far.show_share(share, name=words)

    def validatePage(self) -> bool:
        """Let the page be left; a page that is left out is not asked."""
        return self.skipping or super().validatePage()

    def nextId(self) -> int:
        """Ask the wizard what follows."""
        after = getattr(self.wizard(), "id_after", None)
        return int(after(self.key)) if after is not None else super().nextId()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside or under."""
        super().resizeEvent(event)
        self.turn()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.turn()

    def turn(self) -> None:
        """Lay content and panel for the window's width."""
        theme = look()
        room = self.window().width() / theme.scale
        thin = room < _STEPS_BELOW
        self._thin.setVisible(thin)
        self._column.setMaximumWidth(theme.size("wizard_content_most"))
        if self.panel is None:
            return
        under = room < theme.tokens.sizes["rail_below"]
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.TopToBottom if under else directions.LeftToRight)
        self.panel.stand(under=under, width=theme.size("wizard_content_most" if under else "wizard_help"))

    def _lay_out_page(self) -> None:
        self._thin = boxed(row(self._where, self._far))
        self._thin.setContentsMargins(0, 0, 0, 12)
        self._content.setSpacing(24)
        head = column(self._thin, self._question, self._sentence, gap=0)
        self._column = boxed(column(head, self._content, None, gap=24))
        left = QVBoxLayout()
        left.setContentsMargins(_SIDE, 28, _SIDE, 24)
        line = QHBoxLayout()
        line.addWidget(self._column, 1000)
        line.addStretch(1)  # short lines stay where they are on every page, with a panel or without
        left.addLayout(line, 1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._ground)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addLayout(left, 1)
        if self.panel is not None:
            self._both.addWidget(self.panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area.setWidget(self._ground)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(self._area)
