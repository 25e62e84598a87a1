"""The first start: three doors, each open by keyboard, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.first_start import FirstStart
from desktop.ui.main_window import ADD_SHOP, RESTORE, SAMPLE, MainWindow
from desktop.ui.opening import Opened
from desktop.ui.visiting import Visit
from desktop.ui.wizards.setup import SetupWizard
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, heard, press, shown

from .conftest import named, tab_to


@pytest.mark.parametrize("door", [ADD_SHOP, SAMPLE, RESTORE])
def test_each_door_opens_by_keyboard(qtbot, door):
    doors = shown(qtbot, FirstStart())
    asked = heard(doors.asked)
    tab_to(doors, f"first_start.{door}")
    press(doors, Qt.Key.Key_Return)
    assert asked == [door]


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 700, 1.0), (1024, 640, 1.25)])
def test_nothing_is_cut(qtbot, wear, spoken, width, height, scale):
    wear("light", scale, spoken)
    doors = shown(qtbot, FirstStart(), width, height)
    assert look_over(doors) == []


@pytest.fixture
def visit(qtbot, empty):
    window = MainWindow()
    shown(qtbot, window, 1200, 760)
    visit = Visit(window, Opened(empty, (), None, unclean=False), empty.jobs, window)
    visit.begin()
    yield visit
    visit.deleteLater()


def doors_of(window: MainWindow) -> FirstStart:
    found = [x for x in window.findChildren(FirstStart) if x.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_set_up_that_was_left_is_gone_on_with(qtbot, visit):
    window = visit.parent()
    click(named(window, f"first_start.{ADD_SHOP}"))
    wizard = window.findChild(SetupWizard)
    qtbot.waitUntil(wizard.isActiveWindow)
    press(wizard, Qt.Key.Key_Return)
    compose(wizard, "白妙屋")
    press(wizard, Qt.Key.Key_Return)
    press(wizard, Qt.Key.Key_Escape)
    QApplication.processEvents()
    button = named(doors_of(window), f"first_start.{ADD_SHOP}")
    assert "続きから" in button.accessibleName()
    assert visit.desk.setup.draft().name == "白妙屋"


def test_the_sample_is_one_key_away(qtbot, visit):
    window = visit.parent()
    tab_to(window, f"first_start.{SAMPLE}")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page() is not None, timeout=10_000)
    assert visit.shop == "sample"
