"""The list of questions by real clicks: findings asked, sent as Excel, answered, read back, settled, and undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QRadioButton, QWidget

from desktop import language
from desktop.domain.contract.asked import AskedState
from desktop.ui.pages.contract_answers import AnswersDialog
from desktop.ui.pages.letter_dialog import LetterDialog
from desktop.wording.amounts import plain
from tests.ui.contract.conftest import CTRL, Papers, contract_page
from tests.ui.looking import look_over
from tests.ui.running import Run
from tests.ui.typing_in import click, compose, press
from tests.unit.reports import office

TODAY = date(2026, 11, 24)


@pytest.fixture
def papers(qtbot, desk) -> Papers:
    return contract_page(qtbot, desk, "questions")


def listed(papers: Papers) -> list:
    return [x.asked for x in papers.desk.questions.view().questions]


def row(papers: Papers, name: str) -> QRadioButton:
    rows = papers.find("questions.list").findChildren(QRadioButton)
    return next(x for x in rows if name in x.accessibleName())


def type_answer(papers: Papers, text: str) -> None:
    field = papers.find("question.answer")
    papers.window.page().show_widget(field)
    (field.focusProxy() or field).setFocus()
    press(field, Qt.Key.Key_A, CTRL)
    compose(field, text)
    press(field, Qt.Key.Key_Tab)


def choose(begun: Run, name: str, path: Path) -> None:
    """Choose a path in a file dialog, and wait for what is done with it."""
    dialog = begun.find(QFileDialog, name)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    begun.wait_for_work()
    begun.activate()


def agency_fills(path: Path, answers: dict[int, tuple[str, str]]) -> None:
    book = load_workbook(path)
    for cells in book.active.iter_rows():
        if cells[1].value in answers:
            cells[5].value, cells[6].value = answers[cells[1].value]
    book.save(path)


def words(widget: QWidget) -> str:
    return plain("\n".join(x.accessibleName() for x in widget.findChildren(QWidget) if x.isVisible()))


def test_nothing_asked_begins_with_one_button(papers) -> None:
    assert "代行会社への質問はまだありません" in papers.words()
    papers.press_button("questions.begin")
    assert len(listed(papers)) == 16
    assert "質問、16" in papers.find("contract.tabs").accessibleTabName(2)
    assert "未送付" in row(papers, "期間の途中での解約").accessibleName()
    papers.undo()
    assert papers.find("questions.begin").isVisible()


def test_a_shop_without_a_contract_is_led_to_the_check(qtbot, new_desk) -> None:
    papers = contract_page(qtbot, new_desk, "questions")
    papers.press_button("questions.begin")
    assert "契約はまだ確認していません" in papers.words()


def test_the_whole_way_from_findings_to_home(run, tmp_path: Path) -> None:
    begun: Run = run()
    begun.go("contract", "questions")
    click(begun.find(QWidget, "questions.begin"))
    path = tmp_path / "questions.xlsx"
    click(begun.find(QWidget, "questions.save"))
    choose(begun, "saving.where", path)
    assert "質問を保存しました" in begun.toast()
    assert {x.asked.asked for x in begun.desk.questions.view().questions} == {TODAY}
    agency_fills(path, {1: ("直します", "第12条に追記します"), 2: ("たぶん", ""), 3: ("確認中", "")})
    if office.program() is not None:
        path = office.convert([path], "xlsx", tmp_path / "again")["questions"]
    click(begun.find(QWidget, "questions.read"))
    choose(begun, "questions.dialog", path)
    dialog = begun.find(AnswersDialog, "answers.dialog")
    said = words(dialog)
    assert "3件の回答が届きました" in said
    assert "直します: 第12条に追記します" in said
    assert "「たぶん」は選択肢にないお返事です" in said
    assert begun.desk.questions.view().questions[0].asked.answer == ""
    assert look_over(dialog) == []
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    day = dialog.findChild(QWidget, "answers.day")
    (day.focusProxy() or day).setFocus()
    press(dialog, Qt.Key.Key_A, CTRL)
    compose(dialog, "2026-11-19")
    press(dialog, Qt.Key.Key_Tab)
    click(dialog.findChild(QWidget, "answers.apply"))
    begun.activate()
    assert "3件の回答を保存しました" in begun.toast()
    states = [x.asked.state for x in begun.desk.questions.view().questions[:4]]
    assert states == [AskedState.ANSWERED, AskedState.ANSWERED, AskedState.OPEN, AskedState.OPEN]
    begun.page.show_widget(begun.find(QWidget, "question.settle"))
    assert begun.desk.questions.view().questions[0].asked.answered == date(2026, 11, 19)
    click(begun.find(QWidget, "question.settle"))
    begun.go("home")
    assert begun.desk.home.view().standing["contract"].count == 14
    begun.qtbot.waitUntil(lambda: "契約の重大な点1件です。" in begun.words(), timeout=10_000)
    press(begun.window, Qt.Key.Key_Z, CTRL)
    begun.qtbot.waitUntil(lambda: "契約の重大な点2件です。" in begun.words(), timeout=10_000)
    assert begun.desk.home.view().standing["contract"].count == 15


def test_an_answer_is_typed_dated_judged_and_judged_anew(papers) -> None:
    papers.press_button("questions.begin")
    type_answer(papers, "直します")
    first = listed(papers)[0]
    assert (first.answer, first.answered, first.state) == ("直します", TODAY, AskedState.ANSWERED)
    papers.type_in("question.day", "2026-11-20")
    assert listed(papers)[0].answered == date(2026, 11, 20)
    papers.press_button("question.keep")
    assert listed(papers)[0].state is AskedState.KEPT
    assert "確認リスト、16" in papers.find("contract.tabs").accessibleTabName(1)
    papers.press_button("question.back")
    papers.press_button("question.settle")
    assert listed(papers)[0].code == "C29:critical"
    assert "確認リスト、15" in papers.find("contract.tabs").accessibleTabName(1)


def test_a_settled_finding_is_shown_closed_with_day_and_answer(papers) -> None:
    papers.press_button("questions.begin")
    type_answer(papers, "直します")
    papers.press_button("question.settle")
    papers.find("contract.tabs").picked.emit("check")
    QApplication.processEvents()
    said = papers.words("contract.closed")
    assert "期間の途中で解約できません" in said
    assert "2026年11月24日: 直します" in said
    rows = [x.accessibleName() for x in papers.find("contract.findings").findChildren(QRadioButton)]
    assert len(rows) == 15


def test_a_question_is_put_in_own_words_until_it_is_answered(papers) -> None:
    papers.press_button("questions.begin")
    field = papers.find("question.text")
    (field.focusProxy() or field).setFocus()
    press(field, Qt.Key.Key_A, CTRL)
    compose(field, "途中でやめられますか。")
    press(field, Qt.Key.Key_Tab)
    assert listed(papers)[0].text == "途中でやめられますか。"
    type_answer(papers, "はい")
    assert not field.isVisible()
    assert "途中でやめられますか。" in papers.words("contract.question")
    papers.press_button("question.again")
    assert listed(papers)[0].next_letter
    papers.press_button("question.out")
    assert len(listed(papers)) == 15


def test_an_improvement_to_negotiate_is_listed_without_a_finding(papers) -> None:
    papers.desk.questions.put("N:cap", "上限を月5万円にできますか。")
    QApplication.processEvents()
    assert "条件の改善のお願い" in papers.words("questions.list")
    assert "交渉すること" in papers.words("contract.question")
    assert papers.find("questions.add").isVisible()


def test_the_letter_is_copied_in_either_language_and_then_sent(papers) -> None:
    papers.press_button("questions.begin")
    papers.press_button("questions.letter")
    dialog = papers.window.findChild(LetterDialog)
    english = next(x for x in dialog.findChildren(QRadioButton) if x.accessibleName() == "English")
    click(english)
    click(dialog.findChild(QWidget, "letter.copy"))
    assert "Under which conditions can we leave during the term?" in QGuiApplication.clipboard().text()
    assert {x.asked for x in listed(papers)} == {TODAY}
    dialog.close()


def test_what_is_ticked_goes_from_the_check_to_the_list(qtbot, desk) -> None:
    papers = contract_page(qtbot, desk, "check")
    papers.window.page().show_widget(papers.find("contract.ask"))
    papers.press_button("contract.ask")
    assert len(listed(papers)) == 16
    assert papers.find("questions.list").isVisible()


def test_a_file_that_is_no_list_is_said_and_changes_nothing(run, tmp_path: Path) -> None:
    begun: Run = run()
    begun.go("contract", "questions")
    click(begun.find(QWidget, "questions.begin"))
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    click(begun.find(QWidget, "questions.read"))
    choose(begun, "questions.dialog", path)
    assert "other.csvは、ここで作った質問一覧ではない" in begun.toast()
    assert begun.find(QWidget, "questions.read").isEnabled()


@pytest.mark.parametrize(("look", "spoken", "scale"), [("light", "ja", 1.0), ("dark", "en", 1.25), ("dark", "ja", 1.25), ("light", "en", 1.0)])  # fmt: skip
@pytest.mark.parametrize("width", [1200, 948])
def test_it_reads_well(qtbot, desk, wear, look, spoken, scale, width) -> None:
    wear(look, scale, spoken)
    desk.questions.put("N:cap", "上限を月5万円にできますか。")
    page = contract_page(qtbot, desk, "questions", width)
    assert language.current() == spoken
    page.press_button("questions.add")
    desk.questions.send()
    first = desk.questions.view().questions[1].asked
    desk.questions.answer(first.id, "直します", TODAY)
    desk.questions.judge(first.id, AskedState.SETTLED)
    qtbot.waitUntil(lambda: look_over(page.window.page()) == [])
