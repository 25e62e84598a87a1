"""The measures: a version of the KPI plan as a table to type into, what a fee may rest on, and reviewing it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent

from desktop.domain.kpis import Measure
from desktop.domain.month import Month
from desktop.domain.plan_view import PlanView
from desktop.domain.planning import override_problem
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.retargeting import Drift
from desktop.language import _, ngettext
from desktop.ui.kpi_picker import KpiPicker
from desktop.ui.own_kpi_actions import OwnKpiActions
from desktop.ui.pages.base import DeskPage, Going
from desktop.ui.pages.kpi_lines import MORE, plan_lines
from desktop.ui.pages.kpi_menu import KpiMenu
from desktop.ui.pages.kpi_warning import KpiWarning
from desktop.ui.pages.months_shown import MonthsShown
from desktop.ui.pages.plan_actions import PlanActions
from desktop.ui.pages.plan_notes import PlanNotes, PlanShape
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.layout import boxed, row, snug
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_columns import needed
from desktop.ui.widgets.sheet_values import Lines, Typed
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.kpis import name_of
from desktop.wording.numbers import read_value
from desktop.wording.plans import changes_words, version_words
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk


class KpisPage(DeskPage):
    """One version of the plan. A typed cell, a pasted or filled block is one command and one step of undo."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {"shop", "goal", "stage_rate", "kpi_plan", "plan_line", "target", "month_state", "own_kpi"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Measures (KPI)"),
            _("What you look at every month, and what you aim at. Fewer are looked at more carefully."),
            full=True,
        )
        self._view: PlanView | None = None
        self._plan, self._wanted = "", ""
        self._version = Choice([])
        self._past = Label(_("Targets of closed months stay as they are"), "note", "muted")
        self._add = Button(_("Add a measure"), icon="add")
        self._review = Button(_("Review the plan…"), icon="versions")
        self._more_of_plan = Button(_("More…"), trailing="drop_down", name=_("More about the plan"))
        self._actions = PlanActions(desk, self)
        self._own = OwnKpiActions(desk, self)
        self._notes, self._shape = PlanNotes(), PlanShape()
        self._span = MonthsShown()
        self._changes = Note("", "versions")
        self._sheet = Sheet(_("Measures and their targets"))
        self._warning = KpiWarning()
        self._begin = Button("", "primary")
        self._from_other = Button(_("Take over another shop’s plan…"), "text")
        self._keys = Paragraph(
            _(
                "Ctrl+C and Ctrl+V copy and paste blocks, Ctrl+D fills down, Ctrl+R to the right, Delete empties."
            ),
            "hint",
            "muted",
        )
        self._none = Empty(
            "kpis", _("No measures are chosen yet. A few that lead to the goal are enough."), self._begin
        )
        self._name()
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Ask for the version shown and show it; cells that stay the same are not touched."""
        view = self._view = self.desk.plans.view(self._today(), self._plan)
        there = view.plan is not None
        for piece in (
            self._table,
            self._add,
            self._review,
            self._version,
            self._changes,
            self._past,
            self._span,
            self._more_of_plan,
            self._keys,
        ):
            piece.setVisible(there)
        self._none.setVisible(not there)
        self._from_other.setVisible(not there and self._actions.can_copy())
        self._tell(view)
        self._begin.say(_("Begin with the recommended ones") if view.has_goal else _("Set the goal"))
        if view.plan is not None:
            self._offer(view)
            self._span.show_months(view.months, self._first_open(view))
        self._show_lines()

    def go_to(self, going: Going) -> None:
        """Show the measure asked for, as soon as the page is in sight."""
        self._wanted = going.part
        if self.isVisible():
            self._show_wanted()

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date, and show the measure asked for."""
        super().showEvent(event)
        self._show_wanted()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show as many months as there is room for, also where only a scroll bar came or went."""
        wider = isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width()
        if wider and watched is self._sheet.viewport():
            self._show_lines()
        return super().eventFilter(watched, event)

    def _name(self) -> None:
        for name, control in (
            ("version", self._version),
            ("add", self._add),
            ("review", self._review),
            ("sheet", self._sheet),
            ("begin", self._begin),
            ("more_of_plan", self._more_of_plan),
            ("from_other", self._from_other),
        ):
            control.setObjectName(f"kpis.{name}")
        self._version.setAccessibleName(_("Version of the plan"))

    def _connect(self) -> None:
        self._version.picked.connect(self._show_version)
        self._add.clicked.connect(self._pick)
        self._review.clicked.connect(self._actions.review)
        self._more_of_plan.clicked.connect(self._open_plan_menu)
        self._from_other.clicked.connect(self._actions.copy)
        self._notes.recompute_asked.connect(self._actions.recompute)
        self._actions.begun.connect(self._show_new)
        self._actions.said.connect(self.said)
        self._own.made.connect(self._join)
        self._own.said.connect(self.said)
        self._span.moved.connect(self._show_lines)
        self._sheet.viewport().installEventFilter(self)
        self._sheet.entered.connect(self._take)
        self._sheet.left_out.connect(self._tell_left_out)
        self._sheet.opened.connect(self._more)
        self._warning.insisted.connect(self._choose_result)
        self._warning.review_asked.connect(self._actions.review)
        self._begin.clicked.connect(self._start)

    def _lay_out(self) -> None:
        self._table = framed(self._sheet, self._warning)
        acts = boxed(row(None, self._add, self._review, self._more_of_plan, gap=16))
        self.set_steps(snug(boxed(row(self._version, None)), acts, gap=16))
        self.add(
            self._none,
            row(None, self._from_other, None),
            self._notes,
            self._changes,
            row(self._past, None, self._span),
            self._table,
            self._keys,
            self._shape,
        )

    def _today(self) -> Month:
        return Month.of(self.desk.today())

    # --- what is shown ---------------------------------------------------------------------------

    def _offer(self, view: PlanView) -> None:
        self._version.offer([Option(x.id, version_words(x)) for x in view.plans])
        self._version.set_value(view.plan.id if view.plan else None)
        self._version.setMinimumWidth(self._version.sizeHint().width())
        words = changes_words(view, self.desk.measures)
        self._changes.say(words)
        self._changes.setVisible(bool(words))

    def _tell(self, view: PlanView) -> None:
        """Say what there is to say about the version as a whole."""
        standing, measures = self._actions.take(view), self.desk.measures
        self._notes.tell(view, standing.drift if standing else Drift(), measures)
        self._shape.tell(view, measures)

    def _first_open(self, view: PlanView) -> Month:
        closed = {aim.month for line in view.rows[:1] for aim in line.aims if aim.closed}
        return next((month for month in view.months if month not in closed), view.months[0])

    @Slot()
    def _show_lines(self) -> None:
        if self._view is not None and self._view.plan is not None:
            self._sheet.show_lines(self._fitting(self._view))

    def _fitting(self, view: PlanView) -> Lines:
        """Give as many months as fit, at least one."""
        room, measures = self._sheet.viewport().width(), self.desk.measures
        for many in range(min(12, len(view.months)), 1, -1):
            lines = plan_lines(view, self._span.shown(many), measures)
            if needed(lines) <= room:
                return lines
        return plan_lines(view, self._span.shown(1), measures)

    @Slot(str)
    def _show_version(self, plan: str) -> None:
        self._plan = plan
        self._warning.leave()
        self._sheet.forget()
        self._span.forget()
        self.mark_stale()

    def _show_wanted(self) -> None:
        kpi, self._wanted = self._wanted, ""
        view = self._view
        if not kpi or view is None or view.plan is None:
            return
        if view.row(kpi) is None:
            text = _("“{kpi}” is not in this version. “Add a measure” takes it in.")
            self.said.emit(text.format(kpi=name_of(self.desk.measures, kpi)), False)
            return
        self._sheet.setFocus()
        self._sheet.pick(kpi)
        self.show_widget(self._sheet, self._sheet.row_rect(kpi))

    # --- what is typed ---------------------------------------------------------------------------

    @Slot(object)
    def _take(self, cells: tuple[Typed, ...]) -> None:
        aims: dict[tuple[str, Month], Decimal | None] = {}
        measures = self.desk.measures
        for cell in cells:
            try:
                value = self._read(cell, measures)
            except Refused as refusal:
                self._sheet.refuse(cell, self._why(refusal.problems[0]))
                continue
            aims[cell.row, Month.parse(cell.column)] = value
        if len(aims) == 1:
            (((kpi, month), value),) = aims.items()
            self._keep(partial(self.desk.plans.change_target, month, kpi, value), cells[-1])
        elif aims:
            self._keep(partial(self.desk.plans.change_targets, aims), cells[0])

    def _read(self, cell: Typed, measures: Mapping[str, Measure]) -> Decimal | None:
        """Read a target; raises `Refused` (no number, below zero), so that only this cell is not taken."""
        value = read_value(cell.text, measures.get(cell.row)).value
        if value is not None and value < 0:
            raise Refused(Problem(Code.BELOW_ZERO, where=cell.row))
        return value

    @Slot(int)
    def _tell_left_out(self, count: int) -> None:
        """Say that a pasted block reached cells that stay: closed months, or measures that are not aimed at."""
        text = ngettext(
            "{count} value was left out: closed months stay, and references are not aimed at",
            "{count} values were left out: closed months stay, and references are not aimed at",
            count,
        )
        if count:
            self.said.emit(text.format(count=count), False)

    def _keep(self, command: Callable[[], Step | None], cell: Typed) -> None:
        try:
            command()
        except Refused as refusal:
            self._sheet.refuse(cell, self._why(refusal.problems[0]))

    def _why(self, problem: Problem) -> str:
        return sentence(problem, self.desk.measures)

    # --- what is clicked -------------------------------------------------------------------------

    @Slot(str, str)
    def _more(self, kpi: str, column: str) -> None:
        line = self._view.row(kpi) if self._view else None
        if column != MORE or line is None:
            return
        menu = KpiMenu(line, name_of(self.desk.measures, kpi), self)
        menu.change_asked.connect(self._own.change)
        menu.put_away_asked.connect(self._own.put_away)
        menu.back_asked.connect(self._own.bring_back)
        menu.result_asked.connect(self._ask_result)
        menu.away_asked.connect(self._remove)
        menu.join_asked.connect(self._join)
        corner = self._sheet.row_rect(kpi).bottomRight() - QPoint(menu.sizeHint().width(), 0)
        menu.popup(self._sheet.viewport().mapToGlobal(corner))

    @Slot(str)
    def _ask_result(self, kpi: str) -> None:
        """Make a measure the result; one that is only a reference has to be argued for."""
        view, measure = self._view, self.desk.measures.get(kpi)
        if view is None or view.plan is None or measure is None:
            return
        if view.fixed or override_problem(measure, view.shop.purpose, "") is None:
            self._choose_result(kpi, "")
        else:
            self._warning.ask(measure)
            self._see_warning()

    @Slot(str, str)
    def _choose_result(self, kpi: str, reason: str) -> None:
        self._change(partial(self.desk.plans.choose_result, kpi=kpi, reason=reason))

    @Slot(str)
    def _remove(self, kpi: str) -> None:
        if self._change(partial(self.desk.plans.remove_kpi, kpi=kpi)):
            text = _("“{kpi}” was taken out of the plan")
            self.said.emit(text.format(kpi=name_of(self.desk.measures, kpi)), True)

    @Slot(str)
    def _join(self, kpi: str) -> None:
        if self._change(partial(self.desk.plans.add_kpi, kpi=kpi)):
            self._sheet.pick(kpi)

    def _change(self, command: Callable[[Month], Step | None]) -> bool:
        """Change the version shown, and tell whether it was; where closed months rest on it, offer a new one."""
        view = self._view
        if view is None or view.plan is None:
            return False
        self._warning.leave()
        try:
            return command(view.plan.first) is not None
        except Refused as refusal:
            problem = refusal.problems[0]
            if problem.code is Code.PLAN_CLOSED:
                self._warning.tell_fixed(self._why(problem))
                self._see_warning()
            else:
                self.said.emit(self._why(problem), False)
            return False

    def _see_warning(self) -> None:
        """Scroll to the warning once it has its place."""
        QTimer.singleShot(0, self, self._scroll_to_warning)

    @Slot()
    def _scroll_to_warning(self) -> None:
        self.show_widget(self._warning)

    @Slot()
    def _pick(self) -> None:
        view = self._view
        if view is not None:
            there = {line.kpi for line in view.rows if line.planned}
            picker = KpiPicker(self.desk.measures, view.shop.purpose, there, self, makes=True)
            picker.chosen.connect(self._join)
            picker.own_asked.connect(self._own.make)
            picker.open()

    @Slot()
    def _open_plan_menu(self) -> None:
        self._actions.open_menu(self._more_of_plan)

    @Slot(object)
    def _show_new(self, month: Month) -> None:
        plan = self.desk.plans.view(month).plan
        self._show_version(plan.id if plan else "")

    @Slot()
    def _start(self) -> None:
        if self._view is None or not self._view.has_goal:
            self.going.emit(Going("setup"))
            return
        try:
            self.desk.plans.start()
        except Refused as refusal:
            self.said.emit(self._why(refusal.problems[0]), False)
