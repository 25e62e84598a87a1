"""After an amendment the check list says what it changed; examples and sources stand at their findings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QRadioButton, QWidget

from desktop.domain.fees.terms import Base, Terms
from desktop.domain.month import Month
from desktop.ui.pages.base import Going
from desktop.wording.amounts import plain
from tests.ui.contract.conftest import Papers, contract_page
from tests.ui.looking import look_over
from tests.ui.typing_in import click, heard

DECEMBER = Month(2026, 12)


def amended(qtbot, desk, width: int = 1200, **change) -> Papers:
    contract = desk.contract.view().contract
    desk.contracts.amend(contract.id, DECEMBER, replace(contract.terms, **change), "更新の話し合い")
    return contract_page(qtbot, desk, "check", width)


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


def test_a_cheaper_flat_offer_and_a_term_past_the_goal_stand_in_the_list(qtbot, desk):
    contract = desk.contract.view().contract
    desk.contracts.draft_with(next(x.id for x in desk.contract.view().agencies if x.id != contract.agency))
    offer = next(x.contract for x in desk.contracts.view() if x.contract.id != contract.id)
    flat = Terms(start=contract.terms.start, fees=(Base(amount=45_000),))
    desk.with_deal(offer.id).contract.change_terms(flat)
    desk.contracts.amend(contract.id, DECEMBER, replace(contract.terms, min_months=25), "延ばした")
    papers = contract_page(qtbot, desk, "check")
    rows = papers.find("contract.findings").findChildren(QRadioButton)
    names = [x.accessibleName() for x in rows]
    assert "軽微: 最低期間が、目標の最後の月より後まで続きます" in names
    dearer = "注意: 固定の支払い50,000円が、ほかの候補の月額45,000円より高くなっています"
    assert dearer in [plain(x) for x in names]
    click(next(x for x in rows if plain(x.accessibleName()) == dearer))
    assert "最低保証と基本料を、見直していただけますか。" in papers.words("contract.finding")
    assert "重くなった点(前は注意)" in papers.words("contract.recheck")


@pytest.mark.parametrize(("look", "spoken", "scale"), [("light", "en", 1.0), ("dark", "ja", 1.25)])
@pytest.mark.parametrize("width", [1200, 948])
def test_it_reads_well(qtbot, desk, wear, look, spoken, scale, width):
    wear(look, scale, spoken)
    papers = amended(qtbot, desk, width=width, monthly_cap=None, total_cap=None, min_months=18)
    assert papers.find("contract.recheck").isVisible()
    assert look_over(papers.window.page()) == []
