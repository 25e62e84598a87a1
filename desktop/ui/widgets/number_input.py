"""Money, counts and rates: typed as people write them, read by a function that is handed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.style import look
from desktop.ui.widgets.inputs import Framed, LineEdit
from desktop.ui.widgets.text import Label
from desktop.wording.problems import sentence


class NumberInput(Framed):
    """A number with its unit inside at the right; empty is None, never zero. The wheel does nothing.

    `read` turns typed text into a value and raises `Refused`; `say` turns a value into the text shown.
    """

    entered = Signal(object)
    """The value after a change, when the field is left or Enter pressed; None where it was emptied."""
    edited = Signal(object)
    """The value after each keystroke that can be read; None where it is empty."""
    refused = Signal(str)
    """What is wrong with the text left in the field, as a sentence; empty where it is right again."""

    def __init__(
        self,
        read: Callable[[str], Any],
        say: Callable[[Any], str] = str,
        *,
        unit: str = "",
        example: str = "",
        measured: bool = False,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the field; a `measured` one says 未計測 while it is empty, a `small` one stands in a line of text."""
        self._line = LineEdit()
        super().__init__(self._line, parent)
        self._read, self._say, self._kept, self._before = read, say, None, None
        self._small = small
        self._line.setFrame(False)
        self._line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._line.setPlaceholderText(_("not measured") if measured else example)
        self._unit = Label(unit, "note", "muted", parent=self)  # shown without one, it would be a window
        self._unit.setVisible(bool(unit))
        self._line.editingFinished.connect(self._leave)
        self._line.textEdited.connect(self._type)
        self._line.given_up.connect(self._restore)
        inside = QHBoxLayout(self)
        if small:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        inside.setContentsMargins(8, 2, 10, 2)
        inside.setSpacing(6)
        inside.addWidget(self._line, 1)
        inside.addWidget(self._unit)

    def unit(self) -> str:
        """Give the unit shown."""
        return self._unit.text()

    def set_unit(self, unit: str) -> None:
        """Show another unit."""
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))

    def value(self) -> Any:  # noqa: ANN401 - whatever `read` gives
        """Give the value last read; None is empty."""
        return self._kept

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - whatever `say` takes
        """Show a value, without telling anybody; None is empty."""
        self._kept = value
        self._line.setText("" if value is None else self._say(value))
        self._blame("")

    def refuse(self, why: str) -> None:
        """Answer `entered` with why the value was not taken: its text stays, Esc brings the one before back."""
        self._kept = self._before
        self._line.setModified(True)
        self._blame(why)

    def standing(self) -> bool:
        """Tell whether the text in the field was not taken and waits to be corrected."""
        return bool(self.property("wrong"))

    def enter(self) -> None:
        """Offer the text in the field once more, such as one that was refused before."""
        self._leave()

    def sizeHint(self) -> QSize:
        """As wide as a sum of money needs."""
        theme = look()
        if self._small:
            return QSize(theme.px(72) + self._unit.sizeHint().width(), theme.size("control_small"))
        return QSize(theme.px(160), theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        """Room for the unit and a short number."""
        return QSize(self._unit.sizeHint().width() + look().px(60), self.sizeHint().height())

    def _now(self) -> Any:  # noqa: ANN401 - whatever `read` gives
        text = self._line.text().strip()
        return self._read(text) if text else None

    def _type(self) -> None:
        try:
            value = self._now()
        except Refused:
            return
        self._blame("")
        self.edited.emit(value)

    def _leave(self) -> None:
        try:
            value = self._now()
        except Refused as refusal:
            self._blame(sentence(refusal.problems[0]))
            return
        before = self._kept
        self.set_value(value)
        if value != before:
            self._before = before
            self.entered.emit(value)

    def _restore(self) -> None:
        self.set_value(self._kept)
        self.edited.emit(self._kept)

    def _blame(self, why: str) -> None:
        self.set_wrong(bool(why))
        self.refused.emit(why)
