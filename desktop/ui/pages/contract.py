"""The contract: its terms, what the check of it found, how it changes and ends, each in a part of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.domain.contract.asked import AskedState
from desktop.domain.contract.contracts import ContractState
from desktop.domain.problems import Refused
from desktop.language import N_, _
from desktop.ui.pages.base import DeskPage, Going
from desktop.ui.pages.contract_changes import ChangesPart
from desktop.ui.pages.contract_fields import named
from desktop.ui.pages.contract_findings import CheckPart
from desktop.ui.pages.contract_part import ContractPart
from desktop.ui.pages.contract_picking import ContractPicker, OfferDialog
from desktop.ui.pages.contract_questions import QuestionsPart
from desktop.ui.pages.contract_scenarios import ScenariosPart
from desktop.ui.pages.contract_terms import TermsPart
from desktop.ui.pages.parts import Parts
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.tabs import Tabs
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.month import Month
    from desktop.services.contract_desk import DeskView
    from desktop.services.contracts import Deal
    from desktop.ui.desk import Desk

TERMS, CHECK, QUESTIONS, SCENARIOS, CHANGES = "terms", "check", "questions", "scenarios", "changes"
_KINDS: dict[str, type[ContractPart]] = {
    TERMS: TermsPart,
    CHECK: CheckPart,
    QUESTIONS: QuestionsPart,
    SCENARIOS: ScenariosPart,
    CHANGES: ChangesPart,
}
_NAMES = {
    TERMS: N_("Terms of the contract"),
    CHECK: N_("Check list"),
    QUESTIONS: N_("Questions"),
    SCENARIOS: N_("What if"),
    CHANGES: N_("Changes and end"),
}
_PURPOSES = {
    TERMS: N_("Enter the terms just as the contract has them."),
    CHECK: N_("What stands out, the gravest first."),
    QUESTIONS: N_("What was asked of the agency, what it answered, and what that settled."),
    SCENARIOS: N_("What the months ahead may leave, tried 10,000 times with this shop’s own numbers."),
    CHANGES: N_("What was promised beside the money, what changed since, and how it ends."),
}


class ContractPage(DeskPage):
    """Asks the contract desk for its view and hands it to the part in sight; decides nothing itself.

    Another contract, or other terms of it, is another desk: the parts are made anew for it.
    """

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "shop", "goal", "kpi_plan", "plan_line", "target", "result", "agency", "contract", "counting",
            "own_kpi", "amendment", "handover", "paper", "asked", "month_state", "stage_rate", "cancellation",
        }
    )  # fmt: skip
    place: ClassVar[str] = "contract"
    parts: ClassVar[tuple[str, ...]] = tuple(_KINDS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Contract"))
        self._part, self._begun = TERMS, False
        self._parts = Parts(self, _KINDS)
        self._picker = ContractPicker()
        self._tabs = named(Tabs(_("Parts of the contract")), "contract.tabs")
        for part, name in _NAMES.items():
            self._tabs.add(part, _(name))
        begin = named(Button(_("Enter the terms"), "primary", icon="typed"), "contract.begin")
        self._empty = Empty(
            "contract",
            _("Enter what the contract says, and you see at once what each month will cost."),
            begin,
        )
        self._tabs.picked.connect(self._pick)
        self._picker.deal_picked.connect(self._show_deal)
        self._picker.terms_picked.connect(self._show_version)
        self._picker.offer_asked.connect(self._ask_offer)
        begin.clicked.connect(self._begin)
        self.add(self._picker, self._tabs, self._empty)

    def refresh(self) -> None:
        """Ask for the contract and show it in the part in sight."""
        deals = self.desk.contracts.view()
        deal = _on_the_table(self.desk.deal, deals)
        if deal != self.desk.deal:
            self._take_desk(self.desk.with_deal(deal))
        view = self.desk.contract.view()
        shown = view.contract.id if view.contract else ""
        named_deals = [(x.contract.id, x.agency, x.contract.state) for x in deals]
        entered = _entered(view)
        self._picker.show_deals(named_deals, shown, offers=bool(view.agencies) and bool(deals))
        self._picker.show_terms(view.amendments, view.amendment)
        self._picker.setVisible(bool(deals) and (entered or len(deals) > 1))
        found = len(view.report.findings)
        self._tabs.set_count(CHECK, found if view.contract is not None and found else None)
        waiting = sum(x.state is AskedState.OPEN or x.state is AskedState.ANSWERED for x in view.asked)
        self._tabs.set_count(QUESTIONS, waiting or None)
        self._tabs.set_value(self._part)
        self.say(_("Contract"), _(_PURPOSES[self._part]))
        empty = self._part not in (CHECK, QUESTIONS) and not self._begun and not entered
        self._empty.setVisible(empty)
        part = self._parts.show(None if empty else self._part)
        if part is not None:
            part.show_view(view)

    def go_to(self, going: Going) -> None:
        """Show the part asked for; ``terms:ID`` shows the terms of that contract."""
        part, _colon, deal = going.part.partition(":")
        if deal:
            self._show_deal(deal)
        if part in _KINDS and part != self._part:
            self._part = part
            self.mark_stale()

    def here(self, going: Going) -> Going:
        """Say which part of which contract is shown."""
        part = f"{self._part}:{self.desk.deal}" if self.desk.deal else self._part
        return Going(going.place, part=part)

    def _take_desk(self, desk: Desk) -> None:
        """Work on another contract, or on other terms of it."""
        self.desk = desk
        self._parts.clear()
        self.mark_stale()

    def _show_deal(self, deal: str) -> None:
        self._begun = True
        self._take_desk(self.desk.with_deal(deal))

    def _show_version(self, amendment: str) -> None:
        self._take_desk(self.desk.with_deal(self.desk.deal, amendment))

    def _ask_offer(self) -> None:
        dialog = OfferDialog([x.agency for x in self.desk.agencies.view().ratings], self)
        dialog.chosen.connect(self._begin_offer)
        dialog.open()

    def _begin_offer(self, agency: str) -> None:
        there = {x.contract.id for x in self.desk.contracts.view()}
        try:
            self.desk.contracts.draft_with(agency)
        except Refused as refusal:
            self.said.emit(sentence(refusal.problems[0]), False)
            return
        new = next((x.contract.id for x in self.desk.contracts.view() if x.contract.id not in there), "")
        self._part = TERMS
        self._show_deal(new)

    def _pick(self, part: str) -> None:
        self.go_to(Going("contract", part=part))

    def _begin(self) -> None:
        self._begun = True
        self._part = TERMS
        self.refresh()
        self._parts.part(TERMS).setFocus()


def _on_the_table(shown: str, deals: Sequence[Deal]) -> str:
    """Keep the contract that is shown while it is there; where all have ended, the last of them still is."""
    if any(x.contract.id == shown for x in deals):
        return shown
    ended = deals and all(x.contract.state is ContractState.ENDED for x in deals)
    return max(deals, key=_begun).contract.id if ended else ""


def _begun(deal: Deal) -> Month:
    return deal.contract.terms.first_month


def _entered(view: DeskView) -> bool:
    return view.terms is not None and bool(view.terms.fees)
