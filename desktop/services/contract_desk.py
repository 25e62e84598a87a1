"""The contract of a shop: with whom, its terms, the answers of the check and what they come to, signing it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop.catalog.catalog import Catalog
from desktop.domain.agencies import Agency, AgencyState, described
from desktop.domain.book import Book
from desktop.domain.checklist import uncounted
from desktop.domain.contract.amendments import Amendment, amended
from desktop.domain.contract.answers import Case
from desktop.domain.contract.asked import Asked
from desktop.domain.contract.asking import facts_to_ask
from desktop.domain.contract.checks import Progress, Report, may_be_signed, progress
from desktop.domain.contract.contracts import Answer, Contract, ContractState
from desktop.domain.contract.editing import blank, is_fact, signed, with_answer, with_fact, with_terms
from desktop.domain.contract.from_book import contract_case
from desktop.domain.contract.in_book import checked
from desktop.domain.contract.items import Field
from desktop.domain.contract.questions import Closed, asked_about, closed_findings, open_findings
from desktop.domain.counting import Countable
from desktop.domain.fees.around import Around, around, fee_kpis
from desktop.domain.fees.ceiling import Beside, beside_fees
from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.shop import Shop
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step
from desktop.storage.unit import Unit

BEGINNING = "beginning"
"""Names the terms a contract began with, where there are amendments."""


@dataclass(frozen=True, slots=True)
class DeskView:
    """The contract in force and what is known about it; `contract` None: nothing was entered yet."""

    shop: Shop
    contract: Contract | None
    terms: Terms | None
    """The money side shown: that of the amendment, else what the contract began with."""
    amendment: Amendment | None
    """The amendment whose terms are shown; None: the terms the contract began with."""
    amendments: tuple[Amendment, ...]
    """All of the contract's, the earlier first."""
    agency: Agency | None
    agencies: tuple[Agency, ...]
    """Everyone it could be with."""
    case: Case
    """Typed answers, facts of the shop, and what the terms answer themselves."""
    report: Report
    """What is open: without what answers settled."""
    closed: tuple[Closed, ...]
    """What answers settled, each with its question."""
    asked: tuple[Asked, ...]
    """What was asked of the agency, and what is to be."""
    progress: Mapping[str, Progress]
    """Of each group of the sixty questions."""
    short: Mapping[str, Progress]
    """Of the twelve that cost most, by group."""
    may_be_signed: bool
    facts: tuple[Field, ...]
    """What the check asks first: facts that the shop's profile does not hold."""
    kpis: tuple[str, ...]
    """What a fee can count, the likeliest first."""
    around: Around
    """What stands around the fee in the shop."""
    beside: Mapping[int, Beside]
    """Of fees that count the goal's results, by their place: what a result costs all in, and what it may."""
    uncounted: Mapping[str, Countable]
    """Of what these fees count, what the shop cannot count, or not yet."""


@dataclass(frozen=True, slots=True)
class ContractDesk:
    """Views and commands on one contract of one shop. A command gives its step; None: nothing changed.

    Where the shop has none, the first command makes a draft, with the agency that was chosen or one
    without a name yet.
    """

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    shop: str
    contract: str = ""
    """Which contract; empty: the one in force."""
    amendment: str = ""
    """Which amendment's terms; empty: those agreed last."""

    def view(self) -> DeskView:
        """Give the contract, its findings, and how far the check is."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        checks, contract = self.catalog.checks, book.contract(self.contract)
        measures, now = book.known(self.catalog.measures), Month.of(self.clock().date())
        case = contract_case(book, contract, measures)
        report, asked = checked(book, contract, checks, measures), asked_about(book, contract)
        amendment = self._amendment(book, contract)
        terms = amendment.terms if amendment else contract.terms if contract else None
        counted = measured_kpis(terms) if terms else ()
        beside = around(book, measures, counted, now)
        return DeskView(
            shop=book.shop,
            contract=contract,
            terms=terms,
            amendment=amendment,
            amendments=_amendments(book, contract),
            agency=book.agency(contract) if contract else None,
            agencies=book.agencies,
            case=case,
            report=open_findings(report, asked),
            closed=closed_findings(report, asked),
            asked=asked,
            progress=progress(checks, case),
            short=progress(checks, case, short=True),
            may_be_signed=may_be_signed(case),
            facts=facts_to_ask(checks, book.shop),
            kpis=fee_kpis(book, measures, now),
            around=beside,
            beside=beside_fees(terms, beside, book.goal, book.shop.purpose) if terms else {},
            uncounted=uncounted(book, measures, counted),
        )

    def change_terms(self, terms: Terms) -> Step | None:
        """Keep other terms of the version shown; raises `Refused` with everything that contradicts itself."""
        with self.database.unit("change_terms", shop=self.shop) as unit:
            book = unit.book(self.shop)
            contract = book.contract(self.contract)
            amendment = self._amendment(book, contract)
            if contract is not None and amendment is not None:
                unit.put(replace(amendment, terms=amended(contract, terms)))
            else:
                unit.put(with_terms(self._contract(unit, book), terms))
        return unit.step

    def answer(self, key: str, value: Answer | None) -> Step | None:
        """Keep one answer of the check, None takes it away; a fact of the shop is kept in its profile.

        Raises `Refused`: no such question; not a kind of answer it takes.
        """
        checks = self.catalog.checks
        with self.database.unit("answer_check", shop=self.shop, key=key) as unit:
            book = unit.book(self.shop)
            if value is not None and is_fact(book.shop, key):
                unit.put(with_fact(book.shop, checks.fields(), key, value))
            else:
                unit.put(with_answer(self._contract(unit, book), checks, key, value))
        return unit.step

    def change(self, contract: Contract) -> Step | None:
        """Keep what is said of the contract beside terms and answers: notice, payment, dates, promises."""
        with self.database.unit("change_contract", shop=self.shop) as unit:
            unit.put(with_terms(contract, contract.terms))
        return unit.step

    def describe_agency(self, name: str, corporation: bool | None, registration: str) -> Step | None:
        """Keep who the contract is with; `corporation` None is *not known*, an empty number is none known.

        Raises `Refused` (not a registration number): T and 13 digits are wanted.
        """
        with self.database.unit("change_agency", shop=self.shop) as unit:
            book = unit.book(self.shop)
            contract = self._contract(unit, book)
            agency = unit.one(Agency, id=contract.agency)
            assert agency is not None
            unit.put(described(agency, name, corporation, registration), contract)
        return unit.step

    def agree_with(self, agency: str | None) -> Step | None:
        """Make the contract with another agency of the shop; None: with one that is not known yet."""
        with self.database.unit("choose_agency", shop=self.shop) as unit:
            contract = self._contract(unit, unit.book(self.shop))
            if agency is None:
                new = Agency(new_id(), self.shop, "")
                unit.put(new)
                agency = new.id
            unit.put(replace(contract, agency=agency))
        return unit.step

    def sign(self, day: date | None = None) -> Step | None:
        """Say that the draft was signed, today or on a day; the one signed before has ended, its agency is chosen.

        Raises `Refused`: no contract; a licence it may need is an open question.
        """
        with self.database.unit("sign_contract", shop=self.shop) as unit:
            book = unit.book(self.shop)
            contract = book.contract(self.contract)
            if contract is None or contract.state is not ContractState.DRAFT:
                raise Refused(Problem(Code.NO_CONTRACT))
            case = contract_case(book, contract, book.known(self.catalog.measures))
            before = [x for x in book.contracts if x.state is ContractState.SIGNED]
            unit.put(*(replace(x, state=ContractState.ENDED) for x in before))
            unit.put(signed(contract, case, day or self.clock().date()))
            agency = book.agency(contract)
            if agency is not None:
                unit.put(replace(agency, state=AgencyState.CHOSEN))
        return unit.step

    def _amendment(self, book: Book, contract: Contract | None) -> Amendment | None:
        made = _amendments(book, contract)
        if self.amendment == BEGINNING:
            return None
        return next((x for x in made if x.id == self.amendment), made[-1] if made else None)

    def _contract(self, unit: Unit, book: Book) -> Contract:
        contract = book.contract(self.contract)
        if contract is not None:
            return contract
        agency = next((x for x in book.agencies if x.state is AgencyState.CHOSEN), None)
        if agency is None:
            agency = Agency(new_id(), self.shop, "", AgencyState.CHOSEN)
            unit.put(agency)
        return blank(new_id(), self.shop, agency.id, self.clock().date())


def _amendments(book: Book, contract: Contract | None) -> tuple[Amendment, ...]:
    return tuple(x for x in book.amendments if contract is not None and x.contract == contract.id)
