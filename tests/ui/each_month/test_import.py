"""Files are dropped or chosen, looked at, and kept as one step; nothing typed is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from desktop.domain.month import Month
from desktop.services.importing import ImportPreview
from desktop.ui.pages.base import Going
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.sheet import Sheet
from tests.ui.each_month.bringing import (
    DATA,
    OVERVIEW,
    POSTS,
    WITHOUT_YEAR,
    button,
    cells,
    drop,
    drop_urls,
    values,
    wait,
)
from tests.ui.each_month.conftest import BROUGHT
from tests.ui.typing_in import click, press
from tests.ui.watching import Watch

CTRL = Qt.KeyboardModifier.ControlModifier


def test_dropped_files_are_looked_at_and_nothing_is_saved(qtbot, empty):
    drop(empty, OVERVIEW, POSTS)
    wait(qtbot, empty)
    assert "2つのファイルを読みました。まだ何も保存していません。" in empty.words()
    assert [row[2] for row in cells(empty, "import.files")] == ["そろっています", "確認が必要です"]
    assert ("再生数", "–", "46,800回") in cells(empty, "import.values")
    assert button(empty, "import.apply").accessibleName() == "5個の値を取り込む"
    assert values(empty, *BROUGHT) == [None] * 5


def test_they_come_in_as_one_step_and_the_sheet_shows_them(qtbot, empty):
    drop(empty, OVERVIEW)
    wait(qtbot, empty)
    click(button(empty, "import.apply"))
    wait(qtbot, empty)
    assert values(empty, "views", "profile_views") == [46_800, 592]
    sheet = empty.find(Sheet, "each_month.sheet")
    assert sheet.isVisible()
    model = sheet.lines_model
    assert model.index(model.row_of("views"), 3).data() == "46,800回"
    assert "5個の値" in empty.toast()
    press(empty.window, Qt.Key.Key_Z, CTRL)
    assert values(empty, *BROUGHT) == [None] * 5
    assert model.index(model.row_of("views"), 3).data() == "未計測"


def test_files_are_chosen_in_the_dialog(qtbot, empty):
    click(button(empty, "each_month.import") if button(empty, "each_month.import").isVisible() else None)
    click(button(empty, "import.choose"))
    dialog = empty.find(QFileDialog, "import.dialog")
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(OVERVIEW)])  # what the dialog says when somebody has chosen
    dialog.close()
    wait(qtbot, empty)
    assert ("再生数", "–", "46,800回") in cells(empty, "import.values")


def test_a_typed_value_stays_unless_the_files_is_taken(qtbot, record):
    drop(record, OVERVIEW)
    wait(qtbot, record)
    assert ("再生数", "97,180回", "今のまま") in cells(record, "import.values")
    choice = record.find(Segmented, "import.conflict.views")
    assert choice.value() == "keep"
    take = next(x for x in choice.findChildren(QAbstractButton) if "46,800" in x.accessibleName())
    click(take)
    assert ("再生数", "97,180回", "46,800回") in cells(record, "import.values")
    assert button(record, "import.apply").accessibleName() == "1個の値を取り込む"
    click(button(record, "import.apply"))
    wait(qtbot, record)
    assert values(record, "views", "profile_views") == [46_800, 1291]


def test_a_file_without_its_year_asks_for_the_day_of_the_download(qtbot, empty, tmp_path):
    file = Path(shutil.copy(WITHOUT_YEAR, tmp_path / "Overview.csv"))
    stamp = datetime(2026, 11, 2, 9, 0).astimezone().timestamp()
    os.utime(file, (stamp, stamp))
    drop(empty, file)
    wait(qtbot, empty)
    assert [row[2] for row in cells(empty, "import.files")] == ["確認が必要です"]
    assert not button(empty, "import.apply").isEnabled()
    day = empty.find(QWidget, "import.day")
    assert day.value() == date(2026, 11, 2)
    click(button(empty, "import.read_again"))
    wait(qtbot, empty)
    assert "2026年10月1日〜10月31日" in cells(empty, "import.files")[0]
    click(button(empty, "import.apply"))
    wait(qtbot, empty)
    assert values(empty, "views") == [46_800]


def test_of_many_tables_the_one_that_asks_is_picked_and_its_question_near(qtbot, empty):
    drop(empty, DATA / "search_console_ja.zip", POSTS)
    wait(qtbot, empty)
    files = empty.find(Sheet, "import.files")
    rows = files.lines_model.lines.rows
    assert len(rows) == 8
    assert files.value() == rows[-1].key
    assert files.viewport().rect().contains(files.row_rect(rows[-1].key).center())
    assert files.height() < 8 * files.rowHeight(0)  # the list scrolls, and what is asked stands below it
    day = empty.find(QWidget, "import.day")
    assert day.mapTo(empty.window, QPoint(0, 0)).y() < empty.window.height()


def test_what_is_not_known_is_said_of_the_picked_file(qtbot, empty, tmp_path):
    file = Path(shutil.copy(DATA / "viewers_four_unknown.csv", tmp_path / "Viewers.csv"))
    drop(empty, OVERVIEW, file)
    wait(qtbot, empty)
    empty.find(QWidget, "import.day").set_value(date(2026, 11, 2))
    click(button(empty, "import.read_again"))
    wait(qtbot, empty)
    assert cells(empty, "import.files")[1][2] == "4日分が不明"
    assert "10月8日〜10月11日" in empty.words()
    assert "0とはせず" in empty.words()


def test_a_file_that_is_none_says_why_and_the_others_are_kept(qtbot, empty, tmp_path):
    photo = tmp_path / "写真.csv"
    photo.write_bytes(b"\x89PNG\r\n")
    drop(empty, photo, OVERVIEW)
    wait(qtbot, empty)
    assert [row[2] for row in cells(empty, "import.files")] == ["使いません", "そろっています"]
    assert "写真.csv" in empty.words()
    click(button(empty, "import.apply"))
    wait(qtbot, empty)
    assert values(empty, "views") == [46_800]


def test_more_files_come_to_those_looked_at(qtbot, empty):
    drop(empty, OVERVIEW)
    wait(qtbot, empty)
    drop(empty, POSTS)
    wait(qtbot, empty)
    assert len(cells(empty, "import.files")) == 2


def test_giving_up_keeps_nothing(qtbot, empty):
    drop(empty, OVERVIEW)
    wait(qtbot, empty)
    click(button(empty, "import.give_up"))
    assert button(empty, "import.choose").isVisible()
    assert values(empty, *BROUGHT) == [None] * 5
    assert empty.desk.importing.sets("sample") == ()


def test_reading_can_be_stopped(qtbot, empty, monkeypatch):
    begun: list[bool] = []

    def slow(
        self, files: Sequence[Path], downloaded=None, shop=None, month=None, step=None, own=None
    ) -> ImportPreview:
        begun.append(True)
        while True:
            step(0, len(files))

    monkeypatch.setattr("desktop.services.importing.Importing.preview", slow)
    drop(empty, OVERVIEW)
    qtbot.waitUntil(lambda: bool(begun))
    stop = next(x for x in empty.window.page().findChildren(QAbstractButton) if x.text() == "中止")
    assert stop.isVisible()
    click(stop)
    wait(qtbot, empty)
    assert button(empty, "import.choose").isVisible()


def test_the_window_goes_on_while_files_are_read(qtbot, empty):
    empty.go("import")
    with Watch(0.1) as watch:
        drop(empty, DATA / "overview_year_turn.csv", OVERVIEW)
        wait(qtbot, empty)
    assert watch.stalls == []


def test_the_month_comes_from_the_files(qtbot, record):
    record.go("sheet", Month(2026, 11))
    drop(record, OVERVIEW)
    wait(qtbot, record)
    assert "2026年10月の記録に入る値" in record.words()


def test_files_can_be_dropped_on_any_page(qtbot, empty):
    empty.window.go(Going("home"))
    drop(empty, OVERVIEW)
    wait(qtbot, empty)
    assert empty.window.here.place == "each_month"
    assert ("再生数", "–", "46,800回") in cells(empty, "import.values")


def test_files_can_be_pasted_on_any_page(qtbot, empty):
    empty.window.go(Going("home"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(OVERVIEW))])
    QApplication.clipboard().setMimeData(data)
    press(empty.window, Qt.Key.Key_V, CTRL)
    wait(qtbot, empty)
    assert ("再生数", "–", "46,800回") in cells(empty, "import.values")


def test_a_folder_is_told_and_the_files_beside_it_are_read(qtbot, empty, tmp_path):
    folder = tmp_path / "ダウンロード"
    folder.mkdir()
    drop(empty, folder, OVERVIEW)
    wait(qtbot, empty)
    assert [row[2] for row in cells(empty, "import.files")] == ["使いません", "そろっています"]
    assert "ダウンロードはフォルダー" in empty.words()


def test_a_link_is_no_file(empty):
    drop_urls(empty, QUrl("https://example.jp/report.csv"))
    assert "このパソコンのファイル" in empty.toast()


def test_single_values_are_left_out(qtbot, empty):
    drop(empty, OVERVIEW)
    wait(qtbot, empty)
    values_ = empty.find(Sheet, "import.values")
    values_.pick("2026-10.likes")
    values_.setFocus()
    press(empty.window, Qt.Key.Key_Space)
    assert button(empty, "import.apply").accessibleName() == "4個の値を取り込む"
    assert ("いいね数", "–", "入れない") in cells(empty, "import.values")
    click(button(empty, "import.apply"))
    wait(qtbot, empty)
    assert values(empty, "views", "likes") == [46_800, None]


def test_a_file_is_left_out(qtbot, empty):
    drop(empty, OVERVIEW, POSTS)
    wait(qtbot, empty)
    empty.find(Sheet, "import.files").pick("0")
    click(button(empty, "import.leave_file"))
    wait(qtbot, empty)
    assert [row[0] for row in cells(empty, "import.files")] == ["content_broken_quotes.csv"]


def test_all_differing_values_are_taken_at_once(qtbot, record):
    drop(record, OVERVIEW)
    wait(qtbot, record)
    click(button(record, "import.take_all"))
    assert button(record, "import.apply").accessibleName() == "5個の値を取り込む"
    click(button(record, "import.keep_all"))
    assert "の値を取り込む" not in button(record, "import.apply").accessibleName()


def test_a_picked_file_is_told_with_its_account_rows_and_sums(qtbot, empty):
    drop(empty, OVERVIEW, DATA / "Followers_kashi.yukitsuri.zip")
    wait(qtbot, empty)
    files = empty.find(Sheet, "import.files")
    files.pick("0")
    assert "TikTok Studio「概要」、31行" in empty.words()
    assert "合計: 動画の視聴回数 46,800、" in empty.words()
    files.pick("1")
    assert "アカウント kashi.yukitsuri" in empty.words()


def test_a_conflict_says_where_both_values_come_from(qtbot, record):
    drop(record, OVERVIEW)
    wait(qtbot, record)
    assert "ファイル: TikTok Studio「概要」" in record.words()
