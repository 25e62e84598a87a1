"""Carries what is being typed over a change of language: the page is made anew, the open field is not lost."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget


@dataclass(frozen=True, slots=True)
class Carried:
    """The field that had the focus: the names on the way to it, its text, and where the cursor stood."""

    path: tuple[str, ...]
    text: str
    cursor: int


def carry(window: QWidget) -> Carried | None:
    """Take note of the open field; None where nobody is typing."""
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit | QPlainTextEdit) or not window.isAncestorOf(field):
        return None
    if isinstance(field, QLineEdit):
        return Carried(_path(field), field.text(), field.cursorPosition())
    return Carried(_path(field), field.toPlainText(), field.textCursor().position())


def restore(window: QWidget, carried: Carried) -> None:
    """Put text and cursor back into the field of the same name."""
    place = window
    for name in carried.path:
        found = place.findChild(QWidget, name)
        resume = getattr(place, "resume", None)
        if found is None and resume is not None:
            found = resume(name)
        if found is None:
            return
        place = found
    field = place if isinstance(place, QLineEdit | QPlainTextEdit) else place.focusProxy()
    if isinstance(field, QLineEdit):
        field.setFocus()
        field.setText(carried.text)
        field.setModified(True)
        field.setCursorPosition(carried.cursor)
    elif isinstance(field, QPlainTextEdit):
        field.setFocus()
        field.setPlainText(carried.text)
        cursor = field.textCursor()
        cursor.setPosition(carried.cursor)
        field.setTextCursor(cursor)


def _path(field: QWidget) -> tuple[str, ...]:
    names: list[str] = []
    at: QWidget | None = field
    while at is not None:
        if at.objectName() and not at.objectName().startswith("qt_") and at.objectName() != "main":
            names.append(at.objectName())
        at = at.parentWidget()
    return tuple(reversed(names))
