"""What to download by when: on its page, in a calendar, and on Home before it is lost."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QFileDialog, QLabel

from desktop.domain.month import Month
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.base import Going
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.each_month.bringing import button, wait
from tests.ui.typing_in import click, shown


def test_what_to_download_by_when_and_its_steps(empty):
    empty.go("import")
    listed = empty.find(Sheet, "downloads.list")
    codes = [row.key for row in listed.lines_model.lines.rows]
    assert codes[:3] == ["tiktok_overview", "tiktok_followers", "tiktok_content"]
    assert "meta" not in codes
    listed.pick("tiktok_content")
    assert "TikTok Studio「コンテンツ」のダウンロードのしかた" in empty.words()
    assert "1. TikTok Studioの「アナリティクス」で" in empty.words()
    click(button(empty, "downloads.more"))
    assert "meta" in [row.key for row in listed.lines_model.lines.rows]


def test_reminders_are_saved_as_a_calendar_file(qtbot, empty, tmp_path):
    empty.go("import")
    click(button(empty, "downloads.calendar"))
    where = empty.find(QFileDialog, "saving.where")
    where.fileSelected.emit(str(tmp_path / "お知らせ.ics"))
    where.close()
    wait(qtbot, empty)
    assert (tmp_path / "お知らせ.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert [x.name for x in tmp_path.iterdir() if x.name.endswith(".writing")] == []
    assert "お知らせ.ics" in empty.toast()


def test_home_warns_before_numbers_are_lost(qtbot, desk, tmp_path):
    old = tmp_path / "old.csv"
    first = date(2025, 11, 1)
    rows = "".join(f"{first + timedelta(days=n)},5,1\n" for n in range(30))
    old.write_text("Date,Video views,Reached audience\n" + rows, encoding="utf-8")
    desk.months.reopen(Month(2025, 11), "数え直し")
    desk.importing.apply(desk.importing.preview([old], date(2025, 12, 1), "sample"))
    home = desk.home.view()
    assert [due.download.code for due in home.running_out] == ["tiktok_overview"]
    window = MainWindow()
    window.show_desk(desk, Going("home"), home)
    shown(qtbot, window, 1200, 1400)
    said = plain(" ".join(label.accessibleName() or label.text() for label in window.findChildren(QLabel)))
    assert "TikTok Studio「概要」: 2025年12月1日からの数字は、あと7日で取れなくなります。" in said
