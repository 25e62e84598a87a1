"""What must be counted before a contract starts: no fee may rest on what the shop cannot count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.book import Book


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


def uncountable(book: Book) -> frozenset[str]:
    """Give the codes the shop said it cannot count: no fee may rest on one, nor on what is made of it.

    A code that was not looked at yet is not among them: not knowing is not *cannot*.
    """
    return frozenset(x.kpi for x in book.countings if x.state is Countable.CANNOT)
