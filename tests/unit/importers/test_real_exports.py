"""Files that owners of small accounts really downloaded; they lie beside the project, never in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.breakdowns import CLICKS, IMPRESSIONS, Choices, counted
from desktop.importers.dates import Told
from desktop.importers.reading import Reading
from desktop.importers.views import TableView, read_files

REAL = Path(__file__).parents[4] / "shared" / "data" / "exports" / "tiktok_studio"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real export files are not on this machine")


def real(name: str, downloaded: date) -> Reading:
    (view,) = read_files([REAL / name], Told(downloaded))
    assert view.reading is not None
    return view.reading


@pytest.mark.parametrize("name", ["overview_en_7days.csv", "overview_en_7days.xlsx"])
def test_a_week(name):
    found = real(name, date(2026, 4, 23))
    assert (found.first, found.last, found.rows) == (date(2026, 4, 12), date(2026, 4, 18), 7)
    assert found.sums() == {"views": 7_919, "profile_views": 35, "likes": 51, "comments": 2, "shares": 3}
    assert (found.unknown, found.problems) == (0, ())


def test_four_weeks_in_portuguese():
    found = real("overview_pt_28days.csv", date(2025, 5, 28))
    assert (found.first, found.last, found.rows) == (date(2025, 4, 30), date(2025, 5, 27), 28)
    assert found.sums() == {"views": 14_560, "profile_views": 281, "likes": 382, "comments": 14, "shares": 13}


def test_a_year_of_viewers():
    found = real("viewers_en_365days.csv", date(2026, 6, 30))
    assert (found.first, found.last) == (date(2025, 6, 30), date(2026, 6, 29))
    assert (found.rows, found.unknown) == (365, 277)
    assert found.sums() == {"viewers": 7_410, "new_viewers": 6_032, "returning_viewers": 1_378}


def test_five_posts():
    found = real("content_en_5videos.csv", date(2026, 6, 30))
    assert found.sums() == {"views": 9_071, "likes": 369, "comments": 20, "shares": 16}
    assert [post.posted for post in found.posts] == [
        date(2026, 6, 13), date(2026, 4, 2), date(2026, 5, 21), date(2026, 4, 21), date(2026, 5, 18),
    ]  # fmt: skip
    assert (found.account, found.repaired) == ("sobat.ti", 0)


def test_without_the_day_of_the_download_the_year_is_asked_for():
    views = read_files(sorted(REAL.iterdir()), Told())
    assert {view.status.value for view in views} == {"needs_input"}


def tables(name: str, told: Told) -> list[TableView]:
    return list(read_files([REAL.parent / name], told))


def test_two_months_of_an_audience():
    (view,) = tables("tiktok_business_suite/audience_en_62days.csv", Told(date(2026, 1, 5)))
    assert view.reading is not None
    assert (view.reading.source, view.reading.rows) == ("tiktok_business.audience", 62)
    sums = view.reading.sums()
    assert (sums["new_followers"], sums["engaged_audience"], "followers" in sums) == (409, 13_643, False)
    assert list(view.reading.values["engaged_audience"]).count(None) == 1


@pytest.mark.parametrize(
    ("name", "word", "all_of", "for_shop"),
    [
        ("Queries_en.csv", "lazytimer", (183, 11, 366), (2, 11, 14)),
        ("ja_performance_transcribed/クエリ.csv", "コラボコスメ2026", (29, 27, 548), (5, 14, 64)),
    ],
)
def test_searches_and_those_for_a_name(name, word, all_of, for_shop):
    (view,) = tables(f"search_console/{name}", Told(date(2026, 1, 12)))
    assert view.reading is not None
    assert view.reading.breakdown is not None
    assert (view.reading.missing, view.reading.rows, *view.reading.sums().values()) == (("month",), *all_of)
    clicks, shown = (
        one
        for metric in (CLICKS, IMPRESSIONS)
        for one in counted(
            "f", view.reading.source, view.reading.breakdown, Choices((word,), searches=metric)
        )
    )
    assert (len(clicks.names), clicks.amount, shown.amount) == for_shop


def test_days_of_searches():
    (view,) = tables("search_console/ja_performance_transcribed/平均読み込み時間のチャート.csv", Told())
    assert view.reading is not None
    assert (view.reading.first, view.reading.last) == (date(2026, 9, 6), date(2026, 9, 8))
    assert view.reading.sums() == {"clicks": 3, "impressions": 128}


def test_sixteen_tables_of_a_report():
    views = tables("ga4/Reports_snapshot_en.csv", Told(date(2026, 8, 8)))
    assert len(views) == 16
    found = {(x.source, *x.sums().items()): x.rows for view in views if (x := view.reading)}
    assert found["ga4.channels", ("sessions", 1_949)] == 7
    assert ("ga4.channels", ("new_users", 1_548)) in found
    assert found["ga4.pages", ("page_views", 2_762)] == 142
    assert found["ga4.events", ("events", 9_599)] == 7
    firsts = {x.first for view in views if (x := view.reading) and "retain" not in x.title}
    assert firsts == {date(2026, 1, 1)}
