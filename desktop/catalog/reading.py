"""Reads catalogue files (TOML) and says file and key of everything that is wrong with them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from desktop.domain.month import Month
from desktop.domain.text import Text

T = TypeVar("T")


class CatalogError(Exception):
    """A catalogue file does not hold what the program needs; names the file and the key."""

    def __init__(self, file: str, key: str, expected: str) -> None:
        super().__init__(f"{file}: {key}: {expected}")
        self.file, self.key, self.expected = file, key, expected


class Entry:
    """One table of a file; every key is asked for once, and `done` refuses what nobody asked for."""

    def __init__(self, file: str, where: str, data: Mapping[str, object]) -> None:
        self._file, self._where, self._data = file, where, data
        self._asked: set[str] = set()

    def fault(self, key: str, expected: str) -> CatalogError:
        """Make the error for a key of this table."""
        return CatalogError(self._file, f"{self._where}.{key}" if self._where else key, expected)

    def has(self, key: str) -> bool:
        """Tell whether the table holds the key."""
        return key in self._data

    def _take(self, key: str, kind: type[T], expected: str) -> T:
        self._asked.add(key)
        value = self._data.get(key)
        if type(value) is not kind:
            raise self.fault(key, expected)
        return value

    def word(self, key: str, choices: Iterable[str] | None = None, default: str | None = None) -> str:
        """Give a string, of the choices where there are some."""
        if default is not None and key not in self._data:
            return default
        value = self._take(key, str, "a string")
        if choices is not None and value not in (allowed := list(choices)):
            raise self.fault(key, f"one of {', '.join(allowed)}")
        return value

    def text(self, key: str) -> Text:
        """Give a text in both languages: ``{ ja = "…", en = "…" }``, neither empty."""
        both = self._take(key, dict, "{ ja, en }")
        if set(both) != {"ja", "en"} or not all(isinstance(x, str) and x for x in both.values()):
            raise self.fault(key, "{ ja, en }, both texts filled in")
        return Text(both["ja"], both["en"])

    def texts(self, key: str, number: int) -> tuple[Text, ...]:
        """Give a list of so many texts, each in both languages."""
        values = self._take(key, list, f"a list of {number} texts")
        if len(values) != number or not all(isinstance(x, dict) for x in values):
            raise self.fault(key, f"a list of {number} texts")
        return tuple(
            Entry(self._file, f"{self._where}.{key}", {str(at): x}).text(str(at))
            for at, x in enumerate(values, 1)
        )

    def optional_text(self, key: str) -> Text | None:
        """Give a text in both languages, or None where the key is absent."""
        return self.text(key) if self.has(key) else None

    def integer(self, key: str, default: int | None = None) -> int:
        """Give a whole number."""
        return (
            default
            if default is not None and key not in self._data
            else self._take(key, int, "a whole number")
        )

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Give true or false."""
        return self._take(key, bool, "true or false") if key in self._data else default

    def decimal(self, key: str) -> Decimal:
        """Give an exact number, written as a string such as "0.024"."""
        value = self._take(key, str, 'a number as a string, such as "0.024"')
        return self._exact(key, value)

    def decimals(self, key: str) -> tuple[Decimal, ...]:
        """Give a list of exact numbers, each written as a string."""
        return tuple(self._exact(key, value) for value in self.words(key))

    def _exact(self, key: str, value: str) -> Decimal:
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise self.fault(key, 'a number as a string, such as "0.024"')
        return number

    def words(self, key: str, choices: Iterable[str] | None = None) -> tuple[str, ...]:
        """Give a list of strings, of the choices where there are some; absent is empty."""
        if key not in self._data:
            return ()
        values = self._take(key, list, "a list of strings")
        allowed = None if choices is None else set(choices)
        if not all(isinstance(x, str) and (allowed is None or x in allowed) for x in values):
            raise self.fault(key, "a list of strings" + (f" of {sorted(allowed)}" if allowed else ""))
        return tuple(values)

    def month(self, key: str) -> Month:
        """Give a month, written as "2026-11"."""
        try:
            return Month.parse(self.word(key))
        except ValueError:
            raise self.fault(key, 'a month, such as "2026-11"') from None

    def day(self, key: str) -> date:
        """Give a day, written as "2026-11-24"."""
        try:
            return date.fromisoformat(self.word(key))
        except ValueError:
            raise self.fault(key, 'a day, such as "2026-11-24"') from None

    def table(self, key: str) -> Entry:
        """Give a table inside this one."""
        return Entry(self._file, f"{self._where}.{key}".lstrip("."), self.mapping(key))

    def mapping(self, key: str) -> Mapping[str, object]:
        """Give a table as it stands, where its keys are free."""
        return self._take(key, dict, "a table")

    def entries(self, key: str) -> list[Entry]:
        """Give the tables of a list of tables."""
        values = self._take(key, list, "a list of tables")
        if not all(isinstance(x, dict) for x in values):
            raise self.fault(key, "a list of tables")
        return [
            Entry(self._file, f"{self._where}.{key}[{n}]".lstrip("."), x) for n, x in enumerate(values, 1)
        ]

    def done(self) -> None:
        """Refuse keys nobody asked for: a misspelt key must not be lost in silence."""
        for key in self._data:
            if key not in self._asked:
                raise self.fault(key, "no such key")


def read(path: Path) -> Entry:
    """Read a file; raises CatalogError where it is not TOML or not there."""
    try:
        return Entry(path.name, "", tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise CatalogError(path.name, "", str(fault)) from fault
