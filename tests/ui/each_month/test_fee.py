"""Fee and invoice: the sample's October to the yen, entering and settling, the letter, and honest refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.domain.contract.contracts import Contract
from desktop.domain.entering import Typed
from desktop.domain.fees.terms import Base
from desktop.domain.invoices import Invoice, InvoiceState
from desktop.domain.month import Month
from desktop.ui.pages.cost_card import CostCard
from desktop.ui.pages.letter_dialog import LetterDialog
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.each_month.conftest import OCTOBER
from tests.ui.typing_in import click, compose, heard, press

CTRL = Qt.KeyboardModifier.ControlModifier
JUNE = Month(2026, 6)


@pytest.fixture
def fee(record):
    record.go("fee")
    return record


def table(record) -> dict[str, tuple[str, ...]]:
    """What stands in each row, by its name; joiners left out."""
    sheet = record.find(Sheet, "fee.table")
    lines = sheet.lines_model.lines
    return {row.cells[0].text: tuple(plain(cell.text) for cell in row.cells[1:]) for row in lines.rows}


def invoice(record, month: Month = OCTOBER) -> Invoice | None:
    return record.desk.fees.month(month).invoice


def type_in(record, name: str, text: str) -> None:
    field = record.find(QWidget, name)
    field.setFocus()
    press(field, Qt.Key.Key_A, CTRL)
    compose(field, text)
    press(field, Qt.Key.Key_Tab)


def visible(record, name: str) -> bool:
    return record.find(QAbstractButton, name).isVisible()


def test_terms_changed_from_the_month_on_are_what_it_is_billed_by(fee):
    (deal,) = fee.desk.contracts.view()
    asked = replace(deal.schedule.latest, fees=(Base(amount=90_000),))
    fee.desk.contracts.amend(deal.contract.id, OCTOBER, asked, "basic fee only")
    QApplication.processEvents()
    assert table(fee)["合計(税込)"][0] == "99,000円"


def test_octobers_bills_stand_side_by_side(fee):
    rows = table(fee)
    assert rows["合計(税込)"] == ("110,000円", "124,300円", "+14,300円")
    assert rows["月の上限を超えた分"] == ("−13,000円", "0円", "+13,000円")
    assert rows["成果の報酬"] == ("63,000円", "63,000円", "0円")
    assert rows["消費税 10%"] == ("10,000円", "11,300円", "+1,300円")


def test_the_arithmetic_is_said_in_words(fee):
    fee.window.resize(1400, 900)
    QApplication.processEvents()
    assert table(fee)["成果の報酬"][0] == "有効26件 − 無料5件 = 21件 × 3,000円"
    assert table(fee)["月の上限を超えた分"][2] == "記載なし"
    assert table(fee)["実費"][0] == "今月はかかっていないため0円"


def test_where_there_is_little_room_the_arithmetic_stands_below(fee):
    fee.window.resize(1024, 640)
    QApplication.processEvents()
    lines = fee.find(Sheet, "fee.table").lines_model.lines
    below = [plain(row.cells[0].below) for row in lines.rows]
    assert "有効26件 − 無料5件 = 21件 × 3,000円" in below


def test_the_mistake_is_told_to_the_yen(fee):
    words = fee.words()
    assert "違いの14,300円は、次の1つで1円まで説明できます。" in words
    assert "月の上限が使われていないようです" in words
    rows = fee.find(Sheet, "fee.table").lines_model.lines.rows
    numbered = {row.cells[0].text: row.cells[-1].number for row in rows if row.cells[-1].number}
    assert numbered == {"月の上限を超えた分": 1}


def test_of_an_unexplained_invoice_only_the_total_is_compared(fee):
    fee.desk.fees.receive_invoice(OCTOBER, 111_111, None, None, "")
    QApplication.processEvents()
    rows = table(fee)
    assert rows["合計(税込)"] == ("110,000円", "111,111円", "+1,111円")
    assert rows["成果の報酬"] == ("63,000円", "–", "–")
    assert "どれとも" in fee.words() or "説明" in fee.words()


def test_the_letter_has_every_figure_and_can_be_copied_in_both_languages(fee):
    click(fee.find(QAbstractButton, "fee.letter"))
    dialog = fee.window.findChild(LetterDialog)
    body = dialog.findChild(QPlainTextEdit)
    text = body.toPlainText()
    for part in ("かざぐるま映像舎 御中", "124,300円", "110,000円", "+14,300円", "月の上限", "11月30日"):
        assert part in text
    assert "実費" not in text
    click(dialog.findChild(QAbstractButton, "letter.copy"))
    assert text.splitlines()[0] in QGuiApplication.clipboard().text()
    english = next(x for x in dialog.findChildren(QAbstractButton) if x.accessibleName() == "English")
    click(english)
    assert "¥124,300" in body.toPlainText()
    assert "円" not in body.toPlainText()
    dialog.close()


def test_paying_as_it_is_is_noted_and_undone(fee):
    click(fee.find(QAbstractButton, "fee.pay"))
    assert (invoice(fee).state, invoice(fee).paid) == (InvoiceState.PAID, 124_300)
    assert "支払い済み" in fee.words()
    assert not visible(fee, "fee.letter")
    press(fee.window, Qt.Key.Key_Z, CTRL)
    assert invoice(fee).state is InvoiceState.WRONG
    assert visible(fee, "fee.letter")


def test_an_invoice_is_replaced_right_there(fee):
    click(fee.find(QAbstractButton, "invoice.correct"))
    assert fee.find(QWidget, "invoice.total").focusProxy().text() == "124,300"
    type_in(fee, "invoice.total", "１１０，０００円")
    type_in(fee, "invoice.number", "1042")
    click(fee.find(QAbstractButton, "invoice.keep"))
    kept = invoice(fee)
    assert (kept.total, kept.number, kept.state) == (110_000, "1042", InvoiceState.RECEIVED)
    assert table(fee)["合計(税込)"] == ("110,000円", "110,000円", "0円")
    assert "請求書は契約どおりです。" in fee.words()
    assert not visible(fee, "fee.letter")
    assert fee.find(QAbstractButton, "fee.pay").accessibleName() == "支払い済みにする"


def test_an_invoice_is_entered_with_its_days(fee):
    november = Month(2026, 11)
    fee.go("fee", november)
    assert "まだ途中" in fee.words()
    type_in(fee, "invoice.total", "84,700")
    type_in(fee, "invoice.received", "11月20日")
    type_in(fee, "invoice.due", "令和8年12月31日")
    click(fee.find(QAbstractButton, "invoice.keep"))
    kept = invoice(fee, november)
    assert (kept.total, kept.received, kept.due) == (84_700, date(2026, 11, 20), date(2026, 12, 31))
    assert table(fee)["合計(税込)"] == ("84,700円", "84,700円", "0円")


def test_an_invoice_without_a_total_is_asked_for_and_nothing_is_kept(fee):
    november = Month(2026, 11)
    fee.go("fee", november)
    click(fee.find(QAbstractButton, "invoice.keep"))
    assert invoice(fee, november) is None
    assert fee.find(QWidget, "invoice.total").focusProxy().accessibleDescription()


def test_a_rounded_total_is_never_compared_to_the_yen(fee):
    november = Month(2026, 11)
    fee.go("fee", november)
    type_in(fee, "invoice.total", "8.5万")
    click(fee.find(QAbstractButton, "invoice.keep"))
    assert invoice(fee, november) is None
    assert "正確な数" in fee.find(QWidget, "invoice.total").focusProxy().accessibleDescription()


def test_an_open_form_keeps_its_text_when_something_else_changes(fee):
    click(fee.find(QAbstractButton, "invoice.correct"))
    type_in(fee, "invoice.total", "99,000")
    fee.desk.months.note(OCTOBER, "views", "メモ")
    QApplication.processEvents()
    assert fee.find(QWidget, "invoice.total").focusProxy().text() == "99,000"
    click(fee.find(QAbstractButton, "invoice.give_up"))
    assert invoice(fee).total == 124_300


def test_what_became_of_it_is_noted(fee):
    click(fee.find(QAbstractButton, "invoice.change_state"))
    choice = fee.find(QComboBox, "invoice.state")
    choice.setCurrentIndex(choice.findText("訂正済み"))
    type_in(fee, "invoice.paid", "110,000")
    click(fee.find(QAbstractButton, "invoice.settle"))
    kept = invoice(fee)
    assert (kept.state, kept.paid, kept.settled) == (InvoiceState.CORRECTED, 110_000, date(2026, 11, 24))
    assert visible(fee, "fee.to_close")


def test_a_dispute_still_offers_the_letter(fee):
    fee.go("fee", JUNE)
    assert "話し合い中" in fee.words()
    assert table(fee)["合計(税込)"] == ("71,500円", "81,400円", "+9,900円")
    assert visible(fee, "fee.letter")


def test_a_month_that_is_not_measured_says_so_and_leads_to_the_sheet(fee):
    fee.desk.months.enter(OCTOBER, "inquiries", Typed(None))
    QApplication.processEvents()
    (why,) = [x.accessibleName() for x in fee.window.page().findChildren(Empty) if x.isVisible()]
    assert "お問い合わせの合計" in why
    click(fee.find(QAbstractButton, "fee.lacking"))
    assert fee.find(Sheet, "each_month.sheet").isVisible()


def test_a_month_outside_the_contract_has_no_fee(fee):
    going = heard(fee.window.page().going)
    fee.go("fee", Month(2025, 1))
    assert not fee.find(Sheet, "fee.table").isVisible()
    assert "契約の期間の外" in fee.words()
    assert fee.find(QAbstractButton, "fee.lacking").isVisible()
    assert going == []


def test_without_a_contract_nothing_is_asked(fee):
    with fee.desk.database.unit("remove", shop="sample") as unit:
        for contract in unit.all(Contract, shop="sample"):
            for one in unit.all(Invoice, shop="sample"):
                unit.delete(one)
            unit.delete(contract)
    QApplication.processEvents()
    assert "契約" in fee.words()
    assert not fee.find(QLineEdit, "invoice.number").isVisible()


def cost_words(record) -> str:
    QApplication.processEvents()
    card = record.find(CostCard, "fee.cost")
    return plain(
        "\n".join(x.accessibleName() or x.text() for x in card.findChildren(QLabel) if x.isVisible())
    )


def test_what_a_result_cost_adds_up_and_stands_beside_what_it_may(fee):
    said = cost_words(fee)
    for line in ("100,000円", "13,500円", "113,500円", "4,365円", "2,575円"):
        assert line in said
    assert "上限を超えています" in said


def test_what_is_missing_for_it_is_named_with_the_way_there(fee):
    shop = replace(fee.desk.setup.view(fee.desk.shop).shop, hourly_cost=None)
    fee.desk.setup.change_shop(shop)
    assert "自分たちの1時間の費用" in cost_words(fee)
    going = heard(fee.window.page().going)
    (link,) = [x for x in fee.find(CostCard, "fee.cost").findChildren(QAbstractButton) if x.isVisible()]
    click(link)
    assert going[-1].place == "shop_goal"
