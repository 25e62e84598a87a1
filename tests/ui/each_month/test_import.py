"""Files are dropped or chosen, looked at, and kept as one step; nothing typed is lost, all of it can be taken back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget

from desktop.domain.entering import Typed
from desktop.domain.month import Month
from desktop.services.importing import ImportPreview
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.base import Going
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.each_month.conftest import OCTOBER
from tests.ui.typing_in import click, compose, press, shown, type_text
from tests.ui.watching import Watch

DATA = Path(__file__).parents[2] / "data" / "imports"
OVERVIEW = DATA / "Overview_2026-10-01_1793600100_9f2c4be07d1a6e3358c0.zip"
WITHOUT_YEAR, POSTS = DATA / "overview_ja.csv", DATA / "content_broken_quotes.csv"
BROUGHT = ("views", "profile_views", "likes", "comments", "shares")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def empty(record):
    """October without the values that files bring."""
    record.desk.months.enter_block(OCTOBER, dict.fromkeys(BROUGHT, Typed(None)))
    return record


def drop(record, *files: Path) -> None:
    """Drag files over the window and let them go."""
    drop_urls(record, *(QUrl.fromLocalFile(str(file)) for file in files))


def drop_urls(record, *urls: QUrl) -> None:
    data = QMimeData()
    data.setUrls(urls)
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(record.window, enter)
    assert enter.isAccepted()
    veil = record.find(QWidget, "veil")
    assert veil.isVisible()
    assert veil.geometry() == record.window.rect()
    QApplication.sendEvent(veil, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, none))
    assert not veil.isVisible()


def wait(qtbot, record) -> None:
    """Wait until nothing is going on."""
    qtbot.waitUntil(lambda: not record.desk.jobs.busy())
    QApplication.processEvents()


def cells(record, name: str) -> list[tuple[str, ...]]:
    lines = record.find(Sheet, name).lines_model.lines
    return [tuple(plain(cell.text) for cell in row.cells) for row in lines.rows]


def values(record, *codes: str) -> list[Decimal | None]:
    sheet = record.desk.months.sheet(OCTOBER)
    return [sheet.row(code).value for code in codes]


def button(record, name: str) -> QAbstractButton:
    return record.find(QAbstractButton, name)


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


def test_an_import_is_taken_back_from_the_list(qtbot, empty):
    drop(empty, OVERVIEW)
    wait(qtbot, empty)
    click(button(empty, "import.apply"))
    wait(qtbot, empty)
    empty.go("import")
    assert OVERVIEW.name in empty.words()
    (step,) = empty.desk.importing.sets("sample")
    click(button(empty, f"import.take_back.{step.id}"))
    wait(qtbot, empty)
    assert values(empty, "views") == [None]
    assert empty.desk.importing.sets("sample") == ()
    assert OVERVIEW.name not in empty.words()


def test_the_same_files_again_change_nothing_and_say_so(qtbot, empty):
    for _turn in range(2):
        drop(empty, OVERVIEW)
        wait(qtbot, empty)
        click(button(empty, "import.apply"))
        wait(qtbot, empty)
    assert len(empty.desk.importing.sets("sample")) == 1
    assert "何も変えていません" in empty.toast()


def test_a_closed_month_is_left_as_it_is(qtbot, empty):
    empty.desk.months.close(OCTOBER)
    drop(empty, OVERVIEW)
    wait(qtbot, empty)
    assert ("再生数", "–", "締めた月") in cells(empty, "import.values")
    assert "2026年10月は締めてある" in empty.words()


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


REPORT = "対象月,動画の再生回数,お問い合わせ件数,担当\n2026年9月,41200,11,田中\n2026年10月,46800,14,田中\n合計,88000,25,\n"


@pytest.fixture
def report(tmp_path) -> Path:
    file = tmp_path / "10月ご報告.csv"
    file.write_text(REPORT, encoding="cp932")
    return file


def dialog(record) -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def test_the_columns_of_an_agencys_table_are_matched_once_and_remembered(qtbot, empty, report):
    drop(empty, report)
    wait(qtbot, empty)
    assert [row[2] for row in cells(empty, "import.files")] == ["確認が必要です"]
    click(button(empty, "import.match"))
    asked = dialog(empty)
    listed = asked.findChild(Sheet, "columns.list").lines_model.lines.rows
    assert [(row.cells[0].text, row.cells[2].text) for row in listed] == [
        ("動画の再生回数", "再生数"), ("お問い合わせ件数", "お問い合わせの合計"), ("担当", "使わない"),
    ]  # fmt: skip
    read = asked.findChild(Sheet, "columns.read").lines_model.lines.rows
    assert [plain(cell.text) for cell in read[1].cells[:3]] == ["2026年10月", "46,800", "14"]
    click(asked.findChild(QAbstractButton, "columns.done"))
    wait(qtbot, empty)
    assert [row[2] for row in cells(empty, "import.files")] == ["そろっています"]
    assert ("再生数", "–", "46,800回") in cells(empty, "import.values")
    click(button(empty, "import.give_up"))
    drop(empty, report)
    wait(qtbot, empty)
    assert [row[2] for row in cells(empty, "import.files")] == ["そろっています"]


def test_a_number_cut_short_is_shown_as_one(qtbot, empty, tmp_path):
    file = tmp_path / "10月ご報告.csv"
    file.write_text(REPORT.replace("46800", "4.7万"), encoding="cp932")
    drop(empty, file)
    wait(qtbot, empty)
    click(button(empty, "import.match"))
    asked = dialog(empty)
    read = asked.findChild(Sheet, "columns.read").lines_model.lines.rows
    assert [plain(cell.text) for cell in read[1].cells[:3]] == ["2026年10月", "約47,000", "14"]
    click(asked.findChild(QAbstractButton, "columns.done"))
    wait(qtbot, empty)
    assert ("再生数", "–", "約47,000回") in cells(empty, "import.values")


def test_a_column_can_be_left_out_or_counted_otherwise_by_keyboard(qtbot, empty, report):
    drop(empty, report)
    wait(qtbot, empty)
    click(button(empty, "import.match"))
    asked = dialog(empty)
    listed = asked.findChild(Sheet, "columns.list")
    assert listed.hasFocus()
    press(asked, Qt.Key.Key_Return)
    picker = dialog(empty)
    assert picker is not asked
    type_text(picker, "likes")
    press(picker, Qt.Key.Key_Return)
    assert listed.lines_model.lines.rows[0].cells[2].text == "いいね数"
    listed.pick(listed.lines_model.lines.rows[1].key)
    click(asked.findChild(QAbstractButton, "columns.drop"))
    assert listed.lines_model.lines.rows[1].cells[2].text == "使わない"
    click(asked.findChild(QAbstractButton, "columns.done"))
    wait(qtbot, empty)
    assert [row[0] for row in cells(empty, "import.values")] == ["いいね数"]
    click(button(empty, "import.match"))
    click(dialog(empty).findChild(QAbstractButton, "columns.forget"))
    wait(qtbot, empty)
    assert [row[2] for row in cells(empty, "import.files")] == ["確認が必要です"]


def test_a_table_without_its_month_asks_for_it(qtbot, empty):
    drop(empty, DATA / "search_console_queries_en.csv")
    wait(qtbot, empty)
    assert not button(empty, "import.apply").isEnabled()
    empty.find(MonthPicker, "import.month").set_value(OCTOBER)
    click(button(empty, "import.read_with_month"))
    wait(qtbot, empty)
    assert "2026年10月1日〜10月31日" in cells(empty, "import.files")[0]
    assert button(empty, "import.apply").isEnabled()


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


def test_taking_back_names_what_was_entered_since(qtbot, empty):
    drop(empty, OVERVIEW)
    wait(qtbot, empty)
    click(button(empty, "import.apply"))
    wait(qtbot, empty)
    empty.desk.months.enter(OCTOBER, "likes", Typed(Decimal(7)))
    empty.go("import")
    (step,) = empty.desk.importing.sets("sample")
    click(button(empty, f"import.take_back.{step.id}"))
    wait(qtbot, empty)
    asked = dialog(empty)
    rows = asked.findChild(Sheet, "take_back.lost").lines_model.lines.rows
    assert [tuple(plain(cell.text + cell.unit) for cell in row.cells) for row in rows] == [
        ("いいね数", "7件", "–")
    ]
    click(asked.findChild(QAbstractButton, "take_back.keep"))
    assert values(empty, "likes") == [7]
    click(button(empty, f"import.take_back.{step.id}"))
    wait(qtbot, empty)
    click(dialog(empty).findChild(QAbstractButton, "take_back.do"))
    wait(qtbot, empty)
    assert values(empty, *BROUGHT) == [None] * 5
    empty.window.activateWindow()
    assert QTest.qWaitForWindowActive(empty.window)
    press(empty.window, Qt.Key.Key_Z, CTRL)
    assert values(empty, "likes") == [7]


def test_a_value_tells_from_which_file_it_came_and_when(qtbot, empty):
    drop(empty, OVERVIEW)
    wait(qtbot, empty)
    click(button(empty, "import.apply"))
    wait(qtbot, empty)
    sheet = empty.find(Sheet, "each_month.sheet")
    sheet.pick("views", "source")
    sheet.setFocus()
    press(empty.window, Qt.Key.Key_F1)
    panel = QApplication.activePopupWidget()
    assert panel is not None
    said = plain(" ".join(label.text() for label in panel.findChildren(QLabel)))
    assert "TikTok Studio「概要」" in said
    assert f"ファイル: {OVERVIEW.name}" in said or "ファイル: Overview.csv" in said
    assert "取り込み: 2026年11月24日 10:00" in said
    panel.close()


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


def test_the_words_that_mean_the_shop_are_chosen_and_remembered(qtbot, empty):
    empty.desk.months.enter_block(OCTOBER, {"branded_search": Typed(None)})
    drop(empty, DATA / "search_console_ja.zip")
    wait(qtbot, empty)
    files = empty.find(Sheet, "import.files")
    at = next(n for n, row in enumerate(cells(empty, "import.files")) if "クエリ" in row[0])
    files.pick(str(at))
    click(button(empty, "import.count"))
    asked = dialog(empty)
    listed = asked.findChild(Sheet, "counting.list")
    words = asked.findChild(QWidget, "counting.words")
    words.setFocus()
    press(asked, Qt.Key.Key_A, CTRL)
    compose(asked, "手土産")
    counting = [row.key for row in listed.lines_model.lines.rows if row.cells[2].text == "数える"]
    assert counting
    assert all("手土産" in name for name in counting)
    click(asked.findChild(QAbstractButton, "counting.done"))
    wait(qtbot, empty)
    assert empty.desk.names.kept().brand == ("手土産",)
    files.pick(str(at))
    assert "手土産" in empty.words()


def test_a_source_of_visits_is_ticked_as_tiktoks(qtbot, empty):
    drop(empty, DATA / "ga4_sources_ja.csv")
    wait(qtbot, empty)
    click(button(empty, "import.count"))
    asked = dialog(empty)
    listed = asked.findChild(Sheet, "counting.list")
    ticked = {row.key: row.cells[0].tick for row in listed.lines_model.lines.rows}
    other = next(name for name, on in ticked.items() if not on)
    listed.pick(other)
    listed.setFocus()
    press(asked, Qt.Key.Key_Space)
    click(asked.findChild(QAbstractButton, "counting.done"))
    wait(qtbot, empty)
    assert other in empty.desk.names.kept().sources
    assert other in empty.words()


def day_file(folder: Path, name: str, *views: int) -> Path:
    """Write the first days of October as Business Suite does."""
    rows = "".join(f"2026-10-{day:02},{count},1\n" for day, count in enumerate(views, 1))
    (folder / name).write_text("Date,Video views,Reached audience\n" + rows, encoding="utf-8")
    return folder / name


def test_the_days_a_newer_file_corrects_are_listed(qtbot, empty, tmp_path):
    desk = empty.desk
    old = day_file(tmp_path, "old.csv", 5, 6, 7)
    desk.importing.apply(desk.importing.preview([old], date(2026, 10, 4), "sample"))
    drop(empty, day_file(tmp_path, "new.csv", 5, 8, 9))
    wait(qtbot, empty)
    assert "新しいファイルで、2個の日ごとの値が直ります。" in empty.words()
    click(button(empty, "import.corrections"))
    asked = dialog(empty)
    rows = asked.findChild(Sheet, "corrections.list").lines_model.lines.rows
    assert [tuple(plain(cell.text) for cell in row.cells) for row in rows] == [
        ("2026年10月2日", "動画の視聴回数", "6", "8"),
        ("2026年10月3日", "動画の視聴回数", "7", "9"),
    ]
    click(asked.findChild(QAbstractButton, "corrections.close"))


def test_a_conflict_says_where_both_values_come_from(qtbot, record):
    drop(record, OVERVIEW)
    wait(qtbot, record)
    assert "ファイル: TikTok Studio「概要」" in record.words()


def test_columns_taken_back_while_one_looks_are_asked_for_anew(qtbot, empty, report):
    drop(empty, report)
    wait(qtbot, empty)
    click(button(empty, "import.match"))
    click(dialog(empty).findChild(QAbstractButton, "columns.done"))
    wait(qtbot, empty)
    assert [row[2] for row in cells(empty, "import.files")] == ["そろっています"]
    empty.window.activateWindow()
    assert QTest.qWaitForWindowActive(empty.window)
    press(empty.window, Qt.Key.Key_Z, CTRL)
    wait(qtbot, empty)
    assert [row[2] for row in cells(empty, "import.files")] == ["確認が必要です"]


def test_older_imports_are_shown_when_asked_for(qtbot, empty, tmp_path):
    desk = empty.desk
    for day in range(1, 8):
        file = day_file(tmp_path, f"file{day}.csv", *range(1, day + 1))
        desk.importing.apply(desk.importing.preview([file], date(2026, 10, day + 1), "sample"))
    empty.go("import")
    assert "file7.csv" in empty.words()
    assert "file1.csv" not in empty.words()
    click(button(empty, "import.older"))
    assert "file1.csv" in empty.words()


def test_a_table_is_called_what_the_owner_calls_it_and_its_gaps_are_told(qtbot, empty, tmp_path):
    file = tmp_path / "10月ご報告.csv"
    file.write_text(REPORT.replace(",14,", ",約14,"), encoding="cp932")
    drop(empty, file)
    wait(qtbot, empty)
    click(button(empty, "import.match"))
    asked = dialog(empty)
    assert any("「約14」は数ではない" in label.text() for label in asked.findChildren(QLabel))
    asked.findChild(QWidget, "columns.name").setFocus()
    compose(asked, "月次報告")
    click(asked.findChild(QAbstractButton, "columns.done"))
    wait(qtbot, empty)
    files = empty.find(Sheet, "import.files").lines_model.lines.rows
    assert (files[0].cells[0].below, files[0].cells[2].text) == ("月次報告", "1行に不明あり")
