"""The month sheet under the keys of a spreadsheet; rounded numbers, evidence, and last month's figure as a proposal."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from desktop.domain.entering import Typed
from desktop.domain.month import Month
from desktop.ui.pages.base import Going
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.sheet import Sheet
from tests.ui.each_month.conftest import OCTOBER
from tests.ui.typing_in import click, compose, press, type_text

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SEPTEMBER = Month(2026, 9)


@pytest.fixture
def sheet(record) -> Sheet:
    found = record.find(Sheet, "each_month.sheet")
    found.setFocus()
    return found


def words(sheet: Sheet, row: str, column: str = "value") -> str:
    model = sheet.lines_model
    return str(model.index(model.row_of(row), model.column_of(column)).data())


def row(record, kpi: str, month: Month = OCTOBER):
    return record.desk.months.sheet(month).row(kpi)


def value(record, kpi: str) -> Decimal | None:
    return row(record, kpi).value


def test_a_column_is_typed_down_without_the_mouse(record, sheet):
    sheet.pick("inquiries", "value")
    type_text(sheet, "31")
    press(sheet, Qt.Key.Key_Return)
    type_text(sheet, "4")
    press(sheet, Qt.Key.Key_Down)
    assert (value(record, "inquiries"), value(record, "inquiries_rejected")) == (31, 4)
    press(sheet, Qt.Key.Key_Up)
    press(sheet, Qt.Key.Key_Up)
    type_text(sheet, "99")
    press(sheet, Qt.Key.Key_Escape)
    assert value(record, "inquiries") == 31


def test_tab_goes_from_the_figure_to_its_note(record, sheet):
    record.window.resize(1500, 900)
    QApplication.processEvents()
    sheet.setFocus()
    sheet.pick("inquiries", "value")
    type_text(sheet, "31")
    press(sheet, Qt.Key.Key_Tab)
    compose(sheet, "電話を含む")
    press(sheet, Qt.Key.Key_Return)
    assert (value(record, "inquiries"), row(record, "inquiries").note) == (31, "電話を含む")


def test_ctrl_d_fills_down_as_one_step(record, sheet):
    sheet.pick("inquiries", "value")
    press(sheet, Qt.Key.Key_Down, SHIFT)
    press(sheet, Qt.Key.Key_D, CTRL)
    assert value(record, "inquiries_rejected") == 29
    press(sheet, Qt.Key.Key_Z, CTRL)
    assert value(record, "inquiries_rejected") == 3


def test_a_block_goes_out_and_comes_back_as_it_was(record, sheet):
    record.desk.months.enter(OCTOBER, "inquiries_rejected", Typed(Decimal(10), rounded=True))
    QApplication.processEvents()
    sheet.pick("inquiries", "value")
    press(sheet, Qt.Key.Key_Down, SHIFT)
    press(sheet, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "29\r\n約10"
    press(sheet, Qt.Key.Key_Delete)
    assert value(record, "inquiries") is None
    sheet.pick("inquiries", "value")
    press(sheet, Qt.Key.Key_V, CTRL)
    assert (value(record, "inquiries"), value(record, "inquiries_rejected")) == (29, 10)
    assert row(record, "inquiries_rejected").rounded


def test_a_rounded_number_is_marked_never_billed_and_made_exact_by_typing_it(record, sheet):
    sheet.pick("inquiries", "value")
    compose(sheet, "約29")
    press(sheet, Qt.Key.Key_Return)
    assert words(sheet, "inquiries") == "約29件"
    record.go("fee")
    assert "丸めた数字" in record.words() or "おおよそ" in record.words() or "正確な" in record.words()
    record.go("sheet")
    sheet.setFocus()
    sheet.pick("inquiries", "value")
    type_text(sheet, "29")
    press(sheet, Qt.Key.Key_Return)
    assert words(sheet, "inquiries") == "29件"
    assert not row(record, "inquiries").rounded


def test_where_a_figure_can_be_seen_is_kept_also_in_a_closed_month(record, sheet):
    record.go("sheet", SEPTEMBER)
    sheet.setFocus()
    sheet.pick("inquiries", "value") if sheet.lines_model.row_of("inquiries") > 0 else sheet.pick("views")
    kpi = sheet.value()
    field = record.find(QLineEdit, "each_month.evidence")
    assert "控え" in field.accessibleName()
    field.setFocus()
    compose(field, "https://example.jp/9.png")
    press(field, Qt.Key.Key_Return)
    assert row(record, kpi, SEPTEMBER).evidence == "https://example.jp/9.png"
    press(record.window, Qt.Key.Key_Z, CTRL)
    assert row(record, kpi, SEPTEMBER).evidence == ""


def test_what_is_being_written_as_evidence_outlives_a_change_elsewhere(record, sheet):
    sheet.pick("views", "value")
    field = record.find(QLineEdit, "each_month.evidence")
    field.setFocus()
    compose(field, "画面の")
    record.desk.months.note(OCTOBER, "inquiries", "メモ")
    QApplication.processEvents()
    assert field.text() == "画面の"


@pytest.mark.parametrize(
    ("key", "kept"), [(Qt.Key.Key_Return, 53), (Qt.Key.Key_Escape, None)], ids=["enter", "escape"]
)
def test_last_months_figure_is_a_proposal(record, sheet, key, kept):
    record.desk.months.enter(OCTOBER, "link_clicks", Typed(None))
    QApplication.processEvents()
    sheet.pick("link_clicks", "value")
    QApplication.processEvents()
    same = record.find(QAbstractButton, "each_month.same")
    assert "53" in same.text()
    record.window.page().show_widget(same)
    click(same)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "53"
    press(sheet, key)
    assert value(record, "link_clicks") == kept


def test_where_there_is_a_figure_nothing_is_proposed(record, sheet):
    sheet.pick("views", "value")
    assert not record.find(QWidget, "each_month.same").isVisible()


def test_of_a_block_that_reaches_worked_out_figures_is_said_what_was_left_out(record, sheet):
    QGuiApplication.clipboard().setText("26\r\n31\r\n4\r\n")
    sheet.pick("qualified_inquiries", "value")
    press(sheet, Qt.Key.Key_V, CTRL)
    assert (value(record, "inquiries"), value(record, "inquiries_rejected")) == (31, 4)
    assert "1個の値は入りませんでした" in record.toast()


def test_a_closed_month_says_that_a_pasted_figure_was_not_taken(record, sheet):
    record.go("sheet", SEPTEMBER)
    sheet.setFocus()
    before = row(record, "views", SEPTEMBER)
    sheet.pick("views", "value")
    QGuiApplication.clipboard().setText("5")
    press(sheet, Qt.Key.Key_V, CTRL)
    assert row(record, "views", SEPTEMBER) == before
    assert "入りませんでした" in record.toast()


def test_several_cleared_figures_are_said_to_be_unmeasured(record, sheet):
    sheet.pick("inquiries", "value")
    press(sheet, Qt.Key.Key_Down, SHIFT)
    press(sheet, Qt.Key.Key_Delete)
    assert value(record, "inquiries") is None
    assert "2個の数字を未計測に戻しました" in record.toast()


def test_what_is_worked_out_is_copied_as_it_is_shown(record, sheet):
    sheet.pick("qualified_rate", "target")
    press(sheet, Qt.Key.Key_Right, SHIFT)
    press(sheet, Qt.Key.Key_Right, SHIFT)
    press(sheet, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "\t87.0\t89.7"


@pytest.mark.parametrize("typed", ["cell", "evidence", "review"])
def test_what_is_typed_stays_in_its_month_when_an_arrow_turns_to_another(record, sheet, typed):
    sheet.pick("inquiries", "value")
    if typed == "cell":
        type_text(sheet, "77")
    elif typed == "evidence":
        record.find(QWidget, "each_month.evidence").setFocus()
        compose(sheet, "ノート7頁")
    else:
        record.go("review")
        record.find(QWidget, "review.why").setFocus()
        compose(sheet, "祭りの人出")
    click(next(x for x in record.find(MonthPicker, "each_month.month").findChildren(IconButton)))
    press(record.window, Qt.Key.Key_Tab)
    months = record.desk.months
    there = {
        month: (
            row(record, "inquiries", month).value,
            row(record, "inquiries", month).evidence,
            why(months, month),
        )
        for month in (SEPTEMBER, OCTOBER)
    }
    assert record.window.page().here(Going("each_month")).month == SEPTEMBER
    assert there[SEPTEMBER] == (23, "", "")
    assert (
        there[OCTOBER]
        == {
            "cell": (77, "", ""),
            "evidence": (29, "ノート7頁", ""),
            "review": (29, "", "祭りの人出"),
        }[typed]
    )


def why(months, month: Month) -> str:
    review = months.sheet(month).review
    return review.why if review else ""
