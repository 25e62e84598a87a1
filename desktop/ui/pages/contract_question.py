"""One question in full: what it is about, its words, when it was asked, the answer, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout

from desktop.domain.contract.asked import Asked, AskedState
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.pages.contract_finding import TONES
from desktop.ui.pages.home_cards import SEVERITIES
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import Rule, boxed, clear, column, row
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.text_input import LongText
from desktop.wording.findings import severity_word, why
from desktop.wording.questions import dates_of, question_text, subject_of

if TYPE_CHECKING:
    from datetime import date

    from desktop.domain.contract.items import Checks
    from desktop.services.questions import Question
    from desktop.ui.tokens import Colour

MARKS: dict[AskedState, tuple[str, Colour]] = {
    AskedState.OPEN: ("waiting", "info"),
    AskedState.ANSWERED: ("evidence_interview", "good"),
    AskedState.SETTLED: ("done", "good"),
    AskedState.KEPT: ("attention", "warn"),
}
_JUDGED = (AskedState.SETTLED, AskedState.KEPT)


def mark_of(question: Asked) -> tuple[str, Colour]:
    """Give the icon and colour of where a question stands."""
    return ("not_started", "muted") if question.next_letter else MARKS[question.state]


class QuestionCard(Card):
    """The card; it shows the question it was last given. Each field is kept at once, as one step."""

    reworded = Signal(object, str)
    """The question, and its new words."""
    answered = Signal(object, str, object)
    """The question, the answer, and its day."""
    judged = Signal(object, object)
    """The question, and the state it is to have."""
    taken_out = Signal(object)

    def __init__(self, checks: Checks, today: date) -> None:
        super().__init__(name=_("The question in full"))
        self._checks, self._today = checks, today
        self._asked: Asked | None = None
        self._head = QVBoxLayout()
        self._form = Form("question", self)
        self._text, self._answer = LongText(), LongText()
        self._day = DateInput()
        self._fixed = Paragraph("")
        self._dates = Paragraph("", "hint", "muted")
        self._settle = Button(_("It is settled"), icon="saved")
        self._keep = Button(_("Keep the finding"))
        self._back = Link(_("Judge it anew"), trailing="")
        self._again = Link(_("Ask it again"), trailing="")
        self._out = Link(_("Take it off the list"), trailing="")
        self._name_and_connect()
        self._lay_out()

    def show_question(self, question: Question) -> None:
        """Show a question; the field that is typed into is left alone."""
        asked, same = question.asked, self._asked is not None and self._asked.id == question.asked.id
        self._asked = asked
        self._show_head(question)
        text = question_text(self._checks, asked)
        values = {"text": text, "answer": asked.answer, "day": asked.answered or self._today}
        self._form.show_values(
            {name: value for name, value in values.items() if not (same and self._typed(name))}
        )
        self._fixed.set_text(text)
        self._dates.set_text(dates_of(asked))
        self._dates.setVisible(bool(dates_of(asked)))
        waits, settled = asked.state is AskedState.OPEN, asked.state in _JUDGED
        self._words.setVisible(waits)
        self._fixed_words.setVisible(not waits)
        for button in (self._settle, self._keep):
            button.setVisible(not settled)
        self._back.setVisible(settled)
        self._again.setVisible(not asked.next_letter)

    def _typed(self, name: str) -> bool:
        control, focus = self._form.field(name).control, QApplication.focusWidget()
        return focus is not None and (control is focus or control.isAncestorOf(focus))

    def _show_head(self, question: Question) -> None:
        clear(self._head)
        asked, finding = question.asked, question.finding
        number = Label(
            _("No. {number} · {code}").format(number=asked.number, code=asked.about), "hint", "muted"
        )
        self._head.addLayout(row(self._chip(question), number, None))
        self._head.addWidget(Paragraph(subject_of(self._checks, asked, finding), "card_title"))
        if finding is not None:
            self._head.addWidget(Paragraph(why(self._checks, finding), "note"))

    def _chip(self, question: Question) -> Chip:
        if question.finding is not None:
            meaning, colour = SEVERITIES[question.finding.severity]
            return Chip(severity_word(question.finding.severity), TONES[colour], meaning)
        if question.asked.negotiation:
            return Chip(_("To negotiate"), "accent", "agency")
        return Chip(_("No finding any more"), "good", "done")

    def _name_and_connect(self) -> None:
        for name, button in (
            ("settle", self._settle),
            ("keep", self._keep),
            ("back", self._back),
            ("again", self._again),
            ("out", self._out),
        ):
            button.setObjectName(f"question.{name}")
        self._form.entered.connect(self._take)
        self._settle.clicked.connect(self._settled)
        self._keep.clicked.connect(self._kept)
        self._back.clicked.connect(self._anew)
        self._again.clicked.connect(self._ask_again)
        self._out.clicked.connect(self._take_out)
        self.setObjectName("contract.question")

    def _lay_out(self) -> None:
        self._head.setSpacing(8)
        self._words = self._form.add(
            "text",
            Field(_("Question for the agency"), self._text, hint=_("You may put it in your own words.")),
        )
        self._fixed_words = boxed(column(Label(_("Question for the agency"), "label"), self._fixed, gap=4))
        self.add(
            self._head,
            Rule(),
            self._words,
            self._fixed_words,
            self._dates,
            self._form.add("answer", Field(_("What they answered"), self._answer, optional=True)),
            self._form.add("day", Field(_("Answered on"), self._day, width=200)),
            row(self._settle, self._keep, self._back, None),
            row(self._again, self._out, None, gap=16),
        )

    @Slot(str, object)
    def _take(self, name: str, value: object) -> None:
        asked = self._asked
        if asked is None:
            return
        if name == "text":
            self.reworded.emit(asked, str(value))
        elif name == "answer":
            self.answered.emit(asked, str(value), self._day.value())
        elif asked.answer:
            self.answered.emit(asked, asked.answer, value)

    @Slot()
    def _settled(self) -> None:
        self.judged.emit(self._asked, AskedState.SETTLED)

    @Slot()
    def _kept(self) -> None:
        self.judged.emit(self._asked, AskedState.KEPT)

    @Slot()
    def _anew(self) -> None:
        self.judged.emit(self._asked, AskedState.ANSWERED)

    @Slot()
    def _ask_again(self) -> None:
        if self._asked is not None:
            self.reworded.emit(self._asked, self._asked.text)

    @Slot()
    def _take_out(self) -> None:
        self.taken_out.emit(self._asked)
