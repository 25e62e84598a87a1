"""Questions put to an agency, and what it answered: one question and the steps it can take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.contract.items import Severity

NEGOTIATION = "N:"
"""How the code of an improvement to negotiate begins; it has no finding."""


class AskedState(StrEnum):
    """Where a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    """An answer came and was not judged yet."""
    SETTLED = "settled"
    """The answer will do; its finding is closed."""
    KEPT = "kept"
    """The answer will not do; its finding stays."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `code` is that of its finding (C01, X4) or of an improvement to negotiate (N:…).

    Of a settled one it goes on with what the finding weighed then: ``C06:major``.
    """

    id: str
    shop: str
    contract: str
    code: str
    text: str
    """The question as it was sent."""
    state: AskedState = AskedState.OPEN
    asked: date | None = None
    """The day the letter was made; None: to be put into the next one."""
    answer: str = ""
    answered: date | None = None
    position: int = 0
    version: int = 0

    @property
    def about(self) -> str:
        """The code alone."""
        return self.code if self.weight is None else self.code.rpartition(":")[0]

    @property
    def weight(self) -> Severity | None:
        """What the finding weighed when the question was settled; None: there is no telling."""
        head, _colon, tail = self.code.rpartition(":")
        known = head and not self.negotiation and tail in {*Severity}
        return Severity(tail) if known else None

    @property
    def negotiation(self) -> bool:
        """Whether it asks for an improvement, not about a finding."""
        return self.code.startswith(NEGOTIATION)

    @property
    def number(self) -> int:
        """The number it is called by; it keeps it, also where one before it is taken out."""
        return self.position + 1

    @property
    def sent(self) -> bool:
        """Whether it was in a letter and waits for its answer."""
        return self.state is AskedState.OPEN and self.asked is not None

    @property
    def next_letter(self) -> bool:
        """Whether the next letter is the first that holds it."""
        return self.state is AskedState.OPEN and self.asked is None


def asked_anew(question: Asked, text: str) -> Asked:
    """Put a question into the next letter, in these words; what was answered before stays readable."""
    return replace(question, code=question.about, text=text, state=AskedState.OPEN, asked=None)


def answered_with(question: Asked, text: str, day: date, *, final: bool = True) -> Asked:
    """Keep an answer with its day; empty takes it away. `final` False: they only say that they look into it.

    Other words have to be judged anew; another day alone leaves the judgement.
    """
    if not text:
        return replace(question, code=question.about, state=AskedState.OPEN, answer="", answered=None)
    if text == question.answer and question.state is not AskedState.OPEN:
        return replace(question, answered=day)
    state = AskedState.ANSWERED if final else AskedState.OPEN
    return replace(question, code=question.about, state=state, answer=text, answered=day)


def judged(question: Asked, state: AskedState, weight: Severity | None, today: date) -> Asked:
    """Settle or keep a question; open or answered takes that back. `weight` is its finding's now.

    What was settled without a written answer was settled today.
    """
    settled = state is AskedState.SETTLED and weight is not None and not question.negotiation
    code = f"{question.about}:{weight}" if settled else question.about
    if state in (AskedState.SETTLED, AskedState.KEPT):
        return replace(question, code=code, state=state, answered=question.answered or today)
    if question.answer:
        return replace(question, code=code, state=AskedState.ANSWERED)
    return replace(question, code=code, state=AskedState.OPEN, answered=None)
