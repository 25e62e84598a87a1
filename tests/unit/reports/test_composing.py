"""What the report says about the sample, and that it says only what is known."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from desktop.catalog.catalog import Catalog
from desktop.domain.agencies import Agency, AgencyState
from desktop.domain.book import Book
from desktop.domain.kpis import PlanLine, Tier
from desktop.domain.month import Month
from desktop.domain.reported import Reply
from desktop.domain.results import Result
from desktop.domain.sheet import State
from desktop.domain.shop import Purpose, Shop
from desktop.reports.model import Audience, KpiRow, Report
from desktop.reports.model_agencies import AgenciesSection
from desktop.wording.amounts import plain
from tests.unit.reports.making import OCTOBER, sample_book, sample_report, written


@pytest.fixture(scope="module")
def report(catalog: Catalog) -> Report:
    return sample_report(catalog)


def kpi(report: Report, name: str) -> KpiRow:
    return next(row for row in report.kpis.rows if row.name == name)


def test_three_sentences_tell_the_month(report: Report):
    assert [plain(text) for text in report.summary.sentences] == [
        "有効なお問い合わせは26件、目標17件の153%です。前年同月の8件からは「増えたと言えます」。前月の20件からは「増えた可能性があります」。",
        "最終目標(2027年4月末までに200件)には101件、50.5%まで来ました。期間の50%が過ぎています。",
        "請求書は契約より14,300円多くなっています。「月の上限が使われていないようです」と考えると、1円まで説明できます。",
    ]


def test_large_figures_and_the_way_to_the_goal(report: Report):
    figures = [figure.value for figure in report.summary.figures]
    assert figures == [101, Decimal("0.505"), 99, Decimal("0.5702")]
    track = report.summary.track
    assert track.actual[:6] == (19, 29, 40, 55, 75, 101)
    assert track.actual[6:] == (None,) * 6
    assert (track.low[4], track.low[5], track.high[5]) == (None, 101, 101)
    assert track.low[-1] < 200 < track.high[-1]


def test_what_is_asked_has_a_day_and_a_place(report: Report):
    asked = [
        (request.due and request.due.isoformat(), request.sheet.value) for request in report.summary.requests
    ]
    assert asked[:2] == [("2026-11-30", "fees"), ("2026-12-15", "contract")]


def test_kpis_carry_the_change_in_a_word(report: Report):
    row = kpi(report, "有効なお問い合わせ")
    assert (row.target, row.actual, row.last, row.year_ago, row.state) == (17, 26, 20, 8, State.REACHED)
    assert row.word == "増えたと言えます"
    assert kpi(report, "再生数").word == ""
    assert kpi(report, "リンクをタップした割合").word == "増えたと言えます"


def test_each_reader_sees_the_cost_that_concerns_them(report: Report, catalog: Catalog):
    agency = kpi(report, "成果1件あたりの支払額(税抜)")
    assert (round(agency.actual), agency.target, agency.achievement) == (3846, None, None)
    owner = kpi(sample_report(catalog, Audience.OWNER), "成果1件あたりの費用")
    assert (round(owner.actual), owner.target, owner.state) == (4365, 6000, State.REACHED)
    assert round(owner.year_ago) == 8875, "by today's result, not by the views of the plan of then"


def test_no_rate_leads_past_the_doors_that_bypass_the_link(report: Report):
    rows = {row.name: row for row in report.funnel.rows}
    assert rows["お問い合わせの送信"].rate is None
    assert rows["お問い合わせの送信"].side
    assert rows["リンクのタップ"].gain is None
    assert round(rows["有効なお問い合わせ"].rate, 3) == Decimal("0.897")


def test_a_rate_below_plan_is_the_bottleneck_with_its_gain(catalog: Catalog):
    book = sample_book()
    low = replace(
        next(x for x in book.lines if x.kpi == "qualified_rate" and x.plan == book.plans[-1].id),
        steady_target=Decimal("0.95"),
    )
    lines = tuple(low if x.id == low.id else x for x in book.lines)
    funnel = sample_report(catalog, book=replace(book, lines=lines)).funnel
    stuck = next(row for row in funnel.rows if row.bottleneck)
    assert stuck.name == "有効なお問い合わせ"
    assert round(stuck.gain, 2) == round(26 * (Decimal("0.95") / (Decimal(26) / 29) - 1), 2)
    assert plain(funnel.headline) == (
        "いちばん詰まっているのは「有効なお問い合わせ」で、89.7%(計画95.0%)です。計画の率なら、月に約1.6件増えます。"
    )


def test_the_agency_sees_only_its_own_actions(report: Report, catalog: Catalog):
    assert {row.owner for row in report.actions.rows} == {"代行会社"}
    owner = sample_report(catalog, Audience.OWNER).actions
    assert {"芳江", "ゆい", "代行会社"} == {row.owner for row in owner.rows}


def test_findings_come_with_todays_answer_and_a_question(report: Report):
    assert [row.severity.value for row in report.contract.rows].count("critical") == 2
    first = report.contract.rows[0]
    assert "C29" in first.item
    assert first.today == "期間の途中での解約: なし"
    assert first.ask.endswith("ください。")
    assert "民法651条・656条" in first.why
    assert "2026年11月24日に確かめました" in first.why
    by_practice = next(row for row in report.contract.rows if "C34" in row.item)
    assert "確かめました" not in by_practice.why


def test_an_invoice_for_what_the_contract_does_not_have(catalog: Catalog):
    """June 2025 billed the initial fee again: the line stands there with nothing beside it."""
    fees = sample_report(catalog, month=Month(2025, 6)).fees
    rows = {plain(row.name): (row.contract, row.invoice) for group in fees.groups for row in group.rows}
    assert rows["初期費用"] == (0, 100_000)
    assert rows["合計(税込)"] == (58_300, 168_300)
    assert fees.months[-1].state == "○ 訂正済み"


@pytest.mark.parametrize("audience", list(Audience))
def test_every_month_of_the_sample_can_be_reported(catalog: Catalog, audience: Audience, tmp_path: Path):
    book = sample_book()
    for month in book.months():
        report = sample_report(catalog, audience, book=book, month=month)
        with zipfile.ZipFile(written(report, tmp_path / f"{month}.xlsx")) as parts:
            everything = b"".join(parts.read(name) for name in parts.namelist()).decode()
        assert "<v>不一致</v>" not in everything, month
        assert "<v>一致</v>" in everything or not report.kpis.rows, month
        assert report.data.months[-1] == month
        assert (report.fees is not None) == (month >= Month(2025, 5))


def test_nothing_of_later_months_is_told(catalog: Catalog):
    report = sample_report(catalog, month=Month(2026, 7))
    assert report.summary.figures[0].value == 40
    assert report.goal.reached == 40
    assert report.data.months[-1] == Month(2026, 7)
    assert [month.month for month in report.fees.months][-1] == Month(2026, 7)


def without(book: Book, code: str) -> Book:
    kept = (x for x in book.results if (x.month, x.kpi) != (OCTOBER, code))
    return replace(book, results=tuple(kept))


def test_what_is_not_measured_is_never_zero(catalog: Catalog, tmp_path: Path):
    report = sample_report(catalog, book=without(sample_book(), "link_clicks"))
    row = kpi(report, "リンクをタップした割合")
    assert (row.actual, row.achievement) == (None, None)
    book = openpyxl.load_workbook(written(report, tmp_path / "gap.xlsx"), data_only=True)
    cells = next(x for x in book["KPI"].iter_rows(min_row=7) if x[1].value == row.name)
    assert [cells[at].value for at in (4, 5, 6)] == ["未計測", "—", "？ 未計測"]
    heads = [cell.value for cell in book["データ"][6]]
    assert book["データ"].cell(book["データ"].max_row, heads.index("リンクのタップ") + 1).value is None
    labels = [x[1].value for x in book["検算"].iter_rows()]
    assert row.name not in labels


def test_a_month_that_is_not_complete_is_not_judged(catalog: Catalog):
    book = sample_book()
    partial = (
        replace(x, partial=True) if x.month == OCTOBER and x.kpi == "inquiries" else x for x in book.results
    )
    report = sample_report(catalog, book=replace(book, results=tuple(partial)))
    row = kpi(report, "有効なお問い合わせ")
    assert (row.partial, row.achievement, row.word) == (True, None, "")
    assert "途中までの月" in report.summary.sentences[0]


def test_a_shop_with_a_single_figure_has_a_report(catalog: Catalog, tmp_path: Path):
    shop = Shop("s", "はじめの店", Purpose.CUSTOMERS)
    book = Book(shop, results=(Result("r", "s", OCTOBER, "views", Decimal(1200)),))
    report = sample_report(catalog, book=book)
    assert (report.fees, report.trend, report.funnel, report.contract, report.summary.track) == (None,) * 5
    sheets = openpyxl.load_workbook(written(report, tmp_path / "first.xlsx")).sheetnames
    assert sheets == ["表紙", "要約", "KPI", "検算", "定義", "データ", "図データ"]


def test_views_get_no_word_even_where_a_plan_makes_them_its_result(catalog: Catalog):
    """Under the first plan views were the result; they vary far more than counts do."""
    report = sample_report(catalog, month=Month(2025, 10))
    assert "再生数" in report.summary.sentences[0]
    texts = (*report.summary.sentences, report.trend.headline, *report.kpis.notes)
    words = ("と言えます", "可能性があります", "まだ判断できません")
    assert [text for text in texts if any(word in text for word in words)] == []
    assert kpi(report, "再生数").word == ""


def test_whether_paying_by_results_suits_the_shop_is_only_the_owners(catalog: Catalog, tmp_path: Path):
    owner = sample_report(catalog, Audience.OWNER)
    assert owner.fit is not None
    assert (owner.fit.total, len(owner.fit.rows)) == (Decimal("62.5"), 12)
    assert sum(row.points for row in owner.fit.rows) == owner.fit.total
    book = openpyxl.load_workbook(written(owner, tmp_path / "owner.xlsx"), data_only=True)
    cells = [cell.value for row in book["向き・不向き"].iter_rows() for cell in row]
    assert 62.5 in cells
    assert any("準備すれば" in str(text) for text in cells)
    agency = sample_report(catalog)
    assert agency.fit is None
    told = written(agency, tmp_path / "agency.xlsx")
    with zipfile.ZipFile(told) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "ignore")
    assert "向き・不向き" not in everything


def test_the_agencies_side_by_side_are_only_the_owners(catalog: Catalog, tmp_path: Path):
    owner = sample_report(catalog, Audience.OWNER)
    assert owner.agencies is not None
    assert [x.low for x in owner.agencies.columns] == [Decimal(55), Decimal("52.25"), Decimal("58.25")]
    assert [x.decision for x in owner.agencies.columns] == ["契約先", "見送り", "見送り"]
    first = owner.agencies.criteria[0]
    assert (first.weight, [(x.value, x.words) for x in first.scores]) == (
        14, [(2, "書類"), (1, "広告のみ"), (3, "書類")],
    )  # fmt: skip
    book = openpyxl.load_workbook(written(owner, tmp_path / "owner.xlsx"), data_only=True)
    cells = [cell.value for row in book["代行会社の評価"].iter_rows() for cell in row]
    assert {55.0, "1人なので、休まれると止まってしまうため。"} <= set(cells)
    agency = sample_report(catalog)
    assert agency.agencies is None
    told = written(agency, tmp_path / "agency.xlsx")
    with zipfile.ZipFile(told) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "ignore")
    assert "たなか動画工房" not in everything
    assert "代行会社の評価" not in everything


def test_a_gap_a_changed_weight_and_a_fifth_agency_are_said(catalog: Catalog):
    book = sample_book()
    other = Agency("z", book.shop.id, "五社目", scores={"A02": 4}, evidence={"A02": "document"})
    more = tuple(replace(other, id=f"z{at}", name=f"{at}社目") for at in (4, 5))
    shop = replace(book.shop, weights={"A01": 50})
    report = sample_report(
        catalog, Audience.OWNER, book=replace(book, shop=shop, agencies=(*book.agencies, *more))
    )
    section = report.agencies
    assert section is not None
    candidate = section.columns[1]
    assert candidate.name == "4社目"
    assert candidate.span == "5.9〜100.0"
    assert [x.weight for x in section.criteria[:2]] == [50, 8]
    assert round(candidate.low, 3) == Decimal("5.882")  # 8 of 100 - 14 + 50; what is not asked counts 0
    assert section.criteria[0].scores[1].value is None
    assert any(
        "「問い合わせなどの成果の実績」はお店が決めた重みです。おすすめは14です。" in x for x in section.notes
    )
    assert any("たなか" in x or "ハイビーム" in x for x in section.notes if "載せていません" in x)


def test_what_was_typed_as_rounded_is_named_without_what_the_agency_may_not_see(catalog: Catalog):
    book = sample_book()
    codes = ("views", "cost_of_goods")
    others = [x for x in book.results if x.month != OCTOBER or x.kpi not in codes]
    about = [Result(x, "sample", OCTOBER, x, Decimal(9_000), rounded=True) for x in codes]
    line = PlanLine("x", "sample", book.plan(OCTOBER).id, "cost_of_goods", Tier.REFERENCE, 99)
    rounded = replace(book, results=(*others, *about), lines=(*book.lines, line))
    name = catalog.measures["cost_of_goods"].name["ja"]

    def told(audience: Audience) -> str:
        notes = sample_report(catalog, audience, book=rounded).kpis.notes
        return "".join(x for x in notes if "丸めて入れた" in x)

    assert ["再生数" in told(x) for x in (Audience.OWNER, Audience.AGENCY)] == [True, True]
    assert [name in told(x) for x in (Audience.OWNER, Audience.AGENCY)] == [True, False]


def test_who_was_declined_neither_leads_nor_is_warned_of(catalog: Catalog):
    book = sample_book()
    chosen, *declined = book.agencies

    def section(first: Agency, *others: Agency) -> AgenciesSection:
        found = sample_report(catalog, Audience.OWNER, book=replace(book, agencies=(first, *others))).agencies
        assert found is not None
        return found

    told = section(chosen, *declined)
    assert plain(told.headline).startswith("合同会社かざぐるま映像舎を選びました。100点満点で55.0点")
    assert not [x for x in told.notes if "お店が決めた重み" in x]
    assert told.faults[0][1] == ("当てはまらない", "まだ聞いていない", "まだ聞いていない")
    nobody = section(replace(chosen, state=AgencyState.CANDIDATE), *declined)  # 55 beside a declined 58.25
    assert plain(nobody.headline) == "まだどの会社も選んでいません。"
    faulty = {"account": True}
    at_fault = section(replace(chosen, faults=faulty), *(replace(x, faults=faulty) for x in declined))
    assert at_fault.faults[0][1] == ("当てはまる",) * 3
    warned = [x for x in at_fault.notes if x not in told.notes]
    assert [chosen.name in x for x in warned] == [True]


def test_without_a_score_there_is_no_such_sheet(catalog: Catalog):
    book = sample_book()
    unjudged = tuple(replace(x, scores={}) for x in book.agencies)
    assert sample_report(catalog, Audience.OWNER, book=replace(book, agencies=unjudged)).agencies is None


def test_what_a_result_may_cost_is_only_the_owners(catalog: Catalog):
    owner = " ".join(plain(note) for note in sample_report(catalog, Audience.OWNER).fees.notes)
    assert "113,500円、成果1件では4,365円です。払ってよい上限は2,575円です。" in owner
    agency = sample_report(catalog)
    assert "2,575" not in repr(agency)


def test_what_the_agency_does_next_stands_among_the_actions(catalog):
    book = sample_book()
    said = (
        Reply("r1", "sample", OCTOBER, "link_ctr", "文言が弱い", "文言を変える", "佐藤", date(2026, 11, 20)),
        Reply("r2", "sample", OCTOBER, "qualified_inquiries", "法事の季節"),
        Reply("r3", "sample", Month(2026, 9), "link_ctr", "前の月", "別の月の話"),
    )
    section = sample_report(catalog, book=replace(book, replies=said)).actions
    row = section.rows[-1]
    assert (row.text, row.owner, row.due) == (
        "リンクをタップした割合: 文言を変える", "佐藤", date(2026, 11, 20),
    )  # fmt: skip
    assert row.seen == "代行会社の説明: 文言が弱い"
    assert section.notes == ("代行会社の説明(有効なお問い合わせ): 法事の季節",)
    assert not [x for x in section.rows if "別の月の話" in x.text]
