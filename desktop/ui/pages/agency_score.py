"""Answering one cell of the comparison: a score by what was seen, who does a task, whether a fault is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.agencies import Evidence
from desktop.domain.scorecard import BOUNDS, MOST, Score
from desktop.language import _, current
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.checks import Radios
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text import Paragraph
from desktop.wording.agencies import by_records_words, evidence_word

UNKNOWN = "unknown"


class ScoreDialog(Dialog):
    """What was seen decides how high one can go; the five anchors are the words to choose from."""

    scored = Signal(int, object)
    """The score and its `Evidence`."""
    unscored = Signal()
    """Nothing is known of it: a gap."""

    def __init__(self, agency: str, score: Score, parent: QWidget) -> None:
        criterion, spoken = score.criterion, current()
        name, what = criterion.name[spoken], criterion.what[spoken]
        super().__init__(name, what, meaning="agency", wide=720, parent=parent)
        self._score = score.value
        self._evidence = Segmented(
            _("What the score rests on"), [Option(x.value, evidence_word(x)) for x in Evidence]
        )
        said = _("{score}: {anchor}")
        anchors = [
            Option(str(at), said.format(score=at, anchor=anchor[spoken]))
            for at, anchor in enumerate(criterion.anchors)
        ]
        self._anchors = Radios(_("What {agency} has shown").format(agency=agency), anchors)
        self._why = Note("", "field_error", "bad", ink="bad")
        self._keep = Button(_("Keep"), "primary")
        self._forget = Button(_("Not asked yet"))
        self._name()
        self.add(Field(_("What did you see?"), self._evidence))
        self.add(Field(_("What {agency} has shown").format(agency=agency), self._anchors), self._why)
        if score.by_records is not None:
            self.add(Paragraph(by_records_words(criterion, score.by_records), "note", "muted"))
        self.offer(self._forget, quiet=True)
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._keep)
        self._evidence.set_value(score.evidence.value if score.evidence else None)
        self._anchors.set_value(None if score.value is None else str(score.value))
        self._check()

    def _name(self) -> None:
        self._evidence.setObjectName("score.evidence")
        self._anchors.setObjectName("score.anchors")
        self._keep.setObjectName("score.keep")
        self._forget.setObjectName("score.forget")
        self._evidence.picked.connect(self._check)
        self._anchors.picked.connect(self._check)
        self._keep.clicked.connect(self._take)
        self._forget.clicked.connect(self._drop)

    @Slot()
    def _check(self, _picked: str = "") -> None:
        """Say at once where the evidence does not carry the score."""
        value, evidence = self._anchors.value(), self._evidence.value()
        most = BOUNDS[Evidence(evidence)] if evidence else MOST
        high = value is not None and int(value) > most
        text = _("With this evidence a score is {most} at most. A document or a screen shows more.")
        self._why.say(text.format(most=most) if high else "")
        self._why.setVisible(high)
        self._keep.setEnabled(value is not None and evidence is not None and not high)

    @Slot()
    def _take(self) -> None:
        value, evidence = self._anchors.value(), self._evidence.value()
        if value is not None and evidence is not None:
            self.scored.emit(int(value), Evidence(evidence))
            self.accept()

    @Slot()
    def _drop(self) -> None:
        self.unscored.emit()
        self.accept()


class AnswerDialog(Dialog):
    """One question with a few answers; the last of them is that nobody asked."""

    answered = Signal(object)
    """The key picked; None: nobody asked."""

    def __init__(
        self, title: str, text: str, options: Sequence[Option], value: str | None, parent: QWidget
    ) -> None:
        super().__init__(title, text, meaning="agency", parent=parent)
        every = (*options, Option(UNKNOWN, _("not asked yet")))
        self._answers = Segmented(title, every)
        self._answers.setObjectName("agency_answer.answers")
        self._answers.set_value(value or UNKNOWN)
        self._answers.picked.connect(self._take)
        self.add(self._answers)
        self.offer(Button(_("Close")), answer=0)

    @Slot(str)
    def _take(self, key: str) -> None:
        self.answered.emit(None if key == UNKNOWN else key)
        self.accept()
