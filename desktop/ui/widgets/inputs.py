"""What all fields one types into share: undo handed on, the framed box, errors told."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop.ui.style import field_box, look

_UNDO = QKeySequence.StandardKey.Undo
_REDO = QKeySequence.StandardKey.Redo
REDO_TOO = QKeySequence("Ctrl+Shift+Z")
"""Redo on every system; Qt knows only Ctrl+Y on some."""


def is_redo(event: QKeyEvent) -> bool:
    """Tell whether the keys mean redo, on any system."""
    return event.matches(_REDO) or QKeySequence(event.keyCombination()) == REDO_TOO


class LineEdit(QLineEdit):
    """Qt's line, but Ctrl+Z goes to the window where the line itself has nothing to undo; Esc restores."""

    given_up = Signal()
    """Esc was pressed."""

    def event(self, event: QEvent) -> bool:
        """Let the window have the keys for undo and redo that the line has no use for."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._of_no_use(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc as giving up."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
            return
        if self._of_no_use(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _of_no_use(self, event: QKeyEvent) -> bool:
        if event.matches(_UNDO):
            return not self.isUndoAvailable()
        return is_redo(event) and not self.isRedoAvailable()


class Framed(QWidget):
    """A box with an editor inside; the frame shows the editor's focus and what is wrong."""

    def __init__(self, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.setFocusProxy(editor)
        self.setFocusPolicy(editor.focusPolicy())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        editor.installEventFilter(self)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repaint the frame when the editor's focus changes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.EnabledChange):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box."""
        wrong, focused = bool(self.property("wrong")), self.editor.hasFocus()
        field_box(QPainter(self), look(), QRectF(self.rect()), self.isEnabled(), wrong, focused)
