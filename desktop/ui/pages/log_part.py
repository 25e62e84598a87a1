"""A small log of a month, from which figures count: its lines, and a dialog to add, change or delete one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.closing import MonthView, Stage
from desktop.domain.problems import Problem, Refused
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.pages.links import GoLink
from desktop.ui.pages.month_part import MonthPart, to_stage
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.layout import boxed, column, row
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Lines
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import month_name

if TYPE_CHECKING:
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk

Act = Callable[[Any], "Step | None"]
"""A command on one record."""


class LogPart(MonthPart):
    """Lines that open by click or Enter; where the month is closed they can only be read."""

    key: ClassVar[str] = ""
    """Before the names of its pieces."""

    def __init__(self, desk: Desk, name: str, meaning: str, empty: str) -> None:
        super().__init__(desk)
        self._records: tuple[Any, ...] = ()
        self._summary, self._closed = Paragraph(""), Note("", "frozen")
        self._sheet = Sheet(name, whole_rows=True)
        self._add, self._begin = Button(_("Add one"), icon="add"), Button(_("Add one"), "primary", icon="add")
        self._none = Empty(meaning, empty, self._begin)
        self._back = GoLink(_("Back to the figures"), to_stage(self.month, Stage.SHEET))
        for piece, said in (
            (self._sheet, "sheet"),
            (self._add, "add"),
            (self._begin, "begin"),
            (self._back, "back"),
        ):
            piece.setObjectName(f"{self.key}.{said}")
        self._summary.setObjectName(f"{self.key}.summary")
        self._add.clicked.connect(self._new)
        self._begin.clicked.connect(self._new)
        self._sheet.opened.connect(self._open)
        self._back.clicked.connect(self._go_back)
        self._framed = framed(self._sheet)
        self._filled = boxed(column(self._framed, row(self._summary, None, self._add), gap=12))
        self.lines.addWidget(self._closed)
        self.lines.addWidget(self._none)
        self.lines.addWidget(self._filled)
        self.below = column()
        self.lines.addLayout(self.below)
        self.lines.addLayout(row(self._back, None))

    def show_view(self, view: MonthView) -> None:
        """Show the month's lines."""
        self.view = view
        self._records = self.records()
        there, closed = bool(self._records), view.sheet.closed
        self._sheet.show_lines(self.log_lines(self._records))
        self._summary.set_text(self.summary(view, self._records))
        self._none.setVisible(not there and not closed)
        self._filled.setVisible(there)
        self._add.setVisible(not closed)
        words = _("{month} is closed, so what its figures count stays as it is.")
        self._closed.say(words.format(month=month_name(view.sheet.month)))
        self._closed.setVisible(closed)

    def records(self) -> tuple[Any, ...]:
        """Ask for the month's records."""
        raise NotImplementedError

    def fresh(self) -> Any:  # noqa: ANN401 - the record the part is about
        """Give an empty record of the month."""
        raise NotImplementedError

    def log_lines(self, records: Sequence[Any]) -> Lines:
        """Lay the records out; a row's key is its record's id."""
        raise NotImplementedError

    def summary(self, view: MonthView, records: Sequence[Any]) -> str:
        """Say what they come to."""
        raise NotImplementedError

    def ask(self, record: Any) -> LogDialog:  # noqa: ANN401
        """Give the dialog for a record."""
        raise NotImplementedError

    def act(self, command: Act, done: str, record: Any) -> tuple[Problem, ...]:  # noqa: ANN401
        """Do a command; gives what was refused."""
        try:
            step = command(record)
        except Refused as refusal:
            return refusal.problems
        if step is not None:
            self.said.emit(done, True)
        return ()

    @Slot()
    def _new(self) -> None:
        self._edit(self.fresh())

    @Slot(str, str)
    def _open(self, key: str, _column: str) -> None:
        record = next((x for x in self._records if x.id == key), None)
        if record is not None and self.view is not None and not self.view.sheet.closed:
            self._edit(record)

    def _edit(self, record: Any) -> None:  # noqa: ANN401
        dialog = self.ask(record)
        dialog.open()

    @Slot()
    def _go_back(self) -> None:
        self.going.emit(to_stage(self.month, Stage.SHEET))


class LogDialog(Dialog):
    """One record: its fields, kept or refused at the field it is about; an old one can be deleted."""

    def __init__(
        self,
        title: str,
        meaning: str,
        key: str,
        *,
        keep: partial[tuple[Problem, ...]],
        drop: partial[tuple[Problem, ...]] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(title, meaning=meaning, parent=parent)
        self.form = Form(key, self)
        self._keep, self._drop = keep, drop
        if drop is not None:
            delete = Button(_("Delete"), icon="remove")
            delete.setObjectName(f"{key}.delete")
            delete.clicked.connect(self._delete)
            self.offer(delete, quiet=True)
        save = Button(_("Keep"), "primary")
        save.setObjectName(f"{key}.save")
        save.clicked.connect(self._take)
        self.offer(Button(_("Close")), answer=0)
        self.offer(save)

    def read(self) -> Any:  # noqa: ANN401
        """Give the record as the fields have it; raises `Refused` where a needed one is empty."""
        raise NotImplementedError

    @Slot()
    def _take(self) -> None:
        if self.form.unread():
            return
        try:
            problems = self._keep(self.read())
        except Refused as refusal:
            problems = refusal.problems
        if not problems:
            self.accept()
        else:
            self.form.blame(problems)

    @Slot()
    def _delete(self) -> None:
        assert self._drop is not None
        if not self._drop():
            self.accept()
