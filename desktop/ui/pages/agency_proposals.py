"""What agencies propose, our opinion of it, and what was decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop.domain.meetings import Decision, Proposal
from desktop.domain.problems import Problem
from desktop.language import _
from desktop.ui.document_field import DocumentOpener
from desktop.ui.pages.agency_part import AgencyPart
from desktop.ui.pages.agency_proposal import ProposalDialog
from desktop.ui.tokens import Colour
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, state
from desktop.wording.agencies import agency_name, decision_word
from desktop.wording.amounts import day_in_full
from desktop.wording.attachments import short_name

if TYPE_CHECKING:
    from desktop.services.agencies import AgenciesView
    from desktop.ui.desk import Desk

DAY, WHO, WHAT, FILE, STATE, DROP = "day", "who", "what", "file", "state", "drop"
_ROOM = 22
_MARKS: dict[Decision, tuple[str, Colour]] = {
    Decision.OPEN: ("waiting", "info"),
    Decision.ACCEPTED: ("done", "good"),
    Decision.CHANGED: ("done", "good"),
    Decision.DECLINED: ("left_out", "muted"),
}


class ProposalsPart(AgencyPart):
    """A line a proposal; click or Enter opens it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._add = Button(_("Add a proposal"), icon="add")
        self._add.setObjectName("agency.add_proposal")
        self._table = Sheet(_("Proposals"))
        self._table.setObjectName("agency.proposals")
        begin = Button(_("Write one down"), "primary")
        begin.setObjectName("agency.first_proposal")
        said = _("What an agency proposes is worth an opinion. Write down what you thought and decided.")
        self._none = Empty("agency", said, begin)
        self._opener = DocumentOpener(desk, self)
        self._opener.failed.connect(self._tell_why)
        self._add.clicked.connect(self._new)
        begin.clicked.connect(self._new)
        self._table.opened.connect(self._open)
        self._framed = framed(self._table)
        self.lines.addLayout(row(None, self._add))
        self.lines.addWidget(self._none)
        self.lines.addWidget(self._framed)

    def show_view(self, view: AgenciesView) -> None:
        """Show the proposals, the newest first."""
        self.view = view
        self._none.setVisible(not view.proposals)
        self._framed.setVisible(bool(view.proposals))
        self._add.setVisible(bool(view.proposals))
        names = {x.agency.id: agency_name(x.agency) for x in view.ratings}
        papers = any(x.file for x in view.proposals)
        columns = (
            Column(WHAT, _("Proposal"), stretch=True),
            Column(WHO, _("Proposed by"), spare=True),
            Column(DAY, _("Day")),
            *((Column(FILE, _("Document"), spare=True),) if papers else ()),
            Column(STATE, _("Decision")),
            Column(DROP),
        )
        rows = tuple(self._row(proposal, names, papers=papers) for proposal in view.proposals)
        self._table.show_lines(Lines(columns, rows))

    def _row(self, proposal: Proposal, names: dict[str, str], *, papers: bool) -> Row:
        paper = Cell(short_name(proposal.file, _ROOM), small=True, link=bool(proposal.file))
        cells = (
            Cell(proposal.title, below=proposal.opinion.split("\n")[0], link=True),
            Cell(names.get(proposal.agency, ""), small=True),
            Cell(day_in_full(proposal.day), small=True),
            *((paper,) if papers else ()),
            state(decision_word(proposal.decision), *_MARKS[proposal.decision]),
            Cell(_("Delete"), small=True, link=True),
        )
        return Row(proposal.id, cells)

    @Slot()
    def _new(self) -> None:
        if self.view is not None and self.view.ratings:
            agency = self.view.ratings[0].agency.id
            self._edit(Proposal("", self.view.shop.id, agency, self.desk.today(), ""))

    @Slot(str, str)
    def _open(self, key: str, column: str) -> None:
        proposals = self.view.proposals if self.view else ()
        proposal = next((x for x in proposals if x.id == key), None)
        if proposal is not None and column == DROP:
            done = _("The proposal is deleted.")
            self.tell(self.act(partial(self.desk.agencies.drop_proposal, proposal), done))
        elif proposal is not None and column == FILE and proposal.content:
            self._opener.open(proposal.file, proposal.content)
        elif proposal is not None:
            self._edit(proposal)

    @Slot(str)
    def _tell_why(self, why: str) -> None:
        self.said.emit(why, False)

    def _edit(self, proposal: Proposal) -> None:
        agencies = [x.agency for x in self.view.ratings] if self.view else []
        ProposalDialog(proposal, agencies, self._keep, self.desk, self).open()

    def _keep(self, proposal: Proposal) -> tuple[Problem, ...]:
        return self.act(partial(self.desk.agencies.keep_proposal, proposal))
