"""Closing a month freezes it; opening it again needs a reason; both can be undone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from desktop.domain.contract.contracts import Contract
from desktop.domain.entering import Typed
from desktop.domain.month import Month
from desktop.ui.pages.base import Going
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.sheet import Sheet
from tests.ui.each_month.conftest import OCTOBER
from tests.ui.each_month.test_mentions import back
from tests.ui.typing_in import click, compose, press

CTRL = Qt.KeyboardModifier.ControlModifier
SEPTEMBER = Month(2026, 9)


def closed(record, month: Month) -> bool:
    return record.desk.months.sheet(month).closed


def test_a_month_is_closed_and_undo_opens_it(record):
    record.go("close")
    assert "14,300円の違い" in record.words()
    click(record.find(QAbstractButton, "each_month.close"))
    assert closed(record, OCTOBER)
    assert "締めました" in record.toast()
    assert not record.find(QAbstractButton, "each_month.close").isVisible()
    press(record.window, Qt.Key.Key_Z, CTRL)
    assert not closed(record, OCTOBER)
    assert record.find(QAbstractButton, "each_month.close").isVisible()


def test_what_is_missing_is_named_before_closing(record):
    record.desk.months.enter(OCTOBER, "link_clicks", Typed(None))
    record.go("close")
    assert "リンクのタップ" in record.words()


def test_a_running_month_cannot_be_closed(record):
    record.go("close", Month(2026, 11))
    assert not record.find(QAbstractButton, "each_month.close").isEnabled()
    assert "まだ終わっていない" in record.words() or "終わっていません" in record.words()


def test_opening_again_needs_a_reason_which_is_kept(record):
    record.go("close", SEPTEMBER)
    opening = record.find(QAbstractButton, "each_month.reopen")
    click(opening)
    assert closed(record, SEPTEMBER)
    reason = record.find(QLineEdit, "each_month.reason")
    assert "理由" in reason.accessibleDescription()
    reason.setFocus()
    compose(reason, "件数の訂正")
    click(opening)
    assert not closed(record, SEPTEMBER)
    assert "件数の訂正" in record.words()
    record.go("sheet", SEPTEMBER)
    sheet = record.find(Sheet, "each_month.sheet").lines_model
    assert sheet.cell(sheet.index(sheet.row_of("views"), 3)).editable


def test_a_closed_sheet_leads_to_opening_it(record):
    record.go("sheet", SEPTEMBER)
    click(record.find(QAbstractButton, "each_month.to_reopening"))
    assert record.find(QAbstractButton, "each_month.reopen").isVisible()


def test_the_way_goes_on_from_the_sheet_to_the_fee(record):
    click(
        record.find(QAbstractButton, "each_month.to_fee")
        if record.find(QAbstractButton, "each_month.to_fee").isVisible()
        else record.find(QAbstractButton, "each_month.go_on")
    )
    assert record.find(Sheet, "fee.table").isVisible()


@pytest.mark.parametrize("part", ["import", "fee", "review", "close", "mentions", "adverts"])
def test_opening_a_part_flashes_no_window(record, part):
    record.go(part)
    assert record.window.isActiveWindow()


def type_in(record, name: str, text: str) -> None:
    field = record.find(QWidget, name)
    record.window.page().show_widget(field)
    (field.focusProxy() or field).setFocus()
    compose(field, text)


def test_a_value_that_stands_out_is_accepted_with_a_reason_that_becomes_its_note(record):
    record.desk.months.enter(OCTOBER, "inquiries", Typed(Decimal(290)))
    record.go("sheet")
    assert "12か月は" in record.words()
    keep = record.find(QAbstractButton, "check.keep.inquiries")
    click(keep)
    assert "理由" in record.find(QWidget, "check.why.inquiries").accessibleDescription()
    record.go("close")
    assert "前の月までと大きく違う数字が" in record.words()
    record.go("sheet")
    type_in(record, "check.why.inquiries", "催しがあった")
    click(record.find(QAbstractButton, "check.keep.inquiries"))
    kept = record.desk.months.sheet(OCTOBER).row("inquiries")
    assert (kept.value, kept.note) == (290, "催しがあった")
    assert record.window.findChild(QWidget, "check.keep.inquiries") is None or not any(
        x.isVisible() for x in record.window.findChildren(QWidget, "check.keep.inquiries")
    )
    press(record.window, Qt.Key.Key_Z, CTRL)
    assert record.desk.months.sheet(OCTOBER).row("inquiries").note == ""


def test_the_month_is_looked_back_on_in_two_fields(record):
    record.go("review")
    assert "26件" in record.words()
    type_in(record, "review.why", "催しで増えた")
    type_in(record, "review.next", "同じ型をあと2本")
    click(record.find(QAbstractButton, "each_month.to_close"))
    review = record.desk.months.sheet(OCTOBER).review
    assert (review.why, review.decided) == ("催しで増えた", "同じ型をあと2本")
    assert "振り返りを書きました" in record.words()
    press(record.window, Qt.Key.Key_Z, CTRL)
    assert record.desk.months.sheet(OCTOBER).review.decided == ""


def test_a_text_being_typed_outlives_a_change_elsewhere(record):
    record.go("review")
    type_in(record, "review.next", "途中の文")
    record.desk.months.note(OCTOBER, "views", "メモ")
    QApplication.processEvents()
    assert record.find(QWidget, "review.next").value() == "途中の文"


def test_closing_and_opening_again_are_kept_in_a_log(record):
    record.go("close")
    click(record.find(QAbstractButton, "each_month.close"))
    assert "2026年11月24日 10:00 締めました" in record.words()
    type_in(record, "each_month.reason", "件数の訂正")
    click(record.find(QAbstractButton, "each_month.reopen"))
    assert "開け直しました(理由: 件数の訂正)" in record.words()
    record.desk.months.enter(OCTOBER, "inquiries", Typed(Decimal(28)))
    QApplication.processEvents()
    assert "2026年11月24日 10:00 お問い合わせの合計を29件から28件に変えました" in record.words()
    assert "締めました" in record.words()


def test_a_closed_month_leads_to_its_report(record):
    record.go("close", SEPTEMBER)
    click(record.find(QAbstractButton, "each_month.to_report"))
    assert record.window.page().here(Going("reports")).place == "reports"
    assert record.find(MonthPicker, "reports.month").value() == SEPTEMBER


def test_what_turns_out_late_of_a_closed_month_goes_to_the_next_open_one(record):
    record.go("sheet", Month(2026, 8))
    click(record.find(QAbstractButton, "each_month.cancelling"))
    type_in(record, "cancelling.count", "2")
    click(record.find(QAbstractButton, "cancelling.keep"))
    (noted,) = record.desk.months.sheet(OCTOBER).cancellations
    assert (noted.of_month, noted.month, noted.count) == (Month(2026, 8), OCTOBER, 2)


def test_the_five_steps_stand_beside_the_month_in_a_window_of_usual_size(record):
    record.window.resize(1200, 760)
    QApplication.processEvents()
    assert record.find(QWidget, "each_month.steps").isVisible()


def test_what_a_contract_that_is_over_was_paid_for_is_asked_back(record):
    with record.desk.database.unit("end", shop="sample") as unit:
        (deal,) = unit.all(Contract, shop="sample")
        unit.put(replace(deal, terms=replace(deal.terms, end=SEPTEMBER)))
    record.go("sheet", SEPTEMBER)
    click(record.find(QAbstractButton, "each_month.cancelling"))
    type_in(record, "cancelling.count", "2")
    click(record.find(QAbstractButton, "cancelling.keep"))
    back(record)
    assert "引かれません" in record.toast()
    record.go("fee")
    assert "返金を頼んでください" in record.words()
    press(record.window, Qt.Key.Key_Z, CTRL)
    assert "返金を頼んでください" not in record.words()
