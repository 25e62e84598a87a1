"""Rules that depend on the shop's trade."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.contract.answers import Case
from desktop.domain.contract.findings import Finding, found, not_knowing
from desktop.domain.contract.items import UNKNOWN, CheckItem, Severity
from desktop.domain.shop import Trade

ADS_WATCHED = (Trade.MEDICAL, Trade.REGULATED_ADS)
REFERRALS_LIMITED = (Trade.MEDICAL, Trade.LEGAL)


def ad_law_review(item: CheckItem, case: Case) -> Iterator[Finding]:
    """Nobody checks the law of advertising; critical where claims are watched closely."""
    given = case.given(item.name)
    watched = case.value("trade") in ADS_WATCHED
    severity = Severity.CRITICAL if watched else item.severity
    yield from not_knowing(item, case, severity)
    if given.value == "nobody":
        because = (*given.because, *((case.because("trade"),) if watched else ()))
        yield found(item, *because, severity=severity)


def industry_gate(item: CheckItem, case: Case) -> Iterator[Finding]:
    """Paying for customers is restricted, or nobody knows in a trade where it is known to be."""
    given = case.given(item.name)
    if given.value is True:
        yield found(item, *given.because)
    elif given.value == UNKNOWN and case.value("trade") in REFERRALS_LIMITED:
        yield found(item, *given.because, case.because("trade"), cause=UNKNOWN)
