"""Beside the terms: what was promised, amendments from a month on, the end of the contract and the hand-over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.contract.amendments import Amendment
from desktop.domain.contract.contracts import ContractState
from desktop.domain.contract.handover import Handover, last_day
from desktop.domain.fees.terms import Terms
from desktop.domain.home import notice_day
from desktop.domain.month import Month
from desktop.domain.problems import Problem, Refused
from desktop.language import _, current
from desktop.ui.forms import Form
from desktop.ui.pages.base import Going
from desktop.ui.pages.contract_change_forms import AmendDialog, EndDialog, HandoverDialog
from desktop.ui.pages.contract_papers import PapersCard
from desktop.ui.pages.contract_part import ContractPart
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, clear, column, field_row, row
from desktop.ui.widgets.number_fields import count_input
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import day_in_full, month_name
from desktop.wording.contracts import PROMISES, changed_sentences, leaving_sentence, promise_name
from desktop.wording.fee_words import Words, catalogue_words
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.services.contract_desk import DeskView
    from desktop.services.contracts import Deal
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk


class ChangesPart(ContractPart):
    """Each field and tick is kept at once, as one step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view: DeskView | None = None
        self._deal: Deal | None = None
        self._promises = Form("promise", self)
        self._amend = Button(_("Change the terms from a month on…"), icon="versions")
        self._end = Button(_("Record the end…"))
        self._begin = Button(_("Begin the hand-over list"))
        self._papers = PapersCard(desk)
        self._papers.said.connect(self.said)
        self._more = Link(_("Add a thing of your own"), icon="add", trailing="")
        self._amendments, self._leaving, self._things = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for lines in (self._amendments, self._leaving, self._things):
            lines.setSpacing(8)
        self._name()
        self._connect()
        self._lay_out()

    def show_view(self, view: DeskView) -> None:
        """Show the contract as it is now; a number that is typed into is left alone."""
        self._view = view
        contract = view.contract
        deals = self._desk.contracts.view()
        self._deal = next((x for x in deals if contract is not None and x.contract.id == contract.id), None)
        signed = contract is not None and contract.state is ContractState.SIGNED
        promises = contract.promises if contract else {}
        self._promises.show_values({name: promises.get(name) for name in PROMISES})
        self._amend.setVisible(signed)
        self._end.setVisible(signed)
        for lines, pieces in (
            (self._amendments, self._changes()),
            (self._leaving, self._getting_out()),
            (self._things, self._handovers()),
        ):
            clear(lines)
            for piece in pieces:
                lines.addWidget(piece)
        self._papers.show_contract(contract.id if contract is not None and self._deal is not None else "")
        there = bool(self._deal and self._deal.handovers)
        self._begin.setVisible(not there and self._deal is not None)
        self._more.setVisible(there)

    def _name(self) -> None:
        for name, button in (("amend", self._amend), ("record_end", self._end), ("handover", self._begin), ("handover_add", self._more)):  # fmt: skip
            button.setObjectName(f"contract.{name}")

    def _connect(self) -> None:
        self._promises.entered.connect(self._promise)
        self._amend.clicked.connect(self._ask_amendment)
        self._end.clicked.connect(self._ask_end)
        self._begin.clicked.connect(self._list)
        self._more.clicked.connect(self._ask_thing)

    def _lay_out(self) -> None:
        fields = [
            self._promises.add(name, Field(promise_name(name), count_input(""), optional=True))
            for name in PROMISES
        ]
        promised = Card(
            _("Promised beside the money"),
            field_row(*fields[:2]),
            field_row(*fields[2:]),
            Paragraph(_("Each month these are held against what was delivered."), "hint", "muted"),
        )
        changes = Card(_("Amendments"), note=_("what was before keeps its own terms"))
        changes.add(self._amendments, row(self._amend, None))
        leaving = Card(_("How it ends"))
        leaving.add(self._leaving, row(self._end, None))
        things = Card(_("To be handed over at the end"), note=_("what is not in writing is often missing"))
        things.add(self._things, row(self._begin, self._more, None))
        self.setLayout(column(promised, changes, self._papers, leaving, things, None))

    # --- what is shown ---------------------------------------------------------------------------

    def _words(self) -> Words:
        return catalogue_words(self._desk.measures)

    def _changes(self) -> Iterator[QWidget]:
        deal = self._deal
        if deal is None or not deal.amendments:
            signed = deal is not None and deal.contract.state is ContractState.SIGNED
            said = (
                _("Nothing was changed since it was signed.")
                if signed
                else _("An offer is simply written anew. Amendments come after signing.")
            )
            yield Paragraph(said, "note", "muted")
            return
        before = deal.contract.terms
        for amendment in deal.amendments:
            yield self._amendment(amendment, before)
            before = amendment.terms

    def _amendment(self, amendment: Amendment, before: Terms) -> QWidget:
        words = self._words()
        gone, new = changed_sentences(before, amendment.terms, words.names, words.units)
        title = _("From {month}: {reason}").format(month=month_name(amendment.first), reason=amendment.reason)
        open_, drop = Link(_("Edit these terms")), Link(_("Take it back"), trailing="")
        open_.setObjectName(f"contract.amendment.{amendment.id}")
        drop.setObjectName(f"contract.drop_amendment.{amendment.id}")
        open_.clicked.connect(partial(self._open, amendment))
        drop.clicked.connect(partial(self._drop, amendment))
        lines = [Paragraph(_("before: {sentence}").format(sentence=x), "hint", "muted") for x in gone]
        lines += [Paragraph(_("now: {sentence}").format(sentence=x), "note") for x in new]
        if not gone and not new:
            lines = [Paragraph(_("Nothing differs yet. Edit the terms."), "note", "muted")]
        head = row(Label(title, "label"), None, open_, drop, gap=12)
        return boxed(column(head, *lines, gap=4))

    def _getting_out(self) -> Iterator[QWidget]:
        view, deal = self._view, self._deal
        if view is None or deal is None:
            return
        if deal.contract.state is ContractState.ENDED:
            end = last_day(deal.schedule)
            text = (
                _("It has ended.")
                if end is None
                else _("Its last day is {day}.").format(day=day_in_full(end))
            )
            yield Note(text, "done", "good")
            return
        latest = deal.schedule.latest
        notice = notice_day(latest.end, deal.contract.notice_days, _never)
        said = leaving_sentence(deal.contract, latest, notice[0] if notice else None, self._words())
        yield Paragraph(said, "note")

    def _handovers(self) -> Iterator[QWidget]:
        if self._deal is None or not self._deal.handovers:
            said = _(
                "E-mail, phone, two-step login, footage, project files, raw numbers: tick off what came."
            )
            yield Paragraph(said, "note", "muted")
            return
        for thing in self._deal.handovers:
            yield self._thing(thing)

    def _thing(self, thing: Handover) -> QWidget:
        known = next((x for x in self._desk.catalog.handover if x.code == thing.item), None)
        name = known.name[current()] if known else thing.text
        box = Check(name, on=thing.done is not None)
        box.setObjectName(f"handover.{thing.item or thing.id}")
        box.ticked.connect(partial(self._tick, thing))
        change = Link(_("Change"), trailing="", name=_("Change: {what}").format(what=name))
        change.clicked.connect(partial(self._change, thing))
        late = thing.done is None and thing.due is not None and thing.due < self._desk.today()
        said = Label(self._when(thing, late=late), "hint", "warn" if late else "muted")
        lines: list[QWidget] = []
        if known is not None and thing.done is None:
            lines.append(Paragraph(known.how[current()], "hint", "muted"))
        if known is not None and thing.text:
            lines.append(Paragraph(thing.text, "hint"))
        return boxed(column(row(box, None, said, change, gap=12), *lines, gap=0))

    def _when(self, thing: Handover, *, late: bool) -> str:
        if thing.done is not None:
            return _("done on {day}").format(day=day_in_full(thing.done))
        if thing.due is None:
            return ""
        text = _("overdue since {day}") if late else _("by {day}")
        return text.format(day=day_in_full(thing.due))

    # --- what is done ----------------------------------------------------------------------------

    def _do(self, command: Callable[[], Step | None]) -> tuple[Problem, ...]:
        try:
            command()
        except Refused as refusal:
            return refusal.problems
        return ()

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self.said.emit(sentence(problems[0]), False)

    def _id(self) -> str:
        return self._deal.contract.id if self._deal else ""

    @Slot(str, object)
    def _promise(self, name: str, value: int | None) -> None:
        if self._deal is not None:
            problems = self._do(partial(self._desk.contracts.promise, self._id(), name, value))
            if not self._promises.blame(problems):
                self._tell(problems)

    @Slot()
    def _ask_amendment(self) -> None:
        dialog = AmendDialog(Month.of(self._desk.today()) + 1, self._take_amendment, self)
        dialog.open()

    def _take_amendment(self, first: Month, reason: str, agreed: date | None) -> tuple[Problem, ...]:
        if self._deal is None:
            return ()
        terms = self._deal.schedule.at(first)
        return self._do(partial(self._desk.contracts.amend, self._id(), first, terms, reason, agreed))

    def _open(self, amendment: Amendment, _clicked: bool = False) -> None:
        self.going.emit(Going("contract", part=f"terms:{amendment.contract}"))

    def _drop(self, amendment: Amendment, _clicked: bool = False) -> None:
        self._tell(self._do(partial(self._desk.contracts.drop_amendment, amendment)))

    @Slot()
    def _ask_end(self) -> None:
        EndDialog(Month.of(self._desk.today()), self._take_end, self).open()

    def _take_end(self, last: Month | date, reason: str) -> tuple[Problem, ...]:
        return self._do(partial(self._desk.contracts.end, self._id(), last, reason))

    @Slot()
    def _list(self) -> None:
        self._tell(self._do(partial(self._desk.contracts.list_handover, self._id())))

    def _tick(self, thing: Handover, on: bool) -> None:
        done = replace(thing, done=self._desk.today() if on else None)
        self._tell(self._do(partial(self._desk.contracts.keep_handover, done)))

    @Slot()
    def _ask_thing(self) -> None:
        if self._deal is not None:
            after = max((x.position for x in self._deal.handovers), default=-1) + 1
            contract = self._deal.contract
            self._change(Handover("", contract.shop, contract.id, "", position=after))

    def _change(self, thing: Handover, _clicked: bool = False) -> None:
        HandoverDialog(thing, self._keep_thing, self._drop_thing, self).open()

    def _keep_thing(self, thing: Handover) -> tuple[Problem, ...]:
        return self._do(partial(self._desk.contracts.keep_handover, thing))

    def _drop_thing(self, thing: Handover) -> None:
        self._tell(self._do(partial(self._desk.contracts.drop_handover, thing)))


def _never(_day: date) -> bool:
    return False
