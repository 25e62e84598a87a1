"""Numbers, yen, shares, months and days as people read them, in the chosen language.

A number keeps its unit: U+2060 stands between them so that no line breaks there. Charts, PDF, workbook
and terminal, which break no lines or cannot draw it, take the text through `plain`.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from desktop import language
from desktop.domain.money import Yen
from desktop.domain.month import Month

JOINER = "\u2060"
MINUS = "\u2212"

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS_JA = "月火水木金土日"
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def yen(amount: Yen | Decimal) -> str:
    """Say yen: ``1,234円`` or ``¥1,234``, minus in front; a broken price keeps its digits."""
    size = _number(-amount if amount < 0 else amount)
    shown = f"{size}{JOINER}円" if _japanese() else f"¥{size}"
    return f"{MINUS}{shown}" if amount < 0 else shown


def signed_yen(amount: Yen) -> str:
    """Say a difference in yen with its sign; no difference has none."""
    return f"+{yen(amount)}" if amount > 0 else yen(amount)


def number(value: int | Decimal) -> str:
    """Say a bare number with separators."""
    return f"{MINUS}{_number(-value)}" if value < 0 else _number(value)


def count(value: int | Decimal, unit: str = "") -> str:
    """Say a number with its unit (件, 本 …; empty: none)."""
    if not unit:
        return number(value)
    gap = JOINER if _japanese() else "\u00a0"
    return f"{number(value)}{gap}{unit}"


def results(value: int) -> str:
    """Say so many results where their own unit is not known: ``26件`` or ``26``."""
    return count(value, "件" if _japanese() else "")


def pieces(value: int) -> str:
    """Say so many pieces of work where their own unit is not known: ``4本`` or ``4``."""
    return count(value, "本" if _japanese() else "")


def percent(fraction: Decimal | float, digits: int | None = None) -> str:
    """Say a fraction as a share of 100; without `digits` as exactly as it is written."""
    hundredfold = Decimal(str(fraction)) * 100
    if digits is not None:
        hundredfold = hundredfold.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
        return f"{MINUS if hundredfold < 0 else ''}{abs(hundredfold):,f}%"
    return f"{number(hundredfold)}%"


def month_name(month: Month) -> str:
    """Say a month: ``2026年10月`` or ``October 2026``."""
    if _japanese():
        return f"{month.year}年{month.month}月"
    return f"{_MONTHS[month.month - 1]} {month.year}"


def month_alone(month: Month) -> str:
    """Say a month where the year is plain: ``10月`` or ``October``."""
    return f"{month.month}月" if _japanese() else _MONTHS[month.month - 1]


def day_name(day: date) -> str:
    """Say a day: ``11月5日(木)`` or ``Thu 5 Nov``."""
    if _japanese():
        return f"{day.month}月{day.day}日({_DAYS_JA[day.weekday()]})"
    return f"{_DAYS_EN[day.weekday()]} {day.day} {_MONTHS[day.month - 1][:3]}"


def day_in_full(day: date) -> str:
    """Say a day with its year: ``2026年11月5日`` or ``5 November 2026``."""
    if _japanese():
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_alone(day: date) -> str:
    """Say a day where year and weekday are plain: ``11月5日`` or ``5 Nov``."""
    return f"{day.month}月{day.day}日" if _japanese() else f"{day.day} {_MONTHS[day.month - 1][:3]}"


def plain(text: str) -> str:
    """Take the joiners out, for everything that is not a label in the window."""
    return text.replace(JOINER, "").replace("\u00a0", " ")


def _japanese() -> bool:
    return language.current() == "ja"


def _number(value: int | Decimal) -> str:
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def clock_time(at: datetime) -> str:
    """Say a time of day on this machine's clock: ``14:32``."""
    return f"{at.astimezone():%H:%M}"
