"""What goes on in the window while the records are open: steps, undo, shops, wizards, search, restoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.domain.faults import Fault
from desktop.domain.problems import Refused
from desktop.language import _, current
from desktop.ui.main_window import ADD_SHOP, RESTORE, SAMPLE, MainWindow
from desktop.ui.opening import Opened, bring_in_pages, look_after_records, make_sample
from desktop.ui.pages.base import Going
from desktop.wording.faults import fault_sentence
from desktop.wording.steps import step_title

if TYPE_CHECKING:
    from desktop.domain.shop import Shop
    from desktop.services.home import HomeView
    from desktop.storage.journal import Step
    from desktop.ui.background import Background
    from desktop.ui.desk import Desk

CALM = 150
"""Milliseconds without a further step before Home looks at everything again."""
LATER = 1_500
"""Milliseconds after the window is filled before the file is examined and backed up."""


class Visit(QObject):
    """Joins the window with the desk. Pages and services know neither it nor each other."""

    reopen_asked = Signal()
    """The records were replaced by a backup and are to be opened anew."""
    _stepped = Signal(object)

    def __init__(self, window: MainWindow, opened: Opened, jobs: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._opened, self._jobs = window, opened, jobs
        self._desk: Desk = opened.desk
        self._shops: tuple[Shop, ...] = opened.shops
        self._view: HomeView | None = None
        self._calm, self._later = QTimer(self), QTimer(self)
        for timer, interval in ((self._calm, CALM), (self._later, LATER)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
        self._connect()

    @property
    def shop(self) -> str:
        """The shop shown; empty where there is none."""
        return self._desk.shop

    @property
    def desk(self) -> Desk:
        """The papers on the table."""
        return self._desk

    def begin(self) -> None:
        """Show the shop, or the three doors where there is none."""
        if self._opened.view is None:
            self._first_start()
        else:
            self._show(self._opened.view)
        self._later.start()

    def close(self) -> None:
        """Let go of the records."""
        from desktop.storage.health import end_run

        self._calm.stop()
        self._later.stop()
        self._desk.database.close()
        end_run(self._desk.paths.root)

    def _connect(self) -> None:
        window = self._window
        window.undo_asked.connect(self._undo)
        window.redo_asked.connect(self._redo)
        window.search_asked.connect(self._search)
        window.wizard_asked.connect(self._wizard)
        window.shop_asked.connect(self._other_shop)
        window.restore_asked.connect(self._restore)
        window.filled.connect(self._show_undo)
        window.retold.connect(self._tell_again)
        self._calm.timeout.connect(self._look)
        self._later.timeout.connect(self._look_after)
        self._stepped.connect(self._take_step, Qt.ConnectionType.AutoConnection)
        self._desk.database.listen(self._stepped.emit)

    def _show(self, view: HomeView, going: Going | None = None) -> None:
        self._view = view
        self._window.show_desk(self._desk, going, view)
        self._show_frame(view)

    def _show_frame(self, view: HomeView) -> None:
        others = tuple(shop for shop in self._shops if shop.id != view.shop.id)
        self._window.show_shops(view.shop, others, self._desk.setup.shops(archived=True))
        self._window.show_standing(view.standing)

    def _first_start(self) -> None:
        from desktop.domain.setup import SetupDraft
        from desktop.ui.first_start import FirstStart

        doors = FirstStart(begun=self._desk.setup.draft() != SetupDraft())
        doors.asked.connect(self._other_shop)
        doors.language_asked.connect(self._window.language_asked)
        self._window.show_alone(doors)

    @Slot()
    def _tell_again(self) -> None:
        """Say in the language chosen now what stands around the pages, or what is shown without a shop."""
        if self._view is not None:
            self._show_frame(self._view)
        else:
            self._first_start()

    @Slot(object)
    def _take_step(self, step: Step) -> None:
        """Tell the pages of a step; look at everything again once there is calm."""
        self._window.take_step(step)
        self._show_undo()
        if step.shop == self.shop:
            self._calm.start()
        if "shop" in step.touched:
            self._count_shops()

    def _count_shops(self) -> None:
        """Know the shops anew; leave the one shown where it was put away."""
        self._shops = self._desk.setup.shops()
        known = [shop.id for shop in self._shops]
        if self._view is not None and known and self.shop not in known:
            name = self._view.shop.name
            self._go_to(known[0])
            self._window.say(_("“{shop}” was put away. You find it in the list of shops.").format(shop=name))

    @Slot()
    def _look(self) -> None:
        if self.shop:
            self._jobs.compute(self._desk.home.view, done=self._looked)

    def _looked(self, view: HomeView) -> None:
        if view.shop.id == self.shop:
            self._view = view
            self._show_frame(view)
            self._window.show_home(view)

    @Slot()
    def _show_undo(self) -> None:
        if self.shop:
            database = self._desk.database
            self._window.show_undo(database.undoable(self.shop), database.redoable(self.shop))

    @Slot()
    def _undo(self) -> None:
        self._take_back(_("Undone: {what}"), redo=False)

    @Slot()
    def _redo(self) -> None:
        self._take_back(_("Done again: {what}"), redo=True)

    def _take_back(self, words: str, *, redo: bool) -> None:
        if not self.shop:
            return
        database = self._desk.database
        try:
            step = database.redo(self.shop) if redo else database.undo(self.shop)
        except Refused as refusal:
            from desktop.wording.problems import sentence

            self._window.say(sentence(refusal.problems[0]))
            return
        self._window.say(words.format(what=step_title(step)))

    @Slot(object)
    def _wizard(self, going: Going) -> None:
        from desktop.ui.wizards.opening import open_wizard

        wizard = open_wizard(going, self._desk, self._window)
        wizard.left.connect(self._wizard_left)
        wizard.going.connect(self._window.go)
        wizard.open()

    @Slot(str)
    def _wizard_left(self, shop: str) -> None:
        """Show the shop a wizard was about; its place stays where it was for the same shop."""
        if shop and shop != self.shop:
            self._go_to(shop)
        elif not self.shop:
            self._first_start()

    @Slot()
    def _search(self) -> None:
        if not self.shop:
            return
        from desktop.ui.search import Search

        search = Search(self._desk, self._window)
        search.going.connect(self._window.go)
        search.open()

    @Slot(str)
    def _other_shop(self, key: str) -> None:
        if key == ADD_SHOP:
            self._wizard(Going("setup", part="new"))
        elif key == SAMPLE:
            self._jobs.write(make_sample, self._desk, current(), done=self._go_to, failed=self._trouble)
        elif key == RESTORE:
            self._restore()
        else:
            self._go_to(key)

    def _go_to(self, shop: str) -> None:
        """Lay another shop's papers on the table, also of one that was put away."""
        setup = self._desk.setup
        self._desk = self._desk.of(shop)
        for away in setup.shops(archived=True):
            if away.id == shop:
                setup.unarchive(away)
        self._shops = self._desk.setup.shops()
        self._show(self._desk.home.view())

    @Slot()
    def _restore(self) -> None:
        from desktop.ui.restoring import restore_asked

        if restore_asked(self._window, self._desk):
            self.reopen_asked.emit()

    @Slot()
    def _look_after(self) -> None:
        desk = self._desk
        self._jobs.write(
            look_after_records, desk.paths, desk.clock, self._opened.unclean, failed=self._trouble
        )
        self._jobs.write(bring_in_pages, desk)

    def _trouble(self, error: Exception) -> None:
        if not isinstance(error, Fault):
            raise error
        self._window.say(fault_sentence(error))
