"""The monthly record: one month's files, figures, fee and invoice, and closing it, each in a part of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.closing import MonthView, Stage, StageState, entered_of, stages
from desktop.domain.month import Month
from desktop.language import N_, _
from desktop.ui.pages.adverts_part import AdvertsPart
from desktop.ui.pages.base import DeskPage, Going
from desktop.ui.pages.close_part import ClosePart
from desktop.ui.pages.fee_part import FeePart
from desktop.ui.pages.import_part import ImportPart
from desktop.ui.pages.mentions_part import MentionsPart
from desktop.ui.pages.month_part import ADVERTS, MENTIONS, PLACE, MonthPart, to_stage
from desktop.ui.pages.review_part import ReviewPart
from desktop.ui.pages.sheet_part import SheetPart
from desktop.ui.style import look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.closing_steps import ClosingSteps, Step
from desktop.ui.widgets.layout import Flow, boxed
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.month_picker import MonthPicker

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_NAMES = {
    Stage.IMPORT: N_("Import"),
    Stage.SHEET: N_("Figures"),
    Stage.FEE: N_("Fee and invoice"),
    Stage.REVIEW: N_("Review"),
    Stage.CLOSE: N_("Closing"),
}
_KINDS: dict[str, type[MonthPart]] = {
    Stage.IMPORT: ImportPart,
    Stage.SHEET: SheetPart,
    Stage.FEE: FeePart,
    Stage.REVIEW: ReviewPart,
    Stage.CLOSE: ClosePart,
    MENTIONS: MentionsPart,
    ADVERTS: AdvertsPart,
}


class EachMonthPage(DeskPage):
    """Asks for the month's view and hands it to the part in sight; knows no rule and no table."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "shop", "goal", "kpi_plan", "plan_line", "target", "result", "cancellation", "month_state", "agency",
            "contract", "amendment", "invoice", "own_kpi", "review", "closing", "delivery", "reply", "meeting",
            "post", "mention", "ad_day", "day_count", "post_count", "layout",
        }
    )  # fmt: skip
    parts: ClassVar[tuple[str, ...]] = tuple(str(part) for part in _KINDS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Monthly record"), full=True)
        self._month, self._stage = desk.last_month(), str(Stage.SHEET)
        self._view: MonthView | None = None
        self._parts: dict[str, MonthPart] = {}
        self._picker = MonthPicker(_("Month shown"), self._month, last=Month.of(desk.today()))
        self._ways = ClosingSteps(_("What to do with the month"))
        self._shown: tuple[Step, ...] = ()
        self._progress = Chip("", meaning="typed")
        self._import = Button(_("Bring in files…"), icon="import")
        self._fee = Button(_("To the fee"), "primary", trailing="next", name=_("Go on to the fee"))
        self._connect()
        self._lay_out_head()

    def refresh(self) -> None:
        """Ask for the month and show it in the part in sight."""
        desk, month = self.desk, self._month
        self._show(MonthView(desk.months.sheet(month), desk.fees.month(month), desk.today()))

    def go_to(self, going: Going) -> None:
        """Show the month and part asked for."""
        month = going.month or self._month
        stage = going.part if going.part in _KINDS else self._stage
        if self._view is None or month != self._month:
            self._leave_field()
            self._month, self._stage = month, stage
            self._picker.set_value(month)
            self.mark_stale()
        elif stage != self._stage:
            self._stage = stage
            self._show(self._view)

    def here(self, going: Going) -> Going:
        """Say which month and part are shown."""
        return Going(going.place, self._month, self._stage)

    def take_files(self, files: Sequence[Path]) -> None:
        """Read files that were dropped or pasted."""
        self.go_to(to_stage(self._month, Stage.IMPORT))
        part = self._part()
        assert isinstance(part, ImportPart)
        part.take(files)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the steps where there is room for them."""
        super().resizeEvent(event)
        self._measure_head()

    def _connect(self) -> None:
        self._picker.setObjectName("each_month.month")
        self._ways.setObjectName("each_month.steps")
        self._import.setObjectName("each_month.import")
        self._fee.setObjectName("each_month.go_on")
        self._picker.picked.connect(self._pick)
        self._ways.asked.connect(self._step)
        self._import.clicked.connect(self._go_import)
        self._fee.clicked.connect(self._go_fee)

    def _lay_out_head(self) -> None:
        self.set_steps(
            boxed(Flow(self._picker, self._ways, self._progress, gap=16)), None, self._import, self._fee
        )

    def _show(self, view: MonthView) -> None:
        self._view = view
        part = self._part()
        self._say_head()
        self.set_full(part.full)
        self._show_steps(view)
        part.show_view(view)
        self._measure_head()

    def _leave_field(self) -> None:
        """Have what is typed kept in its own month: the arrows beside the month do not take the focus."""
        typed = QApplication.focusWidget()
        if typed is not None and any(part.isAncestorOf(typed) for part in self._parts.values()):
            typed.clearFocus()

    def _part(self) -> MonthPart:
        """Give the part in sight, made when it is first wanted."""
        part = self._parts.get(self._stage)
        if part is None:
            part = self._parts[self._stage] = _KINDS[self._stage](self.desk)
            part.going.connect(self._leave)
            part.said.connect(self.said)
            part.head_changed.connect(self._say_head)
            self.add(part)
        for other in self._parts.values():
            other.setVisible(other is part)
        return part

    def _say_head(self) -> None:
        part = self._parts.get(self._stage)
        if part is not None:
            self.say(*part.head())

    def _show_steps(self, view: MonthView) -> None:
        states = stages(view)
        now = self._stage if self._stage in list(Stage) else Stage.SHEET
        steps = tuple(_step(stage, states[stage], now=stage == now) for stage in Stage)
        if steps != self._shown:
            self._shown = steps
            self._ways.show_steps(steps)
        there, of = entered_of(view.sheet)
        self._progress.show_word(_("{there} of {of} entered").format(there=there, of=of), "plain", "typed")

    def _measure_head(self) -> None:
        """Where the steps find no room beside the buttons, say only how far one is."""
        sheet = self._stage == Stage.SHEET
        pieces = (self._picker, self._ways, self._import)
        wide = sum(piece.sizeHint().width() for piece in pieces) + 16 * len(pieces)
        room = self.width() - 2 * look().tokens.spaces["page_x"]
        roomy = not sheet or wide <= room
        self._ways.setVisible(roomy)
        self._progress.setVisible(not roomy)
        self._import.setVisible(sheet)
        self._fee.setVisible(not roomy)
        if self._stage in self._parts:
            self._parts[self._stage].set_compact(not roomy)

    def _pick(self, month: Month) -> None:
        self.go_to(Going(PLACE, month))

    def _step(self, key: str) -> None:
        self.go_to(Going(PLACE, part=key))

    def _go_import(self) -> None:
        self.go_to(to_stage(self._month, Stage.IMPORT))

    def _go_fee(self) -> None:
        self.go_to(to_stage(self._month, Stage.FEE))

    def _leave(self, going: Going) -> None:
        if going.place == PLACE:
            self.go_to(going)
        else:
            self.going.emit(going)


def _step(stage: Stage, state: StageState, *, now: bool) -> Step:
    return Step(stage.value, _(_NAMES[stage]), "now" if now else state.value)
