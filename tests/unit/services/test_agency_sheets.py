"""A returned workbook comes in as one step: figures beside what is known, posts, reasons, claims, cancellations."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.agency_sheet import Part
from desktop.domain.entering import Typed
from desktop.domain.importing import Outcome, Status
from desktop.domain.month import Month
from desktop.domain.posts import Post, PostCount
from desktop.domain.problems import Code
from desktop.domain.reported import Claim, Reply
from desktop.domain.results import Cancellation, Result
from desktop.services.importing import Importing
from desktop.services.reporting import Reporting
from tests.unit.reports.agency_making import Filled

VERSION_1 = Path(__file__).parents[2] / "data" / "agency" / "version-1.xlsx"
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
KINDS = (Result, Post, PostCount, Reply, Claim, Cancellation)


def later() -> datetime:
    return datetime(2026, 12, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def importing(database, catalog) -> Importing:
    return Importing(database, catalog, later)


@pytest.fixture
def sheet(database, catalog, tmp_path):
    """The sheet of November as the shop sends it, to be filled in."""
    path = tmp_path / "11月.xlsx"
    Reporting(database, catalog, later).write_agency_sheet("sample", NOVEMBER, "ja", path)

    def filled() -> Filled:
        return Filled(openpyxl.load_workbook(path))

    return filled


def rows(database, kind, **where):
    with database.read() as reader:
        return reader.all(kind, shop="sample", **where)


def everything(database):
    with database.read() as reader:
        kept = [x for kind in KINDS for x in reader.all(kind, shop="sample")]
    return {(type(x), x.id): replace(x, version=0) for x in kept}


def value(database, kpi: str, month: Month = NOVEMBER) -> Result | None:
    found = rows(database, Result, month=month, kpi=kpi)
    return found[0] if found else None


def test_nothing_is_saved_by_looking_and_all_of_it_in_one_step(database, importing):
    before = everything(database)
    preview = importing.preview([VERSION_1], shop="sample")
    assert everything(database) == before
    (table,) = preview.tables
    assert table.status is Status.OK
    assert {x.kpi for x in preview.entries} == {
        "inquiries", "inquiries_rejected", "ad_spend", "profile_views", "local_audience_share", "views",
    }  # fmt: skip
    assert (preview.new_posts, preview.known_posts) == (2, 0)
    assert len(preview.handed.replies) == 3
    assert len(preview.handed.claims) == 2
    assert [x.open for x in preview.handed.cancellations] == [True]
    applied = importing.apply(preview)
    assert applied.step is not None
    assert value(database, "views").value == 120_000
    assert value(database, "views").rounded
    assert (value(database, "views").source, value(database, "views").evidence) == (
        "agency_sheet",
        "TikTok Studio",
    )
    assert value(database, "local_audience_share").value == Decimal("0.51")
    assert value(database, "likes") is None or value(database, "likes").value is None
    reasons = {x.kpi: x for x in rows(database, Reply, month=NOVEMBER)}
    assert reasons["qualified_inquiries"].who == "佐藤"
    assert reasons[""].reason == "11月5日は臨時休業でした。"
    assert [x.way for x in rows(database, Claim)] == ["phone", "line"]
    (post,) = [x for x in rows(database, Post) if x.video == "7412345678901234567"]
    assert (post.template, post.hook, post.length) == ("T05", "result_first", 28)
    (count,) = rows(database, PostCount, post=post.id)
    assert (count.views, count.likes, count.responses, count.source) == (9800, None, 14, "agency_sheet")
    database.undo("sample")
    assert everything(database) == before
    database.redo("sample")
    importing.take_back(applied.step.id)
    assert everything(database) == before


def test_the_same_workbook_twice_changes_nothing(database, importing):
    importing.apply(importing.preview([VERSION_1], shop="sample"))
    again = importing.preview([VERSION_1], shop="sample")
    assert {x.kpi: x.outcome for x in again.entries if x.outcome is not Outcome.SAME} == {
        "inquiries": Outcome.CONFLICT,  # both were typed before
        "inquiries_rejected": Outcome.CONFLICT,
    }
    assert importing.apply(again).step is None


def test_a_known_figure_is_shown_beside_the_agencys_and_kept(database, months, importing):
    months.enter(NOVEMBER, "inquiries", Typed(Decimal(15)))
    preview = importing.preview([VERSION_1], shop="sample")
    entry = next(x for x in preview.entries if x.kpi == "inquiries")
    assert (entry.now, entry.then, entry.outcome) == (15, 17, Outcome.CONFLICT)
    importing.apply(preview)
    assert value(database, "inquiries").value == 15
    importing.apply(importing.preview([VERSION_1], shop="sample"), take=[entry])
    assert value(database, "inquiries").value == 17


def test_a_services_own_number_is_not_replaced_by_the_agencys(database, importing):
    with database.unit("import", shop="sample") as unit:
        there = unit.one(Result, shop="sample", month=NOVEMBER, kpi="views")
        row = there or Result("v", "sample", NOVEMBER, "views", None)
        unit.put(replace(row, value=Decimal(99_000), source="imported:tiktok_studio.overview"))
    importing.apply(importing.preview([VERSION_1], shop="sample"))
    assert value(database, "views").value == 99_000


def test_closed_months_keep_their_figures_but_take_the_reasons(database, months, importing):
    replace(months, clock=later).close(NOVEMBER)
    preview = importing.preview([VERSION_1], shop="sample")
    outcomes = {x.kpi: x.outcome for x in preview.entries}
    assert outcomes["views"] is Outcome.CLOSED
    applied = importing.apply(preview)
    assert not applied.changed
    assert rows(database, Reply, month=NOVEMBER)
    (cancelled,) = [x for x in rows(database, Cancellation) if x.reason.startswith("重複")]
    assert (cancelled.month, cancelled.of_month, cancelled.count) == (Month(2026, 12), OCTOBER, 1)


def test_cancellations_are_proposals_that_can_be_left(database, importing):
    preview = importing.preview([VERSION_1], shop="sample")
    (proposed,) = preview.handed.cancellations
    before = len(rows(database, Cancellation))
    importing.apply(preview, uncancelled={proposed.cancellation.id})
    assert len(rows(database, Cancellation)) == before


def test_more_cancelled_than_there_were_is_said_and_not_taken(database, importing, sheet, tmp_path):
    filled = sheet()
    for row, count in ((1, 20), (2, 20)):
        filled.put(Part.CANCELLED, row, month="2026-10", kpi="お問い合わせの合計", count=count, reason="重複")
    preview = importing.preview([filled.save(tmp_path / "c.xlsx")], shop="sample")
    first, second = preview.handed.cancellations
    assert first.open
    assert second.problem is not None
    assert second.problem.code is Code.CANCEL_TOO_MANY
    importing.apply(preview)
    assert [x.count for x in rows(database, Cancellation) if x.reason == "重複"] == [20]


def test_cancelled_ones_are_held_against_figures_that_come_in_with_them(
    database, catalog, importing, sheet, tmp_path
):
    with database.unit("forget", shop="sample") as unit:
        unit.delete(*unit.all(Result, shop="sample", month=OCTOBER))
    october, november = tmp_path / "10月.xlsx", tmp_path / "11月.xlsx"
    Reporting(database, catalog, later).write_agency_sheet("sample", OCTOBER, "ja", october)
    told = Filled(openpyxl.load_workbook(october))
    told.put(Part.NUMBERS, "inquiries", value=5).save(october)
    filled = sheet()
    for row, count in ((1, 2), (2, 6)):
        filled.put(Part.CANCELLED, row, month="2026-10", kpi="お問い合わせの合計", count=count, reason="重複")
    files = [october, filled.save(november)]
    preview = importing.preview(files, shop="sample")
    assert [x.open for x in preview.handed.cancellations] == [True, False]  # 2 of 5, then 6 of 3
    importing.apply(preview)
    assert [x.count for x in rows(database, Cancellation) if x.reason == "重複"] == [2]
    assert importing.apply(importing.preview(files, shop="sample")).step is None


def test_a_corrected_workbook_replaces_its_claims_and_reasons(database, importing, sheet, tmp_path):
    importing.apply(importing.preview([VERSION_1], shop="sample"))
    filled = sheet()
    filled.put(Part.CLAIMS, 1, day="2026-11-07", kpi="お問い合わせの合計", mark="No. 9")
    filled.put(Part.REPLIES, "link_ctr", reason="別の理由")
    step = importing.apply(importing.preview([filled.save(tmp_path / "c.xlsx")], shop="sample")).step
    assert [x.mark for x in rows(database, Claim)] == ["No. 9"]
    reasons = {x.kpi: x.reason for x in rows(database, Reply, month=NOVEMBER)}
    assert reasons["link_ctr"] == "別の理由"
    assert reasons["qualified_inquiries"]
    importing.take_back(step.id)
    assert [x.mark for x in rows(database, Claim)] == ["No. 1", "No. 2"]


def test_posts_known_already_are_filled_in_and_not_doubled(database, importing):
    link = "https://www.tiktok.com/@yukiwari/video/7412345678901234567"
    with database.unit("post", shop="sample") as unit:
        unit.put(Post("p1", "sample", NOVEMBER.first, "わたしの題名", link, template="T01"))
    preview = importing.preview([VERSION_1], shop="sample")
    assert (preview.new_posts, preview.known_posts) == (1, 1)
    importing.apply(preview)
    (post,) = rows(database, Post, id="p1")
    assert (post.title, post.template, post.length) == ("わたしの題名", "T01", 28)


def test_another_shops_sheet_and_unknown_figures_are_told(importing, sheet, tmp_path, database):
    filled = sheet()
    numbers, _row, columns = filled.table(Part.NUMBERS)
    numbers.cell(
        filled.cell(Part.NUMBERS, "views", "value").row, columns["mikiwame:numbers"]
    ).value = "no_such"
    filled.put(Part.NUMBERS, "no_such", value=3)
    preview = importing.preview([filled.save(tmp_path / "u.xlsx")], shop="sample")
    assert [x.code for x in preview.problems] == [Code.SHEET_FIGURE_GONE]
    codes = filled.book["_mikiwame"]
    codes["B3"] = "another"
    (table,) = importing.preview([filled.save(tmp_path / "o.xlsx")], shop="sample").tables
    assert table.reason is not None
    assert table.reason.code is Code.SHEET_OTHER_SHOP


def test_before_the_month_is_over_it_is_a_part_and_the_later_sheet_makes_it_whole(
    database, catalog, importing, sheet, tmp_path
):
    filled = sheet()
    filled.put(Part.NUMBERS, "views", value=70_000)
    early = Importing(database, catalog, lambda: datetime(2026, 11, 20, 9, 0, tzinfo=UTC))
    path = filled.save(tmp_path / "early.xlsx")
    early.apply(early.preview([path], shop="sample"))
    assert (value(database, "views").value, value(database, "views").partial) == (70_000, True)
    preview = importing.preview([path], shop="sample")  # the same figure, said again in December
    assert [x.outcome for x in preview.entries] == [Outcome.CORRECTED]
    importing.apply(importing.preview([VERSION_1], shop="sample"))
    assert (value(database, "views").value, value(database, "views").partial) == (120_000, False)


def test_a_day_that_has_not_come_is_taken_for_today(database, catalog):
    early = Importing(database, catalog, lambda: datetime(2026, 11, 20, 9, 0, tzinfo=UTC))
    early.apply(early.preview([VERSION_1], shop="sample"))  # it says 3 December
    assert value(database, "views").partial
    assert {x.day for x in rows(database, PostCount) if x.source == "agency_sheet"} == {date(2026, 11, 20)}
