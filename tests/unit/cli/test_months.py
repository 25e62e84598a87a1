"""sample, new-shop, enter and show, as somebody at a terminal sees them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop import language
from desktop.cli.main import run


class Terminal:
    """Runs commands on one folder of records and reads what they print."""

    def __init__(self, home: Path, printed: pytest.CaptureFixture[str]) -> None:
        self.home, self._printed = home, printed

    def __call__(self, *words: str) -> tuple[int, str, str]:
        language.use("ja")
        code = run(["--data-dir", str(self.home), *words])
        out, err = self._printed.readouterr()
        return code, out, err

    def json(self, *words: str) -> Any:
        code, out, _err = self(*words, "--json")
        assert code == 0, out
        return json.loads(out)


@pytest.fixture
def mikiwame(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "家", capsys)


@pytest.fixture
def sample(mikiwame: Terminal) -> Terminal:
    mikiwame("sample")
    return mikiwame


def row(terminal: Terminal, kpi: str, month: str = "2026-10") -> dict[str, Any]:
    rows = terminal.json("show", "--month", month)["rows"]
    return next(row for row in rows if row["kpi"] == kpi)


def test_sample_says_which_month_is_open(mikiwame: Terminal) -> None:
    first = mikiwame.json("sample")
    assert first == {"shop": "sample", "open_month": "2026-10", "last_month": "2026-10"}
    assert mikiwame.json("sample") == first
    assert "御菓子処 雪割堂" in mikiwame("sample")[1]


def test_show_gives_every_row_with_where_it_came_from(sample: Terminal) -> None:
    assert row(sample, "qualified_inquiries") == {
        "kpi": "qualified_inquiries", "target": 17, "last": 20, "value": 26, "source": "computed", "note": "",
    }  # fmt: skip
    assert row(sample, "views")["source"] == "typed"
    assert row(sample, "cost_per_result")["value"] == 4365
    assert row(sample, "local_audience_share")["value"] == 0.48
    assert row(sample, "cost_per_result", "2026-11")["value"] is None


def test_show_for_people(sample: Terminal) -> None:
    code, out, _err = sample("show", "--month", "2026-09", "--lang", "ja")
    assert code == 0
    line = next(line for line in out.splitlines() if line.startswith("広告費"))
    assert line.split() == ["広告費", "–", "0円", "20,000円", "手入力"]
    assert "この月は締めてあります。" in out


def test_numbers_as_people_type_them_in_one_step(sample: Terminal) -> None:
    done = sample.json(
        "enter", "--month", "2026-10", "inquiries=３０件", "ad_spend=¥1,200", "local_audience_share=49%",
        "net_followers=▲12", "internal_hours=8時間30分", "--note", "電話を含む",
    )  # fmt: skip
    assert done["changed"] == [
        {"kpi": "inquiries", "before": 29, "after": 30},
        {"kpi": "ad_spend", "before": 0, "after": 1200},
        {"kpi": "local_audience_share", "before": 0.48, "after": 0.49},
        {"kpi": "net_followers", "before": 118, "after": -12},
        {"kpi": "internal_hours", "before": 9, "after": 8.5},
    ]
    assert done["step"]
    assert row(sample, "inquiries")["note"] == "電話を含む"


def test_empty_is_not_measured(sample: Terminal) -> None:
    done = sample.json("enter", "--month", "2026-10", "inquiries=")
    assert done["changed"] == [{"kpi": "inquiries", "before": 29, "after": None}]
    assert row(sample, "qualified_inquiries")["value"] is None


def test_the_same_numbers_are_no_step(sample: Terminal) -> None:
    assert sample.json("enter", "--month", "2026-10", "inquiries=29") == {"step": None, "changed": []}


def test_refusals_name_every_number_and_keep_nothing(sample: Terminal) -> None:
    code, out, err = sample(
        "enter", "--month", "2026-10", "views=1", "inquiries=-1", "link_clicks=abc", "--json"
    )
    assert code == 1
    assert json.loads(out)["error"]["key"] == "inquiries"
    assert [line.split(":")[0] for line in err.splitlines()] == ["inquiries", "link_clicks"]
    assert row(sample, "views")["value"] == 97_180


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--month", "2026-09", "inquiries=1"], "month_closed"),
        (["--month", "2026-10", "happiness=1"], "unknown_kpi"),
        (["--month", "2026-10", "qualified_rate=50"], "computed_kpi"),
        (["--shop", "どこにもない", "--month", "2026-10", "views=1"], "no_such_shop"),
    ],
)
def test_what_is_refused(sample: Terminal, words: list[str], code: str) -> None:
    exit_code, out, err = sample("enter", *words, "--json")
    assert (exit_code, json.loads(out)["error"]["code"]) == (1, code)
    assert err.strip()


def test_a_closed_month_is_said_in_words(sample: Terminal) -> None:
    _code, _out, err = sample("enter", "--month", "2026-09", "inquiries=1", "--lang", "ja")
    assert err.startswith("2026年9月は締めてあります。")


@pytest.mark.parametrize(
    "words", [["--month", "2026-13", "views=1"], ["--month", "2026-10", "views"], ["views=1"]]
)
def test_wrong_usage(sample: Terminal, words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        sample("enter", *words)
    assert left.value.code == 2


def test_a_new_shop_is_found_by_name_or_id(mikiwame: Terminal) -> None:
    made = mikiwame.json("new-shop", "白妙屋", "--purpose", "hiring")
    assert mikiwame.json("show", "--month", "2026-10")["rows"][0]["kpi"] == "valid_applications"
    mikiwame("sample")
    for given in ("白妙屋", made["shop"], " 白妙屋"):
        mikiwame.json("enter", "--shop", given, "--month", "2026-10", "applications=3")
    code, out, _err = mikiwame("show", "--month", "2026-10", "--json")
    assert (code, json.loads(out)["error"]["code"]) == (1, "which_shop")


@pytest.mark.parametrize(("name", "code"), [("  ", "name_missing"), ("白妙屋", "name_taken")])
def test_a_shop_needs_a_name_of_its_own(mikiwame: Terminal, name: str, code: str) -> None:
    mikiwame("new-shop", "白妙屋")
    exit_code, out, _err = mikiwame("new-shop", name, "--json")
    assert (exit_code, json.loads(out)["error"]["code"]) == (1, code)


def test_without_a_shop_nothing_can_be_shown(mikiwame: Terminal) -> None:
    code, out, _err = mikiwame("show", "--month", "2026-10", "--json")
    assert (code, json.loads(out)["error"]["code"]) == (1, "no_shop")


@pytest.mark.parametrize(
    "words", [("new-shop", "\udcff"), ("enter", "--month", "2026-04", "inquiries=1", "--note", "\udcff")]
)
def test_what_is_no_text_is_wrong_usage(mikiwame, words):
    with pytest.raises(SystemExit) as leaving:
        mikiwame(*words)
    assert leaving.value.code == 2


def test_a_figure_is_named_by_code_or_by_what_it_is_called(sample: Terminal) -> None:
    changed = sample.json("enter", "--month", "2026-11", "再生数=12,000", "Profile views=300")["changed"]
    assert [(x["kpi"], x["after"]) for x in changed] == [("views", 12000), ("profile_views", 300)]
    rows = sample.json("show", "--month", "2026-11", "--kpi", "再生数", "--kpi", "profile_views")["rows"]
    assert {x["kpi"]: x["value"] for x in rows} == {"views": 12000, "profile_views": 300}


def test_a_name_nobody_knows_is_refused_and_nothing_is_kept(sample: Terminal) -> None:
    code, _out, err = sample("enter", "--month", "2026-11", "しあわせ=3")
    assert code != 0
    assert "しあわせ" in err
    assert sample("show", "--month", "2026-11", "--kpi", "しあわせ")[0] != 0


def test_an_own_measure_is_entered_by_its_name(sample: Terminal) -> None:
    from desktop.catalog.catalog import Catalog
    from desktop.cli.lookup import now
    from desktop.domain.kpis import Tier, Unit
    from desktop.domain.own_kpis import OwnKpi
    from desktop.services.own_kpis import OwnKpis
    from desktop.settings import resources
    from desktop.storage.database import Database

    database = Database.open(sample.home / "mikiwame.db", now)
    own = OwnKpis(database, Catalog(resources() / "catalog"), "sample")
    own.keep(OwnKpi("", "sample", "", "試食の数", Unit.COUNT, Tier.INTERMEDIATE, "人"))
    database.close()
    changed = sample.json("enter", "--month", "2026-11", "試食の数=12")["changed"]
    assert [(x["kpi"], x["after"]) for x in changed] == [("own_1", 12)]
