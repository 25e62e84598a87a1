"""Cells of an agency's input workbook as values; what is none is told by sheet and cell, and is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from desktop.domain.agency_sheet import LONGEST, Field
from desktop.domain.entering import Typed
from desktop.domain.kpis import Unit
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.agency_marks import Line
from desktop.importers.dates import full_day, nearest_year, read_day
from desktop.wording.agency_sheet import choice_of
from desktop.wording.numbers import (
    clean,
    read_count,
    read_decimal,
    read_hours,
    read_percent,
    read_seconds,
    read_yen,
)

_CODES = {
    Code.NOT_A_NUMBER: Code.SHEET_NO_NUMBER,
    Code.BELOW_ZERO: Code.SHEET_BELOW_ZERO,
    Code.NOT_WHOLE: Code.SHEET_NOT_WHOLE,
    Code.ABOVE_WHOLE: Code.SHEET_ABOVE_WHOLE,
    Code.TOO_LARGE: Code.SHEET_TOO_LARGE,
}
_LARGEST = 10**12
_SERIALS = range(40_000, 60_000)
"""Days as numbers, where a program lost their format: 2009 to 2064."""
_FIRST_SERIAL = date(1899, 12, 30)
_FORMULA = ("=", "#")
_PERCENT = ("%", "パーセント")


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads cells of the workbook of one month, and gathers what was not understood."""

    month: Month
    problems: list[Problem] = field(default_factory=list)

    def blame(self, line: Line, code: Code, field_: Field, **values: object) -> None:
        """Tell of a cell."""
        self.problems.append(line.problem(code, field_, **values))

    def number(
        self, line: Line, field_: Field, unit: Unit = Unit.COUNT, *, signed: bool = False
    ) -> Typed | None:
        """Read a number as people type it; None where the cell is empty or holds none."""
        text = line.text(field_)
        if not text:
            return None
        if text.startswith(_FORMULA):
            self.blame(line, Code.SHEET_FORMULA, field_)
            return None
        try:
            typed = _reader(unit, signed=signed)(text)
        except Refused as refusal:
            self.blame(line, _CODES.get(refusal.problems[0].code, Code.SHEET_NO_NUMBER), field_)
            return None
        if typed.value is not None and abs(typed.value) > _LARGEST:
            self.blame(line, Code.SHEET_TOO_LARGE, field_)
            return None
        return typed if typed.value is not None else None

    def count(self, line: Line, field_: Field) -> int | None:
        """Read a whole number from 0 on."""
        typed = self.number(line, field_)
        return None if typed is None or typed.value is None else int(typed.value)

    def text(self, line: Line, field_: Field, most: int = LONGEST) -> str:
        """Read words; what is too long is cut."""
        text = line.text(field_)
        if len(text) > most:
            self.blame(line, Code.SHEET_CUT, field_, count=most)
        return text[:most]

    def choice(self, line: Line, field_: Field, choices: Mapping[str, str]) -> str | None:
        """Read what was picked of a list, as its code; None where nothing was."""
        text = line.text(field_)
        found = choice_of(choices, text) if text else None
        if text and found is None:
            self.blame(line, Code.SHEET_OTHER_CHOICE, field_)
        return found

    def day(self, line: Line, field_: Field, *, within: bool = True) -> date | None:
        """Read a day, of the month where it has to lie `within` it; a day without its year is a near one."""
        text = line.text(field_)
        if not text:
            return None
        found = _day(text, self.month)
        if found is None:
            self.blame(line, Code.SHEET_NO_DAY, field_)
        elif within and Month.of(found) != self.month:
            self.blame(line, Code.SHEET_OTHER_DAY, field_, day=found, month=self.month)
            return None
        return found


def _reader(unit: Unit, *, signed: bool) -> Callable[[str], Typed]:
    if unit in (Unit.HOURS, Unit.SECONDS):
        return read_hours if unit is Unit.HOURS else read_seconds
    readers = {Unit.COUNT: read_count, Unit.YEN: read_yen, Unit.PERCENT: _read_share}
    return partial(readers.get(unit, read_decimal), signed=signed)


def _read_share(text: str, *, signed: bool = False) -> Typed:
    """Read a share: a cell of percent holds the fraction, a text says it with its mark."""
    said = clean(text).endswith(_PERCENT) or "割" in text
    typed = (read_percent if said else read_decimal)(text, signed=signed)
    if typed.value is not None and typed.value > 1:
        raise Refused(Problem(Code.ABOVE_WHOLE))
    return typed


def _day(text: str, near: Month) -> date | None:
    if text.isascii() and text.isdigit() and int(text[:9]) in _SERIALS:
        return _FIRST_SERIAL + timedelta(days=int(text))
    if (found := full_day(text)) is not None:
        return found
    written = read_day(text)
    if written is None or written.year is not None:
        return None
    try:
        return nearest_year(written, near.last, "")
    except Refused:
        return None
