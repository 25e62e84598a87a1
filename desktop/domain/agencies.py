"""Agencies: candidates, the one chosen, what they are asked and promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from desktop.domain.contract.registration import Registration, registration, tidy
from desktop.domain.problems import Code, Problem, Refused


class AgencyState(StrEnum):
    """Where a candidate stands."""

    CANDIDATE = "candidate"
    CHOSEN = "chosen"
    DECLINED = "declined"


class Evidence(StrEnum):
    """What a score rests on; it bounds the score."""

    DOCUMENT = "document"
    INTERVIEW = "interview"
    CLAIM = "claim"


class Worker(StrEnum):
    """Who does a piece of the work."""

    AGENCY = "agency"
    US = "us"
    NOBODY = "nobody"


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
    evidence: Mapping[str, str] = field(default_factory=dict)
    """What a score rests on: a criterion → `Evidence`."""
    work: Mapping[str, str] = field(default_factory=dict)
    """Who does each piece of work: a task → `Worker`; an absent one was not asked."""
    faults: Mapping[str, bool] = field(default_factory=dict)
    """What rules it out: a knock-out → whether it is so; an absent one was not asked."""
    aligned: Mapping[str, str] = field(default_factory=dict)
    """What both understand alike, in words: goal, values, must_not."""
    reason: str = ""
    """Why it was chosen or declined."""
    decided: date | None = None
    version: int = 0


def described(agency: Agency, name: str, corporation: bool | None, number: str) -> Agency:
    """Give an agency with its name, kind and registration number; raises `Refused` where it is no such number.

    A wrong check digit is kept: the check says so, and for an individual it may be right.
    """
    kept = tidy(number)
    if kept and registration(kept) is Registration.WRONG_FORM:
        raise Refused(Problem(Code.NOT_A_REGISTRATION, where="registration"))
    return replace(agency, name=name.strip(), corporation=corporation, registration=kept)
