"""Check boxes and radio buttons; their marks are drawn by the style."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from desktop.ui.style import look
from desktop.ui.widgets.buttons import literal
from desktop.ui.widgets.focus import Ringed
from desktop.ui.widgets.segmented import Option


class Check(Ringed, QCheckBox):
    """A box to tick, with its words."""

    ticked = Signal(bool)
    """The user ticked or cleared it."""

    def __init__(self, text: str, *, on: bool = False, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(literal(text), parent)
        self.setAccessibleName(name or text)
        self.setChecked(on)
        self.clicked.connect(self.ticked)

    def set_value(self, on: bool) -> None:
        """Show it ticked or not, without telling anybody."""
        self.setChecked(on)

    def sizeHint(self) -> QSize:
        """High enough to be hit."""
        return super().sizeHint().expandedTo(QSize(0, look().px(24)))


class Radio(Ringed, QRadioButton):
    """One of several that exclude each other."""

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(literal(option.text), parent)
        self.key = option.key
        self.setAccessibleName(option.text)

    def sizeHint(self) -> QSize:
        """High enough to be hit."""
        return super().sizeHint().expandedTo(QSize(0, look().px(24)))


class Radios(QWidget):
    """Options below each other, of which one is picked; nothing is picked at first."""

    spoken_role = QAccessible.Role.Grouping
    picked = Signal(str)
    """The user picked this key."""

    def __init__(self, question: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self._group = QButtonGroup(self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 4, 0, 0)  # room for the ring below the question
        lines.setSpacing(8)
        self._radios = {option.key: Radio(option, self) for option in options}
        for radio in self._radios.values():
            self._group.addButton(radio)
            lines.addWidget(radio, 0, Qt.AlignmentFlag.AlignLeft)  # its ring shows where it can be clicked
        self._group.buttonClicked.connect(self._tell)

    def value(self) -> str | None:
        """Give the picked key; None where nothing is picked yet."""
        return next((key for key, radio in self._radios.items() if radio.isChecked()), None)

    def set_value(self, key: str | None) -> None:
        """Show this key as picked, without telling anybody."""
        self._group.setExclusive(False)
        for name, radio in self._radios.items():
            radio.setChecked(name == key)
        self._group.setExclusive(True)

    def _tell(self, radio: QRadioButton) -> None:
        if isinstance(radio, Radio):
            self.picked.emit(radio.key)
