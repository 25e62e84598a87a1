"""What a painted widget is, told to screen readers: its role, its name being Qt's `accessibleName`.

Qt derives a role from the class a widget is built on; where that says too little (a card is a grouping,
a chart is a chart), the class names its role as `spoken_role`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(type(thing), "spoken_role", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    return QAccessibleWidget(thing, role, thing.accessibleName())


def install() -> None:
    """Let Qt ask our classes for their role; once, at the start."""
    QAccessible.installFactory(_interface)


def alert(widget: QWidget) -> None:
    """Have a widget that has just appeared read out."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
