"""Days in TikTok's languages, and the year they leave out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel import Locale
from babel.dates import format_skeleton
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.importers.dates import Told, nearest_year, read_day, with_years

LANGUAGES = """
    en ja ko zh zh_Hant pt es fr de it nl sv da nb fi pl cs sk hu ro bg el ru uk tr vi id ms fil th ar he hi bn
    ur my km lt lv et jv
"""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("February 28", (None, 2, 28)),
        ("28 August", (None, 8, 28)),
        ("9月16日", (None, 9, 16)),
        ("9月6日", (None, 9, 6)),
        ("30 de abril", (None, 4, 30)),
        ("8 de marzo", (None, 3, 8)),
        ("25 Φεβρουαρίου", (None, 2, 25)),
        ("22 Μαρτίου", (None, 3, 22)),
        ("28 апреля", (None, 4, 28)),
        ("18 tháng Sáu", (None, 6, 18)),
        ("1 tháng Mười Hai", (None, 12, 1)),
        ("8 Juli", (None, 7, 8)),
        ("12-Apr", (None, 4, 12)),
        ("April 12, 2026", (2026, 4, 12)),
        ("2026-11-01", (2026, 11, 1)),
        ("2026/11/1", (2026, 11, 1)),
        ("2026.11.1", (2026, 11, 1)),
        ("2026年11月1日", (2026, 11, 1)),
        ("２０２６年１１月１日(日)", (2026, 11, 1)),
        ("2026/11/01 18:19:10", (2026, 11, 1)),
        ("2026-11-01T00:00:00", (2026, 11, 1)),
        ("11月1日(日)", (None, 11, 1)),
        ("11/1", (None, 11, 1)),
        ("令和8年11月1日", (2026, 11, 1)),
        ("令和元年5月1日", (2019, 5, 1)),
        ("R8.11.1", (2026, 11, 1)),
        (" June 30 ", (None, 6, 30)),
    ],
)
def test_days_as_they_are_written(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "合計", "Total", "February 30", "13月1日", "0月1日", "May", "12", "June 18 19 20", "x" * 500, "9" * 40,
     "listopad", "undefined", "2026-02-30x", "April 12, 1026", "June 31"],
)  # fmt: skip
def test_what_is_no_day(text):
    assert read_day(text) is None


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_every_day_of_every_language(language):
    locale = Locale.parse(language)
    for n in range(366):
        day = date(2024, 1, 1) + timedelta(n)
        text = format_skeleton("MMMMd", day, locale=locale)
        assert read_day(text) == (None, day.month, day.day), text


def written(*texts):
    return [read_day(text) for text in texts]


def years(texts, **told):
    return with_years(written(*texts), "f.csv", Told(**told))


def test_the_first_day_goes_before_the_download():
    texts = ["December 30", "December 31", "January 1"]
    assert years(texts, first=date(2025, 12, 30), downloaded=date(2027, 1, 3))[-1] == date(2026, 1, 1)


def test_a_first_day_of_another_file_is_not_trusted():
    assert years(["9月16日"], first=date(2020, 1, 1), downloaded=date(2026, 9, 18)) == [date(2026, 9, 16)]


def test_backwards_from_the_download():
    assert years(["12月31日", "1月1日"], downloaded=date(2026, 1, 3)) == [
        date(2025, 12, 31),
        date(2026, 1, 1),
    ]
    assert years(["12月30日"], downloaded=date(2026, 1, 3)) == [date(2025, 12, 30)]


def test_the_day_of_the_download_itself_and_the_one_that_is_ahead_of_our_clock():
    assert years(["4月23日"], downloaded=date(2026, 4, 23)) == [date(2026, 4, 23)]
    assert years(["4月24日"], downloaded=date(2026, 4, 23)) == [date(2026, 4, 24)]
    assert years(["1月1日"], downloaded=date(2025, 12, 31)) == [date(2026, 1, 1)]


def test_a_year_that_begins_with_a_later_day_than_it_ends():
    day = date(2025, 2, 28)
    texts = [f"{x.month}月{x.day}日" for x in (day + timedelta(n) for n in range(365))]
    assert years(texts, downloaded=date(2026, 2, 28)) == [day + timedelta(n) for n in range(365)]


def test_nobody_says_the_year():
    assert years(["9月16日"]) is None


def test_the_month_it_is_brought_in_for():
    assert years(["12月31日", "1月1日"], month=Month(2026, 1)) == [date(2025, 12, 31), date(2026, 1, 1)]
    assert years(["12月31日"], month=Month(2026, 1)) is None


def test_a_leap_day_in_a_year_without_one_fails_loudly():
    with pytest.raises(Refused) as refused:
        years(["February 28", "February 29"], downloaded=date(2026, 3, 2))
    assert refused.value.problems[0].values == {"year": 2026, "month": 2, "day": 29}
    assert years(["February 29"], downloaded=date(2024, 3, 1)) == [date(2024, 2, 29)]


def test_rows_without_an_order_are_refused():
    with pytest.raises(Refused) as refused:
        years(["3月1日", "2月1日", "1月1日"], downloaded=date(2026, 3, 2))
    assert refused.value.problems[0].code == "days_out_of_order"


def test_years_in_the_file_are_believed_where_they_ascend():
    assert years(["2025-12-31", "2026-01-01"]) == [date(2025, 12, 31), date(2026, 1, 1)]
    # Excel wrote the year of that day into every row
    assert years(["2026-12-31", "2026-01-01"], downloaded=date(2026, 1, 3))[0] == date(2025, 12, 31)
    assert years(["2026-12-31"], downloaded=date(2026, 1, 3)) == [date(2025, 12, 31)]
    assert years(["2026-12-31", "2026-01-01"]) is None


def test_the_ends_of_time():
    assert years(["9月16日"], downloaded=date.max) == [date(2199, 9, 16)]  # later ones are no days of ours
    with pytest.raises(Refused):
        years(["9月16日"], downloaded=date(1, 1, 1))


@given(st.dates(date(2015, 1, 1), date(2090, 1, 1)), st.integers(1, 365), st.integers(0, 300))
def test_a_gapless_file_always_gets_its_own_days(first, length, later):
    days = [first + timedelta(n) for n in range(length)]
    found = with_years(
        [read_day(f"{x.month}月{x.day}日") for x in days],
        "f.csv",
        Told(downloaded=days[-1] + timedelta(min(later, 364 - (length > 364)))),
    )
    assert found == days


def test_a_post_lies_near_its_upload():
    assert nearest_year(read_day("1月1日"), date(2025, 12, 31), "f") == date(2026, 1, 1)
    assert nearest_year(read_day("12月31日"), date(2026, 1, 1), "f") == date(2025, 12, 31)
    assert nearest_year(read_day("6月1日"), date(2026, 5, 30), "f") == date(2026, 6, 1)
    assert nearest_year(read_day("2月29日"), date(2024, 2, 28), "f") == date(2024, 2, 29)
    with pytest.raises(Refused):
        nearest_year(read_day("2月29日"), date(2026, 2, 28), "f")
