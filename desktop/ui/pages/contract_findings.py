"""The check list: what the contract check found, the gravest first, with the question to send for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.contract.asked import AskedState
from desktop.domain.contract.checks import Progress, Report
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.items import CheckItem, Severity
from desktop.language import _, current, ngettext
from desktop.ui.pages.base import Going
from desktop.ui.pages.contract_closed import TO_QUESTIONS, closed_card
from desktop.ui.pages.contract_fields import named
from desktop.ui.pages.contract_finding import FindingCard
from desktop.ui.pages.contract_part import ContractPart
from desktop.ui.pages.contract_question import mark_of
from desktop.ui.pages.home_cards import SEVERITIES, severity_counts
from desktop.ui.pages.links import GoButton, GoLink
from desktop.ui.pages.recheck_card import RecheckCard
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.layout import Columns, boxed, clear, column, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.pick_list import Entry, Heading, PickList
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import day_in_full
from desktop.wording.findings import ask, severity_word, title
from desktop.wording.letters import questions
from desktop.wording.questions import new_questions, state_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.services.contract_desk import DeskView
    from desktop.ui.desk import Desk
    from desktop.ui.tokens import Colour

_SHORT, _WHOLE = Going("check"), Going("check", part="whole")


class CheckPart(ContractPart):
    """The list on the left, the finding picked beside it; in a narrow window below its row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._checks = desk, desk.catalog.checks
        self._view: DeskView | None = None
        self._left_out: set[str] = set()
        self._head, self._since = QVBoxLayout(), QVBoxLayout()
        self._list = named(PickList(_("Findings"), tick_name=_("Ask about it: {entry}")), "contract.findings")
        self._finding = FindingCard(desk)
        self._side = QWidget()
        self._beside = QVBoxLayout(self._side)
        self._columns = Columns(
            boxed(column(Card("", self._list, kind="flush"), None)), self._side, side_width=400, least=800
        )
        self._copy = named(Button("", icon="copy"), "contract.copy")
        self._put = named(Button("", "primary", icon="evidence_interview"), "contract.ask")
        self._closed, self._open = QVBoxLayout(), QVBoxLayout()
        self._list.picked.connect(self._show_finding)
        self._list.ticked.connect(self._tick)
        self._copy.clicked.connect(self._copy_questions)
        self._put.clicked.connect(self._put_questions)
        self._lay_out()

    def show_view(self, view: DeskView) -> None:
        """Show what the check found, and what is still open."""
        self._view = view
        begun = bool(view.contract and view.contract.answers) or bool(view.report.findings)
        self._fill_head(view, begun)
        self._fill_since(view, begun)
        self._list.show_headings(self._headings(view.report))
        self._show_finding(self._list.value())
        self._fill_closed(view)
        self._fill_open(view, begun)
        for widget in (self._columns, self._copy, self._put):
            widget.setVisible(bool(view.report.findings))
        self._law.setVisible(begun)
        self._say_copy()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the finding beside the list, or below its row."""
        super().resizeEvent(event)
        self._arrange()

    # --- the head: how far the check is, how many findings, the way on ------------------------------

    def _fill_head(self, view: DeskView, begun: bool) -> None:
        clear(self._head)
        short, whole = _sum(view.short), _sum(view.progress)
        if not begun:
            self._head.addWidget(self._nothing_yet())
            return
        words = _(
            "{done} of the {of} most important questions and {all_done} of all {all} are answered."
        ).format(done=short.handled, of=short.of, all_done=whole.handled, all=whole.of)
        left = boxed(column(severity_counts(view.report), Paragraph(words, "note", "muted"), gap=4))
        self._head.addLayout(row(left, None, self._way_on(short, whole)))

    def _fill_since(self, view: DeskView, begun: bool) -> None:
        """Say what the last amendment changed, where there is one."""
        clear(self._since)
        if not begun or view.contract is None or not view.amendments:
            return
        found = self._desk.contracts.recheck(view.contract.id)
        if found is not None:
            card = RecheckCard(self._checks, found)
            card.going.connect(self.going)
            self._since.addWidget(card)

    def _nothing_yet(self) -> Card:
        words = _("The contract has not been checked yet. Twelve questions take about five minutes.")
        begin = Empty("contract", words)
        begin.add(
            row(None, self._go(_("Begin the check"), _SHORT), self._link(_("All sixty questions")), None)
        )
        return begin

    def _way_on(self, short: Progress, whole: Progress) -> QWidget:
        if short.handled < short.of:
            return self._go(_("Go on with the check"), _SHORT)
        if whole.handled < whole.of:
            return self._go(_("Go on with the check"), _WHOLE)
        return self._link(_("Look through the answers"))

    def _go(self, words: str, going: Going) -> GoButton:
        button = named(GoButton(words, going), "contract.check")
        button.asked.connect(self.going)
        return button

    def _link(self, words: str) -> GoLink:
        link = named(GoLink(words, _WHOLE), "contract.whole_check")
        link.asked.connect(self.going)
        return link

    # --- the list -------------------------------------------------------------------------------------

    def _headings(self, report: Report) -> tuple[Heading, ...]:
        return tuple(
            self._heading(severity, [x for x in report.findings if x.severity is severity])
            for severity in Severity
            if report.count(severity)
        )

    def _heading(self, severity: Severity, findings: list[Finding]) -> Heading:
        meaning, colour = SEVERITIES[severity]
        word = severity_word(severity)
        entries = tuple(
            Entry(
                x.code,
                title(self._checks, x),
                meaning,
                colour,
                _("{severity}: {title}").format(severity=word, title=title(self._checks, x)),
                *self._state(x.code),
            )
            for x in findings
        )
        said = _("{severity} {count}").format(severity=word, count=len(findings))
        return Heading(said, meaning, colour, entries)

    def _state(self, code: str) -> tuple[str, str, Colour]:
        """Say where the question about a finding stands; of one that was not asked, nothing."""
        asked = self._view.asked if self._view is not None else ()
        question = next((x for x in asked if x.about == code and x.state is not AskedState.SETTLED), None)
        return ("", "", "muted") if question is None else (state_word(question), *mark_of(question))

    def _show_finding(self, code: str) -> None:
        view = self._view
        finding = view.report.of(code) if view is not None else None
        if view is not None and finding is not None:
            self._finding.show_finding(finding, view.case, self._desk.measures)
            for key in self._left_out:
                self._list.set_tick(key, False)
            self._arrange()

    def _arrange(self) -> None:
        """Stand the finding level with its row, as far as the list goes."""
        beside = self._columns.beside()
        self._side.setVisible(beside)
        if not beside:
            self._list.host(self._finding)
            return
        self._list.host(None)
        self._beside.insertWidget(0, self._finding)
        row_ = self._list.row(self._list.value())
        top = row_.mapTo(self._list, QPoint(0, 0)).y() if row_ is not None else 0
        spare = self._list.height() - self._finding.sizeHint().height()
        self._beside.setContentsMargins(0, max(0, min(top, spare)), 0, 0)

    # --- what is still open, and the questions ----------------------------------------------------

    def _fill_closed(self, view: DeskView) -> None:
        clear(self._closed)
        if view.closed:
            card, link = closed_card(self._checks, view.closed)
            link.asked.connect(self.going)
            self._closed.addWidget(card)

    def _fill_open(self, view: DeskView, begun: bool) -> None:
        clear(self._open)
        codes = view.report.unanswered
        if not begun or not codes:
            return
        note = ngettext("{count} question", "{count} questions", len(codes)).format(count=len(codes))
        card = Card(_("Still to find out"), note=note)
        for code in codes:
            item = self._checks.rule(code)
            assert isinstance(item, CheckItem)
            card.add(
                row(
                    Icon("not_started", "muted", "icon_small"),
                    Paragraph(item.question[current()], "note"),
                    top=True,
                )
            )
        self._open.addWidget(card)

    def _tick(self, code: str, on: bool) -> None:
        self._left_out = self._left_out - {code} if on else self._left_out | {code}
        self._say_copy()

    def _asked(self) -> list[Finding]:
        findings = self._view.report.findings if self._view is not None else ()
        return [x for x in findings if x.code not in self._left_out]

    def _say_copy(self) -> None:
        count = len(self._asked())
        words = ngettext("Copy {count} question", "Copy {count} questions", count).format(count=count)
        self._copy.say(words)
        self._copy.setEnabled(count > 0)
        new = len(self._new())
        words = ngettext("Put {count} on the list of questions", "Put {count} on the list of questions", new)
        done = self._view is not None and _done(_sum(self._view.progress))
        said = words.format(count=new) if new else _("To the questions")
        self._put.say(said, kind="primary" if done else "secondary")

    def _new(self) -> list[Finding]:
        """Give what is ticked and was not asked yet."""
        there = (
            {x.about for x in self._view.asked if x.state is not AskedState.SETTLED} if self._view else set()
        )
        return [x for x in self._asked() if x.code not in there]

    def _put_questions(self) -> None:
        """Put what is ticked on the list, and go there."""
        new = new_questions(self._checks, tuple(self._new()))
        if new:
            self._desk.questions.put_all(new)
        self.going.emit(TO_QUESTIONS)

    def _copy_questions(self) -> None:
        view, asked = self._view, self._asked()
        assert view is not None
        pairs = [(self._subject(x), ask(self._checks, x)) for x in asked]
        letter = questions(view.agency, view.shop.name, pairs)
        QGuiApplication.clipboard().setText(letter.body)
        self.said.emit(_("The questions are copied. Paste them into a mail or a message."), False)

    def _subject(self, finding: Finding) -> str:
        rule = self._checks.rule(finding.code)
        if isinstance(rule, CheckItem):
            label = rule.answer.label[current()]
            return label[:1].upper() + label[1:]
        return title(self._checks, finding)

    def _lay_out(self) -> None:
        day = day_in_full(self._checks.checked)
        self._law = Paragraph(
            _("What is said of the law was looked up last on {day}. It is not legal advice.").format(day=day),
            "hint",
            "muted",
        )
        self._beside.addStretch(1)
        lines = column(
            self._head,
            self._since,
            self._columns,
            row(None, self._copy, self._put),
            self._closed,
            self._open,
            self._law,
        )
        self.setLayout(lines)


def _done(progress: Progress) -> bool:
    return progress.handled >= progress.of


def _sum(groups: Mapping[str, Progress]) -> Progress:
    return Progress(sum(x.handled for x in groups.values()), sum(x.of for x in groups.values()))
