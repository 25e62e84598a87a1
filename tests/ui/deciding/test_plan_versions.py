"""The plan as a whole, by clicks and keys: followed again, compared, moved, put away, taken over from another shop."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget

from desktop.domain.goals import Goal
from desktop.domain.shop import Purpose
from desktop.ui.pages.plan_notes import PlanShape
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, heard, press

from .conftest import book, named, tab_to
from .test_kpis import CTRL, DEC, JAN, NOV, OCT, RESULT, SEP, SHIFT, enter, opened, place, sheet_of, words

FEB = JAN + 1


@pytest.fixture
def page(qtbot, desk):
    return opened(qtbot, desk)


def aim_for(desk, target: int, **more) -> None:
    desk.setup.change_goal(replace(book(desk).goal, target=target, **more))
    QApplication.processEvents()


def dialog() -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def choose(page, text: str) -> None:
    """Open what can be done with the plan by keyboard, and pick an act by its words."""
    page.activateWindow()
    QApplication.processEvents()
    named(page, "kpis.version").setFocus()
    tab_to(page, "kpis.more_of_plan")
    press(page, Qt.Key.Key_Return)
    menu = page.findChild(QMenu, "kpis.plan_menu")
    action = next(x for x in menu.actions() if text in x.text())
    menu.setActiveAction(action)
    press(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def offered(page) -> list[str]:
    click(named(page, "kpis.more_of_plan"))
    menu = page.findChild(QMenu, "kpis.plan_menu")
    texts = [x.text() for x in menu.actions()]
    menu.close()
    QApplication.processEvents()
    return texts


def tick(sheet: Sheet, row: str) -> None:
    """Tick or clear a row's box by the space bar."""
    sheet.setFocus()
    sheet.pick(row)
    press(sheet, Qt.Key.Key_Space)


def cell(sheet: Sheet, row: str, column: str) -> str:
    model = sheet.lines_model
    return plain(model.index(model.row_of(row), model.column_of(column)).data())


def why(window, text: str = "四半期の振り返り") -> None:
    """Choose the first kind of reason and write why."""
    prefix = "plan_dialog" if window.findChild(QWidget, "plan_dialog.cause") else "copy"
    named(window, f"{prefix}.cause").setFocus()
    press(window, Qt.Key.Key_Down)
    tab_to(window, f"{prefix}.why")
    compose(window, text)


def test_a_plan_that_follows_its_goal_says_nothing(page):
    assert "最終目標から計算した数" not in words(page)
    assert not named(page, "kpis.recompute").isVisible()


def test_after_another_goal_the_page_says_so_and_works_out_again(page, desk):
    enter(page, RESULT, JAN, "44")
    aim_for(desk, 300)
    assert "最終目標から計算した数とちがっています" in words(page)
    assert "最終目標からは月の平均で" in words(page)
    said = heard(page.said)
    tab_to(page, "kpis.recompute")
    press(page, Qt.Key.Key_Return)
    sheet = named(dialog(), "recompute.sheet")
    assert (cell(sheet, RESULT, "now"), cell(sheet, RESULT, "asked")) == ("18件", "26件")
    assert "「有効なお問い合わせ」(1月)" in words(dialog())
    tick(sheet, RESULT)
    assert not named(dialog(), "recompute.take").isEnabled()
    tick(sheet, RESULT)
    click(named(dialog(), "recompute.take"))
    assert [book(desk).target(month, RESULT) for month in (SEP, DEC, JAN)] == [18, 30, 44]
    assert said[-1] == ("1個の指標を最終目標に合わせました", True)
    assert "最終目標から計算した数" not in words(page)
    assert place(page, RESULT, DEC).data() == "30"
    desk.database.undo("sample")
    assert "最終目標から計算した数" in words(page)


def test_a_goal_for_another_measure_is_told(page, desk):
    desk.setup.change_goal(replace(book(desk).goal, kpi="bookings"))
    QApplication.processEvents()
    assert "この計画の成果は「有効なお問い合わせ」です" in words(page)


def test_where_the_plan_is_heavier_is_said_below_the_table(page, desk):
    text = words(page.findChild(PlanShape))
    assert "後半のほうが重い計画です。前半は月の平均で16件、2026年11月からは17件です。" in text
    assert "2026年12月、2027年3月(20件)" in text
    aim_for(desk, 200, slow_start=True, first=OCT, last=OCT + 11)
    desk.plan_versions.recompute(book(desk).plans[-1].id, [RESULT])
    QApplication.processEvents()
    assert "2026年12月までは少なめで" in words(page.findChild(PlanShape))


def test_a_plan_with_too_many_measures_says_so_calmly(page, desk):
    assert "少し多めです" not in words(page)
    desk.plans.new_version(DEC, "own: 増やす")
    for kpi in ("bookings", "inquiries", "line_adds", "views", "followers"):
        desk.plans.add_kpi(DEC, kpi)
    named(page, "kpis.version").picked.emit(book(desk).plans[-1].id)
    QApplication.processEvents()
    assert "少し多めです" in words(page)
    for kpi in ("profile_visit_rate", "link_ctr", "local_audience_share"):
        desk.plans.remove_kpi(DEC, kpi)
    for line in book(desk).plan_lines(book(desk).plans[-1]):
        if line.tier == "intermediate":
            desk.plans.remove_kpi(DEC, line.kpi)
    QApplication.processEvents()
    assert "中間の指標がありません" in words(page)


def test_two_versions_are_compared_and_unfolded_by_keyboard(page, desk):
    desk.plans.new_version(DEC, "competitor: 隣に店ができた")
    desk.plans.change_target(JAN, RESULT, Decimal(21))
    desk.plans.remove_kpi(DEC, "cost_per_result")
    named(page, "kpis.version").picked.emit(book(desk).plans[-1].id)
    QApplication.processEvents()
    choose(page, "くらべる")
    window = dialog()
    sheet = named(window, "compare.sheet")
    assert "競合の動き – 隣に店ができた" in words(window)
    assert [cell(sheet, kpi, "how") for kpi in (RESULT, "cost_per_result", "link_ctr")] == [
        "変更",
        "なくなった",
        "同じ",
    ]
    sheet.setFocus()
    sheet.pick(RESULT)
    press(window, Qt.Key.Key_Return)
    assert [cell(sheet, f"{RESULT}/{month}", "how") for month in (DEC, JAN)] == ["同じ", "変更"]
    assert (cell(sheet, f"{RESULT}/{JAN}", "first"), cell(sheet, f"{RESULT}/{JAN}", "second")) == (
        "16件",
        "21件",
    )
    named(window, "compare.second").setFocus()
    press(window, Qt.Key.Key_Up)
    assert cell(sheet, "cost_per_result", "how") == "同じ"
    press(window, Qt.Key.Key_Escape)


def test_only_a_version_not_begun_is_moved_or_put_away(page, desk):
    assert not [text for text in offered(page) if "取りやめる" in text or "始める月" in text]
    click(named(page, "kpis.review"))
    window = dialog()
    named(window, "plan_dialog.from").setFocus()
    press(window, Qt.Key.Key_PageDown)
    press(window, Qt.Key.Key_PageDown)
    why(window)
    click(named(window, "plan_dialog.begin"))
    plan = book(desk).plans[-1]
    assert plan.first == JAN
    assert named(page, "kpis.version").value() == plan.id
    choose(page, "始める月")
    window = dialog()
    named(window, "plan_dialog.from").setFocus()
    press(window, Qt.Key.Key_PageUp)
    click(named(window, "plan_dialog.begin"))
    assert book(desk).plans[-1].first == DEC
    said = heard(page.said)
    choose(page, "取りやめる")
    assert said == [("第4版を取りやめました", True)]
    assert len(book(desk).plans) == 3
    desk.database.undo("sample")
    assert book(desk).plans[-1].first == DEC


def test_with_one_shop_there_is_nothing_to_take_over(page):
    assert not [text for text in offered(page) if "ほかのお店" in text]


def test_another_shops_plan_becomes_a_version(page, desk):
    other = desk.of(desk.setup.new_shop("二号店", Purpose.HIRING).id)
    other.setup.change_goal(Goal("", other.shop, "valid_applications", 24, DEC, DEC + 11))
    other.plans.start()
    choose(page, "ほかのお店")
    window = dialog()
    sheet = named(window, "copy.sheet")
    assert cell(sheet, "valid_applications", "fit") == "目的がちがう"
    assert cell(sheet, "local_audience_share", "fit") == "合う"
    assert "このお店の最終目標から計算します" in words(window)
    click(named(window, "copy.take"))
    assert len(book(desk).plans) == 3  # a reason is needed
    why(window, "二号店にそろえる")
    tick(sheet, "cost_per_result")
    click(named(window, "copy.take"))
    plan = book(desk).plans[-1]
    lines = book(desk).plan_lines(plan)
    assert (plan.first, lines[0].kpi) == (NOV, RESULT)
    assert "valid_applications" not in {line.kpi for line in lines}
    assert "cost_per_result" not in {line.kpi for line in lines}
    assert book(desk).target(DEC, RESULT) == 20
    assert named(page, "kpis.version").value() == plan.id
    desk.database.undo("sample")
    assert len(book(desk).plans) == 3


def test_a_shop_without_a_plan_may_begin_with_another_ones(qtbot, desk):
    other = desk.of(desk.setup.new_shop("二号店", Purpose.CUSTOMERS).id)
    page = opened(qtbot, other)
    tab_to(page, "kpis.from_other")
    press(page, Qt.Key.Key_Return)
    assert "月ごとの目標は空のままです" in words(dialog())
    click(named(dialog(), "copy.take"))
    assert desk.of(other.shop).plans.view(NOV).result == RESULT
    assert book(other).target(NOV, "link_ctr") == Decimal("0.045")
    assert sheet_of(page).lines_model.row_of(RESULT) > 0
    assert not named(page, "kpis.from_other").isVisible()


def test_a_block_pasted_over_closed_months_keeps_the_rest_and_tells(page, desk):
    click(named(page, "months.back"))
    sheet = sheet_of(page)
    sheet.setFocus()
    sheet.pick(RESULT, str(SEP))
    said = heard(page.said)
    QGuiApplication.clipboard().setText("1\t2\t3\r\n")
    press(page, Qt.Key.Key_V, CTRL)
    assert [book(desk).target(month, RESULT) for month in (SEP, OCT, NOV)] == [18, 2, 3]
    assert "1個の値は入れませんでした" in said[0][0]


def test_a_wrong_cell_of_a_block_says_why_and_the_others_are_kept(page, desk):
    sheet = sheet_of(page)
    sheet.setFocus()
    sheet.pick(RESULT, str(NOV))
    QGuiApplication.clipboard().setText("5\tたくさん\t7")
    press(page, Qt.Key.Key_V, CTRL)
    assert [book(desk).target(month, RESULT) for month in (NOV, DEC, JAN)] == [5, 20, 7]
    assert "数字" in sheet.lines_model.wrong(place(page, RESULT, DEC)).why
    assert sheet.lines_model.wrong(place(page, RESULT, NOV)) is None


def test_a_block_is_copied_out_and_emptied(page, desk):
    sheet = sheet_of(page)
    sheet.setFocus()
    sheet.pick(RESULT, str(NOV))
    press(page, Qt.Key.Key_Right, SHIFT)
    press(page, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "17\t20"
    press(page, Qt.Key.Key_Delete)
    assert [book(desk).target(month, RESULT) for month in (NOV, DEC, JAN)] == [None, None, 16]
    assert desk.database.undo("sample").act == "change_targets"


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize(("width", "height", "scale"), [(1150, 700, 1.0), (948, 640, 1.25), (910, 640, 1.5)])
def test_nothing_is_cut(qtbot, wear, desk, spoken, colours, width, height, scale):
    wear(colours, scale, spoken)
    other = desk.of(desk.setup.new_shop("二号店", Purpose.HIRING).id)
    other.setup.change_goal(Goal("", other.shop, "valid_applications", 24, DEC, DEC + 11))
    other.plans.start()
    desk.plans.change_target(JAN, RESULT, Decimal(44))
    desk.plans.new_version(FEB, "season: 年度末")
    aim_for(desk, 300)
    page = opened(qtbot, desk, width, height)
    assert look_over(page) == []
    version = named(page, "kpis.version")
    assert version.width() >= version.sizeHint().width()
    area = page.findChild(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert look_over(page) == []
    page.findChild(QWidget, "kpis.version").picked.emit(book(desk).plans[-1].id)
    QApplication.processEvents()
    for at in range(len(offered(page)) - 1):
        named(page, "kpis.more_of_plan").setFocus()
        press(page, Qt.Key.Key_Return)
        menu = page.findChild(QMenu, "kpis.plan_menu")
        menu.setActiveAction(menu.actions()[at])
        press(menu, Qt.Key.Key_Return)
        assert look_over(dialog()) == []
        dialog().reject()
        QApplication.processEvents()
