"""The set-up's last pages: the contract now or later, and everything once more before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.first_plan import chosen_kpis
from desktop.domain.goals import worth_of
from desktop.domain.problems import Problem
from desktop.domain.setup import ContractChoice, Stage
from desktop.domain.shop import Purpose
from desktop.language import _
from desktop.ui.widgets.banner import Fact
from desktop.ui.widgets.buttons import Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.checks import Radios
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import Rule, clear
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.wizards.setup_page import SetupPage
from desktop.wording.amounts import month_name, yen
from desktop.wording.goals import months_words
from desktop.wording.kpis import name_of, value_words
from desktop.wording.shops import purpose_word

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class ContractPage(SetupPage):
    """Whether the contract's terms are entered now or later."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Stage.CONTRACT,
            _("Is there a contract or an offer already?"),
            _("Both ways are fine. The check is most useful before you sign."),
            _("What comes then"),
        )
        choices = [
            Option(ContractChoice.NOW.value, _("Yes: enter its terms next")),
            Option(ContractChoice.LATER.value, _("Not yet, or later")),
        ]
        self.form.add("contract", Field(_("The contract"), Radios(_("The contract"), choices)))
        self.add(self.form.field("contract"), self.remark)

    def fill(self) -> None:
        """Show the answer so far."""
        chosen = self.draft.contract
        self.form.show_values({"contract": chosen.value if chosen else None})

    def tell(self) -> None:
        """Say what the contract's terms are good for."""
        now = self.draft.contract is ContractChoice.NOW
        first = _("After the summary the terms are asked for: fees, cap, term and notice.")
        later = _("You find it under “Contract” whenever you have it.")
        self.show_effect(
            Paragraph(first if now else later),
            Paragraph(
                _(
                    "Twelve questions then show what could cost you money, each with a question to send to the agency."
                ),
                "note",
            ),
            Paragraph(
                _("Each month's fee is worked out from the terms and held against the invoice, to the yen."),
                "note",
            ),
        )

    def _answer(self, name: str, value: object) -> None:
        self.answered.emit({name: ContractChoice(str(value))})


class SummaryPage(SetupPage):
    """Everything once more; each part can be gone back to."""

    back_asked = Signal(str)
    """The key of the page to change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Stage.SUMMARY,
            _("Is this right?"),
            _("You can change everything later, too. Past months keep what held then."),
        )
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self.add(self._cards, self.remark)

    def fill(self) -> None:
        """Lay the answers out, part by part."""
        clear(self._cards)
        for stage, title, pieces in self._parts():
            change = _Change(stage, title)
            change.asked.connect(self.back_asked)
            self._cards.addWidget(Card(title, *pieces, trailing=change, gap=4))

    def blame(self, problems: tuple[Problem, ...]) -> None:
        """Say what is still missing; it is rare, as each page asks for its own."""
        super().blame(tuple(Problem(x.code, "", x.values) for x in problems))

    def _parts(self) -> Iterator[tuple[Stage, str, list[QWidget]]]:
        draft = self.draft
        shop: list[QWidget] = [Label(draft.name, "section")]
        if draft.place or draft.business:
            shop.append(Label(_(", ").join(x for x in (draft.place, draft.business) if x), "note", "muted"))
        yield Stage.SHOP, _("Your shop"), shop
        if draft.purpose:
            yield Stage.PURPOSE, _("Purpose"), [Label(purpose_word(draft.purpose))]
        yield Stage.GOAL, _("Goal"), [*self._goal()]
        if not draft.planned:
            yield Stage.KPIS, _("Looked at every month"), [Paragraph(self._kpis(), "note")]
        now = draft.contract is ContractChoice.NOW
        yield Stage.CONTRACT, _("The contract"), [Label(_("Entered next") if now else _("Entered later"))]

    def _kpis(self) -> str:
        default = self.desk.catalog.default_plans[self.draft.purpose or Purpose.CUSTOMERS]
        kpis = chosen_kpis(self.draft, default, self.desk.measures)
        return _(", ").join(name_of(self.desk.measures, kpi) for kpi, _tier in kpis)

    def _goal(self) -> Iterator[QWidget]:
        goal, measure = self.goal(), self.measure()
        if goal is None:
            return
        worth = worth_of(goal)
        aimed = _("{count} a month").format(count=value_words(self.draft.a_month or 0, measure))
        span = _("{first} to {last}, {months}").format(
            first=month_name(goal.first), last=month_name(goal.last), months=months_words(worth.months)
        )
        yield Fact(name_of(self.desk.measures, goal.kpi), aimed, note=span, bold=True)
        yield Rule()
        yield Fact(_("Altogether"), value_words(goal.target, measure))
        if worth.ceiling is not None:
            yield Fact(_("A result may cost"), yen(worth.ceiling))


class _Change(Link):
    """The way back to one page."""

    asked = Signal(str)

    def __init__(self, stage: Stage, title: str) -> None:
        super().__init__(_("Change"), trailing="", name=_("Change: {what}").format(what=title))
        self._stage = stage
        self.setObjectName(f"setup.summary.{stage.value}")
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._stage.value)
