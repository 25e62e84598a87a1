"""Days as export files write them, and the year that TikTok leaves out."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import pairwise
from typing import NamedTuple

from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.month_names import MONTH_NAMES, VIETNAMESE


class WrittenDay(NamedTuple):
    """A day as it is written: often without a year."""

    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Told:
    """What is known beside the table itself: from the owner, or from the name of the download."""

    downloaded: date | None = None
    """The day on which the file was fetched."""
    month: Month | None = None
    """The month the owner brings the file in for."""
    first: date | None = None
    """The first day of the period."""


_TAIL = r"(?:\s*\(\S{1,9}\))?(?:[\st].*)?"
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FULL = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?" + _TAIL)
_ERA = re.compile(r"(?:令和|r)\s*(\d{1,2}|元)\s*[年.]\s*(\d{1,2})\s*[月.]\s*(\d{1,2})\s*日?" + _TAIL)
_DIGITS = re.compile(r"(\d{1,2})\s*(?:月|월|/)\s*(\d{1,2})\s*(?:日|일)?" + _TAIL)
_VIETNAMESE = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})")
_NUMBER = re.compile(r"\d+")
_NO_LETTER = re.compile(r"[\d.,()\-/]+")
_FILLERS = frozenset({"de", "di", "tháng", "ngày", "ng", "d", "of"})
_REIWA = 2018
_DAY = timedelta(days=1)
_LAST = date(2199, 12, 30)
_LONGEST_TEXT = 60
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _words() -> dict[str, int]:
    lines = [line.split() for line in _fold(MONTH_NAMES).splitlines() if line]
    words = {word: at for line in lines for at, word in enumerate(line, 1)}
    return words | {_fold(word): at for at, word in enumerate(VIETNAMESE, 1)}


_MONTH_OF = _words()


def month_named(word: str) -> int | None:
    """Give the number of a month by its name in any of TikTok's languages; None where it is none."""
    return _MONTH_OF.get(_fold(word))


def read_day(text: str) -> WrittenDay | None:
    """Read a day in any of TikTok's languages, with or without its year; None where it is no day."""
    if len(text) > _LONGEST_TEXT:
        return None
    if _ISO.fullmatch(text):
        return _checked(int(text[:4]), int(text[5:7]), int(text[8:]))
    folded = _fold(text)
    if match := _FULL.fullmatch(folded):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := _ERA.fullmatch(folded):
        return _checked(_REIWA + (1 if match[1] == "元" else int(match[1])), int(match[2]), int(match[3]))
    if match := _DIGITS.fullmatch(folded):
        return _checked(None, int(match[1]), int(match[2]))
    if match := _VIETNAMESE.fullmatch(folded):
        return _checked(None, int(match[2]), int(match[1]))
    return _named(folded)


def full_day(text: str) -> date | None:
    """Read a day that is written with its year; None where it is not, or no calendar has it."""
    written = read_day(text)
    if written is None or written.year is None:
        return None
    return date(written.year, written.month, written.day) if _exists(written.year, written) else None


def _named(text: str) -> WrittenDay | None:
    """Read ``June 18``, ``18 de junho``, ``18. června``, ``18 tháng sáu``, ``April 12, 2026``."""
    day, *years = sorted(int(digits) for digits in _NUMBER.findall(text)) or (0,)
    word = " ".join(part for part in _NO_LETTER.sub(" ", text).split() if part not in _FILLERS)
    if word not in _MONTH_OF or len(years) > 1 or (years and not 2000 <= years[0] < 2100):
        return None
    return _checked(years[0] if years else None, _MONTH_OF[word], day)


def _checked(year: int | None, month: int, day: int) -> WrittenDay | None:
    possible = 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] and (year is None or 1900 <= year < 2200)
    return WrittenDay(year, month, day) if possible else None


def with_years(written: Sequence[WrittenDay], file: str, told: Told) -> list[date] | None:
    """Give days in the order of their rows their years; None where nothing says the year.

    In this order of trust: the years in the file, where the rows then ascend (a workbook that was opened
    and saved writes the year of that day into every row); the first day of the period; backwards from the
    day of the download, a year less wherever month and day rise; the month the owner named.
    Raises `Refused`: rows out of order, or a 29th of February in a year that has none.
    """
    if not written:
        return []
    if _trusted(written, told):
        return [_date(day.year or 0, day.month, day.day, file) for day in written]
    turn = _turn(written, file)
    start = _start(written, turn, told)
    if start is None:
        return None
    return [*_in_year(written[:turn], start, file), *_in_year(written[turn:], start + 1, file)]


def _in_year(written: Sequence[WrittenDay], year: int, file: str) -> list[date]:
    dates = {day: _date(year, day.month, day.day, file) for day in dict.fromkeys(written)}
    return [dates[day] for day in written]


def _trusted(written: Sequence[WrittenDay], told: Told) -> bool:
    if any(day.year is None for day in written):
        return False
    ordered = [(day.year or 0, day.month, day.day) for day in written]
    latest = _latest(told)
    late = latest is not None and ordered[-1] > (latest.year, latest.month, latest.day)
    return ordered == sorted(ordered) and not late


def _latest(told: Told) -> date | None:
    """The last day a file can know: the service's day may be ahead of ours."""
    return None if told.downloaded is None else min(told.downloaded, _LAST) + _DAY


def _turn(written: Sequence[WrittenDay], file: str) -> int:
    """Give the row of New Year; a download holds at most a year, so there is one at most."""
    places = [day.month * 31 + day.day for day in written]
    falls = [] if places == sorted(places) else [n for n, (a, b) in enumerate(pairwise(places), 1) if b < a]
    if len(falls) > 1:
        raise Refused(Problem(Code.DAYS_OUT_OF_ORDER, file))
    return falls[0] if falls else len(written)


def _start(written: Sequence[WrittenDay], turn: int, told: Told) -> int | None:
    """Give the year of the first row; None where nothing says it."""
    first, latest, month = told.first, _latest(told), told.month
    turned = turn < len(written)
    if first is not None and (first.month, first.day) == written[0][1:]:
        return first.year
    if latest is not None:
        return latest.year - (written[-1][1:] > (latest.month, latest.day)) - turned
    if month is None or all(day.month != month.month for day in written):
        return None
    return month.year - (turned and any(day.month == month.month for day in written[turn:]))


def _date(year: int, month: int, day: int, file: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(Problem(Code.NO_SUCH_DAY, file, {"year": year, "month": month, "day": day})) from None


def nearest_year(written: WrittenDay, near: date, file: str) -> date:
    """Give a day the year that brings it nearest to a day known to lie close by (a post to its upload)."""
    years = [year for year in (near.year - 1, near.year, near.year + 1) if _exists(year, written)]
    if not years:
        return _date(near.year, written.month, written.day, file)
    return min((date(year, written.month, written.day) for year in years), key=lambda day: abs(day - near))


def _exists(year: int, written: WrittenDay) -> bool:
    return MINYEAR <= year <= MAXYEAR and written.day <= monthrange(year, written.month)[1]
