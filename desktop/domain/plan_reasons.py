"""Why there is a new version of a plan: a kind of reason, and the owner's words."""

from __future__ import annotations

from enum import StrEnum

from desktop.domain.problems import Code, Problem, Refused


class Cause(StrEnum):
    """What made a plan change."""

    MARKET = "market"
    COMPETITOR = "competitor"
    SEASON = "season"
    OWN = "own"
    AGENCY = "agency"
    OTHER = "other"


def with_cause(cause: Cause | None, words: str) -> str:
    """Join kind and words as a plan keeps them; raises `Refused` (no kind, no words)."""
    if cause is None:
        raise Refused(Problem(Code.CHOICE_MISSING, where="cause"))
    if not words.strip():
        raise Refused(Problem(Code.REASON_MISSING, where="reason"))
    return f"{cause}: {words.strip()}"


def parted(reason: str) -> tuple[Cause | None, str]:
    """Part a plan's reason into kind and words; None where only words were written."""
    head, colon, words = reason.partition(": ")
    known = {cause.value: cause for cause in Cause}
    return (known[head], words) if colon and head in known else (None, reason)
