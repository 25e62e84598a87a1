"""The card for the counter: what stands on it, in which language, and the PDF to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from desktop.domain.faults import Fault
from desktop.domain.tags import Tag, TagKind, address
from desktop.language import _, current, speaking
from desktop.ui.made_files import MadeFile
from desktop.ui.pages.reports_cards import MadeCard
from desktop.ui.pages.saving import ask_where, wanted_file
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, column, row
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text import Paragraph
from desktop.wording.faults import fault_sentence
from desktop.wording.tags import answers, counter_question, listed

if TYPE_CHECKING:
    from desktop.reports.counter_card import CounterCard
    from desktop.services.measuring import MeasuringView
    from desktop.ui.desk import Desk

_NONE = "none"


def make(card: CounterCard, wanted: MadeFile, made: list[MadeFile]) -> MadeFile:
    """Write the card and take note of it; raises `Fault` as `counter_card.write`."""
    from desktop.reports.counter_card import write

    write(card, wanted.path)
    made.append(wanted)
    return wanted


class CounterCardCard(Card):
    """Code word and QR code may be left away."""

    said = Signal(str, bool)
    """For the toast: text, whether undo is offered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Card for the counter"))
        self._desk = desk
        self._shop, self._doors = "", tuple[str, ...]()
        self._links: dict[str, Tag] = {}
        self._words: dict[str, Tag] = {}
        self._preview = Paragraph("", "note")
        languages = [Option("ja", "日本語"), Option("en", "English")]
        self._language = Segmented(_("Language of the card"), languages)
        self._word, self._link = Choice([]), Choice([])
        self._trouble = Note("", "field_error", "bad", ink="bad")
        self._save = Button(_("Save as PDF…"), icon="print", name=_("Save the card for the counter as PDF"))
        self._made = MadeCard()
        self._connect()
        self._lay_out()

    def show_view(self, view: MeasuringView, doors: Sequence[str]) -> None:
        """Offer the words and links there are; what was chosen stays."""
        self._shop, self._doors = view.shop.name, tuple(doors)
        self._words = {tag.id: tag for tag in view.of_kind(TagKind.WORD)}
        self._links = {tag.id: tag for tag in view.of_kind(TagKind.LINK)}
        none = Option(_NONE, _("None"))
        for choice, tags in ((self._word, self._words), (self._link, self._links)):
            kept = choice.value()
            choice.offer([none, *(Option(tag.id, _title(tag)) for tag in tags.values())])
            first = next(iter(tags), _NONE)
            choice.set_value(kept if kept in (*tags, _NONE) else first if choice is self._word else _NONE)
        self._show_made()
        self._show_preview()

    def _connect(self) -> None:
        for name, control in (("language", self._language), ("word", self._word), ("link", self._link)):
            control.setObjectName(f"counter_card.{name}")
            control.picked.connect(self._show_preview)
        self._save.setObjectName("counter_card.save")
        self._preview.setObjectName("counter_card.preview")
        self._trouble.setObjectName("counter_card.trouble")
        self._save.clicked.connect(self._ask)

    def _lay_out(self) -> None:
        self._language.set_value(current())
        self._trouble.hide()
        self.add(
            self._preview,
            row(self._language, None),
            Field(_("Code word on the card"), self._word),
            Field(_("QR code on the card"), self._link),
            row(self._save, None),
            self._trouble,
            boxed(column(self._made)),
        )

    def _show_made(self) -> None:
        files = [made for made in self._desk.made if made.shop == self._desk.shop]
        self._made.setVisible(bool(files))
        self._made.show_files(files)

    @Slot()
    def _show_preview(self) -> None:
        """Say what will stand on paper, in the card's language."""
        with speaking(self._language.value() or current()):
            question, given = counter_question(), listed(answers(self._doors))
        words = _(
            "“{question}” with {answers}. Four cards on a sheet to be cut, and a page for the month's tally."
        )
        self._preview.set_text(words.format(question=question, answers=given))

    @Slot()
    def _ask(self) -> None:
        name = _("{shop} – card for the counter").format(shop=self._shop)
        ask_where(self, self._desk, _("Save the card as"), name, {"pdf": "PDF"}, self._write)

    @Slot(str)
    def _write(self, chosen: str) -> None:
        self._trouble.hide()
        self._save.set_busy(_("The card is being written…"))
        wanted = wanted_file(self._desk, str(Path(chosen)))
        jobs, made = self._desk.jobs, self._desk.made
        jobs.compute(make, self._card(), wanted, made, done=self._written, failed=self._failed)

    def _card(self) -> CounterCard:
        from desktop.reports.counter_card import CounterCard

        word, link = self._words.get(self._word.value() or ""), self._links.get(self._link.value() or "")
        return CounterCard(
            shop=self._shop,
            language=self._language.value() or current(),
            word=word.text if word else "",
            address=address(link) if link else "",
            doors=self._doors,
        )

    @Slot(object)
    def _written(self, made: MadeFile) -> None:
        self._save.set_busy("")
        self._show_made()
        self.said.emit(_("The card was saved as {name}.").format(name=made.path.name), False)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._save.set_busy("")
        if not isinstance(error, Fault):
            raise error
        self._trouble.say(fault_sentence(error))
        self._trouble.show()


def _title(tag: Tag) -> str:
    return tag.place if tag.kind is TagKind.LINK else tag.text
