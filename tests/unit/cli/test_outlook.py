"""The command `outlook`: numbers as JSON, sentences as text, and what it refuses."""

from __future__ import annotations

import json

import pytest

from desktop.cli.main import run

COUNTS = """
kpi = "inquiries"
counts = [3, 5, 4, 6]
target = 40
months_left = 4
trials = [400, 520, 480, 610]
"""


@pytest.fixture
def ask(tmp_path, capsys):
    def ask(counts, *options):
        (tmp_path / "COUNTS.toml").write_text(counts, encoding="utf-8")
        data = ("--data-dir", str(tmp_path / "data"))
        code = run([*data, "outlook", str(tmp_path / "COUNTS.toml"), "--lang", "ja", *options])
        out = capsys.readouterr()
        return code, out.out, out.err

    return ask


def test_the_numbers(ask):
    code, out, _ = ask(COUNTS, "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["rate"] == pytest.approx({"median": 4.5419, "low": 3.0094, "high": 6.5240}, abs=1e-4)
    assert answer["ratio"] == pytest.approx({"median": 0.009037, "low": 0.005997, "high": 0.012955}, abs=1e-6)
    assert answer["chance"] == pytest.approx(0.2891, abs=1e-4)
    assert answer["change"]["up"] == pytest.approx(0.7973, abs=1e-4)
    assert answer["change"]["word"] == "too_early"
    assert answer["widened"] is None


def test_one_month_without_trials(ask):
    _, out, _ = ask('kpi = "inquiries"\ncounts = [4]\ntarget = 4\nmonths_left = 0', "--json")
    answer = json.loads(out)
    assert (answer["chance"], answer["change"], answer["ratio"]) == (1, None, None)


def test_months_that_vary_are_widened(ask):
    counts = 'kpi = "inquiries"\ncounts = [2, 9, 3, 12, 4, 1]\ntarget = 60\nmonths_left = 6'
    _, out, _ = ask(counts, "--json")
    assert json.loads(out)["widened"] == pytest.approx(3.671, abs=5e-4)
    _, out, _ = ask(counts)
    assert "月ごとのばらつきが大きいため、幅を広げています。" in out


def test_to_read(ask):
    code, out, _ = ask(COUNTS)
    assert code == 0
    assert out.startswith("厳しい\nいまの調子なら、期間の終わりまでに27〜47件です。")
    assert "季節の影響は除いていません。" in out


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (("counts = [3, 5, 4, 6]", "counts = []"), "impossible", "counts"),
        (("[3, 5, 4, 6]", "[3, -5, 4, 6]"), "impossible", "counts[2]"),
        (("[3, 5, 4, 6]", "[3, 5, 4.5, 6]"), "wrong_type", "counts[3]"),
        (("[3, 5, 4, 6]", "7"), "wrong_type", "counts"),
        (("target = 40", ""), "missing_key", "target"),
        (('"inquiries"', "1"), "wrong_type", "kpi"),
        (("months_left = 4", "months_left = true"), "wrong_type", "months_left"),
        (("610", "5"), "impossible", "trials[4]"),
        ((", 610", ""), "impossible", "trials"),
        (("target", "targets"), "unknown_key", "targets"),
    ],
)
def test_mistakes_are_refused_by_key(ask, change, code, key):
    exit_code, out, _ = ask(COUNTS.replace(*change), "--json")
    error = json.loads(out)["error"]
    assert exit_code == 1
    assert (error["code"], error["file"], error["key"]) == (code, "COUNTS.toml", key)
