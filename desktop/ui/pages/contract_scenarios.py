"""What if: contracts, a flat fee and doing it oneself side by side, what to negotiate first, where the fee pulls."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.problems import Refused
from desktop.domain.scenarios.compared import Wanted
from desktop.domain.scenarios.from_book import FLAT_EXAMPLE, Lack, Setting
from desktop.language import N_, _
from desktop.ui.forms import Form
from desktop.ui.pages.base import Going
from desktop.ui.pages.contract_fields import named
from desktop.ui.pages.contract_part import ContractPart
from desktop.ui.pages.incentive_card import IncentiveCard
from desktop.ui.pages.links import GoButton, GoLink
from desktop.ui.pages.negotiation_card import NegotiationCard
from desktop.ui.pages.scenario_cards import CompareCards, MonthsCard
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, clear, column, field_row, row
from desktop.ui.widgets.number_fields import hours_input, yen_input
from desktop.ui.widgets.progress import Working
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.wording.fee_words import catalogue_words
from desktop.wording.problems import sentence
from desktop.wording.scenarios import lack_sentence, period

if TYPE_CHECKING:
    from desktop.domain.scenarios.compared import Compared
    from desktop.services.contract_desk import DeskView
    from desktop.ui.background import Job
    from desktop.ui.desk import Desk

_WAYS = {
    Lack.GOAL: (N_("Set the goal"), Going("shop_goal", part="goal")),
    Lack.COUNTS: (N_("Enter a month’s figures"), Going("each_month", part="sheet")),
    Lack.PROFIT: (N_("Enter the gross profit"), Going("shop_goal", part="goal")),
    Lack.TERMS: (N_("Enter the terms"), Going("contract", part="terms")),
    Lack.HOURLY_COST: (N_("Enter what an hour costs"), Going("shop_goal", part="profile")),
}
"""Where what is missing is entered."""
_LENGTHS = (6, 12, 24)


class ScenariosPart(ContractPart):
    """What was computed stays until something it read changes; leaving stops what is under way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._setting: Setting | None = None
        self._wanted: Wanted | None = None
        self._shown: tuple[Setting, Wanted] | None = None
        self._job: Job | None = None
        self._form = Form("scenarios", self)
        self._length = named(Segmented(_("How far ahead"), _lengths()), "scenarios.length")
        self._working = named(Working(_("Trying the months ahead 10,000 times…")), "scenarios.working")
        self._again = named(Button(_("Compare")), "scenarios.again")
        self._missing, self._ways = QVBoxLayout(), QVBoxLayout()
        self._compare, self._months = CompareCards(), MonthsCard()
        self._negotiation, self._pull = NegotiationCard(desk.catalog.checks), IncentiveCard()
        self._connect()
        self._lay_out()

    def show_view(self, _view: DeskView) -> None:
        """Gather what it rests on; computed again only where that is another."""
        scenarios = self._desk.scenarios
        setting = scenarios.prepare()
        self._setting = setting
        self._show_missing(setting)
        self._controls.setVisible(setting.prospect is not None)
        if setting.prospect is None:
            self._pull.show_incentive(scenarios.pull(setting), catalogue_words(self._desk.measures))
            self._cancel()
            self._show_result(False)
            return
        if self._wanted is None:
            self._begin_with(setting)
        self._negotiation.show_asked(scenarios.asked(setting))
        self._compute()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was stopped by leaving."""
        super().showEvent(event)
        self._compute()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop what is under way."""
        super().hideEvent(event)
        self._cancel()

    # --- what is chosen -------------------------------------------------------------------------

    def _begin_with(self, setting: Setting) -> None:
        self._wanted = Wanted(hours=setting.hours)
        self._form.show_values({"flat": FLAT_EXAMPLE, "hours": setting.hours})
        self._length.set_value(str(self._wanted.months))

    @Slot(str, object)
    def _enter(self, name: str, value: object) -> None:
        if self._wanted is None or self._setting is None:
            return
        usual = {"flat": FLAT_EXAMPLE, "hours": self._setting.hours}
        chosen = usual[name] if value is None else value
        self._form.show_values({name: chosen})
        self._wanted = replace(self._wanted, **{name: chosen})  # type: ignore[arg-type]
        self._compute()

    @Slot(str)
    def _pick_length(self, months: str) -> None:
        if self._wanted is not None:
            self._wanted = replace(self._wanted, months=int(months))
            self._compute()

    # --- computing ------------------------------------------------------------------------------

    def _compute(self) -> None:
        """Compute what is chosen, unless it is shown already or the part is out of sight."""
        setting, wanted = self._setting, self._wanted
        if setting is None or wanted is None or setting.prospect is None or not self.isVisible():
            return
        if self._shown == (setting, wanted):
            return
        self._cancel()
        self._shown = setting, wanted
        self._again.hide()
        self._working.show_step(0, 3)
        self._working.show()
        self._job = self._desk.jobs.compute(
            self._desk.scenarios.play,
            setting,
            wanted,
            done=self._take,
            progressed=self._working.show_step,
        )

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job, self._shown = None, None
        self._working.hide()

    @Slot()
    def _stop(self) -> None:
        self._cancel()
        self._again.show()
        self._again.setFocus()

    @Slot()
    def _start_again(self) -> None:
        self._compute()

    @Slot(object)
    def _take(self, compared: Compared) -> None:
        setting = self._setting
        self._job = None
        self._working.hide()
        if setting is None:
            return
        words = catalogue_words(self._desk.measures)
        self._compare.show_compared(compared, setting, words)
        self._months.show_compared(compared, setting, words)
        self._negotiation.show_gains(compared, setting, words)
        scenarios = self._desk.scenarios
        self._negotiation.show_asked(scenarios.asked(setting))
        self._pull.show_incentive(scenarios.pull(setting, compared.expected), words)
        self._show_result(True)

    def _show_result(self, there: bool) -> None:
        self._compare.setVisible(there)
        self._months.setVisible(there)
        if not there:
            for piece in (self._negotiation, self._working, self._again):
                piece.hide()
            self._pull.setVisible(self._setting is not None and bool(self._setting.deals))

    # --- questions and what is missing -------------------------------------------------------------

    @Slot(str, str)
    def _put(self, code: str, text: str) -> None:
        try:
            step = self._desk.questions.put(code, text)
        except Refused as refusal:
            self.said.emit(sentence(refusal.problems[0]), False)
            return
        if step is not None:
            self.said.emit(_("The question is in the list for the next letter."), True)

    def _show_missing(self, setting: Setting) -> None:
        clear(self._missing)
        clear(self._ways)
        if setting.prospect is None:
            words, going = _WAYS[setting.lacks[0]]
            button = named(GoButton(_(words), going), "scenarios.way")
            button.asked.connect(self.going)
            self._missing.addWidget(Empty("contract", lack_sentence(setting.lacks[0]), button))
            return
        for lack in setting.lacks:
            words, going = _WAYS[lack]
            link = named(GoLink(_(words), going), f"scenarios.way.{lack}")
            link.asked.connect(self.going)
            self._ways.addLayout(row(link, None))

    def _connect(self) -> None:
        self._form.entered.connect(self._enter)
        self._length.picked.connect(self._pick_length)
        self._working.stopped.connect(self._stop)
        self._again.clicked.connect(self._start_again)
        self._negotiation.asked.connect(self._put)

    def _lay_out(self) -> None:
        flat = self._form.add(
            "flat", Field(_("Flat fee a month to compare with"), yen_input(), hint=_("without tax"))
        )
        hours = self._form.add("hours", Field(_("Hours a month for doing it yourself"), hours_input()))
        length = Field(_("How far ahead"), boxed(row(self._length, None)))
        self._controls = Card(_("Compare with something else"), field_row(flat, hours), length)
        lines = column(
            self._missing,
            self._working,
            row(self._again, None),
            self._compare,
            self._ways,
            self._controls,
            self._months,
            self._negotiation,
            self._pull,
        )
        lines.setContentsMargins(0, 0, 0, 0)
        self.setLayout(lines)
        self._show_result(False)


def _lengths() -> list[Option]:
    return [Option(str(months), period(months)) for months in _LENGTHS]
