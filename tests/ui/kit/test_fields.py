"""Fields are typed into, left, refused, undone and wheeled over as people do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.domain.month import Month
from desktop.ui.widgets.checks import Check, Radios
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.counter import Counter
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.number_fields import count_input, percent_input, yen_input
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text_input import LongText, TextInput
from tests.ui.typing_in import click, compose, heard, press, shown, type_text

ANSWERS = (Option("yes", "はい"), Option("no", "いいえ"), Option("unknown", "分からない"))


def beside(qtbot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    lines = QVBoxLayout(window)
    for widget in widgets:
        lines.addWidget(widget)
    return shown(qtbot, window, 500, 400)


def wheel(widget: QWidget) -> bool:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def spoken(widget: QWidget, kind: QAccessible.Text = QAccessible.Text.Name) -> str:
    return QAccessible.queryAccessibleInterface(widget.focusProxy() or widget).text(kind)


@pytest.fixture
def fee(qtbot):
    """A field for yen with another field below it."""
    number = yen_input()
    field = Field("月額の基本料", number, hint="税抜で入れてください")
    other = TextInput()
    field.window_ = beside(qtbot, field, Field("メモ", other))
    number.setFocus()
    return field


def test_a_number_is_read_when_the_field_is_left(fee):
    entered, edited = heard(fee.control.entered), heard(fee.control.edited)
    compose(fee, "２５０００")
    assert edited[-1] == 25000
    assert entered == []
    press(fee, Qt.Key.Key_Tab)
    assert entered == [25000]
    assert fee.control.editor.text() == "25,000"


def test_leaving_without_a_change_tells_nobody(fee):
    fee.control.set_value(25000)
    entered = heard(fee.control.entered)
    press(fee, Qt.Key.Key_Return)
    press(fee, Qt.Key.Key_Tab)
    assert entered == []


def test_what_is_no_number_stays_with_its_reason_and_the_old_value_is_kept(fee):
    fee.control.set_value(25000)
    entered = heard(fee.control.entered)
    fee.control.editor.selectAll()
    compose(fee, "25000くらい")
    press(fee, Qt.Key.Key_Tab)
    assert entered == []
    assert fee.control.value() == 25000
    assert fee.control.editor.text() == "25000くらい"
    assert "数字だけ" in fee.error()
    assert "数字だけ" in spoken(fee.control, QAccessible.Text.Description)
    fee.control.setFocus()
    fee.control.editor.selectAll()
    type_text(fee, "300")
    press(fee, Qt.Key.Key_Return)
    assert fee.error() == ""
    assert entered == [300]


def test_escape_brings_the_kept_value_back(fee):
    fee.control.set_value(25000)
    type_text(fee, "9")
    press(fee, Qt.Key.Key_Escape)
    assert fee.control.editor.text() == "25,000"


def test_emptying_gives_none_and_not_zero(fee):
    fee.control.set_value(25000)
    entered = heard(fee.control.entered)
    fee.control.editor.selectAll()
    press(fee, Qt.Key.Key_Delete)
    press(fee, Qt.Key.Key_Tab)
    assert entered == [None]


def test_a_measured_field_says_what_empty_means(qtbot):
    number = count_input("人", measured=True)
    beside(qtbot, Field("来店", number))
    assert number.editor.placeholderText() == "未計測"


def test_shares_are_typed_in_hundredths_and_kept_exactly(qtbot):
    share = percent_input()
    beside(qtbot, Field("割合", share), TextInput())
    share.setFocus()
    compose(share, "６．７％")
    press(share, Qt.Key.Key_Tab)
    assert share.value() == Decimal("0.067")
    assert share.editor.text() == "6.7"


def test_undo_goes_to_the_window_where_the_field_has_nothing_to_undo(fee):
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), fee.window())
    asked = heard(shortcut.activated)
    press(fee, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    type_text(fee, "12")
    press(fee, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    assert fee.control.editor.text() == ""


def test_redo_by_ctrl_shift_z_goes_to_the_window_too(fee):
    shortcut = QShortcut(QKeySequence("Ctrl+Shift+Z"), fee.window())
    asked = heard(shortcut.activated)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(fee, Qt.Key.Key_Z, keys)
    assert len(asked) == 1


def test_name_unit_and_hint_are_spoken(fee):
    assert spoken(fee.control) == "月額の基本料、円"
    assert spoken(fee.control, QAccessible.Text.Description) == "税抜で入れてください"


def test_the_wheel_passes_over_numbers_and_choices(qtbot):
    choice, number = Choice(ANSWERS), count_input("件")
    choice.set_value("yes")
    number.set_value(5)
    beside(qtbot, Field("a", choice), Field("b", number))
    choice.setFocus()
    assert not wheel(choice)
    wheel(number.editor)
    assert (choice.value(), number.value()) == ("yes", 5)


def test_a_choice_is_picked_with_the_keyboard_and_tells_its_key(qtbot):
    choice = Choice(ANSWERS, example="選んでください")
    beside(qtbot, Field("質問", choice))
    picked = heard(choice.picked)
    choice.set_value("no")
    assert picked == []
    choice.setFocus()
    press(choice, Qt.Key.Key_Down)
    assert picked == ["unknown"]


def test_offering_other_options_keeps_the_choice(qtbot):
    choice = Choice(ANSWERS)
    beside(qtbot, choice)
    choice.set_value("unknown")
    choice.offer(ANSWERS[1:])
    assert choice.value() == "unknown"
    choice.offer(ANSWERS[:1])
    assert choice.value() is None


def test_answers_begin_with_none_picked_and_take_click_and_arrow(qtbot):
    answers = Segmented("取消の決まりはありますか", ANSWERS)
    beside(qtbot, answers)
    picked = heard(answers.picked)
    assert answers.value() is None
    click(answers._segments["yes"])
    press(answers, Qt.Key.Key_Right)
    assert picked == ["yes", "no"]
    assert answers.value() == "no"
    answers.set_value(None)
    assert answers.value() is None
    assert len(picked) == 2


def test_answers_are_radio_buttons_in_a_named_group(qtbot):
    answers = Segmented("取消の決まりはありますか", ANSWERS)
    beside(qtbot, answers)
    face = QAccessible.queryAccessibleInterface(answers)
    assert (face.role(), face.text(QAccessible.Text.Name)) == (
        QAccessible.Role.Grouping,
        "取消の決まりはありますか",
    )
    assert [face.child(at).role() for at in range(face.childCount())] == [QAccessible.Role.RadioButton] * 3


def test_ticks_and_radios_tell_what_the_user_did_only(qtbot):
    tick, radios = Check("質問状に入れる"), Radios("税", ANSWERS[:2])
    beside(qtbot, tick, radios)
    ticked, picked = heard(tick.ticked), heard(radios.picked)
    tick.set_value(True)
    radios.set_value("yes")
    assert ticked == picked == []
    tick.setFocus()
    press(tick, Qt.Key.Key_Space)
    click(radios._radios["no"], QPoint(8, 8))
    assert ticked == [False]
    assert picked == ["no"]


def test_text_is_kept_when_left_and_restored_by_escape(qtbot):
    text = TextInput("菓子処")
    beside(qtbot, text, TextInput())
    entered = heard(text.entered)
    text.setFocus()
    compose(text, "見極め")
    press(text, Qt.Key.Key_Escape)
    assert text.value() == "菓子処"
    text.selectAll()
    compose(text, "見極め")
    press(text, Qt.Key.Key_Tab)
    assert entered == ["見極め"]


def test_long_text_grows_to_six_lines_and_lets_tab_pass(qtbot):
    text, other = LongText(), TextInput()
    beside(qtbot, Field("質問", text), other)
    entered, low = heard(text.entered), text.sizeHint().height()
    text.setFocus()
    compose(text, "一\n二\n三\n四\n五\n六\n七\n八")
    six = text.sizeHint().height()
    assert low < six < 200
    press(text, Qt.Key.Key_Tab)
    assert entered[0].startswith("一")
    assert other.hasFocus()


def test_months_step_are_typed_and_bounded(qtbot):
    picker = MonthPicker("対象の月", Month(2026, 10), last=Month(2026, 11))
    beside(qtbot, picker)
    picked = heard(picker.picked)
    picker.setFocus()
    press(picker, Qt.Key.Key_PageDown)
    press(picker, Qt.Key.Key_PageDown)
    press(picker, Qt.Key.Key_PageUp)
    assert picked == [Month(2026, 11), Month(2026, 10)]
    assert spoken(picker) == "対象の月、2026年10月"


def test_a_month_is_typed_in_its_grid(qtbot):
    picker = MonthPicker("対象の月", Month(2026, 10))
    beside(qtbot, picker)
    picker.setFocus()
    picker.open()
    grid = QApplication.activePopupWidget()
    compose(grid, "令和9年3月")
    press(grid, Qt.Key.Key_Return)
    assert picker.value() == Month(2027, 3)
    assert QApplication.activePopupWidget() is None


def test_what_is_no_month_keeps_the_grid_open_with_the_reason(qtbot):
    picker = MonthPicker("対象の月", Month(2026, 10))
    beside(qtbot, picker)
    picker.open()
    grid = QApplication.activePopupWidget()
    compose(grid, "きのう")
    press(grid, Qt.Key.Key_Return)
    assert grid.isVisible()
    assert grid.findChild(Field).error()
    grid.close()


@pytest.mark.parametrize("typed", ["2027-01-30", "2027年1月30日", "R9.1.30", "1/30"])
def test_a_day_is_typed_in_many_ways(qtbot, typed):
    day = DateInput(year=2027)
    beside(qtbot, Field("申し出の期限", day), TextInput())
    entered = heard(day.entered)
    day.setFocus()
    compose(day, typed)
    press(day, Qt.Key.Key_Tab)
    assert entered == [date(2027, 1, 30)]
    assert day.editor.text() == "2027年1月30日"


def test_what_is_no_day_is_refused(qtbot):
    day = DateInput()
    field = Field("申し出の期限", day)
    beside(qtbot, field, TextInput())
    day.setFocus()
    compose(day, "2027-02-30")
    press(day, Qt.Key.Key_Tab)
    assert "日付" in field.error()
    assert day.value() is None


def test_a_counter_steps_within_its_bounds(qtbot):
    counter = Counter("有効なお問い合わせ", 1, most=2)
    beside(qtbot, counter)
    changed = heard(counter.changed)
    counter.setFocus()
    press(counter, Qt.Key.Key_Up)
    press(counter, Qt.Key.Key_Up)
    press(counter, Qt.Key.Key_Down)
    assert changed == [2, 1]
    assert spoken(counter) == "有効なお問い合わせ、1"


def test_a_small_field_stands_in_a_line(qtbot):
    small = percent_input(small=True)
    beside(qtbot, small)
    assert small.height() == 30
    assert small.width() < 120
