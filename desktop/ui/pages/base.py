"""What every page of a shop does alike: it reads a view, shows it, and asks again when a step touched it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent

from desktop.domain.month import Month
from desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from desktop.services.home import HomeView
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Going:
    """Where the user wants to go: a place of the registry (or a wizard), a month and a part of it."""

    place: str
    month: Month | None = None
    part: str = ""


class DeskPage(Page):
    """A page about the shop on the desk.

    Subclasses set `reads` (table names whose change concerns them), lay out in ``__init__`` and fill in
    `refresh`, which asks a service for its view and shows it. They emit `going` to leave, `said` for the
    toast (text, whether undo is offered).
    """

    reads: ClassVar[frozenset[str]] = frozenset()
    parts: ClassVar[tuple[str, ...]] = ()
    """What a `Going` may name as its part; none where the page has no parts."""
    place: ClassVar[str] = ""
    """By which name a `Going` means this page; only pages with parts need to know."""
    going = Signal(object)
    """A `Going`."""
    said = Signal(str, bool)

    settings_asked = Signal(object)
    """New `Settings`; only the settings page asks."""
    restore_asked = Signal()
    """The way back to a backup; only the settings page asks."""

    def __init__(self, desk: Desk, title: str, sentence: str = "", *, full: bool = False) -> None:
        super().__init__(title, sentence, full=full)
        self.desk = desk
        self._stale = True

    def refresh(self) -> None:
        """Ask for the view and show it; called when the page is shown first, and when it is out of date."""
        raise NotImplementedError

    def take(self, view: HomeView) -> None:
        """Take what Home has to say; only Home does."""

    def go_to(self, going: Going) -> None:
        """Show the month and part asked for; pages without either stay as they are."""

    def take_files(self, files: Sequence[Path]) -> None:
        """Read files from outside; only the monthly record does."""

    def here(self, going: Going) -> Going:
        """Say where on the page the user is, having come by `going`; to come back after a change of language."""
        return going

    @Slot(object)
    def lead(self, going: Going) -> None:
        """Go to another part of this page, or elsewhere."""
        if going.place == self.place:
            self.go_to(going)
        else:
            self.going.emit(going)

    def changed(self, step: Step) -> None:
        """Take notice of a step: ask again now where the page is in sight, else when it is next."""
        if self.reads & step.touched:
            self.mark_stale()

    def mark_stale(self) -> None:
        """Ask again as soon as the page is in sight."""
        self._stale = True
        if self.isVisible():
            self._fresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date when one comes into sight."""
        self._fresh()
        super().showEvent(event)

    def _fresh(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
