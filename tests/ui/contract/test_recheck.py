"""After an amendment the check list says what it changed; examples and sources stand at their findings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QRadioButton, QWidget

from desktop.domain.month import Month
from desktop.ui.pages.base import Going
from tests.ui.contract.conftest import Papers, contract_page
from tests.ui.looking import look_over
from tests.ui.typing_in import click, heard

DECEMBER = Month(2026, 12)


def amended(qtbot, desk, **change) -> Papers:
    contract = desk.contract.view().contract
    desk.contracts.amend(contract.id, DECEMBER, replace(contract.terms, **change), "更新の話し合い")
    return contract_page(qtbot, desk, "check")


def test_the_card_says_what_the_amendment_changed(qtbot, desk):
    papers = amended(qtbot, desk, monthly_cap=None, total_cap=None, min_months=6)
    words = papers.words("contract.recheck")
    assert "2026年12月の変更の前と後" in words
    assert "新しく見つかった点: 支払いの上限がありません" in words
    assert "なくなった点: 最低契約期間が12か月と長めです" in words
    assert look_over(papers.window) == []


def test_an_undone_amendment_leaves_no_card(qtbot, desk):
    papers = amended(qtbot, desk, min_months=6)
    assert papers.window.findChild(QWidget, "contract.recheck").isVisible()
    papers.undo()
    card = papers.window.findChild(QWidget, "contract.recheck")
    assert card is None or not card.isVisible()


def test_without_a_change_the_card_says_so_and_leads_to_the_answers(qtbot, desk):
    papers = amended(qtbot, desk)
    gone = heard(papers.window.wizard_asked)
    assert "気になる点は、変更の前と同じです。" in papers.words("contract.recheck")
    click(papers.find("contract.again"))
    assert gone == [Going("check", part="whole")]


def test_the_order_of_steps_shows_its_worked_example(qtbot, desk):
    papers = contract_page(qtbot, desk, "check")
    rows = papers.find("contract.findings").findChildren(QRadioButton)
    click(next(x for x in rows if "計算の例と適用の順番がありません" in x.accessibleName()))
    words = papers.words("contract.finding")
    for figure in ("80,000円", "88,000円", "60,000円", "66,000円", "22,000円", "200,000円", "120,000円"):
        assert figure in words
    assert "取消を引いてから、最低保証を見る" in words


def test_a_missing_number_says_what_it_costs_today(qtbot, new_desk):
    new_desk.contract.answer("tax_method", "general")
    new_desk.contract.answer("invoice_number", "none")
    papers = contract_page(qtbot, new_desk, "check")
    words = papers.words("contract.finding")
    assert "消費税法57条の2(適格請求書発行事業者の登録)" in words
    assert "2026年11月24日に確かめました" in words
    assert "消費税のうち3,000円を差し引けません。2026年10月1日から、差し引けるのは70%です" in words
