"""The real program on a folder: started, waited for, looked into, closed and started again."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.app import Program
from desktop.cli.demo import sample_now
from desktop.services.sample.create import Sample
from desktop.settings import Paths, Settings, resources, save
from desktop.storage.database import Database
from desktop.ui.desk import Desk
from desktop.ui.pages.base import DeskPage, Going
from desktop.wording.amounts import plain

W = TypeVar("W", bound=QWidget)


class Run:
    """One run of the program, from the first paint until `close`."""

    def __init__(self, qtbot, where: Paths, settings: Settings | None = None) -> None:
        self.qtbot, self.where = qtbot, where
        if settings is not None or not where.settings.exists():
            with suppress(OSError):
                save(where.settings, settings or Settings(language="ja", theme="light"))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.program = Program(app, where, sample_now)
        with qtbot.waitSignal(self.program.filled, timeout=20_000):
            self.program.start()
        self.window = self.program.window
        self.activate()

    def activate(self) -> None:
        """Have the keyboard again: where there is no window manager, nobody gives it back after a dialog."""
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        QApplication.processEvents()

    @property
    def desk(self) -> Desk:
        assert self.program.visit is not None
        return self.program.visit.desk

    @property
    def page(self) -> DeskPage:
        page = self.program.main.page()
        assert page is not None
        return page

    def go(self, place: str, part: str = "") -> None:
        self.program.main.go(Going(place, part=part))
        QApplication.processEvents()

    def find(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def toast(self) -> str:
        return plain(self.page.toast.accessibleName()) if self.page.toast.isVisible() else ""

    def words(self) -> str:
        """Every word in the window that can be seen or heard."""
        seen = [x for x in self.window.findChildren(QWidget) if x.isVisible()]
        lines = [x.accessibleName() or (x.text() if isinstance(x, QLabel) else "") for x in seen]
        return plain("\n".join(filter(None, lines)))

    def wait_for_work(self) -> None:
        """Wait until nothing is going on beside the window."""
        self.qtbot.waitUntil(lambda: not self.program.jobs.busy(), timeout=20_000)

    def close(self) -> None:
        """Close the window, as its cross does."""
        if self.window is not None:
            self.window.close()
            self.program.deleteLater()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self.window = None


def sample_in(folder: Path) -> Paths:
    """Put the sample shop into a folder."""
    where = Paths(folder)
    folder.mkdir(parents=True, exist_ok=True)
    database = Database.open(where.database, sample_now)
    Sample(database, resources() / "catalog" / "sample").create("ja")
    database.close()
    return where


def copy_of(made: Path, folder: Path) -> Paths:
    """Copy records made before."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(made, Paths(folder).database)
    return Paths(folder)
