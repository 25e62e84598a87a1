"""Yen and the one place where a fraction of a yen is decided."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum
from typing import TypeAlias

Yen: TypeAlias = int
"""Whole yen. Money is never a binary float."""


class Rounding(StrEnum):
    """How a fraction of a yen becomes whole yen."""

    DOWN = "down"
    HALF_UP = "half_up"
    UP = "up"


_MODES = {Rounding.DOWN: ROUND_DOWN, Rounding.HALF_UP: ROUND_HALF_UP, Rounding.UP: ROUND_UP}


def to_yen(amount: Decimal, rounding: Rounding) -> Yen:
    """Bring an exact amount to whole yen; a negative amount is rounded by its size."""
    return int(amount.quantize(Decimal(1), rounding=_MODES[rounding]))
