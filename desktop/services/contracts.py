"""The contracts of a shop: offers side by side, amendments, the end, and what has to be handed over then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop.catalog.catalog import Catalog
from desktop.domain.agencies import Agency
from desktop.domain.book import Book
from desktop.domain.contract.amendments import Amendment, amended, amendment_problems
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.contract.editing import blank, with_promise
from desktop.domain.contract.handover import Handover, last_day, listed, redated
from desktop.domain.contract.papers import Paper
from desktop.domain.contract.recheck import Recheck, recheck
from desktop.domain.entering import refuse
from desktop.domain.fees.schedule import Schedule
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step


@dataclass(frozen=True, slots=True)
class Deal:
    """One contract with whom it is, its terms month by month, and what is to be handed over."""

    contract: Contract
    agency: Agency | None
    schedule: Schedule
    amendments: tuple[Amendment, ...]
    handovers: tuple[Handover, ...]
    in_force: bool
    """Whether it is the one that pages show when none is asked for."""


@dataclass(frozen=True, slots=True)
class Contracts:
    """Views and commands on all contracts of one shop. A command gives its step; None: nothing changed.

    Every command raises `Refused` (no such contract) where it is about one that is not there.
    """

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    shop: str

    def view(self) -> tuple[Deal, ...]:
        """Give every contract: the one in force first, then other drafts, then those that ended."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        force = book.contract()
        deals = (_deal(book, contract, force) for contract in book.contracts)
        return tuple(sorted(deals, key=_order))

    def recheck(self, contract: str) -> Recheck | None:
        """Tell what the last amendment of a contract changed in its check; None: never amended, or ended."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        return recheck(
            book, _contract(book, contract), self.catalog.checks, book.known(self.catalog.measures)
        )

    def papers(self, contract: str) -> tuple[Paper, ...]:
        """Give the papers of a contract, oldest first."""
        with self.database.read() as reader:
            return tuple(reader.all(Paper, shop=self.shop, contract=contract))

    def add_paper(self, contract: str, file: str, content: str) -> Step | None:
        """Put a document that is kept already to a contract; the same one twice changes nothing."""
        with self.database.unit("add_paper", shop=self.shop, file=file) as unit:
            _contract(unit.book(self.shop), contract)
            there = unit.all(Paper, shop=self.shop, contract=contract)
            if all((x.file, x.content) != (file, content) for x in there):
                unit.put(Paper(new_id(), self.shop, contract, self._today(), file, content))
        return unit.step

    def drop_paper(self, paper: Paper) -> Step | None:
        """Take a paper off its contract; the document itself stays, so that undo finds it."""
        with self.database.unit("drop_paper", shop=self.shop, file=paper.file) as unit:
            unit.delete(paper)
        return unit.step

    def draft_with(self, agency: str, like: str = "") -> Step | None:
        """Begin a draft with an agency, with the terms and answers of another contract where one is named."""
        with self.database.unit("draft_contract", shop=self.shop) as unit:
            book = unit.book(self.shop)
            if all(x.id != agency for x in book.agencies):
                raise Refused(Problem(Code.NO_SUCH_AGENCY, where=agency))
            draft = blank(new_id(), self.shop, agency, self._today())
            if like:
                model = _contract(book, like)
                draft = replace(
                    draft,
                    terms=book.schedule(model).latest,
                    answers=model.answers,
                    notice_days=model.notice_days,
                    payment=model.payment,
                    promises=model.promises,
                )
            unit.put(draft)
        return unit.step

    def remove(self, contract: str) -> Step | None:
        """Take a draft away with its questions and papers; raises `Refused`: it was signed."""
        with self.database.unit("remove_contract", shop=self.shop) as unit:
            book = unit.book(self.shop)
            kept = _contract(book, contract)
            if kept.state is not ContractState.DRAFT:
                raise Refused(Problem(Code.CONTRACT_STANDS, where=contract))
            unit.delete(*(x for x in book.asked if x.contract == contract))
            unit.delete(*(x for x in book.handovers if x.contract == contract))
            unit.delete(*unit.all(Paper, shop=self.shop, contract=contract))
            unit.delete(*(x for x in book.invoices if x.contract == contract), kept)
        return unit.step

    def amend(
        self, contract: str, first: Month, terms: Terms, reason: str, agreed: date | None = None
    ) -> Step | None:
        """Let other terms hold from a month on; an amendment of that month is written anew.

        Raises `Refused`: not signed, too early, no reason, a closed month, terms that contradict themselves.
        """
        with self.database.unit("amend_contract", shop=self.shop, month=first) as unit:
            book = unit.book(self.shop)
            kept = _contract(book, contract)
            refuse(amendment_problems(kept, first, reason, _closed(book)))
            there = [x for x in book.amendments if x.contract == contract and x.first == first]
            made = there[0] if there else Amendment(new_id(), self.shop, contract, first, terms)
            unit.put(replace(made, terms=amended(kept, terms), reason=reason.strip(), agreed=agreed))
        return unit.step

    def drop_amendment(self, amendment: Amendment) -> Step | None:
        """Take an amendment away; raises `Refused`: months it holds in are closed."""
        with self.database.unit("drop_amendment", shop=self.shop, month=amendment.first) as unit:
            book = unit.book(self.shop)
            contract = _contract(book, amendment.contract)
            refuse(amendment_problems(contract, amendment.first, amendment.reason or "–", _closed(book)))
            unit.delete(amendment)
        return unit.step

    def end(self, contract: str, last: Month | date, reason: str) -> Step | None:
        """Say that a contract has ended or will: its last month, or day, and why.

        Raises `Refused` as `amend` does: the end is an amendment of that month.
        """
        month = last if isinstance(last, Month) else Month.of(last)
        with self.database.unit("end_contract", shop=self.shop, month=month) as unit:
            book = unit.book(self.shop)
            kept = _contract(book, contract)
            refuse(amendment_problems(kept, month, reason, _closed(book), ends=True))
            terms = replace(book.schedule(kept).at(month), end=last)
            later = [x for x in book.amendments if x.contract == contract and x.first >= month]
            unit.delete(*later)
            things = [x for x in book.handovers if x.contract == contract]
            before, after = last_day(book.schedule(kept)), last_day(Schedule(terms))
            unit.put(*redated(things, self.catalog.handover, before, after))
            made = Amendment(new_id(), self.shop, contract, month, amended(kept, terms), reason.strip())
            unit.put(made, replace(kept, state=ContractState.ENDED))
        return unit.step

    def list_handover(self, contract: str) -> Step | None:
        """Begin the list of what has to be handed over, or complete it."""
        with self.database.unit("list_handover", shop=self.shop) as unit:
            book = unit.book(self.shop)
            kept = _contract(book, contract)
            there = [x for x in book.handovers if x.contract == contract]
            unit.put(*listed(kept, book.schedule(kept), self.catalog.handover, there, new_id))
        return unit.step

    def keep_handover(self, handover: Handover) -> Step | None:
        """Keep a thing to hand over: its day, when it was done, a remark; a new one has an empty id."""
        with self.database.unit("keep_handover", shop=self.shop) as unit:
            _contract(unit.book(self.shop), handover.contract)
            unit.put(handover if handover.id else replace(handover, id=new_id(), shop=self.shop))
        return unit.step

    def drop_handover(self, handover: Handover) -> Step | None:
        """Take a thing off the list."""
        with self.database.unit("drop_handover", shop=self.shop) as unit:
            unit.delete(handover)
        return unit.step

    def promise(self, contract: str, name: str, number: int | None) -> Step | None:
        """Keep what the agency promised beside the money (posts_a_month …); None: nothing was promised.

        Raises `Refused` below zero.
        """
        if number is not None and number < 0:
            raise Refused(Problem(Code.BELOW_ZERO, where=name))
        with self.database.unit("change_promises", shop=self.shop) as unit:
            unit.put(with_promise(_contract(unit.book(self.shop), contract), name, number))
        return unit.step

    def _today(self) -> date:
        return self.clock().date()


def _contract(book: Book, id_: str) -> Contract:
    contract = book.contract(id_) if id_ else None
    if contract is None:
        raise Refused(Problem(Code.NO_SUCH_CONTRACT, where=id_))
    return contract


def _deal(book: Book, contract: Contract, force: Contract | None) -> Deal:
    return Deal(
        contract,
        book.agency(contract),
        book.schedule(contract),
        tuple(x for x in book.amendments if x.contract == contract.id),
        tuple(x for x in book.handovers if x.contract == contract.id),
        in_force=contract == force,
    )


def _order(deal: Deal) -> tuple[bool, bool, str]:
    return not deal.in_force, deal.contract.state is ContractState.ENDED, deal.contract.id


def _closed(book: Book) -> list[Month]:
    return [state.month for state in book.states if state.closed]
