"""Candidates side by side: scores with what they rest on, who does the work, what rules one out, the verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.agencies import Agency, AgencyState, Evidence, Worker
from desktop.domain.problems import Problem
from desktop.domain.scorecard import Rating
from desktop.language import _, current
from desktop.ui.pages.agency_forms import AgencyDialog, CandidateDialog, WeightsDialog
from desktop.ui.pages.agency_lines import HEAD, STATE, WEIGHT, WHAT, agency_lines
from desktop.ui.pages.agency_part import AgencyPart
from desktop.ui.pages.agency_score import AnswerDialog, ScoreDialog
from desktop.ui.pages.base import Going
from desktop.ui.pages.letter_dialog import LetterDialog
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button, IconButton, Link
from desktop.ui.widgets.layout import clear, row
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_columns import needed
from desktop.ui.widgets.sheet_values import Lines
from desktop.ui.widgets.text import Label
from desktop.wording.agencies import (
    agency_name,
    gaps_words,
    leader_words,
    ruled_out_words,
    uncovered_words,
    worker_word,
)
from desktop.wording.letters import agency_questions

if TYPE_CHECKING:
    from desktop.services.agencies import AgenciesView
    from desktop.ui.desk import Desk


class ComparePart(AgencyPart):
    """A cell is opened by click or Enter and answered in a small dialog; each answer is one step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._from, self._many = 0, 1
        self._card = desk.catalog.scorecard
        self._add = Button(_("Add a candidate"), icon="add")
        self._weigh = Button(_("Change the weights"), icon="settings")
        self._back = IconButton("back", _("Earlier candidates"), colour="text", icon_size="icon_small")
        self._on = IconButton("next", _("More candidates"), colour="text", icon_size="icon_small")
        self._which = Label("", "note", "muted")
        self._table = Sheet(_("Candidates side by side"))
        self._notes = QVBoxLayout()
        self._notes.setSpacing(8)
        self._connect()
        paging = row(self._back, self._which, self._on, None, self._weigh, self._add)
        self.lines.addLayout(paging)
        self.lines.addWidget(framed(self._table))
        self.lines.addLayout(self._notes)

    def show_view(self, view: AgenciesView) -> None:
        """Show the candidates, as many as there is room for."""
        self.view = view
        self._show_table()
        clear(self._notes)
        for note in self._said(view):
            self._notes.addWidget(note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many candidates as there is room for."""
        super().resizeEvent(event)
        self._show_table()

    def add_candidate(self) -> None:
        """Ask for a new candidate's name."""
        CandidateDialog(self._take_candidate, self).open()

    def _connect(self) -> None:
        for name, control in (("add", self._add), ("weigh", self._weigh), ("back", self._back),
                              ("on", self._on), ("table", self._table)):  # fmt: skip
            control.setObjectName(f"agency.{name}")
        self._add.clicked.connect(self.add_candidate)
        self._weigh.clicked.connect(self._ask_weights)
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        self._table.opened.connect(self._open)

    # --- what is shown ---------------------------------------------------------------------------

    def _fitting(self, view: AgenciesView) -> tuple[Lines, Sequence[Rating]]:
        """Give as many candidates as fit, at least one."""
        room = self._table.viewport().width()
        for many in range(len(view.ratings), 0, -1):
            at = max(0, min(self._from, len(view.ratings) - many))
            shown = view.ratings[at : at + many]
            lines = agency_lines(view, self._card, shown)
            if needed(lines) <= room or many == 1:
                self._from, self._many = at, many
                return lines, shown
        return Lines(), ()

    def _show_table(self) -> None:
        view = self.view
        if view is None:
            return
        lines, shown = self._fitting(view)
        self._table.show_lines(lines)
        paged = len(shown) < len(view.ratings)
        for piece in (self._back, self._on, self._which):
            piece.setVisible(paged)
        last = self._from + len(shown)
        said = _("{first} to {last} of {count}")
        self._which.setText(said.format(first=self._from + 1, last=last, count=len(view.ratings)))
        self._back.setEnabled(self._from > 0)
        self._on.setEnabled(last < len(view.ratings))

    def _said(self, view: AgenciesView) -> Sequence[Note | Link]:
        """Say what rules one out, what is open, what nobody does, and who surely stands above the others."""
        found: list[Note | Link] = []
        standing = [x for x in view.ratings if x.agency.state is not AgencyState.DECLINED]
        leads = leader_words(view.leader, len(standing))
        if leads:
            found.append(Note(leads, "done" if view.leader else "help", "good" if view.leader else "info"))
        for rating in standing:
            if text := ruled_out_words(rating):
                found.append(Note(text, "critical", "bad"))
            if text := gaps_words(rating, view.weights):
                found.append(Note(text, "help", "info"))
                found.append(self._to_questions(rating))
            if rating.agency.work:
                found += [Note(text, "attention", "warn") for text in uncovered_words(rating)]
        return found

    def _to_questions(self, rating: Rating) -> Link:
        words = _("Prepare the questions to {agency}").format(agency=agency_name(rating.agency))
        link = Link(words)
        link.setObjectName(f"agency.ask.{rating.agency.id}")
        link.clicked.connect(partial(self._ask, rating.agency.id))
        return link

    @Slot()
    def _go_back(self) -> None:
        self._from -= self._many
        self._show_table()

    @Slot()
    def _go_on(self) -> None:
        self._from += self._many
        self._show_table()

    # --- what is answered ------------------------------------------------------------------------

    def _rating(self, agency: str) -> Rating | None:
        ratings = self.view.ratings if self.view else ()
        return next((x for x in ratings if x.agency.id == agency), None)

    @Slot(str, str)
    def _open(self, code: str, column: str) -> None:
        rating = self._rating(column)
        if rating is None or column in (WHAT, WEIGHT):
            return
        if code in (HEAD, STATE):
            self._open_agency(rating.agency)
        elif self._card.criterion(code) is not None:
            self._open_score(rating, code)
        else:
            self._open_answer(rating, code)

    def _open_score(self, rating: Rating, code: str) -> None:
        score = next(x for x in rating.scores if x.criterion.code == code)
        dialog = ScoreDialog(agency_name(rating.agency), score, self)
        dialog.scored.connect(partial(self._score, rating.agency.id, code))
        dialog.unscored.connect(partial(self._unscore, rating.agency.id, code))
        dialog.open()

    def _open_answer(self, rating: Rating, code: str) -> None:
        spoken, name = current(), agency_name(rating.agency)
        share = next((x for x in rating.shares if x.task.code == code), None)
        if share is not None:
            options = [Option(x.value, worker_word(x)) for x in Worker]
            value = share.worker.value if share.worker else None
            dialog = AnswerDialog(share.task.name[spoken], name, options, value, self)
            dialog.answered.connect(partial(self._assign, rating.agency.id, code))
        else:
            standing = next(x for x in rating.faults if x.fault.code == code)
            options = [Option("yes", _("It is so")), Option("no", _("It is not so"))]
            value = None if standing.holds is None else "yes" if standing.holds else "no"
            dialog = AnswerDialog(standing.fault.name[spoken], name, options, value, self)
            dialog.answered.connect(partial(self._find_fault, rating.agency.id, code))
        dialog.open()

    def _open_agency(self, agency: Agency) -> None:
        has_contract = any(x.contract.agency == agency.id for x in self.desk.contracts.view())
        dialog = AgencyDialog(agency, has_contract=has_contract, parent=self)
        dialog.described.connect(partial(self._describe, dialog, agency.id))
        dialog.aligned.connect(partial(self._align, agency.id))
        dialog.decided.connect(partial(self._decide, dialog, agency.id))
        dialog.contract_asked.connect(partial(self._to_contract, agency.id))
        dialog.remove_asked.connect(partial(self._remove, agency.id))
        dialog.open()

    def _score(self, agency: str, code: str, value: int, evidence: Evidence) -> None:
        self.tell(self.act(partial(self.desk.agencies.score, agency, code, value, evidence)))

    def _unscore(self, agency: str, code: str) -> None:
        self.tell(self.act(partial(self.desk.agencies.unscore, agency, code)))

    def _assign(self, agency: str, task: str, key: str | None) -> None:
        worker = Worker(key) if key else None
        self.tell(self.act(partial(self.desk.agencies.assign, agency, task, worker)))

    def _find_fault(self, agency: str, fault: str, key: str | None) -> None:
        holds = None if key is None else key == "yes"
        self.tell(self.act(partial(self.desk.agencies.find_fault, agency, fault, holds)))

    def _describe(
        self, dialog: AgencyDialog, agency: str, name: str, company: bool | None, number: str, note: str
    ) -> None:
        problems = self.act(partial(self.desk.agencies.describe, agency, name, company, number))
        if problems:
            dialog.blame(problems)
            return
        self.act(partial(self.desk.agencies.remark, agency, note))
        dialog.accept()

    def _align(self, agency: str, subject: str, text: str) -> None:
        self.act(partial(self.desk.agencies.align, agency, subject, text))

    def _decide(self, dialog: AgencyDialog, agency: str, state: AgencyState, reason: str) -> None:
        done = {
            AgencyState.CHOSEN: _("The agency is chosen."),
            AgencyState.DECLINED: _("The agency is declined."),
            AgencyState.CANDIDATE: _("The agency is a candidate again."),
        }
        problems = self.act(partial(self.desk.agencies.decide, agency, state, reason), done[state])
        dialog.blame(problems) if problems else dialog.accept()

    def _to_contract(self, agency: str) -> None:
        """Go to its contract; where there is none, begin a draft."""
        if all(x.contract.agency != agency for x in self.desk.contracts.view()):
            self.tell(self.act(partial(self.desk.contracts.draft_with, agency)))
        deal = next((x for x in self.desk.contracts.view() if x.contract.agency == agency), None)
        self.going.emit(Going("contract", part=f"terms:{deal.contract.id}" if deal else "terms"))

    def _remove(self, agency: str) -> None:
        self.tell(self.act(partial(self.desk.agencies.remove, agency), _("The agency is taken away.")))

    def _take_candidate(self, name: str) -> tuple[Problem, ...]:
        return self.act(partial(self.desk.agencies.add, name))

    @Slot()
    def _ask_weights(self) -> None:
        if self.view is not None:
            dialog = WeightsDialog(self._card, self.view.weights, self)
            dialog.kept.connect(self._take_weights)
            dialog.open()

    @Slot(object)
    def _take_weights(self, weights: dict[str, int]) -> None:
        recommended = {x.code: x.weight for x in self._card.criteria}
        own = {} if weights == recommended else weights
        self.tell(self.act(partial(self.desk.agencies.weigh, own)))

    def _ask(self, agency: str, _clicked: bool = False) -> None:
        rating = self._rating(agency)
        if rating is not None and self.view is not None:
            title = _("Questions to {agency}").format(agency=agency_name(rating.agency))
            letter = partial(agency_questions, rating, self.view.shop.name, self.view.weights)
            LetterDialog(title, letter, self).open()
