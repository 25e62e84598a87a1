"""What comes up with the agencies: days to give notice, ends, meetings, other terms, things to be handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.agencies import Agency, AgencyState
from desktop.domain.book import Book
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.contract.handover import last_day
from desktop.domain.home import NOTICE_AHEAD, Matter, Thing, deadline
from desktop.domain.meetings import Meeting

AHEAD = timedelta(days=60)
"""How long before its day a thing is said; notice needs longer, because leaving does."""
SOON = timedelta(days=30)
"""Things to be handed over are many, so only those near are counted."""


class What(StrEnum):
    """What comes up."""

    NOTICE = "notice"
    RENEWAL = "renewal"
    END = "end"
    RAN_OUT = "ran_out"
    AMENDMENT = "amendment"
    MEETING = "meeting"
    HANDOVER = "handover"


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing with its day."""

    what: What
    day: date
    late: bool
    agency: Agency | None
    contract: str = ""
    """Of what is about a contract."""
    last: date | None = None
    """Of a notice: the very last day; `day` is the last working day up to it."""
    count: int = 0
    """Of things to be handed over."""
    reason: str = ""
    """Of an amendment."""


def coming(
    book: Book, today: date, holiday: Callable[[date], bool], following: Thing | None = None
) -> tuple[Coming, ...]:
    """List what comes up, the earliest first; what is said already as the next thing (`following`) is left out."""
    said = following is not None and following.matter is Matter.NOTICE_DAY
    first = book.contract()
    found = [*_meetings(book, today)]
    for contract in book.contracts:
        agency = book.agency(contract)
        found += _handovers(book, contract, agency, today)
        if contract.state is ContractState.SIGNED:
            known = said and contract == first
            found += _leaving(book, contract, agency, today, holiday, known=known)
            found += _amendments(book, contract, agency, today)
    return tuple(sorted(found, key=_by_day))


def _by_day(one: Coming) -> tuple[date, int]:
    return one.day, list(What).index(one.what)


def _leaving(
    book: Book,
    contract: Contract,
    agency: Agency | None,
    today: date,
    holiday: Callable[[date], bool],
    *,
    known: bool,
) -> Iterator[Coming]:
    """Say one thing of how a contract ends: first until when notice can be given, later its last day."""
    schedule = book.schedule(contract)
    end, days = last_day(schedule), deadline(book, contract, holiday)
    if end is None:
        return
    if end < today:
        yield Coming(What.RAN_OUT, end, late=True, agency=agency, contract=contract.id)
    elif days is not None and today <= days[0]:
        last, advised = days
        if not known and advised - today <= NOTICE_AHEAD:
            yield Coming(What.NOTICE, advised, today > advised, agency, contract.id, last=last)
    elif end - today <= AHEAD:
        renews = contract.answers.get("auto_renewal") == "yes"
        yield Coming(
            What.RENEWAL if renews else What.END, end, late=False, agency=agency, contract=contract.id
        )


def _amendments(book: Book, contract: Contract, agency: Agency | None, today: date) -> Iterator[Coming]:
    """Other terms that are agreed and have not begun."""
    for amendment in book.amendments:
        begins = amendment.first.first
        if amendment.contract == contract.id and today < begins <= today + AHEAD:
            yield Coming(
                What.AMENDMENT,
                begins,
                late=False,
                agency=agency,
                contract=contract.id,
                reason=amendment.reason,
            )


def _meetings(book: Book, today: date) -> Iterator[Coming]:
    """The day on which the last meeting with an agency said to meet again; a later meeting settles it."""
    for agency in book.agencies:
        held = [x for x in book.meetings if x.agency == agency.id]
        last = max(held, key=_held, default=None)
        if agency.state is AgencyState.DECLINED or last is None or last.next_day is None:
            continue
        if last.next_day <= today + AHEAD:
            yield Coming(What.MEETING, last.next_day, last.next_day < today, agency)


def _held(meeting: Meeting) -> date:
    return meeting.day


def _handovers(book: Book, contract: Contract, agency: Agency | None, today: date) -> Iterator[Coming]:
    """How many things the agency still has to hand over soon, and the earliest day."""
    days = [
        x.due
        for x in book.handovers
        if x.contract == contract.id and x.done is None and x.due is not None and x.due <= today + SOON
    ]
    if days:
        first = min(days)
        yield Coming(What.HANDOVER, first, first < today, agency, contract.id, count=len(days))
