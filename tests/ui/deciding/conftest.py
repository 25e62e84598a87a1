"""Desks in memory for the pages on which one decides: one with the sample shop, one with no shop at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.catalog.catalog import Catalog
from desktop.domain.book import Book
from desktop.services.sample.create import Sample
from desktop.settings import Paths, resources
from desktop.storage.database import Database
from desktop.ui.background import Background
from desktop.ui.desk import Desk
from tests.ui.typing_in import press


def now() -> datetime:
    return datetime(2026, 11, 24, 10, 0).astimezone()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog(resources() / "catalog")


@pytest.fixture
def empty(tmp_path: Path, catalog: Catalog) -> Iterator[Desk]:
    database, jobs = Database.open(None, now), Background()
    yield Desk(database, catalog, now, Paths(tmp_path), jobs=jobs)
    jobs.close()
    database.close()


@pytest.fixture
def desk(empty: Desk) -> Desk:
    return empty.of(Sample(empty.database, empty.catalog.folder / "sample").create("ja"))


def book(desk: Desk, shop: str = "") -> Book:
    with desk.database.read() as reader:
        return reader.book(shop or desk.shop)


def named(widget: QWidget, name: str) -> QWidget:
    found = widget.findChild(QWidget, name)
    assert found is not None, name
    return found


def tab_until(window: QWidget, there: Callable[[QWidget], bool], most: int = 60) -> QWidget:
    """Press Tab until the focus is where one wants it."""
    for _turn in range(most):
        focused = QApplication.focusWidget()
        if focused is not None and there(focused):
            return focused
        press(window, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def tab_to(window: QWidget, name: str) -> QWidget:
    """Press Tab until the control of that name has the focus, itself or through its editor."""
    target = named(window, name)
    return tab_until(window, lambda focused: focused is (target.focusProxy() or target))
