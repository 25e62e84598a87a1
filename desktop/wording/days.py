"""Days as people type them: ``2026-11-05`` ``2026年11月5日`` ``令和8年11月5日`` ``R8.11.5`` ``5 Nov 2026`` ``11/5``."""

from __future__ import annotations

import re
from datetime import date

from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.wording.amounts import day_in_full, month_name
from desktop.wording.months import read_month
from desktop.wording.numbers import clean

_WEEKDAY = re.compile(r"\([日月火水木金土]\)|^(?:MON|TUE|WED|THU|FRI|SAT|SUN)[A-Z]*,?")
_PACKED = re.compile(r"(?P<month>[0-9]{6})(?P<day>[0-9]{2})")
_DAY_LAST = re.compile(r"(?P<month>.+(?:[-/.月]|[A-Z]{3}\.?))(?P<day>[0-9]{1,2})日?")
_NAMED_FIRST = re.compile(r"(?P<month>[A-Z]{3,9})\.?(?P<day>[0-9]{1,2})(?:ST|ND|RD|TH)?,(?P<year>[0-9]{4})")
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})(?:ST|ND|RD|TH)?(?P<month>[A-Z]{3,9}\.?,?(?:[0-9]{4})?)")


def read_day(text: str, *, year: int | None = None) -> date | None:
    """Read a day; empty gives None. `year` is that of a day without one, such as ``11月5日``.

    Raises `Refused` (not a day) for anything else.
    """
    written = _WEEKDAY.sub("", re.sub(r"\s", "", clean(text)).upper())
    if not written:
        return None
    try:
        return _parted(written, year)
    except (Refused, ValueError):
        raise Refused(Problem(Code.NOT_A_DAY)) from None


def read_month_or_day(text: str) -> Month | date | None:
    """Read a month, or a day where one is written; empty gives None. Raises `Refused` (not a month)."""
    try:
        return read_month(text)
    except Refused as refusal:
        try:
            return read_day(text)
        except Refused:
            raise refusal from None


def month_or_day(at: Month | date) -> str:
    """Say a month or a day, with its year."""
    return month_name(at) if isinstance(at, Month) else day_in_full(at)


def _parted(text: str, year: int | None) -> date:
    """Part a day from its month and read both; raises Refused or ValueError."""
    for pattern in (_PACKED, _NAMED_FIRST, _DAY_FIRST, _DAY_LAST):
        if match := pattern.fullmatch(text):
            month = match["month"].rstrip("-/.,") + (match.groupdict().get("year") or "")
            found = read_month(month, year=year)
            if found is not None:
                return date(found.year, found.month, int(match["day"]))
    raise ValueError(text)
