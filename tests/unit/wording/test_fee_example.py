"""What a contract costs, said honestly: everything known is in it, and what is not known is named."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop import language
from desktop.domain.documents import Reason, impossible
from desktop.domain.fees.around import AllIn, Around
from desktop.domain.fees.example import break_even, drops, telling_curve, typical_month
from desktop.domain.fees.terms import (
    Base,
    Fee,
    Initial,
    PassThrough,
    PerResult,
    Production,
    Scope,
    Terms,
    Tier,
    Tiered,
    TierMode,
)
from desktop.domain.fees.worst import bounds
from desktop.domain.money import Yen
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem
from desktop.wording.amounts import plain
from desktop.wording.fee_example import (
    binding_sentence,
    break_even_sentence,
    cost_sentence,
    curve_sentence,
    drop_sentence,
    included_sentence,
    worst_words,
)
from desktop.wording.fee_words import Words
from desktop.wording.term_refusals import needed_refusal, term_refusal


@pytest.fixture(autouse=True)
def japanese():
    before = language.current()
    language.use("ja")
    yield
    language.use(before)


APRIL = Month(2026, 4)
WORK = Production(kpi="posts_published", unit_price=Decimal(15_000), included=4)


def terms(*more: Fee, price: int = 6000, base: Yen = 25_000, **rules) -> Terms:
    fees = (Base(amount=base), PerResult(kpi="inquiries", unit_price=Decimal(price), free=2), *more)
    return Terms(start=APRIL, fees=fees, **rules)


def test_one_result_all_in_against_its_ceiling() -> None:
    cost, beside = AllIn(61_000, 8), Around()
    assert plain(cost_sentence(cost, beside, 7500)) == (
        "すべて込みで、1件あたり7,625円です(税抜)。払ってよい上限の7,500円を125円超えます。"
    )
    assert plain(cost_sentence(cost, beside, 7625)).endswith("払ってよい上限の7,625円に収まります。")
    assert (
        plain(cost_sentence(cost, Around(with_tax=True), None))
        == "すべて込みで、1件あたり7,625円です(税込)。"
    )
    assert plain(cost_sentence(AllIn(25_000, 0), beside, 7500)) == (
        "成果が1件もない月でも、すべて込みで25,000円かかります。"
    )


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        (Around(), "広告費と自分たちの時間は、まだ記録がないため入っていません。"),
        (Around(ads=4000), "最近の広告費4,000円を含みます。自分たちの時間は、まだ分かりません。"),
        (
            Around(hours=Decimal("8.5"), own_work=12_750),
            "最近の自分たちの作業8.5時間(12,750円)を含みます。実費は入っていません。",
        ),
        (
            Around(ads=4000, hours=Decimal(9), own_work=13_500),
            "最近の自分たちの作業9時間(13,500円)と広告費4,000円を含みます。",
        ),
    ],
)
def test_what_is_in_it_and_what_is_not_known(beside, said) -> None:
    assert plain(included_sentence(beside, bills_costs=True)) == said


def test_what_it_costs_at_worst() -> None:
    assert worst(terms(monthly_cap=78_000)) == "最高でも月113,300円です(税込)。"
    year = terms(Initial(amount=50_000), monthly_cap=78_000, end=APRIL + 11)
    assert worst(year) == (
        "最高でも月168,300円です(税込・初期費用込み)。12か月の合計は、最高で1,414,600円です。"
    )
    assert "増え続けます" in worst(terms())


@pytest.mark.parametrize(
    ("fees", "said"),
    [
        ((WORK,), "基本料に含まれる数を超えた制作費は、これに加わります。"),
        ((PassThrough(cost="ad_spend"),), "広告費などの実費は、これに加わります。"),
        (
            (WORK, PassThrough(cost="ad_spend")),
            "基本料に含まれる数を超えた制作費と、広告費などの実費は、これに加わります。",
        ),
    ],
)
def test_what_no_number_of_results_moves_is_said_to_come_on_top(fees, said) -> None:
    assert worst(terms(*fees, monthly_cap=78_000)) == f"最高でも月113,300円です(税込)。{said}"


@pytest.mark.parametrize("free", [Initial(amount=0), replace(WORK, unit_price=Decimal(0))])
def test_what_is_free_of_charge_is_not_said_to_come_on_top(free) -> None:
    assert worst(terms(free, monthly_cap=78_000)) == "最高でも月113,300円です(税込)。"


def test_a_cap_on_everything_holds_work_too() -> None:
    assert worst(terms(WORK, monthly_cap=78_000, cap_scope=Scope.TOTAL)) == "最高でも月85,800円です(税込)。"


def worst(contract) -> str:
    return plain(worst_words(bounds(contract)))


def test_the_curve_and_where_it_pays_off() -> None:
    known = telling_curve(terms(monthly_cap=78_000), "inquiries", 8)
    words = Words()
    assert plain(break_even_sentence(break_even(known, 15_000), known, words)) == (
        "月に2件あれば、粗利が料金を上回ります。"
    )
    assert (
        plain(break_even_sentence(break_even(known, 100), known, words))
        == "21件まで、料金が粗利を上回ります。"
    )
    assert plain(curve_sentence(known, words)) == "料金は、0件で25,000円、21件で103,000円です。"


def test_a_curve_goes_on_to_where_the_cap_holds() -> None:
    assert telling_curve(terms(monthly_cap=78_000), "inquiries", 8).cap_from == 15
    far = telling_curve(terms(monthly_cap=300_000), "inquiries", 8)
    assert far.cap_from == 52
    assert far.points[-1].count == 72
    never = telling_curve(terms(monthly_cap=90_000_000), "inquiries", 8)
    assert never.cap_from is None
    assert never.points[-1].count == 160
    assert len(telling_curve(terms(), "inquiries", 60).points) == 91
    assert typical_month(terms(), {"inquiries": 8}).net == 61_000


def test_an_edge_at_which_more_costs_less() -> None:
    bands = (Tier(1, Decimal(5000)), Tier(21, Decimal(4000)))
    whole = Tiered(kpi="inquiries", mode=TierMode.WHOLE, tiers=bands)
    found = drops(Terms(start=Month(2026, 4), fees=(whole,)))
    assert plain(drop_sentence(found[0], Words())) == (
        "21件になると、金額が100,000円から84,000円に下がります。意図したものか、代行会社に確かめましょう。"
    )


def test_how_long_it_binds() -> None:
    assert binding_sentence(None, "") == ""
    assert binding_sentence(12, "") == "最低12か月です。"
    assert binding_sentence(None, "2027年1月30日") == "申し出は2027年1月30日までです。"
    assert binding_sentence(12, "2027年1月30日") == "最低12か月です。申し出は2027年1月30日までです。"


def test_a_refusal_says_why_and_what_is_kept() -> None:
    above = impossible(Reason.GUARANTEE_ABOVE_CAP, "contract.monthly_guarantee", limit=78_000)
    assert plain(term_refusal(above, "10,000円")) == (
        "最低保証は、月の上限の78,000円以下にしてください。前の値は10,000円です。"
    )
    assert plain(term_refusal(above, "")).endswith("変更していません。")
    assert "空のまま" in term_refusal(impossible(Reason.LIMIT_OF_ZERO, "contract.monthly_cap"), "")
    missing = Problem(Code.MISSING_KEY, "contract.min_months")
    assert "最低契約期間を入れて" in term_refusal(missing, "12か月")
    assert "桁を減らして" in term_refusal(Problem(Code.WRONG_TYPE, "fee[1].rate"), "")
    assert needed_refusal("10%") == "空にはできません。前の値は10%です。"
    assert "この料金を消して" in needed_refusal()
