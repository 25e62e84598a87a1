"""The contract check: questions by mouse and keyboard, what comes of them at once, leaving and going on."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget, QWizard

from desktop.domain.contract.items import Severity
from desktop.domain.fees.terms import Base, PerResult, Terms
from desktop.domain.month import Month
from desktop.ui.pages.base import Going
from desktop.ui.wizards.contract_check import CheckWizard
from tests.ui.contract.conftest import CTRL, Papers
from tests.ui.looking import cut_texts, doubled_keys, faint, nameless
from tests.ui.typing_in import click, heard, press, shown

TERMS = Terms(
    start=Month(2026, 4),
    fees=(Base(amount=30_000), PerResult(kpi="inquiries", unit_price=9000)),  # type: ignore[arg-type]
    min_months=14,
)


def begin(qtbot, desk, *, whole: bool = False, width: int = 1366, height: int = 768) -> Papers:
    wizard = CheckWizard(desk, whole=whole)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(qtbot, wizard, width, height)
    settle()
    return Papers(desk, wizard)


def settle() -> None:
    """Let Qt lay out what was just made."""
    for _turn in range(4):
        QApplication.processEvents()


def go_on(papers: Papers) -> None:
    click(papers.window.button(QWizard.WizardButton.NextButton))
    settle()


def segment(papers: Papers, key: str, text: str) -> QRadioButton:
    found = papers.find(f"check.{key}").findChildren(QRadioButton)
    return next(x for x in found if x.accessibleName() == text)


def answer(papers: Papers, key: str, text: str) -> None:
    click(segment(papers, key, text))


def test_the_short_form_by_mouse(qtbot, new_desk) -> None:
    papers = begin(qtbot, new_desk)
    left, gone = heard(papers.window.left), heard(papers.window.going)
    assert "「完全成果報酬」と説明されましたか" in papers.words()
    answer(papers, "result_definition", "いいえ")
    assert "重大: 成果1件の定義がありません" in papers.words("check.card.C01")
    assert "12問のうち1問にお答えいただきました。あと4分ほどです。" in papers.words()
    papers.pick("check.result_tier", "reference")
    assert "再生数やフォロワー数が増えても、売上や来店が増えるとは限りません。" in papers.words()
    answer(papers, "data_access", "はい")
    papers.pick("check.approval_process", "all")
    papers.pick("check.approval_silence", "approved")
    papers.type_in("check.approval_process_days.typed", "5")
    assert "注意: 5日間返事をしないと、成果を認めたことになります" in papers.words("check.card.C05")
    answer(papers, "exclusions", "分からない")
    go_on(papers)
    papers.type_in("check.cap.typed", "７万８千")
    answer(papers, "min_guarantee", "なし")
    assert papers.view().case.value("cap") == 78_000
    assert papers.view().case.value("min_guarantee") == "none"
    go_on(papers)
    assert papers.window.key() == "summary"
    words = papers.words()
    assert "成果1件の定義がありません" in words
    assert "契約を結ぶ前に、代行会社に確かめましょう。" in words
    papers.window.accept()
    assert left == ["s"]
    assert gone == [Going("contract", part="check")]


def test_by_keyboard_alone(qtbot, new_desk) -> None:
    papers = begin(qtbot, new_desk)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QRadioButton))
    press(papers.window, Qt.Key.Key_Space)  # sold as pay by result only: yes
    assert papers.view().case.value("sold_as_full") is True
    while QApplication.focusWidget() is not segment(papers, "result_definition", "はい"):
        press(papers.window, Qt.Key.Key_Tab)
    press(papers.window, Qt.Key.Key_Space)
    assert papers.view().case.value("result_definition") is True
    press(papers.window, Qt.Key.Key_Right)
    assert papers.view().case.value("result_definition") is False
    assert "重大: 成果1件の定義がありません" in papers.words("check.card.C01")


def test_an_answer_is_taken_back_with_ctrl_z(qtbot, new_desk) -> None:
    papers = begin(qtbot, new_desk)
    answer(papers, "result_definition", "いいえ")
    press(papers.window, Qt.Key.Key_Z, CTRL)
    assert papers.view().contract is None
    assert not segment(papers, "result_definition", "いいえ").isChecked()
    assert "成果1件の定義がありません" not in papers.words()
    new_desk.contract.answer("data_access", False)
    press(papers.window, Qt.Key.Key_Z, CTRL)  # only what was answered here is taken back
    assert papers.view().case.value("data_access") is False


def test_leaving_in_the_middle_and_going_on(qtbot, new_desk) -> None:
    papers = begin(qtbot, new_desk)
    left = heard(papers.window.left)
    for key in ("result_definition", "data_access", "exclusions"):
        answer(papers, key, "はい")
    papers.pick("check.result_tier", "result")
    papers.pick("check.approval_process", "none")
    go_on(papers)
    answer(papers, "account_owner", "はい")
    press(papers.window, Qt.Key.Key_Escape)
    settle()
    assert left == ["s"]
    again = begin(qtbot, new_desk)
    assert again.window.key() == "short_money"
    assert segment(again, "account_owner", "はい").isChecked()
    again.window.back()
    assert segment(again, "exclusions", "はい").isChecked()


def test_a_group_is_left_out(qtbot, new_desk) -> None:
    papers = begin(qtbot, new_desk, whole=True)
    assert papers.window.key() == "results"
    papers.window.button(papers.window.WizardButton.CustomButton2).click()
    assert papers.window.key() == "approval"
    assert papers.view().contract is None


def test_progress_is_told_by_group(qtbot, new_desk) -> None:
    papers = begin(qtbot, new_desk, whole=True)
    answer(papers, "result_definition", "はい")
    answer(papers, "measurement_source", "分からない")
    steps = [
        x.accessibleDescription()
        for x in papers.window.findChildren(QWidget)
        if "成果の決めかた、" in x.accessibleName()
    ]
    assert steps[-1] == "2/6"


def test_what_the_terms_say_is_shown_and_not_asked(qtbot, new_desk) -> None:
    new_desk.contract.change_terms(TERMS)
    papers = begin(qtbot, new_desk)
    assert "契約の条件から: 成果(問い合わせ・予約・応募・売上)" in papers.words("check.card.C02")
    go_on(papers)
    assert "契約の条件から: 上限なし" in papers.words("check.card.C14")
    assert "注意: 支払いの上限がありません" in papers.words("check.card.C14")
    assert "契約の条件から: 14か月" in papers.words("check.card.C26")
    assert not papers.find("check.cap").isVisible()
    assert papers.find("check.base_free_period").isVisible()  # a free period is in no terms
    papers.pick("check.base_free_period", "auto_paid")
    assert "重大:" in papers.words("check.card.C17")


def test_further_parts_come_and_go_with_the_answer(qtbot, new_desk) -> None:
    papers = begin(qtbot, new_desk, whole=True)
    go_on(papers)
    assert papers.window.key() == "approval"
    assert not papers.find("check.tail_results_months.typed").isVisible()
    answer(papers, "tail_results", "かかる")
    papers.type_in("check.tail_results_months.typed", "3")
    assert papers.view().case.value("tail_results_months") == 3
    answer(papers, "tail_results", "かからない")
    assert not papers.find("check.tail_results_months.typed").isVisible()
    assert papers.view().case.value("tail_results_months") is None


def test_rates_texts_and_numbers(qtbot, new_desk) -> None:
    papers = begin(qtbot, new_desk, whole=True)
    for _page in range(3):
        go_on(papers)
    assert papers.window.key() == "payment"
    papers.type_in("check.payment_terms.typed", "翌月")
    assert papers.view().case.value("payment_terms") is None
    papers.type_in("check.payment_terms.typed", "30日")
    papers.type_in("check.payment_terms.typed", "30")
    papers.type_in("check.late_interest.typed", "20%")
    assert papers.view().case.rate("late_interest") == Decimal("0.2")
    assert "年20%と高めです" in papers.words("check.card.C22")
    papers.type_in("check.invoice_number.typed", "T7123456789013")
    papers.type_in("check.invoice_number.typed", "")
    assert papers.view().case.value("invoice_number") is None
    answer(papers, "invoice_number", "登録していない")
    assert "注意:" in papers.words("check.card.C23")


def test_all_sixty_after_the_twelve(qtbot, new_desk) -> None:
    papers = begin(qtbot, new_desk)
    answer(papers, "result_definition", "はい")
    go_on(papers)
    go_on(papers)
    papers.press_button("check.more")
    QApplication.processEvents()
    assert papers.window.path()[0] == "results"
    assert papers.window.key() == "results"
    assert segment(papers, "result_definition", "はい").isChecked()
    assert "59問のうち1問" in papers.words()


def test_a_whole_check_ends_in_the_summary(qtbot, desk) -> None:
    papers = begin(qtbot, desk, whole=True)
    assert papers.window.key() == "summary"
    assert "期間の途中で解約できません" in papers.words()
    assert "重大な点から、代行会社に確かめましょう。" in papers.words()  # it is signed already
    assert "まだ答えていない" not in papers.words()
    papers.window.back()
    assert papers.window.key() == "other"


def test_an_answer_takes_no_time(qtbot, desk) -> None:
    contract, times = desk.contract, []
    for at in range(9):
        contract.answer("midterm_exit", at % 2 == 0)
        begun = time.perf_counter()
        contract.view()
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.03
    assert contract.view().report.count(Severity.CRITICAL) == 1


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1100, 700), (1.25, 1024, 640)])
def test_no_page_cuts_a_word(qtbot, desk, wear, spoken, scale, width, height) -> None:
    wear("light", scale, spoken)
    for whole in (False, True):
        papers = begin(qtbot, desk, whole=whole, width=width, height=height)
        path = papers.window.path()
        for key in reversed(path):
            papers.window.go_back_to(key)
            settle()
            assert papers.window.key() == key
            page = papers.window.currentPage()
            assert [*cut_texts(page), *nameless(page), *doubled_keys(papers.window)] == [], key
        papers.window.close()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_word_stands_out(qtbot, desk, wear, name) -> None:
    wear(name)
    papers = begin(qtbot, desk, whole=True, height=1800)
    for key in reversed(papers.window.path()):
        papers.window.go_back_to(key)
        settle()
        assert faint(papers.window.currentPage()) == [], key


def test_a_persons_number_is_hinted_at_and_never_called_wrong(qtbot, new_desk) -> None:
    new_desk.contract.answer("tax_method", "general")
    new_desk.contract.answer("withholding", "decided")
    papers = begin(qtbot, new_desk, whole=True)
    while papers.window.key() != "payment":
        go_on(papers)
    assert "消費税のうち3,000円を差し引けません" in papers.words("check.card.C23")
    papers.type_in("check.invoice_number.typed", "T7123456789013")
    words = papers.words("check.card.C23")
    assert "個人の番号なら正しいこともあります" in words
    assert "注意" not in words
    papers.type_in("check.invoice_number.typed", "T7123456789012")
    assert "その日を控えておきましょう" in papers.words("check.card.C23")


def test_a_question_unfolds_its_example_and_what_happened_to_others(qtbot, new_desk) -> None:
    papers = begin(qtbot, new_desk)
    go_on(papers)
    assert "363,000円" not in papers.words()
    papers.press_button("check.examples.C14")
    settle()
    words = papers.words("check.card.C14")
    for figure in ("基本料100,000円", "330,000円", "363,000円", "税込で33,000円の差"):
        assert figure in words
    assert not cut_texts(papers.window)
    papers.press_button("check.examples.C14")
    assert "363,000円" not in papers.words("check.card.C14")
    papers.press_button("check.examples.C17")
    words = papers.words("check.card.C17")
    assert "「無料で始められる」が、月20万円の請求に" in words
    assert "法律の助言ではありません" in words
