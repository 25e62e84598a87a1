"""Every command in a process of its own, on a machine without a display, in the order one would use them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
EXPORTS = ROOT.parent / "shared" / "data" / "exports" / "tiktok_studio"
REAL = pytest.mark.skipif(not EXPORTS.is_dir(), reason="real export files are not part of the project")


@dataclass(frozen=True)
class Terminal:
    """A terminal in another folder, without a display, that knows where the records lie."""

    folder: Path

    def run(self, *words: object, data: bool = True) -> subprocess.CompletedProcess[str]:
        environment = {k: v for k, v in os.environ.items() if k not in _DISPLAYS}
        environment |= {"PYTHONPATH": str(ROOT), "LANG": "ja_JP.UTF-8"}
        where = ["--data-dir", str(self.folder / "records")] if data else []
        command = [sys.executable, "-m", "desktop", *where, *map(str, words)]
        return subprocess.run(
            command, capture_output=True, text=True, cwd=self.folder, env=environment, timeout=120
        )

    def ask(self, *words: object, code: int = 0) -> Any:
        """Run a command with ``--json`` and give its answer."""
        done = self.run(*words, "--json")
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return json.loads(done.stdout)


_DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LANGUAGE"}


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture
def sample(terminal: Terminal) -> Terminal:
    made = terminal.ask("sample")
    assert made == {"shop": "sample", "open_month": "2026-10", "last_month": "2026-10"}
    return terminal


def value_of(terminal: Terminal, kpi: str, month: str = "2026-10") -> Any:
    rows = terminal.ask("show", "--month", month)["rows"]
    return next(row["value"] for row in rows if row["kpi"] == kpi)


def test_numbers_go_in_and_come_out(sample: Terminal) -> None:
    assert value_of(sample, "views") == 97_180
    entered = sample.ask(
        "enter", "--month", "2026-10", "views=１．２万", "link_clicks=70", "--note", "画面から"
    )
    assert entered["changed"] == [
        {"kpi": "views", "before": 97_180, "after": 12_000},
        {"kpi": "link_clicks", "before": 66, "after": 70},
    ]
    assert value_of(sample, "views") == 12_000
    refused = sample.ask("enter", "--month", "2026-09", "views=1", code=1)
    assert refused["error"]["code"] == "month_closed"
    assert sample.run("enter", "--month", "2026-10").returncode == 2


def test_records_are_copied_and_put_back(sample: Terminal) -> None:
    copy = sample.folder / "copy.db"
    assert sample.ask("backup", copy)["file"] == str(copy)
    sample.ask("enter", "--month", "2026-10", "views=1")
    sample.ask("restore", copy)
    assert value_of(sample, "views") == 97_180
    health = sample.ask("doctor")
    assert health["ok"] is True
    assert {"name", "ok", "text"} == set(health["checks"][0])
    (sample.folder / "nonsense.db").write_text("nothing", encoding="utf-8")
    assert sample.ask("restore", sample.folder / "nonsense.db", code=1)["error"]["text"]
    assert value_of(sample, "views") == 97_180


def test_the_report_is_written(sample: Terminal) -> None:
    file = sample.folder / "October.xlsx"
    made = sample.ask("report", "--month", "2026-10", "--out", file)
    assert made["file"] == str(file)
    assert made["sheets"][:2] == ["表紙", "要約"]
    assert file.read_bytes().startswith(b"PK")
    english = sample.ask("report", "--month", "2026-10", "--out", file, "--lang", "en")
    assert english["sheets"][:2] == ["Cover", "Summary"]


def test_the_files_need_no_records(terminal: Terminal) -> None:
    fees = DATA / "fees"
    statement = terminal.ask("fee", fees / "G04_cap.terms.toml", fees / "G04_cap.results.toml")
    expected = json.loads((fees / "G04_cap.expected.json").read_text(encoding="utf-8"))
    assert statement["total"] == expected["total"]
    assert [month["net"] for month in statement["months"]] == [x["net"] for x in expected["months"]]
    terms, results = fees / "I01_over.terms.toml", fees / "I01_over.results.toml"
    case = json.loads((fees / "I01_over.invoice.json").read_text(encoding="utf-8"))[1]
    assert terminal.ask("invoice", terms, results, "--total", case["invoiced"]) == case
    counts = terminal.folder / "counts.toml"
    counts.write_text('kpi = "inquiries"\ncounts = [3, 5, 4, 6]\ntarget = 40\nmonths_left = 4\n')
    assert terminal.ask("outlook", counts)["chance"] == pytest.approx(0.2891, abs=1e-4)
    check = terminal.ask("check", DATA / "check" / "good.toml")
    assert check["counts"]["critical"] == 0
    assert not (terminal.folder / "records").exists()


def test_the_window_is_timed(sample: Terminal) -> None:
    paint = sample.ask("startup", "--until", "paint")
    home = sample.ask("startup", "--until", "home")
    assert (paint["until"], home["until"]) == ("paint", "home")
    assert 0 < paint["milliseconds"] < home["milliseconds"]
    assert 0 < paint["peak_memory"] < home["peak_memory"]
    assert "ミリ秒" in sample.run("startup").stdout
    assert not (sample.folder / "records" / "running").exists()


def test_the_window_is_led_through_everything(terminal: Terminal) -> None:
    seen = terminal.ask("tour", "--out", terminal.folder / "tour", "--lang", "en", "--theme", "dark")
    names = [Path(path).name for path in seen["pictures"]]
    assert names[0] == "01-first-start.png"
    for sight in ("setup-summary", "home", "contract-check", "each_month-fee", "check-short-summary", "kit"):
        assert any(f"-{sight}.png" in name for name in names), sight
    header = Path(seen["pictures"][0]).read_bytes()[16:24]
    assert (int.from_bytes(header[:4]), int.from_bytes(header[4:])) == (1366, 768)
    assert not (terminal.folder / "records").exists()


def test_without_a_display_the_window_says_so(terminal: Terminal) -> None:
    done = terminal.run()
    assert done.returncode == 1
    assert "画面がないため" in done.stderr
    assert terminal.run("nonsense").returncode == 2
    assert terminal.run("--help").returncode == 0


@REAL
def test_a_real_download_comes_into_a_new_shop_and_twice_changes_nothing(terminal: Terminal) -> None:
    terminal.ask("new-shop", "白妙屋")
    sums = {"views": 7919, "profile_views": 35, "likes": 51, "comments": 2, "shares": 3}
    for file, changed in (
        ("overview_en_7days.csv", 5),
        ("overview_en_7days.xlsx", 0),
        ("overview_en_7days.csv", 0),
    ):
        told = terminal.ask("import", EXPORTS / file, "--downloaded", "2026-04-23", "--shop", "白妙屋")
        (table,) = told["tables"]
        assert (table["source"], table["status"], table["sums"]) == ("tiktok_studio.overview", "ok", sums)
        assert (table["first"], table["last"]) == ("2026-04-12", "2026-04-18")
        assert len(told["applied"]["changed"]) == changed
    assert value_of(terminal, "views", "2026-04") == 7919
    terminal.ask("enter", "--month", "2026-04", "views=8000")
    again = terminal.ask("import", EXPORTS / "overview_en_7days.csv", "--downloaded", "2026-04-23")
    assert [kept["kpi"] for kept in again["applied"]["kept"]] == ["views"]
    assert value_of(terminal, "views", "2026-04") == 8000


@REAL
def test_every_real_download_has_the_sums_its_readers_find(terminal: Terminal) -> None:
    def sums(file: str, downloaded: str) -> Any:
        told = terminal.ask("import", EXPORTS / file, "--downloaded", downloaded, "--dry-run")
        (table,) = told["tables"]
        return table

    portuguese = sums("overview_pt_28days.csv", "2025-05-28")
    assert (portuguese["first"], portuguese["last"], portuguese["rows"]) == ("2025-04-30", "2025-05-27", 28)
    assert [*portuguese["sums"].values()] == [14_560, 281, 382, 14, 13]
    viewers = sums("viewers_en_365days.csv", "2026-06-30")
    assert (viewers["rows"], viewers["unknown"], viewers["sums"]["viewers"]) == (365, 277, 7410)
    content = sums("content_en_5videos.csv", "2026-06-30")
    assert (content["rows"], content["sums"]["likes"], content["sums"]["views"]) == (5, 369, 9071)
