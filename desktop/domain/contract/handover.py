"""What has to be handed over when a contract ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.domain.contract.contracts import Contract
from desktop.domain.fees.schedule import Schedule
from desktop.domain.text import Text


@dataclass(frozen=True, slots=True)
class HandoverItem:
    """One thing of the catalogue's list."""

    code: str
    name: Text
    how: Text
    """How to make sure of it."""
    days: int
    """Days after the contract's last day by which it should be done."""


@dataclass(frozen=True, slots=True)
class Handover:
    """One thing to hand over: `item` is a code of the catalogue's list, empty for one of the owner's own."""

    id: str
    shop: str
    contract: str
    item: str
    text: str = ""
    """An own item in words, or a remark on one of the list."""
    due: date | None = None
    done: date | None = None
    position: int = 0
    version: int = 0


def last_day(schedule: Schedule) -> date | None:
    """Give the last day of a contract as agreed last; None where no end was agreed."""
    last = schedule.latest.end
    return last if isinstance(last, date) or last is None else last.last


def listed(
    contract: Contract,
    schedule: Schedule,
    items: Sequence[HandoverItem],
    there: Sequence[Handover],
    new_id: Callable[[], str],
) -> tuple[Handover, ...]:
    """Give the items of the catalogue's list that a contract does not have yet, each with its day."""
    end, known = last_day(schedule), {x.item for x in there}
    start = max((x.position for x in there), default=-1) + 1
    missing = (x for x in items if x.code not in known)
    return tuple(
        Handover(
            new_id(),
            contract.shop,
            contract.id,
            item.code,
            due=_due(end, timedelta(days=item.days)),
            position=position,
        )
        for position, item in enumerate(missing, start)
    )


def redated(
    there: Sequence[Handover], items: Sequence[HandoverItem], before: date | None, after: date | None
) -> tuple[Handover, ...]:
    """Give what follows the contract's last day to another one; done things and days of the owner's own stay."""
    days = {item.code: timedelta(days=item.days) for item in items}
    following = (
        x for x in there if x.done is None and x.item in days and x.due == _due(before, days[x.item])
    )
    return tuple(replace(x, due=_due(after, days[x.item])) for x in following)


def _due(end: date | None, days: timedelta) -> date | None:
    return None if end is None else end + days
