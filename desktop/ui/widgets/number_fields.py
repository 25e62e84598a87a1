"""The number fields the program knows: yen, prices, counts, shares and hours, read as `wording` reads them."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.kpis import Unit
from desktop.language import _
from desktop.ui.widgets.number_input import NumberInput
from desktop.wording.numbers import (
    exactly,
    read_count,
    read_decimal,
    read_hours,
    read_percent,
    read_price,
    read_yen,
    show,
)


def yen_input(
    *,
    example: str = "",
    measured: bool = False,
    small: bool = False,
    unit: str = "",
    exact: bool = False,
) -> NumberInput:
    """Give a field for whole yen; its value is an integer. `unit` is what is behind, if not yen alone.

    An `exact` one takes no rounded amount such as 1.2万: it is compared or billed to the yen.
    """
    read = _exact_yen if exact else _yen
    return NumberInput(
        read, _said_yen, unit=unit or _("yen"), example=example, measured=measured, small=small
    )


def price_input(*, example: str = "", unit: str = "") -> NumberInput:
    """Give a field for a price that may be broken; its value is a Decimal."""
    return NumberInput(_price, _said_yen, unit=unit or _("yen"), example=example)


def count_input(
    unit: str, *, example: str = "", measured: bool = False, small: bool = False, exact: bool = False
) -> NumberInput:
    """Give a field for a whole number of something; its value is an integer. `exact` as for yen."""
    read = _exact_count if exact else _count
    return NumberInput(read, _said_count, unit=unit, example=example, measured=measured, small=small)


def decimal_input(unit: str, *, example: str = "", measured: bool = False) -> NumberInput:
    """Give a field for a number that may be broken; its value is a Decimal."""
    return NumberInput(_decimal, _said_decimal, unit=unit, example=example, measured=measured)


def percent_input(*, example: str = "", measured: bool = False, small: bool = False) -> NumberInput:
    """Give a field for a share; its value is a Decimal fraction (6.5 % is 0.065)."""
    return NumberInput(_percent, _said_percent, unit="%", example=example, measured=measured, small=small)


def hours_input(*, example: str = "") -> NumberInput:
    """Give a field for hours; its value is a Decimal."""
    return NumberInput(_hours, _said_hours, unit=_("hours"), example=example)


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value)


def _yen(text: str) -> int | None:
    return _whole(read_yen(text).value)


def _count(text: str) -> int | None:
    return _whole(read_count(text).value)


def _exact_yen(text: str) -> int | None:
    return _whole(exactly(read_yen(text)).value)


def _exact_count(text: str) -> int | None:
    return _whole(exactly(read_count(text)).value)


def _price(text: str) -> Decimal | None:
    return read_price(text).value


def _decimal(text: str) -> Decimal | None:
    return read_decimal(text).value


def _percent(text: str) -> Decimal | None:
    return read_percent(text).value


def _hours(text: str) -> Decimal | None:
    return read_hours(text).value


def _said_yen(value: Decimal | int) -> str:
    return show(value, Unit.YEN)


def _said_count(value: int) -> str:
    return show(value, Unit.COUNT)


def _said_decimal(value: Decimal) -> str:
    return show(value, Unit.RATIO)


def _said_percent(value: Decimal) -> str:
    return show(value, Unit.PERCENT)


def _said_hours(value: Decimal) -> str:
    return show(value, Unit.HOURS)
