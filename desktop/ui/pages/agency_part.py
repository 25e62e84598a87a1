"""What the parts of the agency page share: each shows the agencies and acts on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.problems import Problem, Refused
from desktop.ui.pages.parts import PagePart
from desktop.ui.widgets.layout import column
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.services.agencies import AgenciesView
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk

PLACE = "agency"
COMPARE, PROPOSALS, MEETINGS = "compare", "proposals", "meetings"


class AgencyPart(PagePart):
    """One part of the page. Subclasses lay out in ``__init__`` and fill in `show_view`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.view: AgenciesView | None = None
        self.lines: QVBoxLayout = column(gap=16)
        self.setLayout(self.lines)

    def show_view(self, view: AgenciesView) -> None:
        """Show the agencies, or the same ones after a step."""
        raise NotImplementedError

    def act(self, command: Callable[[], Step | None], done: str = "") -> tuple[Problem, ...]:
        """Do one command; give what was refused. What was `done` is said with the way back."""
        try:
            step = command()
        except Refused as refusal:
            return refusal.problems
        if done and step is not None:
            self.said.emit(done, True)
        return ()

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Say in the toast what was refused, where there is no field for it."""
        if problems:
            self.said.emit(sentence(problems[0]), False)
