"""The choices of a contract's terms in the owner's words, as one picks them from a list."""

from __future__ import annotations

from desktop.domain.fees.terms import (
    ClawbackOrder,
    PassThroughMode,
    Prices,
    Proration,
    Scope,
    TierMode,
    Withholding,
)
from desktop.domain.money import Rounding
from desktop.language import N_, _

_SCOPES = {
    Scope.VARIABLE: N_("On the fee for results"),
    Scope.TOTAL: N_("With base fee and production"),
}
_PRICES = {
    Prices.TAX_EXCLUSIVE: N_("Without tax"),
    Prices.TAX_INCLUSIVE: N_("With tax"),
}
_ROUNDINGS = {
    Rounding.DOWN: N_("Round down"),
    Rounding.HALF_UP: N_("Round half up"),
    Rounding.UP: N_("Round up"),
}
_WITHHOLDINGS = {
    Withholding.NONE: N_("Not withheld"),
    Withholding.INDIVIDUAL: N_("Withheld"),
}
_CLAWBACKS = {
    ClawbackOrder.BEFORE_CAPS: N_("Before guarantee and cap"),
    ClawbackOrder.AFTER_CAPS: N_("After guarantee and cap"),
}
_PRORATIONS = {
    Proration.NONE: N_("A full month’s fee"),
    Proration.BY_DAY: N_("By the day"),
}
_TIER_MODES = {
    TierMode.SLAB: N_("Each at the price of its band"),
    TierMode.WHOLE: N_("All at the price of the band reached"),
    TierMode.STEP: N_("A lump sum for the band reached"),
}
_PASS_THROUGHS = {
    PassThroughMode.TAXABLE: N_("Taxable"),
    PassThroughMode.REIMBURSED: N_("At cost, no tax"),
}


def scope_word(scope: Scope) -> str:
    """Say what a guarantee or cap is measured on."""
    return _(_SCOPES[scope])


def prices_word(prices: Prices) -> str:
    """Say whether prices include the tax."""
    return _(_PRICES[prices])


def rounding_word(rounding: Rounding) -> str:
    """Say how a fraction of a yen is decided."""
    return _(_ROUNDINGS[rounding])


def withholding_word(withholding: Withholding) -> str:
    """Say whether income tax is withheld."""
    return _(_WITHHOLDINGS[withholding])


def clawback_word(order: ClawbackOrder) -> str:
    """Say when cancelled results are taken off."""
    return _(_CLAWBACKS[order])


def proration_word(proration: Proration) -> str:
    """Say what a broken month costs."""
    return _(_PRORATIONS[proration])


def tier_mode_word(mode: TierMode) -> str:
    """Say how bands are read."""
    return _(_TIER_MODES[mode])


def pass_through_word(mode: PassThroughMode) -> str:
    """Say how a cost is billed on."""
    return _(_PASS_THROUGHS[mode])
