"""The papers of a contract: the signed one, its annexes, letters; each opens as a copy and can be taken away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.document_field import DocumentOpener, ask_for_document, why
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import boxed, clear, column, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import day_in_full
from desktop.wording.attachments import short_name, size_words

if TYPE_CHECKING:
    from desktop.domain.attachments import Attached
    from desktop.domain.contract.papers import Paper
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk


_ROOM = 44
"""For a paper's name, in half-width letters."""


class PapersCard(Card):
    """One line a paper. A document is stored before its row names it; the row is one step."""

    said = Signal(str, bool)
    """For the toast: text, whether undo is offered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Papers"), note=_("kept beside your records, and in every backup"))
        self._desk, self._contract = desk, ""
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._opener = DocumentOpener(desk, self)
        self._opener.failed.connect(self._tell)
        self._add = Button(_("Add a paper…"), icon="add")
        self._add.setObjectName("contract.add_paper")
        self._add.clicked.connect(self._ask)
        self.add(self._lines, row(self._add, None))

    def show_contract(self, contract: str) -> None:
        """Show the papers of a contract; empty: there is none yet."""
        self._contract = contract
        clear(self._lines)
        papers = self._desk.contracts.papers(contract) if contract else ()
        if not papers:
            said = _("Nothing is kept yet. Add what was signed, its annexes, and letters.")
            self._lines.addWidget(Paragraph(said, "note", "muted"))
        for paper in papers:
            self._lines.addWidget(self._line(paper))
        self._add.setEnabled(bool(contract))

    def _line(self, paper: Paper) -> QWidget:
        size = self._desk.attachments.size(paper.file, paper.content)
        name = Label(short_name(paper.file, _ROOM), "label")
        name.setToolTip(paper.file)
        told = Label(size_words(size), "note", "muted" if size is not None else "bad")
        since = Label(day_in_full(paper.day), "note", "muted")
        open_ = Link(_("Open"), trailing="", name=_("Open {name}").format(name=paper.file))
        open_.setObjectName(f"contract.open_paper.{paper.id}")
        open_.setVisible(size is not None)
        open_.clicked.connect(partial(self._open, paper))
        away = Link(_("Remove"), trailing="", name=_("Remove {name}").format(name=paper.file))
        away.setObjectName(f"contract.drop_paper.{paper.id}")
        away.clicked.connect(partial(self._drop, paper))
        icon = Icon("evidence_document", "accent", "icon_small")
        words = boxed(column(name, row(told, since, None, gap=12), gap=0))
        return boxed(row(icon, words, None, open_, away, gap=12))

    @Slot()
    def _ask(self) -> None:
        ask_for_document(self, "contract.paper_file", self._chosen)

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self._add.set_busy(_("Reading…"))
        work = partial(keep_paper, self._desk, self._contract)
        self._desk.jobs.write(work, Path(name), done=self._kept, failed=self._failed)

    @Slot(object)
    def _kept(self, step: Step | None) -> None:
        self._add.set_busy("")
        if step is None:
            self.said.emit(_("This paper is there already. Nothing was changed."), False)
        else:
            self.said.emit(_("The paper is kept"), True)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._add.set_busy("")
        self._tell(why(error))

    @Slot(str)
    def _tell(self, text: str) -> None:
        self.said.emit(text, False)

    def _open(self, paper: Paper, _clicked: bool = False) -> None:
        self._opener.open(paper.file, paper.content)

    def _drop(self, paper: Paper, _clicked: bool = False) -> None:
        self._desk.contracts.drop_paper(paper)
        self.said.emit(_("The paper is taken away"), True)


def keep_paper(desk: Desk, contract: str, path: Path) -> Step | None:
    """Read a document, store it, and put it to the contract, on the worker; raises `Refused` or a fault."""
    attached: Attached = desk.attachments.read(path)
    desk.attachments.keep(attached)
    return desk.contracts.add_paper(contract, attached.file, attached.content)
