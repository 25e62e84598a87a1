"""Changing the fees of a contract one at a time: an agreed amount, a row put in, changed or taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.domain.fees.terms import (
    Base,
    Bonus,
    Fee,
    Initial,
    PassThrough,
    PerResult,
    Production,
    Share,
    Termination,
    Terms,
    Tiered,
)
from desktop.domain.money import Yen

ORDER: tuple[type[Fee], ...] = (
    Initial,
    Base,
    PerResult,
    Tiered,
    Share,
    Bonus,
    Production,
    PassThrough,
    Termination,
)
"""In which order the kinds stand in a contract written here."""


def agreed(terms: Terms, kind: type[Initial] | type[Base]) -> Yen | None:
    """Give the amount of the first fee of a kind, yen; None where the contract has none."""
    found = _first(terms, kind)
    return None if found is None else found[1].amount


def with_agreed(terms: Terms, kind: type[Initial] | type[Base], amount: Yen | None) -> Terms:
    """Give the terms with another amount of the first fee of a kind, yen; None takes it out."""
    found = _first(terms, kind)
    if found is None:
        return terms if amount is None else with_fee(terms, kind(amount=amount))
    at, fee = found
    if amount is None:
        return without_fee(terms, at)
    return with_fee(terms, replace(fee, amount=amount), at)


def with_fee(terms: Terms, fee: Fee, at: int | None = None) -> Terms:
    """Give the terms with a fee in a place, or, without a place, after the others of its kind."""
    fees = list(terms.fees)
    if at is None:
        fees.insert(sum(_rank(other) <= _rank(fee) for other in fees), fee)
    else:
        fees[at] = fee
    return replace(terms, fees=tuple(fees))


def without_fee(terms: Terms, at: int) -> Terms:
    """Give the terms without the fee in a place."""
    return replace(terms, fees=terms.fees[:at] + terms.fees[at + 1 :])


def withheld_fees(terms: Terms) -> Iterator[tuple[int, Fee]]:
    """Give the fees income tax can be withheld on, with their places: never costs, nor the charge for leaving."""
    return ((at, fee) for at, fee in enumerate(terms.fees) if not isinstance(fee, PassThrough | Termination))


def with_withheld(terms: Terms, at: int, on: bool) -> Terms:
    """Give the terms with income tax withheld on the fee in a place, or not."""
    return with_fee(terms, replace(terms.fees[at], withheld=on), at)


def _first(terms: Terms, kind: type[Initial] | type[Base]) -> tuple[int, Initial | Base] | None:
    return next(((at, fee) for at, fee in enumerate(terms.fees) if isinstance(fee, kind)), None)


def _rank(fee: Fee) -> int:
    return ORDER.index(type(fee))
