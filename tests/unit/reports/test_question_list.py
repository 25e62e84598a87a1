"""The workbook of questions: only the agency's cells are open, nothing is a formula, and it is always the same."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.faults import Fault
from desktop.reports.question_list import QuestionList, QuestionRow, content, write

ROWS = (
    QuestionRow("C29", 1, "途中の解約", "払い続けます。", "=HYPERLINK(1) を教えてください。"),
    QuestionRow("N:cap", 4, "改善のお願い", "", "上限を下げられますか。\x07"),
)


def listed(language: str = "ja") -> QuestionList:
    return QuestionList(language, "雪割堂", "映像舎 御中", date(2026, 11, 24), date(2026, 12, 15), ROWS)


@pytest.fixture(params=["ja", "en"])
def sheet(request):
    return load_workbook(io.BytesIO(content(listed(request.param)))).active


def rows(sheet):
    return [row for row in sheet.iter_rows() if isinstance(row[1].value, int)]


def test_only_the_cells_of_the_agency_can_be_written_in(sheet):
    assert sheet.protection.sheet is True
    assert not sheet.protection.password
    unlocked = {x.coordinate for row in sheet.iter_rows() for x in row if not x.protection.locked}
    answers = {cell.coordinate for row in rows(sheet) for cell in row[5:8]}
    assert answers < unlocked
    assert len(unlocked - answers) == 1  # the day of the answer


def test_answers_are_picked_from_four_and_texts_are_bounded(sheet):
    choice, text = sheet.data_validations.dataValidation
    assert choice.type == "list"
    assert len(choice.formula1.strip('"').split(",")) == 4
    first, last = rows(sheet)[0][5].coordinate, rows(sheet)[-1][5].coordinate
    assert str(choice.sqref) == f"{first}:{last}"
    assert (text.type, int(text.formula1)) == ("textLength", 1000)


def test_the_mark_of_each_row_is_hidden_and_text_is_never_a_formula(sheet):
    assert [row[8].value for row in rows(sheet)] == ["C29", "N:cap"]
    assert sheet.column_dimensions["I"].hidden
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {
        "s",
        "n",
        "inlineStr",
    }
    assert rows(sheet)[0][4].value.startswith("=HYPERLINK")
    assert rows(sheet)[1][4].value == "上限を下げられますか。"


def test_the_whole_list_is_in_the_language_asked_for():
    words = " ".join(
        str(x.value)
        for row in load_workbook(io.BytesIO(content(listed("en")))).active.iter_rows()
        for x in row
        if x.value
    )
    assert "Please fill in the yellow cells only" in words
    assert "黄色" not in words


def test_the_same_list_gives_the_same_bytes():
    assert content(listed()) == content(listed())


def test_what_stood_there_stays_where_the_folder_refuses(tmp_path: Path):
    with pytest.raises(Fault):
        write(listed(), tmp_path / "gone" / "list.xlsx")
    assert not list(tmp_path.iterdir())
