"""The fit check to answer: what rules a fee by results out, and twelve questions from 0 to 4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.fit import MOST, FitCheck, FitView, Gate, Part, Question
from desktop.language import _, current
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.layout import boxed, column
from desktop.ui.widgets.scale import Scale
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.fit import answer_words, score_of


class FitForm(QWidget):
    """Each answer is told at once; nothing has to be answered."""

    answered = Signal(str, object)
    """A code and its answer: whether a gate applies, 0 to 4, or None where it is open again."""

    def __init__(self, prefix: str, check: FitCheck) -> None:
        super().__init__()
        self._check = check
        self._gates = {gate.code: self._gate(prefix, gate) for gate in check.gates}
        self._scales = {one.code: self._scale(prefix, one) for one in check.questions}
        self._known = {gate.code: _known_mark() for gate in check.gates}
        self.setLayout(column(*self._pieces(), gap=24))

    def show_view(self, view: FitView) -> None:
        """Show the answers so far."""
        for code, box in self._gates.items():
            box.set_value(view.ticked[code])
            self._known[code].setVisible(code in view.known and view.ticked[code])
        for code, scale in self._scales.items():
            scale.set_value(view.scores.get(code))

    def ticked(self) -> Mapping[str, bool]:
        """Give every gate as it stands: one that was read and not ticked does not apply."""
        return {code: box.isChecked() for code, box in self._gates.items()}

    def _gate(self, prefix: str, gate: Gate) -> Check:
        box = Check(gate.tick[current()])
        box.setObjectName(f"{prefix}.{gate.code}")
        box.ticked.connect(partial(self._tell, gate.code))
        return box

    def _scale(self, prefix: str, question: Question) -> Scale:
        spoken = current()
        names = [f"{score_of(score)}: {answer_words(question, score)}" for score in range(MOST + 1)]
        scale = Scale(question.ask[spoken], [anchor[spoken] for anchor in question.anchors], names)
        scale.setObjectName(f"{prefix}.{question.code}")
        scale.picked.connect(partial(self._tell, question.code))
        return scale

    def _pieces(self) -> Iterator[QWidget]:
        gates = [
            boxed(column(self._gates[gate.code], self._known[gate.code], gap=0)) for gate in self._check.gates
        ]
        yield boxed(column(Label(_("Does any of these apply to you?"), "section"), *gates, gap=8))
        for part in Part:
            asked = [self._asked(one) for one in self._check.questions if one.part is part]
            title = Label(self._check.parts[part][current()], "section")
            yield boxed(column(title, *asked, gap=16))

    def _asked(self, question: Question) -> QWidget:
        asked = Paragraph(question.ask[current()], "label")
        return boxed(column(asked, self._scales[question.code], gap=8))

    def _tell(self, code: str, value: object) -> None:
        self.answered.emit(code, value)


def _known_mark() -> Label:
    mark = Label(_("Known from your shop's profile"), "hint", "muted")
    mark.setIndent(26)
    return mark
