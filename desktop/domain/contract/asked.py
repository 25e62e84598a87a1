"""Questions put to an agency, and what it answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
    """One question. `code` is that of its finding (C01, X4) or of an improvement to negotiate (N…)."""

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
