"""How long what was not fetched can still be had, and when fetching it next makes sense."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.download_calendar import SOON, Download, dues
from desktop.domain.text import Text

NAME = Text("概要", "Overview")
YEAR = Download("overview", NAME, ("tiktok_studio.overview", "tiktok_business.overview"), (), keeps=365)
NOW = Download("content", NAME, ("tiktok_studio.content",), (), keeps=0, always=True)
WEEK = Download("activity", NAME, ("tiktok_studio.follower_activity",), (), keeps=7)
EVER = Download("ga4", NAME, ("ga4.sources",), ())
TODAY = date(2026, 11, 24)


def due(download: Download, last: date | None, today: date = TODAY):
    (found,) = dues([download], {} if last is None else {download.sources[0]: last}, today)
    return found


def test_the_first_day_not_fetched_is_lost_once_the_service_no_longer_reaches_it():
    last = TODAY - timedelta(days=365)
    assert due(YEAR, last).left == 1
    assert due(YEAR, last + timedelta(days=1)).left == 2
    assert due(YEAR, last - timedelta(days=2)).left == -1
    assert due(YEAR, last - timedelta(days=2)).gone


@pytest.mark.parametrize(("left", "soon"), [(0, True), (14, True), (15, False), (-1, False)])
def test_two_weeks_before_it_is_told(left, soon):
    last = TODAY + timedelta(days=left) - timedelta(days=366)
    assert due(YEAR, last).left == left
    assert due(YEAR, last).soon is soon


@pytest.mark.parametrize("download", [NOW, WEEK, EVER])
def test_what_monthly_downloads_never_hold_whole_or_what_stays_never_runs_out(download):
    assert due(download, date(2025, 1, 1)).left is None


def test_the_newest_of_its_files_counts():
    last = {"tiktok_studio.overview": date(2026, 9, 30), "tiktok_business.overview": date(2026, 10, 31)}
    (found,) = dues([YEAR], last, TODAY)
    assert found.last == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("last", "next_"),
    [
        (date(2026, 10, 31), date(2026, 12, 3)),
        (date(2026, 11, 20), date(2026, 12, 3)),
        (date(2026, 10, 30), TODAY),
        (date(2026, 9, 30), TODAY),
        (None, TODAY),
    ],
)
def test_the_next_download_makes_sense_once_the_month_is_counted(last, next_):
    assert due(YEAR, last).next == next_


def test_what_every_shop_needs_is_used_from_the_start():
    assert due(NOW, None).used
    assert not due(YEAR, None).used
    assert due(YEAR, date(2026, 10, 31)).used


def test_what_is_about_to_be_lost_comes_first_then_what_is_used():
    last = {"ga4.sources": date(2026, 10, 31), "tiktok_studio.overview": TODAY - timedelta(days=360)}
    codes = [one.download.code for one in dues([WEEK, EVER, NOW, YEAR], last, TODAY)]
    assert codes == ["overview", "ga4", "content", "activity"]


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 900))
def test_the_next_day_is_never_past_and_within_a_month_and_a_bit(today, ago):
    found = due(YEAR, today - timedelta(days=ago), today)
    assert today <= found.next <= today + timedelta(days=35)
    assert found.soon == (found.left is not None and 0 <= found.left <= SOON)
