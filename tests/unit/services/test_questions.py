"""Questions to the agency: put, sent, answered, judged, and read back; what is settled is counted nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.contract.asked import AskedState
from desktop.domain.contract.items import Severity
from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.domain.shop import Purpose
from desktop.domain.standing import Mark
from desktop.reports.composing.facts import gather
from desktop.reports.composing.report import compose
from desktop.reports.model import Audience
from desktop.services.home import Home
from desktop.services.questions import Questions
from desktop.services.setup import Setup
from desktop.wording.questions import new_questions

from .conftest import now

TODAY = date(2026, 11, 24)


@pytest.fixture
def questions(database, catalog) -> Questions:
    return Questions(database, catalog, now, "sample")


@pytest.fixture
def home(database, catalog) -> Home:
    return Home(database, catalog, now, "sample")


def put_all(questions: Questions) -> list:
    questions.put_all(new_questions(questions.catalog.checks, questions.view().to_ask))
    return listed(questions)


def listed(questions: Questions) -> list:
    return [x.asked for x in questions.view().questions]


def grave(home: Home) -> tuple[int, int, int]:
    check = home.view().check
    return check.count(Severity.CRITICAL), check.count(Severity.MAJOR), check.count(Severity.MINOR)


def test_open_findings_become_questions_in_one_step(questions):
    there = put_all(questions)
    assert len(there) == 16
    assert [x.number for x in there] == list(range(1, 17))
    assert questions.view().to_ask == ()
    questions.database.undo("sample")
    assert listed(questions) == []


def test_a_question_settled_is_counted_nowhere_and_undone_it_is(questions, home, desk, catalog):
    assert grave(home) == (2, 13, 1)
    first = put_all(questions)[0]
    assert grave(home) == (2, 13, 1)  # asking alone closes nothing
    questions.answer(first.id, "直します", date(2026, 11, 22))
    questions.judge(first.id, AskedState.SETTLED)
    assert grave(home) == (1, 13, 1)
    assert home.view().standing["contract"].count == 14
    assert len(desk.view().report.findings) == 15
    (closed,) = desk.view().closed
    assert (closed.question.answer, closed.question.answered) == ("直します", date(2026, 11, 22))
    questions.database.undo("sample")
    assert grave(home) == (2, 13, 1)


def test_all_settled_the_contract_is_done(questions, home):
    for asked in put_all(questions):
        questions.judge(asked.id, AskedState.SETTLED)
    assert grave(home) == (0, 0, 0)
    assert home.view().standing["contract"].mark is Mark.DONE


def test_what_is_kept_stays_counted(questions, home):
    questions.judge(put_all(questions)[0].id, AskedState.KEPT)
    assert grave(home) == (2, 13, 1)


def test_a_finding_that_becomes_graver_is_open_again(questions, desk, home):
    desk.answer("damages", "unknown")  # major where it is missing, minor where nobody knows
    assert grave(home) == (2, 12, 2)
    questions.put("C53", "教えてください。")
    questions.judge(listed(questions)[0].id, AskedState.SETTLED)
    assert grave(home) == (2, 12, 1)
    desk.answer("damages", False)
    assert grave(home) == (2, 13, 1)
    assert "C53" in {x.code for x in questions.view().to_ask}


def test_sending_marks_what_was_in_no_letter_before(questions):
    questions.put("C06", "一つめ")
    questions.send()
    questions.put("C13", "二つめ")
    assert [x.asked for x in listed(questions)] == [TODAY, None]
    questions.send()
    assert [x.asked for x in listed(questions)] == [TODAY, TODAY]
    assert questions.send() is None


def test_a_question_of_the_same_code_is_asked_anew_and_keeps_its_number(questions):
    questions.put("C06", "一つめ")
    questions.put("N:cap", "上限を下げられますか。")
    first = listed(questions)[0]
    questions.answer(first.id, "いいえ", TODAY)
    questions.put("C06", "もう一度")
    again = listed(questions)[0]
    assert (again.id, again.text, again.state, again.answer) == (
        first.id,
        "もう一度",
        AskedState.OPEN,
        "いいえ",
    )
    questions.take_out(first.id)
    assert [(x.number, x.about) for x in listed(questions)] == [(2, "N:cap")]
    assert questions.view().questions[0].finding is None


def test_what_cannot_be_is_refused(questions):
    for command, code in (
        (lambda: questions.answer("gone", "はい"), Code.NO_SUCH_QUESTION),
        (lambda: questions.judge("gone", AskedState.SETTLED), Code.NO_SUCH_QUESTION),
        (lambda: questions.take_out("gone"), Code.NO_SUCH_QUESTION),
        (lambda: questions.put("C06", "  "), Code.QUESTION_EMPTY),
    ):
        with pytest.raises(Refused) as refusal:
            command()
        assert refusal.value.problems[0].code is code


def test_without_a_contract_nothing_can_be_asked(database, catalog):
    shop = Setup(database, catalog, now).new_shop("二号店", Purpose.CUSTOMERS)
    questions = Questions(database, catalog, now, shop.id)
    assert (questions.view().questions, questions.view().to_ask) == ((), ())
    with pytest.raises(Refused):
        questions.put("C06", "なぜですか。")


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_the_list_comes_back_with_its_answers_in_one_step(questions, tmp_path: Path, spoken):
    there = put_all(questions)
    path = tmp_path / "list.xlsx"
    questions.write(path, spoken)
    assert {x.asked for x in listed(questions)} == {TODAY}
    fill(
        path,
        {
            1: ("直します" if spoken == "ja" else "will change", "第12条に追記します", "12"),
            3: ("", "相談させてください", ""),
        },
    )
    preview = questions.preview(path)
    assert [(x.after.number, x.after.answer) for x in preview.taken] == [
        (1, "直します: 第12条に追記します(条項: 12)"),
        (3, "相談させてください"),
    ]
    assert (preview.left, preview.problems, preview.day) == (14, (), date(2026, 11, 20))
    assert listed(questions)[0].answer == ""  # nothing is kept before it is asked for
    questions.apply(preview)
    kept = listed(questions)[0]
    assert (kept.state, kept.answered, kept.id) == (AskedState.ANSWERED, date(2026, 11, 20), there[0].id)
    again = questions.preview(path)
    assert (again.taken, again.same) == ((), 2)
    questions.database.undo("sample")
    assert {x.state for x in listed(questions)} == {AskedState.OPEN}


def test_without_the_hidden_column_a_reused_number_takes_no_answer(questions, tmp_path: Path):
    there = put_all(questions)
    path = tmp_path / "list.xlsx"
    questions.write(path, "en")
    fill(path, {1: ("will change", "", ""), 16: ("will change", "", "")})
    book = load_workbook(path)
    book.active.delete_cols(9)
    book.save(path)
    questions.take_out(there[-1].id)
    questions.put("N:cap", "上限を下げられますか。")  # the last number is now this one's
    preview = questions.preview(path)
    assert [x.after.about for x in preview.taken] == [there[0].about]
    assert [x.code for x in preview.problems] == [Code.QUESTION_NOT_ASKED]


def test_answers_to_what_was_changed_meanwhile_are_refused(questions, tmp_path: Path):
    first = put_all(questions)[0]
    path = tmp_path / "list.xlsx"
    questions.write(path, "ja")
    fill(path, {1: ("直します", "", "")})
    preview = questions.preview(path)
    questions.answer(first.id, "電話で聞きました", TODAY)
    with pytest.raises(Refused) as refusal:
        questions.apply(preview)
    assert refusal.value.problems[0].code is Code.CHANGED_ELSEWHERE


def test_the_report_leaves_out_what_is_settled(questions, database, catalog):
    questions.judge(put_all(questions)[0].id, AskedState.SETTLED)
    with database.read() as reader:
        book = reader.book("sample")
    report = compose(gather(book, catalog, Month(2026, 10), Audience.AGENCY, "ja", TODAY))
    assert report.contract is not None
    assert len(report.contract.rows) == 15
    assert "ほかの1点は、ご回答で解決したため載せていません。" in report.contract.notes
    assert not any("C29" in row.item for row in report.contract.rows)


def fill(path: Path, answers: dict[int, tuple[str, str, str]]) -> None:
    """Fill the list in as an agency does, with Excel's own cells."""
    book = load_workbook(path)
    sheet = book.active
    head = next(row for row in sheet.iter_rows() if any(x.value in ("お返事", "Your answer") for x in row))
    for row in sheet.iter_rows(min_row=head[0].row + 1):
        number = row[1].value
        if number in answers:
            for cell, text in zip(row[5:8], answers[number], strict=True):
                cell.value = text or None
    day = next(
        x
        for row in sheet.iter_rows(max_row=head[0].row)
        for x in row
        if x.value in ("お返事の日", "Day of your answer")
    )
    day.offset(column=1).value = date(2026, 11, 20)
    book.save(path)
