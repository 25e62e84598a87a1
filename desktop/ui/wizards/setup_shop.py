"""The first pages of the set-up: what a contract protects from, the shop, and what it is after."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.setup import Stage, for_purpose
from desktop.domain.shop import Purpose, Trade
from desktop.language import _, current
from desktop.ui.tokens import Colour
from desktop.ui.widgets.banner import Banner, Fact
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.checks import Check, Radios
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import Rule, grid, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.text_input import TextInput
from desktop.ui.widgets.wizard_page import StepPage
from desktop.ui.wizards.setup_page import SetupPage
from desktop.wording.kpis import name_of
from desktop.wording.shops import purpose_meaning, purpose_word, trade_warning, trade_word

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

INTRO = "intro"


class IntroPage(StepPage):
    """What a pay-by-result contract protects you from, and what it does not."""

    def __init__(self) -> None:
        super().__init__(
            INTRO,
            _("Pay by result: what it protects you from, and what not"),
            _("“Only pay when it works” is half the truth. The other half is what this program is for."),
        )
        kept = _list(
            _("It protects you from"),
            (
                _("a large fixed fee for work that brings nothing"),
                _("paying for a month without any result, where no base fee or guarantee is agreed"),
                _("betting much money at the start, while you still try it out"),
            ),
            ("done", "good"),
        )
        open_ = _list(
            _("It does not protect you from"),
            (
                _("a “result” that brings no sales, such as views or followers"),
                _("initial fees, base fees, guarantees and adverts beside the price per result"),
                _("results that are no customers: twice counted, cancelled, or yours already"),
                _("work that chases numbers and hurts your shop's name"),
                _("a term you cannot leave, or losing account and videos when you do"),
            ),
            ("attention", "warn"),
        )
        self.add(
            grid([[kept, open_]]),
            Paragraph(
                _(
                    "So we settle in this order: what should grow, what a result is worth, what is counted, and only then the contract."
                )
            ),
        )


class ShopPage(SetupPage):
    """Who the shop is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, Stage.SHOP, _("What is your shop called?"), _("The name is enough. The rest can wait.")
        )
        add = self.form.add
        trade = Choice([Option(kind.value, trade_word(kind)) for kind in Trade])
        whom = Segmented(
            _("Sells to"), [Option("people", _("People")), Option("firms", _("Businesses"))], unknown=""
        )
        name = add(
            "name", Field(_("Name of the shop"), TextInput(example=_("such as Corner Bakery")), width=576)
        )
        self._warning = Banner("warn", _("Before you pay by result"), "")
        self.add(
            name,
            grid(
                [
                    [
                        add("place", _half(_("Town"), _("such as Kanazawa"))),
                        add("business", _half(_("Trade"), _("such as sweets"))),
                    ],
                    [
                        add("area", _half(_("Where customers come from"), _("such as the town and around"))),
                        add("consumers", Field(_("Sells to"), whom)),
                    ],
                ],
                down=24,
            ),
            add("trade", Field(_("Is it one of these? Special rules hold for them"), trade, width=576)),
            self._warning,
            self.remark,
        )

    def fill(self) -> None:
        """Show the answers so far."""
        super().fill()
        self.form.show_values(
            {"consumers": "people" if self.draft.consumers else "firms", "trade": self.draft.trade.value}
        )

    def tell(self) -> None:
        """Say what the law holds against pay-by-result in this trade."""
        warning = trade_warning(self.draft.trade)
        self._warning.setVisible(bool(warning))
        self._warning.say(_("Before you pay by result"), warning)

    def _answer(self, name: str, value: object) -> None:
        if name == "consumers":
            value = value == "people"
        elif name == "trade":
            value = Trade(str(value))
        self.answered.emit({name: value})


class PurposePage(SetupPage):
    """What the shop wants from TikTok."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Stage.PURPOSE,
            _("What do you want from TikTok?"),
            _("Choose one. You can set up another one as a shop of its own later."),
            _("What follows from it"),
        )
        options = [
            Option(
                purpose.value,
                _("{purpose}: {meaning}").format(
                    purpose=purpose_word(purpose), meaning=purpose_meaning(purpose)
                ),
            )
            for purpose in Purpose
        ]
        question = _("What do you want from TikTok?")
        self._quotes = Check(_("We make quotations before a sale (builders, renovation, funerals …)"))
        self.form.add("purpose", Field(_("Purpose"), Radios(question, options)))
        self.form.add_control("quotes", self._quotes)
        self.add(self.form.field("purpose"), self._quotes, self.remark)

    def fill(self) -> None:
        """Show the answers so far."""
        super().fill()
        chosen = self.draft.purpose
        self.form.show_values({"purpose": chosen.value if chosen else None})

    def tell(self) -> None:
        """Show the way, the result and the measures that follow from a purpose."""
        purpose, catalog = self.draft.purpose, self.desk.catalog
        self._quotes.setVisible(purpose is Purpose.CUSTOMERS)
        if purpose is None:
            self.show_effect(
                Paragraph(_("The way to your goal and the measures follow from it."), "body", "muted")
            )
            return
        plan, spoken = catalog.default_plans[purpose], current()
        funnel = self.desk.setup.funnel(self.draft, self.desk.shop)
        pieces: list[QWidget] = [
            Fact(_("A result"), name_of(catalog.measures, plan.result), bold=True),
            Label(funnel.name[spoken], "label"),
            Paragraph(" → ".join(stage.name[spoken] for stage in funnel.stages), "note", "muted"),
        ]
        if purpose is Purpose.HIRING:
            pieces.append(
                Banner(
                    "warn",
                    _("Paying per application or hire"),
                    _("It may need a licence by the law on placement. The contract check asks for it."),
                )
            )
        self.show_effect(*pieces)

    @Slot(str, object)
    def _answer(self, name: str, value: object) -> None:
        if name != "purpose":
            self.answered.emit({name: value})
            return
        other = for_purpose(self.draft, Purpose(str(value)))
        self.answered.emit({field.name: getattr(other, field.name) for field in fields(other)})
        self._quotes.set_value(other.quotes)


def _half(label: str, example: str) -> Field:
    return Field(label, TextInput(example=example), optional=True)


def _list(title: str, lines: tuple[str, ...], sign: tuple[str, Colour]) -> Card:
    card = Card(title)
    for at, line in enumerate(lines):
        if at:
            card.add(Rule())
        card.add(row(Icon(*sign, "icon_small"), Paragraph(line), gap=8, top=True))
    return card
