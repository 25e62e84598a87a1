"""The contract: its terms, and what the check of it found, each in a part of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.pages.base import DeskPage, Going
from desktop.ui.pages.contract_fields import named
from desktop.ui.pages.contract_findings import CheckPart
from desktop.ui.pages.contract_terms import TermsPart
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from desktop.services.contract_desk import DeskView
    from desktop.ui.desk import Desk

TERMS, CHECK = "terms", "check"


class ContractPage(DeskPage):
    """Asks the contract desk for its view and hands it to the part in sight; decides nothing itself."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "shop",
            "goal",
            "kpi_plan",
            "plan_line",
            "target",
            "result",
            "agency",
            "contract",
            "counting",
            "own_kpi",
        }
    )
    parts: ClassVar[tuple[str, ...]] = (TERMS, CHECK)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Contract"))
        self._part, self._begun = TERMS, False
        self._parts: dict[str, TermsPart | CheckPart] = {}
        self._tabs = named(Tabs(_("Parts of the contract")), "contract.tabs")
        self._tabs.add(TERMS, _("Terms of the contract"))
        self._tabs.add(CHECK, _("Check list"))
        begin = named(Button(_("Enter the terms"), "primary", icon="typed"), "contract.begin")
        self._empty = Empty(
            "contract",
            _("Enter what the contract says, and you see at once what each month will cost."),
            begin,
        )
        self._tabs.picked.connect(self._pick)
        begin.clicked.connect(self._begin)
        self.add(self._tabs, self._empty)

    def refresh(self) -> None:
        """Ask for the contract and show it in the part in sight."""
        view = self.desk.contract.view()
        found = len(view.report.findings)
        self._tabs.set_count(CHECK, found if view.contract is not None and found else None)
        self._tabs.set_value(self._part)
        self.say(_("Contract"), self._purpose())
        empty = self._part == TERMS and not self._begun and not _entered(view)
        self._empty.setVisible(empty)
        part = None if empty else self._shown()
        for other in self._parts.values():
            other.setVisible(other is part)
        if part is not None:
            part.show_view(view)

    def go_to(self, going: Going) -> None:
        """Show the part asked for."""
        if going.part in (TERMS, CHECK) and going.part != self._part:
            self._part = going.part
            self.mark_stale()

    def here(self, going: Going) -> Going:
        """Say which part is shown."""
        return Going(going.place, part=self._part)

    def _purpose(self) -> str:
        if self._part == TERMS:
            return _("Enter the terms just as the contract has them.")
        return _("What stands out, the gravest first.")

    def _shown(self) -> TermsPart | CheckPart:
        """Give the part in sight, made when it is first wanted."""
        part = self._parts.get(self._part)
        if part is None:
            part = TermsPart(self.desk) if self._part == TERMS else CheckPart(self.desk)
            self._parts[self._part] = part
            part.going.connect(self.going)
            part.said.connect(self.said)
            self.add(part)
        return part

    def _pick(self, part: str) -> None:
        self.go_to(Going("contract", part=part))

    def _begin(self) -> None:
        self._begun = True
        self.refresh()
        part = self._parts.get(TERMS)
        if isinstance(part, QWidget):
            part.setFocus()


def _entered(view: DeskView) -> bool:
    return view.contract is not None and bool(view.contract.terms.fees)
