"""Questions to an agency: put on the list, sent, answered, judged, and read back from the list it returned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.catalog.catalog import Catalog
from desktop.domain.agencies import Agency
from desktop.domain.book import Book
from desktop.domain.contract.asked import Asked, AskedState, answered_with, asked_anew, judged
from desktop.domain.contract.checks import Report
from desktop.domain.contract.contracts import Contract
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.in_book import checked
from desktop.domain.contract.questions import asked_about, to_ask
from desktop.domain.contract.returned import matched
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.shop import Shop
from desktop.importers.question_answers import read_answers
from desktop.language import speaking
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step
from desktop.storage.unit import Unit
from desktop.wording.findings import why
from desktop.wording.letters import address
from desktop.wording.questions import answer_words, asks, question_text, subject_of

if TYPE_CHECKING:
    from desktop.reports.question_list import QuestionList

DAYS_TO_ANSWER = 21
"""How long the agency is given, in days."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its finding as it is now; None: the finding is gone, or it never had one."""

    asked: Asked
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """The questions of one contract, in their order, and what could be asked beside them."""

    shop: Shop
    contract: Contract | None
    agency: Agency | None
    questions: tuple[Question, ...]
    to_ask: tuple[Finding, ...]
    """Open findings nothing was asked about, the gravest first."""

    def of(self, id_: str) -> Question | None:
        """Give a question by its id."""
        return next((x for x in self.questions if x.asked.id == id_), None)

    def in_letter(self) -> tuple[Question, ...]:
        """Give what a letter asks: everything that has no answer yet."""
        return tuple(x for x in self.questions if x.asked.state is AskedState.OPEN)


@dataclass(frozen=True, slots=True)
class Taken:
    """One answer that would be kept: the question before, and with its answer."""

    before: Asked
    after: Asked


@dataclass(frozen=True, slots=True)
class AnswersPreview:
    """What a returned list would change; nothing is kept yet."""

    file: str
    day: date
    taken: tuple[Taken, ...]
    same: int
    """Answers that are there already."""
    left: int
    """Questions that still wait for an answer afterwards."""
    problems: tuple[Problem, ...]

    def on(self, day: date) -> AnswersPreview:
        """Give the same answers with another day."""
        taken = tuple(replace(x, after=replace(x.after, answered=day)) for x in self.taken)
        return replace(self, day=day, taken=taken)


@dataclass(frozen=True, slots=True)
class Questions:
    """Views and commands on one contract's questions. A command gives its step; None: nothing changed.

    Commands on a question raise `Refused` (no such question) where it is not there any more.
    """

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    shop: str
    contract: str = ""
    """Which contract; empty: the one in force."""

    def view(self) -> QuestionsView:
        """Give the questions and what else could be asked."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        contract = book.contract(self.contract)
        asked = asked_about(book, contract)
        findings = self._findings(book, contract)
        by_code = {x.code: x for x in findings.findings}
        return QuestionsView(
            shop=book.shop,
            contract=contract,
            agency=book.agency(contract) if contract else None,
            questions=tuple(Question(x, by_code.get(x.about)) for x in asked),
            to_ask=to_ask(findings, asked),
        )

    def put(self, code: str, text: str) -> Step | None:
        """Put a question into the next letter; one of the same code is asked anew, in these words.

        Raises `Refused`: there is no contract; the question is empty.
        """
        with self.database.unit("put_question", shop=self.shop) as unit:
            self._put(unit, ((code, text),))
        return unit.step

    def put_all(self, questions: Iterable[tuple[str, str]]) -> Step | None:
        """Put several, each with its code, in one step; raises as `put`."""
        new = tuple(questions)
        with self.database.unit("put_questions", shop=self.shop, count=len(new)) as unit:
            self._put(unit, new)
        return unit.step

    def take_out(self, question: str) -> Step | None:
        """Take a question off the list, with its answer."""
        with self.database.unit("take_question_out", shop=self.shop) as unit:
            unit.delete(_question(unit, question))
        return unit.step

    def send(self) -> Step | None:
        """Note that the letter was made today, for all questions that were in none before."""
        with self.database.unit("send_questions", shop=self.shop) as unit:
            book = unit.book(self.shop)
            waiting = [x for x in asked_about(book, book.contract(self.contract)) if x.next_letter]
            unit.put(*(replace(x, asked=self._today()) for x in waiting))
        return unit.step

    def write(self, path: Path, language: str) -> Step | None:
        """Write everything without an answer as a workbook for the agency, and note it as sent.

        Raises `Fault` where the file cannot be written; then nothing is noted.
        """
        from desktop.reports import question_list

        with speaking(language):
            question_list.write(self._list(language), path)
        return self.send()

    def answer(self, question: str, text: str, day: date | None = None) -> Step | None:
        """Keep what the agency answered and when (None: today); empty text takes the answer away."""
        with self.database.unit("answer_question", shop=self.shop) as unit:
            asked = _question(unit, question)
            unit.put(answered_with(asked, text.strip(), day or self._today()))
        return unit.step

    def judge(self, question: str, state: AskedState) -> Step | None:
        """Settle a question, which closes its finding, or keep it; open or answered takes that back."""
        with self.database.unit("judge_question", shop=self.shop) as unit:
            asked = _question(unit, question)
            book = unit.book(self.shop)
            finding = self._findings(book, book.contract(asked.contract)).of(asked.about)
            unit.put(judged(asked, state, finding.severity if finding else None, self._today()))
        return unit.step

    def preview(self, path: Path, day: date | None = None) -> AnswersPreview:
        """Read the list that came back; its answers are of `day`, else of the day written on it, else of today.

        Raises `Refused` where the file cannot be read or is no list of questions.
        """
        returned = read_answers(path, self._today())
        answered = day or returned.day or self._today()
        asked = [x.asked for x in self.view().questions]
        pairs, problems = matched(asked, returned, partial(asks, self.catalog.checks))
        after = {x.id: answered_with(x, answer_words(y), answered, final=y.final) for x, y in pairs}
        taken = tuple(Taken(x, after[x.id]) for x, _row in pairs if _differs(x, after[x.id]))
        new = {x.after.id: x.after for x in taken}
        left = sum(new.get(x.id, x).state is AskedState.OPEN for x in asked)
        told = returned.problems + problems
        return AnswersPreview(returned.file, answered, taken, len(pairs) - len(taken), left, told)

    def apply(self, preview: AnswersPreview) -> Step | None:
        """Keep the answers of a returned list in one step.

        Raises `Refused` (changed elsewhere) where a question is not as it was when the list was read.
        """
        count = len(preview.taken)
        with self.database.unit("read_answers", shop=self.shop, count=count) as unit:
            unit.put(*(x.after for x in preview.taken))
        return unit.step

    def _put(self, unit: Unit, new: Iterable[tuple[str, str]]) -> None:
        book = unit.book(self.shop)
        contract = book.contract(self.contract)
        if contract is None:
            raise Refused(Problem(Code.NO_CONTRACT))
        there = {x.about: x for x in asked_about(book, contract)}
        place = max((x.position for x in there.values()), default=-1)
        for code, text in new:
            if not text.strip():
                raise Refused(Problem(Code.QUESTION_EMPTY))
            old = there.get(code)
            if old is None:
                place += 1
                old = Asked(new_id(), self.shop, contract.id, code, text, position=place)
            there[code] = asked_anew(old, text.strip())
            unit.put(there[code])

    def _list(self, language: str) -> QuestionList:
        from desktop.reports.question_list import QuestionList, QuestionRow

        view, checks, today = self.view(), self.catalog.checks, self._today()
        rows = (
            QuestionRow(
                code=x.asked.about,
                number=x.asked.number,
                subject=subject_of(checks, x.asked, x.finding),
                why=why(checks, x.finding) if x.finding else "",
                question=question_text(checks, x.asked),
            )
            for x in view.in_letter()
        )
        by = today + timedelta(days=DAYS_TO_ANSWER)
        return QuestionList(language, view.shop.name, address(view.agency), today, by, tuple(rows))

    def _findings(self, book: Book, contract: Contract | None) -> Report:
        return checked(book, contract, self.catalog.checks, book.known(self.catalog.measures))

    def _today(self) -> date:
        return self.clock().date()


def _differs(before: Asked, after: Asked) -> bool:
    return (before.answer, before.state) != (after.answer, after.state)


def _question(unit: Unit, id_: str) -> Asked:
    asked = unit.one(Asked, id=id_)
    if asked is None:
        raise Refused(Problem(Code.NO_SUCH_QUESTION))
    return asked
