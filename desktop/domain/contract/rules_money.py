"""Rules on money: caps, guarantees, fees without results, payment, and the agency's tax status."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.contract.answers import Because, Case
from desktop.domain.contract.findings import Finding, found, not_knowing
from desktop.domain.contract.from_terms import variable_fees
from desktop.domain.contract.items import NONE, UNKNOWN, CheckItem, Severity
from desktop.domain.contract.registration import Registration, registration

PAYMENT_DAYS = 60
"""フリーランス法4条 and the 取適法: payment within 60 days of the service."""
LATE_INTEREST = Decimal("0.146")


def cap(item: CheckItem, case: Case) -> Iterator[Finding]:
    """No cap; critical where the fee rests on anything but results."""
    given, tier = case.given(item.name), case.given("result_tier")
    loose = tier.value in ("intermediate", "reference")
    severity = Severity.CRITICAL if loose else item.severity
    yield from not_knowing(item, case, severity)
    if given.amount == 0:
        fixed = case.terms is not None and not any(variable_fees(case.terms))
        because = (*given.because, *(tier.because if loose else ()))
        yield found(item, *because, severity=severity, cause="fixed" if fixed else "")


def paid_without_results(item: CheckItem, case: Case) -> Iterator[Finding]:
    """A guarantee or set-up fee; one step graver where it was sold as pay by result only."""
    given = case.given(item.name)
    sold = case.value("sold_as_full") is True
    severity = _GRAVER[item.severity] if sold else item.severity
    yield from not_knowing(item, case, severity)
    if given.amount:
        because = (*given.because, *((case.because("sold_as_full"),) if sold else ()))
        cause = "contradicts" if sold else ""
        yield found(item, *because, severity=severity, cause=cause, amount=given.amount)


_GRAVER = {
    Severity.MINOR: Severity.MAJOR,
    Severity.MAJOR: Severity.CRITICAL,
    Severity.CRITICAL: Severity.CRITICAL,
}


def protected_contractor(case: Case) -> tuple[Because, ...]:
    """Why the Freelance Act's payment rules bind; empty where they do not, or it is not known.

    A shop without employees owes written terms only (フリーランス法2条6項).
    """
    if not isinstance(case.value("freelance_law"), bool) or case.value("has_employees") is False:
        return ()
    return (case.because("freelance_law"),)


def subcontract(case: Case) -> tuple[Because, ...]:
    """Why the 取適法 binds; empty where it does not, or it is not known."""
    return (case.because("toriteki"),) if case.value("toriteki") == "yes" else ()


def payment_terms(item: CheckItem, case: Case) -> Iterator[Finding]:
    """Payment later than the law allows, usurious interest, a transfer fee taken off."""
    yield from not_knowing(item, case)
    freelance, toriteki = protected_contractor(case), subcontract(case)
    days, interest = case.number(item.name), case.rate("late_interest")
    if days is not None and days > PAYMENT_DAYS and (freelance or toriteki):
        because = (case.because(item.name), *freelance, *toriteki)
        yield found(item, *because, severity=Severity.CRITICAL, days=days)
    if interest is not None and interest > LATE_INTEREST:
        yield found(item, case.because("late_interest"), cause="interest", rate=interest)
    if case.value("transfer_fee") == "agency" and (freelance or toriteki):
        severity = item.severity if toriteki else Severity.MINOR
        because = (case.because("transfer_fee"), *(toriteki or freelance))
        yield found(item, *because, severity=severity, cause="transfer_fee")


def invoice_number(item: CheckItem, case: Case) -> Iterator[Finding]:
    """No number, or a wrong one; it only costs a shop that settles tax by the general method."""
    if case.value("tax_method") != "general":
        return
    yield from not_knowing(item, case)
    number = case.value(item.name)
    if not isinstance(number, str) or number == UNKNOWN:
        return
    because = (case.because(item.name), case.because("tax_method"))
    state = registration(number)
    if number == NONE:
        yield found(item, *because)
    elif state is Registration.WRONG_FORM:
        yield found(item, *because, cause="format")
    elif state is Registration.WRONG_DIGIT and case.value("withholding") == "corporation":
        yield found(item, *because, case.because("withholding"), cause="digit")


def toriteki(item: CheckItem, case: Case) -> Iterator[Finding]:
    """The duties of the 取適法; graver where payment is too late for it."""
    yield from not_knowing(item, case)
    if not subcontract(case):
        return
    days = case.number("payment_terms")
    if days is not None and days > PAYMENT_DAYS:
        because = (case.because(item.name), case.because("payment_terms"))
        yield found(item, *because, severity=Severity.MAJOR, cause="late", days=days)
    else:
        yield found(item, case.because(item.name))
