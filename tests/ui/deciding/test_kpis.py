"""The measures: targets typed, pasted, filled and undone; a reference as the result only for a reason; new versions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.ui.pages.base import Going
from desktop.ui.pages.kpis import KpisPage
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.popover import Popover
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.looking import look_over
from tests.ui.typing_in import click, click_cell, compose, heard, press, shown

from .conftest import book, named, tab_to

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
RESULT = "qualified_inquiries"
SEP, OCT, NOV, DEC, JAN = (Month(2026, 9) + step for step in range(5))


class Steps(QObject):
    """Brings steps to the page, as the window does."""

    came = Signal(object)


def opened(qtbot, desk, width=1150, height=760) -> KpisPage:
    page = KpisPage(desk)
    page.steps = Steps()
    page.steps.came.connect(page.changed)
    desk.database.listen(page.steps.came.emit)
    shown(qtbot, page, width, height)
    return page


@pytest.fixture
def page(qtbot, desk) -> KpisPage:
    return opened(qtbot, desk)


@pytest.fixture
def open_page(qtbot, desk) -> KpisPage:
    """The page at a version on which no closed month rests."""
    desk.plans.new_version(DEC, "年末に合わせて")
    page = opened(qtbot, desk)
    page.findChild(QWidget, "kpis.version").picked.emit(desk.plans.view(DEC).plan.id)
    QApplication.processEvents()
    return page


def sheet_of(page) -> Sheet:
    sheet = named(page, "kpis.sheet")
    assert isinstance(sheet, Sheet)
    return sheet


def place(page, kpi: str, month: Month):
    model = sheet_of(page).lines_model
    return model.index(model.row_of(kpi), model.column_of(str(month)))


def enter(page, kpi: str, month: Month, text: str) -> None:
    at = place(page, kpi, month)
    page.show_widget(sheet_of(page), sheet_of(page).row_rect(kpi))
    click_cell(sheet_of(page), at.row(), at.column())
    press(page, Qt.Key.Key_A, CTRL)
    if text:
        compose(page, text)
    else:
        press(page, Qt.Key.Key_Delete)
    press(page, Qt.Key.Key_Return)


def words(page) -> str:
    QApplication.processEvents()
    return plain(
        "\n".join(x.accessibleName() or x.text() for x in page.findChildren(QLabel) if x.isVisible())
    )


def act(page, kpi: str, text: str) -> None:
    """Open what can be done with a measure by keyboard, and pick an act by its words."""
    sheet = sheet_of(page)
    sheet.setFocus()
    sheet.pick(kpi, "more")
    press(page, Qt.Key.Key_Return)
    menu = page.findChild(QMenu, "kpis.menu")
    action = next(x for x in menu.actions() if text in x.text())
    menu.setActiveAction(action)
    press(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_target_typed_in_full_width_is_kept_and_undone(page, desk):
    enter(page, RESULT, DEC, "２５")
    assert book(desk).target(DEC, RESULT) == 25
    assert place(page, RESULT, DEC).data() == "25"
    desk.database.undo("sample")
    assert place(page, RESULT, DEC).data() == "20"
    assert book(desk).target(DEC, RESULT) == 20


def test_a_rate_is_typed_as_a_share_for_one_month(page, desk):
    enter(page, "link_ctr", DEC, "6％")
    assert book(desk).target(DEC, "link_ctr") == Decimal("0.06")
    assert book(desk).target(NOV, "link_ctr") == Decimal("0.045")
    enter(page, "link_ctr", DEC, "")
    assert book(desk).target(DEC, "link_ctr") == Decimal("0.045")


def test_what_is_no_number_is_told_below_its_cell(page, desk):
    enter(page, RESULT, DEC, "たくさん")
    assert "数字" in sheet_of(page).lines_model.wrong(place(page, RESULT, DEC)).why
    assert book(desk).target(DEC, RESULT) == 20


def test_a_block_from_excel_is_one_step(page, desk):
    sheet = sheet_of(page)
    sheet.setFocus()
    sheet.pick(RESULT, str(NOV))
    QGuiApplication.clipboard().setText("1\t2\t3\r\n90\t91\t92\r\n")
    press(page, Qt.Key.Key_V, CTRL)
    now = book(desk)
    assert [now.target(month, RESULT) for month in (NOV, DEC, JAN)] == [1, 2, 3]
    assert [now.target(month, "qualified_rate") for month in (NOV, DEC)] == [Decimal("0.9"), Decimal("0.91")]
    desk.database.undo("sample")
    now = book(desk)
    assert [now.target(month, RESULT) for month in (NOV, DEC, JAN)] == [17, 20, 16]
    assert now.target(NOV, "qualified_rate") is None


def test_filling_to_the_right_and_down(page, desk):
    sheet = sheet_of(page)
    sheet.setFocus()
    sheet.pick("link_ctr", str(NOV))
    enter(page, "link_ctr", NOV, "7")
    sheet.pick("link_ctr", str(NOV))
    press(page, Qt.Key.Key_Right, SHIFT)
    press(page, Qt.Key.Key_Right, SHIFT)
    press(page, Qt.Key.Key_R, CTRL)
    assert [book(desk).target(month, "link_ctr") for month in (NOV, DEC, JAN)] == [Decimal("0.07")] * 3
    sheet.pick("link_ctr", str(NOV))
    press(page, Qt.Key.Key_Down, SHIFT)
    press(page, Qt.Key.Key_D, CTRL)
    assert book(desk).target(NOV, "local_audience_share") == Decimal("0.07")
    desk.database.undo("sample")
    assert book(desk).target(NOV, "local_audience_share") == Decimal("0.45")
    desk.database.undo("sample")
    assert [book(desk).target(month, "link_ctr") for month in (DEC, JAN)] == [Decimal("0.045")] * 2
    assert book(desk).target(NOV, "link_ctr") == Decimal("0.07")


def test_a_target_being_typed_is_kept_when_an_arrow_turns_to_other_months(qtbot, desk):
    page = opened(qtbot, desk, width=720)
    at = place(page, RESULT, DEC)
    click_cell(sheet_of(page), at.row(), at.column())
    press(page, Qt.Key.Key_A, CTRL)
    compose(page, "25")
    click(named(page, "months.back"))
    assert not place(page, RESULT, DEC).isValid()
    assert book(desk).target(DEC, RESULT) == 25


def test_closed_months_are_there_to_read(page, desk):
    for _turn in range(3):
        if named(page, "months.back").isEnabled():
            click(named(page, "months.back"))
    at = place(page, RESULT, SEP)
    assert at.isValid()
    assert at.data() == "18"
    assert not at.flags() & Qt.ItemFlag.ItemIsEditable
    assert "締めた月の目標は変わりません" in words(page)


def test_whether_a_fee_may_rest_on_a_measure_is_said_beside_it(page):
    model = sheet_of(page).lines_model
    basis = model.column_of("basis")
    said = {kpi: model.index(model.row_of(kpi), basis).data() for kpi in (RESULT, "qualified_rate", "views")}
    assert said == {RESULT: "使える", "qualified_rate": "条件つき", "views": "向かない"}


def test_each_measure_explains_itself_by_f1(page):
    sheet = sheet_of(page)
    sheet.setFocus()
    sheet.pick("local_audience_share")
    press(page, Qt.Key.Key_F1)
    popover = page.findChild(Popover)
    assert popover.accessibleName() == "地域内の視聴者の割合"
    popover.close()


def test_a_reference_becomes_the_result_only_for_a_written_reason(open_page, desk):
    page = open_page
    act(page, "followers", "成果にする")
    assert "「フォロワー数」を成果にしようとしています" in words(page)
    assert not named(page, "kpis.insist").isEnabled()
    press(page, Qt.Key.Key_Return)
    assert desk.plans.view(DEC).result == RESULT
    compose(page, "代行会社との約束")
    press(page, Qt.Key.Key_Return)
    line = next(x for x in book(desk).plan_lines(desk.plans.view(DEC).plan) if x.result)
    assert (line.kpi, line.override_reason) == ("followers", "代行会社との約束")
    model = sheet_of(page).lines_model
    assert "代行会社との約束" in model.cell(model.index(model.row_of("followers"), 0)).below


def test_a_reference_may_be_left_one(open_page, desk):
    act(open_page, "views", "成果にする")
    tab_to(open_page, "kpis.leave")
    press(open_page, Qt.Key.Key_Return)
    assert "しようとしています" not in words(open_page)
    assert desk.plans.view(DEC).result == RESULT


def test_a_true_result_needs_no_reason(open_page, desk):
    desk.plans.add_kpi(DEC, "bookings")
    act(open_page, "bookings", "成果にする")
    assert desk.plans.view(DEC).result == "bookings"
    assert desk.database.undo("sample").act == "choose_result"
    assert desk.plans.view(DEC).result == RESULT


def test_a_measure_leaves_and_is_undone(open_page, desk):
    said = heard(open_page.said)
    act(open_page, "cost_per_result", "外す")
    assert said == [("「成果1件あたりの費用」を計画から外しました", True)]
    assert desk.plans.view(DEC).row("cost_per_result") is None
    assert sheet_of(open_page).lines_model.row_of("cost_per_result") == -1
    desk.database.undo("sample")
    assert sheet_of(open_page).lines_model.row_of("cost_per_result") > 0


def test_where_closed_months_rest_on_it_a_new_version_is_offered(page, desk):
    act(page, "cost_per_result", "外す")
    assert "この版の指標は変えられません" in words(page)
    press(page, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is not None
    QApplication.activeModalWidget().reject()


def test_a_measure_is_found_and_added(open_page, desk):
    page = open_page
    tab_to(page, "kpis.add")
    press(page, Qt.Key.Key_Return)
    picker = QApplication.activeModalWidget()
    compose(picker, "予約")
    press(picker, Qt.Key.Key_Return)
    assert desk.plans.view(DEC).row("bookings").planned
    assert sheet_of(page).value() == "bookings"


def test_the_plan_is_reviewed_from_a_month_for_a_reason(page, desk):
    tab_to(page, "kpis.review")
    press(page, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    click(named(dialog, "plan_dialog.begin"))
    shown_words = plain("\n".join(x.accessibleName() for x in dialog.findChildren(QLabel) if x.isVisible()))
    assert "選ぶと次へ進めます" in shown_words
    dialog.findChild(QWidget, "plan_dialog.cause").setFocus()
    press(dialog, Qt.Key.Key_Down)
    click(named(dialog, "plan_dialog.begin"))
    shown_words = plain("\n".join(x.accessibleName() for x in dialog.findChildren(QLabel) if x.isVisible()))
    assert "理由を書いてください" in shown_words
    assert len(book(desk).plans) == 3
    dialog.findChild(QWidget, "plan_dialog.why").editor.setFocus()
    compose(dialog, "四半期の振り返り")
    click(named(dialog, "plan_dialog.begin"))
    plans = book(desk).plans
    assert [(x.number, x.first, x.reason) for x in plans][-1] == (
        4,
        NOV,
        "market: 四半期の振り返り",
    )
    assert "この版にした理由: 市場の動き – 四半期の振り返り" in words(page)
    assert named(page, "kpis.version").value() == plans[-1].id


def test_an_earlier_version_says_what_the_next_changed(page, desk):
    version = named(page, "kpis.version")
    version.picked.emit(book(desk).plans[1].id)
    assert "成果が「再生数」から「有効なお問い合わせ」に変わりました" in words(page)


def test_a_measure_asked_for_is_shown(page):
    page.go_to(Going("kpis", part="local_audience_share"))
    assert sheet_of(page).value() == "local_audience_share"
    said = heard(page.said)
    page.go_to(Going("kpis", part="bookings"))
    assert "「予約(きっかけがTikTok)」はこの版にありません" in said[0][0]


def test_without_a_plan_the_recommended_one_is_one_key_away(qtbot, empty):
    shop = empty.setup.new_shop("店", Purpose.CUSTOMERS)
    desk = empty.of(shop.id)
    page = opened(qtbot, desk)
    going = heard(page.going)
    assert not any(note.isVisible() for note in page.findChildren(Note))
    click(named(page, "kpis.begin"))
    assert going == [Going("setup")]
    from desktop.domain.goals import Goal

    desk.setup.change_goal(Goal("", shop.id, RESULT, 24, DEC, DEC + 11))
    QApplication.processEvents()
    tab_to(page, "kpis.begin")
    press(page, Qt.Key.Key_Return)
    assert sum(book(desk).target(DEC + at, RESULT) for at in range(12)) == 24
    assert sheet_of(page).lines_model.row_of(RESULT) > 0


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize(("width", "height", "scale"), [(1150, 700, 1.0), (948, 640, 1.25)])
def test_nothing_is_cut(qtbot, wear, desk, spoken, width, height, scale):
    wear("light", scale, spoken)
    desk.plans.new_version(DEC, "年末に合わせて")
    page = opened(qtbot, desk, width, height)
    assert look_over(page) == []
    page.findChild(QWidget, "kpis.version").picked.emit(desk.plans.view(DEC).plan.id)
    act(page, "followers", "成果にする" if spoken == "ja" else "the result")
    assert look_over(page) == []
