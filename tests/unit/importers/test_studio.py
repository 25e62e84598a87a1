"""TikTok Studio's tables of days and shares: what is in them and what is not to be believed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.month import Month
from desktop.importers.dates import Told
from desktop.importers.files import open_bytes
from desktop.importers.reading import Reading
from desktop.importers.recognise import read
from desktop.importers.studio_names import read_name

from .conftest import DATA, DOWNLOADED, csv_bytes, go_on, of_file, reading, readings, refusal

OVERVIEW = ["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"]
HISTORY = ["Date", "Followers", "Difference in followers from previous day"]


def codes(found: Reading) -> list[str]:
    return [problem.code.value for problem in found.problems]


def test_a_whole_month():
    month = of_file("overview_ja.csv").months()[Month(2026, 10)]
    assert (month.days, month.complete) == (31, True)
    assert month.totals == {
        "views": 46_800,
        "profile_views": 592,
        "likes": 1_671,
        "comments": 30,
        "shares": 49,
    }


def test_negative_comments_keep_their_sign():
    found = reading(csv_bytes(OVERVIEW, ["9月1日", 5, 1, 0, -3, 0], ["9月2日", 5, 1, 0, 1, 0]))
    assert found.values["comments"] == [-3, 1]
    assert found.sums()["comments"] == -2


def test_a_year_whose_first_day_is_later_in_the_year_than_its_last():
    found = of_file("overview_year_turn.csv", Told(date(2026, 2, 28)))
    assert (found.first, found.last, found.rows) == (date(2025, 2, 28), date(2026, 2, 27), 365)
    assert [str(month) for month, span in found.months().items() if span.complete] == [
        f"{2025 + (n > 12)}-{(n - 1) % 12 + 1:02d}" for n in range(3, 14)
    ]


def test_the_download_is_asked_for():
    found = of_file("overview_ja.csv", Told())
    assert (found.missing, found.first, found.months()) == (("year",), None, {})
    assert found.sums()["views"] == 46_800


def test_the_zip_names_the_first_day_and_the_download():
    name = "Overview_2026-10-01_1793600100_9f2c4be07d1a6e3358c0.zip"
    found = of_file(name, Told())
    assert (found.first, found.last) == (date(2026, 10, 1), date(2026, 10, 31))
    assert (found.taken, found.account) == (date(2026, 11, 2), "")


@pytest.mark.parametrize(
    ("name", "first", "account"),
    [
        ("Overview_2025-08-28_1787788800_kashi.yukitsuri.zip", date(2025, 8, 28), "kashi.yukitsuri"),
        ("Overview_2025-08-28_1787788800_Kashi_Yuki (1).zip", date(2025, 8, 28), "kashi_yuki"),
        ("Overview_2025-08-28_1787788800_kashi 2.zip", date(2025, 8, 28), "kashi"),
        ("Overview_2025-08-28_1787788800_0123456789abcdef0123.zip", date(2025, 8, 28), ""),
        ("Content_kashi.yukitsuri.zip", None, "kashi.yukitsuri"),
        ("Followers_kashi (3).zip", None, "kashi"),
        ("Overview_2025-13-99_1787788800_kashi.zip", None, ""),
        ("Overview.csv", None, ""),
        ("viewers_365days.csv", None, ""),
    ],
)
def test_names(name, first, account):
    assert (read_name(name).first, read_name(name).account) == (first, account)


def test_a_leap_day_that_cannot_be():
    data = csv_bytes(OVERVIEW, ["February 28", 1, 1, 1, 1, 1], ["February 29", 1, 1, 1, 1, 1])
    assert refusal(data, told=Told(date(2026, 3, 2))) == "no_such_day"
    assert reading(data, told=Told(date(2024, 3, 2))).last == date(2024, 2, 29)


def test_zeros_just_before_the_download_are_not_counted_yet():
    rows = [["10月30日", 9, 1, 0, 0, 0], ["10月31日", 0, 0, 0, 0, 0], ["11月1日", 0, 0, 0, 0, 0]]
    found = reading(csv_bytes(OVERVIEW, *rows), told=Told(date(2026, 11, 2)))
    assert found.values["views"] == [9, None, None]
    assert (found.unknown, codes(found)) == (2, ["day_not_counted_yet"])
    assert found.problems[0].values == {"day": date(2026, 10, 31), "count": 2}


def test_older_zeros_are_zeros():
    rows = [["10月28日", 0, 0, 0, 0, 0], ["10月29日", 0, 0, 0, 0, 0], ["10月30日", 9, 1, 0, 0, 0]]
    found = reading(csv_bytes(OVERVIEW, *rows), told=Told(date(2026, 11, 2)))
    assert found.values["views"] == [0, 0, 9]
    assert found.unknown == 0


def test_columns_are_found_by_name_in_any_order():
    shuffled = [
        "Shares",
        "Date",
        "ＶＩＤＥＯ　ＶＩＥＷＳ",
        "Profile Views",
        "comments",
        "Likes",
        "New followers",
        "Saves?",
    ]
    found = reading(csv_bytes(shuffled, [1, "9/1", 2, 3, 4, 5, -6, 7]))
    assert found.sums() == {
        "views": 2, "profile_views": 3, "likes": 5, "comments": 4, "shares": 1, "new_followers": -6,
    }  # fmt: skip
    assert [(x.code.value, x.values) for x in found.problems] == [("column_not_known", {"column": "Saves?"})]


def test_japanese_headers_are_understood_too():
    header = ["日付", "動画視聴数", "プロフィールの表示回数", "いいね", "コメント", "シェア"]
    assert reading(csv_bytes(header, ["9月1日", 1, 2, 3, 4, 5])).sums()["views"] == 1


def test_business_suite_is_not_taken_for_studio():
    header = ["Date", "Video views", "Reached audience", "Profile views", "Likes", "Shares", "Comments"]
    found = reading(csv_bytes(header, ["2025/10/31", 715, "NAN", 25, 26, 4, 7]))
    assert (found.source, found.first) == ("tiktok_business.overview", date(2025, 10, 31))


def test_a_bad_cell_is_told_with_its_place_and_the_rest_is_read():
    found = reading(csv_bytes(OVERVIEW, ["9月1日", 5, "abc", 1, 1, 1], ["9月2日", 6, 2, 1, 1, 1]))
    (problem,) = found.problems
    assert problem.where == "file.csv"
    assert problem.values == {"row": 2, "column": "Profile Views", "text": "abc"}
    assert found.values["profile_views"] == [None, 2]
    assert (found.rows, found.unknown) == (2, 1)


def test_rows_without_a_day_or_with_too_few_cells_are_left_out():
    text = b"Date,Followers\n9/1,5\n\xe5\x90\x88\xe8\xa8\x88,5\n9/2\n9/3,7,8\n9/2,6\n"
    found = reading(text)
    assert found.values == {"followers": [5, 6]}
    assert [(x.code.value, x.values["row"]) for x in found.problems] == [
        ("cell_not_a_day", 3), ("row_not_read", 4), ("row_not_read", 5),
    ]  # fmt: skip


def test_a_file_without_a_single_day():
    assert refusal(csv_bytes(HISTORY, ["昨日", 5, 0], ["今日", 6, 1])) == "days_unreadable"


def test_many_bad_cells_do_not_flood():
    found = reading(
        csv_bytes(HISTORY, *[[f"2026-{1 + n // 28:02d}-{1 + n % 28:02d}", "bad", 0] for n in range(300)])
    )
    assert len(found.problems) == 51
    assert found.problems[-1].values == {"count": 251}  # 300 bad cells and one note of missing days
    assert found.unknown == 300


def test_a_day_that_stands_there_twice_counts_once():
    found = reading(csv_bytes(HISTORY, ["9月1日", 5, 0], ["9月2日", 6, 1], ["9月2日", 7, 1]))
    assert found.values["followers"] == [5, 7]
    assert found.problems[0].values == {"day": date(2026, 9, 2), "count": 1}


def test_missing_days_are_told_and_make_the_month_incomplete():
    found = reading(csv_bytes(HISTORY, ["9月1日", 5, 0], ["9月4日", 7, 1]))
    assert found.problems[0].values == {"day": date(2026, 9, 2), "count": 2}
    assert not found.months()[Month(2026, 9)].complete


def test_newest_first_is_turned_round():
    found = reading(
        csv_bytes(HISTORY, ["1月2日", 7, 0], ["1月1日", 6, 0], ["12月31日", 5, 0]),
        told=Told(date(2026, 1, 4)),
    )
    assert found.days == (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2))
    assert found.values["followers"] == [5, 6, 7]


def test_viewers_of_undefined_days_are_not_known_although_zeros_stand_beside():
    found = of_file("viewers_four_unknown.csv")
    assert found.unknown == 4
    assert found.unknown_days() == tuple(date(2026, 10, n) for n in (8, 9, 10, 11))
    at = found.days.index(date(2026, 10, 8))
    assert [column[at] for column in found.values.values()] == [None, None, None]
    assert found.sums() == {"viewers": 1_680, "new_viewers": 1_680 - 27 * 8, "returning_viewers": 27 * 8}


def test_daily_viewers_are_never_summed_to_a_month():
    month = of_file("viewers_four_unknown.csv").months()[Month(2026, 10)]
    assert (month.days, month.complete, month.totals) == (31, False, {})
    assert month.averages == {"viewers": 1_680 / 27, "new_viewers": 1_464 / 27, "returning_viewers": 8}


def test_followers_are_a_level_and_the_differences_are_not_believed():
    history, activity, gender, countries = readings(
        (DATA / "Followers_kashi.yukitsuri.zip").read_bytes(), "Followers_kashi.yukitsuri.zip"
    )
    assert history.sums() == {"followers": 464}
    assert history.months()[Month(2026, 9)].totals == {"followers": 412}
    assert (history.unknown, history.account) == (2, "kashi.yukitsuri")
    assert (activity.source, activity.rows, activity.sums()) == ("tiktok_studio.follower_activity", 192, {})
    assert activity.last == date(2026, 11, 1)
    assert gender.source == "tiktok_studio.follower_gender"
    assert gender.shares == {"Female": Decimal("0.59"), "Male": Decimal("0.41"), "Other": 0}
    assert (countries.source, countries.rows, codes(countries)) == (
        "tiktok_studio.follower_territories", 0, ["no_rows"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [OVERVIEW, HISTORY, ["Date", "Total Viewers", "New Viewers", "Returning Viewers"],
     ["Date", "Hour", "Active followers"], ["Gender", "Distribution"], ["Top territories", "Distribution"],
     ["Time", "Video title", "Video link", "Post time", "Total likes", "Total comments", "Total shares", "Total views"]],
)  # fmt: skip
@pytest.mark.parametrize("told", [Told(DOWNLOADED), Told()])
def test_a_small_accounts_file_holds_a_header_only(header, told):
    found = reading(csv_bytes(header), told=told)
    assert (found.rows, found.sums(), found.months(), found.missing) == (0, {}, {}, ())
    assert codes(found) == ["no_rows"]


def test_countries_and_bad_shares():
    rows = [["US", "0.462"], ["EG", "0.219"], ["Others", "lots"], ["", ""]]
    found = reading(csv_bytes(["Top territories", "Distribution"], *rows))
    assert found.shares == {"US": Decimal("0.462"), "EG": Decimal("0.219")}
    assert (found.rows, found.unknown, codes(found)) == (3, 1, ["cell_not_a_number"])


def test_what_could_not_be_opened_passes_through():
    (found,) = open_bytes(b"", "x.csv", go_on)
    assert read(found, Told()) is found


def test_what_is_not_known_says_how_it_begins():
    (found,) = readings(csv_bytes(["会員番号", "氏名"], ["1", "山田"]))
    assert found.problem.values == {"columns": "会員番号, 氏名"}
