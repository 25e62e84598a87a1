"""A page: its head, a column of content that scrolls, and a strip for what was just done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.style import look
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.layout import ANY_WIDTH, Ground, Piece, boxed, column, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.toast import Toast

_AROUND = 40
"""So much around a part that is scrolled into sight is shown too, in px at 100 %."""


class PageTools(QWidget):
    """Always in this order: saved mark with time, undo, redo, search."""

    undo_asked = Signal()
    redo_asked = Signal()
    search_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tick = Icon("saved", "muted", "icon_tiny")
        self._saved = Label("", "hint", "muted")
        self._undo = IconButton("undo", _("Undo"), key="Ctrl+Z")
        self._redo = IconButton("redo", _("Redo"), key="Ctrl+Shift+Z")
        self._search = IconButton("search", _("Search"), key="Ctrl+K")
        self._undo.clicked.connect(self.undo_asked)
        self._redo.clicked.connect(self.redo_asked)
        self._search.clicked.connect(self.search_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for piece in (self._tick, self._saved, self._undo, self._redo, self._search):
            line.addWidget(piece)
        line.insertSpacing(2, 4)
        self.set_saved("")
        self.set_undo("")
        self.set_redo("")

    def set_saved(self, words: str) -> None:
        """Say that all is kept, with the time; empty says nothing."""
        self._saved.setText(words)
        self._tick.setVisible(bool(words))
        self._saved.setVisible(bool(words))

    def set_undo(self, what: str) -> None:
        """Say what Ctrl+Z would take back; empty greys it."""
        self._undo.setEnabled(bool(what))
        self._undo.call(what or _("Undo"))

    def set_redo(self, what: str) -> None:
        """Say what would be done again; empty greys it."""
        self._redo.setEnabled(bool(what))
        self._redo.call(what or _("Redo"))


class Page(QWidget):
    """Head, content, toast. Pages are made by putting pieces into it; they own no colour, font or spacing."""

    def __init__(
        self, title: str, sentence: str = "", *, full: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make a page; `full` uses the whole width (sheets, the calendar), else a column of at most 1040."""
        super().__init__(parent)
        self._full = full
        self._title = Label(title, "title")
        self._sentence = Paragraph(sentence, "body", "muted")
        self.tools = PageTools()
        self.toast = Toast()
        self._column = QWidget()
        self._lines = QVBoxLayout(self._column)
        self._steps = QVBoxLayout()
        self._content = QVBoxLayout()
        self._scroll = QScrollArea()
        self._lay_out_page()
        self.say(title, sentence)

    def say(self, title: str, sentence: str = "") -> None:
        """Show another title and what the page is for."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._sentence.set_text(sentence)
        self._sentence.setVisible(bool(sentence))

    def set_full(self, full: bool) -> None:
        """Use the whole width, or the column again."""
        self._full = full
        self._measure()

    def set_steps(self, *pieces: Piece) -> None:
        """Lay the row under the head: month picker, the page's steps, secondary buttons at the right."""
        line = row(*pieces, gap=16)
        self._steps.addLayout(line)

    def add(self, *pieces: Piece) -> None:
        """Put blocks below what is there, 16 px apart; None takes the spare room."""
        for piece in pieces:
            if piece is None:
                self._content.addStretch(1)
            elif isinstance(piece, QLayout):
                self._content.addLayout(piece)
            else:
                self._content.addWidget(piece)

    def finish(self, *buttons: Button, note: str = "") -> None:
        """Put the buttons that complete the page at its lower right, the primary one last."""
        self._content.addLayout(row(None, *buttons))
        if note:
            self._content.addWidget(Label(note, "hint", "muted", align=Qt.AlignmentFlag.AlignRight))

    def show_widget(self, widget: QWidget, part: QRect | None = None) -> None:
        """Scroll so that a widget can be seen, or a part of it."""
        ground = self._scroll.widget()
        if part is None or ground is None:
            self._scroll.ensureWidgetVisible(widget)
            return
        middle = widget.mapTo(ground, part.center())
        self._scroll.ensureVisible(0, middle.y(), 0, part.height() + look().px(_AROUND))

    def changeEvent(self, event: QEvent) -> None:
        """Take the widths of another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        spaces = look().tokens.spaces
        most = ANY_WIDTH if self._full else look().size("content_most")
        self._column.setMaximumWidth(most)
        self._outer.setContentsMargins(
            spaces["page_x"], spaces["page_top"], spaces["page_x"], spaces["page_bottom"]
        )

    def _lay_out_page(self) -> None:
        head = row(boxed(column(self._title, self._sentence, gap=0)), self.tools, gap=16, top=True)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(16)
        self._content.setSpacing(look().tokens.spaces["card_gap"])
        self._lines.addLayout(head)
        self._lines.addLayout(self._steps)
        self._lines.addLayout(self._content)
        self._lines.addStretch(1)
        ground = Ground()
        self._outer = QHBoxLayout(ground)
        self._outer.addWidget(self._column, 1)
        self._measure()
        self._scroll.setWidget(ground)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.toast)
