"""The list of questions as an Excel workbook an agency fills in: only its cells can be written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.writer.theme import theme_xml

from desktop.language import _, ngettext, speaking
from desktop.reports.finishing import Finish, Properties, finished
from desktop.reports.inputs import Says, lock, one_of, pick, restrict, short
from desktop.reports.packing import Known
from desktop.reports.paper import Frame, Paper
from desktop.reports.placing import put
from desktop.reports.safe_text import clean
from desktop.reports.styles import Look, Style, Styles
from desktop.reports.theme import MUTED, themed
from desktop.wording.amounts import day_in_full
from desktop.wording.questions import (
    ANSWER,
    ANSWER_DAY,
    CHOICES,
    CLAUSE,
    CODE,
    DETAILS,
    NUMBER,
    QUESTION,
    SUBJECT,
    WHY,
)

LONGEST = 1000
"""The most letters Excel lets an agency write into one cell."""
_WIDTHS = (5.0, 22.0, 31.0, 34.0, 14.0, 24.0, 8.0, 10.0)
_NO, _SUBJECT, _WHY, _QUESTION, _ANSWER, _DETAILS, _CLAUSE, _CODE = range(1, 9)
_HEAD_ROW_HEIGHT = 30.0


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question; the code finds it again when the list comes back."""

    code: str
    number: int
    subject: str
    why: str
    """Empty for an improvement to negotiate."""
    question: str


@dataclass(frozen=True, slots=True)
class QuestionList:
    """Everything the workbook says, in its language."""

    language: str
    shop: str
    reader: str
    """Whom it addresses, as a letter does."""
    made: date
    by: date
    """The day until which an answer is asked for."""
    rows: tuple[QuestionRow, ...]


def write(questions: QuestionList, path: Path) -> None:
    """Write the workbook at a path; raises `Fault` as `placing.put`."""
    put(content(questions), path)


def content(questions: QuestionList) -> bytes:
    """Give the workbook; the same list gives the same bytes."""
    with speaking(questions.language):
        book = Workbook()
        book.loaded_theme = themed(theme_xml)
        sheet = book.active
        sheet.title = _("Questions")
        running = _("{shop}　Questions on the contract　{day}").format(
            shop=questions.shop, day=day_in_full(questions.made)
        )
        paper = Paper(sheet, Styles(book), Frame(running, questions.reader, sheet.title), _WIDTHS)
        _fill(paper, questions)
        return finished(book, _finish(paper, questions), _no_step)


def _no_step(_part: int) -> None:
    """A list is short; nobody waits to stop it."""


def _fill(paper: Paper, questions: QuestionList) -> None:
    _head(paper, questions)
    head = paper.row
    paper.table_head(
        [(_(text), style) for text, style in _HEADS],
        _HEAD_ROW_HEIGHT,
    )
    paper.freeze()
    first = paper.row
    for row in questions.rows:
        _row(paper, row)
    _rules(paper, first)
    paper.gap(8)
    paper.note(_("Thank you very much for your help.\n{shop}").format(shop=questions.shop))
    paper.print_on(tab=True, one_page=False, repeat=head)
    lock(paper, paper.at(_CODE).rstrip("0123456789"))


_HEADS = (
    (NUMBER, Style.HEAD),
    (SUBJECT, Style.HEAD_LEFT),
    (WHY, Style.HEAD_LEFT),
    (QUESTION, Style.HEAD_LEFT),
    (ANSWER, Style.HEAD_LEFT),
    (DETAILS, Style.HEAD_LEFT),
    (CLAUSE, Style.HEAD_LEFT),
    (CODE, Style.HEAD_LEFT),
)


def _head(paper: Paper, questions: QuestionList) -> None:
    count = len(questions.rows)
    paper.put(1, paper.frame.running_head, Style.RUNNING)
    paper.end(16)
    paper.put(1, _("Questions on the contract"), Style.TITLE)
    paper.end(28)
    sentence = ngettext(
        "{reader} may we ask you for a written answer on {count} point by {day}?",
        "{reader} may we ask you for written answers on {count} points by {day}?",
        count,
    ).format(reader=questions.reader, count=count, day=day_in_full(questions.by))
    paper.headline(sentence)
    paper.fill(Look(Style.BODY, border="rule"))
    paper.end(5)
    for line in _instructions():
        paper.put(1, line, Look(Style.PARAGRAPH, size=9.5, wrap=False))
        paper.end(16)
    paper.gap(4)
    paper.put(_SUBJECT, _(ANSWER_DAY), Look(Style.BODY, bold=True, border="none", size=9.5))
    paper.put(_WHY, None, Look(Style.INPUT, number_format="yyyy-mm-dd", horizontal="left"))
    paper.end(22)
    paper.gap(8)


def _instructions() -> tuple[str, ...]:
    return (
        _(
            "1. Please fill in the yellow cells only: pick an answer, then write what will be changed and how."
        ),
        _("2. Where a clause of the contract says it, please give its number. A short answer is fine."),
        _("3. Please save the file as it is (.xlsx) and send it back."),
    )


def _row(paper: Paper, row: QuestionRow) -> None:
    small = Look(Style.BODY, size=9)
    paper.put(_NO, row.number, Style.MIDDLE)
    paper.put(_SUBJECT, row.subject, Look(Style.BODY, size=9.5, bold=True))
    paper.put(_WHY, row.why or None, small)
    paper.put(_QUESTION, row.question, Look(Style.BODY, size=9.5))
    for column in (_ANSWER, _DETAILS, _CLAUSE):
        paper.put(column, None, Look(Style.INPUT, size=9.5))
    paper.put(_CODE, row.code, Look(Style.BODY, size=8, colour=MUTED))
    why = paper.fit([(row.why, paper.room(_WHY) - 1)], 9, 40)
    others = [(row.subject, paper.room(_SUBJECT) - 1), (row.question, paper.room(_QUESTION) - 1)]
    paper.end(max(why, paper.fit(others, 9.5, 40)))


def _rules(paper: Paper, first: int) -> None:
    """Offer the answers to pick, and keep texts short enough to be read back."""
    words = ",".join(_(CHOICES[choice]) for choice in CHOICES)
    picked = Says(_(ANSWER), pick(), _("Please choose one."))
    written = Says(
        _(DETAILS),
        _("Please write up to {count} letters.").format(count=LONGEST),
        _("What will be changed, and how."),
    )
    last = max(first, paper.row - 1)
    for rule, says, start, end in (
        (one_of(f'"{words}"'), picked, _ANSWER, _ANSWER),
        (short(LONGEST), written, _DETAILS, _CLAUSE),
    ):
        restrict(paper, f"{paper.at(start, first)}:{paper.at(end, last)}", rule, says)


def _finish(paper: Paper, questions: QuestionList) -> Finish:
    title = _("Questions on the contract")
    return Finish(
        rows={paper.sheet.title: Known(paper.heights, paper.formulas)},
        drawings=[],
        properties=Properties(
            clean(questions.shop), title, questions.reader, questions.language, questions.made
        ),
    )
