"""The registration number of an invoice issuer (適格請求書発行事業者の登録番号): form and check digit."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

_FORM = re.compile(r"T[0-9]{13}", re.ASCII)
_BETWEEN = re.compile(r"[\s\-‐‑‒–—―−ー]")
"""Spaces and the hyphens people put between digits."""


class Registration(StrEnum):
    """What can be told of a number without looking it up; only the tax office's list proves it."""

    FITS = "fits"
    WRONG_FORM = "wrong_form"
    WRONG_DIGIT = "wrong_digit"
    """An error for a corporation, only a hint for an individual: their digits may follow another rule."""


def registration(typed: str) -> Registration:
    """Judge a number as typed."""
    number = tidy(typed)
    if not _FORM.fullmatch(number):
        return Registration.WRONG_FORM
    fits = int(number[1]) == check_digit(number[2:])
    return Registration.FITS if fits else Registration.WRONG_DIGIT


def tidy(typed: str) -> str:
    """Bring a number to half width, without spaces and hyphens."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", typed))


def check_digit(twelve: str) -> int:
    """Give the first digit that belongs to the twelve after it.

    Counted from the right with weights 1, 2, 1, 2 …: 9 − (sum mod 9)
    (法人番号の指定等に関する省令, 平成26年財務省令70号, 2条).
    """
    weighted = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(twelve)))
    return 9 - sum(weighted) % 9
