"""What must be counted before a contract starts: no fee may rest on what the shop cannot count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Countable(StrEnum):
    """Whether the shop counts something itself."""

    READY = "ready"
    NOT_YET = "not_yet"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class Counting:
    """How a shop counts one KPI or measure; without a row it has not been looked at."""

    id: str
    shop: str
    kpi: str
    state: Countable
    how: str = ""
    """Who counts it and where, in the owner's words."""
    version: int = 0
