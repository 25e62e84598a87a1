"""Columns of an agency's own table and names that count: matched once, remembered, asked again when forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop.domain.entering import Typed
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.each_month.bringing import DATA, button, cells, dialog, drop, wait
from tests.ui.each_month.conftest import OCTOBER
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
REPORT = "対象月,動画の再生回数,お問い合わせ件数,担当\n2026年9月,41200,11,田中\n2026年10月,46800,14,田中\n合計,88000,25,\n"


@pytest.fixture
def report(tmp_path) -> Path:
    file = tmp_path / "10月ご報告.csv"
    file.write_text(REPORT, encoding="cp932")
    return file


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


def test_every_column_of_a_broad_table_can_be_reached_in_a_low_window(qtbot, wear, empty, tmp_path):
    wear("light", 1.25)
    empty.window.resize(1024, 640)
    file = tmp_path / "10月ご報告.csv"
    names = [f"項目{n}" for n in range(6)]
    file.write_text(f"対象月,{','.join(names)}\n2026年10月,{','.join('123456')}\n", encoding="utf-8")
    drop(empty, file)
    wait(qtbot, empty)
    click(button(empty, "import.match"))
    asked = dialog(empty)
    assert asked.height() <= empty.window.height()
    assert look_over(asked) == []
    listed = asked.findChild(Sheet, "columns.list")
    assert listed.verticalScrollBar().isVisible()
    listed.pick("項目5")
    QApplication.processEvents()
    row = listed.row_rect("項目5")
    assert listed.viewport().rect().contains(row)


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
