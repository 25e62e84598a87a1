"""What LibreOffice makes of the workbook: the same figures, computed again, and readable pages."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop.catalog.catalog import Catalog
from desktop.domain.month import Month
from desktop.domain.reviews import Action, ActionKind
from desktop.reports.model import Audience
from tests.unit.reports import office
from tests.unit.reports.making import bill_report, fee_case, sample_book, sample_report, written

pytestmark = [
    pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed"),
    pytest.mark.filterwarnings("ignore:Unable to read chart:UserWarning"),
]

BILLS = {
    "G10_carry_over": 286_000,
    "R09_cumulative_bonus": None,
    "R11_cumulative_step": None,
    "R17_after_caps_carried": None,
    "R20_guarantee_total_negative": None,
    "R23_pass_through": None,
    "R25_withholding_with_cuts": None,
    "G13_termination_taxed": None,
    "R12_proration_both_ends": None,
}
"""Contracts that together have every kind of fee, limit and order."""
ONE_PAGE = ("表紙", "要約", "KPI", "ファネル", "推移", "データ", "図データ")
FORMULA_LIKE = "=1+1 と @みんな"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog) -> dict[str, Path]:
    """The workbooks as they were written, by name."""
    folder = tmp_path_factory.mktemp("written")
    book = sample_book()
    formula = Action(
        "x", book.shop.id, 99, ActionKind.ACTION, FORMULA_LIKE, "-担当", agency=True, due=Month(2026, 11)
    )
    made = {
        "agency": sample_report(catalog, book=replace(book, actions=(*book.actions, formula))),
        "owner": sample_report(catalog, Audience.OWNER),
        "english": sample_report(catalog, language="en"),
    }
    for name, invoiced in BILLS.items():
        made[name] = bill_report(catalog, *fee_case(name), invoiced)
    files = {name: written(report, folder / f"{name}.xlsx") for name, report in made.items()}
    return files | {"changed": with_cap(files["agency"], 60_000, folder / "changed.xlsx")}


def with_cap(source: Path, cap: int, target: Path) -> Path:
    """The same workbook with another cap typed into the yellow cell."""
    book = openpyxl.load_workbook(source)
    cell = book.defined_names["月の上限"].attr_text.split("!")[1].replace("$", "")
    book["検算"][cell] = cap
    book.save(target)
    return target


@pytest.fixture(scope="module")
def recomputed(tmp_path_factory: pytest.TempPathFactory, books: dict[str, Path]) -> dict[str, Path]:
    """The same workbooks, opened, computed and saved by LibreOffice."""
    return office.convert(list(books.values()), "xlsx", tmp_path_factory.mktemp("recomputed"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, books: dict[str, Path]) -> dict[str, Path]:
    """The sample's workbooks, printed."""
    files = [books[name] for name in ("agency", "owner", "english")]
    return office.convert(files, "pdf", tmp_path_factory.mktemp("printed"))


def values(path: Path) -> dict[tuple[str, str], object]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    }


def formulas(path: Path) -> set[tuple[str, str]]:
    book = openpyxl.load_workbook(path)
    return {
        (x.title, cell.coordinate)
        for x in book
        for row in x.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_the_second_pair_of_eyes_does_not_believe_stored_values(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.save(tmp_path / "plain.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "plain.xlsx") as parts,
        zipfile.ZipFile(tmp_path / "wrong.xlsx", "w") as made,
    ):
        for name in parts.namelist():
            made.writestr(name, re.sub(rb"<v ?/>|<v></v>", b"<v>3</v>", parts.read(name)))
    wrong = tmp_path / "wrong.xlsx"
    assert values(wrong) == {("Sheet", "A1"): 3}
    assert values(office.convert([wrong], "xlsx", tmp_path)["wrong"]) == {("Sheet", "A1"): 2}


@pytest.mark.parametrize("name", ["agency", "owner", "english", *BILLS])
def test_computing_again_gives_the_stored_values(
    books: dict[str, Path], recomputed: dict[str, Path], name: str
):
    stored, fresh = values(books[name]), values(recomputed[name])
    computed = formulas(books[name])
    assert len(computed) > 10
    for place in computed:
        if isinstance(stored[place], str):
            assert fresh[place] == stored[place], place
        else:
            assert fresh[place] == pytest.approx(stored[place], rel=1e-9), place
    verdicts = [value for (sheet, _cell), value in fresh.items() if value in ("不一致", "differs")]
    assert verdicts == []


@pytest.mark.parametrize("name", ["agency", "owner", "english", *BILLS])
def test_no_cell_is_an_error(recomputed: dict[str, Path], name: str):
    book = openpyxl.load_workbook(recomputed[name], data_only=True)
    errors = [
        (x.title, cell.coordinate)
        for x in book
        for row in x.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]
    assert errors == []


def checks(sheet: Worksheet) -> dict[str, str]:
    """The verdicts of the verification sheet by the name of the row."""
    return {row[1].value: row[7].value for row in sheet.iter_rows(min_row=7) if row[7].value}


def test_another_cap_shows_in_every_row_that_rests_on_it(recomputed: dict[str, Path]):
    sheet = openpyxl.load_workbook(recomputed["changed"], data_only=True)["検算"]
    differing = {label for label, verdict in checks(sheet).items() if verdict == "不一致"}
    assert {
        "月の上限を超えた分",
        "成果に応じた料金 小計",
        "小計(税抜)",
        "消費税",
        "合計(税込)",
        "請求書との差",
    } <= differing
    assert "成果の報酬" not in differing
    assert sheet["B3"].value.startswith(f"不一致が{len(differing)}か所")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("name", ["agency", "owner", "english"])
def test_every_figure_fits_its_cell(pages: dict[str, Path], name: str):
    text = office.text_of(pages[name])
    assert "###" not in text
    assert "#NAME" not in text
    assert "#REF" not in text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_one_page_sheets_stay_on_one_page(pages: dict[str, Path]):
    footers = re.findall(r"(\S+)\s+\d+ / \d+ ページ", office.text_of(pages["agency"]))
    counted = Counter(footers)
    assert {sheet: counted[sheet] for sheet in ONE_PAGE} == dict.fromkeys(ONE_PAGE, 1)
    assert counted["料金明細"] == 2


def test_text_that_looks_like_a_formula_stays_text(recomputed: dict[str, Path]):
    found = [
        value
        for value in values(recomputed["agency"]).values()
        if isinstance(value, str) and FORMULA_LIKE in value
    ]
    assert found == [FORMULA_LIKE]
