"""Counts and shares as export files write them; what a service did not know is None, never zero."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

UNKNOWN = frozenset(
    {
        "",
        "undefined",
        "nan",
        "null",
        "none",
        "n/a",
        "#n/a",
        "-",
        "--",
        "---",
        "—",
        "―",
        "ー",
        "‐",
        "–",
        "なし",
    }
)
"""Ways to say that a value is not known, folded; dashes stand for themselves only when they are alone."""

_SIGNS = str.maketrans({"−": "-", "▲": "-", "△": "-", "‐": "-", "‑": "-", "–": "-"})
_COUNT = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?")
_LONGEST = 30
LARGEST = 10**12
"""No service counts as far as that: a larger number is a damaged cell, and would not fit the records."""


class NumberError(ValueError):
    """A cell that is neither a number nor one of the words for *not known*."""


def read_count(text: str) -> int | None:
    """Read a whole number with or without separators, such as ``5,431``, ``−3`` or ``(12)``.

    None where the service says that it does not know; raises NumberError for anything else.
    """
    plain = _plain(text)
    if plain in UNKNOWN:
        return None
    if not _COUNT.fullmatch(plain):
        raise NumberError(text)
    number = int(plain.partition(".")[0].replace(",", ""))
    if abs(number) > LARGEST:
        raise NumberError(text)
    return number


def read_share(text: str) -> Decimal | None:
    """Read a share such as ``0.59`` or ``59%`` as a fraction; None and NumberError as in `read_count`."""
    plain = _plain(text)
    if plain in UNKNOWN:
        return None
    try:
        share = Decimal(plain.removesuffix("%"))
    except InvalidOperation:
        raise NumberError(text) from None
    if not share.is_finite() or abs(share) > 100:
        raise NumberError(text)
    return share / 100 if plain.endswith("%") else share


def _plain(text: str) -> str:
    if len(text) > _LONGEST:
        raise NumberError(text)
    plain = unicodedata.normalize("NFKC", text).strip(" \t\u200b").casefold()
    if plain in UNKNOWN:
        return plain
    plain = plain.translate(_SIGNS)
    if plain.startswith("(") and plain.endswith(")"):
        return f"-{plain[1:-1]}"
    return "" if not plain.strip("-") else plain
