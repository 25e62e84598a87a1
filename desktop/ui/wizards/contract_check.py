"""The contract check as a wizard: the twelve questions that cost most, or all sixty; every answer is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.domain.contract.answers import Case
from desktop.domain.contract.asking import SUMMARY, Stage, resume_at, stages
from desktop.domain.contract.checks import Report
from desktop.domain.contract.contracts import Answer
from desktop.domain.contract.findings import Finding
from desktop.domain.problems import Refused
from desktop.language import N_, _, current, ngettext
from desktop.ui.pages.base import Going
from desktop.ui.wizards.check_pages import CheckSummary, QuestionsPage
from desktop.ui.wizards.desk_wizard import DeskWizard
from desktop.wording.legal_remarks import remark
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.services.contract_desk import DeskView
    from desktop.ui.desk import Desk

_SECONDS_A_QUESTION = 20
_SHORT_NAMES = {"short_results": N_("Results and approval"), "short_money": N_("Fees and term")}


class CheckWizard(DeskWizard):
    """Asks the domain for its pages and the contract desk for what an answer comes to."""

    def __init__(self, desk: Desk, whole: bool, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Checking the contract"), _("To the check list"), parent=parent)
        self._checks, self._whole = desk.catalog.checks, whole
        self._view: DeskView = desk.contract.view()
        self._newest: Finding | None = None
        self._mine: list[str] = []
        purpose = self._view.shop.purpose
        self._forms = {x: stages(self._checks, purpose, whole=x) for x in (False, True)}
        self._pages: dict[str, QuestionsPage] = {}
        self._summary = CheckSummary(self._checks)
        self._make_pages()
        self._connect()
        self._go_on()

    def path(self) -> list[str]:
        """Give the pages of the form being filled."""
        return [*(stage.key for stage in self._form()), SUMMARY]

    def accept(self) -> None:
        """Finish, and go to the check list."""
        super().accept()
        self.going.emit(Going("contract", part="check"))

    def _form(self) -> tuple[Stage, ...]:
        return self._forms[self._whole]

    def _make_pages(self) -> None:
        names = {group.key: group.name[current()] for group in self._checks.groups}
        names |= {key: _(name) for key, name in _SHORT_NAMES.items()}
        for form in self._forms.values():
            for stage in form:
                first = stage is form[0]
                page = QuestionsPage(self._checks, stage, names[stage.key], self._remark, facts=first)
                page.answered.connect(self._answer)
                self._pages[stage.key] = page
                self.add_step(page, names[stage.key])
        self.add_step(self._summary, _("Summing up"))

    def _remark(self, name: str, case: Case) -> str:
        return remark(name, case, self.desk.catalog.rates, self.desk.today())

    def _connect(self) -> None:
        self.setObjectName("check")
        self._summary.more_asked.connect(self._ask_all)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._undo)

    def _go_on(self) -> None:
        """Begin where something is open, with everything shown as it is."""
        self._show()
        for page in self._pages.values():
            page.hold(True)
        self.setStartId(self._id_of(self.path()[0]))
        self.resume_at(resume_at(self._form(), self._view.case))
        for page in self._pages.values():
            page.hold(False)
        self.show_steps()

    @Slot(str, object)
    def _answer(self, key: str, answer: Answer | None) -> None:
        before = self._view.report
        try:
            step = self.desk.contract.answer(key, answer)
        except Refused as refusal:
            self._pages[self.key()].refuse(key, sentence(refusal.problems[0]))
            return
        if step is not None:
            self._mine.append(step.id)
            self.note_saved()
        self._look(before)

    def _look(self, before: Report) -> None:
        """Ask what the answers come to now, and show it."""
        self._view = self.desk.contract.view()
        self._newest = _brought(before, self._view.report, self._newest)
        self._show()

    def _show(self) -> None:
        for page in self._pages.values():
            page.show_view(self._view, self._newest)
        left = sum(len(x.items) for x in self._forms[True]) - sum(len(x.items) for x in self._forms[False])
        self._summary.show_view(self._view, 0 if self._whole else left)
        progress = {stage.key: stage.progress(self._view.case) for stage in self._form()}
        self.set_notes({key: _("{done}/{of}").format(done=x.handled, of=x.of) for key, x in progress.items()})
        done, of = sum(x.handled for x in progress.values()), sum(x.of for x in progress.values())
        self.set_calm(_calm(done, of))

    def _ask_all(self) -> None:
        """Go on with all questions; those answered are not asked again."""
        self._whole = True
        self._go_on()

    def _undo(self) -> None:
        """Take the last answer of this wizard back."""
        last = self.desk.database.undoable(self.desk.shop)
        if last is None or not self._mine or last.id != self._mine[-1]:
            return
        before = self._view.report
        self.desk.database.undo(self.desk.shop)
        self._mine.pop()
        self.note_saved()
        self._look(before)


def _brought(before: Report, after: Report, newest: Finding | None) -> Finding | None:
    """Give the gravest finding an answer brought or changed; else the newest before, while it is still there."""
    known = {(x.code, x.cause, x.severity) for x in before.findings}
    brought = [x for x in after.findings if (x.code, x.cause, x.severity) not in known]
    if brought:
        return brought[0]
    return after.of(newest.code) if newest is not None else None


def _calm(done: int, of: int) -> str:
    left = of - done
    answered = ngettext(
        "{done} of {of} question is answered.", "{done} of {of} questions are answered.", of
    ).format(done=done, of=of)
    if not left:
        return answered
    minutes = max(1, round(left * _SECONDS_A_QUESTION / 60))
    more = ngettext("About {minutes} minute more.", "About {minutes} minutes more.", minutes)
    return _("{first} {second}").format(first=answered, second=more.format(minutes=minutes))
