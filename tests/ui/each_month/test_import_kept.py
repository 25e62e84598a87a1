"""What came in by files: told by the value, corrected by newer ones, taken back, never in a closed month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop.domain.entering import Typed
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.each_month.bringing import OVERVIEW, button, cells, dialog, drop, values, wait
from tests.ui.each_month.conftest import BROUGHT, OCTOBER
from tests.ui.typing_in import click, press

CTRL = Qt.KeyboardModifier.ControlModifier


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


def test_one_import_at_a_time_is_taken_back_and_none_without_asking(qtbot, empty, tmp_path):
    desk = empty.desk
    days = day_file(tmp_path, "days.csv", 5, 6, 7)
    desk.importing.apply(desk.importing.preview([days], date(2026, 10, 4), "sample"))
    drop(empty, OVERVIEW)
    wait(qtbot, empty)
    click(button(empty, "import.apply"))
    wait(qtbot, empty)
    desk.months.enter(OCTOBER, "likes", Typed(Decimal(7)))
    empty.go("import")
    overview, other = desk.importing.sets("sample")
    for step in (other, other, overview):
        button(empty, f"import.take_back.{step.id}").click()
    wait(qtbot, empty)
    assert QApplication.activeModalWidget() is None
    assert desk.importing.sets("sample") == (overview,)
    assert values(empty, "likes") == [7]
    assert empty.toast().startswith("取り込みを取り消しました")


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
