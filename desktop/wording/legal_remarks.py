"""What the law of today adds to a question of the check: registration numbers, and rates with their dates."""

from __future__ import annotations

from datetime import date

from desktop import language
from desktop.domain.contract.answers import Case
from desktop.domain.contract.items import NONE, UNKNOWN
from desktop.domain.contract.registration import Registration, registration
from desktop.domain.rates import DatedRate, RateKind, Rates, lost_credit
from desktop.domain.shop import TaxMethod
from desktop.language import _
from desktop.wording.amounts import day_in_full, percent, yen

_EXAMPLE = 110_000
"""Yen with tax, for saying what a missing registration costs."""


def number_words(number: str, *, corporation: bool | None) -> str:
    """Say what can be told of a number without looking it up; `corporation` None: not known."""
    state = registration(number)
    if state is Registration.WRONG_FORM:
        return _("A registration number is T and 13 digits.")
    if state is Registration.FITS:
        return _(
            "The form is right. That does not prove it: please look it up in the tax office’s list on the web, and note the day."
        )
    if corporation is False:
        return _(
            "A company’s number would have another first digit. A person’s may be right as it is: please compare it with an invoice, and look it up in the tax office’s list."
        )
    return _("The check digit does not fit. Please compare the number with an invoice.")


def remark(name: str, case: Case, rates: Rates, today: date) -> str:
    """Say what the law of a day adds to the question of this name; empty where it adds nothing."""
    match name:
        case "invoice_number":
            return _registered(case, rates, today)
        case "withholding" if case.value(name) in ("decided", "undecided"):
            return _rate(rates.at(RateKind.WITHHOLDING, today))
        case "payment_terms":
            return _rate(rates.at(RateKind.STATUTORY_INTEREST, today))
    return ""


def _registered(case: Case, rates: Rates, today: date) -> str:
    number, corporation = case.value("invoice_number"), _corporation(case)
    typed = isinstance(number, str) and number not in (NONE, UNKNOWN)
    if typed:
        told = registration(str(number)) is Registration.FITS or corporation is not True
        return number_words(str(number), corporation=corporation) if told else ""
    method = case.value("tax_method")
    if method is not None and method != TaxMethod.GENERAL:
        return _("With the way you settle consumption tax, a missing number costs you nothing.")
    return _lost(rates, today)


def _corporation(case: Case) -> bool | None:
    return {"corporation": True, "decided": False, "undecided": False}.get(str(case.value("withholding")))


def _lost(rates: Rates, today: date) -> str:
    """Say what a payment to an agency without a number costs, by the share the law credits that day."""
    share, tax = rates.at(RateKind.INPUT_CREDIT, today), rates.at(RateKind.CONSUMPTION_TAX, today)
    if share is None or tax is None:
        return ""
    text = _(
        "Without a number, {lost} of the tax in a payment of {gross} cannot be deducted: since {day}, {share} can. {source}."
    )
    return text.format(
        gross=yen(_EXAMPLE),
        lost=yen(lost_credit(_EXAMPLE, tax.rate, share.rate)),
        share=percent(share.rate),
        day=day_in_full(share.first),
        source=share.source[language.current()],
    )


def _rate(rate: DatedRate | None) -> str:
    if rate is None:
        return ""
    said = {"name": rate.name[language.current()], "rate": percent(rate.rate)}
    source = rate.source[language.current()]
    if rate.last is None:
        return _("{name}: {rate} ({source}).").format(**said, source=source)
    last = day_in_full(rate.last)
    return _("{name}: {rate} until {day} ({source}).").format(**said, day=last, source=source)
