"""One question of the check on a card: its answer, what is asked further, and at once what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.contract.answers import Case
from desktop.domain.contract.asking import settled
from desktop.domain.contract.checks import Report
from desktop.domain.contract.contracts import Answer
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.items import CheckItem, Checks, Field
from desktop.language import _, current
from desktop.ui.pages.check_examples import Examples
from desktop.ui.pages.home_cards import SEVERITIES
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Flow, Turning, boxed, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.popover import Help, HelpMark
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.wizards.check_answers import AnswerInput
from desktop.wording.answers import answer_words
from desktop.wording.findings import basis, severity_word, title

Remark: TypeAlias = Callable[[str, Case], str]
"""Says what the law of today adds to the question of a name, or nothing."""
_BESIDE = 560
_OF_AGENCY = frozenset({"invoice_number", "withholding"})
"""Questions that are answered by what is known of the agency."""


class _Line(QWidget):
    """An icon with a sentence in its colour: what an answer comes to, or where it is from."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("minor", "muted", "icon_small")
        self._words = Paragraph("", "note")
        self.setLayout(row(self._icon, self._words, top=True))
        self.hide()

    def show_finding(self, checks: Checks, finding: Finding | None) -> None:
        """Say a finding, or nothing."""
        self.setVisible(finding is not None)
        if finding is None:
            return
        meaning, colour = SEVERITIES[finding.severity]
        word, said = severity_word(finding.severity), title(checks, finding)
        self._icon.show_meaning(meaning, colour)
        self._words.set_colour(colour)
        self._words.set_text(_("{severity}: {title}").format(severity=word, title=said))

    def say(self, text: str, meaning: str) -> None:
        """Say something that is no finding."""
        self._icon.show_meaning(meaning, "muted")
        self._words.set_colour("muted")
        self._words.set_text(text)
        self.setVisible(bool(text))


class QuestionCard(Card):
    """A question of the check; what the terms answer is shown, not asked."""

    answered = Signal(str, object)
    """A key and the `Answer`, or None."""

    def __init__(self, checks: Checks, item: CheckItem, remark: Remark) -> None:
        """Make it; `remark` says what the law of today adds to a question."""
        question = item.question[current()]
        super().__init__(name=question, gap=8)
        self.setObjectName(f"check.card.{item.code}")
        self._checks, self._item, self._remark = checks, item, remark
        self._answer = AnswerInput(item.answer, question)
        self._parts = {part.key: _Part(part) for part in item.parts}
        self._source, self._finding, self._trouble, self._law = _Line(), _Line(), _Line(), _Line()
        self._answer.answered.connect(self._answered)
        for part in self._parts.values():
            part.answered.connect(self.answered)
        self._lay_out(question)

    def asks(self, key: str) -> bool:
        """Tell whether a key is answered here."""
        return key == self._item.name or key in self._parts

    def begin(self) -> None:
        """Take the keyboard."""
        self._answer.begin()

    def open(self, case: Case) -> bool:
        """Tell whether it waits for an answer."""
        return case.value(self._item.name) is None

    def show_case(self, case: Case, report: Report) -> None:
        """Show what is answered, and what comes of it."""
        item, asked = self._item, not settled(self._item, case)
        answer = case.value(item.name)
        by_terms = item.name in case.by_terms and answer is not None
        self._asked.setVisible(asked)
        self._answer.set_value(answer)
        said = answer_words(item.answer, answer) if by_terms and answer is not None else ""
        self._source.say(_from_where(item.name).format(answer=said) if by_terms else "", "contract")
        for part in item.parts:
            self._parts[part.key].setVisible(part.follows(answer))
            self._parts[part.key].show_answer(case.answers.get(part.key))
        self._further.setVisible(any(part.follows(answer) for part in item.parts))
        self._trouble.hide()
        self._finding.show_finding(self._checks, report.of(item.code))
        self._law.say(self._remark(item.name, case), "law_or_practice")

    def refuse(self, key: str, why: str) -> None:
        """Say why an answer was not taken."""
        asked = self._parts[key].answer if key in self._parts else self._answer
        asked.refuse(why)
        self._trouble.say(why, "field_error")

    def _answered(self, answer: Answer | None) -> None:
        self.answered.emit(self._item.name, answer)

    def _lay_out(self, question: str) -> None:
        help_ = Help(
            self._item.answer.label[current()],
            self._item.words.why[current()],
            lines=(basis(self._checks, self._item),),
        )
        asked = Paragraph(question)
        asked.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        words = row(asked, HelpMark(help_))
        self._asked = boxed(row(self._answer, None))
        head = Turning(boxed(words), self._asked, least=_BESIDE)
        head.weigh(1, 0)
        self.add(head)
        self._further = boxed(Flow(*self._parts.values(), gap=16))
        self.add(self._further, self._source, self._trouble, self._finding, self._law)
        if self._checks.concrete(self._item.code):
            self.add(Examples(self._checks, self._item.code))


def _from_where(name: str) -> str:
    """Say where an answer is from that nobody is asked for."""
    if name in _OF_AGENCY:
        return _("By what is entered of the agency: {answer}")
    return _("By the terms entered: {answer}")


class _Part(QWidget):
    """A further part of an answer, on a line of its own."""

    answered = Signal(str, object)

    def __init__(self, field: Field) -> None:
        super().__init__()
        label = field.label[current()]
        self._key = field.key
        self.answer = AnswerInput(field, label, part=True)
        self.answer.answered.connect(self._answered)
        self.setLayout(row(Label(label, "note"), self.answer))
        self.hide()

    def show_answer(self, answer: Answer | None) -> None:
        """Show what is answered."""
        self.answer.set_value(answer)

    def _answered(self, answer: Answer | None) -> None:
        self.answered.emit(self._key, answer)


class FactCard(Card):
    """A fact that several rules look at, asked before all else."""

    answered = Signal(str, object)

    def __init__(self, fact: Field) -> None:
        label = fact.label[current()]
        super().__init__(name=label, gap=8)
        self._key = fact.key
        self._answer = AnswerInput(fact, label)
        self._answer.answered.connect(self._answered)
        head = Turning(Paragraph(label), boxed(row(self._answer, None)), least=_BESIDE)
        head.weigh(1, 0)
        self.add(head)

    def asks(self, key: str) -> bool:
        """Tell whether a key is answered here."""
        return key == self._key

    def begin(self) -> None:
        """Take the keyboard."""
        self._answer.begin()

    def open(self, case: Case) -> bool:
        """Tell whether it waits for an answer."""
        return self._key not in case.answers

    def show_case(self, case: Case, _report: Report) -> None:
        """Show what is answered."""
        self._answer.set_value(case.answers.get(self._key))

    def refuse(self, _key: str, why: str) -> None:
        """Mark the answer as not taken."""
        self._answer.refuse(why)

    def _answered(self, answer: Answer | None) -> None:
        self.answered.emit(self._key, answer)
