"""What a returned list of questions would change, before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.language import _, ngettext
from desktop.ui.widgets.banner import Banner, Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, column
from desktop.ui.widgets.rolling import Rolling
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.problems import sentence
from desktop.wording.questions import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.contract.items import Checks
    from desktop.domain.problems import Problem
    from desktop.services.questions import AnswersPreview, Taken

_WIDE = 680


class AnswersDialog(Dialog):
    """Shows every answer that came in, what was not understood, and keeps them only when asked to."""

    accepted_answers = Signal(object)
    """The preview, to be kept."""

    def __init__(self, preview: AnswersPreview, checks: Checks, parent: QWidget) -> None:
        super().__init__(_title(preview), _standing(preview), meaning="import", wide=_WIDE, parent=parent)
        self._preview, self._checks = preview, checks
        self.setObjectName("answers.dialog")
        self._day = DateInput()
        self._day.setObjectName("answers.day")
        self._day.set_value(preview.day)
        apply = Button(_apply_words(preview), "primary")
        apply.setObjectName("answers.apply")
        apply.clicked.connect(self._apply)
        apply.setEnabled(bool(preview.taken))
        answers = Rolling(column(*self._lines(), None, gap=12))
        answers.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        answers.setAccessibleName(_("Answers that came in"))
        self.add(answers)
        self.add(Field(_("Answered on"), self._day, width=200))
        self.offer(Button(_("Close")), answer=0)
        self.offer(apply)

    def _lines(self) -> Iterator[QWidget]:
        problems = self._preview.problems
        if problems:
            yield Banner("warn", _("Not everything was understood"), _sentences(problems))
        for taken in self._preview.taken:
            yield self._line(taken)
        if self._preview.same:
            words = ngettext(
                "{count} answer is there already.", "{count} answers are there already.", self._preview.same
            )
            yield Note(words.format(count=self._preview.same), "done", "good")

    def _line(self, taken: Taken) -> QWidget:
        subject = subject_of(self._checks, taken.after)
        head = _("No. {number} · {subject}").format(number=taken.after.number, subject=subject)
        lines: list[QWidget] = [Label(head, "label"), Paragraph(taken.after.answer)]
        if taken.before.answer:
            before = _("before: {sentence}").format(sentence=taken.before.answer)
            lines.insert(1, Paragraph(before, "hint", "muted"))
        return boxed(column(*lines, gap=4))

    @Slot()
    def _apply(self) -> None:
        self.accepted_answers.emit(self._preview.on(self._day.value() or self._preview.day))
        self.accept()


def _title(preview: AnswersPreview) -> str:
    count = len(preview.taken)
    if not count:
        return _("No new answers in this file")
    text = ngettext("{count} answer came in", "{count} answers came in", count)
    return text.format(count=count)


def _standing(preview: AnswersPreview) -> str:
    text = ngettext(
        "From {file}. {count} question then still waits for its answer. Nothing is kept yet.",
        "From {file}. {count} questions then still wait for their answers. Nothing is kept yet.",
        preview.left,
    )
    return text.format(file=preview.file, count=preview.left)


def _apply_words(preview: AnswersPreview) -> str:
    count = len(preview.taken)
    return ngettext("Keep {count} answer", "Keep {count} answers", count).format(count=count)


def _sentences(problems: Sequence[Problem]) -> str:
    return "\n".join(sentence(problem) for problem in problems)
