"""A list of questions that came back from the agency: its rows, and which question each answers."""

from __future__ import annotations

from collections.abc import Iterable
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


def matched(
    asked: Iterable[Asked], returned: ReturnedList
) -> tuple[tuple[tuple[Asked, Returned], ...], tuple[Problem, ...]]:
    """Find the question of every answered row, by its code, else by its number; in the order of the questions.

    Problems tell of rows without a question, and of a second row about the same one, which is left out.
    """
    questions = [*asked]
    by_code = {x.about: x for x in questions}
    by_number = {x.number: x for x in questions}
    found: dict[str, tuple[Asked, Returned]] = {}
    problems: list[Problem] = []
    for answer in (x for x in returned.rows if not x.empty):
        question = by_code.get(answer.code) if answer.code else by_number.get(answer.number or 0)
        if question is None:
            problems.append(Problem(Code.QUESTION_NOT_ASKED, returned.file, {"row": answer.row}))
        elif question.id in found:
            problems.append(Problem(Code.ANSWERED_TWICE, returned.file, {"row": answer.row}))
        else:
            found[question.id] = (question, answer)
    return tuple(sorted(found.values(), key=_place)), tuple(problems)


def _place(pair: tuple[Asked, Returned]) -> int:
    return pair[0].position
