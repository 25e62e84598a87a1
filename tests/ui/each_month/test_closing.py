"""Closing a month freezes it; opening it again needs a reason; both can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from desktop.domain.entering import Typed
from desktop.domain.month import Month
from desktop.ui.widgets.sheet import Sheet
from tests.ui.each_month.conftest import OCTOBER
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


@pytest.mark.parametrize("part", ["import", "fee", "close"])
def test_opening_a_part_flashes_no_window(record, part):
    record.go(part)
    assert record.window.isActiveWindow()
