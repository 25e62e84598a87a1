"""The window on the sample shop, at its monthly record; the records lie in a file of the test's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.catalog.catalog import Catalog
from desktop.domain.entering import Typed
from desktop.domain.month import Month
from desktop.services.sample.create import Sample
from desktop.settings import Paths, resources
from desktop.storage.database import Database
from desktop.ui.background import Background
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.base import Going
from desktop.wording.amounts import plain
from tests.ui.typing_in import shown

OCTOBER = Month(2026, 10)
BROUGHT = ("views", "profile_views", "likes", "comments", "shares")


def now() -> datetime:
    return datetime(2026, 11, 24, 10, 0).astimezone()


class Steps(QObject):
    """Brings steps to the window's thread, as the program does."""

    came = Signal(object)


class Record:
    """The window with its desk; what it said lies in `said`."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self.desk, self.window, self.said = desk, window, []
        self._steps = Steps()
        self._steps.came.connect(window.take_step)
        desk.database.listen(self._steps.came.emit)
        window.undo_asked.connect(self._undo)

    def go(self, part: str, month: Month = OCTOBER) -> None:
        self.window.go(Going("each_month", month, part))
        QApplication.processEvents()

    def find(self, kind: type, name: str) -> QWidget:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def toast(self) -> str:
        toast = self.window.page().toast
        return plain(toast.accessibleName()) if toast.isVisible() else ""

    def words(self) -> str:
        """Every word of the page that can be seen or heard."""
        seen = [x for x in self.window.page().findChildren(QWidget) if x.isVisible()]
        lines = [x.accessibleName() or (x.text() if isinstance(x, QLabel) else "") for x in seen]
        return plain("\n".join(filter(None, lines)))

    def _undo(self) -> None:
        self.desk.database.undo(self.desk.shop)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog(resources() / "catalog")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog) -> Path:
    path = tmp_path_factory.mktemp("sample") / "mikiwame.db"
    database = Database.open(path, now)
    Sample(database, catalog.folder / "sample").create("ja")
    database.close()
    return path


@pytest.fixture
def desk(tmp_path: Path, sample_file: Path, catalog: Catalog) -> Iterator[Desk]:
    where = Paths(tmp_path)
    shutil.copy(sample_file, where.database)
    database, jobs = Database.open(where.database, now), Background()
    yield Desk(database, catalog, now, where, "sample", jobs)
    jobs.close()
    database.close()


@pytest.fixture
def record(qtbot, desk: Desk) -> Record:
    """The window, 1200 × 760, at the sheet of October."""
    window = MainWindow()
    window.show_desk(desk, Going("each_month", OCTOBER, "sheet"))
    shown(qtbot, window, 1200, 760)
    qtbot.waitUntil(window.isActiveWindow)
    return Record(desk, window)


@pytest.fixture
def empty(record):
    """October without the values that files bring."""
    record.desk.months.enter_block(OCTOBER, dict.fromkeys(BROUGHT, Typed(None)))
    return record
