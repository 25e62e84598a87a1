"""How each place of the path stands: done, needs a look (and how many things), or not started."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.agencies import AgencyState
from desktop.domain.book import Book
from desktop.domain.home import CheckStanding, Matter, Thing


class Mark(StrEnum):
    """The mark beside a place's name."""

    DONE = "done"
    ATTENTION = "attention"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class Standing:
    """One place's mark and how many things wait there."""

    mark: Mark
    count: int = 0


_MONTHLY = {
    Matter.WRONG_INVOICE,
    Matter.DISPUTED_INVOICE,
    Matter.MONTH_NOT_FILLED,
    Matter.MONTH_NOT_CLOSED,
}


def standings(book: Book, todo: Sequence[Thing], check: CheckStanding) -> Mapping[str, Standing]:
    """Give the standing of shop_goal, kpis, agency, contract, each_month and reports."""
    waiting = sum(thing.matter in _MONTHLY for thing in todo)
    measured = any(row.value is not None for row in book.results)
    return {
        "shop_goal": Standing(Mark.DONE if book.goal else Mark.NOT_STARTED),
        "kpis": Standing(Mark.DONE if book.plans else Mark.NOT_STARTED),
        "agency": _agency(book),
        "contract": _contract(book, check),
        "each_month": Standing(Mark.ATTENTION, waiting)
        if waiting
        else Standing(Mark.DONE if measured else Mark.NOT_STARTED),
        "reports": Standing(Mark.NOT_STARTED),
    }


def _agency(book: Book) -> Standing:
    if not book.agencies:
        return Standing(Mark.NOT_STARTED)
    chosen = any(agency.state is AgencyState.CHOSEN for agency in book.agencies)
    return Standing(Mark.DONE if chosen else Mark.ATTENTION)


def _contract(book: Book, check: CheckStanding) -> Standing:
    if check.ended:
        return Standing(Mark.DONE)
    if book.contract() is None or not check.begun:
        return Standing(Mark.NOT_STARTED)
    grave = check.critical + check.major
    return Standing(Mark.ATTENTION, grave) if grave or check.open else Standing(Mark.DONE)
