"""Agencies: candidates, the one chosen, what they are asked and promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class AgencyState(StrEnum):
    """Where a candidate stands."""

    CANDIDATE = "candidate"
    CHOSEN = "chosen"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency. `scores` maps a criterion of the scorecard (A01…) to 0–4; an absent one is a gap."""

    id: str
    shop: str
    name: str
    state: AgencyState = AgencyState.CANDIDATE
    corporation: bool | None = None
    registration: str = ""
    """T + 13 digits, empty where none is known."""
    note: str = ""
    scores: Mapping[str, int] = field(default_factory=dict)
    version: int = 0
