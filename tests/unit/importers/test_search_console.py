"""Search Console: days, searches and what they are about, in both languages and as zip, text and workbook."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from desktop.domain.month import Month
from desktop.importers.dates import Told
from desktop.importers.files import open_bytes
from desktop.importers.reading import Reading
from desktop.importers.recognise import read_all

from .conftest import DATA, go_on, packed, reading, refusal

SAVED = Told(date(2026, 11, 4))
CHART = "平均読み込み時間のチャート.csv"


def whole(name: str, told: Told = SAVED) -> dict[str, Reading]:
    """Every table of a file by its source."""
    return of_bytes((DATA / name).read_bytes(), told)


def of_bytes(data: bytes, told: Told = SAVED) -> dict[str, Reading]:
    found = read_all(open_bytes(data, "file", go_on), told)
    return {x.source: x for _, x in found if isinstance(x, Reading)}


def entries() -> dict[str, bytes]:
    with zipfile.ZipFile(DATA / "search_console_ja.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_whole_download():
    found = whole("search_console_ja.zip")
    assert {name: (x.rows, x.sums()) for name, x in found.items()} == {
        "search_console.daily": (31, {"clicks": 153, "impressions": 1_488}),
        "search_console.queries": (8, {"clicks": 59, "impressions": 712}),
        "search_console.pages": (2, {"clicks": 52, "impressions": 900}),
        "search_console.countries": (2, {"clicks": 111, "impressions": 1_420}),
        "search_console.devices": (2, {"clicks": 120, "impressions": 1_500}),
        "search_console.appearance": (0, {}),
        "search_console.filters": (2, {}),
    }
    assert all(not x.missing for x in found.values())


def test_searches_take_their_period_from_the_days_beside_them():
    queries = whole("search_console_ja.zip")["search_console.queries"]
    assert (queries.first, queries.last) == (date(2026, 10, 1), date(2026, 10, 31))
    span = queries.months()[Month(2026, 10)]
    assert (span.days, span.complete, span.totals) == (31, True, {"clicks": 59, "impressions": 712})


def test_or_from_the_filters_where_the_days_are_lacking():
    rest = {name: data for name, data in entries().items() if name != CHART}
    assert of_bytes(packed(rest))["search_console.queries"].last == date(2026, 10, 31)


def test_searches_alone_ask_for_their_month():
    found = whole("search_console_queries_en.csv")["search_console.queries"]
    assert (found.missing, found.first, found.sums()) == (("month",), None, {"clicks": 11, "impressions": 67})
    told = whole("search_console_queries_en.csv", Told(date(2026, 11, 4), Month(2026, 10)))
    assert told["search_console.queries"].missing == ()
    assert told["search_console.queries"].months()[Month(2026, 10)].complete


def test_a_month_that_was_not_over_is_not_whole():
    told = Told(date(2026, 10, 21), Month(2026, 10))
    found = whole("search_console_queries_en.csv", told)["search_console.queries"]
    assert (found.last, found.months()[Month(2026, 10)].complete) == (date(2026, 10, 20), False)


def test_a_search_may_run_over_lines():
    names = whole("search_console_ja.zip")["search_console.queries"].breakdown.names
    assert 'site:example.jp "雪つり堂" 求人 \n-site:example.com' in names


def test_a_workbook():
    found = whole("search_console_en.xlsx")
    assert found["search_console.daily"].sums() == {"clicks": 33, "impressions": 332}
    queries = found["search_console.queries"]
    assert (queries.sums(), queries.last) == ({"clicks": 9, "impressions": 41}, date(2026, 10, 7))


def test_a_period_of_several_months_is_spread_over_none():
    filters = "フィルタ,値\n検索タイプ,ウェブ\n日付,2026/08/01-2026/10/31".encode()
    found = of_bytes(packed({"クエリ.csv": entries()["クエリ.csv"], "フィルタ.csv": filters}))
    queries = found["search_console.queries"]
    assert (queries.first, queries.missing, queries.months()) == (date(2026, 8, 1), (), {})


@pytest.mark.parametrize("header", ["日付,未登録,登録済み,表示回数", "Date,Not indexed,Indexed,Impressions"])
def test_the_report_on_indexed_pages_is_refused(header):
    assert refusal(f"{header}\n2026-10-01,3,41,120".encode(), CHART) == "indexing_report"


def test_the_file_name_does_not_matter(october):
    data = entries()[CHART]
    assert reading(data, "クエリ.csv").source == "search_console.daily"


def test_the_years_of_the_file_hold_whatever_day_it_was_fetched():
    data = b"Date,Clicks,Impressions,CTR,Position\n2026-10-02,1,9,,\n2026-10-01,0,0,,\n2025-06-30,2,5,40%,3"
    found = reading(data, told=Told(date(2026, 8, 8)))
    assert found.days == (date(2025, 6, 30), date(2026, 10, 1), date(2026, 10, 2))
    assert found.values["clicks"] == [2, 0, 1]


def test_hours_are_only_shown():
    found = reading((DATA / "search_console_hours.csv").read_bytes(), told=SAVED)
    assert (found.source, found.rows, found.days) == ("search_console.hourly", 24, ())
    assert (found.first, found.last) == (date(2026, 11, 1), date(2026, 11, 2))
    assert found.sums() == {"clicks": 24, "impressions": 156}


def test_a_report_of_one_country_says_so():
    filters = b"Filter,Value\nSearch type,Web\nCountry,Japan\nDate,Last 3 months"
    (problem,) = reading(filters).problems
    assert (problem.code, problem.values["filter"], problem.values["value"]) == (
        "report_filtered", "Country", "Japan",
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
def test_saved_again_by_excel(encoding):
    text = entries()["クエリ.csv"].decode().replace("ﾕｷﾂﾘ", "ユキツリ")
    assert of_bytes(text.encode(encoding))["search_console.queries"].sums() == {
        "clicks": 59, "impressions": 712,
    }  # fmt: skip


def test_tabs_in_place_of_commas():
    made = io.StringIO()
    made.write("上位のクエリ\tクリック数\t表示回数\tCTR\t掲載順位\r\n雪つり堂\t1,031\t2,060\t50%\t1\r\n")
    assert reading(made.getvalue().encode("utf-16")).sums() == {"clicks": 1_031, "impressions": 2_060}
