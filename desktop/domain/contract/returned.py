"""A list of questions that came back from the agency: its rows, and which question each answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.contract.asked import Asked
from desktop.domain.problems import Code, Problem


class Choice(StrEnum):
    """What an agency can pick; a written answer may stand beside it or alone."""

    CHANGE = "change"
    STAY = "stay"
    TALK = "talk"
    CHECKING = "checking"
    """They look into it: not an answer yet."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One row of the list as it came back."""

    row: int
    """As a person counts: the first line of the sheet is 1."""
    code: str = ""
    """Empty where the hidden column is gone."""
    number: int | None = None
    choice: Choice | None = None
    text: str = ""
    clause: str = ""
    question: str = ""
    """The question as it stands in the row; empty where its column is gone."""

    @property
    def empty(self) -> bool:
        """Whether nothing was answered."""
        return self.choice is None and not self.text and not self.clause

    @property
    def final(self) -> bool:
        """Whether it is an answer, and more than that they look into it."""
        return self.choice is not Choice.CHECKING or bool(self.text)


@dataclass(frozen=True, slots=True)
class ReturnedList:
    """What a file held: its answers, the day written on it, and what was not understood."""

    file: str
    rows: tuple[Returned, ...]
    day: date | None = None
    problems: tuple[Problem, ...] = ()


Asks = Callable[[Asked, str], bool]
"""Whether a question is asked in these words, in either language."""


def matched(
    asked: Iterable[Asked], returned: ReturnedList, asks: Asks
) -> tuple[tuple[tuple[Asked, Returned], ...], tuple[Problem, ...]]:
    """Find the question of every answered row, by its code, else by its number; in the order of the questions.

    A number alone could by now be another question's, so the words beside it have to be that question's too.
    Problems tell of rows without a question, and of a second row about the same one, which is left out.
    """
    questions = [*asked]
    found: dict[str, tuple[Asked, Returned]] = {}
    problems: list[Problem] = []
    for answer in (x for x in returned.rows if not x.empty):
        question = _question_of(answer, questions, asks)
        if question is None:
            problems.append(Problem(Code.QUESTION_NOT_ASKED, returned.file, {"row": answer.row}))
        elif question.id in found:
            problems.append(Problem(Code.ANSWERED_TWICE, returned.file, {"row": answer.row}))
        else:
            found[question.id] = (question, answer)
    return tuple(sorted(found.values(), key=_place)), tuple(problems)


def _question_of(answer: Returned, questions: Iterable[Asked], asks: Asks) -> Asked | None:
    if answer.code:
        return next((x for x in questions if x.about == answer.code), None)
    found = next((x for x in questions if x.number == answer.number), None)
    return found if found is not None and (not answer.question or asks(found, answer.question)) else None


def _place(pair: tuple[Asked, Returned]) -> int:
    return pair[0].position
