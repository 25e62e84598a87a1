"""The contract page in the window: on the sample shop, and on a shop that has a goal and no contract yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.catalog.catalog import Catalog
from desktop.domain.contract.contracts import Contract
from desktop.domain.goals import Goal
from desktop.domain.month import Month
from desktop.domain.shop import Purpose, Shop
from desktop.services.contract_desk import DeskView
from desktop.services.sample.create import Sample
from desktop.settings import Paths, resources
from desktop.storage.database import Database
from desktop.ui.background import Background
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.base import Going
from desktop.wording.amounts import plain
from tests.ui.typing_in import click, compose, press, shown

CTRL = Qt.KeyboardModifier.ControlModifier
GOAL = Goal(
    "g", "s", "qualified_inquiries", 84, Month(2026, 4), Month(2027, 3),
    gross_profit=15_000, pay_share=Decimal("0.5"),
)  # fmt: skip


def now() -> datetime:
    return datetime(2026, 11, 24, 10, 0).astimezone()


class Steps(QObject):
    """Brings steps to the window, also those made on the worker."""

    came = Signal(object)


class Papers:
    """A window with its desk, and ways to find, type and pick in it as a person does."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        self.desk, self.window, self.steps = desk, window, Steps(window)

    def find(self, name: str, kind: type = QWidget) -> QWidget:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def type_in(self, name: str, text: str, leave: Qt.Key = Qt.Key.Key_Tab) -> QWidget:
        field = self.find(name)
        field.setFocus()
        press(field, Qt.Key.Key_A, CTRL)
        compose(field, text) if text else press(field, Qt.Key.Key_Delete)
        press(field, leave)
        return field

    def pick(self, name: str, key: str) -> None:
        """Pick from a list with the keyboard; the list closes at the press already."""
        box = self.find(name)
        box.setFocus()
        box.showPopup()
        box.view().setCurrentIndex(box.model().index(box.findData(key), 0))
        QTest.keyPress(box.view(), Qt.Key.Key_Return)
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        QApplication.processEvents()

    def press_button(self, name: str) -> None:
        click(self.find(name))

    def said(self, name: str) -> str:
        """What a field says below itself: hint or error."""
        return plain(self.find(name).parentWidget().findChildren(QLabel)[-1].accessibleName())

    def words(self, within: str = "") -> str:
        """Every word that can be seen."""
        place = self.find(within) if within else self.window
        seen = [x for x in place.findChildren(QWidget) if x.isVisible()]
        lines = [x.accessibleName() or (x.text() if isinstance(x, QLabel) else "") for x in seen]
        return plain("\n".join(filter(None, lines)))

    def undo(self) -> None:
        self.desk.database.undo(self.desk.shop)
        QApplication.processEvents()

    def view(self) -> DeskView:
        return self.desk.contract.view()

    def contract(self) -> Contract:
        contract = self.view().contract
        assert contract is not None
        return contract


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog(resources() / "catalog")


@pytest.fixture
def desk(tmp_path: Path, catalog: Catalog) -> Iterator[Desk]:
    """The sample shop."""
    database, jobs = Database.open(None, now), Background()
    shop = Sample(database, catalog.folder / "sample").create("ja")
    yield Desk(database, catalog, now, Paths(tmp_path), shop, jobs)
    jobs.close()
    database.close()


@pytest.fixture
def new_desk(tmp_path: Path, catalog: Catalog) -> Iterator[Desk]:
    """A shop with a goal: 15,000 yen of gross profit a result, half of it payable."""
    database, jobs = Database.open(None, now), Background()
    with database.unit("test") as unit:
        unit.put(Shop("s", "雪つり堂", Purpose.CUSTOMERS), GOAL)
    yield Desk(database, catalog, now, Paths(tmp_path), "s", jobs)
    jobs.close()
    database.close()


def contract_page(qtbot, desk: Desk, part: str = "terms", width: int = 1200, height: int = 760) -> Papers:
    """The window at its contract page; steps reach it as in the program."""
    window = MainWindow()
    window.show_desk(desk, Going("contract", part=part))
    papers = Papers(desk, window)
    papers.steps.came.connect(window.take_step)
    desk.database.listen(papers.steps.came.emit)
    shown(qtbot, window, width, height)
    return papers
