"""The imports that stand, the newest first, each with the way to take it back, and what that would lose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.kpis import Measure
from desktop.domain.taking_back import Lost
from desktop.language import _
from desktop.ui.pages.import_lines import value_of
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.layout import Rule, boxed, clear, column, row
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, nothing
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import clock_time, day_name, month_name
from desktop.wording.kpis import name_of

if TYPE_CHECKING:
    from desktop.storage.journal import Step

_SHOWN = 5
_LISTED = 6
"""Longer lists scroll by themselves."""


def files_of(step: Step) -> str:
    """Name the files of an import."""
    files = step.values.get("files")
    return _(", ").join(str(name) for name in files) if isinstance(files, list | tuple) else ""


class _Import(QWidget):
    """One import: its files, when it was, and the button that takes it back."""

    asked = Signal(str)

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step.id
        names = files_of(step)
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


class TakeBackDialog(Dialog):
    """Names what was entered by hand since, before it is lost; the answer is 1 where the import is to go."""

    def __init__(self, lost: Sequence[Lost], measures: Mapping[str, Measure], parent: QWidget) -> None:
        super().__init__(
            _("Take back this import?"),
            _(
                "These values were entered by hand since. They go too, and what stood there before comes back."
            ),
            safe=(_("It can be undone as long as the program is open."),),
            parent=parent,
        )
        rows = tuple(_lost_row(one, measures) for one in lost)
        heads = (
            Column("kpi", _("Measure"), stretch=True),
            Column("now", _("Now"), right=True),
            Column("then", _("Then"), right=True),
        )
        table = Sheet(_("Entered by hand since"), fits=len(rows) <= _LISTED, whole_rows=True)
        table.setObjectName("take_back.lost")
        table.show_lines(Lines(heads, rows))
        self.add(framed(table))
        self.offer(Button(_("Keep the import")), answer=0).setObjectName("take_back.keep")
        self.offer(Button(_("Take it back all the same"), "primary"), answer=1).setObjectName("take_back.do")


def _lost_row(one: Lost, measures: Mapping[str, Measure]) -> Row:
    name = name_of(measures, one.kpi)
    now, then = (
        Cell(value_of(value, one.kpi, measures)) if value is not None else nothing()
        for value in (one.value, one.then)
    )
    return Row(f"{one.month}.{one.kpi}", (Cell(name, below=month_name(one.month)), now, then))


class HistoryCard(Card):
    """The last few imports."""

    take_back = Signal(str)
    """The id of the step to take back."""

    def __init__(self) -> None:
        super().__init__(_("Imports so far"))
        self._steps: Sequence[Step] = ()
        self._every = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self._more = Link("", trailing="")
        self._more.setObjectName("import.older")
        self._more.clicked.connect(self._turn)
        self.add(self._rows, row(self._more, None))

    def any(self) -> bool:
        """Tell whether there is an import to show."""
        return self._rows.count() > 0

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the newest of them, the others where they are asked for."""
        self._steps = steps
        self._more.setVisible(len(steps) > _SHOWN)
        self._more.say(_("Show the newest only") if self._every else _("Show older imports"))
        clear(self._rows)
        for at, step in enumerate(steps if self._every else steps[:_SHOWN]):
            one = _Import(step)
            one.asked.connect(self.take_back)
            if at:
                self._rows.addWidget(Rule())
            self._rows.addWidget(one)

    def _turn(self) -> None:
        self._every = not self._every
        self.show_steps(self._steps)
