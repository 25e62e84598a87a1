"""Matched columns are proposed by name, remembered by header, and lead an agency's table into the sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop.domain.column_matching import proposed
from desktop.domain.importing import Outcome, Status
from desktop.domain.layouts import Layout
from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.importers.tables import Table
from desktop.services.importing import Importing, ImportPreview
from desktop.services.layouts import Layouts
from desktop.services.months import Months

DOWNLOADED = date(2026, 11, 20)
REPORT = "対象月,再生回数,お問い合わせ件数,担当\n2026年9月,41200,11,田中\n2026年10月,46800,14,田中\n"


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def layouts(database, catalog) -> Layouts:
    return Layouts(database, catalog, "sample")


@pytest.fixture
def look(database, catalog, tmp_path):
    importing = Importing(database, catalog, now)

    def look(text: str = REPORT, month: Month | None = None) -> ImportPreview:
        file = tmp_path / "10月ご報告.csv"
        file.write_text(text, encoding="cp932")
        return importing.preview([file], DOWNLOADED, "sample", month)

    return look


def asked(preview: ImportPreview) -> Table:
    (view,) = preview.tables
    assert view.table is not None
    return view.table


def test_an_unknown_table_asks_for_its_columns_and_proposes_them(layouts, look):
    preview = look()
    assert [view.status for view in preview.tables] == [Status.NEEDS_INPUT]
    assert preview.entries == ()
    layout = layouts.of(asked(preview))
    assert layout.when == "対象月"
    assert layout.columns == {"再生回数": "views", "お問い合わせ件数": "inquiries"}


def test_a_column_of_words_is_proposed_for_nothing(layouts, look):
    report = "日付,投稿,再生,保存\n2026-10-01,どら焼き,5,なし\n2026-10-02,上生菓子,3,2\n"
    assert layouts.of(asked(look(report))).columns == {"再生": "views", "保存": "saves"}


def test_once_matched_they_come_in_and_are_remembered_for_the_next_file(layouts, look, database, catalog):
    layout = replace(layouts.of(asked(look())), name="月次報告")
    assert layouts.keep(layout) is not None
    preview = look()
    assert [view.status for view in preview.tables] == [Status.OK]
    october = {entry.kpi: (entry.then, entry.source, entry.partial) for entry in preview.of(Month(2026, 10))}
    assert october == {"views": (46_800, "table", False), "inquiries": (14, "table", False)}
    importing = Importing(database, catalog, now)
    take = [entry for entry in preview.entries if entry.outcome is Outcome.CONFLICT]
    assert importing.apply(preview, take).step is not None
    row = Months(database, catalog, now, "sample").sheet(Month(2026, 10)).row("views")
    assert (row.value, row.source) == (46_800, "imported:table")
    assert layouts.of(asked(preview)).name == "月次報告"


def test_a_number_cut_short_stays_rounded_on_the_sheet(layouts, look, database, catalog):
    cut_short = REPORT.replace("46800", "4.7万")
    layouts.keep(layouts.of(asked(look(cut_short))))
    preview = look(cut_short)
    (entry,) = [x for x in preview.of(Month(2026, 10)) if x.kpi == "views"]
    assert (entry.then, entry.rounded) == (47_000, True)
    assert [x.kpi for x in preview.entries if x.rounded] == ["views"]  # of October only, and no inquiries
    Importing(database, catalog, now).apply(preview, [entry])
    row = Months(database, catalog, now, "sample").sheet(Month(2026, 10)).row("views")
    assert (row.value, row.rounded) == (47_000, True)


def test_keeping_and_forgetting_can_be_undone(layouts, look, database):
    layout = layouts.of(asked(look()))
    layouts.keep(layout)
    assert layouts.keep(layouts.all()[0]) is None
    layouts.forget(layout.header)
    assert layouts.all() == ()
    assert look().tables[0].status is Status.NEEDS_INPUT
    database.undo("sample")
    assert [kept.columns for kept in layouts.all()] == [layout.columns]
    database.undo("sample")
    assert layouts.all() == ()
    database.redo("sample")
    assert len(layouts.all()) == 1


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({}, "no_column_matched"),
        ({"a": "views", "b": "views"}, "column_twice"),
        ({"a": "happiness"}, "unknown_kpi"),
        ({"a": "link_ctr"}, "unknown_kpi"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(layouts, columns, code):
    with pytest.raises(Refused) as refused:
        layouts.keep(Layout("", "sample", "a\tb", columns=columns))
    assert refused.value.problems[0].code == code
    assert layouts.all() == ()


def test_a_month_before_it_is_over_is_a_part_of_it(layouts, look):
    text = REPORT.replace("2026年10月", "2026年11月")
    layouts.keep(layouts.of(asked(look(text))))
    november = {entry.kpi: entry.partial for entry in look(text).of(Month(2026, 11))}
    assert november == {"views": True, "inquiries": True}


def test_days_of_a_table_are_kept_and_put_together(layouts, look, database, catalog):
    text = "日付,再生数\n" + "".join(f"2026/10/{day},{day}\n" for day in range(1, 32))
    layouts.keep(layouts.of(asked(look(text))))
    (entry,) = look(text).of(Month(2026, 10))
    assert (entry.kpi, entry.then, entry.days) == ("views", 496, 31)


@pytest.mark.parametrize(
    ("name", "kpi"),
    [("動画の再生回数（回）", "views"), ("お問合せ件数", "inquiries"), ("合計いいね数", "likes"),
     ("フォロワー純増", "net_followers"), ("Video Views", "views"), ("予約件数", "bookings"),
     ("プロフィール表示回数", "profile_views"), ("売上（税抜）", "online_sales")],
)  # fmt: skip
def test_columns_are_proposed_by_what_reports_call_them(catalog, name, kpi):
    assert proposed([name], catalog.measures) == {name: kpi}


@pytest.mark.parametrize("name", ["", "担当", "備考", "エンゲージメント率", "()"])
def test_other_columns_are_left_out(catalog, name):
    assert proposed([name], catalog.measures) == {}


def test_a_workbook_with_months_as_dates_comes_in_the_same_way(layouts, database, catalog, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["雪つり堂様 10月ご報告"])
    sheet.append([])
    sheet.append(["月", "再生数", "予約", "コメント欄"])
    sheet.append([date(2026, 9, 1), 41200, 3, "様子見"])
    sheet.append([date(2026, 10, 1), 46800.0, None, "好調"])
    sheet.append(["合計", "=SUM(B4:B5)", None, None])
    file = tmp_path / "10月ご報告.xlsx"
    book.save(file)
    importing = Importing(database, catalog, now)
    table = asked(importing.preview([file], DOWNLOADED, "sample"))
    assert layouts.of(table).columns == {"再生数": "views", "予約": "bookings"}
    layouts.keep(layouts.of(table))
    entries = importing.preview([file], DOWNLOADED, "sample").entries
    told = {(entry.month, entry.kpi): entry.then for entry in entries}
    assert told[Month(2026, 10), "views"] == 46_800
    assert told[Month(2026, 9), "bookings"] == 3
    assert (Month(2026, 10), "bookings") not in told


def test_tables_with_other_columns_are_another_kind(layouts, look):
    layouts.keep(layouts.of(asked(look())))
    assert look(REPORT.replace("担当", "メモ")).tables[0].status is Status.NEEDS_INPUT
    assert look(REPORT.replace("再生回数", "再生 回数")).tables[0].status is Status.OK
