"""The pages of the check: questions of one group, and the summary at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.contract.asking import SUMMARY, Stage
from desktop.domain.contract.contracts import ContractState
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.items import Checks, Severity
from desktop.language import _, ngettext
from desktop.ui.pages.home_cards import SEVERITIES, severity_counts
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Rule, boxed, clear, column, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.wizard_page import Effect, StepPage
from desktop.ui.wizards.check_card import FactCard, QuestionCard, Remark
from desktop.wording.findings import ask, title, why

if TYPE_CHECKING:
    from desktop.domain.contract.checks import Report
    from desktop.services.contract_desk import DeskView


class QuestionsPage(StepPage):
    """The questions of one stage; the cards are made when the page is first in sight."""

    answered = Signal(str, object)
    """A key and the `Answer`, or None."""

    def __init__(self, checks: Checks, stage: Stage, name: str, remark: Remark, *, facts: bool) -> None:
        """Make the page; with `facts` it asks first for what several rules look at."""
        super().__init__(
            stage.key,
            name,
            _("Please answer as the contract puts it. What you do not know may stay open."),
            effect=Effect(_("What comes of it so far")),
            skip=_("Leave this group out"),
        )
        self._checks, self._stage, self._facts, self._remark = checks, stage, facts, remark
        self._cards: list[QuestionCard | FactCard] = []
        self._view: DeskView | None = None
        self._held = False
        self._newest: Finding | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.add(self._lines)

    def show_view(self, view: DeskView, newest: Finding | None) -> None:
        """Show answers and findings as they are now; `newest` is what the last answer brought."""
        self._view, self._newest = view, newest
        if self.isVisible():
            self._fill()

    def refuse(self, key: str, reason: str) -> None:
        """Say beside its question why an answer was not taken."""
        for card in self._cards:
            if card.asks(key):
                card.refuse(key, reason)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the cards where they are first needed, and be up to date."""
        super().showEvent(event)
        self._fill()
        QTimer.singleShot(0, self, self._begin)

    def hold(self, held: bool) -> None:
        """Make nothing while the wizard only passes over the page."""
        self._held = held
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        if self._view is None or self._held:
            return
        if not self._cards:
            self._make_cards(self._view)
        for card in self._cards:
            card.show_case(self._view.case, self._view.report)
        self.show_effect(*_so_far(self._checks, self._view.report, self._newest))

    def _begin(self) -> None:
        """Begin at the first question nobody has answered; Qt itself begins at the button Next."""
        if self._view is not None and self._cards and self.isVisible():
            case = self._view.case
            next((x for x in self._cards if x.open(case)), self._cards[0]).begin()

    def _make_cards(self, view: DeskView) -> None:
        facts = [FactCard(fact) for fact in view.facts] if self._facts else []
        self._cards = [*facts, *self._questions()]
        for card in self._cards:
            card.answered.connect(self.answered)
            self._lines.addWidget(card)

    def _questions(self) -> list[QuestionCard]:
        return [QuestionCard(self._checks, item, self._remark) for item in self._stage.items]


def _so_far(checks: Checks, report: Report, newest: Finding | None) -> list[QWidget]:
    pieces: list[QWidget] = [severity_counts(report), Rule()]
    if newest is None:
        pieces.append(Paragraph(_("What an answer comes to stands here at once."), "note", "muted"))
        return pieces
    meaning, colour = SEVERITIES[newest.severity]
    head = row(
        Icon(meaning, colour, "icon_small"), Paragraph(title(checks, newest), "body", bold=True), top=True
    )
    question = Card(
        "",
        row(
            Icon("evidence_interview", "muted", "icon_tiny"),
            Label(_("Question for the agency"), "hint", "muted"),
            None,
        ),
        Paragraph(ask(checks, newest), "note"),
        name=_("Question for the agency"),
        gap=4,
    )
    return [
        *pieces,
        Label(_("Brought by the answer given last"), "hint", "muted"),
        boxed(head),
        Paragraph(why(checks, newest), "note"),
        question,
    ]


class CheckSummary(StepPage):
    """What the check came to, and what to do next."""

    more_asked = Signal()
    """After the short form: the other questions too."""

    def __init__(self, checks: Checks) -> None:
        super().__init__(SUMMARY, _("What the check found"))
        self._checks = checks
        self._lines = QVBoxLayout()
        self._lines.setSpacing(16)
        self._more = Button("", icon="add")
        self._more.setObjectName("check.more")
        self._more.clicked.connect(self.more_asked)
        self.add(self._lines, row(self._more, None))

    def show_view(self, view: DeskView, left: int) -> None:
        """Show the findings; `left` is how many questions the short form leaves out."""
        clear(self._lines)
        report = view.report
        self._lines.addWidget(severity_counts(report))
        signed = view.contract is not None and view.contract.state is not ContractState.DRAFT
        self._lines.addWidget(Paragraph(_next_step(report, signed=signed)))
        still = sum(x.of - x.handled for x in (view.short if left else view.progress).values())
        if still:
            self._lines.addWidget(Paragraph(_open_words(still)))
        self._lines.addWidget(self._found(report))
        words = ngettext(
            "Answer the other {count} question too", "Answer the other {count} questions too", left
        )
        self._more.say(words.format(count=left))
        self._more.setVisible(left > 0)

    def _found(self, report: Report) -> Card:
        if not report.findings:
            return Card(_("Findings"), Paragraph(_("Nothing was found.")))
        lines = column(gap=8)
        for finding in report.findings:
            meaning, colour = SEVERITIES[finding.severity]
            lines.addLayout(
                row(Icon(meaning, colour, "icon_small"), Paragraph(title(self._checks, finding)), top=True)
            )
        return Card(_("Findings"), lines)


def _next_step(report: Report, *, signed: bool) -> str:
    if report.count(Severity.CRITICAL) and signed:
        return _("Ask about the critical points first. The check list has a question to send for each.")
    if report.count(Severity.CRITICAL):
        return _(
            "Critical points are open. Have them settled before you sign. The check list has a question for each."
        )
    if report.findings:
        return _("The check list has a question to send to the agency for each of them.")
    return _("Keep the contract where you find it. The answers can be changed at any time.")


def _open_words(count: int) -> str:
    text = ngettext("{count} question is still open.", "{count} questions are still open.", count)
    return text.format(count=count)
