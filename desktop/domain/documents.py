"""Takes typed values out of a mapping that came from TOML or JSON, and says which key is wrong with it.

A reader is a function from the raw value to a domain value that refuses what it cannot take; `Table`
adds the key, such as ``month[3].cancelled[1].count``. Whoever opened the file adds its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused

T = TypeVar("T")
D = TypeVar("D")
E = TypeVar("E", bound=StrEnum)

LARGEST = 1_000_000_000_000
"""Counts and yen above a trillion are slips of the finger; below it the arithmetic of fees is exact."""
HIGHEST_PRICE = 1_000_000_000
"""So is a broken price of a billion: with it a fee of a trillion results would no longer be exact."""
HIGHEST_RATE = 100
"""So is a rate above 10,000 %."""
YEARS = range(1900, 2200)
"""And so is a year outside these."""

_DECIMAL = re.compile(r"-?\d+(\.\d{1,6})?", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Expected(StrEnum):
    """What a key of the wrong type should have held."""

    TABLE = "table"
    LIST = "list"
    WHOLE = "whole"
    PRICE = "price"
    RATE = "rate"
    FLAG = "flag"
    TEXT = "text"
    MONTH = "month"
    MONTH_OR_DAY = "month_or_day"


class Reason(StrEnum):
    """Why a value of the right type cannot be."""

    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    NOT_A_NAME = "not_a_name"
    NOT_A_CHOICE = "not_a_choice"
    NO_SUCH_MONTH = "no_such_month"
    NO_SUCH_DAY = "no_such_day"
    FAR_AWAY = "far_away"
    # terms
    LIMIT_OF_ZERO = "limit_of_zero"
    GUARANTEE_ABOVE_CAP = "guarantee_above_cap"
    END_BEFORE_START = "end_before_start"
    TIERS_NOT_RISING = "tiers_not_rising"
    # results
    MORE_INVALID_THAN_COUNTED = "more_invalid_than_counted"
    NOT_THE_FIRST_MONTH = "not_the_first_month"
    NOT_THE_NEXT_MONTH = "not_the_next_month"
    AFTER_THE_END = "after_the_end"
    TERMINATED_TOO_EARLY = "terminated_too_early"
    CANCELLED_NOT_BILLED_YET = "cancelled_not_billed_yet"
    CANCELLED_BEFORE_START = "cancelled_before_start"
    CANCELLED_TOO_MANY = "cancelled_too_many"
    # counts
    TRIALS_NOT_AS_MANY = "trials_not_as_many"
    FEWER_TRIALS_THAN_COUNTED = "fewer_trials_than_counted"


def wrong_type(expected: Expected) -> Refused:
    """Make the refusal of a value of the wrong type."""
    return Refused(Problem(Code.WRONG_TYPE, values={"expected": expected}))


def impossible(reason: Reason, where: str = "", **values: object) -> Problem:
    """Make the problem of a value that cannot be."""
    return Problem(Code.IMPOSSIBLE, where, {"reason": reason, **values})


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a document, and where it stands."""

    data: Mapping[str, object]
    where: str = ""

    def at(self, key: str) -> str:
        """Name a key of this table from the document's root."""
        named = key or '""'
        return f"{self.where}.{named}" if self.where else named

    def only(self, keys: Iterable[str]) -> None:
        """Refuse a key nobody knows: a misspelt key must not be lost in silence."""
        known = set(keys)
        for key in self.data:
            if key not in known:
                raise Refused(Problem(Code.UNKNOWN_KEY, self.at(key)))

    def take(self, key: str, read: Callable[[object], T]) -> T:
        """Give a key's value; refuses where it is missing or the reader refuses it."""
        if key not in self.data:
            raise Refused(Problem(Code.MISSING_KEY, self.at(key)))
        try:
            return read(self.data[key])
        except Refused as refusal:
            raise Refused(*(replace(x, where=self.at(key)) for x in refusal.problems)) from None

    def take_or(self, key: str, read: Callable[[object], T], default: D) -> T | D:
        """Give a key's value, or the default where the key is absent."""
        return self.take(key, read) if key in self.data else default

    def table(self, key: str) -> Table:
        """Give the table under a key."""
        return Table(self.take(key, mapping), self.at(key))

    def table_or_empty(self, key: str) -> Table:
        """Give the table under a key, or an empty one where the key is absent."""
        return self.table(key) if key in self.data else Table({}, self.at(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """Give the tables of a list, counted from 1; absent is empty."""
        items = self.take_or(key, sequence, [])
        for n, item in enumerate(items, 1):
            if not isinstance(item, Mapping):
                raise Refused(Problem(Code.WRONG_TYPE, f"{self.at(key)}[{n}]", {"expected": Expected.TABLE}))
        return tuple(Table(mapping(x), f"{self.at(key)}[{n}]") for n, x in enumerate(items, 1))


def mapping(raw: object) -> Mapping[str, object]:
    """Read a table."""
    if not isinstance(raw, Mapping):
        raise wrong_type(Expected.TABLE)
    return raw


def sequence(raw: object) -> list[object]:
    """Read a list."""
    if not isinstance(raw, list):
        raise wrong_type(Expected.LIST)
    return raw


def whole(raw: object) -> int:
    """Read yen or a count: a whole number of 0 or more."""
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise wrong_type(Expected.WHOLE)
    return _not_negative(raw)


def price(raw: object) -> Decimal:
    """Read a price: whole yen, or a decimal string where it is broken."""
    if isinstance(raw, str):
        return _decimal(raw, Expected.PRICE, HIGHEST_PRICE)
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise wrong_type(Expected.PRICE)
    return Decimal(_not_negative(raw))


def rate(raw: object) -> Decimal:
    """Read a rate: a decimal string, 0.08 for 8 %."""
    if not isinstance(raw, str):
        raise wrong_type(Expected.RATE)
    return _decimal(raw, Expected.RATE, HIGHEST_RATE)


def flag(raw: object) -> bool:
    """Read true or false."""
    if not isinstance(raw, bool):
        raise wrong_type(Expected.FLAG)
    return raw


def text(raw: object) -> str:
    """Read any text."""
    if not isinstance(raw, str):
        raise wrong_type(Expected.TEXT)
    return raw


def code(raw: object) -> str:
    """Read the name of a KPI or cost: one lower-case word."""
    name = text(raw)
    if not name or name != name.lower() or not name.isprintable() or " " in name:
        raise Refused(impossible(Reason.NOT_A_NAME))
    return name


def one_of(words: Iterable[str]) -> Callable[[object], str]:
    """Make the reader of one of a few words."""
    allowed = tuple(words)

    def read(raw: object) -> str:
        word = text(raw)
        if word not in allowed:
            raise Refused(impossible(Reason.NOT_A_CHOICE, choices=", ".join(allowed)))
        return word

    return read


def choice(kind: type[E]) -> Callable[[object], E]:
    """Make the reader of a member of an enumeration, by its word."""
    word = one_of(member.value for member in kind)

    def read(raw: object) -> E:
        return kind(word(raw))

    return read


def month(raw: object) -> Month:
    """Read ``"2026-11"``."""
    if not isinstance(raw, str) or _MONTH.fullmatch(raw) is None:
        raise wrong_type(Expected.MONTH)
    try:
        parsed = Month.parse(raw)
    except ValueError:
        raise Refused(impossible(Reason.NO_SUCH_MONTH)) from None
    _near(parsed.year)
    return parsed


def month_or_day(raw: object) -> Month | date:
    """Read ``"2026-11"`` or ``"2026-11-19"``."""
    if isinstance(raw, str) and _MONTH.fullmatch(raw):
        return month(raw)
    if not isinstance(raw, str) or _DAY.fullmatch(raw) is None:
        raise wrong_type(Expected.MONTH_OR_DAY)
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        raise Refused(impossible(Reason.NO_SUCH_DAY)) from None
    _near(day.year)
    return day


def _decimal(raw: str, expected: Expected, highest: int) -> Decimal:
    if _DECIMAL.fullmatch(raw) is None:
        raise wrong_type(expected)
    value = Decimal(raw)
    if value < 0:
        raise Refused(impossible(Reason.NEGATIVE))
    if value > highest:
        raise Refused(impossible(Reason.TOO_LARGE))
    return value


def _near(year: int) -> None:
    if year not in YEARS:
        raise Refused(impossible(Reason.FAR_AWAY))


def _not_negative(number: int) -> int:
    if number < 0:
        raise Refused(impossible(Reason.NEGATIVE))
    if number > LARGEST:
        raise Refused(impossible(Reason.TOO_LARGE))
    return number
