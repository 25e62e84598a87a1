"""`demo` does the whole job and says what it found; a second run finds the same and keeps everything."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop import language
from desktop.cli.main import run


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    language.use("ja")


def _demo(out: Path, capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, object], str]:
    assert run(["demo", "--out", str(out), "--json"]) == 0
    said = capsys.readouterr()
    return json.loads(said.out), said.err


def test_the_wrong_invoice_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer, aside = _demo(tmp_path / "demo", capsys)
    assert (answer["expected"], answer["invoiced"]) == (110_000, 124_300)
    assert answer["explanations"] == [["cap_ignored"]]
    lines = answer["lines"]
    assert isinstance(lines, list)
    assert len(lines) == 5
    assert "110,000円" in lines[2]
    assert "重大2件、注意13件、軽微1件" in lines[1]
    assert "画面のない環境" in aside


def test_the_report_is_japanese_and_opens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer, _aside = _demo(tmp_path / "demo", capsys)
    book = openpyxl.load_workbook(str(answer["report"]), data_only=True)
    assert book.sheetnames[:3] == ["表紙", "要約", "KPI"]


def test_its_downloads_have_the_real_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _demo(tmp_path / "demo", capsys)
    files = sorted((tmp_path / "demo" / "TikTok Studio").iterdir())
    assert files[1].read_bytes().startswith(b'\xef\xbb\xbf"Date","Video Views"')
    args = ["import", *map(str, files), "--dry-run", "--downloaded", "2026-11-24", "--json"]
    assert run(args) == 0
    tables = json.loads(capsys.readouterr().out)["tables"]
    assert [table["source"] for table in tables] == ["tiktok_studio.followers", "tiktok_studio.overview"]
    overview = tables[1]
    assert (overview["first"], overview["last"], overview["rows"]) == ("2026-11-01", "2026-11-22", 22)
    assert overview["months"]["2026-11"]["complete"] is False
    assert overview["sums"]["views"] == 97_180 * 22 // 31
    assert date.fromisoformat(overview["first"]).day == 1


def test_a_second_run_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, _aside = _demo(tmp_path / "demo", capsys)
    written = Path(str(first["report"])).read_bytes()
    second, _aside = _demo(tmp_path / "demo", capsys)
    assert second == first
    assert Path(str(second["report"])).read_bytes() == written


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert run(["demo", "--out", str(blocked / "demo")]) == 1
    assert "書き込めません" in capsys.readouterr().err
