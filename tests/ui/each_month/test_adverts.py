"""Paid and organic apart: days with adverts add up into the sheet, and posts are marked as promoted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.domain.entering import Typed
from desktop.domain.posts import PostCount
from desktop.domain.reported import AdDay
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.each_month.conftest import OCTOBER
from tests.ui.each_month.test_mentions import back, dialog, fill
from tests.ui.looking import look_over
from tests.ui.typing_in import click, click_cell, compose, press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def adverts(record):
    """October without the typed spend of zero, at its adverts."""
    record.desk.months.enter(OCTOBER, "ad_spend", Typed(None))
    click(record.find(QAbstractButton, "each_month.adverts"))
    return record


def cell(sheet: Sheet, row: str, column: str):
    model = sheet.lines_model
    return model.index(model.row_of(row), model.column_of(column))


def test_a_day_is_written_and_counts_in_the_sheet(adverts):
    click(adverts.find(QAbstractButton, "adverts.begin"))
    assert look_over(dialog()) == []
    fill("ad_day.day", "10/3")
    fill("ad_day.spend", "5,000")
    fill("ad_day.views", "1200")
    click(dialog().findChild(QAbstractButton, "ad_day.save"))
    back(adverts)
    assert "1日で5,000円です。広告で流した再生は1,200回です。" in adverts.words()
    click(adverts.find(QAbstractButton, "adverts.back"))
    sheet = adverts.find(Sheet, "each_month.sheet")
    assert cell(sheet, "ad_spend", "value").data() == "5,000円"
    assert cell(sheet, "ad_spend", "source").data() == "計算"
    assert cell(sheet, "promoted_views", "value").data() == "1,200回"
    assert cell(sheet, "organic_views", "value").data() == "95,980回"
    press(adverts.window, Qt.Key.Key_Z, CTRL)
    assert sheet.lines_model.row_of("organic_views") == -1


def test_the_same_day_twice_and_a_day_without_an_amount_are_refused(adverts):
    adverts.desk.logs.keep_ad_day(AdDay("", "sample", date(2026, 10, 3), 3_000))
    QApplication.processEvents()
    click(adverts.find(QAbstractButton, "adverts.add"))
    fill("ad_day.day", "10/3")
    click(dialog().findChild(QAbstractButton, "ad_day.save"))
    spend = dialog().findChild(QWidget, "ad_day.spend")
    assert "金額" in (spend.focusProxy() or spend).accessibleDescription()
    fill("ad_day.spend", "10")
    click(dialog().findChild(QAbstractButton, "ad_day.save"))
    day = dialog().findChild(QWidget, "ad_day.day")
    assert "もう書かれて" in (day.focusProxy() or day).accessibleDescription()
    dialog().reject()
    assert len(adverts.desk.logs.ad_days(OCTOBER)) == 1


def test_a_typed_spend_that_differs_is_said_in_sheet_and_log(adverts):
    adverts.desk.logs.keep_ad_day(AdDay("", "sample", date(2026, 10, 3), 3_000))
    adverts.desk.months.enter(OCTOBER, "ad_spend", Typed(Decimal(5_000)))
    QApplication.processEvents()
    assert "そちらを使います" in adverts.words()
    adverts.go("sheet")
    sheet = adverts.find(Sheet, "each_month.sheet")
    heard = cell(sheet, "ad_spend", "name").data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert plain(heard) == "記録では3,000円"


def test_a_post_says_what_it_gained_between_two_looks(adverts):
    post = adverts.desk.logs.posts(OCTOBER)[0]
    with adverts.desk.database.unit("look", adverts.desk.shop) as unit:
        for at, (day, views) in enumerate([(date(2026, 11, 21), 90_000), (date(2026, 11, 23), 91_250)]):
            unit.put(PostCount(f"look{at}", adverts.desk.shop, post.id, day, views=views))
    adverts.go("sheet")
    click(adverts.find(QAbstractButton, "each_month.adverts"))
    sheet = adverts.find(Sheet, "adverts.posts")
    assert plain(str(cell(sheet, post.id, "views").data())) == "91,250"
    assert plain(str(cell(sheet, post.id, "gained").data())) == "11月21日から+1,250"


def test_a_post_is_ticked_and_its_amount_typed(adverts):
    sheet = adverts.find(Sheet, "adverts.posts")
    post = adverts.desk.logs.posts(OCTOBER)[0]
    adverts.window.page().show_widget(sheet)
    at = cell(sheet, post.id, "promoted")
    click_cell(sheet, at.row(), at.column())
    assert adverts.desk.logs.posts(OCTOBER)[0].promoted
    at = cell(sheet, post.id, "spend")
    click_cell(sheet, at.row(), at.column())
    compose(sheet, "3,000")
    press(sheet, Qt.Key.Key_Return)
    assert adverts.desk.logs.posts(OCTOBER)[0].promotion == 3_000
    press(adverts.window, Qt.Key.Key_Z, CTRL)
    press(adverts.window, Qt.Key.Key_Z, CTRL)
    assert not adverts.desk.logs.posts(OCTOBER)[0].promoted


def test_views_are_told_with_and_without_the_promoted_posts(adverts):
    assert "印を付けると" in adverts.words()
    post = adverts.desk.logs.posts(OCTOBER)[0]
    looked = adverts.desk.logs.growths(adverts.desk.logs.posts(OCTOBER))
    counts = {key: one.now.views for key, one in looked.items()}
    adverts.desk.logs.promote(post, 3_000)
    QApplication.processEvents()
    every = sum(counts.values())
    assert f"合わせて{every:,}回、宣伝した投稿を除くと{every - counts[post.id]:,}回" in adverts.words()
    assert "宣伝に3,000円" in adverts.words()


def test_emptying_the_amount_leaves_the_mark(adverts):
    post = adverts.desk.logs.posts(OCTOBER)[0]
    adverts.desk.logs.promote(post, 3_000)
    QApplication.processEvents()
    sheet = adverts.find(Sheet, "adverts.posts")
    adverts.window.page().show_widget(sheet)
    sheet.setFocus()
    sheet.pick(post.id, "spend")
    press(sheet, Qt.Key.Key_Delete)
    kept = adverts.desk.logs.posts(OCTOBER)[0]
    assert (kept.promoted, kept.promotion) == (True, 0)


def test_in_a_narrow_window_titles_are_whole_and_what_was_gained_stands_below(adverts, wear):
    wear("light", 1.25, "ja")
    adverts.window.retranslate()
    adverts.window.resize(1024, 640)
    adverts.go("adverts")
    sheet = adverts.find(Sheet, "adverts.posts")
    assert sheet.lines_model.column_of("gained") == -1
    assert plain(sheet.lines_model.lines.rows[0].cells[0].below).startswith("10月2日(金) 公開から+")
    assert look_over(adverts.window.page()) == []


def test_emptying_an_amount_that_was_never_there_marks_no_post(adverts):
    posts = adverts.desk.logs.posts(OCTOBER)
    sheet = adverts.find(Sheet, "adverts.posts")
    sheet.setFocus()
    sheet.pick(posts[0].id, "spend")
    press(sheet, Qt.Key.Key_Delete)
    assert adverts.desk.logs.posts(OCTOBER) == posts
