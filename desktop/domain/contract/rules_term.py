"""Rules on time: how long one is bound, how one leaves, what leaving costs, what is handed over."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.contract.answers import Because, Case
from desktop.domain.contract.findings import Finding, found, not_knowing
from desktop.domain.contract.from_terms import base_fees, months_after_half
from desktop.domain.contract.items import NONE, CheckItem, Severity
from desktop.domain.contract.rules import plain
from desktop.domain.money import Yen

SHORT_TERM, LONG_TERM, TOO_LONG_TERM = 3, 6, 12
"""Months: below 3 is short, above 6 long, above 12 too long."""
RENEWAL_MONTHS = 6
NOTICE_DAYS, LONG_NOTICE_DAYS = 60, 90
HANDOVER_DAYS = 14
BASE_FEES_OF_CHARGE = 3


def min_term(item: CheckItem, case: Case) -> Iterator[Finding]:
    """Longer than it takes to judge, or shorter."""
    given, months = case.given(item.name), case.given(item.name).amount
    yield from not_knowing(item, case)
    if months is None or months == 0:
        return
    if months > LONG_TERM:
        severity = Severity.CRITICAL if months > TOO_LONG_TERM else item.severity
        yield found(item, *given.because, severity=severity, months=months)
    elif months < SHORT_TERM:
        yield found(item, *given.because, severity=Severity.MINOR, cause="short", months=months)


def auto_renewal(item: CheckItem, case: Case) -> Iterator[Finding]:
    """Renewal by itself for half a year or more, or for nobody knows how long."""
    yield from not_knowing(item, case)
    if case.value(item.name) != "yes":
        return
    months = case.number("auto_renewal_months")
    because = (case.because(item.name), case.because("auto_renewal_months"))
    if months is None:
        yield found(item, *because, cause="no_months")
    elif months >= RENEWAL_MONTHS:
        yield found(item, *because, months=months)


def notice_period(item: CheckItem, case: Case) -> Iterator[Finding]:
    """Notice due early, or only on paper."""
    yield from not_knowing(item, case)
    days = case.number(item.name)
    if days is not None and days > NOTICE_DAYS:
        severity = Severity.CRITICAL if days > LONG_NOTICE_DAYS else item.severity
        yield found(item, case.because(item.name), severity=severity, days=days)
    if case.value("notice_form") == "paper":
        yield found(item, case.because("notice_form"), severity=Severity.MINOR, cause="paper")


def termination_charge(item: CheckItem, case: Case) -> Iterator[Finding]:
    """A charge for leaving; critical above three base fees, above half of what is left, or without any base."""
    given = case.given(item.name)
    charge = given.amount
    yield from not_knowing(item, case)
    if not charge:
        return
    base, of_base = _base(case)
    minimum, of_minimum = _minimum(case)
    heavy = base is not None and _is_heavy(charge, base, minimum)
    weighed = () if base is None else (*of_base, *of_minimum)
    reasons = tuple(dict.fromkeys((*given.because, *weighed)))
    yield found(item, *reasons, severity=Severity.CRITICAL if heavy else item.severity, amount=charge)


def _is_heavy(charge: Yen, base: Yen, minimum: int | None) -> bool:
    if base == 0 or charge > BASE_FEES_OF_CHARGE * base:
        return True
    return minimum is not None and 2 * charge > base * months_after_half(minimum)


def _base(case: Case) -> tuple[Yen | None, tuple[Because, ...]]:
    """The base fee of a month: from the terms, or 0 where the answer is that there is none."""
    if case.terms is not None:
        return base_fees(case.terms)
    none = case.value("base_free_period") == NONE
    return (0, (case.because("base_free_period"),)) if none else (None, ())


def _minimum(case: Case) -> tuple[int | None, tuple[Because, ...]]:
    """The minimum term in months: from the terms, or as answered ("none" is 0)."""
    if case.terms is not None and case.terms.min_months is not None:
        return case.terms.min_months, (Because("terms.min_months", case.terms.min_months),)
    given = case.given("min_term")
    return (None, ()) if given.amount is None else (given.amount, given.because)


def login_control(item: CheckItem, case: Case) -> Iterator[Finding]:
    """The login in other hands, or handed over late or never."""
    yield from plain(item, case)
    days = case.number("login_control_days")
    because = (case.because(item.name), case.because("login_control_days"))
    if days is not None and days > HANDOVER_DAYS:
        yield found(item, *because, severity=Severity.MAJOR, cause="late", days=days)
    elif days is None and case.value(item.name) is True:
        yield found(item, *because, severity=Severity.MAJOR, cause="no_days")


def copyright_of_videos(item: CheckItem, case: Case) -> Iterator[Finding]:
    """Copyright that stays with the agency, or passes without the rights to adapt (著作権法61条2項)."""
    yield from plain(item, case)
    if case.value(item.name) == "ours" and case.value("rights_27_28") is False:
        because = (case.because(item.name), case.because("rights_27_28"))
        yield found(item, *because, severity=Severity.MINOR, cause="rights_27_28")
