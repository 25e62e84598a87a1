"""Tags that fit the shop's purpose: the page they lead to, and which of them to take."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.problems import Refused
from desktop.domain.tag_proposals import Proposal
from desktop.domain.tagged_links import page_address
from desktop.domain.tags import TagKind
from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import clear
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.problems import sentence
from desktop.wording.tags import kind_word, place_word

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class ProposalsDialog(Dialog):
    """Everything is ticked; all that stays ticked becomes one step."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        words = _(
            "They fit what your shop wants. Links need the page they lead to; a telephone number of its own you add yourself once you have it."
        )
        super().__init__(_("Proposals"), words, meaning="helper", parent=parent)
        self._desk = desk
        self._offers: list[tuple[Check, Proposal]] = []
        self._input = TextInput(desk.measuring.view().page, example="https://example.jp/")
        self._page = Field(_("Address of your page"), self._input)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._none = Paragraph(_("Everything proposed is there already."), "note", "muted")
        self._take = Button(_("Add what is ticked"), "primary")
        self._input.setObjectName("proposals.page")
        self._take.setObjectName("proposals.take")
        self._input.edited.connect(self._list)
        self._take.clicked.connect(self._adopt)
        self.add(self._page)
        self.body.addWidget(Label(_("What fits"), "label"))
        self.body.addLayout(self._lines)
        self.add(self._none)
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._take)
        self._list(self._input.value())

    @Slot(str)
    def _list(self, typed: str) -> None:
        """List what is proposed for the page, while it is typed."""
        try:
            page = page_address(typed) and typed.strip()
        except Refused as refusal:
            page = ""
            self._page.set_error(sentence(refusal.problems[0]) if typed.strip() else "")
        else:
            self._page.set_error("")
        clear(self._lines)
        self._offers = []
        for one in self._desk.measuring.view(page).proposals:
            check = Check(_said(one), on=True)
            check.setObjectName(f"proposals.{one.spot.value}")
            check.ticked.connect(self._count)
            self._offers.append((check, one))
            self._lines.addWidget(check)
        self._none.setVisible(not self._offers)
        self._count()

    @Slot()
    def _count(self) -> None:
        self._take.setEnabled(any(check.isChecked() for check, _one in self._offers))

    @Slot()
    def _adopt(self) -> None:
        chosen = [one for check, one in self._offers if check.isChecked()]
        try:
            self._desk.measuring.adopt([replace(x.tag, place=place_word(x.spot)) for x in chosen])
        except Refused as refusal:
            self._page.set_error(sentence(refusal.problems[0]))
            return
        self.accept()


def _said(one: Proposal) -> str:
    tag = one.tag
    if tag.kind is TagKind.LINK:
        return _("{place} ({kind})").format(place=place_word(one.spot), kind=kind_word(tag.kind))
    return _("{place} ({kind} “{text}”)").format(
        place=place_word(one.spot), kind=kind_word(tag.kind), text=tag.text
    )
