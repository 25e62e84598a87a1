"""The terms of the contract: what it says is entered on the left, what it means stands beside it at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.domain.contract.editing import blank_terms
from desktop.domain.fees.ceiling import Beside
from desktop.domain.fees.editing import ORDER, agreed, with_agreed
from desktop.domain.fees.from_book import ADS
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.terms import Base, Fee, Initial, PassThrough, PerResult, Terms, VariableFee
from desktop.domain.kpis import FeeBasis
from desktop.domain.problems import Refused
from desktop.language import _, current
from desktop.ui.pages.contract_agency import AgencySection
from desktop.ui.pages.contract_example import ExampleSide
from desktop.ui.pages.contract_fees import Codes, FeeRows
from desktop.ui.pages.contract_fields import Asker, Change, TermField, named
from desktop.ui.pages.contract_part import ContractPart
from desktop.ui.pages.contract_rules import Rules
from desktop.ui.pages.contract_signing import Signing
from desktop.ui.pages.contract_time import TimeSection
from desktop.ui.pages.contract_withheld import WithheldFees
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.following import Following
from desktop.ui.widgets.layout import Columns, boxed, column, field_row
from desktop.ui.widgets.number_fields import yen_input
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.text import Label
from desktop.wording.amounts import yen
from desktop.wording.ceiling import beside_words, close_words, uncounted_words
from desktop.wording.fees import kind_name
from desktop.wording.kpis import fee_basis_word, name_of, value_words

if TYPE_CHECKING:
    from desktop.services.contract_desk import DeskView
    from desktop.ui.desk import Desk


_ROOMY = 860
"""Narrower, in px at 100 %, the meaning goes below the terms: fields in pairs need their room."""


class TermsPart(ContractPart):
    """Every field is kept as soon as it is left; what cannot be is refused beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view: DeskView | None = None
        self._agency = AgencySection(desk)
        self._time = TimeSection(desk)
        self._agreed = (
            _agreed_field(_("Initial fee"), Initial, "contract.initial"),
            _agreed_field(_("Monthly base fee"), Base, "contract.base"),
        )
        self._fees = FeeRows()
        self._more = named(Choice([], example=_("Choose a kind of fee")), "contract.add_fee")
        self._rules, self._withheld = Rules(), WithheldFees()
        self._signing = Signing(desk)
        self._side = ExampleSide(desk)
        self._connect()
        self._lay_out()

    def show_view(self, view: DeskView) -> None:
        """Show the contract as it is now; a field that waits to be corrected is left alone."""
        first, self._view = self._view is None, view
        terms = self._terms()
        self._agency.show_view(view)
        self._time.show_view(view, terms)
        for field in self._agreed:
            field.show_terms(terms)
        self._show_fees(terms)
        self._more.offer(_kinds(terms))
        self._rules.show_terms(terms)
        self._withheld.show_terms(terms, partial(name_of, self._desk.measures))
        self._signing.show_view(view)
        if first:
            QTimer.singleShot(0, self, self._show_side)
        else:
            self._show_side()

    def _show_side(self) -> None:
        """Say what the terms mean; the first time a turn later, so that the fields are there at once."""
        if self._view is not None:
            self._side.show_terms(self._terms(), self._view.around)

    def _terms(self) -> Terms:
        view = self._view
        if view is None or view.terms is None:
            return blank_terms(self._desk.today())
        return view.terms

    def _show_fees(self, terms: Terms) -> None:
        with_fields = [_first(terms, kind) for kind in (Initial, Base)]
        others = [(at, fee) for at, fee in enumerate(terms.fees) if at not in with_fields]
        codes = self._codes(terms)
        self._fees.show_fees(others, codes)
        paid = any(isinstance(fee, VariableFee) for fee in terms.fees)
        if not paid and not self._fees.begun(PerResult):
            self._fees.begin(PerResult, codes).wait()

    def _codes(self, terms: Terms) -> Codes:
        """Name what fees can count: the shop's likeliest first, then whatever these terms name."""
        view = self._view
        assert view is not None
        measures = self._desk.measures
        own = tuple(fee.kpi for fee in terms.fees if hasattr(fee, "kpi"))
        costs = (ADS, *(fee.cost for fee in terms.fees if isinstance(fee, PassThrough)))
        remarks = {
            code: _("{verdict}: {reason}").format(
                verdict=fee_basis_word(measure.fee_basis), reason=measure.reason[current()]
            )
            for code, measure in measures.items()
            if measure.reason is not None and measure.fee_basis is not FeeBasis.YES
        }
        return Codes(
            tuple(Option(x, name_of(measures, x)) for x in dict.fromkeys((*view.kpis, *own))),
            tuple(Option(x, name_of(measures, x)) for x in dict.fromkeys(costs)),
            view.kpis[0],
            remarks,
            {at: self._beside(terms, at, beside) for at, beside in view.beside.items()},
            {code: uncounted_words(state) for code, state in view.uncounted.items()},
        )

    def _beside(self, terms: Terms, at: int, beside: Beside) -> str:
        """Say at a fee what a result costs all in, and what it may."""
        kpi = str(getattr(terms.fees[at], "kpi", ""))
        said = beside_words(beside, value_words(beside.count, self._desk.measures.get(kpi)))
        close = close_words(beside)
        return f"{said}\n{close}" if close else said

    def _change(self, change: Change) -> None:
        """Keep an edit as one step, or say beside its field why not."""
        try:
            self._desk.contract.change_terms(change.edit(self._terms()))
        except Refused as refusal:
            change.asker.refuse(refusal.problems[0])
            return
        askers: tuple[Asker, ...] = (
            *self._agreed,
            *self._time.fields,
            *self._rules.fields,
            *self._fees.rows(),
        )
        for other in askers:
            if other is not change.asker:
                other.offer_again()

    def _add(self, key: str) -> None:
        self._more.set_value(None)
        kind = next(kind for kind in ORDER if kind.kind == key)
        begun = self._fees.begin(kind, self._codes(self._terms()))
        begun.setFocus()

    def _connect(self) -> None:
        for section in (*self._agreed, self._time, self._fees, self._rules, self._withheld):
            section.asked.connect(self._change)
        self._more.picked.connect(self._add)
        self._signing.said.connect(self.said)
        self._signing.going.connect(self.going)

    def _lay_out(self) -> None:
        initial, base = (x.field for x in self._agreed)
        fixed = column(Label(_("Agreed amounts"), "section"), field_row(initial, base), gap=12)
        main = column(
            self._agency,
            self._time,
            fixed,
            self._fees,
            field_row(Field(_("Add another fee"), self._more), places=2),
            column(self._rules, self._withheld, gap=12),
            self._signing,
            None,
            gap=24,
        )
        self.setLayout(column(Columns(boxed(main), Following(self._side), side_width=400, least=_ROOMY)))


def _kinds(terms: Terms) -> list[Option]:
    """Offer every kind; an initial or base fee only after the first, which has a field of its own."""
    first = {kind for kind in (Initial, Base) if _first(terms, kind) is None}
    return [Option(kind.kind, kind_name(LineKind(kind.kind))) for kind in ORDER if kind not in first]


def _agreed_field(label: str, kind: type[Initial] | type[Base], name: str) -> TermField:
    return TermField(
        Field(label, named(yen_input(), name)),
        partial(agreed, kind=kind),
        partial(_with_agreed, kind=kind),
        yen,
    )


def _with_agreed(terms: Terms, value: int | None, kind: type[Initial] | type[Base]) -> Terms:
    return with_agreed(terms, kind, value)


def _first(terms: Terms, kind: type[Fee]) -> int | None:
    return next((at for at, fee in enumerate(terms.fees) if isinstance(fee, kind)), None)
