"""How single values lie in a column: as text that every database keeps, sorts and shows alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Dialect, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from desktop.domain.fees.reading import kept_terms, terms_document
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month


class Written(TypeDecorator[Any]):
    """A value kept as text; `to_text` and `from_text` undo each other and never see None."""

    impl, cache_ok = Text, True

    def __init__(
        self, to_text: Callable[[Any], str], from_text: Callable[[str], Any], length: int | None = None
    ) -> None:
        super().__init__()
        self.to_text, self.from_text, self.length = to_text, from_text, length

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Give the database's own type."""
        return dialect.type_descriptor(Text() if self.length is None else String(self.length))

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write a value for the database."""
        return None if value is None else self.to_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:  # noqa: ARG002
        """Read a value from the database."""
        return None if value is None else self.from_text(value)


def as_json(value: object) -> str:
    """Write a value as JSON text; the same value always gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return value.isoformat()


def _digits(value: Decimal) -> str:
    return f"{value:f}"


def _list(values: tuple[Decimal, ...]) -> str:
    return as_json([_digits(x) for x in values])


def _decimals(text: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(x) for x in json.loads(text))


def _names_in_order(values: tuple[str, ...]) -> str:
    return as_json(list(values))


def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _names(values: Mapping[str, object]) -> str:
    return as_json(dict(values))


def _terms(value: Terms) -> str:
    return as_json(terms_document(value))


def _terms_again(text: str) -> Terms:
    return kept_terms(json.loads(text))


MONTH = Written(str, lru_cache(maxsize=1024)(Month.parse), 7)
"""``2026-11``"""
DAY = Written(date.isoformat, lru_cache(maxsize=4096)(date.fromisoformat), 10)
"""``2026-11-24``"""
MOMENT = Written(_moment, datetime.fromisoformat, 32)
"""``2026-11-24T09:30:00+09:00``, always with its offset."""
DECIMAL = Written(_digits, lru_cache(maxsize=4096)(Decimal), 40)
"""An exact number with the digits it was given, never in powers of ten."""
DECIMALS = Written(_list, _decimals)
"""Several exact numbers, as a JSON list of strings."""
WORDS = Written(_names_in_order, _words)
"""Several words in their order, as a JSON list."""
MAPPING = Written(_names, json.loads)
"""Names and plain values, as a JSON object."""
TERMS = Written(_terms, _terms_again)
"""The money side of a contract, as JSON with the keys of a terms file."""


def word(kind: type[StrEnum]) -> Written:
    """A member of an enumeration, by its value."""
    return Written(str, kind, 40)


def stored(column: Column[Any], value: object) -> object:
    """Give a value as it lies in the column: text, whole number, true or false, or None."""
    kind = column.type
    return kind.to_text(value) if isinstance(kind, Written) and value is not None else value


def restored(column: Column[Any], value: object) -> object:
    """Give the value again that `stored` wrote."""
    kind = column.type
    return kind.from_text(value) if isinstance(kind, Written) and isinstance(value, str) else value
