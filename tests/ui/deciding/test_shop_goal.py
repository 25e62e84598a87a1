"""Shop and goal: every field kept as one step, the ceiling follows the goal, the funnel and the year follow what is typed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.month import Month
from desktop.domain.results import Result
from desktop.domain.shop import EVEN_SEASON, Purpose, Shop
from desktop.ui.main_window import MainWindow
from desktop.ui.opening import Opened
from desktop.ui.pages.base import Going
from desktop.ui.pages.shop_goal import ShopGoalPage
from desktop.ui.visiting import Visit
from desktop.ui.widgets.buttons import Link
from desktop.ui.widgets.chart_frame import ChartFrame
from desktop.ui.widgets.charts import LineChart
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import percent, plain, yen
from tests.ui.looking import look_over
from tests.ui.typing_in import click, click_cell, compose, heard, press, shown

from .conftest import book, named, tab_to

CTRL = Qt.KeyboardModifier.ControlModifier


class Steps(QObject):
    """Brings steps to the page, as the window does."""

    came = Signal(object)


@pytest.fixture
def page(qtbot, desk) -> ShopGoalPage:
    return opened(qtbot, desk)


def opened(qtbot, desk, width=1150, height=760, part="goal") -> ShopGoalPage:
    page = ShopGoalPage(desk)
    page.go_to(Going("shop_goal", part=part))
    page.steps = Steps()
    page.steps.came.connect(page.changed)
    desk.database.listen(page.steps.came.emit)
    shown(qtbot, page, width, height)
    return page


def part_of(name: str) -> str:
    return {"goal": "goal", "rates": "funnel", "doors": "funnel"}.get(name.split(".")[0], "profile")


def fill(page, name: str, text: str) -> None:
    page.go_to(Going("shop_goal", part=part_of(name)))
    control = named(page, f"shop_goal.{name}")
    page.show_widget(control)
    (control.focusProxy() or control).setFocus()
    press(page, Qt.Key.Key_A, CTRL)
    if text:
        compose(page, text)
    else:
        press(page, Qt.Key.Key_Delete)
    press(page, Qt.Key.Key_Tab)


def words(page) -> str:
    QApplication.processEvents()
    return plain(
        "\n".join(x.accessibleName() or x.text() for x in page.findChildren(QLabel) if x.isVisible())
    )


def error(page, name: str) -> str:
    return next(x for x in page.findChildren(Field) if x.control.objectName() == f"shop_goal.{name}").error()


def test_the_goal_and_what_a_result_has_cost_stand_side_by_side(page):
    assert named(page, "shop_goal.goal.target").value() == 200
    assert "2,575円" in words(page)
    assert "2026年8月〜2026年10月" in words(page)


def test_what_the_contract_leaves_room_for_is_told(page, desk):
    view = desk.setup.view("sample")
    assert view.beside is not None
    assert "単価に使える残り" in words(page)
    assert "上限を使い切ります" in words(page)
    assert plain(percent(view.beside.close_rate, 1)) in words(page)
    fill(page, "goal.gross_profit", "100万円")
    after = desk.setup.view("sample").beside
    assert after.room > 0 > view.beside.room
    assert plain(yen(after.room)) in words(page)
    assert "基本料・広告費・自分たちの時間を除いた額" in words(page)
    fill(page, "goal.gross_profit", "100円")
    assert "すべてがお客様になったとしても" in words(page)


def test_without_a_contract_own_hours_are_held_against_the_ceiling(qtbot, desk):
    with desk.database.unit("change_terms", shop="sample") as unit:
        unit.put(*(replace(x, state=ContractState.ENDED) for x in unit.all(Contract, shop="sample")))
    page = opened(qtbot, desk)
    view = desk.setup.view("sample")
    assert view.beside is None
    assert "代行会社に払える残り" in words(page)
    assert plain(yen(view.own_work.left(view.worth.ceiling))) in words(page)


def test_a_changed_goal_changes_the_ceiling_and_is_one_step(page, desk):
    fill(page, "goal.pay_share", "６０％")
    assert book(desk).goal.pay_share == Decimal("0.6")
    assert "3,863円" in words(page)
    assert desk.database.undo("sample").act == "change_goal"
    assert "2,575円" in words(page)
    assert named(page, "shop_goal.goal.pay_share").value() == Decimal("0.40")


def test_a_cost_typed_in_the_helper_is_kept_as_the_shops_margin(page, desk):
    click(named(page, "shop_goal.goal.helping"))
    fill(page, "goal.average_order", "6,000")
    fill(page, "goal.unit_cost", "1,500")
    assert book(desk).shop.gross_margin == Decimal("0.75")
    assert desk.database.undo("sample").act == "change_shop"
    assert book(desk).shop.average_order == 6_000
    fill(page, "goal.unit_cost", "7,000")
    assert "0より小さい" in error(page, "goal.gross_margin")


def test_a_goal_that_cannot_be_is_told_at_its_field(page, desk):
    fill(page, "goal.target", "0")
    assert "1以上" in error(page, "goal.target")
    fill(page, "goal.target", "")
    assert error(page, "goal.target")
    assert book(desk).goal.target == 200
    fill(page, "goal.target", "240件")
    assert error(page, "goal.target") == ""
    assert book(desk).goal.target == 240


def test_an_emptied_share_is_the_one_assumed(page, desk):
    fill(page, "goal.pay_share", "60")
    fill(page, "goal.pay_share", "")
    assert book(desk).goal.pay_share == Decimal("0.40")


def test_what_comes_by_phone_is_not_asked_of_the_link(page, desk):
    page.go_to(Going("shop_goal", part="funnel"))
    before = named(page, "shop_goal.rates.profile_views.typical")
    assert before.value() == Decimal("0.01")
    fill(page, "doors.phone_inquiries", "１６")
    assert book(desk).goal.by_link == 1
    assert "リンクからの1件に必要な数" in words(page)
    assert "リンクだけに頼るのは難しそうです" not in words(page)


def test_a_rate_of_ones_own_replaces_the_assumption(page, desk):
    fill(page, "rates.link_clicks.typical", "5")
    (rate,) = [x for x in book(desk).rates if x.stage == "link_clicks"]
    assert (rate.low, rate.typical, rate.high) == (Decimal("0.01"), Decimal("0.05"), Decimal("0.10"))
    assert "お店の数字" in words(page)
    back = named(page, "shop_goal.rates.link_clicks.back")
    page.show_widget(back)
    click(back)
    assert not [x for x in book(desk).rates if x.stage == "link_clicks"]


def known(desk) -> None:
    """Make the sample a shop that wants to be known, with 90 searches in each month before its first plan."""
    kept = book(desk)
    goal = replace(
        kept.goal,
        kpi="branded_search",
        baseline=Decimal(100),
        target=120 * 12,
        first=Month(2026, 5),
        last=Month(2027, 4),
    )
    before = {kept.plans[0].first + -back: 90 for back in range(1, 13)}
    searches = before | {Month(2026, 5): 99, Month(2026, 6): 90}
    with desk.database.unit("change_goal", shop="sample") as unit:
        old = [x for x in unit.all(Result, shop="sample") if x.kpi == "branded_search"]
        unit.delete(*old)
        unit.put(replace(kept.shop, purpose=Purpose.BRANDING), goal)
        unit.put(*(Result(f"s{m}", "sample", m, "branded_search", Decimal(n)) for m, n in searches.items()))


def test_being_known_is_held_against_its_own_months(qtbot, desk):
    known(desk)
    page = opened(qtbot, desk, part="funnel")
    picture = page.findChild(LineChart)
    assert picture.isVisible()
    assert "始める前の同じ月とくらべます" in words(page)
    assert "半年で10%〜30%増えるのがふつうです" in words(page)
    assert "2026年6月は90回です。始める前の同じ月は90回でした(0%)" in plain(picture.accessibleDescription())
    assert "計算しました" not in words(page)
    frame = page.findChild(ChartFrame)
    click(frame.findChild(Link))
    model = frame.table.lines_model
    shown_row = [plain(str(model.index(0, at).data())) for at in range(model.columnCount())]
    assert shown_row == ["2026年5月", "90回", "99回〜117回", "108回", "99回", "+10%"]
    assert model.rowCount() == 12
    assert look_over(page) == []


def test_rates_have_to_rise(page, desk):
    fill(page, "rates.link_clicks.low", "50")
    assert "順に大きく" in words(page)
    assert book(desk).rates == ()


def test_the_profile_is_kept_field_by_field(page, desk):
    fill(page, "name", "雪割堂 本店")
    fill(page, "hourly_cost", "1,800円")
    shop = book(desk).shop
    assert (shop.name, shop.hourly_cost) == ("雪割堂 本店", 1_800)
    desk.database.undo("sample")
    assert (book(desk).shop.name, book(desk).shop.hourly_cost) == ("雪割堂 本店", 1_500)
    fill(page, "name", "")
    assert "名前" in error(page, "name")
    assert book(desk).shop.name == "雪割堂 本店"
    fill(page, "gross_margin", "120")
    assert "100" in error(page, "gross_margin")


def test_a_name_that_another_shop_has_is_refused(page, desk):
    desk.setup.new_shop("別の店", Purpose.HIRING)
    fill(page, "name", "別の店")
    assert "別の店" in error(page, "name")
    assert book(desk).shop.name == "御菓子処 雪割堂"


def season(page) -> Sheet:
    page.go_to(Going("shop_goal", part="season"))
    sheet = named(page, "shop_goal.season")
    assert isinstance(sheet, Sheet)
    page.show_widget(sheet)
    return sheet


def test_the_year_is_typed_and_pasted_and_moves_the_goal(page, desk):
    sheet = season(page)
    click_cell(sheet, 0, 1)
    press(page, Qt.Key.Key_A, CTRL)
    compose(page, "２")
    press(page, Qt.Key.Key_Return)
    assert book(desk).shop.season[0] == 2
    assert sheet.lines_model.lines.rows[0].cells[2].text != "16"
    press(page, Qt.Key.Key_Escape)
    sheet.setFocus()
    sheet.pick("1", "weight")
    QGuiApplication.clipboard().setText("1\r\n1.5\r\n")
    press(page, Qt.Key.Key_V, CTRL)
    assert book(desk).shop.season[:2] == (1, Decimal("1.5"))
    desk.database.undo("sample")
    assert book(desk).shop.season[:2] == (2, Decimal("0.85"))


def test_a_month_without_weight_is_refused_below_its_cell(page, desk):
    sheet = season(page)
    click_cell(sheet, 0, 1)
    press(page, Qt.Key.Key_A, CTRL)
    compose(page, "0")
    press(page, Qt.Key.Key_Return)
    assert "0より大きい" in sheet.lines_model.wrong(sheet.lines_model.index(0, 1)).why
    assert book(desk).shop.season[0] == Decimal("0.95")


def test_all_months_alike(page, desk):
    page.go_to(Going("shop_goal", part="season"))
    button = named(page, "shop_goal.even")
    page.show_widget(button)
    click(button)
    assert book(desk).shop.season == EVEN_SEASON
    assert not button.isVisible()


def test_without_a_goal_there_is_one_button(qtbot, empty):
    shop = empty.setup.new_shop("店", Purpose.CUSTOMERS)
    page = opened(qtbot, empty.of(shop.id))
    going = heard(page.going)
    tab_to(page, "shop_goal.begin")
    press(page, Qt.Key.Key_Return)
    assert going == [Going("setup")]


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_purpose_has_its_page(qtbot, desk, purpose):
    kept = book(desk).shop
    desk.setup.change_shop(replace(kept, purpose=purpose))
    page = opened(qtbot, desk)
    assert named(page, "shop_goal.goal.target").isVisible()
    assert look_over(page) == []


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize(("width", "height", "scale"), [(1150, 700, 1.0), (948, 640, 1.25)])
@pytest.mark.parametrize("part", ShopGoalPage.parts)
def test_nothing_is_cut(qtbot, wear, desk, spoken, width, height, scale, part):
    wear("dark", scale, spoken)
    page = opened(qtbot, desk, width, height, part)
    assert look_over(page) == []


def test_a_shop_is_put_away_and_brought_back(qtbot, desk):
    window = MainWindow()
    shown(qtbot, window, 1200, 760)
    other = desk.setup.new_shop("別の店", Purpose.HIRING)
    visit = Visit(
        window, Opened(desk, desk.setup.shops(), desk.home.view(), unclean=False), desk.jobs, window
    )
    visit.begin()
    window.go(Going("shop_goal"))
    QApplication.processEvents()
    page = window.page()
    page.go_to(Going("shop_goal", part="profile"))
    page.show_widget(named(page, "shop_goal.away"))
    click(named(page, "shop_goal.away"))
    assert visit.shop == other.id
    assert [x.name for x in desk.setup.shops(archived=True)] == ["御菓子処 雪割堂"]
    window.shop_asked.emit("sample")
    qtbot.waitUntil(lambda: visit.shop == "sample")
    assert desk.setup.shops(archived=True) == ()


def test_a_renamed_shop_has_its_name_in_the_frame(qtbot, desk):
    window = MainWindow()
    shown(qtbot, window, 1200, 760)
    visit = Visit(
        window, Opened(desk, desk.setup.shops(), desk.home.view(), unclean=False), desk.jobs, window
    )
    visit.begin()
    shop: Shop = book(desk).shop
    desk.setup.change_shop(replace(shop, name="新しい名"))
    qtbot.waitUntil(lambda: "新しい名" in window.windowTitle())
