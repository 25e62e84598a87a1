"""The check list: findings by severity, one in full, the questions to copy, what is still open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QWidget

from desktop.ui.pages.base import Going
from tests.ui.contract.conftest import Papers, contract_page
from tests.ui.looking import look_over
from tests.ui.typing_in import click, heard, press


@pytest.fixture
def sample(qtbot, desk) -> Papers:
    return contract_page(qtbot, desk, "check")


def row(papers: Papers, name: str) -> QRadioButton:
    rows = papers.find("contract.findings").findChildren(QRadioButton)
    return next(x for x in rows if name in x.accessibleName())


def test_an_unchecked_contract_begins_with_one_button(qtbot, new_desk) -> None:
    papers = contract_page(qtbot, new_desk, "check")
    gone = heard(papers.window.wizard_asked)
    assert "契約はまだ確認していません。12問、5分ほどです。" in papers.words()
    papers.press_button("contract.check")
    papers.press_button("contract.whole_check")
    assert gone == [Going("check"), Going("check", part="whole")]


def test_findings_stand_by_severity_and_are_counted(sample) -> None:
    words = sample.words()
    assert "重大 2" in words
    assert "注意 13" in words
    assert "軽微 1" in words
    assert "特に大切な12問のうち12問、全59問のうち59問に答えました。" in words
    rows = [x.accessibleName() for x in sample.find("contract.findings").findChildren(QRadioButton)]
    assert rows[0] == "重大: 期間の途中で解約できません"
    assert len(rows) == 16
    assert "確認リスト、16" in sample.find("contract.tabs").accessibleTabName(1)


def test_the_first_finding_is_told_in_full(sample) -> None:
    words = sample.words("contract.finding")
    assert "期間と解約・C29" in words
    assert "成果が出なくても、期間の終わりまで払い続けることになります。" in words
    assert "民法651条・656条" in words
    assert "期間の途中での解約: いいえ" in words
    assert "契約期間の途中に、当店から解約できる条件を教えてください。" in words


def test_another_is_picked_by_mouse_and_arrows(sample) -> None:
    click(row(sample, "最低契約期間が12か月"))
    assert "最低契約期間: 12か月" in sample.words("contract.finding")
    press(sample.window, Qt.Key.Key_Down)
    assert "自動更新: 自動で更新される" in sample.words("contract.finding")
    assert "更新後の期間: 12か月" in sample.words("contract.finding")


def test_a_finding_from_the_terms_says_which(sample) -> None:
    click(row(sample, "解約金が300,000"))
    words = sample.words("contract.finding")
    assert "中途解約金: 100%" in words
    assert "月額の基本料: 50,000円" in words
    assert "最低契約期間: 12か月" in words


def test_the_law_is_named_with_its_day(sample) -> None:
    sample.desk.contract.answer("stealth_marketing", False)
    QApplication.processEvents()
    click(row(sample, "重大: 「広告"))
    assert "2023年10月1日" in sample.words("contract.finding")
    assert "法令の内容は2026年11月24日に確かめたものです。" in sample.words()


def test_the_questions_are_copied_politely(sample) -> None:
    said = heard(sample.window.page().said)
    sample.press_button("contract.copy")
    text = QGuiApplication.clipboard().text()
    assert text.startswith("合同会社かざぐるま映像舎")
    assert "次の16点を確かめさせてください" in text
    assert "1. 期間の途中での解約\n契約期間の途中に、当店から解約できる条件を教えてください。" in text
    assert text.endswith("どうぞよろしくお願いいたします。\n御菓子処 雪割堂")
    assert text.count("よろしくお願いいたします") == 1
    assert said == [("質問をコピーしました。メールやメッセージに貼り付けてください。", False)]


def test_what_is_not_ticked_is_not_asked(sample) -> None:
    boxes = sample.find("contract.findings").findChildren(QCheckBox)
    click(next(x for x in boxes if "期間の途中で解約" in x.accessibleName()))
    assert sample.find("contract.copy").text() == "15件の質問をまとめてコピー"
    sample.press_button("contract.copy")
    assert "当店から解約できる条件" not in QGuiApplication.clipboard().text()
    click(row(sample, "最低契約期間が12か月"))  # looking at another ticks nothing
    sample.desk.contract.answer("crisis", True)
    QApplication.processEvents()
    assert sample.find("contract.copy").text() == "14件の質問をまとめてコピー"
    boxes = sample.find("contract.findings").findChildren(QCheckBox)
    assert not next(x for x in boxes if "期間の途中で解約" in x.accessibleName()).isChecked()


def test_open_questions_are_listed(sample) -> None:
    assert "秘密保持と、事例として公開してよいかが書かれていますか" in sample.words()


def test_an_answer_elsewhere_changes_the_list_and_keeps_the_pick(sample) -> None:
    click(row(sample, "最低契約期間が12か月"))
    sample.desk.contract.answer("midterm_exit", True)
    QApplication.processEvents()
    assert "重大 1" in sample.words()
    assert "最低契約期間: 12か月" in sample.words("contract.finding")


def test_in_a_narrow_window_the_finding_stands_below_its_row(qtbot, desk) -> None:
    papers = contract_page(qtbot, desk, "check", 1024, 640)
    picked = row(papers, "最低契約期間が12か月")
    click(picked)
    card, page = papers.find("contract.finding"), papers.window
    below = picked.mapTo(page, picked.rect().bottomLeft()).y()
    after = row(papers, "自動で更新")
    assert (
        below <= card.mapTo(page, card.rect().topLeft()).y() < after.mapTo(page, after.rect().topLeft()).y()
    )


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_nothing_is_cut(qtbot, desk, wear, spoken, scale) -> None:
    wear("light", scale, spoken)
    papers = contract_page(qtbot, desk, "check", 1024, 640)
    assert look_over(papers.window.page()) == []


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_the_empty_parts_are_whole(qtbot, new_desk, wear, spoken) -> None:
    wear("dark", 1.25, spoken)
    for part in ("terms", "check"):
        papers = contract_page(qtbot, new_desk, part, 1024, 640)
        assert isinstance(papers.window.page(), QWidget)
        assert look_over(papers.window.page()) == []
