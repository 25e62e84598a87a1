"""The figures of a month: a sheet to type into, with notes, parts to unfold, and results cancelled later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLineEdit

from desktop.domain.closing import MonthView, Stage
from desktop.domain.entering import Typed
from desktop.domain.kpis import Measure
from desktop.domain.problems import Problem, Refused
from desktop.domain.sheet import SheetRow
from desktop.language import _
from desktop.ui.pages.base import Going
from desktop.ui.pages.cancelling import CancellingDialog
from desktop.ui.pages.check_card import CheckCard
from desktop.ui.pages.links import GoLink
from desktop.ui.pages.month_part import ADVERTS, MENTIONS, MonthPart, to_part, to_stage
from desktop.ui.pages.month_sheet_model import NAME, NOTE, VALUE, sheet_lines
from desktop.ui.pages.row_detail import RowDetail
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.layout import boxed, row
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Typed as Cellful
from desktop.wording.amounts import month_name
from desktop.wording.entering import (
    block_cleared,
    block_entered,
    block_left_out,
    entered,
    evidence_kept,
    note_kept,
)
from desktop.wording.numbers import read_value, show
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk


class SheetPart(MonthPart):
    """The month sheet. A cell, a pasted block or a cleared one is one command and one step of undo."""

    full: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._turned: frozenset[str] = frozenset()
        self._closed = Note("", "frozen")
        self._open = Link(_("Open it again…"), trailing="")
        self._remark, self._agency = Note(""), Note("", "agency_sheet")
        self._choose = GoLink(_("Choose the measures"), Going("kpis"))
        self._sheet = Sheet(_("Monthly record"))
        self._detail = RowDetail()
        self._cancel = Link(_("Results cancelled later"), trailing="")
        self._mentions, self._adverts = Link(_("Mentions")), Link(_("Adverts by day"))
        self._check = CheckCard()
        self._next = Button(_("Go on to the fee"), "primary", trailing="next")
        self._name()
        self._connect()
        self._lay_out()

    def head(self) -> tuple[str, str]:
        """Say that empty is not zero."""
        return _("Monthly record"), _("An empty cell is “not measured”. It is kept apart from zero.")

    def show_view(self, view: MonthView) -> None:
        """Show a month; what stays the same is not touched."""
        if self.view is None or self.view.sheet.month != view.sheet.month:
            self._sheet.forget()
        self.view = view
        self._sheet.show_lines(sheet_lines(view.sheet, self._folded(view), self.desk.measures))
        text = _("{month} is closed. Its figures stay as they were then; notes can still be written.")
        self._closed.say(text.format(month=month_name(view.sheet.month)))
        self._closed_row.setVisible(view.sheet.closed)
        self._remark_on(view)
        self._say_agency(view)
        looked = self._check.show_sheet(view.sheet)
        self._check.setVisible(looked and view.over and not view.sheet.closed)
        self._cancel.setVisible(bool(view.sheet.billed))
        self._show_note()

    def set_compact(self, compact: bool) -> None:
        """Leave the way on to the head."""
        self._next.setVisible(not compact)

    def _name(self) -> None:
        self._open.setObjectName("each_month.to_reopening")
        self._sheet.setObjectName("each_month.sheet")
        self._cancel.setObjectName("each_month.cancelling")
        self._mentions.setObjectName("each_month.mentions")
        self._adverts.setObjectName("each_month.adverts")
        self._next.setObjectName("each_month.to_fee")

    def _connect(self) -> None:
        self._sheet.entered.connect(self._take)
        self._sheet.left_out.connect(self._tell_left_out)
        self._sheet.opened.connect(self._turn)
        self._sheet.row_picked.connect(self._show_note)
        self._sheet.columns_changed.connect(self._show_note)
        self._detail.noted.connect(self._take_note)
        self._detail.evidenced.connect(self._take_evidence)
        self._detail.proposed.connect(self._propose)
        self._check.explained.connect(self._explain)
        self._cancel.clicked.connect(self._open_cancelling)
        self._mentions.clicked.connect(self._go_mentions)
        self._adverts.clicked.connect(self._go_adverts)
        self._next.clicked.connect(self._go_fee)
        self._open.clicked.connect(self._go_close)
        self._choose.asked.connect(self.going)

    def _lay_out(self) -> None:
        self._closed_row = boxed(row(self._closed, self._open))
        self.lines.addWidget(self._closed_row)
        self.lines.addLayout(row(self._remark, self._choose))
        self.lines.addWidget(self._agency)
        self.lines.addWidget(framed(self._sheet))
        self.lines.addWidget(self._detail)
        self.lines.addWidget(self._check)
        self.lines.addLayout(row(self._cancel, self._mentions, self._adverts, None, self._next, gap=16))

    def _folded(self, view: MonthView) -> frozenset[str]:
        """A closed month keeps its parts to itself, an open one shows where to type; the arrow turns it round."""
        whole = {one.part_of for one in view.sheet.rows if one.part_of}
        return frozenset(whole ^ self._turned if view.sheet.closed else whole & self._turned)

    def _say_agency(self, view: MonthView) -> None:
        """Show what the agency wrote of the month as a whole."""
        said = next((x.reason for x in view.sheet.replies if not x.kpi), "")
        self._agency.say(_("From the agency: {text}").format(text=said))
        self._agency.setVisible(bool(said))

    def _remark_on(self, view: MonthView) -> None:
        remark, begins = "", view.sheet.first_planned
        if view.sheet.plan is None and begins is not None:
            remark = _("The KPI plan begins in {month}. Its measures are shown, without targets.").format(
                month=month_name(begins)
            )
        elif view.sheet.plan is None:
            remark = _(
                "No KPI plan covers this month, so the measures recommended for your purpose are shown."
            )
        elif not view.over:
            remark = _("{month} is not over yet. What you see are the figures so far.").format(
                month=month_name(view.sheet.month)
            )
        self._remark.say(remark)
        self._remark.setVisible(bool(remark))
        self._choose.setVisible(begins is None)

    # --- what is typed ---------------------------------------------------------------------------

    def _take(self, cells: tuple[Cellful, ...]) -> None:
        values: dict[str, Typed] = {}
        for cell in cells:
            if cell.column == NOTE:
                continue
            try:
                values[cell.row] = read_value(cell.text, self._measure(cell.row))
            except Refused as refusal:
                self._refuse(cell, refusal.problems[0])
        self._keep({cell.row: cell for cell in cells if cell.row in values}, values, _notes(cells))

    def _keep(
        self, cells: Mapping[str, Cellful], values: Mapping[str, Typed], notes: Mapping[str, str]
    ) -> None:
        """Keep what can be kept, in one step; cells that are refused keep their text and say why."""
        if not values and not notes:
            return
        before = self._row(next(iter((*values, *notes))))
        try:
            step = self._enter(values, notes)
        except Refused as refusal:
            wrong = {problem.where: problem for problem in refusal.problems}
            for kpi in values.keys() & wrong.keys():
                self._refuse(cells[kpi], wrong[kpi])
            rest = {kpi: typed for kpi, typed in values.items() if kpi not in wrong}
            if len(rest) < len(values):
                self._keep(cells, rest, notes)
            else:
                self.said.emit(self._why(refusal.problems[0]), False)
            return
        if step is not None:
            self.said.emit(self._said(values, notes, before), True)

    def _enter(self, values: Mapping[str, Typed], notes: Mapping[str, str]) -> Step | None:
        months, month = self.desk.months, self.month
        if len(values) == 1 and not notes:
            ((kpi, typed),) = values.items()
            return months.clear(month, kpi) if typed.value is None else months.enter(month, kpi, typed)
        if len(notes) == 1 and not values:
            ((kpi, text),) = notes.items()
            return months.note(month, kpi, text)
        return months.enter_block(month, values, notes)

    def _said(self, values: Mapping[str, Typed], notes: Mapping[str, str], before: SheetRow | None) -> str:
        if len(values) + len(notes) > 1:
            gone = not any(notes.values()) and all(typed.value is None for typed in values.values())
            return (block_cleared if gone else block_entered)(len({*values, *notes}))
        kpi = next(iter((*values, *notes)))
        if notes:
            return note_kept(kpi, self._measure(kpi))
        return entered(kpi, self._measure(kpi), before.value if before else None, values[kpi].value)

    def _tell_left_out(self, count: int) -> None:
        if count:
            self.said.emit(block_left_out(count), False)

    def _take_note(self, kpi: str, text: str) -> None:
        self._keep({}, {}, {kpi: text})

    def _take_evidence(self, kpi: str, text: str) -> None:
        try:
            step = self.desk.months.evidence(self.month, kpi, text)
        except Refused as refusal:
            self.said.emit(self._why(refusal.problems[0]), False)
            return
        if step is not None:
            self.said.emit(evidence_kept(kpi, self._measure(kpi)), True)

    def _propose(self, kpi: str) -> None:
        """Open the cell with last month's figure, to be kept by Enter or left by Escape."""
        shown, editor = self._row(kpi), self._sheet.resume(f"{kpi}/{VALUE}")
        if shown is not None and isinstance(editor, QLineEdit):
            editor.setText(show(shown.last, shown.unit))
            editor.selectAll()

    def _explain(self, kpi: str, why: str) -> None:
        self._sheet.pick(kpi, VALUE)
        self._sheet.setFocus()
        self._keep({}, {}, {kpi: why})

    def _refuse(self, cell: Cellful, problem: Problem) -> None:
        self._sheet.refuse(cell, self._why(problem))

    def _why(self, problem: Problem) -> str:
        return sentence(problem, self.desk.measures)

    def _measure(self, kpi: str) -> Measure | None:
        return self.desk.measures.get(kpi)

    def _row(self, kpi: str) -> SheetRow | None:
        return self.view.sheet.row(kpi) if self.view else None

    # --- what is clicked -------------------------------------------------------------------------

    def _turn(self, kpi: str, column: str) -> None:
        if column == NAME and self.view is not None:
            self._turned ^= {kpi}
            self._sheet.show_lines(sheet_lines(self.view.sheet, self._folded(self.view), self.desk.measures))

    def _show_note(self) -> None:
        """Where the sheet has no room for notes, the current row's is below it."""
        shown = self._row(self._sheet.value())
        self._detail.show_row(shown, with_note=not self._sheet.shows(NOTE))

    def _open_cancelling(self) -> None:
        """What turns out late of a closed month is noted in the next one that is open."""
        if self.view is None:
            return
        shown = self.view.sheet
        noted = self.desk.months.sheet(self.desk.months.open_after(shown.month)) if shown.closed else shown
        dialog = CancellingDialog(self.desk, noted, self, of=shown if shown.closed else None)
        dialog.said.connect(self.said)
        dialog.open()

    def _go_fee(self) -> None:
        self.going.emit(to_stage(self.month, Stage.FEE))

    def _go_mentions(self) -> None:
        self.going.emit(to_part(self.month, MENTIONS))

    def _go_adverts(self) -> None:
        self.going.emit(to_part(self.month, ADVERTS))

    def _go_close(self) -> None:
        self.going.emit(to_stage(self.month, Stage.CLOSE))


def _notes(cells: tuple[Cellful, ...]) -> dict[str, str]:
    return {cell.row: cell.text for cell in cells if cell.column == NOTE}
