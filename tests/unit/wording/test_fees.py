"""Every kind of line, every reason for a zero, every mistake and every rule has words in both languages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop import language
from desktop.domain.documents import Expected, Reason
from desktop.domain.fees import terms as t
from desktop.domain.fees.lines import FeeLine, LineKind, Why
from desktop.domain.fees.mistakes import InvoiceCheck, Mistake, check_invoice
from desktop.domain.fees.reading import read_results, read_terms
from desktop.domain.fees.results import Counted
from desktop.domain.fees.statement import statement
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem
from desktop.wording.amounts import plain
from desktop.wording.documents import expected_words, reason_sentence
from desktop.wording.fee_words import catalogue_words
from desktop.wording.fees import arithmetic, bill, invalid_note, kind_name, line_text
from desktop.wording.mistakes import by_contract, summary, supposition, title
from desktop.wording.problems import sentence
from desktop.wording.terms import sentences
from tests.unit.domain.fees.making import month, months, per_result, terms, tiered

CASES = Path(__file__).parents[2] / "data" / "fees"
JAPANESE = re.compile("[ぁ-んァ-ン一-龥]")


@pytest.fixture(params=["ja", "en"])
def spoken(request):
    language.use(request.param)
    yield request.param
    language.use("ja")


@pytest.fixture
def japanese():
    language.use("ja")


def said_well(text: str, spoken: str) -> bool:
    """A text is there, has no hole, and is in the language spoken."""
    return bool(text) and "{" not in text and bool(JAPANESE.search(text)) == (spoken == "ja")


def all_lines() -> list[FeeLine]:
    found = []
    for path in sorted(CASES.glob("[GR]*.terms.toml")):
        contract = read_terms(tomllib.loads(path.read_text(encoding="utf-8")))
        results = path.with_name(path.name.replace(".terms.", ".results."))
        given = read_results(tomllib.loads(results.read_text(encoding="utf-8")))
        found += [line for one in statement(contract, given).months for line in one.lines]
    return found + more_lines()


def more_lines() -> list[FeeLine]:
    """Zeros that the cases do not have."""
    contract = terms(per_result(5_000), t.Production(kpi="posts", unit_price=Decimal(1), included=4))
    rare = terms(per_result("0.1"), tiered(t.TierMode.STEP, (5, 40_000)))
    given = [(contract, {"inquiries": Counted(3, 3), "posts": 2}), (rare, 1)]
    return [x for made, one in given for x in statement(made, months(one)).months[0].lines]


def lines_by_kind() -> dict[LineKind, FeeLine]:
    return {line.kind: line for line in all_lines()}


def test_the_lines_of_these_tests_cover_everything():
    assert {line.kind for line in all_lines()} == set(LineKind)
    assert {line.why_zero for line in all_lines()} == {None, *Why}


def test_every_line_is_said(spoken):
    for line in all_lines():
        assert "{" not in line_text(line)
        assert said_well(kind_name(line.kind), spoken)
        if line.why_zero:
            assert said_well(arithmetic(line, lambda _code: "X"), spoken)
            assert ("0円" if spoken == "ja" else "¥0") in plain(arithmetic(line))


def how(line: FeeLine, **words) -> str:
    return plain(arithmetic(line, **words))


def first_line(contract, *given):
    return statement(contract, months(*given)).months[-1].lines[0]


def line_of(kind, contract, *given):
    return next(x for x in statement(contract, months(*given)).months[-1].lines if x.kind is kind)


def test_arithmetic_in_japanese(japanese):
    slab = tiered(t.TierMode.SLAB, (1, 20_000), (6, 15_000), (16, 12_000))
    assert how(first_line(terms(per_result(3_000, free=5)), 26)) == "有効26件 − 無料5件 = 21件 × 3,000円"
    assert how(first_line(terms(per_result("1.1", kpi="views")), {"views": 83_417})) == "有効83,417件 × 1.1円"
    assert how(first_line(terms(slab), 18)) == "5件 × 20,000円 + 10件 × 15,000円 + 3件 × 12,000円"
    assert how(first_line(terms(replace(slab, cumulative=True)), 4, 3)) == (
        "通算5〜7番目: 1件 × 20,000円 + 2件 × 15,000円"
    )
    assert how(first_line(terms(replace(slab, mode=t.TierMode.WHOLE)), 18)) == (
        "有効18件 × 12,000円(全部に、届いた段階の単価)"
    )
    share = t.Share(kpi="online_sales", rate=Decimal("0.105"))
    assert how(first_line(terms(share), {"online_sales": 999})) == "999円 × 10.5%"


def test_cuts_say_what_becomes_of_the_rest(japanese):
    capped = terms(per_result(3_000), monthly_cap=50_000)
    assert how(line_of(LineKind.CAP_CUT, capped, 21)) == "月の上限 50,000円を超えた13,000円は請求されません"
    carried = replace(capped, carry_over=True)
    assert (
        how(line_of(LineKind.CAP_CUT, carried, 21))
        == "月の上限 50,000円を超えた13,000円は翌月に繰り越されます"
    )
    total = terms(per_result(3_000), total_cap=60_000)
    assert how(line_of(LineKind.TOTAL_CAP_CUT, total, 10, 15)) == (
        "契約全体の上限の残り 30,000円を超えた15,000円は請求されません"
    )
    assert how(line_of(LineKind.TOTAL_CAP_CUT, total, 20, 1)) == (
        "契約全体の上限に達しているため、3,000円は請求されません"
    )


def test_zeros_say_why(japanese):
    bonus = t.Bonus(kpi="inquiries", at_least=30, amount=100_000)
    assert how(first_line(terms(bonus), 24)) == "達していないため0円: 30件のところ24件"
    assert how(first_line(terms(per_result(3_000, free=5)), 4)) == "有効4件は無料の5件までのため0円"
    assert how(first_line(terms(per_result(3_000)), {"inquiries": Counted(2, 2)})) == (
        "届いた2件がすべて無効のため0円"
    )


def test_a_cancelled_result_says_its_month_and_price(japanese):
    line = line_of(LineKind.CLAWBACK, terms(per_result(6_000)), 5, month(9, cancelled=[(0, 1)]))
    assert how(line) == "2026年4月分の1件 × 6,000円"


def test_what_was_invalid_is_noted(japanese):
    line = first_line(terms(per_result(6_000)), {"inquiries": Counted(14, 3)})
    assert plain(invalid_note(line)) == "届いた14件のうち無効3件"
    assert plain(line_text(line)) == "成果の報酬: 有効11件 × 6,000円(届いた14件のうち無効3件)"


def test_units_and_labels_of_the_catalogue(catalog, japanese):
    words = catalogue_words(catalog.measures)
    line = first_line(terms(per_result("1.1", kpi="views")), {"views": 83_417})
    assert how(line, units=words.units) == "有効83,417回 × 1.1円"
    assert words.names("ad_spend") == "広告費"
    assert words.names("our_own") == "our_own"


def test_the_contracts_own_name_is_used(spoken):
    line = first_line(terms(per_result(6_000, name="反響課金")), 3)
    assert line_text(line).startswith("反響課金: ")


# --- the bill ------------------------------------------------------------------------------------


def test_a_bill_adds_up(japanese):
    contract = terms(
        per_result(9_000),
        t.Base(amount=60_000),
        t.PassThrough(cost="props", mode=t.PassThroughMode.REIMBURSED),
        withholding=t.Withholding.INDIVIDUAL,
    )
    found = statement(contract, months(month(10, costs={"props": 5_000}))).months[0]
    assert [(row.name, plain(row.how), row.amount) for row in bill(found)] == [
        ("成果の報酬", "有効10件 × 9,000円", 90_000),
        ("月額の基本料", "", 60_000),
        ("小計(税抜)", "", 150_000),
        ("消費税 10%", "切り捨て", 15_000),
        ("実費", "props(立替・消費税なし)", 5_000),
        ("合計(税込)", "", 170_000),
        ("源泉徴収", "150,000円に対して", -15_315),
        ("お支払い", "", 154_685),
    ]


def test_a_bill_below_zero_shows_the_credit(spoken):
    contract = terms(per_result(5_000))
    found = statement(contract, months(10, month(1, cancelled=[(0, 3)]))).months[-1]
    rows = bill(found)
    before = [row.amount for row in rows[: [row.kind for row in rows].index("subtotal")]]
    assert sum(before) == found.net == 0
    assert before[-1] == 10_000


def test_two_lines_of_one_name_say_their_kpi(japanese):
    contract = terms(per_result(5_000), per_result(800, kpi="orders"))
    found = statement(contract, months({"inquiries": 1, "orders": 2})).months[0]
    labels = {"inquiries": "お問い合わせ", "orders": "ご注文"}
    names = [row.name for row in bill(found, labels.__getitem__)][:2]
    assert names == ["成果の報酬(お問い合わせ)", "成果の報酬(ご注文)"]


def test_inclusive_prices_say_that_the_tax_is_inside(japanese):
    found = statement(terms(t.Base(amount=11_000), prices=t.Prices.TAX_INCLUSIVE), months({})).months[0]
    assert [row.name for row in bill(found)] == ["月額の基本料", "小計(税込)", "うち消費税 10%", "合計(税込)"]


# --- mistakes ------------------------------------------------------------------------------------


def checked(invoiced: int) -> InvoiceCheck:
    contract = terms(t.Base(amount=25_000), per_result(6_000, free=2), monthly_guarantee=10_000)
    october = month(Counted(14, 3), cancelled=[(0, 1)])
    return check_invoice(contract, months(9, october), invoiced)


def test_every_mistake_is_said_without_blame(spoken):
    found = checked(80_300).month
    for mistake in Mistake:
        said = title(mistake, found)
        assert said_well(said, spoken)
        assert ("よう" if spoken == "ja" else "seem") in said
        assert said_well(by_contract(mistake), spoken)
        assert by_contract(mistake).endswith("。" if spoken == "ja" else ".")


def test_an_invoice_explained(japanese):
    found = checked(106_700)
    assert plain(summary(found)) == "違いの26,400円は、次の2つで1円まで説明できます。"
    (explanation,) = found.explanations
    assert [plain(title(x, found.month)) for x in explanation.mistakes] == [
        "無効の3件も数えられているようです",
        "2026年4月分の取消1件が引かれていないようです",
    ]
    assert explanation.effects == (19_800, 6_600)
    assert plain(supposition(explanation, found)) == (
        "もし「無効の3件も数えられているようです」と「2026年4月分の取消1件が引かれていないようです」が"
        "当たっていれば、請求額106,700円を1円まで説明できます。"
    )


@pytest.mark.parametrize(
    ("invoiced", "said"),
    [
        (80_300, "請求書は契約どおりです。"),
        (80_301, "契約より1円多い請求です。よくあるまちがいでは説明できません。明細を見くらべてください。"),
        (80_299, "契約より1円少ない請求です。よくあるまちがいでは説明できません。明細を見くらべてください。"),
    ],
)
def test_a_match_and_what_nothing_explains(invoiced, said, japanese):
    assert plain(summary(checked(invoiced))) == said


def test_several_ways_are_counted(spoken):
    found = check_invoice(terms(t.Base(amount=12_345)), months({}), 13_580)
    assert said_well(summary(found).replace("¥", ""), spoken)
    assert "2" in summary(found)


# --- terms read back, and refusals ---------------------------------------------------------------


def test_terms_read_back_in_japanese(japanese):
    contract = terms(
        t.Initial(amount=50_000),
        t.Base(amount=25_000),
        per_result(6_000, free=2),
        monthly_guarantee=10_000,
        monthly_cap=78_000,
        end=Month(2027, 3),
        min_months=12,
    )
    assert [plain(x) for x in sentences(contract, {"inquiries": "有効なお問い合わせ"}.get)] == [
        "契約期間は2026年4月から2027年3月までです。",
        "最低契約期間は12か月です。",
        "最初の月に、初期費用50,000円を払います。",
        "月額の基本料は25,000円です。",
        "有効なお問い合わせ: 単価6,000円で、毎月2件までは無料です。",
        "成果がない月も、成果の報酬として少なくとも10,000円を払います。",
        "成果の報酬は、月に78,000円が上限です。",
        "月の上限を超えた分は請求されません。",
        "後から取り消された成果は、最低保証と上限をかける前に差し引きます。",
        "消費税10%が加わります(1円未満は切り捨て)。",
    ]


def test_every_contract_can_be_read_back(spoken):
    for path in sorted(CASES.glob("[GRI]*.terms.toml")):
        contract = read_terms(tomllib.loads(path.read_text(encoding="utf-8")))
        for said in sentences(contract, lambda _code: "X"):
            assert said_well(said.replace("¥", ""), spoken)
            assert said.endswith("。" if spoken == "ja" else ".")


def test_every_rule_can_be_read_back(spoken):
    band = ((1, 5_000), (21, 4_000))
    fees = [tiered(mode, *band, cumulative=whole) for mode in t.TierMode for whole in (False, True)]
    fees += [t.Bonus(kpi="x", at_least=3, amount=1, cumulative=whole) for whole in (False, True)]
    fees += [
        t.PassThrough(cost="x", handling=rate, mode=mode)
        for rate in (None, Decimal("0.2"))
        for mode in t.PassThroughMode
    ]
    fees += [t.Termination(base_rate=Decimal("0.5"), taxable=taxed) for taxed in (False, True)]
    fees += [t.Production(kpi="x", unit_price=Decimal(5), included=n) for n in (0, 4)]
    contract = terms(
        *fees,
        min_months=6,
        monthly_guarantee=1,
        guarantee_scope=t.Scope.TOTAL,
        monthly_cap=2,
        cap_scope=t.Scope.TOTAL,
        total_cap=3,
        carry_over=True,
        clawback=t.ClawbackOrder.AFTER_CAPS,
        proration=t.Proration.BY_DAY,
        prices=t.Prices.TAX_INCLUSIVE,
        withholding=t.Withholding.INDIVIDUAL,
    )
    told = sentences(contract, lambda _code: "X")
    assert len(set(told)) == len(told)
    assert all(said_well(said, spoken) for said in told)


@pytest.mark.parametrize("expected", Expected)
def test_what_is_expected_is_said(expected, spoken):
    assert said_well(expected_words(expected), spoken)


@pytest.mark.parametrize("reason", Reason)
def test_why_a_value_cannot_be_is_said(reason, spoken):
    values = {
        "choices": "slab, whole",
        "limit": 80_000,
        "due": Month(2026, 5),
        "last": Month(2026, 5),
        "first": Month(2026, 4),
        "left": 2,
    }
    said = reason_sentence(reason, values)
    assert said_well(said.replace("¥", ""), spoken)
    problem = Problem(Code.IMPOSSIBLE, "month[1].month", {"file": "r.toml", "reason": reason, **values})
    assert said in sentence(problem)
    assert "r.toml" in sentence(problem)
    assert "month[1].month" in sentence(problem)
