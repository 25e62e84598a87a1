"""The month sheet: typed into as people type, refused with a reason, undone, and followed by the page."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from desktop.domain.entering import Typed
from desktop.domain.month import Month
from desktop.ui.pages.base import Going
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.popover import Popover
from desktop.ui.widgets.sheet import Sheet
from tests.ui.each_month.conftest import OCTOBER
from tests.ui.looking import look_over
from tests.ui.typing_in import click, click_cell, compose, press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
VALUE, NOTE, NAME = "value", "note", "name"


@pytest.fixture
def sheet(record) -> Sheet:
    return record.find(Sheet, "each_month.sheet")


def place(sheet: Sheet, row: str, column: str = VALUE):
    model = sheet.lines_model
    return model.index(model.row_of(row), model.column_of(column))


def open_cell(sheet: Sheet, row: str, column: str = VALUE) -> None:
    at = place(sheet, row, column)
    sheet.window().page().show_widget(sheet)
    click_cell(sheet, at.row(), at.column())


def enter(sheet: Sheet, row: str, text: str, column: str = VALUE) -> None:
    """Click into a cell, replace what is there by composing a text, and press Return."""
    open_cell(sheet, row, column)
    press(sheet, Qt.Key.Key_A, CTRL)
    compose(sheet, text)
    press(sheet, Qt.Key.Key_Return)


def words(sheet: Sheet, row: str, column: str = VALUE) -> str:
    return str(place(sheet, row, column).data())


def kept(record, row: str, month: Month = OCTOBER):
    found = record.desk.months.sheet(month).row(row)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "value", "face"),
    [
        ("１２３４", 1234, "1,234回"),
        ("1,234", 1234, "1,234回"),
        ("1.2万", 12000, "約12,000回"),
        ("７０回", 70, "70回"),
    ],
)
def test_numbers_are_read_as_people_type_them(record, sheet, text, value, face):
    enter(sheet, "link_clicks", text)
    assert words(sheet, "link_clicks") == face
    assert kept(record, "link_clicks").value == value


def test_a_triangle_is_a_minus_where_there_may_be_one(record, sheet):
    record.go("sheet", Month(2025, 5))
    record.desk.months.reopen(Month(2025, 5), "試し")
    enter(sheet, "net_followers", "▲30")
    assert kept(record, "net_followers", Month(2025, 5)).value == -30


def test_what_follows_from_a_value_follows_at_once(record, sheet):
    enter(sheet, "inquiries", "30")
    assert words(sheet, "qualified_inquiries") == "27件"
    assert words(sheet, "qualified_inquiries", "achievement") == "159%"
    assert "30件" in record.toast()
    assert "29件" in record.toast()


def test_a_text_is_refused_below_its_cell_and_the_stored_value_stays(record, sheet):
    high = sheet.rowHeight(place(sheet, "inquiries").row())
    enter(sheet, "inquiries", "23くらい")
    assert words(sheet, "inquiries") == "23くらい"
    why = place(sheet, "inquiries").data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "数字" in why
    assert sheet.rowHeight(place(sheet, "inquiries").row()) > high
    assert kept(record, "inquiries").value == 29
    enter(sheet, "inquiries", "23")
    assert words(sheet, "inquiries") == "23件"
    assert kept(record, "inquiries").value == 23
    assert sheet.rowHeight(place(sheet, "inquiries").row()) == high


@pytest.mark.parametrize(
    ("row", "text"), [("inquiries", "-3"), ("inquiries", "2.5"), ("local_audience_share", "120")]
)
def test_an_impossible_value_is_refused(record, sheet, row, text):
    before = kept(record, row).value
    enter(sheet, row, text)
    assert place(sheet, row).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert kept(record, row).value == before


def test_a_refused_text_does_not_follow_to_another_month(record, sheet):
    enter(sheet, "inquiries", "23くらい")
    record.go("sheet", Month(2026, 11))
    assert words(sheet, "inquiries") == "15件"


def test_delete_clears_and_undo_brings_back(record, sheet):
    sheet.setFocus()
    sheet.pick("link_clicks", VALUE)
    press(sheet, Qt.Key.Key_Delete)
    assert kept(record, "link_clicks").value is None
    assert words(sheet, "link_clicks") == "未計測"
    press(sheet, Qt.Key.Key_Z, CTRL)
    assert kept(record, "link_clicks").value == 66
    assert words(sheet, "link_clicks") == "66回"


def test_a_pasted_block_is_one_step(record, sheet):
    QGuiApplication.clipboard().setText("31\r\n4\r\n")
    sheet.setFocus()
    sheet.pick("inquiries", VALUE)
    press(sheet, Qt.Key.Key_V, CTRL)
    assert (kept(record, "inquiries").value, kept(record, "inquiries_rejected").value) == (31, 4)
    assert "2個" in record.toast()
    press(sheet, Qt.Key.Key_Z, CTRL)
    assert (kept(record, "inquiries").value, kept(record, "inquiries_rejected").value) == (29, 3)


def test_of_a_pasted_block_what_can_be_read_is_kept_and_the_rest_says_why(record, sheet):
    QGuiApplication.clipboard().setText("31\r\nなし\r\n")
    sheet.setFocus()
    sheet.pick("inquiries", VALUE)
    press(sheet, Qt.Key.Key_V, CTRL)
    assert (kept(record, "inquiries").value, kept(record, "inquiries_rejected").value) == (31, 3)
    assert words(sheet, "inquiries_rejected") == "なし"


def test_a_pasted_value_above_the_whole_leaves_the_others(record, sheet):
    QGuiApplication.clipboard().setText("70\r\n150\r\n")
    sheet.setFocus()
    sheet.pick("link_clicks", VALUE)
    press(sheet, Qt.Key.Key_V, CTRL)
    assert (kept(record, "link_clicks").value, kept(record, "local_audience_share").value) == (
        70,
        Decimal("0.48"),
    )
    assert words(sheet, "local_audience_share") == "150"


def test_notes_can_be_written_also_in_a_closed_month(record, sheet):
    record.window.resize(1500, 900)
    record.go("sheet", Month(2026, 9))
    QApplication.processEvents()
    enter(sheet, "qualified_inquiries", "無効3件を除く", NOTE)
    assert kept(record, "qualified_inquiries", Month(2026, 9)).note == "無効3件を除く"
    assert words(sheet, "qualified_inquiries", NOTE) == "無効3件を除く"


def test_where_there_is_no_room_for_notes_the_current_rows_stands_below(record, sheet):
    record.window.resize(1024, 640)
    QApplication.processEvents()
    assert not sheet.shows(NOTE)
    sheet.setFocus()
    sheet.pick("views", VALUE)
    note = record.find(QLineEdit, "each_month.note")
    assert note.isVisible()
    note.setFocus()
    compose(note, "広告を含む")
    press(note, Qt.Key.Key_Return)
    assert kept(record, "views").note == "広告を含む"


def test_a_closed_month_takes_no_figures(record, sheet):
    record.go("sheet", Month(2026, 9))
    assert place(sheet, "views").data() == "83,540回"
    assert not place(sheet, "views").flags() & Qt.ItemFlag.ItemIsEditable


def test_parts_fold_and_unfold(record, sheet):
    assert sheet.lines_model.row_of("inquiries") > 0
    open_cell(sheet, "qualified_inquiries", NAME)
    assert sheet.lines_model.row_of("inquiries") == -1
    open_cell(sheet, "qualified_inquiries", NAME)
    assert sheet.lines_model.row_of("inquiries") == sheet.lines_model.row_of("qualified_inquiries") + 1


def test_a_measure_explains_itself(record, sheet):
    sheet.setFocus()
    sheet.pick("views", VALUE)
    press(sheet, Qt.Key.Key_F1)
    popover = sheet.findChild(Popover)
    assert popover.isVisible()
    assert popover.accessibleName() == "再生数"
    popover.close()


def test_a_part_of_a_month_is_not_judged(record, sheet):
    record.go("sheet", Month(2026, 11))
    assert words(sheet, "qualified_inquiries") == "14件"
    assert words(sheet, "qualified_inquiries", "achievement") == "–"
    assert place(sheet, "inquiries", "name").data(Qt.ItemDataRole.AccessibleDescriptionRole) == "途中までの月"


def test_results_cancelled_later_are_noted_and_taken_away(record, sheet):
    click(record.find(QAbstractButton, "each_month.cancelling"))
    count = record.find(QWidget, "cancelling.count")
    count.setFocus()
    type_text(count, "2")
    click(record.find(QAbstractButton, "cancelling.keep"))
    (noted,) = record.desk.months.sheet(OCTOBER).cancellations
    assert (noted.of_month, noted.count) == (Month(2026, 9), 2)
    assert (
        place(sheet, "qualified_inquiries", "last").data(Qt.ItemDataRole.AccessibleDescriptionRole)
        == "後から取消 2"
    )
    click(record.find(QAbstractButton, "each_month.cancelling"))
    click(record.find(QAbstractButton, f"cancelling.away.{noted.id}"))
    assert record.desk.months.sheet(OCTOBER).cancellations == ()


def test_more_than_there_were_cannot_be_cancelled(record):
    click(record.find(QAbstractButton, "each_month.cancelling"))
    count = record.find(QWidget, "cancelling.count")
    count.setFocus()
    type_text(count, "99")
    keep = record.find(QAbstractButton, "cancelling.keep")
    click(keep)
    assert keep.isVisible()
    assert "20" in count.focusProxy().accessibleDescription()
    keep.window().close()
    assert record.desk.months.sheet(OCTOBER).cancellations == ()


def test_about_so_many_cannot_be_cancelled(record):
    click(record.find(QAbstractButton, "each_month.cancelling"))
    count = record.find(QWidget, "cancelling.count")
    count.setFocus()
    compose(count, "約2")
    keep = record.find(QAbstractButton, "cancelling.keep")
    click(keep)
    assert "正確な数" in count.focusProxy().accessibleDescription()
    keep.window().close()
    assert record.desk.months.sheet(OCTOBER).cancellations == ()


def test_the_month_is_picked(record, sheet):
    picker = record.find(MonthPicker, "each_month.month")
    picker.setFocus()
    press(picker, Qt.Key.Key_PageUp)
    assert words(sheet, "views") == "83,540回"
    assert sheet.lines_model.lines.columns[3].title == "9月"


def test_a_change_from_elsewhere_shows_at_once(record, sheet):
    record.desk.months.enter(OCTOBER, "views", Typed(Decimal(5)))
    QApplication.processEvents()
    assert words(sheet, "views") == "5回"


def test_the_open_cell_outlives_a_change_of_language(record, sheet, wear):
    open_cell(sheet, "link_clicks")
    press(sheet, Qt.Key.Key_A, CTRL)
    type_text(sheet, "77")
    wear(spoken="en")
    record.window.retranslate()
    QApplication.processEvents()
    fresh = record.find(Sheet, "each_month.sheet")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "77"
    press(fresh, Qt.Key.Key_Return)
    assert kept(record, "link_clicks").value == 77
    assert words(fresh, "link_clicks") == "77"


def test_the_part_and_month_outlive_a_change_of_language(record, wear):
    record.go("close", Month(2026, 8))
    wear(spoken="en")
    record.window.retranslate()
    assert record.window.page().here(Going("each_month")) == Going("each_month", Month(2026, 8), "close")


@pytest.mark.parametrize("part", ["sheet", "import", "fee", "review", "close", "mentions", "adverts"])
@pytest.mark.parametrize(("theme", "scale", "spoken"), [("light", 1.0, "ja"), ("dark", 1.25, "en")])
def test_nothing_is_cut_nameless_or_faint(record, wear, part, theme, scale, spoken):
    wear(theme, scale, spoken)
    record.window.retranslate()
    record.window.resize(1366, 768)
    record.go(part)
    QApplication.processEvents()
    assert look_over(record.window.page()) == []


def test_a_month_before_the_first_plan_shows_its_measures_without_targets(record, sheet):
    record.go("sheet", Month(2025, 4))
    assert "指標の計画は2025年5月からです" in record.words()
    planned = {x.kpi for x in record.desk.plans.view(Month(2025, 5)).rows}
    assert planned <= {x.key for x in sheet.lines_model.lines.rows}
    assert "指標を選ぶ" not in record.words()
