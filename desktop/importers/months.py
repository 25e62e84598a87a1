"""Months as tables write them: in figures, with the era, by name, with or without the year."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from desktop.domain.month import Month
from desktop.importers.dates import Told, month_named

_REIWA = 2018
_OLDEST, _NEWEST = 2000, 2099
_LONGEST = 30
_OF = r"(?:\s*月\s*(?:分|度)?)"
_FULL = re.compile(rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}}){_OF}?")
_ERA = re.compile(rf"(?:令和|r)\s*(\d{{1,2}}|元)\s*[年.]\s*(\d{{1,2}}){_OF}?")
_ALONE = re.compile(rf"(\d{{1,2}}){_OF}")
_NAMED = re.compile(r"([^\W\d_]+)\.?[\s\-/']*(\d{2}|\d{4})?")


class WrittenMonth(NamedTuple):
    """A month as it is written: often without a year."""

    year: int | None
    month: int


def read_month(text: str) -> WrittenMonth | None:
    """Read ``2026年10月`` ``2026/10`` ``令和8年10月分`` ``10月度`` ``Oct-26``; None where it is no month."""
    if len(text) > _LONGEST:
        return None
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    if match := _FULL.fullmatch(plain):
        return _checked(int(match[1]), int(match[2]))
    if match := _ERA.fullmatch(plain):
        return _checked(_REIWA + (1 if match[1] == "元" else int(match[1])), int(match[2]))
    if match := _ALONE.fullmatch(plain):
        return _checked(None, int(match[1]))
    match = _NAMED.fullmatch(plain)
    month = month_named(match[1]) if match else None
    if match is None or month is None:
        return None
    year = int(match[2]) if match[2] else None
    return _checked(year + 2000 if year is not None and year < 100 else year, month)


def _checked(year: int | None, month: int) -> WrittenMonth | None:
    possible = 1 <= month <= 12 and (year is None or _OLDEST <= year <= _NEWEST)
    return WrittenMonth(year, month) if possible else None


def with_year(written: WrittenMonth, told: Told) -> Month | None:
    """Give a month its year: its own, else the latest that had begun by the download or by the month named.

    None where nothing says the year.
    """
    if written.year is not None:
        return Month(written.year, written.month)
    known: date | None = told.downloaded or (told.month.last if told.month else None)
    if known is None:
        return None
    return Month(known.year - (written.month > known.month), written.month)
