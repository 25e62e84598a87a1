"""What is talked over with agencies: meetings, and what they propose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.problems import Code, Problem


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. What was promised in it are actions of the kind `PROMISE` that name it."""

    id: str
    shop: str
    agency: str
    day: date
    ours: str = ""
    """What we brought up: how the shop is doing, what changed around it."""
    theirs: str = ""
    """What the agency brought up."""
    decided: str = ""
    next_day: date | None = None
    version: int = 0


class Decision(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal of an agency, our opinion of it, and what we decided."""

    id: str
    shop: str
    agency: str
    day: date
    title: str
    text: str = ""
    opinion: str = ""
    decision: Decision = Decision.OPEN
    reason: str = ""
    file: str = ""
    """The name of the document it came in, empty where there is none."""
    content: str = ""
    """The document's SHA-256, by which its copy is found; empty where there is none."""
    version: int = 0


def proposal_problems(proposal: Proposal) -> Iterator[Problem]:
    """Say what is wrong with a proposal: it has no title."""
    if not proposal.title.strip():
        yield Problem(Code.FIELD_EMPTY, where="title")
