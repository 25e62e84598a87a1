"""A month field, a stepper, a list to pick from, and what follows the page."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QRadioButton, QScrollArea, QWidget

from desktop.domain.month import Month
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.following import Following
from desktop.ui.widgets.layout import Columns, boxed, column
from desktop.ui.widgets.month_input import MonthInput
from desktop.ui.widgets.month_picker import MonthGrid
from desktop.ui.widgets.number_fields import yen_input
from desktop.ui.widgets.pick_list import Entry, Heading, PickList
from desktop.ui.widgets.stepper import Stepper
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, heard, press, shown

ENTRIES = (
    Heading("重大 1", "critical", "bad", (Entry("a", "あ" * 60, "critical", "bad", "重大:あ"),)),
    Heading(
        "注意 2", "major", "warn", (Entry("b", "い", "major", "warn"), Entry("c", "う", "major", "warn"))
    ),
)


def listed(qtbot, *, ticks: bool = True) -> PickList:
    rows = PickList("一覧", tick_name="質問に入れる: {entry}" if ticks else "")
    rows.show_headings(ENTRIES)
    return shown(qtbot, rows, 320, 400)


def rows_of(rows: PickList) -> list[QRadioButton]:
    return rows.findChildren(QRadioButton)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("令和8年4月", Month(2026, 4)),
        ("2026-04", Month(2026, 4)),
        ("2026年4月19日", date(2026, 4, 19)),
        ("", None),
    ],
)
def test_a_month_or_a_day_is_typed(qtbot, typed, at) -> None:
    field = MonthInput(Month(2026, 11))
    shown(qtbot, Field("始まり", field))
    field.set_value(Month(2020, 1))
    said = heard(field.entered)
    field.setFocus()
    press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    compose(field, typed) if typed else press(field, Qt.Key.Key_Delete)
    press(field, Qt.Key.Key_Return)
    assert said == [at]
    assert field.value() == at


def test_what_is_no_month_stays_with_its_reason(qtbot) -> None:
    field = MonthInput(Month(2026, 11))
    around = Field("始まり", field)
    shown(qtbot, around)
    said = heard(field.entered)
    field.setFocus()
    compose(field, "春ごろ")
    press(field, Qt.Key.Key_Return)
    assert said == []
    assert "月を" in around.error()
    assert field.standing()


def test_a_month_is_picked_from_the_year(qtbot) -> None:
    field = MonthInput(Month(2026, 11))
    shown(qtbot, Field("始まり", field))
    said = heard(field.entered)
    field.open()
    grid = field.findChild(MonthGrid)
    click(next(x for x in grid.findChildren(QWidget) if x.accessibleName() == "2026年3月"))
    assert said == [Month(2026, 3)]


def test_a_refused_number_stays_and_esc_brings_the_old_one_back(qtbot) -> None:
    field = yen_input()
    around = Field("最低保証", field)
    shown(qtbot, around)
    field.set_value(10_000)
    said = heard(field.entered)
    field.setFocus()
    press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    compose(field, "90000")
    press(field, Qt.Key.Key_Return)
    field.refuse("高すぎます。")
    assert around.error() == "高すぎます。"
    assert field.standing()
    field.enter()  # offered once more
    assert said == [90_000, 90_000]
    field.refuse("高すぎます。")
    press(field, Qt.Key.Key_Escape)
    assert field.editor.text() == "10,000"
    assert around.error() == ""
    assert not field.standing()


def test_a_stepper_steps_and_is_typed_into(qtbot) -> None:
    stepper = Stepper("件数", 1)
    shown(qtbot, boxed(column(stepper)))
    said = heard(stepper.stepped)
    fewer, more = (
        next(x for x in stepper.findChildren(QWidget) if x.accessibleName() == name)
        for name in ("減らす", "増やす")
    )
    click(more)
    click(fewer)
    click(fewer)
    click(fewer)  # never below zero
    assert said == [2, 1, 0]
    stepper.setFocus()
    press(stepper, Qt.Key.Key_PageUp)
    assert stepper.value() == 10
    press(stepper, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    compose(stepper, "２６件")
    assert stepper.value() == 26
    press(stepper, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    compose(stepper, "たくさん")
    press(stepper, Qt.Key.Key_Return)
    assert stepper.editor.text() == "26"


def test_one_entry_is_picked_and_arrows_move(qtbot) -> None:
    rows = listed(qtbot)
    said = heard(rows.picked)
    assert rows.value() == "a"
    click(rows_of(rows)[1])
    press(rows, Qt.Key.Key_Down)
    assert said == ["b", "c"]
    assert rows.value() == "c"


def test_long_words_break_and_nothing_is_cut(qtbot) -> None:
    rows = listed(qtbot)
    long, short = rows_of(rows)[:2]
    assert long.height() > short.height()
    assert look_over(rows) == []


def test_the_pick_stays_while_its_entry_is_there(qtbot) -> None:
    rows = listed(qtbot)
    rows.set_value("b")
    rows.show_headings((ENTRIES[1],))
    assert rows.value() == "b"
    rows.show_headings((ENTRIES[0],))
    assert rows.value() == "a"
    rows.show_headings(())
    assert rows.value() == ""


def test_boxes_are_ticked_apart_from_the_pick(qtbot) -> None:
    rows = listed(qtbot)
    said = heard(rows.ticked)
    box = next(x for x in rows.findChildren(QCheckBox) if x.accessibleName() == "質問に入れる: い")
    click(box)
    assert said == [("b", False)]
    assert rows.value() == "a"
    assert listed(qtbot, ticks=False).findChildren(QCheckBox) == []


def test_a_guest_stands_below_the_picked_entry(qtbot) -> None:
    rows, guest = listed(qtbot), QLabel("くわしく")
    rows.host(guest)
    QApplication.processEvents()
    assert rows_of(rows)[0].parentWidget().geometry().bottom() < guest.geometry().top()
    click(rows_of(rows)[2])
    QApplication.processEvents()
    assert rows_of(rows)[2].parentWidget().geometry().bottom() < guest.geometry().top()
    rows.host(None)
    rows.show_headings((ENTRIES[0],))
    assert guest.text() == "くわしく"  # it was let go, not thrown away


def test_the_side_follows_the_page_as_far_as_there_is_room(qtbot) -> None:
    side, main = QLabel("例"), QWidget()
    side.setFixedHeight(200)
    main.setFixedHeight(2000)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(Columns(main, Following(side), least=300))
    shown(qtbot, area, 900, 500)
    assert side.y() == 0
    area.verticalScrollBar().setValue(700)
    QApplication.processEvents()
    assert side.mapTo(area.viewport(), side.rect().topLeft()).y() == 0
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert side.geometry().bottom() <= side.parentWidget().height()
    side.setFixedHeight(400)
    QApplication.processEvents()
    assert side.height() == 400
