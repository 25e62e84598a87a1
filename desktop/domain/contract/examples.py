"""What makes a question of the check concrete: a month worked out both ways, and what happened to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.fees import terms as t
from desktop.domain.fees.results import MonthResults
from desktop.domain.fees.statement import MonthStatement, statement
from desktop.domain.money import Yen
from desktop.domain.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the same contract; its name may name figures in braces."""

    name: Text
    terms: t.Terms


@dataclass(frozen=True, slots=True)
class Worked:
    """A contract that can be read in several ways, and the months it is worked out for."""

    code: str
    checks: tuple[str, ...]
    """Codes of the questions it belongs to."""
    story: Text
    """What is agreed and what happens; figures stand in braces, as `figures` names them."""
    months: tuple[MonthResults, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the last month comes to under one reading."""

    reading: Reading
    month: MonthStatement


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of an example, by the names its texts call them."""

    counts: Mapping[str, int]
    amounts: Mapping[str, Yen]


@dataclass(frozen=True, slots=True)
class Story:
    """What happened to another business, and what follows from it."""

    code: str
    checks: tuple[str, ...]
    title: Text
    happened: Text
    lesson: Text
    source: Text


def outcomes(worked: Worked) -> tuple[Outcome, ...]:
    """Work the last month out under every reading, with the rules every fee is worked out with."""
    return tuple(Outcome(x, statement(x.terms, worked.months).months[-1]) for x in worked.readings)


def apart(found: Iterable[Outcome]) -> Yen:
    """Give by how much the readings differ at most, yen with tax."""
    totals = [x.month.total for x in found]
    return max(totals) - min(totals)


def figures(worked: Worked, terms: t.Terms) -> Figures:
    """Name what the texts speak of: results, cancelled ones, prices, bands, and the limits of these terms."""
    last = worked.months[-1]
    count = sum(x.billable for x in last.results.values())
    cancelled = sum(x.count for x in last.cancelled)
    amounts = dict(_prices(terms.fees))
    price = amounts.get("price", 0)
    amounts |= {"earned": count * price, "taken": cancelled * price}
    limits = {"guarantee": terms.monthly_guarantee, "cap": terms.monthly_cap}
    amounts |= {key: x for key, x in limits.items() if x is not None}
    return Figures({"count": count, "cancelled": cancelled} | dict(_bands(terms.fees)), amounts)


def _prices(fees: Iterable[t.Fee]) -> Iterator[tuple[str, Yen]]:
    for fee in fees:
        match fee:
            case t.PerResult():
                yield "price", int(fee.unit_price)
            case t.Base():
                yield "base", fee.amount
            case t.Tiered():
                yield from ((f"price_{at}", int(x.price)) for at, x in enumerate(fee.tiers, 1))


def _bands(fees: Iterable[t.Fee]) -> Iterator[tuple[str, int]]:
    for fee in fees:
        if isinstance(fee, t.Tiered):
            yield from ((f"from_{at}", x.start) for at, x in enumerate(fee.tiers, 1))
