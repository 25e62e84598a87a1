"""The command `import`: what files hold as JSON and text, what is brought in, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli.main import run

DATA = Path(__file__).parents[2] / "data" / "imports"
OVERVIEW = str(DATA / "overview_ja.csv")
SUMS = {"views": 46_800, "profile_views": 592, "likes": 1_671, "comments": 30, "shares": 49}


@pytest.fixture
def ask(tmp_path, capsys):
    def ask(*words, lang="ja"):
        code = run(["--data-dir", str(tmp_path / "data"), words[0], "--lang", lang, *map(str, words[1:])])
        out = capsys.readouterr()
        return code, json.loads(out.out) if "--json" in words else out.out, out.err

    return ask


@pytest.fixture
def shop(ask):
    return ask("new-shop", "菓子処 雪つり堂", "--json")[1]["shop"]


def test_one_table_as_the_format_says(ask):
    code, answer, aside = ask("import", OVERVIEW, "--dry-run", "--json", "--downloaded", "2026-11-02")
    assert (code, aside) == (0, "")
    assert answer == {
        "tables": [
            {
                "file": "overview_ja.csv",
                "source": "tiktok_studio.overview",
                "status": "ok",
                "reason": None,
                "first": "2026-10-01",
                "last": "2026-10-31",
                "rows": 31,
                "unknown": 0,
                "repaired": 0,
                "sums": SUMS,
                "months": {"2026-10": {"days": 31, "complete": True, **SUMS}},
            }
        ]
    }


def test_a_dry_run_makes_no_records(ask, tmp_path):
    ask("import", OVERVIEW, "--dry-run", "--json")
    assert not (tmp_path / "data").exists()


def test_daily_uniques_have_an_average_instead_of_a_sum(ask):
    _, answer, _ = ask(
        "import", DATA / "viewers_four_unknown.csv", "--dry-run", "--json", "--downloaded", "2026-11-02"
    )
    (table,) = answer["tables"]
    assert (table["unknown"], table["sums"]["viewers"]) == (4, 1_680)
    assert table["months"] == {
        "2026-10": {
            "days": 31,
            "complete": False,
            "daily_average": {"viewers": 1_680 / 27, "new_viewers": 1_464 / 27, "returning_viewers": 8.0},
        }
    }


def test_the_year_is_asked_for(ask):
    code, answer, aside = ask("import", OVERVIEW, "--dry-run", "--json")
    (table,) = answer["tables"]
    assert (code, table["status"], table["missing"], table["first"]) == (0, "needs_input", ["year"], None)
    assert "ダウンロードした日を教えてください" in aside


def test_every_entry_of_a_zip_is_a_table(ask):
    _, answer, _ = ask(
        "import", DATA / "Followers_kashi.yukitsuri.zip", "--dry-run", "--json", "--downloaded", "2026-11-02"
    )
    assert [(x["file"], x["source"], x["rows"], x["archive"]) for x in answer["tables"]] == [
        ("FollowerHistory.csv", "tiktok_studio.followers", 34, "Followers_kashi.yukitsuri.zip"),
        ("FollowerActivity.csv", "tiktok_studio.follower_activity", 192, "Followers_kashi.yukitsuri.zip"),
        ("FollowerGender.csv", "tiktok_studio.follower_gender", 3, "Followers_kashi.yukitsuri.zip"),
        (
            "FollowerTopTerritories.csv",
            "tiktok_studio.follower_territories",
            0,
            "Followers_kashi.yukitsuri.zip",
        ),
    ]
    assert answer["tables"][0]["sums"] == {"followers": 464}


def test_what_cannot_be_used(ask, tmp_path):
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "members.csv").write_text("会員番号,氏名\n1,山田", encoding="cp932")
    code, answer, aside = ask(
        "import",
        tmp_path / "empty.csv",
        tmp_path / "members.csv",
        tmp_path / "gone.csv",
        "--dry-run",
        "--json",
    )
    assert code == 1
    assert [table["status"] for table in answer["tables"]] == ["refused"] * 3
    assert answer["tables"][0]["reason"] == "empty.csv は空です。もう一度ダウンロードしてください。"
    assert "会員番号, 氏名" in answer["tables"][1]["reason"]
    assert all(table["reason"] in aside for table in answer["tables"])
    assert (answer["tables"][2]["source"], answer["tables"][2]["sums"]) == (None, {})


def test_one_good_table_is_enough(ask, tmp_path):
    (tmp_path / "empty.csv").write_bytes(b"")
    assert ask("import", tmp_path / "empty.csv", OVERVIEW, "--dry-run", "--json")[0] == 0


def test_notes_name_file_row_and_column(ask, tmp_path):
    (tmp_path / "h.csv").write_text("Date,Followers\n2026-09-01,5\n2026-09-02,many\n", encoding="utf-8")
    _, answer, aside = ask("import", tmp_path / "h.csv", "--dry-run", "--json", lang="en")
    note = "h.csv, row 3, “Followers”: “many” is not a number. It stays empty; the rest was read."
    assert answer["tables"][0]["notes"] == [note]
    assert note in aside


def test_bringing_a_month_in(ask, shop):
    code, answer, _ = ask("import", OVERVIEW, "--downloaded", "2026-11-02", "--json")
    applied = answer["applied"]
    assert (code, applied["kept"]) == (0, [])
    assert applied["set"]
    assert {x["kpi"]: (x["month"], x["before"], x["after"]) for x in applied["changed"]} == {
        kpi: ("2026-10", None, value) for kpi, value in SUMS.items()
    }
    rows = {x["kpi"]: x for x in ask("show", "--month", "2026-10", "--json")[1]["rows"]}
    assert (rows["views"]["value"], rows["views"]["source"]) == (46_800, "imported:tiktok_studio.overview")


def test_bringing_it_in_twice(ask, shop):
    ask("import", OVERVIEW, "--downloaded", "2026-11-02", "--shop", shop)
    _, answer, _ = ask(
        "import", OVERVIEW, "--downloaded", "2026-11-02", "--shop", "菓子処 雪つり堂", "--json"
    )
    assert answer["applied"] == {"set": None, "changed": [], "kept": [], "corrected": [], "new_posts": 0}


def test_typed_values_are_kept_and_listed(ask, shop):
    ask("enter", "--month", "2026-10", "views=40,000")
    _, answer, _ = ask("import", OVERVIEW, "--downloaded", "2026-11-02", "--json")
    assert answer["applied"]["kept"] == [
        {
            "kpi": "views",
            "month": "2026-10",
            "value": 40_000,
            "imported": 46_800,
            "reason": "conflict",
            "file": "overview_ja.csv",
        }
    ]


def test_a_dry_run_for_a_shop_says_what_would_change(ask, shop):
    _, answer, _ = ask(
        "import", OVERVIEW, "--downloaded", "2026-11-02", "--shop", shop, "--dry-run", "--json"
    )
    assert {
        "month": "2026-10",
        "kpi": "views",
        "now": None,
        "then": 46_800,
        "days": 31,
        "partial": False,
        "outcome": "new",
    } in answer["sheet"]
    assert ask("import", OVERVIEW, "--downloaded", "2026-11-02", "--json")[1]["applied"]["set"]


def test_nothing_to_bring_in(ask, shop):
    code, answer, _ = ask("import", OVERVIEW, "--json")
    assert (code, answer["applied"]) == (1, None)


def test_no_shop_and_no_such_shop(ask):
    assert ask("import", OVERVIEW, "--downloaded", "2026-11-02")[0] == 1
    ask("new-shop", "一号店")
    code, _, aside = ask("import", OVERVIEW, "--shop", "二号店", "--downloaded", "2026-11-02")
    assert code == 1
    assert "二号店" in aside


@pytest.mark.parametrize(
    "words", [["import"], ["import", OVERVIEW, "--downloaded", "昨日"], ["import", OVERVIEW, "--month", "10"]]
)
def test_wrong_usage(ask, words):
    with pytest.raises(SystemExit) as left:
        ask(*words)
    assert left.value.code == 2


def test_to_read(ask, shop):
    ask("enter", "--month", "2026-10", "likes=1,600")
    _, text, _ = ask("import", OVERVIEW, "--downloaded", "2026-11-02")
    assert "TikTok Studio「概要」" in text
    assert "2026年10月1日〜10月31日" in text
    assert "46,800回  31日の合計  入れます" in text
    assert (
        "2026年10月の「いいね数」には1,600件と入力されていて、ファイルでは1,671件です。入力した値を残しました。"
        in text
    )
    _, text, _ = ask("import", OVERVIEW, "--downloaded", "2026-11-02", lang="en")
    assert "Nothing was different, so nothing was changed." in text


def test_corrected_days_to_read(ask, shop, tmp_path):
    for views, day in ((10, "2026-10-04"), (12, "2026-10-09")):
        path = tmp_path / "o.csv"
        head = "Date,Video Views,Profile Views,Likes,Comments,Shares"
        path.write_text(f"{head}\n10月1日,{views},1,1,0,0\n", encoding="utf-8")
        _, text, _ = ask("import", path, "--downloaded", day)
    assert "10月1日の動画の視聴回数: 前は10、新しいファイルでは12です。" in text
    assert "1日分(途中)" in text


def test_posts_to_read(ask, shop):
    _, text, aside = ask("import", DATA / "content_broken_quotes.csv", "--downloaded", "2026-11-02")
    assert "新しい投稿が6件あります。" in text
    assert "2件の題名の引用符が崩れていたため、行を直して読みました。" in aside


def test_an_agencys_table_by_columns_that_are_named_once(ask, shop, tmp_path):
    file = tmp_path / "report.csv"
    file.write_text("対象月,再生回数,反響,メモ\n2026年10月,46800,14,好調\n", encoding="cp932")
    code, answer, _ = ask("import", file, "--json")
    assert code == 1
    assert (answer["tables"][0]["source"], answer["tables"][0]["missing"]) == ("table", ["columns"])
    assert ask("import", file, "--column", "反響=happiness", "--json")[0] == 1
    code, answer, _ = ask(
        "import",
        file,
        "--column",
        "反響=inquiries",
        "--column",
        "再生回数=views",
        "--when",
        "対象月",
        "--json",
    )
    assert code == 0
    changed = {x["kpi"]: (x["month"], x["after"]) for x in answer["applied"]["changed"]}
    assert changed == {"views": ("2026-10", 46_800), "inquiries": ("2026-10", 14)}
    file.write_text("対象月,再生回数,反響,メモ\n2026年9月,41200,11,\n", encoding="cp932")
    code, answer, _ = ask("import", file, "--json")
    assert [x["month"] for x in answer["applied"]["changed"]] == ["2026-09", "2026-09"]
