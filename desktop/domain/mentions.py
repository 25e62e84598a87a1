"""What is said about the shop elsewhere: a small log, from which the word-of-mouth KPIs count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tone(StrEnum):
    """How somebody spoke of the shop."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention or review."""

    id: str
    shop: str
    day: date
    place: str
    """Where it stands: a service or a paper, in words."""
    tone: Tone
    link: str = ""
    note: str = ""
    version: int = 0
