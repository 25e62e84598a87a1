"""Promised against delivered: typed in place, judged at once, undone, and never judged without a record."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.promises import Kept, Promise
from desktop.ui.widgets.sheet import Sheet
from tests.ui.each_month.conftest import OCTOBER
from tests.ui.typing_in import click_cell, compose, press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(record) -> Sheet:
    record.go("review")
    return record.find(Sheet, "promises.sheet")


def cell(sheet: Sheet, row: Promise, column: str):
    model = sheet.lines_model
    return model.index(model.row_of(row), model.column_of(column))


def enter(sheet: Sheet, row: Promise, text: str) -> None:
    at = cell(sheet, row, "delivered")
    sheet.window().page().show_widget(sheet)
    click_cell(sheet, at.row(), at.column())
    press(sheet, Qt.Key.Key_A, CTRL)
    compose(sheet, text)
    press(sheet, Qt.Key.Key_Return)


def came_of(record, promise: Promise):
    return next(x for x in record.desk.months.promised(OCTOBER) if x.promise is promise)


def test_the_day_of_the_report_is_typed_and_judged(record, sheet):
    assert cell(sheet, Promise.REPORT, "kept").data() == "記録なし"
    enter(sheet, Promise.REPORT, "11/9")
    assert came_of(record, Promise.REPORT).delivered == date(2026, 11, 9)
    assert cell(sheet, Promise.REPORT, "kept").data() == "遅れ"
    enter(sheet, Promise.REPORT, "11月5日")
    assert cell(sheet, Promise.REPORT, "kept").data() == "守られた"
    press(record.window, Qt.Key.Key_Z, CTRL)
    assert came_of(record, Promise.REPORT).delivered == date(2026, 11, 9)


def test_the_days_to_answer_are_typed_and_emptied_again(record, sheet):
    enter(sheet, Promise.ANSWER, "５日")
    assert came_of(record, Promise.ANSWER).kept is Kept.MISSED
    sheet.setFocus()
    sheet.pick(Promise.ANSWER, "delivered")
    press(sheet, Qt.Key.Key_Delete)
    assert came_of(record, Promise.ANSWER).kept is Kept.NOT_NOTED


def test_a_day_to_come_is_refused_below_its_cell(record, sheet):
    enter(sheet, Promise.REPORT, "2026-12-24")
    at = cell(sheet, Promise.REPORT, "delivered")
    assert "まだ来ていない" in at.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert came_of(record, Promise.REPORT).delivered is None


def test_posts_and_meetings_are_counted_not_typed(sheet):
    for promise in (Promise.POSTS, Promise.MEETINGS):
        assert not cell(sheet, promise, "delivered").flags() & Qt.ItemFlag.ItemIsEditable
    assert cell(sheet, Promise.POSTS, "delivered").data() != "記録なし"


def test_where_nothing_was_promised_the_way_to_note_it_is_shown(record):
    for promise in Promise:
        record.desk.contracts.promise(record.desk.contract.view().contract.id, promise, None)
    record.go("review")
    assert record.find(QWidget, "promises.note").isVisible()
    assert not record.find(QWidget, "promises.sheet").isVisible()
