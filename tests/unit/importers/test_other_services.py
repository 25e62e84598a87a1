"""Google Business Profile, TikTok Business Suite and Meta Business Suite."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.month import Month
from desktop.importers.dates import Told

from .conftest import DATA, of_file, reading

SAVED = Told(date(2026, 11, 4))
OCTOBER = Month(2026, 10)
GMB = "GMB insights (Performance Report) - 2026-10-1 - 2026-10-31 - 4c1e.csv"
ACTS = {"calls": 27, "messages": 0, "bookings": 4, "directions": 245, "website_clicks": 248}


def test_a_profile_without_a_period_asks_for_the_month():
    found = of_file("business_profile_ja.csv", SAVED)
    assert (found.source, found.rows, found.missing) == ("business_profile.performance", 1, ("month",))
    assert (found.sums(), found.months(), found.problems) == (ACTS, {}, ())
    assert found.breakdown.names == ("菓子処 雪つり堂",)


def test_the_month_told_is_its_period():
    found = of_file("business_profile_ja.csv", Told(date(2026, 11, 4), OCTOBER))
    assert (found.missing, found.months()[OCTOBER].totals) == ((), ACTS)


def test_the_period_in_the_name_of_a_profile_report():
    found = of_file(GMB, Told(date(2026, 11, 4), Month(2026, 9)))
    assert (found.first, found.last, found.rows) == (date(2026, 10, 1), date(2026, 10, 31), 2)
    assert found.sums() == {"calls": 23, "messages": 0, "bookings": 1, "directions": 76, "website_clicks": 60}


def test_days_of_the_business_suite():
    found = of_file("tiktok_business_overview.csv", SAVED)
    assert (found.source, found.rows, found.unknown) == ("tiktok_business.overview", 31, 1)
    assert found.sums() == {
        "views": 22_165, "reached_audience": 12_435, "profile_views": 775, "likes": 806, "shares": 124,
        "comments": 103, "phone_clicks": 15, "website_clicks": 45, "leads": 0, "net_followers": 29,
        "new_followers": 91, "lost_followers": 62,
    }  # fmt: skip
    october = found.months()[OCTOBER]
    assert "reached_audience" not in october.totals
    assert october.averages["reached_audience"] == pytest.approx(414.5)
    assert found.problems == ()


def test_an_audience_that_is_not_known():
    found = of_file("tiktok_business_audience.csv", SAVED)
    assert (found.source, found.rows, found.unknown) == ("tiktok_business.audience", 10, 10)
    assert found.sums() == {"new_followers": 13, "reached_audience": 8_145, "engaged_audience": 405}


def test_posts_of_the_business_suite_have_saves():
    found = of_file("tiktok_business_video.csv", SAVED)
    assert (found.source, found.account, found.unknown) == ("tiktok_business.video", "kashi.yukitsuri", 1)
    first, second = found.posts
    assert (first.posted, first.title, first.saves) == (
        date(2026, 10, 3), '栗きんとんの裏ごし, "秋"だけの手仕事', 180,
    )  # fmt: skip
    assert (second.comments, second.saves) == (None, 8)


def test_posts_without_the_day_of_the_download_ask_for_it():
    found = of_file("tiktok_business_video.csv", Told())
    assert (found.missing, len(found.posts)) == (("date",), 2)


def test_broken_lines_of_posts_are_told():
    head = "Video title,Video link,Post time,Video views,Likes\n"
    lines = (
        "a,no link,2026/10/03 18:19:10,1,1\nb,https://www.tiktok.com/@k/video/7567452112981069079,today,1,1\n"
    )
    found = reading((head + lines).encode())
    assert (found.posts, [x.code for x in found.problems]) == (
        (), ["row_not_read", "cell_not_a_day"],
    )  # fmt: skip


def test_posts_of_meta_and_one_of_somebody_else():
    found = of_file("meta_content_ja.csv", SAVED)
    assert (found.source, found.rows, found.posts) == ("meta.content", 3, ())
    assert (found.first, found.last, found.months()) == (date(2026, 9, 29), date(2026, 10, 12), {})
    assert found.sums()["saves"] == 103
    assert found.breakdown.names[0] == "17912345678901234"
    assert found.problems[0].values == {"account": "yukitsuri", "count": 1}


def test_one_number_a_day_of_meta():
    found = of_file("meta_daily_reach.csv", SAVED)
    assert (found.source, found.title, found.rows) == ("meta.daily", "Reach", 30)
    assert (found.sums(), [x.code for x in found.problems]) == ({"reach": 37_377}, ["days_missing"])
    assert found.months()[OCTOBER].totals == {}


def test_a_number_of_meta_that_is_not_known_is_not_kept():
    found = reading(b'"Content interactions"\n"Date","Primary"\n"2026-10-01T00:00:00","5"\n')
    assert (found.rows, found.sums(), found.problems[0].values) == (1, {}, {"column": "Content interactions"})


def test_lines_that_excel_wrapped_in_quotes():
    text = (DATA / "tiktok_business_video.csv").read_text("utf-8-sig")
    wrapped = "\n".join('"' + line.replace('"', '""') + '"' for line in text.split("\n"))
    assert reading(wrapped.encode("utf-8-sig")).sums() == of_file("tiktok_business_video.csv").sums()
