"""Months as people type them: ``2026-11`` ``2026年11月`` ``令和8年11月`` ``R8.11`` ``Nov 2026`` ``11月``."""

from __future__ import annotations

import re

from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.wording.numbers import clean

_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}
"""The year before the first of each era."""
_YEARS = range(1989, 2101)
_NAMES = (
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
)
_WESTERN = re.compile(r"(?P<year>[0-9]{4})(?:[-/.年](?P<month>[0-9]{1,2})月?|(?P<packed>[0-9]{2}))")
_TURNED = re.compile(r"(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
_ERA = re.compile(r"(?P<era>令和|平成|[RH])(?P<year>元|[0-9]{1,2})[-/.年](?P<month>[0-9]{1,2})月?")
_ALONE = re.compile(r"(?P<month>[0-9]{1,2})月?")
_NAMED = re.compile(r"(?P<name>[A-Z]{3,9})\.?,?(?P<year>[0-9]{4})?")


def read_month(text: str, *, year: int | None = None) -> Month | None:
    """Read a month; empty gives None. `year` is that of a month without one, such as ``11月``.

    Raises `Refused` (not a month) for anything else.
    """
    written = re.sub(r"[\s]|(?<=月)[分度]$", "", clean(text)).upper()
    if not written:
        return None
    found = _numbers(written, year)
    if found is None or found[0] not in _YEARS or not 1 <= found[1] <= 12:
        raise Refused(Problem(Code.NOT_A_MONTH))
    return Month(*found)


def _numbers(text: str, year: int | None) -> tuple[int, int] | None:
    if match := _WESTERN.fullmatch(text):
        return int(match["year"]), int(match["month"] or match["packed"])
    if match := _TURNED.fullmatch(text):
        return int(match["year"]), int(match["month"])
    if match := _ERA.fullmatch(text):
        since = 1 if match["year"] == "元" else int(match["year"])
        return _ERAS[match["era"]] + since, int(match["month"])
    if match := _NAMED.fullmatch(text):
        return _named(match["name"], match["year"] or year)
    match = _ALONE.fullmatch(text)
    return (year, int(match["month"])) if match and year is not None else None


def _named(name: str, year: str | int | None) -> tuple[int, int] | None:
    """Find the month whose English name begins so; three letters tell every one apart."""
    month = next((at for at, full in enumerate(_NAMES, 1) if full.startswith(name)), None)
    return None if month is None or year is None else (int(year), month)
