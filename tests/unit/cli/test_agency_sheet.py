"""agency-sheet and its way back through import, as somebody at a terminal sees them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from desktop import language
from desktop.cli.main import run
from desktop.domain.agency_sheet import Part
from tests.unit.reports.agency_making import Filled

VERSION_1 = Path(__file__).parents[2] / "data" / "agency" / "version-1.xlsx"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    language.use("ja")
    assert run(["--data-dir", str(tmp_path / "家"), "sample"]) == 0
    return tmp_path / "家"


def command(home: Path, *words: str) -> int:
    language.use("ja")
    return run(["--data-dir", str(home), *words])


def test_it_is_written_filled_in_and_read_back(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "記入シート.xlsx"
    capsys.readouterr()
    assert command(home, "agency-sheet", "--month", "2026-11", "--out", str(out), "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer == {"file": str(out), "sheets": openpyxl.load_workbook(out).sheetnames[:-1]}
    filled = Filled(openpyxl.load_workbook(out))
    filled.put(Part.NUMBERS, "views", value=98_000, source="TikTok Studio")
    filled.put(Part.REPLIES, "link_ctr", reason="文言を変えました")
    filled.save(out)
    assert command(home, "import", str(out), "--json") == 0
    applied = json.loads(capsys.readouterr().out)["applied"]
    assert [(x["kpi"], x["after"]) for x in applied["changed"]] == [("views", 98_000)]
    assert applied["agency_sheet"] == {"replies": 1, "claims": 0, "cancelled": []}
    assert command(home, "show", "--month", "2026-11", "--json") == 0
    rows = {row["kpi"]: row for row in json.loads(capsys.readouterr().out)["rows"]}
    assert (rows["views"]["value"], rows["views"]["source"]) == (98_000, "agency_sheet")


def test_looking_needs_no_shop_and_tells_cells_and_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = shutil.copy(VERSION_1, tmp_path / "r.xlsx")
    assert command(tmp_path, "import", str(file), "--dry-run", "--json") == 0
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    assert (table["source"], table["status"], table["first"]) == ("agency_sheet", "ok", "2026-11-01")
    assert table["agency_sheet"]["numbers"]["local_audience_share"] == 0.51
    assert "G19" in table["notes"][0]


def test_another_month_than_the_one_asked_for_is_refused(home: Path, capsys: pytest.CaptureFixture[str]):
    assert command(home, "import", str(VERSION_1), "--month", "2026-10") == 1
    assert "2026年10月のものではない" in capsys.readouterr().err


def test_what_came_of_it_is_said_in_words(home: Path, capsys: pytest.CaptureFixture[str]):
    assert command(home, "import", str(VERSION_1)) == 0
    said = capsys.readouterr()
    assert "代行会社の説明が3件" in said.out
    assert "取消: 2026年10月のお問い合わせの合計 1件。重複 No. 27。" in said.out
    assert "入力した値を残しました" in said.out
