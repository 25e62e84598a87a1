"""Tables no service wrote: their header is found, their columns are read as they were matched."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.layouts import Layout
from desktop.domain.month import Month
from desktop.importers.dates import Told
from desktop.importers.files import open_bytes
from desktop.importers.matched import columns, headed, key_of, proposed_when, wordy
from desktop.importers.matched_reading import read, settled
from desktop.importers.months import read_month, with_year
from desktop.importers.reading import Reading
from desktop.importers.recognise import read as recognised
from desktop.importers.tables import Table

from .conftest import DATA

REPORT = """雪つり堂様 10月ご報告,,,
,,,
対象月,動画の再生回数(回),お問い合わせ件数,備考
2026年9月,"41,200",11,
2026年10月,"46,800回",１４,動画5本
合計,"88,000",25,
※速報値を含みます,,,
"""
TOLD = Told(date(2026, 11, 2), Month(2026, 10))


def nothing() -> None:
    """Nobody asks to stop."""


def table(text: str) -> Table:
    (found,) = open_bytes(text.encode(), "報告.csv", nothing)
    assert isinstance(found, Table)
    top = headed(found, {})
    assert top is not None
    return top


def matched(text: str, when: str, **columns_: str) -> Reading:
    top = table(text)
    return read(top, Layout("", "s", key_of(top), when=when, columns=columns_), TOLD)


def test_the_header_is_found_below_titles_and_the_month_column_by_what_it_holds():
    top = table(REPORT)
    assert [shown for shown, _at in columns(top).values()] == [
        "対象月", "動画の再生回数(回)", "お問い合わせ件数", "備考",
    ]  # fmt: skip
    assert proposed_when(top) == "対象月"


def test_days_that_lost_their_format_are_known_by_the_name_of_their_column():
    assert proposed_when(table("日付,再生\n46296,5\n46297,3\n")) == "日付"
    assert proposed_when(table("会員,再生\n46296,5\n46297,3\n")) == ""


def test_months_are_read_and_totals_and_notes_are_not():
    top = table(REPORT)
    layout = Layout(
        "", "s", key_of(top), when="対象月",
        columns={"動画の再生回数(回)": "views", "お問い合わせ件数": "inquiries"},
    )  # fmt: skip
    reading = read(top, layout, TOLD)
    assert reading.monthly == {
        "views": {Month(2026, 9): 41_200, Month(2026, 10): 46_800},
        "inquiries": {Month(2026, 9): 11, Month(2026, 10): 14},
    }
    assert (reading.first, reading.last) == (date(2026, 9, 1), date(2026, 10, 31))
    assert reading.sums() == {"views": 88_000, "inquiries": 25}
    assert not reading.problems


def test_an_agencys_own_table_as_a_file():
    (found,) = open_bytes((DATA / "agency_months_cp932.csv").read_bytes(), "報告.csv", nothing)
    assert isinstance(found, Table)
    top = headed(found, {})
    assert top is not None
    assert (proposed_when(top), wordy(top)) == ("対象月", {"対象月", "備考"})
    counts = {
        "動画の再生回数(回)": "views",
        "お問い合わせ件数": "inquiries",
        "フォロワー純増": "net_followers",
    }
    reading = read(top, Layout("", "s", key_of(top), when="対象月", columns=counts), TOLD)
    august, september, october = (Month(2026, month) for month in (8, 9, 10))
    assert reading.monthly == {
        "views": {august: 38_900, september: 41_200, october: 47_000},
        "inquiries": {august: 9, september: 11, october: 14},
        "net_followers": {august: -3, september: 12, october: None},
    }
    assert (reading.rounded, reading.problems) == ({("views", october)}, ())


def test_days_are_put_in_order_and_those_of_one_day_added_up():
    reading = matched("日,再生\n10/2,5\n10/1,3\n10/2,4\n", "日", 再生="views")
    assert reading.days == (date(2026, 10, 1), date(2026, 10, 2))
    assert reading.values == {"views": [3, 9]}
    assert [problem.code.value for problem in reading.problems] == ["rows_added_up"]


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("10-02-2026", "10-25-2026", (date(2026, 10, 2), date(2026, 10, 25))),
        ("02/10/2026", "25/10/2026", (date(2026, 10, 2), date(2026, 10, 25))),
        ("46297", "46298", (date(2026, 10, 2), date(2026, 10, 3))),
        ("R8.10.2", "令和8年10月3日", (date(2026, 10, 2), date(2026, 10, 3))),
    ],
)
def test_days_of_other_programs_are_read(first, second, days):
    assert matched(f"Date,Plays\n{first},5\n{second},3\n", "date", plays="views").days == days


def test_first_days_of_months_are_months():
    reading = matched("月,再生\n2026-09-01,5\n2026-10-01,3\n", "月", 再生="views")
    assert reading.monthly == {"views": {Month(2026, 9): 5, Month(2026, 10): 3}}


def test_what_is_no_number_is_told_and_is_not_zero():
    reading = matched("月,再生\n9月,約5千\n10月,3\n", "月", 再生="views")
    assert reading.monthly == {"views": {Month(2026, 9): None, Month(2026, 10): 3}}
    (problem,) = reading.problems
    assert (problem.code.value, problem.values["text"]) == ("cell_not_a_number", "約5千")


@pytest.mark.parametrize(
    ("text", "number"),
    [("4.6万", 46_000), ("１．２万回", 12_000), ("1.2億", 120_000_000), ("2.2K", 2200), ("5M", 5_000_000)],
)
def test_a_month_cut_short_is_remembered_as_rounded(text, number):
    reading = matched(f"月,再生,x\n9月,41200,1\n10月,{text},1\n", "月", 再生="views")
    assert reading.monthly == {"views": {Month(2026, 9): 41_200, Month(2026, 10): number}}
    assert reading.rounded == {("views", Month(2026, 10))}
    assert not reading.problems


@pytest.mark.parametrize("text", ["1.23456万", "万", "1.2.3万", "4.6万人力"])
def test_what_only_looks_cut_short_is_no_number(text):
    reading = matched(f"月,再生,x\n9月,41200,1\n10月,{text},1\n", "月", 再生="views")
    assert reading.monthly["views"][Month(2026, 10)] is None
    assert [problem.values["text"] for problem in reading.problems] == [text]


def test_a_day_cut_short_is_not_known_for_days_are_added_up():
    reading = matched("日,再生\n10/1,1.2万\n10/2,3\n", "日", 再生="views")
    assert reading.values == {"views": [None, 3]}
    assert (reading.unknown, reading.rounded) == (1, frozenset())
    assert [problem.values["text"] for problem in reading.problems] == ["1.2万"]


def test_of_a_whole_month_without_days_it_is_remembered_as_rounded():
    reading = matched("再生,保存\n1.2万,30\n", "", 再生="views", 保存="saves")
    october = Month(2026, 10)
    assert reading.monthly == {"views": {october: 12_000}, "saves": {october: 30}}
    assert (reading.rounded, reading.problems) == ({("views", october)}, ())


def test_of_nothing_but_mistakes_the_first_are_told_and_the_rest_is_counted():
    reading = matched("日,再生\n10/1,3\n" + "10/2,x\n" * 6_000, "日", 再生="views")
    assert len(reading.problems) == 51
    assert reading.problems[-1].values["count"] == 5_951  # one more says that a day has several rows


def test_a_sum_with_an_unknown_part_is_not_known():
    reading = matched("月,再生,x\n10月,5,1\n10月,-,1\n", "月", 再生="views")
    assert reading.monthly == {"views": {Month(2026, 10): None}}


def test_a_table_of_one_month_asks_for_it():
    text = "投稿,再生\nどら焼き,5\n上生菓子,3\n合計,8\n"
    top = table(text)
    layout = Layout("", "s", key_of(top), columns={"再生": "views"})
    assert read(top, layout, Told()).missing == ("month",)
    assert read(top, layout, TOLD).monthly == {"views": {Month(2026, 10): 8}}


def test_of_a_level_the_last_row_counts():
    assert matched("日,フォロワー\n10/1,90\n10/1,95\n", "日", フォロワー="followers").values == {
        "followers": [95]
    }


def test_an_unknown_table_asks_for_its_columns_until_they_are_matched():
    (found,) = open_bytes(REPORT.encode("cp932"), "報告.csv", nothing)
    refused = recognised(found, TOLD)
    top, asked = settled(found, refused, TOLD, {})
    assert isinstance(asked, Reading)
    assert asked.missing == ("columns",)
    assert isinstance(top, Table)
    layout = Layout("", "s", key_of(top), when="対象月", columns={"お問い合わせ件数": "inquiries"})
    _top, reading = settled(found, refused, TOLD, {layout.header: layout})
    assert isinstance(reading, Reading)
    assert reading.monthly == {"inquiries": {Month(2026, 9): 11, Month(2026, 10): 14}}


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [("2026年10月", 2026, 10), ("2026/10", 2026, 10), ("令和8年10月分", 2026, 10), ("10月度", None, 10),
     ("Oct-26", 2026, 10), ("October 2026", 2026, 10), ("２０２６．１０", 2026, 10)],
)  # fmt: skip
def test_months_are_read_as_they_are_written(text, year, month):
    assert read_month(text) == (year, month)


@pytest.mark.parametrize("text", ["", "13月", "10", "46800", "2026", "投稿", "0月"])
def test_what_is_no_month_is_none(text):
    assert read_month(text) is None


def test_a_month_without_its_year_is_the_latest_before_the_download():
    written = read_month("12月")
    assert written is not None
    assert with_year(written, Told(date(2026, 11, 2))) == Month(2025, 12)
    assert with_year(written, Told()) is None


@given(st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=8), st.text(max_size=6))
def test_any_table_is_read_or_refused_and_raises_nothing(rows, name):
    found = Table("x.csv", rows)
    refused = recognised(found, Told())
    top, result = settled(found, refused, Told(), {})
    if isinstance(top, Table) and isinstance(result, Reading) and result.missing == ("columns",):
        when = proposed_when(top)
        layout = Layout("", "s", key_of(top), when=when, columns=dict.fromkeys(columns(top), name))
        settled(found, refused, TOLD, {layout.header: layout})
