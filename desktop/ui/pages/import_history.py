"""The imports that stand, the newest first, each with the way to take it back whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Rule, boxed, clear, column, row
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import clock_time, day_name

if TYPE_CHECKING:
    from desktop.storage.journal import Step

_SHOWN = 5


class _Import(QWidget):
    """One import: its files, when it was, and the button that takes it back."""

    asked = Signal(str)

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step.id
        files = step.values.get("files")
        names = _(", ").join(str(name) for name in files) if isinstance(files, list | tuple) else ""
        when = _("{day}, {time}").format(day=day_name(step.at.astimezone().date()), time=clock_time(step.at))
        back = Button(
            _("Take it back"), size="small", name=_("Take back the import of {files}").format(files=names)
        )
        back.setObjectName(f"import.take_back.{step.id}")
        back.clicked.connect(self._ask)
        said = boxed(column(Paragraph(names), Label(when, "note", "muted"), gap=0))
        self.setLayout(row(said, back, gap=12))

    def _ask(self) -> None:
        self.asked.emit(self._step)


class HistoryCard(Card):
    """The last few imports."""

    take_back = Signal(str)
    """The id of the step to take back."""

    def __init__(self) -> None:
        super().__init__(_("Imports so far"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.add(self._rows)

    def any(self) -> bool:
        """Tell whether there is an import to show."""
        return self._rows.count() > 0

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the newest of them."""
        clear(self._rows)
        for at, step in enumerate(steps[:_SHOWN]):
            one = _Import(step)
            one.asked.connect(self.take_back)
            if at:
                self._rows.addWidget(Rule())
            self._rows.addWidget(one)
