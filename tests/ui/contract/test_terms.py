"""The terms: typed as the contract has them, their meaning beside them, refused where they cannot be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.domain.agencies import Agency
from desktop.domain.contract.contracts import ContractState
from desktop.domain.counting import Countable
from desktop.domain.fees.terms import (
    Base,
    Bonus,
    Initial,
    PerResult,
    Prices,
    Proration,
    Scope,
    Share,
    Termination,
    Tier,
    Tiered,
    TierMode,
)
from desktop.domain.money import Rounding
from desktop.domain.month import Month
from desktop.ui.pages.base import Going
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.contract.conftest import CTRL, Papers, contract_page
from tests.ui.looking import look_over
from tests.ui.typing_in import click, heard, press


@pytest.fixture
def sample(qtbot, desk) -> Papers:
    return contract_page(qtbot, desk)


@pytest.fixture
def fresh(qtbot, new_desk) -> Papers:
    papers = contract_page(qtbot, new_desk)
    papers.press_button("contract.begin")
    return papers


def enter_all(papers: Papers) -> None:
    """The contract of the pictures."""
    papers.type_in("contract.start", "2026年4月")
    papers.type_in("contract.end", "令和9年3月")
    papers.type_in("contract.min_months", "12")
    papers.type_in("contract.notice_days", "60")
    papers.type_in("contract.initial", "5万")
    papers.type_in("contract.base", "25,000")
    papers.type_in("contract.fee1.unit_price", "６０００円")
    papers.type_in("contract.fee1.free", "2")
    papers.type_in("contract.monthly_cap", "78,000")
    papers.type_in("contract.monthly_guarantee", "10,000")


def test_without_a_contract_one_sentence_and_one_button(qtbot, new_desk) -> None:
    papers = contract_page(qtbot, new_desk)
    assert "契約書の条件を入れると、毎月いくらになるかがすぐに分かります。" in papers.words()
    assert papers.window.findChild(QWidget, "contract.base") is None
    papers.press_button("contract.begin")
    assert papers.find("contract.base").isVisible()
    assert papers.view().contract is None  # looking is no contract


def test_what_is_typed_is_kept_and_reckoned_with(fresh) -> None:
    enter_all(fresh)
    terms = fresh.contract().terms
    assert (terms.start, terms.end, terms.min_months) == (Month(2026, 4), Month(2027, 3), 12)
    assert terms.fees == (
        Initial(amount=50_000),
        Base(amount=25_000),
        PerResult(kpi="qualified_inquiries", unit_price=Decimal(6000), free=2),
    )
    assert (terms.monthly_cap, terms.monthly_guarantee) == (78_000, 10_000)
    assert fresh.contract().notice_days == 60
    assert fresh.contract().answers["notice_period"] == 60
    words = fresh.words()
    assert "最低12か月です。申し出は2027年1月30日までです。" in words
    fresh.type_in("contract.example_count", "8")
    words = fresh.words()
    assert "有効8件 − 無料2件 = 6件 × 6,000円" in words
    assert "67,100円" in words
    assert "すべて込みで、1件あたり7,625円です(税抜)。払ってよい上限の7,500円を125円超えます。" in words
    assert "広告費と自分たちの時間は、まだ記録がないため入っていません。" in words
    assert "月に3件あれば、粗利が料金を上回ります。" in words
    assert "成果の報酬は、月に78,000円が上限です。" in words


def test_an_example_of_the_sample(sample) -> None:
    sample.type_in("contract.example_count", "26")
    words = sample.words()
    assert "有効26件 − 無料5件 = 21件 × 3,000円" in words
    assert "月の上限 50,000円を超えた13,000円は請求されません" in words
    assert "110,000円" in words
    assert "1件あたり4,365円です(税抜)。払ってよい上限の2,575円を1,790円超えます。" in words
    assert "最高でも月220,000円です(税込・初期費用込み)。" in words
    assert "広告費などの実費は、これに加わります。" in words  # the sample's contract bills ads on


def test_the_count_is_stepped_by_buttons_and_arrows(sample) -> None:
    stepper = sample.find("contract.example_count")
    assert stepper.value() == 17  # what November aims at
    more = next(x for x in stepper.findChildren(QWidget) if x.accessibleName() == "増やす")
    click(more)
    assert "有効18件" in sample.words()
    stepper.setFocus()
    press(stepper, Qt.Key.Key_Down)
    press(stepper, Qt.Key.Key_Down)
    assert "有効16件" in sample.words()
    assert sample.desk.database.undoable("sample") is None  # trying is no edit


def test_the_curve_says_what_it_shows(sample) -> None:
    curve = sample.find("contract.curve")
    assert curve.accessibleName() == "件数と料金"
    assert curve.accessibleDescription() == "月に11\u2060件あれば、粗利が料金を上回ります。"


def test_the_curve_is_a_table_too(sample) -> None:
    turn = next(x for x in sample.window.findChildren(QWidget) if "表で見る" in x.accessibleName())
    click(turn)
    table = sample.window.findChild(Sheet)
    cells = [[cell.text for cell in row.cells] for row in table.lines_model.lines.rows]
    assert cells[0] == ["0件", "50,000円"]
    assert cells[-1] == ["30件", "100,000円"]


def test_what_leaves_the_account_is_summed_and_shown_month_by_month(fresh) -> None:
    enter_all(fresh)
    fresh.type_in("contract.example_count", "8")
    words = fresh.words("contract.paid_without")
    assert "1件も来なかった場合" in words
    assert "517,000円" in words  # 55,000 once, 38,500 a month
    assert "2026年4月からの12か月です。" in fresh.words()
    fresh.press_button("contract.payments_turn")
    table = fresh.find("contract.payments", Sheet)
    rows = [[cell.text for cell in row.cells] for row in table.lines_model.lines.rows]
    assert rows[0] == ["2026年4月", "93,500円", "122,100円"]
    assert rows[11] == ["2027年3月", "38,500円", "67,100円"]


def test_a_fixed_price_says_what_the_whole_contract_costs(fresh) -> None:
    fresh.type_in("contract.start", "2026年4月")
    fresh.type_in("contract.end", "2027年3月")
    fresh.type_in("contract.base", "60,000")
    assert "12か月の合計は、最高で792,000円です。" in fresh.words("contract.worst")
    assert "件数に関係なく" in fresh.words("contract.paid_without")


def test_a_guarantee_above_the_cap_is_refused_beside_it(fresh) -> None:
    enter_all(fresh)
    field = fresh.type_in("contract.monthly_guarantee", "90,000")
    assert fresh.said("contract.monthly_guarantee") == (
        "最低保証は、月の上限の78,000円以下にしてください。前の値は10,000円です。"
    )
    assert field.editor.text() == "90,000"
    assert fresh.contract().terms.monthly_guarantee == 10_000
    field.setFocus()
    press(field, Qt.Key.Key_Escape)
    assert field.editor.text() == "10,000"
    assert "以下にしてください" not in fresh.words()


def test_what_was_refused_is_kept_once_it_can_be(fresh) -> None:
    enter_all(fresh)
    fresh.type_in("contract.monthly_guarantee", "90,000")
    fresh.type_in("contract.base", "30,000")  # another edit does not wipe what is being corrected
    assert fresh.find("contract.monthly_guarantee").editor.text() == "90,000"
    assert fresh.contract().terms.monthly_guarantee == 10_000
    fresh.type_in("contract.monthly_cap", "100,000")
    assert fresh.contract().terms.monthly_guarantee == 90_000
    assert "以下にしてください" not in fresh.words()


def test_a_cap_below_the_guarantee_is_refused_beside_the_cap(fresh) -> None:
    enter_all(fresh)
    fresh.type_in("contract.monthly_cap", "5,000")
    assert fresh.said("contract.monthly_cap").endswith("前の値は78,000円です。")
    assert fresh.contract().terms.monthly_cap == 78_000


def test_a_choice_that_cannot_be_goes_back(fresh) -> None:
    enter_all(fresh)
    fresh.pick("contract.guarantee_scope", "total")
    fresh.type_in("contract.monthly_guarantee", "90,000")  # in another scope it may be higher
    assert fresh.contract().terms.monthly_guarantee == 90_000
    fresh.pick("contract.guarantee_scope", "variable")
    assert fresh.contract().terms.guarantee_scope is Scope.TOTAL
    assert fresh.find("contract.guarantee_scope").value() == "total"
    assert "78,000円以下にしてください。前の値は基本料と制作費を含めてです。" in fresh.words()


def test_an_end_before_the_start_is_refused(fresh) -> None:
    enter_all(fresh)
    fresh.type_in("contract.end", "2026-03")
    assert fresh.said("contract.end") == "終わりが始まりより前になっています。前の値は2027年3月です。"
    assert fresh.contract().terms.end == Month(2027, 3)


def test_a_start_cannot_be_left_empty(fresh) -> None:
    enter_all(fresh)
    fresh.type_in("contract.start", "")
    assert fresh.said("contract.start") == "空にはできません。前の値は2026年4月です。"


def test_a_day_asks_what_a_broken_month_costs(fresh) -> None:
    enter_all(fresh)
    assert not fresh.find("contract.proration").isVisible()
    fresh.type_in("contract.start", "2026年4月19日")
    assert fresh.contract().terms.start == date(2026, 4, 19)
    fresh.pick("contract.proration", "by_day")
    assert fresh.contract().terms.proration is Proration.BY_DAY


def test_no_number_stands_beside_its_field(fresh) -> None:
    fresh.type_in("contract.base", "二万")
    assert "数字" in fresh.said("contract.base")
    assert fresh.view().contract is None


def test_a_price_alone_makes_the_first_fee(fresh) -> None:
    fresh.type_in("contract.fee1.free", "3")
    assert fresh.view().contract is None  # without a price it is no fee yet
    fresh.type_in("contract.fee1.unit_price", "1.1万")
    assert fresh.contract().terms.fees == (
        PerResult(kpi="qualified_inquiries", unit_price=Decimal(11_000), free=3),
    )


def test_a_tiered_fee_is_kept_once_its_bands_are_whole(sample) -> None:
    sample.pick("contract.add_fee", "tiered")
    name = "contract.fee4"
    before = sample.contract().terms
    sample.pick(f"{name}.kpi", "bookings")
    sample.pick(f"{name}.mode", "slab")
    sample.type_in(f"{name}.tiers.price1", "5,000")
    sample.press_button(f"{name}.tiers.add")
    sample.type_in(f"{name}.tiers.from2", "21")
    sample.type_in(f"{name}.tiers.price2", "4,000")
    fee = next(x for x in sample.contract().terms.fees if isinstance(x, Tiered))
    assert fee == Tiered(
        kpi="bookings", mode=TierMode.SLAB, tiers=(Tier(1, Decimal(5000)), Tier(21, Decimal(4000)))
    )
    assert len(sample.contract().terms.fees) == len(before.fees) + 1
    assert "1件から5,000円、21件から4,000円" in sample.words()
    sample.type_in(f"{name}.tiers.from2", "1")
    assert "段階の始まりの数は、前の段階より大きくしてください。" in sample.words()
    assert sample.contract().terms.fees[3] == fee


def test_pieces_of_work_begin_with_posts(sample) -> None:
    sample.pick("contract.add_fee", "production")
    assert sample.find("contract.fee4.kpi").value() == "posts_published"


def test_a_share_and_a_bonus(sample) -> None:
    sample.pick("contract.add_fee", "share")
    sample.pick("contract.fee4.kpi", "online_sales")
    sample.type_in("contract.fee4.rate", "8%")
    sample.pick("contract.add_fee", "bonus")
    sample.type_in("contract.fee5.at_least", "30")
    sample.type_in("contract.fee5.amount", "50,000")
    fees = sample.contract().terms.fees
    assert Share(kpi="online_sales", rate=Decimal("0.08")) in fees
    assert Bonus(kpi="qualified_inquiries", at_least=30, amount=50_000) in fees
    sample.pick("contract.example_kpi", "online_sales")
    assert "100,000円 × 8%" in sample.words()


def test_a_fee_is_taken_out_and_comes_back_with_undo(sample) -> None:
    before = sample.contract().terms
    last = next(i for i, x in enumerate(before.fees) if isinstance(x, Termination))
    sample.press_button(f"contract.fee{last - 1}.remove")
    assert not any(isinstance(x, Termination) for x in sample.contract().terms.fees)
    sample.undo()
    assert sample.contract().terms == before
    assert "中途解約金" in sample.words()


def test_undo_shows_the_value_before(sample) -> None:
    sample.type_in("contract.base", "30,000")
    assert sample.find("contract.base").editor.text() == "30,000"
    sample.undo()
    assert sample.find("contract.base").editor.text() == "50,000"
    assert sample.contract().terms.fees[1] == Base(amount=50_000)


def test_leaving_a_charge_needs_the_minimum_term(sample) -> None:
    sample.type_in("contract.min_months", "")
    assert sample.said("contract.min_months") == (
        "中途解約金は最低契約期間から計算します。先に最低契約期間を入れてください。前の値は12か月です。"
    )
    assert sample.contract().terms.min_months == 12


def test_a_needed_part_cannot_be_emptied(sample) -> None:
    sample.type_in("contract.fee1.unit_price", "")
    assert sample.said("contract.fee1.unit_price").startswith("空にはできません。")
    assert sample.contract().terms.fees[2] == PerResult(kpi="inquiries", unit_price=Decimal(3000), free=5)


def test_taxes(sample) -> None:
    sample.pick("contract.prices", "tax_inclusive")
    assert sample.contract().terms.prices is Prices.TAX_INCLUSIVE
    assert "うち消費税" in sample.words()


EVERY_KIND = {
    "per_result": {"unit_price": "6,000", "free": "2"},
    "production": {"unit_price": "15,000", "included": "4"},
    "share": {"rate": "8%"},
    "bonus": {"at_least": "30", "amount": "50,000"},
    "pass_through": {"handling": "20%"},
    "termination": {"base_rate": "50%"},
}


def test_every_kind_of_fee_is_typed_and_read_back(fresh) -> None:
    enter_all(fresh)
    for at, (kind, parts) in enumerate(EVERY_KIND.items(), 2):
        fresh.pick("contract.add_fee", kind)
        for part, text in parts.items():
            fresh.type_in(f"contract.fee{at}.{part}", text)
    kinds = [x.kind for x in fresh.contract().terms.fees]
    assert kinds == [
        "initial", "base", "per_result", "per_result", "share", "bonus", "production", "pass_through",
        "termination",
    ]  # fmt: skip
    words = fresh.words()
    assert "超えた分は単価15,000円です" in words
    assert "広告費は、かかった額にその20%の手数料が加わります。" in words
    assert "基本料に含まれる数を超えた制作費と、広告費などの実費は、これに加わります。" in words
    assert "残り1か月ごとに基本料の50%がかかります" in words


def test_income_tax_is_withheld_on_some_fees_of_a_person(fresh) -> None:
    """Script and thumbnails are subject, the fee for results is not: 10.21 % of 80,000."""
    fresh.type_in("contract.base", "60,000")
    fresh.pick("contract.add_fee", "base")
    fresh.type_in("contract.fee2.name", "サムネイル")
    fresh.type_in("contract.fee2.amount", "20,000")
    fresh.type_in("contract.fee1.unit_price", "9,000")
    assert not fresh.find("contract.withheld1").isVisible()
    fresh.pick("contract.withholding", "individual")
    assert "17,357円" in fresh.words()
    fresh.find("contract.withheld3").setFocus()
    press(fresh.window, Qt.Key.Key_Space)
    assert [x.withheld for x in fresh.contract().terms.fees] == [True, True, False]
    words = fresh.words()
    assert "8,168円" in words
    assert "178,832円" in words
    assert "サムネイル: 月額の基本料は20,000円です。" in words
    assert "次の料金からは引きません: 成果の報酬。" in words


def test_a_price_that_is_no_whole_yen_asks_how_its_line_is_rounded(fresh) -> None:
    fresh.type_in("contract.fee1.unit_price", "1.1")
    rounding = fresh.find("contract.fee1.rounding")
    assert rounding.isVisible()
    fresh.pick("contract.fee1.rounding", "up")
    (fee,) = fresh.contract().terms.fees
    assert fee.rounding is Rounding.UP
    fresh.type_in("contract.fee1.unit_price", "2")
    assert not rounding.isVisible()


def test_a_second_base_fee_is_offered_after_the_first(fresh) -> None:
    offered = fresh.find("contract.add_fee")
    assert offered.findData("base") < 0
    fresh.type_in("contract.base", "60,000")
    assert offered.findData("base") >= 0
    assert offered.findData("initial") < 0


def test_a_basis_that_does_not_suit_is_said_to(sample) -> None:
    sample.pick("contract.fee1.kpi", "views")
    assert "向かない" in sample.said("contract.fee1.kpi")
    assert sample.contract().terms.fees[2].kpi == "views"
    assert "払ってよい上限" not in sample.words()  # a view is not what the goal counts


def test_who_the_contract_is_with(fresh) -> None:
    fresh.type_in("contract.agency_name", "つむぎ動画")
    click(fresh.find("contract.agency_kind").findChildren(QWidget)[0])
    fresh.type_in("contract.agency_number", "T123")
    assert "Tと13桁" in fresh.said("contract.agency_number")
    fresh.type_in("contract.agency_number", "Ｔ7123456789012")
    agency = fresh.view().agency
    assert agency is not None
    assert (agency.name, agency.corporation, agency.registration) == ("つむぎ動画", True, "T7123456789012")


def test_another_agency_of_the_shop(sample) -> None:
    first = sample.view().agency
    assert first is not None
    other = next(x for x in sample.view().agencies if x.id != first.id)
    sample.pick("contract.agency", other.id)
    assert sample.contract().agency == other.id
    assert sample.find("contract.agency_name").text() == other.name
    sample.press_button("contract.add_agency")
    new = sample.view().agency
    assert isinstance(new, Agency)
    assert new.name == ""
    assert not sample.find("contract.add_agency").isVisible()  # this one is to be named first


def test_a_draft_is_recorded_as_signed(fresh) -> None:
    enter_all(fresh)
    fresh.press_button("contract.sign")
    record = fresh.find("sign.record")
    assert "数えて支払うもの" in fresh.words()
    assert "12か月の合計は、最高で1,414,600円です。" in fresh.words()
    assert "2027年1月30日までに伝えます。" in fresh.words()
    for at in (1, 2, 3):
        assert not record.isEnabled()
        fresh.find(f"sign.tick{at}").setFocus()
        press(record, Qt.Key.Key_Space)
    fresh.type_in("sign.day", "2026年3月20日")
    click(record)
    assert fresh.contract().state is ContractState.SIGNED
    assert "2026年3月20日に契約しました" in fresh.words()


def test_terms_without_a_fee_cannot_be_signed(fresh) -> None:
    fresh.type_in("contract.end", "2027年11月")
    assert not fresh.find("contract.sign").isEnabled()
    fresh.type_in("contract.base", "25,000")
    assert fresh.find("contract.sign").isEnabled()


def test_ctrl_z_in_an_untouched_field_reaches_the_window(sample) -> None:
    asked = []
    sample.window.undo_asked.connect(lambda: asked.append(True))
    sample.type_in("contract.base", "30,000")
    press(sample.window, Qt.Key.Key_Z, CTRL)
    assert asked


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_nothing_is_cut(qtbot, desk, wear, spoken, scale) -> None:
    wear("light", scale, spoken)
    papers = contract_page(qtbot, desk, width=1024, height=640)
    papers.pick("contract.add_fee", "tiered")
    papers.type_in("contract.start", "2025-05-10")
    assert look_over(papers.window.page()) == []


def test_each_fee_says_what_a_result_costs_all_in_and_what_it_may(sample):
    note = next(x for x in sample.window.page().findChildren(Note) if x.objectName().endswith(".beside"))
    said = plain(note.findChild(QLabel).accessibleName())
    assert "月17件なら、すべて込みで1件5,853円です。払ってよい上限の2,575円を3,278円超えます。" in said
    assert "76.9%以上" in said


def test_a_fee_on_what_the_shop_cannot_count_is_warned_of(sample):
    papers = sample

    def warned() -> str:
        QApplication.processEvents()
        found = [x for x in papers.window.page().findChildren(Note) if x.objectName().endswith(".uncounted")]
        return " ".join(plain(x.findChild(QLabel).accessibleName()) for x in found if x.isVisible())

    assert warned() == ""
    papers.desk.measuring.answer("inquiries", Countable.CANNOT)
    assert "数えられないと答えた" in warned()
    going = heard(papers.window.page().going)
    link = papers.find("contract.get_ready")
    papers.window.page().show_widget(link)
    click(link)
    assert going[-1] == Going("shop_goal", part="measuring")
    papers.desk.database.undo(papers.desk.shop)
    assert warned() == ""
