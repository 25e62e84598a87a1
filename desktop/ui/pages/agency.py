"""The agencies: candidates side by side, their proposals, meetings with them, each a part of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot

from desktop.language import N_, _
from desktop.ui.pages.agency_compare import ComparePart
from desktop.ui.pages.agency_meetings import MeetingsPart
from desktop.ui.pages.agency_part import COMPARE, MEETINGS, PLACE, PROPOSALS, AgencyPart
from desktop.ui.pages.agency_proposals import ProposalsPart
from desktop.ui.pages.base import DeskPage, Going
from desktop.ui.pages.parts import Parts
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_KINDS: dict[str, type[AgencyPart]] = {
    COMPARE: ComparePart,
    PROPOSALS: ProposalsPart,
    MEETINGS: MeetingsPart,
}
_NAMES = {COMPARE: N_("Compare"), PROPOSALS: N_("Proposals"), MEETINGS: N_("Meetings")}


class AgencyPage(DeskPage):
    """Asks for the agencies and hands them to the part in sight; decides nothing itself."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "shop",
            "goal",
            "kpi_plan",
            "own_kpi",
            "target",
            "result",
            "agency",
            "contract",
            "amendment",
            "asked",
            "meeting",
            "proposal",
            "action",
            "delivery",
            "post",
        }
    )
    place: ClassVar[str] = PLACE
    parts: ClassVar[tuple[str, ...]] = tuple(_KINDS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Agency"),
            _("Scores follow what you were shown. What is only advertised is worth 1 at most."),
            full=True,
        )
        self._part = COMPARE
        self._parts = Parts(self, _KINDS)
        self._tabs = Tabs(_("Parts of the agency page"))
        for part, name in _NAMES.items():
            self._tabs.add(part, _(name))
        self._begin = Button(_("Add a candidate"), "primary", icon="add")
        said = _("No agency is entered yet. Begin with two or three names, and compare what each has shown.")
        self._none = Empty("agency", said, self._begin)
        self._tabs.setObjectName("agency.tabs")
        self._begin.setObjectName("agency.begin")
        self._tabs.picked.connect(self._pick)
        self._begin.clicked.connect(self._add)
        self.add(self._tabs, self._none)

    def refresh(self) -> None:
        """Ask for the agencies and show them in the part in sight."""
        view = self.desk.agencies.view()
        open_ones = sum(promise.done is None for promise in view.promises)
        self._tabs.set_count(MEETINGS, open_ones or None)
        self._tabs.set_value(self._part)
        empty = not view.ratings
        self._none.setVisible(empty)
        part = self._parts.show(None if empty else self._part)
        if part is not None:
            part.show_view(view)

    def go_to(self, going: Going) -> None:
        """Show the part asked for."""
        if going.part in _KINDS and going.part != self._part:
            self._part = going.part
            self.mark_stale()

    def here(self, going: Going) -> Going:
        """Say which part is shown."""
        return Going(going.place, part=self._part)

    @Slot(str)
    def _pick(self, part: str) -> None:
        self.go_to(Going(PLACE, part=part))

    @Slot()
    def _add(self) -> None:
        part = self._parts.part(COMPARE)
        assert isinstance(part, ComparePart)
        part.add_candidate()
