"""Numbers as people type them, and the same numbers back in the field they were typed into.

Full-width digits, separators, 万 and 億, 約, ▲ for minus, yen signs and counters are all read; what is
not clearly a number is refused, never guessed. Empty is *not measured*.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.entering import Typed
from desktop.domain.kpis import Measure, Unit
from desktop.domain.problems import Code, Problem, Refused
from desktop.wording.amounts import MINUS

LARGEST = Decimal(10) ** 15

_PLAINLY: dict[int, str | int | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAINLY |= {ord("\u3000"): " ", ord("\u00a0"): " ", ord("￥"): "¥", ord("、"): ",", ord("。"): "."}
_PLAINLY |= {ord(mark): "-" for mark in "\u2212\u2010\u2011\u2012\u2013\u2014▲△"}
_PLAINLY |= dict.fromkeys(map(ord, "\u2060\u200b\ufeff"))

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+"
_PLAIN = re.compile(_DIGITS)
_SHORT = re.compile(rf"({_DIGITS})([KMkm])")
_SIGNED = re.compile(
    r"\((?P<inside>.*)\)|(?P<sign>[-+ー]?)\s*(?:(?P<yen>[¥\\])\s*(?P<after>-?))?\s*(?P<rest>.*)"
)
_COUNTERS = re.compile(r"\s*(?:件|回|人|名|本|枚|個|通|組|社|店|台|ページ|倍|[xX×])$")
_ABOUT = re.compile(r"^(?:約|およそ|だいたい|about\s|approx\.?\s|[~〜≈])\s*", re.IGNORECASE)
"""Words that say a number is rounded."""
_YEN = re.compile(r"\s*(?:円|-)$")
_SHARE = re.compile(r"\s*(?:%|パーセント)$")
_TENTHS = re.compile(r"([0-9]+)割(?:([0-9])分)?")
_CLOCK = re.compile(r"([0-9]+):([0-5][0-9])")
_SHORT_SIZES = {"K": 10**3, "M": 10**6}
_LARGE_SIZES, _SMALL_SIZES = {"億": 10**8, "万": 10**4}, {"千": 10**3, "百": 10**2}


def clean(text: str) -> str:
    """Bring full-width letters, dashes, minus triangles and invisible marks to plain ones."""
    return text.translate(_PLAINLY).strip()


def read_count(text: str, *, signed: bool = False) -> Typed:
    """Read a whole number such as ``1,234`` ``１２３４件`` ``1.2万`` ``▲300``.

    Empty gives no value. Raises `Refused`: not a number, not whole, below zero (unless `signed`), too large.
    """
    return _whole(_read(text, _COUNTERS, signed=signed))


def read_yen(text: str, *, signed: bool = False) -> Typed:
    """Read whole yen such as ``¥1,200`` ``1.2万円`` ``▲3,000円``; else as `read_count`."""
    return _whole(_read(text, _YEN, yen=True, signed=signed))


def read_price(text: str) -> Typed:
    """Read a price in yen that may be broken, such as ``1.1円``; else as `read_count`."""
    return _read(text, _YEN, yen=True)


def read_decimal(text: str, *, signed: bool = False) -> Typed:
    """Read a number that may be broken; else as `read_count`."""
    return _read(text, _COUNTERS, signed=signed)


def read_percent(text: str, *, signed: bool = False) -> Typed:
    """Read ``12.5%`` ``12.5`` ``3割5分`` as a fraction (0.125, 0.35); else as `read_decimal`."""
    tenths = _TENTHS.fullmatch(clean(text))
    if tenths:
        return Typed(Decimal(f"{tenths[1]}{tenths[2] or 0}").scaleb(-2))
    typed = _read(text, _SHARE, signed=signed)
    return typed if typed.value is None else Typed(typed.value.scaleb(-2), typed.rounded)


def read_hours(text: str) -> Typed:
    """Read hours such as ``8.5`` ``8時間30分`` ``8:30``, to hundredths of an hour; else as `read_decimal`."""
    parts = _time(text, "時間", "分")
    if parts:
        return Typed((Decimal(parts[0] * 60 + parts[1]) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP))
    return _read(text, re.compile(r"\s*(?:時間|h)$"))


def read_seconds(text: str) -> Typed:
    """Read seconds such as ``8.5秒`` ``1分5秒`` ``1:05``; else as `read_decimal`."""
    parts = _time(text, "分", "秒")
    return Typed(Decimal(parts[0] * 60 + parts[1])) if parts else _read(text, re.compile(r"\s*(?:秒|s)$"))


def read_value(text: str, measure: Measure | None) -> Typed:
    """Read a value of a KPI or measure in its unit; a code nobody knows is a count. Raises `Refused`."""
    unit, signed = (measure.unit, measure.signed) if measure else (Unit.COUNT, False)
    if unit is Unit.HOURS:
        return read_hours(text)
    if unit is Unit.SECONDS:
        return read_seconds(text)
    readers = {Unit.COUNT: read_count, Unit.YEN: read_yen, Unit.PERCENT: read_percent}
    return readers.get(unit, read_decimal)(text, signed=signed)


def exactly(typed: Typed) -> Typed:
    """Let a number through that is billed or compared to the last digit; raises `Refused` for a rounded one."""
    if typed.rounded:
        raise Refused(Problem(Code.NOT_EXACT))
    return typed


def show(value: Decimal | int | None, unit: Unit) -> str:
    """Write a value exactly as it can be typed again, without its unit: ``1,234`` ``6.0`` ``−300``; None is empty."""
    if value is None:
        return ""
    exact = Decimal(value)
    text = _digits(abs(exact.scaleb(2)) if unit is Unit.PERCENT else abs(exact))
    if unit is Unit.PERCENT and "." not in text:
        text += ".0"
    return f"{MINUS}{text}" if exact < 0 else text


def display(value: Decimal | int, unit: Unit) -> str:
    """Write a value for reading, rounded to what its unit is worth, without the unit.

    Percentages have one decimal, two below 2 %; ratios two; hours and seconds one where they need it.
    """
    exact = Decimal(value)
    if unit is Unit.PERCENT:
        hundredfold = exact.scaleb(2)
        places = 2 if abs(hundredfold) < 2 else 1
    else:
        hundredfold = exact
        places = {Unit.RATIO: 2, Unit.HOURS: 1, Unit.SECONDS: 1}.get(unit, 0)
    rounded = hundredfold.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    fixed = unit in (Unit.PERCENT, Unit.RATIO)
    text = f"{abs(rounded):,f}" if fixed else _digits(abs(rounded))
    return f"{MINUS}{text}" if rounded < 0 else text


def _digits(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read(text: str, suffix: re.Pattern[str], *, yen: bool = False, signed: bool = False) -> Typed:
    whole = clean(text)
    if not whole:
        return Typed(None)
    cleaned = _ABOUT.sub("", whole)
    match = _SIGNED.fullmatch(cleaned)
    if match is None or (match["yen"] and not yen):
        raise Refused(Problem(Code.NOT_A_NUMBER))
    minus = match["inside"] is not None or match["sign"] in ("-", "ー") or bool(match["after"])
    size, rounded = _size(suffix.sub("", (match["inside"] or match["rest"] or "").strip(), count=1))
    if size > LARGEST:
        raise Refused(Problem(Code.TOO_LARGE))
    if minus and size and not signed:
        raise Refused(Problem(Code.BELOW_ZERO))
    return Typed(-size if minus and size else size, rounded or cleaned != whole)


def _whole(typed: Typed) -> Typed:
    if typed.value is not None and typed.value != typed.value.to_integral_value():
        raise Refused(Problem(Code.NOT_WHOLE))
    return typed


def _size(text: str) -> tuple[Decimal, bool]:
    """Read a number without its sign; and whether it ends in a word that stands for zeros."""
    short = _SHORT.fullmatch(text)
    if short:
        return _plain(short[1]) * _SHORT_SIZES[short[2].upper()], True
    return _worded(text, _LARGE_SIZES), bool(text) and text[-1] in _LARGE_SIZES | _SMALL_SIZES


def _worded(text: str, sizes: dict[str, int]) -> Decimal:
    """Read ``1億2千万`` ``3万5千`` ``1.2万`` and plain digits: each size once, the largest first."""
    inner = _SMALL_SIZES if sizes is _LARGE_SIZES else {}
    total, rest = Decimal(0), text
    for word, size in sizes.items():
        head, found, tail = rest.partition(word)
        if found:
            total, rest = total + size * _part(head, inner), tail
    return total + _part(rest, inner) if rest or rest == text else total


def _part(text: str, sizes: dict[str, int]) -> Decimal:
    return _worded(text, sizes) if sizes else _plain(text)


def _plain(text: str) -> Decimal:
    if not _PLAIN.fullmatch(text):
        raise Refused(Problem(Code.NOT_A_NUMBER))
    return Decimal(text.replace(",", ""))


def _time(text: str, large: str, small: str) -> tuple[int, int] | None:
    """Read ``1分5秒`` or ``1:05`` as two whole numbers; None where it is written as one number."""
    cleaned = clean(text)
    match = _CLOCK.fullmatch(cleaned) or re.fullmatch(rf"(?:([0-9]+){large})?(?:([0-9]+){small})?", cleaned)
    return (int(match[1] or 0), int(match[2] or 0)) if match and cleaned else None
