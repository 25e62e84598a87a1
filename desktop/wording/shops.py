"""A shop in words: what it is for, what law knows of its trade, and how it settles consumption tax."""

from __future__ import annotations

from desktop.domain.shop import Purpose, TaxMethod, Trade
from desktop.language import N_, _

_PURPOSES = {
    Purpose.CUSTOMERS: N_("More customers"),
    Purpose.ONLINE_SALES: N_("Online sales"),
    Purpose.HIRING: N_("Hiring"),
    Purpose.BRANDING: N_("Being known"),
    Purpose.LEADS: N_("Business clients"),
}
_MEANINGS = {
    Purpose.CUSTOMERS: N_("Inquiries, bookings and visits of people nearby"),
    Purpose.ONLINE_SALES: N_("Orders in your online shop"),
    Purpose.HIRING: N_("Applications of people you want to employ"),
    Purpose.BRANDING: N_("More people search for your shop by its name"),
    Purpose.LEADS: N_("Inquiries and document requests of companies"),
}
_TRADES = {
    Trade.OTHER: N_("None of these"),
    Trade.MEDICAL: N_("Medical care paid by health insurance"),
    Trade.LEGAL: N_("Lawyers and other licensed professions"),
    Trade.REGULATED_ADS: N_("Cosmetics, supplements, beauty treatments"),
}
_TAX_METHODS = {
    TaxMethod.GENERAL: N_("General taxation"),
    TaxMethod.SIMPLIFIED: N_("Simplified taxation"),
    TaxMethod.SPECIAL: N_("Special rule for small businesses"),
    TaxMethod.EXEMPT: N_("Tax-exempt"),
}
_WARNINGS = {
    Trade.MEDICAL: N_(
        "Paying for each patient introduced is forbidden in care paid by health insurance. Ask a specialist before you sign."
    ),
    Trade.LEGAL: N_(
        "Paying for a client introduced may break the rules of your profession. Ask your association before you sign."
    ),
    Trade.REGULATED_ADS: N_(
        "What may be said of effects is limited by law, also in the agency's videos. Keep the right to see every video before it goes out."
    ),
}


def purpose_word(purpose: Purpose) -> str:
    """Name a purpose."""
    return _(_PURPOSES[purpose])


def purpose_meaning(purpose: Purpose) -> str:
    """Say in a few words what a purpose aims at."""
    return _(_MEANINGS[purpose])


def trade_word(trade: Trade) -> str:
    """Name a trade for which the law knows special rules."""
    return _(_TRADES[trade])


def trade_warning(trade: Trade) -> str:
    """Say what the law holds against pay-by-result in a trade; empty where it holds nothing."""
    return _(_WARNINGS[trade]) if trade in _WARNINGS else ""


def tax_method_word(method: TaxMethod) -> str:
    """Name a way of settling consumption tax."""
    return _(_TAX_METHODS[method])
