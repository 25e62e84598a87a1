"""The list of questions: put on it, sent as a letter or workbook, answered, and settled or kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.domain.contract.asked import Asked, AskedState
from desktop.domain.faults import Fault
from desktop.domain.problems import Refused
from desktop.language import _, current, ngettext
from desktop.ui.pages.base import Going
from desktop.ui.pages.contract_answers import AnswersDialog
from desktop.ui.pages.contract_fields import named
from desktop.ui.pages.contract_part import ContractPart
from desktop.ui.pages.contract_question import MARKS, QuestionCard, mark_of
from desktop.ui.pages.home_cards import SEVERITIES
from desktop.ui.pages.letter_dialog import LetterDialog
from desktop.ui.pages.saving import ask_where, folder_of
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.layout import Columns, Flow, boxed, column
from desktop.ui.widgets.pick_list import Entry, Heading, PickList
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text import Paragraph
from desktop.wording.faults import fault_sentence
from desktop.wording.letters import Letter, questions
from desktop.wording.problems import sentence
from desktop.wording.questions import new_questions, question_text, state_word, subject_of

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.contract_desk import DeskView
    from desktop.services.questions import AnswersPreview, Question, QuestionsView
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk

_GROUPS = (AskedState.ANSWERED, AskedState.OPEN, AskedState.KEPT, AskedState.SETTLED)
"""What needs the owner first."""


def _group(state: AskedState) -> str:
    return {
        AskedState.ANSWERED: _("To be judged"),
        AskedState.OPEN: _("No answer yet"),
        AskedState.KEPT: _("Stays a finding"),
        AskedState.SETTLED: _("Settled"),
    }[state]


class QuestionsPart(ContractPart):
    """The list on the left, the question picked beside it; what is done with all of them below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._checks = desk, desk.catalog.checks
        self._view: QuestionsView | None = None
        self._sentence = Paragraph("", "note", "muted")
        self._add = named(Button("", icon="add"), "questions.add")
        self._begin = named(Button("", "primary"), "questions.begin")
        self._empty = Empty(
            "evidence_interview",
            _("Nothing was asked of the agency yet. Put the open findings on a list, and send it."),
            self._begin,
        )
        self._list = named(PickList(_("Questions")), "questions.list")
        self._question = QuestionCard(self._checks, desk.today())
        self._side = QWidget()
        self._beside = QVBoxLayout(self._side)
        self._beside.setContentsMargins(0, 0, 0, 0)
        whole = boxed(column(Card("", self._list, kind="flush"), None))
        self._columns = Columns(whole, self._side, side_width=400, least=800)
        self._letter = named(Button(_("Copy as a letter"), icon="copy"), "questions.letter")
        self._language = named(
            Segmented(_("Language of the list"), [Option("ja", "日本語"), Option("en", "English")]),
            "questions.language",
        )
        self._save = named(Button(_("Save as Excel…"), "primary", icon="excel"), "questions.save")
        self._read = named(Button(_("Read the answers…"), icon="import"), "questions.read")
        self._connect()
        self._lay_out()

    def show_view(self, _view: DeskView) -> None:
        """Ask for the questions and show them."""
        self._view = view = self._desk.questions.view()
        there, count = bool(view.questions), len(view.to_ask)
        self._list.show_headings(tuple(self._headings(view)))
        self._show_question(self._list.value())
        words = ngettext("Add {count} open finding", "Add {count} open findings", count).format(count=count)
        self._add.say(words)
        self._begin.say(words if count else _("To the check list"), kind="primary")
        self._add.setVisible(there and count > 0)
        self._sentence.set_text(self._standing(view))
        self._empty.setVisible(not there)
        self._whole.setVisible(there)
        waiting = bool(view.in_letter())
        for button in (self._letter, self._save):
            button.setEnabled(waiting)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the question beside the list, or below its row."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self._columns.beside()
        self._side.setVisible(beside)
        self._list.host(None if beside else self._question)
        if beside:
            self._beside.insertWidget(0, self._question)

    def _headings(self, view: QuestionsView) -> list[Heading]:
        found = []
        for state in _GROUPS:
            group = [x for x in view.questions if x.asked.state is state]
            if group:
                icon, colour = MARKS[state]
                head = _("{state} {count}").format(state=_group(state), count=len(group))
                found.append(Heading(head, icon, colour, tuple(map(self._entry, group))))
        return found

    def _entry(self, question: Question) -> Entry:
        asked = question.asked
        subject = subject_of(self._checks, asked, question.finding)
        icon, colour = mark_of(asked)
        weight = SEVERITIES[question.finding.severity] if question.finding else ("agency", "accent")
        text = _("{number}. {subject}").format(number=asked.number, subject=subject)
        return Entry(asked.id, text, weight[0], weight[1], "", state_word(asked), icon, colour)

    def _standing(self, view: QuestionsView) -> str:
        states = [x.asked.state for x in view.questions]
        return _("No answer yet: {waiting}. To be judged: {judge}. Settled: {settled}.").format(
            waiting=states.count(AskedState.OPEN),
            judge=states.count(AskedState.ANSWERED),
            settled=states.count(AskedState.SETTLED),
        )

    @Slot(str)
    def _show_question(self, id_: str) -> None:
        question = self._view.of(id_) if self._view is not None else None
        if question is not None:
            self._question.show_question(question)

    # --- single questions ----------------------------------------------------------------------------

    def _do(self, command: Callable[[], Step | None]) -> None:
        try:
            command()
        except Refused as refusal:
            self.said.emit(sentence(refusal.problems[0]), False)

    @Slot()
    def _put_all(self) -> None:
        if self._view is not None and not self._view.to_ask:
            self.going.emit(Going("contract", part="check"))
        elif self._view is not None:
            new = new_questions(self._checks, self._view.to_ask)
            self._do(partial(self._desk.questions.put_all, new))

    @Slot(object, str)
    def _reword(self, asked: Asked, text: str) -> None:
        self._do(partial(self._desk.questions.put, asked.about, text))

    @Slot(object, str, object)
    def _answer(self, asked: Asked, text: str, day: date | None) -> None:
        self._do(partial(self._desk.questions.answer, asked.id, text, day))

    @Slot(object, object)
    def _judge(self, asked: Asked, state: AskedState) -> None:
        self._do(partial(self._desk.questions.judge, asked.id, state))

    @Slot(object)
    def _take_out(self, asked: Asked) -> None:
        self._do(partial(self._desk.questions.take_out, asked.id))

    # --- the letter and the workbook -----------------------------------------------------------------

    def _written(self) -> Letter:
        view = self._desk.questions.view()
        pairs = [
            (subject_of(self._checks, x.asked, x.finding), question_text(self._checks, x.asked))
            for x in view.in_letter()
        ]
        return questions(view.agency, view.shop.name, pairs)

    @Slot()
    def _ask_letter(self) -> None:
        dialog = LetterDialog(_("Questions to the agency"), self._written, self)
        dialog.copied.connect(self._send)
        dialog.open()

    @Slot()
    def _send(self) -> None:
        self._do(self._desk.questions.send)

    @Slot()
    def _ask_where(self) -> None:
        view = self._view
        assert view is not None
        name = _("{shop} – questions on the contract").format(shop=view.shop.name)
        kinds = {"xlsx": _("Excel workbook")}
        ask_where(self, self._desk, _("Save the questions as"), name, kinds, self._write)

    @Slot(str)
    def _write(self, chosen: str) -> None:
        self._save.set_busy(_("The questions are being written…"))
        language = self._language.value() or current()
        work: Callable[[Path, str], object] = self._desk.questions.write
        self._desk.jobs.write(work, Path(chosen), language, done=self._saved, failed=self._failed)

    @Slot(object)
    def _saved(self, _step: object) -> None:
        self._free()
        self.said.emit(_("The questions are saved. Send the file to the agency."), False)

    @Slot()
    def _ask_file(self) -> None:
        dialog = QFileDialog(
            self,
            _("Choose the file the agency sent back"),
            folder_of(self._desk),
            _("Excel workbooks (*.xlsx)"),
        )
        dialog.setObjectName("questions.dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _take_file(self, chosen: str) -> None:
        self._read.set_busy(_("Reading the answers…"))
        work: Callable[[Path], object] = self._desk.questions.preview
        self._desk.jobs.compute(work, Path(chosen), done=self._came, failed=self._failed)

    @Slot(object)
    def _came(self, preview: AnswersPreview) -> None:
        self._free()
        dialog = AnswersDialog(preview, self._checks, self)
        dialog.accepted_answers.connect(self._apply)
        dialog.open()

    @Slot(object)
    def _apply(self, preview: AnswersPreview) -> None:
        self._do(partial(self._desk.questions.apply, preview))
        count = len(preview.taken)
        words = ngettext("{count} answer was kept", "{count} answers were kept", count)
        self.said.emit(words.format(count=count), True)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._free()
        if isinstance(error, Fault):
            self.said.emit(fault_sentence(error), False)
        elif isinstance(error, Refused):
            self.said.emit(sentence(error.problems[0]), False)
        else:
            raise error

    def _free(self) -> None:
        for button in (self._save, self._read):
            button.set_busy("")
        if self._view is not None:
            self._save.setEnabled(bool(self._view.in_letter()))

    # --- the widget ----------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._list.picked.connect(self._show_question)
        self._add.clicked.connect(self._put_all)
        self._begin.clicked.connect(self._put_all)
        self._letter.clicked.connect(self._ask_letter)
        self._save.clicked.connect(self._ask_where)
        self._read.clicked.connect(self._ask_file)
        self._question.reworded.connect(self._reword)
        self._question.answered.connect(self._answer)
        self._question.judged.connect(self._judge)
        self._question.taken_out.connect(self._take_out)

    def _lay_out(self) -> None:
        self._language.set_value(current())
        self._beside.addStretch(1)
        flow = boxed(Flow(self._add, self._read, self._language, self._letter, self._save))
        self._whole = boxed(column(self._sentence, flow, self._columns))
        self.setLayout(column(self._empty, self._whole, None))
