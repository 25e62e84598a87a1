"""Types, clicks and composes as a person does: through the window, to whatever has the focus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


def shown(qtbot, widget: QWidget, width: int = 800, height: int = 600) -> QWidget:
    """Show a widget as the active window."""
    qtbot.addWidget(widget)
    vars(qtbot).setdefault("kept", []).append(widget)  # pytest-qt itself holds it weakly
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    assert QTest.qWaitForWindowActive(widget)
    QApplication.processEvents()
    return widget


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key in the window; what has the focus gets it."""
    QTest.keyClick(widget.window().windowHandle(), key, modifiers)
    QApplication.processEvents()


def type_text(widget: QWidget, text: str) -> None:
    """Type plain letters in the window."""
    for letter in text:
        QTest.keyClick(widget.window().windowHandle(), letter)
    QApplication.processEvents()


def compose(widget: QWidget, text: str) -> None:
    """Type as a Japanese input method does: first a draft, then what is meant, into what has the focus."""
    for event in (QInputMethodEvent(text[:1], []), _commit(text)):
        QApplication.sendEvent(QApplication.focusWidget() or widget, event)
    QApplication.processEvents()


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click on a widget."""
    QTest.mouseClick(
        widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center()
    )
    QApplication.processEvents()


def click_cell(view: QAbstractItemView, row: int, column: int) -> None:
    """Click into a cell."""
    index = view.model().index(row, column)
    click(view.viewport(), view.visualRect(index).center())


def _commit(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


def heard(signal) -> list:
    """Collect what a signal says from now on: one value alone, several as a tuple."""
    said: list = []

    def hear(*values):
        said.append(values[0] if len(values) == 1 else values)

    signal.connect(hear)
    return said
