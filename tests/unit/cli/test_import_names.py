"""The command `import` says which searches, sources and events of a file count, and takes the owner's word for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli.main import run

DATA = Path(__file__).parents[2] / "data" / "imports"
SEARCHES, SOURCES = DATA / "search_console_ja.zip", DATA / "ga4_sources_ja.csv"


@pytest.fixture
def ask(tmp_path, capsys):
    def ask(*words, lang="ja"):
        code = run(["--data-dir", str(tmp_path / "data"), words[0], "--lang", lang, *map(str, words[1:])])
        out = capsys.readouterr()
        return code, json.loads(out.out) if "--json" in words else out.out, out.err

    return ask


def test_searches_that_hold_a_word(ask):
    words = ("--brand", "雪つり堂", "--brand", "ゆきつり", "--not-brand", "求人")
    _, answer, _ = ask("import", SEARCHES, "--dry-run", "--json", *words)
    assert answer["counted"] == [
        {
            "file": "クエリ.csv",
            "source": "search_console.queries",
            "kpi": "branded_search",
            "names": ["雪つり堂", "ゆきつり堂 金沢", "ﾕｷﾂﾘ 堂"],
            "of": 8,
            "amount": 39,
        }
    ]
    _, answer, _ = ask("import", SEARCHES, "--dry-run", "--json", "--searches", "impressions", *words)
    assert answer["counted"][0]["amount"] == 74


def test_without_words_no_search_is_the_shops(ask):
    assert "counted" not in ask("import", SEARCHES, "--dry-run", "--json")[1]


def test_sources_can_be_added_and_left_out(ask):
    _, answer, _ = ask(
        "import",
        SOURCES,
        "--dry-run",
        "--json",
        "--source",
        "line / social",
        "--not-source",
        "tiktok / social",
    )
    assert answer["counted"][0]["names"] == [
        "tiktok.com / referral",
        "line / social",
        "m.tiktok.com / referral",
    ]


def test_to_read(ask):
    _, text, _ = ask("import", SOURCES, "--dry-run", lang="en")
    assert "157 from 3 of 7 names in the file (“tiktok.com / referral”, “tiktok / social”" in text.replace(
        "\u2060", ""
    )
    _, text, _ = ask("import", SEARCHES, "--dry-run", "--brand", "別の店")
    assert "8件の中に、当てはまる名前がありません" in text


def test_what_counts_comes_into_the_sheet(ask):
    shop = ask("new-shop", "雪つり堂", "--json")[1]["shop"]
    _, answer, _ = ask("import", SEARCHES, SOURCES, "--json", "--shop", shop)
    assert {x["kpi"]: x["after"] for x in answer["applied"]["changed"]} == {
        "branded_search": 31, "tiktok_sessions": 157,
    }  # fmt: skip


@pytest.mark.parametrize("event", ["form_submit", "form_submit=views", "=form_starts"])
def test_events_stand_for_one_of_three(ask, event):
    with pytest.raises(SystemExit) as left:
        ask("import", SOURCES, "--event", event, "--dry-run")
    assert left.value.code == 2
