"""What the pages of the set-up wizard do alike: they show the draft, tell answers, and say what is missing."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from desktop.domain.first_plan import hardness_so_far
from desktop.domain.goals import Goal
from desktop.domain.hardness import Hardness
from desktop.domain.kpis import Measure
from desktop.domain.problems import Problem
from desktop.domain.setup import SetupDraft, Stage, goal_of, missing
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.wizard_page import Effect, StepPage
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class SetupPage(StepPage):
    """One page. Subclasses build fields with `form`, and override `fill` and `tell`."""

    answered = Signal(object)
    """Names of the draft's fields → their new values."""

    def __init__(self, desk: Desk, stage: Stage, question: str, sentence: str = "", effect: str = "") -> None:
        """Make the page; `effect` is the title of the panel beside it."""
        panel = Effect(effect, _("It changes as you type.")) if effect else None
        super().__init__(stage.value, question, sentence, effect=panel)
        self.desk, self.stage = desk, stage
        self.draft = SetupDraft()
        self.form = Form(f"setup.{stage.value}", self)
        self.form.edited.connect(self._answer)
        self.remark = Note("", "field_error", "bad", ink="bad")
        self.remark.setObjectName(f"setup.{stage.value}.remark")
        self.remark.hide()

    def take(self, draft: SetupDraft) -> None:
        """Know the answers so far; where the page is in sight, say what they mean."""
        self.draft = draft
        if self.isVisible():
            self.tell()

    def fill(self) -> None:
        """Show the draft in the fields."""
        self.form.show_values({field.name: getattr(self.draft, field.name) for field in fields(self.draft)})

    def tell(self) -> None:
        """Show in the panel what the answers mean; for subclasses."""

    def blame(self, problems: tuple[Problem, ...]) -> None:
        """Say in its place what is wrong; what belongs to no field stands below them."""
        if not self.form.blame(problems) and problems:
            self.remark.say(sentence(problems[0], self.desk.measures))
            self.remark.show()

    def arrive(self) -> None:
        """Show the answers so far."""
        self.remark.hide()
        self.form.forgive()
        self.fill()
        self.tell()

    def validatePage(self) -> bool:
        """Let go on only with what the page needs."""
        self.remark.hide()
        if self.form.unread():
            return False
        problems = missing(self.draft, self.stage, self.desk.measures)
        self.blame(problems)
        return not problems

    def goal(self) -> Goal | None:
        """Give the goal as far as it is answered; None while it is not complete."""
        return goal_of(self.draft, "", "")

    def hardness(self) -> Hardness | None:
        """Tell how hard the goal is with the views and rates answered so far; None while it is not complete."""
        funnel = self.desk.setup.funnel(self.draft, self.desk.shop)
        return hardness_so_far(self.draft, funnel)

    def measure(self) -> Measure | None:
        """Give what the goal counts."""
        return self.desk.measures.get(self.draft.kpi)

    @Slot(str, object)
    def _answer(self, name: str, value: object) -> None:
        self.answered.emit({name: value})
