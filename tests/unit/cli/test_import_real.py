"""Files that owners really downloaded, through the command: what it says of them, and that twice is once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli.main import run

REAL = Path(__file__).parents[4] / "shared" / "data" / "exports"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real export files are not on this machine")
SEARCHES = "search_console/ja_performance_transcribed"


@pytest.fixture
def ask(tmp_path, capsys):
    def ask(command, *words):
        code = run(["--data-dir", str(tmp_path / "data"), command, "--json", *map(str, words)])
        return code, json.loads(capsys.readouterr().out)

    return ask


@pytest.mark.parametrize(
    ("name", "downloaded", "source", "first", "last", "rows", "sums"),
    [
        (
            "tiktok_studio/overview_en_7days.csv", "2026-04-23", "tiktok_studio.overview", "2026-04-12", "2026-04-18",
            7, {"views": 7_919, "profile_views": 35, "likes": 51, "comments": 2, "shares": 3},
        ),
        (
            "tiktok_studio/overview_en_7days.xlsx", "2026-04-23", "tiktok_studio.overview", "2026-04-12", "2026-04-18",
            7, {"views": 7_919, "profile_views": 35, "likes": 51, "comments": 2, "shares": 3},
        ),
        (
            "tiktok_studio/overview_pt_28days.csv", "2025-05-28", "tiktok_studio.overview", "2025-04-30", "2025-05-27",
            28, {"views": 14_560, "profile_views": 281, "likes": 382, "comments": 14, "shares": 13},
        ),
        (
            "tiktok_studio/viewers_en_365days.csv", "2026-06-30", "tiktok_studio.viewers", "2025-06-30", "2026-06-29",
            365, {"viewers": 7_410, "new_viewers": 6_032, "returning_viewers": 1_378},
        ),
        (
            "tiktok_studio/content_en_5videos.csv", "2026-06-30", "tiktok_studio.content", "2026-04-02", "2026-06-13",
            5, {"likes": 369, "comments": 20, "shares": 16, "views": 9_071},
        ),
        (
            "tiktok_business_suite/audience_en_62days.csv", "2026-01-05", "tiktok_business.audience", "2025-10-31",
            "2025-12-31", 62, {"new_followers": 409, "engaged_audience": 13_643},
        ),
        (
            f"{SEARCHES}/平均読み込み時間のチャート.csv", "2026-09-10", "search_console.daily", "2026-09-06", "2026-09-08",
            3, {"clicks": 3, "impressions": 128},
        ),
    ],
)  # fmt: skip
def test_what_a_file_holds(ask, name, downloaded, source, first, last, rows, sums):
    code, answer = ask("import", REAL / name, "--dry-run", "--downloaded", downloaded)
    (table,) = answer["tables"]
    assert code == 0
    assert (table["source"], table["status"], table["rows"]) == (source, "ok", rows)
    assert (table["first"], table["last"]) == (first, last)
    assert {metric: table["sums"].get(metric) for metric in sums} == sums


@pytest.mark.parametrize(
    ("name", "word", "of", "names", "clicks", "impressions"),
    [
        ("search_console/Queries_en.csv", "lazytimer", 183, 2, 11, 14),
        (f"{SEARCHES}/クエリ.csv", "コラボコスメ2026", 29, 5, 14, 64),
    ],
)
def test_searches_for_a_name(ask, name, word, of, names, clicks, impressions):
    for metric, amount in (("clicks", clicks), ("impressions", impressions)):
        _, answer = ask("import", REAL / name, "--dry-run", "--brand", word, "--searches", metric)
        (table,), (counted,) = answer["tables"], answer["counted"]
        assert (table["status"], table["missing"], table["rows"]) == ("needs_input", ["month"], of)
        assert (len(counted["names"]), counted["of"], counted["amount"]) == (names, of, amount)


def test_a_report_of_sixteen_tables(ask):
    _, answer = ask("import", REAL / "ga4/Reports_snapshot_en.csv", "--dry-run", "--downloaded", "2026-08-08")
    found = {(x["source"], *x["sums"].items()): x["rows"] for x in answer["tables"]}
    assert len(answer["tables"]) == 16
    assert found["ga4.channels", ("sessions", 1_949)] == 7
    assert found["ga4.pages", ("page_views", 2_762)] == 142
    assert found["ga4.events", ("events", 9_599)] == 7
    assert all(x["months"] == {} for x in answer["tables"])


def test_the_same_week_in_two_forms_is_one(ask):
    shop = ask("new-shop", "店")[1]["shop"]
    files = [REAL / "tiktok_studio" / f"overview_en_7days{kind}" for kind in (".csv", ".xlsx")]
    _, answer = ask("import", *files, "--shop", shop, "--downloaded", "2026-04-23")
    views = next(x for x in answer["applied"]["changed"] if x["kpi"] == "views")
    assert (views["after"], views["partial"]) == (7_919, True)
    _, again = ask("import", *files, "--shop", shop, "--downloaded", "2026-04-23")
    assert (again["applied"]["set"], again["applied"]["changed"]) == (None, [])


def test_everything_at_once_and_again(ask):
    shop = ask("new-shop", "店")[1]["shop"]
    files = [path for path in REAL.rglob("*") if path.suffix in (".csv", ".xlsx")]
    words = (
        "--shop",
        shop,
        "--downloaded",
        "2026-10-01",
        "--brand",
        "コラボコスメ2026",
        "--month",
        "2026-09",
    )
    code, answer = ask("import", *files, *words)
    assert (code, answer["applied"]["set"] is not None) == (0, True)
    assert {x["kpi"]: x["after"] for x in answer["applied"]["changed"]}["branded_search"] == 14
    assert ask("import", *files, *words)[1]["applied"]["set"] is None
