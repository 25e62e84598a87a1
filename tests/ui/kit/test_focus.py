"""The ring around what has the focus goes with it, also when that is taken away while it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.focus import FocusRing
from desktop.ui.widgets.layout import boxed, column
from tests.ui.typing_in import shown


def deleted() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def test_the_ring_goes_when_its_button_is_deleted(qtbot):
    first, second = Button("残る"), Button("消える")
    area = QScrollArea()
    area.setWidget(boxed(column(first, second)))
    window = shown(qtbot, area)
    qtbot.waitUntil(window.isActiveWindow)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert [ring.isVisible() for ring in window.findChildren(FocusRing)] == [True]
    second.deleteLater()
    del second
    deleted()
    window.grab()
    rings = [ring for ring in window.findChildren(FocusRing) if ring.widget() is not first]
    assert rings == []
