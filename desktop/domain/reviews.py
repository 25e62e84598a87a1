"""Reviews and the actions and promises that come out of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.month import Month


class ReviewKind(StrEnum):
    """How far a review looks back."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


@dataclass(frozen=True, slots=True)
class Review:
    """What happened, why, and what was decided; `held` None is due and not held."""

    id: str
    shop: str
    month: Month
    kind: ReviewKind
    held: date | None = None
    happened: str = ""
    why: str = ""
    decided: str = ""
    version: int = 0


class ActionKind(StrEnum):
    """An action is ours or the agency's work; a promise was given by the agency."""

    ACTION = "action"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Action:
    """Who does what by when, what is expected of it, and what was seen."""

    id: str
    shop: str
    number: int
    kind: ActionKind
    text: str
    owner: str
    agency: bool
    """True where the agency has to do it."""
    due: Month
    since: Month | None = None
    due_day: date | None = None
    done: date | None = None
    kpi: str = ""
    expected: str = ""
    seen: str = ""
    meeting: str = ""
    """The meeting it was promised in; empty where in none."""
    version: int = 0
