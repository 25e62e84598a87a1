"""The funnel on its page: what the months say is used by one click, stages are left out, put in and come back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.ui.kpi_picker import KpiPicker
from desktop.ui.widgets.popover import HelpMark, Popover
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, press

from .conftest import book, named
from .test_shop_goal import fill, opened, words

OUT, BEFORE = "外す", "入れる"


@pytest.fixture
def page(qtbot, desk):
    return opened(qtbot, desk, 1150, 1300, "funnel")


def rates(desk):
    return {x.stage: x for x in book(desk).rates}


def stages(page):
    return [x.split(".")[2] for x in names(page) if x.endswith(".more")]


def names(page):
    return [x.objectName() for x in page.findChildren(QWidget) if x.isVisible()]


def choose(page, stage: str, text: str) -> None:
    """Open a stage's menu with Space and pick an act by its words."""
    more = named(page, f"shop_goal.rates.{stage}.more")
    more.setFocus()
    press(page, Qt.Key.Key_Space)
    menu = page.findChildren(QMenu, "shop_goal.rates.menu")[-1]
    menu.setActiveAction(next(x for x in menu.actions() if text in x.text()))
    press(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_what_the_months_say_is_used_by_one_click(page, desk):
    assert "お店の6か月分: 4.87%(4.4%〜5.37%)、5,364のうち261" in words(page)
    click(named(page, "shop_goal.rates.link_clicks.use"))
    own = rates(desk)["link_clicks"]
    assert (own.low, own.typical, own.high) == (Decimal("0.044"), Decimal("0.0487"), Decimal("0.0537"))
    assert named(page, "shop_goal.rates.link_clicks.typical").value() == Decimal("0.0487")
    assert "5,364のうち261" not in words(page)
    assert "429,870のうち5,364" in words(page)
    desk.database.undo("sample")
    assert rates(desk) == {}
    assert "5,364のうち261" in words(page)


def test_all_of_them_in_one_step(page, desk):
    click(named(page, "shop_goal.rates.use_all"))
    assert set(rates(desk)) == {"profile_views", "link_clicks", "qualified_inquiries"}
    assert not named(page, "shop_goal.rates.use_all").isVisible()
    assert desk.database.undo("sample").act == "adopt_rates"
    assert rates(desk) == {}


def test_a_stage_the_shop_does_not_have_is_left_out_and_comes_back(page, desk):
    needed = "3,056,700"
    assert needed in words(page)
    choose(page, "form_starts", OUT)
    assert rates(desk)["form_starts"].left_out
    assert "form_starts" not in stages(page)
    assert "外した段階: フォームの記入を開始" in words(page)
    assert named(page, "shop_goal.rates.inquiries.typical").value() == Decimal("0.024")
    click(named(page, "shop_goal.rates.form_starts.bring_back"))
    assert rates(desk) == {}
    assert "form_starts" in stages(page)
    assert needed in words(page)


def test_the_stage_of_the_goal_cannot_be_left_out(page, desk):
    choose(page, "qualified_inquiries", OUT)
    assert rates(desk) == {}


def test_a_stage_is_put_in_and_has_a_share_of_its_own(page, desk):
    choose(page, "link_clicks", BEFORE)
    picker = page.findChildren(KpiPicker)[-1]
    compose(picker, "保存")
    click(named(picker, "kpi_picker.add"))
    page.window().activateWindow()
    QTest.qWaitForWindowActive(page.window())
    assert stages(page)[:3] == ["profile_views", "saves", "link_clicks"]
    assert rates(desk)["saves"].typical == 1
    fill(page, "rates.saves.typical", "")
    assert rates(desk)["saves"].after == "profile_views"
    fill(page, "rates.saves.low", "50")
    assert rates(desk)["saves"].low == Decimal("0.5")
    choose(page, "saves", OUT)
    assert rates(desk) == {}
    assert "saves" not in stages(page)


def test_why_the_months_give_no_share_is_in_the_explanation(page, desk):
    desk.setup.change_goal(replace(desk.setup.view("sample").goal, kpi="store_visits"))
    rate = named(page, "shop_goal.rates.store_visits.more").parentWidget()
    click(rate.findChild(HelpMark))
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, Popover)
    assert "前の段階より多い" in words(popover)
    popover.close()


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_with_the_largest_text_a_share_of_ones_own_goes_on_in_the_next_line(qtbot, wear, desk, spoken):
    wear("light", 1.5, spoken)
    desk.setup.adopt_rates(desk.shop, ("profile_views",))
    page = opened(qtbot, desk, 910, 640, "funnel")
    assert look_over(page) == []
    back, high = (named(page, f"shop_goal.rates.profile_views.{x}") for x in ("back", "high"))
    assert back.mapTo(page, back.rect().topLeft()).y() > high.mapTo(page, high.rect().bottomLeft()).y()


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_it_can_be_read_in_a_narrow_window_with_large_text(qtbot, wear, desk, spoken):
    wear("dark", 1.25, spoken)
    page = opened(qtbot, desk, 948, 640, "funnel")
    choose(page, "form_starts", "外" if spoken == "ja" else "Leave")
    assert look_over(page) == []
