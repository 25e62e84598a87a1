"""One finding of the check in full: what is wrong, why it matters, what it rests on, what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.contract.findings import Finding
from desktop.domain.contract.items import CheckItem, Rule
from desktop.language import _, current
from desktop.ui.pages.check_examples import examples_of
from desktop.ui.pages.home_cards import SEVERITIES
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Rule as Hairline
from desktop.ui.widgets.layout import clear, column, row
from desktop.ui.widgets.marks import Chip, Icon
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.answers import because_words
from desktop.wording.findings import ask, basis, severity_word, title, why
from desktop.wording.kpis import name_of
from desktop.wording.legal_remarks import remark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.contract.answers import Case
    from desktop.domain.kpis import Measure
    from desktop.ui.desk import Desk

TONES = {"bad": "bad", "warn": "warn", "muted": "plain"}


class FindingCard(Card):
    """The card; it shows the finding it was last given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name=_("The finding in full"))
        self._desk, self._checks = desk, desk.catalog.checks
        self._pieces = column(gap=8)
        self.add(self._pieces)
        self.setObjectName("contract.finding")

    def show_finding(self, finding: Finding, case: Case, measures: Mapping[str, Measure]) -> None:
        """Show a finding with the answers of the case it rests on; `measures` name what fees count."""
        rule = self._checks.rule(finding.code)
        clear(self._pieces)
        law = row(
            Icon("law_or_practice", "muted", "icon_small"),
            Paragraph(basis(self._checks, rule), "hint", "muted"),
            top=True,
        )
        for piece in (
            self._head(finding, rule),
            Paragraph(title(self._checks, finding), "card_title"),
            Paragraph(why(self._checks, finding)),
        ):
            self._pieces.addWidget(piece)
        self._pieces.addLayout(law)
        self._say_law_of_today(finding, case)
        self._pieces.addWidget(Hairline())
        self._say_because(finding, case, measures)
        self._pieces.addWidget(Label(_("Question for the agency"), "label"))
        self._pieces.addWidget(Paragraph(ask(self._checks, finding)))
        for piece in examples_of(self._checks, finding.code):
            self._pieces.addWidget(Hairline())
            self._pieces.addWidget(piece)

    def _head(self, finding: Finding, rule: Rule) -> QWidget:
        meaning, colour = SEVERITIES[finding.severity]
        group = next((x.name[current()] for x in self._checks.groups if x.key == _group(rule)), "")
        where = _("{group} · {code}").format(group=group, code=rule.code) if group else rule.code
        head = QWidget()
        chip = Chip(severity_word(finding.severity), TONES[colour], meaning)
        head.setLayout(row(chip, Label(where, "hint", "muted"), None))
        return head

    def _say_law_of_today(self, finding: Finding, case: Case) -> None:
        said = remark(finding.name or "", case, self._desk.catalog.rates, self._desk.today())
        if said:
            self._pieces.addWidget(Note(said, "law_or_practice"))

    def _say_because(self, finding: Finding, case: Case, measures: Mapping[str, Measure]) -> None:
        def name(code: str) -> str:
            return name_of(measures, code)

        said = [because_words(self._checks, case, x, name) for x in finding.because]
        if said:
            self._pieces.addWidget(Label(_("What it rests on"), "label"))
        for words in dict.fromkeys(said):
            self._pieces.addWidget(Paragraph(words, "note"))


def _group(rule: Rule) -> str:
    return rule.group if isinstance(rule, CheckItem) else ""
