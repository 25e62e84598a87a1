"""The agencies of a shop: candidates on the scorecard, what was talked over with them, choosing one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from desktop.catalog.catalog import Catalog
from desktop.domain.agencies import Agency, AgencyState, Evidence, Worker, described
from desktop.domain.agency_records import known_of
from desktop.domain.book import Book
from desktop.domain.derived import Figures
from desktop.domain.entering import refuse
from desktop.domain.meetings import Meeting, Proposal, proposal_problems
from desktop.domain.month import Month
from desktop.domain.posts import Post, posts_by_month
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.promises import Tally, tallies
from desktop.domain.reviews import Action, ActionKind
from desktop.domain.scorecard import Rating, leader, rate, score_problems, weight_problems
from desktop.domain.shop import Shop
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AgenciesView:
    """Every agency side by side, and what was talked over with them."""

    shop: Shop
    ratings: tuple[Rating, ...]
    """The chosen one first, then candidates, those declined last."""
    leader: Rating | None
    """Who of those not declined stands above the others whatever the gaps turn out to be."""
    weights: Mapping[str, int]
    meetings: tuple[Meeting, ...]
    """The newest first."""
    promises: tuple[Action, ...]
    """What agencies promised, the open ones first."""
    proposals: tuple[Proposal, ...]
    """The newest first."""
    tallies: tuple[Tally, ...] = ()
    """How often what the contract in force promises beside the money was kept."""


@dataclass(frozen=True, slots=True)
class Agencies:
    """Views and commands on the agencies of one shop. A command gives its step; None: nothing changed.

    Every command raises `Refused` (no such agency) where it is about one that is not there.
    """

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    shop: str

    def view(self) -> AgenciesView:
        """Look at all of them."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
            posts = posts_by_month(reader.all(Post, shop=self.shop))
        ratings = tuple(self._rate(book, agency) for agency in sorted(book.agencies, key=_order))
        open_ones = [x for x in ratings if x.agency.state is not AgencyState.DECLINED]
        promised = [x for x in book.actions if x.kind is ActionKind.PROMISE]
        return AgenciesView(
            shop=book.shop,
            ratings=ratings,
            leader=leader(open_ones),
            weights=self.catalog.scorecard.weights(book.shop.weights),
            meetings=book.meetings[::-1],
            promises=tuple(sorted(promised, key=_waiting)),
            proposals=book.proposals[::-1],
            tallies=self._tallies(book, posts),
        )

    def _tallies(self, book: Book, posts: Mapping[Month, int]) -> tuple[Tally, ...]:
        contract = book.contract()
        if contract is None:
            return ()
        figures = Figures(book, book.known(self.catalog.measures))
        return tuple(tallies(figures, contract, posts, self.clock().date()))

    def add(self, name: str) -> Step | None:
        """Take a candidate in; raises `Refused` where it has no name or another has it."""
        with self.database.unit("add_agency", shop=self.shop, name=name.strip()) as unit:
            _named(unit.book(self.shop), "", name)
            unit.put(Agency(new_id(), self.shop, name.strip()))
        return unit.step

    def describe(self, agency: str, name: str, corporation: bool | None, registration: str) -> Step | None:
        """Keep its name, whether it is a company (None: not known), and its registration number."""
        with self.database.unit("change_agency", shop=self.shop) as unit:
            book = unit.book(self.shop)
            _named(book, agency, name)
            unit.put(described(_agency(book, agency), name, corporation, registration))
        return unit.step

    def remark(self, agency: str, note: str) -> Step | None:
        """Keep a note on it."""
        with self.database.unit("change_agency", shop=self.shop) as unit:
            unit.put(replace(_agency(unit.book(self.shop), agency), note=note.strip()))
        return unit.step

    def score(self, agency: str, criterion: str, value: int, evidence: Evidence) -> Step | None:
        """Score one criterion 0 to 4 by what was seen; raises `Refused` where the evidence does not carry it."""
        known = self.catalog.scorecard.criterion(criterion)
        refuse(score_problems(known, criterion, value, evidence))
        with self.database.unit("score_agency", shop=self.shop, criterion=criterion) as unit:
            kept = _agency(unit.book(self.shop), agency)
            scores = {**kept.scores, criterion: value}
            unit.put(replace(kept, scores=scores, evidence={**kept.evidence, criterion: evidence.value}))
        return unit.step

    def unscore(self, agency: str, criterion: str) -> Step | None:
        """Say that nothing is known of a criterion: a gap, not a zero."""
        with self.database.unit("score_agency", shop=self.shop, criterion=criterion) as unit:
            kept = _agency(unit.book(self.shop), agency)
            scores, evidence = _without(kept.scores, criterion), _without(kept.evidence, criterion)
            unit.put(replace(kept, scores=scores, evidence=evidence))
        return unit.step

    def assign(self, agency: str, task: str, worker: Worker | None) -> Step | None:
        """Say who does a piece of the work; None: nobody asked."""
        with self.database.unit("assign_work", shop=self.shop) as unit:
            kept = _agency(unit.book(self.shop), agency)
            work = _without(kept.work, task)
            unit.put(replace(kept, work=work if worker is None else {**work, task: worker.value}))
        return unit.step

    def find_fault(self, agency: str, fault: str, holds: bool | None) -> Step | None:
        """Say whether something rules it out; None: nobody asked."""
        with self.database.unit("find_fault", shop=self.shop) as unit:
            kept = _agency(unit.book(self.shop), agency)
            faults = _without(kept.faults, fault)
            unit.put(replace(kept, faults=faults if holds is None else {**faults, fault: holds}))
        return unit.step

    def align(self, agency: str, subject: str, text: str) -> Step | None:
        """Keep what both understand alike: goal, values, must_not."""
        with self.database.unit("align_agency", shop=self.shop) as unit:
            kept = _agency(unit.book(self.shop), agency)
            said = _without(kept.aligned, subject)
            aligned = {**said, subject: text.strip()} if text.strip() else said
            unit.put(replace(kept, aligned=aligned))
        return unit.step

    def weigh(self, weights: Mapping[str, int]) -> Step | None:
        """Keep weights of the owner's own; none: back to those recommended."""
        refuse(weight_problems(self.catalog.scorecard, weights))
        with self.database.unit("weigh_criteria", shop=self.shop) as unit:
            unit.put(replace(unit.book(self.shop).shop, weights=dict(weights)))
        return unit.step

    def decide(self, agency: str, state: AgencyState, reason: str) -> Step | None:
        """Choose or decline an agency, or take it back among the candidates, and keep why.

        Raises `Refused`: no reason for choosing or declining. The one chosen before is a candidate again.
        """
        open_again = state is AgencyState.CANDIDATE
        if not open_again and not reason.strip():
            raise Refused(Problem(Code.REASON_MISSING, where="reason"))
        with self.database.unit("decide_agency", shop=self.shop, state=state.value) as unit:
            book = unit.book(self.shop)
            kept = _agency(book, agency)
            if state is AgencyState.CHOSEN:
                chosen = [x for x in book.agencies if x.state is AgencyState.CHOSEN and x.id != agency]
                unit.put(*(replace(x, state=AgencyState.CANDIDATE) for x in chosen))
            day = None if open_again else self._today()
            unit.put(replace(kept, state=state, reason=reason.strip(), decided=day))
        return unit.step

    def remove(self, agency: str) -> Step | None:
        """Take an agency away with its meetings and proposals; refuses one there is a contract with."""
        with self.database.unit("remove_agency", shop=self.shop) as unit:
            book = unit.book(self.shop)
            kept = _agency(book, agency)
            if any(x.agency == agency for x in book.contracts):
                raise Refused(Problem(Code.AGENCY_IN_USE, where=kept.name))
            meetings = [x for x in book.meetings if x.agency == agency]
            held = {x.id for x in meetings}
            unit.delete(*(x for x in book.actions if x.meeting in held))
            unit.delete(*meetings, *(x for x in book.proposals if x.agency == agency), kept)
        return unit.step

    # --- meetings and proposals ------------------------------------------------------------------

    def keep_meeting(self, meeting: Meeting) -> Step | None:
        """Keep a meeting; a new one has an empty id."""
        with self.database.unit("keep_meeting", shop=self.shop, day=meeting.day) as unit:
            _agency(unit.book(self.shop), meeting.agency)
            unit.put(meeting if meeting.id else replace(meeting, id=new_id(), shop=self.shop))
        return unit.step

    def drop_meeting(self, meeting: Meeting) -> Step | None:
        """Take a meeting away with what was promised in it."""
        with self.database.unit("drop_meeting", shop=self.shop, day=meeting.day) as unit:
            unit.delete(*unit.all(Action, shop=self.shop, meeting=meeting.id), meeting)
        return unit.step

    def promise(self, meeting: Meeting, text: str, due: date) -> Step | None:
        """Note what the agency promised in a meeting, and by when; raises `Refused` where it is empty."""
        if not text.strip():
            raise Refused(Problem(Code.FIELD_EMPTY, where="text"))
        with self.database.unit("note_promise", shop=self.shop) as unit:
            book = unit.book(self.shop)
            agency = _agency(book, meeting.agency)
            numbers = [x.number for x in book.actions if x.kind is ActionKind.PROMISE]
            unit.put(
                Action(
                    new_id(),
                    self.shop,
                    max(numbers, default=0) + 1,
                    ActionKind.PROMISE,
                    text.strip(),
                    agency.name,
                    agency=True,
                    due=Month.of(due),
                    since=Month.of(meeting.day),
                    due_day=due,
                    meeting=meeting.id,
                )
            )
        return unit.step

    def keep_promise(self, promise: Action, done: date | None) -> Step | None:
        """Say on which day a promise was kept; None: it is open again."""
        with self.database.unit("keep_promise", shop=self.shop) as unit:
            unit.put(replace(promise, done=done))
        return unit.step

    def drop_promise(self, promise: Action) -> Step | None:
        """Take a promise away."""
        with self.database.unit("drop_promise", shop=self.shop) as unit:
            unit.delete(promise)
        return unit.step

    def keep_proposal(self, proposal: Proposal) -> Step | None:
        """Keep a proposal with our opinion and decision; a new one has an empty id, its document is kept already.

        Raises `Refused`: no title.
        """
        refuse(proposal_problems(proposal))
        with self.database.unit("keep_proposal", shop=self.shop) as unit:
            _agency(unit.book(self.shop), proposal.agency)
            unit.put(proposal if proposal.id else replace(proposal, id=new_id(), shop=self.shop))
        return unit.step

    def drop_proposal(self, proposal: Proposal) -> Step | None:
        """Take a proposal away."""
        with self.database.unit("drop_proposal", shop=self.shop) as unit:
            unit.delete(proposal)
        return unit.step

    def _rate(self, book: Book, agency: Agency) -> Rating:
        measures = book.known(self.catalog.measures)
        known = known_of(book, agency, self.catalog.checks, measures, Month.of(self._today()))
        return rate(self.catalog.scorecard, agency, known, book.shop.weights)

    def _today(self) -> date:
        return self.clock().date()


def _agency(book: Book, id_: str) -> Agency:
    agency = next((x for x in book.agencies if x.id == id_), None)
    if agency is None:
        raise Refused(Problem(Code.NO_SUCH_AGENCY, where=id_))
    return agency


def _named(book: Book, id_: str, name: str) -> None:
    """Refuse no name, and that of another."""
    if not name.strip():
        raise Refused(Problem(Code.NAME_MISSING, where="name"))
    if any(x.name == name.strip() and x.id != id_ for x in book.agencies):
        raise Refused(Problem(Code.NAME_TAKEN, where=name.strip()))


def _without(kept: Mapping[str, T], key: str) -> dict[str, T]:
    return {name: value for name, value in kept.items() if name != key}


_STATES = (AgencyState.CHOSEN, AgencyState.CANDIDATE, AgencyState.DECLINED)


def _order(agency: Agency) -> tuple[int, str]:
    return _STATES.index(agency.state), agency.id


def _waiting(promise: Action) -> tuple[bool, Month, int]:
    return promise.done is not None, promise.due, promise.number
