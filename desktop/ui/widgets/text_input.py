"""Text: one line, or several that grow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from desktop.ui.style import look
from desktop.ui.widgets.inputs import Framed, LineEdit, is_redo

_PADDING = 10
_MOST_LINES = 6
_LEAST = 60


class TextInput(LineEdit):
    """One line of text."""

    entered = Signal(str)
    """The text was changed and the field left, or Enter pressed."""
    edited = Signal(str)
    """The text as it is after each keystroke."""

    def __init__(self, text: str = "", *, example: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.setPlaceholderText(example)
        self.setTextMargins(_PADDING - 2, 0, _PADDING - 2, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._leave)
        self.textEdited.connect(self.edited)
        self.given_up.connect(self._restore)
        self.set_value(text)

    def value(self) -> str:
        """Give the text, without blanks around it."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Show a text, without telling anybody."""
        self._kept = text
        self.setText(text)

    def set_wrong(self, wrong: bool) -> None:
        """Show or clear the red frame."""
        self.setProperty("wrong", wrong)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a control."""
        return QSize(look().px(160), look().size("control"))

    def minimumSizeHint(self) -> QSize:
        """Never lower than a control."""
        return QSize(look().px(72), look().size("control"))

    def _leave(self) -> None:
        if self.value() != self._kept:
            self._kept = self.value()
            self.entered.emit(self._kept)

    def _restore(self) -> None:
        self.set_value(self._kept)
        self.edited.emit(self._kept)


class _Lines(QPlainTextEdit):
    """Qt's text, without a frame; Tab leaves it, Ctrl+Z goes on to the window where it has no use here."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def event(self, event: QEvent) -> bool:
        """Let the window have the keys that the text has no use for."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            undo = event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
            if undo or (is_redo(event) and not document.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)


class LongText(Framed):
    """Several lines; grows with the text, up to six if not said otherwise."""

    entered = Signal(str)
    """The text was changed and the field left."""
    edited = Signal(str)
    """The text as it is after each keystroke."""

    def __init__(
        self, text: str = "", *, example: str = "", most: int = _MOST_LINES, parent: QWidget | None = None
    ) -> None:
        """Make the field; it grows to `most` lines."""
        self._lines, self._most = _Lines(), most
        super().__init__(self._lines, parent)
        self._kept = ""
        self._lines.setPlaceholderText(example)
        self._lines.textChanged.connect(self._grow)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(_PADDING, 8, 4, 8)
        inside.addWidget(self._lines)
        self.set_value(text)

    def value(self) -> str:
        """Give the text, without blanks around it."""
        return self._lines.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Show a text, without telling anybody."""
        self._kept = text
        if text != self._lines.toPlainText():
            self._lines.setPlainText(text)
        self._grow()

    def sizeHint(self) -> QSize:
        """As high as its lines, up to `most`."""
        return QSize(look().px(240), self._high(self._most))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its lines, up to six: where there is no room for more, they scroll."""
        return QSize(look().px(120), self._high(min(self._most, _MOST_LINES)))

    def _high(self, most: int) -> int:
        lines = min(most, max(1, round(self._lines.document().size().height())))
        return max(look().px(_LEAST), 16 + lines * self._lines.fontMetrics().lineSpacing() + 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the text when the focus goes."""
        if event.type() is QEvent.Type.FocusOut and self.value() != self._kept:
            self._kept = self.value()
            self.entered.emit(self._kept)
        if event.type() is QEvent.Type.Resize:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        self.updateGeometry()
        if self._lines.hasFocus():
            self.edited.emit(self.value())
