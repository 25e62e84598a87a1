"""Calendar months: the unit in which contracts, targets and results are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_WRITTEN = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One calendar month, such as ``Month(2026, 11)``; months can be compared, added to and subtracted."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.year <= 9998):
            raise ValueError(f"no such month: {self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``"2026-11"``; raises ValueError for anything else."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """Give the month a day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return (self + 1).first - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last.day

    def __add__(self, months: int) -> Month:
        at = self.year * 12 + self.month - 1 + months
        return Month(at // 12, at % 12 + 1)

    def __sub__(self, other: Month) -> int:
        """Whole months from other to self: 2026-03 − 2026-01 is 2."""
        return (self.year - other.year) * 12 + self.month - other.month

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def months(first: Month, last: Month) -> Iterator[Month]:
    """Every month from first to last, both included; none where last is earlier."""
    for step in range(last - first + 1):
        yield first + step
