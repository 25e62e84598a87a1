"""report, as somebody at a terminal sees it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from desktop import language
from desktop.cli.main import run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    language.use("ja")
    assert run(["--data-dir", str(tmp_path / "家"), "sample"]) == 0
    return tmp_path / "家"


def report(home: Path, out: Path, *words: str) -> int:
    language.use("ja")
    return run(["--data-dir", str(home), "report", "--out", str(out), *words])


def test_the_file_and_its_sheets_are_told(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    capsys.readouterr()
    out = tmp_path / "報告書 10月.xlsx"
    assert report(home, out, "--shop", "雪割堂", "--month", "2026-10", "--json") == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "no_such_shop"
    assert report(home, out, "--shop", "御菓子処 雪割堂", "--month", "2026-10", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["file"] == str(out)
    assert answer["sheets"] == openpyxl.load_workbook(out).sheetnames
    assert answer["sheets"][:2] == ["表紙", "要約"]


def test_english_and_the_owners_version(home: Path, tmp_path: Path):
    out = tmp_path / "r.xlsx"
    assert report(home, out, "--month", "2026-10", "--lang", "en", "--for", "owner") == 0
    cover = openpyxl.load_workbook(out)["Cover"]
    assert "Version for the owner" in [cell.value for row in cover.iter_rows() for cell in row]


def test_a_folder_that_is_not_there(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "nowhere" / "r.xlsx"
    assert report(home, out, "--month", "2026-10") == 1
    assert str(out) in capsys.readouterr().err


def test_a_month_without_figures(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert report(home, tmp_path / "r.xlsx", "--month", "2020-01") == 1
    assert "2020年1月" in capsys.readouterr().err
    assert not (tmp_path / "r.xlsx").exists()
