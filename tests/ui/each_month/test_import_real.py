"""Files that owners really downloaded, through the window: what it says of each, once its day or month is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.domain.breakdowns import Choices
from desktop.domain.month import Month
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import number, plain
from desktop.wording.import_names import metric_name
from tests.ui.each_month.bringing import button, cells, drop, wait
from tests.ui.typing_in import click

REAL = Path(__file__).parents[4] / "shared" / "data" / "exports"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real export files are not on this machine")

WEEK = {"views": 7_919, "profile_views": 35, "likes": 51, "comments": 2, "shares": 3}
FOUR_WEEKS = {"views": 14_560, "profile_views": 281, "likes": 382, "comments": 14, "shares": 13}
YEAR = {"viewers": 7_410, "new_viewers": 6_032, "returning_viewers": 1_378}
POSTS = {"views": 9_071, "likes": 369, "comments": 20, "shares": 16}
JAPANESE = "search_console/ja_performance_transcribed"
DATED = {
    "tiktok_studio/overview_en_7days.csv": (date(2026, 4, 23), "2026年4月12日〜4月18日", "7行", WEEK),
    "tiktok_studio/overview_en_7days.xlsx": (date(2026, 4, 23), "2026年4月12日〜4月18日", "7行", WEEK),
    "tiktok_studio/overview_pt_28days.csv": (
        date(2025, 5, 28), "2025年4月30日〜5月27日", "28行", FOUR_WEEKS),
    "tiktok_studio/viewers_en_365days.csv": (
        date(2026, 6, 30), "2025年6月30日〜2026年6月29日", "365行、277行に不明あり", YEAR),
    "tiktok_studio/content_en_5videos.csv": (
        date(2026, 6, 30), "2026年4月2日〜6月13日", "5行", POSTS),
    "tiktok_business_suite/audience_en_62days.csv": (
        date(2026, 1, 5), "2025年10月31日〜12月31日", "62行、62行に不明あり",
        {"new_followers": 409, "engaged_audience": 13_643}),
    f"{JAPANESE}/平均読み込み時間のチャート.csv": (
        None, "2026年9月6日〜9月8日", "3行", {"clicks": 3, "impressions": 128}),
}  # fmt: skip
"""By file: the day of the download, the period the window shows, its line of rows, and sums."""
SEARCHES = {
    "search_console/Queries_en.csv": ("lazytimer", 183, {"clicks": 11, "impressions": 366}, (2, 11)),
    f"{JAPANESE}/クエリ.csv": ("コラボコスメ2026", 29, {"clicks": 27, "impressions": 548}, (5, 14)),
}
"""By file: the shop's word, its rows and sums, and how many of them count, for how much."""
REPORT = "ga4/Reports_snapshot_en.csv"
TABLES = [("7行", "sessions", 1_949), ("7行", "new_users", 1_548), ("142行", "page_views", 2_762), ("7行", "events", 9_599)]  # fmt: skip


def test_every_file_is_here():
    files = {path.relative_to(REAL).as_posix() for path in REAL.rglob("*") if path.is_file()}
    assert files - {"README.md"} == {*DATED, *SEARCHES, REPORT}


def read_with(qtbot, record, day: date | None) -> None:
    """Tell the day of the download where it is asked for."""
    if day is not None:
        record.find(QWidget, "import.day").set_value(day)
        click(button(record, "import.read_again"))
        wait(qtbot, record)


def summed(sums: dict[str, int]) -> list[str]:
    return [f"{metric_name(metric)} {number(amount)}" for metric, amount in sums.items()]


@pytest.mark.parametrize("name", DATED)
def test_days_and_posts(qtbot, record, name):
    day, period, rows, sums = DATED[name]
    drop(record, REAL / name)
    wait(qtbot, record)
    read_with(qtbot, record, day)
    assert period in cells(record, "import.files")[0][1]
    said = record.words()
    assert f"、{rows}" in said
    assert [text for text in summed(sums) if text not in said] == []


@pytest.mark.parametrize("name", SEARCHES)
def test_searches(qtbot, record, name):
    word, rows, sums, counted = SEARCHES[name]
    record.desk.names.keep(Choices((word,)))
    drop(record, REAL / name)
    wait(qtbot, record)
    record.find(MonthPicker, "import.month").set_value(Month(2026, 9))
    click(button(record, "import.read_with_month"))
    wait(qtbot, record)
    said = record.words()
    assert f"、{rows}行" in said
    assert [text for text in summed(sums) if text not in said] == []
    names, amount = counted
    assert f"{rows}件のうち{names}件" in said
    assert f"{amount}回" in said


def test_a_report_of_sixteen_tables(qtbot, record):
    drop(record, REAL / REPORT)
    wait(qtbot, record)
    files = record.find(Sheet, "import.files")
    assert len(files.lines_model.lines.rows) == 16
    told = []
    for row in files.lines_model.lines.rows:
        files.pick(row.key)
        QApplication.processEvents()
        told.append(
            plain(" ".join(x.text() for x in record.window.page().findChildren(QLabel) if x.isVisible()))
        )
    for rows, metric, amount in TABLES:
        assert [x for x in told if f"、{rows}" in x and f"{metric_name(metric)} {number(amount)}" in x], (
            metric
        )
    assert record.desk.importing.sets("sample") == ()


def test_the_same_week_in_two_forms_is_one(qtbot, record):
    april = Month(2026, 4)
    record.desk.months.reopen(april, "数え直し")
    drop(record, *(REAL / "tiktok_studio" / f"overview_en_7days{kind}" for kind in (".csv", ".xlsx")))
    wait(qtbot, record)
    read_with(qtbot, record, date(2026, 4, 23))
    click(button(record, "import.take_all"))
    click(button(record, "import.apply"))
    wait(qtbot, record)
    row = record.desk.months.sheet(april).row("views")
    assert (row.value, row.partial) == (7_919, True)
