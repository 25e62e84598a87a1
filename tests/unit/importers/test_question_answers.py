"""A returned list of questions: moved, sorted, translated, without its marks, re-saved, damaged, or no such list at all."""

from __future__ import annotations

import io
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from desktop.domain.contract.returned import Choice
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.question_answers import LONGEST, answers_in, read_answers
from desktop.reports.question_list import QuestionList, QuestionRow, content
from desktop.wording.problems import sentence
from tests.unit.reports import office

TODAY = date(2026, 11, 24)
ROWS = (
    QuestionRow(
        "C29", 1, "期間の途中での解約", "払い続けることになります。", "解約できる条件を教えてください。"
    ),
    QuestionRow("C13", 2, "計算の例", "", "=1+1 を計算してください。"),
    QuestionRow("N:cap", 5, "条件の改善のお願い", "", "上限を月5万円にできますか。"),
)
WHOLE = {
    1: ("will change", "We add it", "12"),
    2: (None, "見本を送ります", None),
    5: ("相談したい", None, "7-2"),
}


@cache
def made(language: str = "ja") -> bytes:
    return content(QuestionList(language, "御菓子処 雪割堂", "映像舎 御中", TODAY, date(2026, 12, 15), ROWS))


def book(language: str = "ja", answers=WHOLE):
    opened = load_workbook(io.BytesIO(made(language)))
    sheet = opened.active
    for row in question_rows(sheet):
        for cell, text in zip(row[5:8], answers.get(row[1].value, ()), strict=False):
            cell.value = text
    return opened


def question_rows(sheet):
    return [row for row in sheet.iter_rows() if isinstance(row[1].value, int)]


def saved(opened: Workbook) -> bytes:
    data = io.BytesIO()
    opened.save(data)
    return data.getvalue()


def read(opened: Workbook):
    return answers_in(saved(opened), "list.xlsx", TODAY)


def told(returned):
    return [(x.code, x.number, x.choice, x.text, x.clause) for x in returned.rows]


EXPECTED = [
    ("C29", 1, Choice.CHANGE, "We add it", "12"),
    ("C13", 2, None, "見本を送ります", ""),
    ("N:cap", 5, Choice.TALK, "", "7-2"),
]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_answers_in_either_language_are_read_from_either_list(language):
    returned = read(book(language))
    assert told(returned) == EXPECTED
    assert (returned.problems, returned.day) == ((), None)


def test_rows_that_were_sorted_and_columns_that_were_moved_keep_their_answers():
    opened = book()
    sheet = opened.active
    rows = [[cell.value for cell in row] for row in question_rows(sheet)]
    first = question_rows(sheet)[0][0].row
    for at, values in enumerate(reversed(rows)):
        for column, value in enumerate(values, 1):
            sheet.cell(first + at, column).value = value
    sheet.insert_cols(3)
    sheet.insert_rows(2, 3)
    assert sorted(told(read(opened))) == sorted(EXPECTED)


def test_without_the_hidden_column_the_number_tells_the_question():
    opened = book()
    opened.active.delete_cols(9)
    assert told(read(opened)) == [("", *x[1:]) for x in EXPECTED]


def test_a_word_that_cannot_be_picked_is_read_as_written_and_told_with_its_cell():
    opened = book(answers={1: ("だいたい直します", "来月から", None)})
    returned = read(opened)
    assert (returned.rows[0].choice, returned.rows[0].text) == (None, "だいたい直します\n来月から")
    (problem,) = returned.problems
    row = question_rows(opened.active)[0][0].row
    assert (problem.code, problem.values["cell"]) == (Code.ANSWER_OTHER_CHOICE, f"F{row}")
    assert f"F{row}" in sentence(problem)


def test_a_text_that_is_too_long_is_cut_and_told():
    returned = read(book(answers={2: (None, "あ" * (LONGEST + 5), None)}))
    assert len(returned.rows[1].text) == LONGEST
    assert [(x.code, x.values["cell"][0]) for x in returned.problems] == [(Code.ANSWER_CUT, "G")]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (date(2026, 11, 20), date(2026, 11, 20)), ("2026/11/20", date(2026, 11, 20)), ("11月20日", date(2026, 11, 20)),
        ("令和8年11月20日", date(2026, 11, 20)), ("来週", None), ("2026/2/31", None), (None, None),
    ],
)  # fmt: skip
def test_the_day_of_the_answers_is_read_where_it_is_one(written, day):
    opened = book()
    label = next(x for row in opened.active.iter_rows() for x in row if x.value == "お返事の日")
    label.offset(column=1).value = written
    assert read(opened).day == day


def test_numbers_and_control_characters_in_answers_become_plain_text():
    returned = read(book(answers={1: (None, 30_000, 12), 2: (None, "  は\tい_x0007_ ", None)}))
    assert (returned.rows[0].text, returned.rows[0].clause) == ("30000", "12")
    assert "\t" not in returned.rows[1].text


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_a_list_that_libreoffice_saved_again_is_read_the_same(tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(saved(book("en")))
    again = office.convert([path], "xlsx", tmp_path / "again")["list"]
    returned = read_answers(again, TODAY)
    assert told(returned) == EXPECTED
    assert returned.problems == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", Code.FILE_EMPTY), (b"%PDF-1.7", Code.NOT_A_TABLE), (b"a,b\n1,2\n", Code.NO_QUESTIONS_INSIDE)],
)
def test_what_is_no_list_is_refused_with_its_reason(data, code):
    with pytest.raises(Refused) as refusal:
        answers_in(data, "letter.pdf", TODAY)
    assert refusal.value.problems[0].code is code
    assert "letter.pdf" in sentence(refusal.value.problems[0])


def test_a_list_with_a_cell_in_the_far_corner_is_refused():
    opened = book()
    opened.active.cell(1_048_576, 16_384).value = "x"
    with pytest.raises(Refused):
        read(opened)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused) as refusal:
        read_answers(tmp_path / "gone.xlsx", TODAY)
    assert refusal.value.problems[0].code is Code.FILE_NOT_FOUND


def survives(data: bytes) -> None:
    problems: tuple[Problem, ...]
    try:
        returned = answers_in(data, "list.xlsx", TODAY)
    except Refused as refusal:
        problems = refusal.problems
    else:
        problems = returned.problems
        assert all(len(x.text) <= 2 * LONGEST + 1 for x in returned.rows)
    assert all(sentence(x) for x in problems)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    survives(data)


@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=40))
def test_a_list_with_damaged_bytes_is_read_or_refused(at, bytes_):
    whole = made()
    at %= len(whole)
    survives(whole[:at] + bytes_ + whole[at + len(bytes_) :])


CELLS = st.one_of(st.none(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(["直します", "=1+1", "Your answer", "No", "C29"]), st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=30))  # fmt: skip


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(1, 12), CELLS), max_size=8))
def test_whatever_is_written_into_the_list_is_read_or_refused(written):
    opened = load_workbook(io.BytesIO(made()))
    for row, column, value in written:
        cell = opened.active.cell(row, column)
        if type(cell).__name__ == "Cell":
            cell.value = value
    survives(saved(opened))
