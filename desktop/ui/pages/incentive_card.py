"""Where the fee pulls: what each part pays for, and what the agency earns when this or that grows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.fees.terms import VariableFee
from desktop.domain.scenarios.incentive import Incentive, Verdict, What
from desktop.language import _
from desktop.ui.tokens import Colour
from desktop.ui.widgets.banner import Fact, Note
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Rule, boxed, clear, row
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.fee_words import Words
from desktop.wording.incentive import component_words, earning_words, verdict_words, what_words

_MARKS: dict[Verdict, tuple[str, Colour]] = {
    Verdict.TO_GOAL: ("done", "good"),
    Verdict.MOSTLY_TO_GOAL: ("attention", "warn"),
    Verdict.ELSEWHERE: ("critical", "bad"),
    Verdict.NOWHERE: ("attention", "warn"),
    Verdict.UNKNOWN: ("help", "info"),
}


class IncentiveCard(Card):
    """The verdict first, then what it rests on."""

    def __init__(self) -> None:
        super().__init__(_("Where the fee pulls"), note=_("what the agency earns more in a year"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.add(self._lines)

    def show_incentive(self, found: Incentive | None, words: Words) -> None:
        """Show it; hidden without a contract."""
        self.setVisible(found is not None)
        clear(self._lines)
        for piece in self._pieces(found, words) if found else ():
            self._lines.addWidget(piece)

    def _pieces(self, found: Incentive, words: Words) -> Iterator[QWidget]:
        note = Note(verdict_words(found, words), *_MARKS[found.verdict])
        note.setObjectName("scenarios.pull")
        yield note
        for earning in found.earnings:
            if earning.what is not What.USUAL:
                yield Fact(what_words(earning.what), earning_words(earning))
        yield Rule()
        yield Label(_("What each part of the fee pays for"), "note", "muted")
        for component in found.components:
            if isinstance(component.fee, VariableFee):
                said, tier = component_words(component, words)
                yield boxed(row(Paragraph(said, "note"), Label(tier, "note", bold=True)))
        if not any(isinstance(x.fee, VariableFee) for x in found.components):
            yield Paragraph(_("No part of the fee depends on a KPI."), "note")
