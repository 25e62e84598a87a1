"""The dialog about one proposal: what is proposed, its document, our opinion, and what we decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.agencies import Agency
from desktop.domain.meetings import Decision, Proposal, proposal_problems
from desktop.language import _
from desktop.ui.document_field import DocumentField, dropped_files, why
from desktop.ui.forms import Form
from desktop.ui.pages.agency_forms import Keep
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import column, field_row
from desktop.ui.widgets.rolling import Rolling
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text_input import LongText, TextInput
from desktop.wording.agencies import agency_name, decision_word

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_TEXTS = ("agency", "title", "text", "opinion", "reason")


class ProposalDialog(Dialog):
    """A proposal; a file may be dropped anywhere on it."""

    def __init__(
        self, proposal: Proposal, agencies: Sequence[Agency], keep: Keep, desk: Desk, parent: QWidget
    ) -> None:
        title = _("Change a proposal") if proposal.id else _("A new proposal")
        super().__init__(title, meaning="agency", wide=720, parent=parent)
        self._proposal, self._keep, self._desk = proposal, keep, desk
        self._form = Form("proposal", self)
        self._decision = Segmented(_("Decision"), [Option(x.value, decision_word(x)) for x in Decision])
        self._decision.setObjectName("proposal.decision")
        self._document = DocumentField(desk, "proposal.document")
        self._about = Field(_("Their document"), self._document, optional=True)
        self._save = Button(_("Keep"), "primary")
        self._save.setObjectName("proposal.save")
        self._save.clicked.connect(self._take)
        self.setAcceptDrops(True)
        self._fill([Option(x.id, agency_name(x)) for x in agencies])
        self._form.show_values({name: getattr(proposal, name) for name in (*_TEXTS, "day")})
        self._decision.set_value(proposal.decision.value)
        self._document.show_document(proposal.file, proposal.content)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was let go."""
        event.acceptProposedAction()
        self._document.take(dropped_files(event.mimeData()))

    def _fill(self, agencies: list[Option]) -> None:
        add = self._form.add
        fields = column(
            field_row(
                add("agency", Field(_("Proposed by"), Choice(agencies))),
                add("day", Field(_("Day"), DateInput(year=self._proposal.day.year))),
            ),
            add("title", Field(_("In a few words"), TextInput())),
            self._about,
            add("text", Field(_("What they propose"), LongText(), optional=True)),
            add("opinion", Field(_("What we think of it"), LongText(), optional=True)),
            Field(_("Decision"), self._decision),
            add("reason", Field(_("Why"), LongText(), optional=True)),
            gap=8,
        )
        self.add(Rolling(fields))
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._save)

    def _said(self) -> Proposal:
        said = {name: self._form.value(name) for name in _TEXTS}
        file, content = self._document.document()
        return replace(
            self._proposal,
            **said,
            day=self._form.value("day") or self._proposal.day,
            decision=Decision(self._decision.value() or Decision.OPEN),
            file=file,
            content=content,
        )

    @Slot()
    def _take(self) -> None:
        if self._form.unread() or self._form.blame(proposal_problems(self._said())):
            return
        fresh = self._document.fresh
        if fresh is None:
            self._finish()
            return
        self._save.set_busy(_("Keeping…"))
        keep = self._desk.attachments.keep
        self._desk.jobs.write(keep, fresh, done=self._stored, failed=self._failed)

    @Slot(object)
    def _stored(self, _nothing: object) -> None:
        self._save.set_busy("")
        if self.isVisible():
            self._finish()

    def _finish(self) -> None:
        problems = self._keep(self._said())
        if not problems:
            self.accept()
        else:
            self._form.blame(problems)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._save.set_busy("")
        self._about.set_error(why(error))
