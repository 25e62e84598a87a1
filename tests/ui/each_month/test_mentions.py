"""The log of mentions: written, changed and deleted by keyboard, counted into the sheet, told where it does not count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.domain.entering import Typed
from desktop.domain.mentions import Mention, Tone
from desktop.domain.month import Month
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.sheet import Sheet
from tests.ui.each_month.conftest import OCTOBER
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, press

CTRL = Qt.KeyboardModifier.ControlModifier


def dialog() -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    assert QTest.qWaitForWindowActive(found)
    return found


def back(record) -> None:
    """The dialog is closed; the window has the keys again."""
    record.window.activateWindow()
    assert QTest.qWaitForWindowActive(record.window)


def fill(field: str, text: str) -> None:
    box = dialog().findChild(QWidget, field)
    (box.focusProxy() or box).setFocus()
    press(dialog(), Qt.Key.Key_A, CTRL)
    compose(box, text)


def mentions(record, month: Month = OCTOBER):
    return record.desk.logs.mentions(month)


@pytest.fixture
def two(record):
    for day, tone in ((9, Tone.POSITIVE), (12, Tone.NEGATIVE)):
        record.desk.logs.keep_mention(Mention("", "sample", date(2026, 10, day), "Google", tone))
    record.go("mentions")
    return record


def test_the_first_mention_is_written_from_the_sheet(record):
    click(record.find(QAbstractButton, "each_month.mentions"))
    click(record.find(QAbstractButton, "mentions.begin"))
    assert look_over(dialog()) == []
    fill("mention.day", "10/9")
    fill("mention.place", "口コミサイト")
    tone = dialog().findChild(Segmented, "mention.tone")
    tone.begin()
    press(dialog(), Qt.Key.Key_Right)
    click(dialog().findChild(QAbstractButton, "mention.save"))
    (kept,) = mentions(record)
    assert (kept.day, kept.place, kept.tone) == (date(2026, 10, 9), "口コミサイト", Tone.NEUTRAL)
    back(record)
    assert "口コミ1件、うち好意的なもの0件" in record.words()
    press(record.window, Qt.Key.Key_Z, CTRL)
    assert mentions(record) == ()


def test_without_a_place_it_is_refused_at_its_field(record):
    record.go("mentions")
    click(record.find(QAbstractButton, "mentions.begin"))
    click(dialog().findChild(QAbstractButton, "mention.save"))
    place = dialog().findChild(QWidget, "mention.place")
    assert "どこで" in place.accessibleDescription()
    dialog().reject()
    assert mentions(record) == ()


def test_a_line_is_opened_and_deleted_by_keyboard(two):
    sheet = two.find(Sheet, "mentions.sheet")
    sheet.setFocus()
    sheet.pick(mentions(two)[1].id)
    press(two.window, Qt.Key.Key_Return)
    delete = dialog().findChild(QAbstractButton, "mention.delete")
    delete.setFocus()
    press(dialog(), Qt.Key.Key_Space)
    back(two)
    assert [x.tone for x in mentions(two)] == [Tone.POSITIVE]


def test_a_line_is_changed(two):
    sheet = two.find(Sheet, "mentions.sheet")
    sheet.setFocus()
    sheet.pick(mentions(two)[0].id)
    press(two.window, Qt.Key.Key_Return)
    fill("mention.note", "常連の方")
    press(dialog(), Qt.Key.Key_Return)
    if QApplication.activeModalWidget() is not None:
        click(dialog().findChild(QAbstractButton, "mention.save"))
    back(two)
    assert mentions(two)[0].note == "常連の方"


def test_where_a_typed_number_stands_before_the_log_it_is_said(two):
    two.desk.months.enter(OCTOBER, "positive_mentions", Typed(Decimal(7)))
    QApplication.processEvents()
    assert "そちらを使います" in two.words()


def test_the_log_of_a_closed_month_is_only_read(two):
    two.desk.months.close(OCTOBER)
    QApplication.processEvents()
    assert "2026年10月は締めた" in two.words()
    assert not two.find(QAbstractButton, "mentions.add").isVisible()
    sheet = two.find(Sheet, "mentions.sheet")
    sheet.setFocus()
    sheet.pick(mentions(two)[0].id)
    press(two.window, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None


def test_the_way_leads_back_to_the_figures(two):
    click(two.find(QAbstractButton, "mentions.back"))
    assert two.find(Sheet, "each_month.sheet").isVisible()
