"""The agency's input workbook as it goes out: what can be written where, what it tells, and that it can be printed."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import MergedCell

from desktop.catalog.catalog import Catalog
from desktop.domain.agency_sheet import CODES_SHEET, Field, Part
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.fees.terms import PassThrough, Terms
from desktop.domain.kpis import PlanLine, Tier, Unit
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.results import Result
from desktop.reports.agency import workbook as writer
from tests.unit.reports import office
from tests.unit.reports.agency_making import NOVEMBER, Filled, sheet_of, workbook
from tests.unit.reports.making import sample_book

GIVEN = {Unit.COUNT: ("whole", "0"), Unit.YEN: ("whole", "0"), Unit.PERCENT: ("decimal", "0")}


def texts(book: openpyxl.Workbook) -> list[str]:
    return [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None]


@pytest.fixture(scope="module")
def filled(catalog: Catalog) -> Filled:
    return Filled.of(catalog)


def rule(filled: Filled, part: Part, row: str | int, field: Field):  # type: ignore[no-untyped-def]
    cell = filled.cell(part, row, field)
    rules = cell.parent.data_validations.dataValidation
    return next(x for x in rules if cell.coordinate in x.sqref)


def test_only_the_yellow_cells_can_be_written_in(filled):
    for sheet in filled.book:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for row in sheet:
            for cell in (x for x in row if not isinstance(x, MergedCell)):
                yellow = cell.fill.fgColor.rgb.endswith("FFF8E1")
                assert cell.protection.locked is not yellow, (sheet.title, cell.coordinate)
                if yellow:
                    assert cell.value is None
                    assert rule_covers(cell), (sheet.title, cell.coordinate)


def rule_covers(cell: openpyxl.cell.Cell) -> bool:
    inside = [x for x in cell.parent.merged_cells.ranges if cell.coordinate in x]
    first = inside[0].start_cell.coordinate if inside else cell.coordinate
    return any(first in x.sqref for x in cell.parent.data_validations.dataValidation)


def test_every_number_has_the_rule_of_its_unit(filled, catalog):
    for row in sheet_of(catalog).numbers:
        given = rule(filled, Part.NUMBERS, row.kpi, Field.VALUE)
        assert (given.type, given.formula1) == GIVEN[row.unit]
        assert given.showErrorMessage
        if row.unit is Unit.PERCENT:
            assert given.formula2 == "1"
            assert "%" in filled.cell(Part.NUMBERS, row.kpi, Field.VALUE).number_format


def test_below_all_views_those_of_adverts_are_asked_once(filled, catalog):
    asked = [row.kpi for row in sheet_of(catalog).numbers]
    assert asked[asked.index("views") + 1] == "promoted_views"
    row = filled.cell(Part.NUMBERS, "promoted_views", Field.VALUE).row
    assert row == filled.cell(Part.NUMBERS, "views", Field.VALUE).row + 1
    book = sample_book()
    noted = Result("p", "sample", NOVEMBER, "promoted_views", Decimal(900))
    again = [row.kpi for row in sheet_of(catalog, replace(book, results=(*book.results, noted))).numbers]
    assert again.count("promoted_views") == 1


def test_what_was_spent_stands_last_for_itself(filled, catalog):
    assert [x.kpi for x in sheet_of(catalog).numbers if x.cost] == ["ad_spend"]
    main, _row, _columns = filled.table(Part.NUMBERS)
    names = [str(row[0].value) for row in main.iter_rows(min_col=2, max_col=2)]
    first = [at for at, name in enumerate(names) if name.startswith(("成果(", "中間(", "参考("))]
    assert len(first) == 3
    spend = filled.cell(Part.NUMBERS, "ad_spend", Field.VALUE).row - 1
    assert first == sorted(first)
    assert names[spend - 1] == "費用"
    assert (
        spend == max(filled.cell(Part.NUMBERS, x.kpi, Field.VALUE).row for x in sheet_of(catalog).numbers) - 1
    )


def test_what_is_billed_on_is_a_cost_whatever_it_counts(catalog):
    fees = (PassThrough(cost="samples"),)
    book = replace(sample_book(), contracts=(), amendments=())
    assert [x.kpi for x in sheet_of(catalog, book).numbers if x.cost] == ["ad_spend"]
    terms = Terms(start=Month(2026, 4), fees=fees)
    deal = Contract("c", "sample", "a", terms, ContractState.SIGNED)
    billed = sheet_of(catalog, replace(book, contracts=(deal,)))
    assert [x.kpi for x in billed.numbers if x.cost] == ["ad_spend", "samples"]


def test_a_link_has_to_begin_as_links_do(filled):
    cell = filled.cell(Part.POSTS, 1, Field.LINK)
    given = rule(filled, Part.POSTS, 1, Field.LINK)
    assert (given.type, given.formula1) == ("custom", f'LEFT({cell.coordinate},8)="https://"')
    assert str(given.sqref).startswith(f"{cell.coordinate}:")


def test_days_lie_in_the_month_and_lists_offer_words(filled):
    day = rule(filled, Part.POSTS, 1, Field.DAY)
    assert (day.formula1, day.formula2) == ("DATE(2026,11,1)", "DATE(2026,11,30)")
    assert day.prompt == "例: 2026-11-01"
    template = rule(filled, Part.POSTS, 1, Field.TEMPLATE)
    first, last = template.formula1.rpartition("!")[2].replace("$", "").split(":")
    words = [row[0].value for row in filled.book[CODES_SHEET][first:last]]
    assert words[0] == "課題解決型"
    assert words[-1] == "その他"
    for sheet in filled.book:
        for given in sheet.data_validations.dataValidation:
            assert len(given.errorTitle or "") <= 32
            assert len(given.error or "") <= 255
            assert len(given.prompt or "") <= 255


def test_codes_lie_out_of_sight(filled):
    assert filled.book[CODES_SHEET].sheet_state == "veryHidden"
    for part in (Part.NUMBERS, Part.POSTS, Part.CLAIMS, Part.REPLIES, Part.CANCELLED, Part.START):
        sheet, row, columns = filled.table(part)
        assert sheet.row_dimensions[row].hidden
        for name, column in columns.items():
            if name.startswith("mikiwame:"):
                letter = openpyxl.utils.get_column_letter(column)
                assert sheet.column_dimensions[letter].hidden


def test_last_months_figures_are_told_and_neither_targets_nor_what_is_the_shops_own(catalog):
    sheet = sheet_of(catalog)
    last = {row.kpi: row.last for row in sheet.numbers}
    assert last["inquiries"] == 29
    assert last["local_audience_share"] == Decimal("0.48")
    assert "internal_hours" not in last
    assert "inquiries_rejected" not in last  # asked beside the inquiries
    assert {row.kpi: (row.last, row.now) for row in sheet.reasons}["qualified_inquiries"] == (26, 14)
    book = sample_book()
    aims = {str(x.value) for x in book.targets if x.month == NOVEMBER and x.kpi == "qualified_inquiries"}
    made = workbook(sheet)
    figures = {
        str(cell.value) for at in (1, 4) for row in made.worksheets[at].iter_rows(min_col=5) for cell in row
    }
    assert aims
    assert not aims & figures
    said = texts(made)
    assert not [text for text in said if "目標" in text and "目標にはしない" not in text]


def test_own_measures_are_asked_too(catalog):
    book = sample_book()
    plan = book.plan(NOVEMBER)
    own = OwnKpi("o1", "sample", "own_1", "試食の数", Unit.COUNT, Tier.INTERMEDIATE, "人", where="正の字")
    line = PlanLine("l-own", "sample", plan.id, "own_1", Tier.INTERMEDIATE, 20)
    sheet = sheet_of(catalog, replace(book, own_kpis=(own,), lines=(*book.lines, line)))
    assert "試食の数" in {row.name for row in sheet.numbers}
    assert "試食の数" in {row.name for row in sheet.reasons}


def test_english_and_a_shop_without_contract_or_plan(catalog):
    sheet = replace(sheet_of(catalog, language="en"), reader="To Example Ltd,")
    said = texts(workbook(sheet))
    assert "Figures of the month" in said
    assert not [text for text in said if any("ぁ" <= letter <= "ん" for letter in text)]
    bare = replace(sample_book(), plans=(), lines=(), contracts=(), agencies=(), targets=())
    sheet = sheet_of(catalog, bare)
    assert sheet.numbers
    assert sheet.cancellable == ()
    assert workbook(sheet).sheetnames[0] == "はじめに"


def test_the_same_month_gives_the_same_file_and_widths_fit_the_paper(catalog):
    sheet = sheet_of(catalog)
    assert writer.content(sheet) == writer.content(sheet)
    assert {sum(widths) for widths in writer._WIDTHS.values()} == {138}


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_libreoffice_computes_its_states_and_prints_it(catalog, tmp_path: Path):
    path = tmp_path / "sheet.xlsx"
    empty = tmp_path / "empty.xlsx"
    empty.write_bytes(writer.content(sheet_of(catalog)))
    filled = Filled.of(catalog)
    filled.put(Part.NUMBERS, "inquiries", value=31, invalid=2, source="台帳")
    filled.put(Part.NUMBERS, "views", source="計測していない")
    filled.put(Part.NUMBERS, "likes", value=5, source="計測していない")
    filled.put(Part.NUMBERS, "comments", value=5)
    filled.save(path)
    done = office.convert([path, empty], "xlsx", tmp_path)
    states = states_of(openpyxl.load_workbook(done["sheet"], data_only=True))
    assert states["お問い合わせの合計"] == "○ 記入済み"
    assert states["再生数"] == "－ 計測していない"
    assert states["いいね数"] == "× 数字を消す"
    assert states["コメント数"] == "△ 出どころは?"
    unfilled = openpyxl.load_workbook(done["empty"], data_only=True)
    assert not [c.coordinate for sheet in unfilled for row in sheet for c in row if c.data_type == "e"]
    ours = openpyxl.load_workbook(empty, data_only=True)  # the values written are those LibreOffice computes
    for sheet in ours:
        for row in sheet:
            for cell in row:
                if cell.value and str(cell.value)[0] in "○△×－？":
                    assert unfilled[sheet.title][cell.coordinate].value == cell.value
    pdf = office.convert([empty], "pdf", tmp_path)["empty"]
    pages = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True).stdout.decode()
    assert "Pages:           7" in pages  # forty claims take two
    said = office.text_of(pdf)
    assert "###" not in said
    assert "mikiwame:" not in said


def states_of(book: openpyxl.Workbook) -> dict[str, str]:
    sheet = book["今月の数字"]
    return {str(row[2].value): str(row[9].value) for row in sheet.iter_rows(max_col=10)}
