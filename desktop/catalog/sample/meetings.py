"""The sample's meetings with its agency, and what was proposed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.catalog.reading import Entry
from desktop.catalog.sample.entries import SHOP, row_id, said
from desktop.domain.meetings import Decision, Meeting, Proposal
from desktop.domain.month import Month, months

_TUESDAY = 1


def read_meetings(usual: Entry, told: Sequence[Entry], agency: str, language: str) -> tuple[Meeting, ...]:
    """Read a meeting a month, on its first Tuesday; `told` are those with words of their own."""
    own = {entry.month("month"): entry for entry in told}
    theirs = said(usual, "theirs", language)
    span = months(usual.month("first"), usual.month("last"))
    usual.done()
    return tuple(
        _meeting(at, month, own.get(month), theirs, agency, language) for at, month in enumerate(span, 1)
    )


def _meeting(
    number: int, month: Month, entry: Entry | None, theirs: str, agency: str, language: str
) -> Meeting:
    day = month.first + timedelta(days=(_TUESDAY - month.first.weekday()) % 7)
    made = Meeting(row_id("meeting", number), SHOP, agency, day, theirs=theirs)
    if entry is None:
        return made
    meeting = Meeting(
        made.id,
        SHOP,
        agency,
        day,
        ours=said(entry, "ours", language),
        theirs=said(entry, "theirs", language),
        decided=said(entry, "decided", language),
        next_day=_day(entry, "next_day"),
    )
    entry.done()
    return meeting


def _day(entry: Entry, key: str) -> date | None:
    return entry.day(key) if entry.has(key) else None


def read_proposals(entries: Sequence[Entry], agency: str, language: str) -> tuple[Proposal, ...]:
    """Read what the agency proposed, the earlier first."""
    made = (_proposal(at, entry, agency, language) for at, entry in enumerate(entries, 1))
    return tuple(sorted(made, key=_when))


def _proposal(number: int, entry: Entry, agency: str, language: str) -> Proposal:
    proposal = Proposal(
        row_id("proposal", number),
        SHOP,
        agency,
        entry.day("day"),
        said(entry, "title", language),
        text=said(entry, "text", language),
        opinion=said(entry, "opinion", language),
        decision=Decision(entry.word("decision", list(Decision))),
        reason=said(entry, "reason", language),
    )
    entry.done()
    return proposal


def _when(proposal: Proposal) -> date:
    return proposal.day
