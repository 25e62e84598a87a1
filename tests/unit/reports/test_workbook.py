"""The workbook as a file: its grid, looks and names, its stored values, and what must not be in it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from desktop.catalog.catalog import Catalog
from desktop.domain.faults import Fault, FaultCode
from desktop.domain.reviews import Action, ActionKind
from desktop.reports.model import Audience, Report
from desktop.reports.workbook import write
from tests.unit.reports.making import OCTOBER, sample_book, sample_report, unseen, written

SHEETS = (
    "表紙",
    "要約",
    "KPI",
    "ファネル",
    "推移",
    "料金明細",
    "検算",
    "契約チェック",
    "アクション",
    "定義",
    "データ",
    "図データ",
)


@pytest.fixture(scope="module")
def report(catalog: Catalog) -> Report:
    return sample_report(catalog)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, report: Report) -> Path:
    return written(report, tmp_path_factory.mktemp("book") / "report.xlsx")


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def package(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}


def test_sheets_stand_in_their_order(book: Workbook, report: Report, tmp_path: Path):
    assert tuple(book.sheetnames) == SHEETS
    assert write(report, tmp_path / "again.xlsx", unseen) == SHEETS


def test_every_sheet_is_142_wide(book: Workbook):
    for sheet in book:
        widths = [dimension.width for dimension in sheet.column_dimensions.values()]
        assert sum(widths) == pytest.approx(142), sheet.title
        assert widths[0] == widths[-1] == 2, sheet.title


def test_pages_are_set_up(book: Workbook):
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert not sheet.sheet_view.showGridLines
        assert sheet.oddFooter.center.text == "代行会社向け"
        assert "&A" in sheet.oddFooter.right.text
    for name in ("料金明細", "検算"):
        assert book[name].page_setup.scale == 88
        assert len(book[name].row_breaks.brk) >= 1
    assert book["KPI"].freeze_panes == "A7"
    assert book["データ"].freeze_panes == "C7"


def test_values_are_there_without_calculating(path: Path):
    sheet = openpyxl.load_workbook(path, data_only=True)["検算"]
    by_label = {row[1].value: [cell.value for cell in row[3:8]] for row in sheet.iter_rows(min_row=8)}
    assert sheet["B3"].value.startswith("19か所すべて一致しました")
    assert by_label["合計(税込)"][2:] == [110_000, 110_000, "一致"]
    assert by_label["請求書との差"][2:] == [14_300, 14_300, "一致"]
    assert by_label["ここまでの累計"][2:] == [101, 101, "一致"]


def test_formulas_read_as_sentences(book: Workbook):
    sheet = book["検算"]
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert "=MAX(0,有効件数-無料の件数)*成果の単価" in formulas
    assert "=ROUNDDOWN(ROUND(小計_税抜*税率,6),0)" in formulas
    assert {"月の上限", "税率", "報告月"} <= set(book.defined_names)
    others = [
        cell for x in book if x is not sheet for row in x.iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert others == []


def test_the_statement_stands_line_by_line_beside_the_invoice(path: Path):
    sheet = openpyxl.load_workbook(path, data_only=True)["料金明細"]
    rows = {row[1].value: [cell.value for cell in row[3:6]] for row in sheet.iter_rows(min_row=7, max_row=20)}
    assert rows["成果の報酬"] == [63_000, 63_000, "—"]
    assert rows["月の上限を超えた分"] == [-13_000, 0, 13_000]
    assert rows["小計(税抜)"] == [100_000, 113_000, 13_000]
    assert rows["合計(税込)"] == [110_000, 124_300, 14_300]


def test_every_font_is_the_same(path: Path):
    parts = package(path)
    styles = re.findall(r'<name val="([^"]+)"', parts["xl/styles.xml"])
    assert set(styles) == {"Yu Gothic"}
    theme = parts["xl/theme/theme1.xml"]
    assert "Calibri" not in theme
    assert "Cambria" not in theme
    charts = [xml for name, xml in parts.items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 7
    assert {face for xml in charts for face in re.findall(r'typeface="([^"]+)"', xml)} == {"Yu Gothic"}


def test_named_styles_carry_the_product(book: Workbook):
    used = {cell.style for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {name for name in used if not name.startswith("MW ")} <= {"Normal"}
    assert {"MW 柱", "MW 題名", "MW 一文", "MW 円", "MW 合計円", "MW 入力数", "MW 欠測"} <= used


def test_every_chart_says_what_it_shows(path: Path):
    drawings = [xml for name, xml in package(path).items() if name.startswith("xl/drawings/drawing")]
    texts = [text for xml in drawings for text in re.findall(r'descr="([^"]+)"', xml)]
    assert len(texts) == 7
    assert any("有効なお問い合わせ" in text and "26件" in text for text in texts)


def test_charts_do_not_follow_the_program(path: Path):
    for name, xml in package(path).items():
        if name.startswith("xl/charts/chart"):
            assert '<autoTitleDeleted val="1"/>' in xml
            assert xml.count("<numFmt") == xml.count('sourceLinked="0"')
            assert "<a:r>" not in xml


def test_equal_reports_are_equal_files(report: Report, path: Path, tmp_path: Path):
    assert written(report, tmp_path / "other name.xlsx").read_bytes() == path.read_bytes()


def test_the_file_speaks_of_the_shop_and_the_day(path: Path):
    parts = package(path)
    assert "<dc:creator>御菓子処 雪割堂</dc:creator>" in parts["docProps/core.xml"]
    assert "2026-11-24T09:00:00Z" in parts["docProps/core.xml"]
    assert "openpyxl" not in "".join(parts.values()).lower()


def test_the_agency_does_not_get_what_concerns_only_the_shop(path: Path, catalog: Catalog):
    everything = "".join(package(path).values())
    agencies = [x.name for x in sample_book().agencies if x.name != "合同会社かざぐるま映像舎"]
    for secret in (
        *agencies,
        "ゆい",
        "芳江",
        "単価2,500円",
        "お店の作業時間",
        "9756",
        "4365",
        "返事が早く",
        "1675150",
    ):
        assert secret not in everything, secret
    hidden = re.findall(r'state="(?:hidden|veryHidden)"', everything)
    assert hidden == []
    assert not any(name.startswith(("xl/comments", "docProps/custom")) for name in package(path))


def test_the_owner_gets_it(tmp_path: Path, catalog: Catalog):
    owner = written(sample_report(catalog, Audience.OWNER), tmp_path / "owner.xlsx")
    everything = "".join(package(owner).values())
    for known in ("芳江", "単価2,500円", "4365", "店主用"):
        assert known in everything, known


def test_english_is_complete(tmp_path: Path, catalog: Catalog):
    """Only what people typed may stay Japanese: the shop, its agency, its actions."""
    report = sample_report(catalog, Audience.AGENCY, "en")
    book = openpyxl.load_workbook(written(report, tmp_path / "en.xlsx"), data_only=True)
    assert book.sheetnames[:3] == ["Cover", "Summary", "KPIs"]
    texts = [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    for name in (report.shop, report.agency):
        texts = [text.replace(name, "") for text in texts]
    assert [text for text in texts if re.search(r"[ぁ-んァ-ヶ一-龠]", text)] == []


def test_text_that_looks_like_a_formula_is_marked_as_text(tmp_path: Path, catalog: Catalog):
    book = sample_book()
    odd = Action("x", book.shop.id, 99, ActionKind.ACTION, "=HYPERLINK(1)", "", agency=True, due=OCTOBER)
    shop = replace(book.shop, name="@店 & <茶>\x07")
    report = sample_report(catalog, book=replace(book, shop=shop, actions=(*book.actions, odd)))
    made = openpyxl.load_workbook(written(report, tmp_path / "odd.xlsx"))
    cells = [cell for row in made["アクション"].iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)]
    assert made["表紙"]["B7"].value == "@店 & <茶>"
    assert "@店 && <茶>" in made["表紙"].oddFooter.left.text


class Stopped(Exception):  # noqa: N818
    """The reader changed their mind."""


def stop_halfway(done: int, of: int) -> None:
    if done * 2 > of:
        raise Stopped


def stop_at_the_end(done: int, of: int) -> None:
    if done == of - 1:
        raise Stopped


@pytest.mark.parametrize("step", [stop_halfway, stop_at_the_end])
def test_cancelling_leaves_what_was_there(report: Report, tmp_path: Path, step: object):
    target = tmp_path / "report.xlsx"
    target.write_bytes(b"before")
    with pytest.raises(Stopped):
        write(report, target, step)
    assert [(x.name, x.read_bytes()) for x in tmp_path.iterdir()] == [("report.xlsx", b"before")]


def test_a_folder_that_refuses_is_a_fault(report: Report, tmp_path: Path):
    target = tmp_path / "missing" / "report.xlsx"
    with pytest.raises(Fault) as caught:
        write(report, target, unseen)
    assert (caught.value.code, caught.value.where) == (FaultCode.NOT_WRITABLE, str(target))


def test_a_file_open_in_excel_is_a_fault_and_stays(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / "report.xlsx"
    target.write_bytes(b"open in Excel")

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Fault) as caught:
        write(report, target, unseen)
    assert caught.value.code is FaultCode.LOCKED
    assert [(x.name, x.read_bytes()) for x in tmp_path.iterdir()] == [("report.xlsx", b"open in Excel")]


def test_a_full_disk_is_a_fault(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(descriptor: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Fault) as caught:
        write(report, tmp_path / "report.xlsx", unseen)
    assert caught.value.code is FaultCode.DISK_FULL
    assert list(tmp_path.iterdir()) == []
