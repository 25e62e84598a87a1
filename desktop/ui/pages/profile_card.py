"""The shop's profile: the few facts that rules ask for, each kept as soon as its field is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from PySide6.QtCore import Signal, Slot

from desktop.domain.problems import Code, Problem
from desktop.domain.shop import Shop, TaxMethod, Trade
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import field_row, row
from desktop.ui.widgets.number_fields import percent_input, yen_input
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.problems import sentence
from desktop.wording.shops import tax_method_word, trade_word

PEOPLE, FIRMS, YES, NO = "people", "firms", "yes", "no"


class ProfileCard(Card):
    """Fields named as in the shop's own class."""

    entered = Signal(str, object)
    """A field of the shop and its new value."""
    away_asked = Signal()
    """The shop is to be put away."""

    def __init__(self) -> None:
        super().__init__(_("Your shop"), gap=16)
        self._form = Form("shop_goal", self)
        self._away = Button(_("Put this shop away"), "text")
        self._away.setObjectName("shop_goal.away")
        self._form.entered.connect(self._enter)
        self._away.clicked.connect(self.away_asked)
        self._lay_out()

    def show_shop(self, shop: Shop, *, others: bool) -> None:
        """Show the profile; `others`: there are other shops, so this one may be put away."""
        values = {field.name: getattr(shop, field.name) for field in fields(shop)}
        values |= {
            "consumers": PEOPLE if shop.consumers else FIRMS,
            "has_employees": YES if shop.has_employees else NO,
            "trade": shop.trade.value,
            "tax_method": shop.tax_method.value,
        }
        self._form.show_values(values)
        self._away.setVisible(others)

    def blame(self, problems: Iterable[Problem]) -> None:
        """Say at its field what is wrong."""
        for problem in problems:
            if problem.code is Code.NAME_TAKEN:
                self._form.field("name").set_error(sentence(problem))
            else:
                self._form.blame([problem])

    def forgive(self) -> None:
        """Take back what was said to be wrong."""
        self._form.forgive()

    def _lay_out(self) -> None:
        add = self._form.add
        whom = Segmented(
            _("Sells to"), [Option(PEOPLE, _("People")), Option(FIRMS, _("Businesses"))], unknown=""
        )
        staff = Segmented(_("Has employees"), [Option(YES, _("Yes")), Option(NO, _("No"))], unknown="")
        trade = Choice([Option(kind.value, trade_word(kind)) for kind in Trade])
        tax = Choice([Option(kind.value, tax_method_word(kind)) for kind in TaxMethod])
        self.add(
            add("name", Field(_("Name of the shop"), TextInput())),
            field_row(
                add("place", Field(_("Town"), TextInput(), optional=True)),
                add("business", Field(_("Trade"), TextInput(), optional=True)),
            ),
            field_row(
                add("area", Field(_("Where customers come from"), TextInput(), optional=True)),
                add("consumers", Field(_("Sells to"), whom)),
            ),
            field_row(
                add(
                    "hourly_cost",
                    Field(
                        _("Cost of an hour of your own work"),
                        yen_input(),
                        optional=True,
                        hint=_("Then your hours count in what a result costs."),
                    ),
                ),
                add(
                    "gross_margin",
                    Field(
                        _("Gross margin"),
                        percent_input(),
                        optional=True,
                        hint=_("Sales less what the goods cost, as a share of sales."),
                    ),
                ),
            ),
            field_row(
                add("tax_method", Field(_("How consumption tax is settled"), tax)),
                add("has_employees", Field(_("Has employees"), staff)),
            ),
            add("trade", Field(_("Is it one of these? Special rules hold for them"), trade)),
            row(self._away, None),
        )

    @Slot(str, object)
    def _enter(self, name: str, value: object) -> None:
        if name in ("consumers", "has_employees"):
            value = value in (PEOPLE, YES)
        elif name == "trade":
            value = Trade(str(value))
        elif name == "tax_method":
            value = TaxMethod(str(value))
        self.entered.emit(name, value)
