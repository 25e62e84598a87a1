"""Rules on results: which figure pays, who approves it, how far back and how long it is claimed."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.contract.answers import Case
from desktop.domain.contract.findings import Finding, found, not_knowing
from desktop.domain.contract.items import NONE, CheckItem, Severity
from desktop.domain.contract.rules import plain

APPROVAL_DAYS = 10
"""With less than this, silence approves before a small shop can check."""
WINDOW_DAYS = 90
TAIL_MONTHS = 1


def result_tier(item: CheckItem, case: Case) -> Iterator[Finding]:
    """Anything but results; critical where a reference figure pays and nothing caps it."""
    given, cap = case.given(item.name), case.given("cap")
    yield from not_knowing(item, case)
    if given.value == "reference" and cap.amount == 0:
        because = (*given.because, *cap.because)
        yield found(item, *because, severity=Severity.CRITICAL, cause="reference_no_cap")
    elif given.value in ("intermediate", "reference"):
        yield found(item, *given.because, cause=str(given.value))


def approval_process(item: CheckItem, case: Case) -> Iterator[Finding]:
    """No procedure, or one in which silence approves too soon."""
    yield from plain(item, case)
    if case.value("approval_silence") != "approved":
        return
    days = case.number("approval_process_days")
    because = (case.because("approval_silence"), case.because("approval_process_days"))
    if days is None:
        yield found(item, *because, cause="silence_no_days")
    elif days < APPROVAL_DAYS:
        yield found(item, *because, cause="silence", days=days)


def attribution_window(item: CheckItem, case: Case) -> Iterator[Finding]:
    """No limit, or one so wide that it claims customers who would have come anyway."""
    given, days = case.given(item.name), case.number(item.name)
    yield from not_knowing(item, case)
    if given.value == NONE:
        yield found(item, *given.because, cause="no_limit")
    elif days is not None and days > WINDOW_DAYS:
        yield found(item, *given.because, days=days)


def tail_results(item: CheckItem, case: Case) -> Iterator[Finding]:
    """Fees that go on after the end."""
    yield from not_knowing(item, case)
    if case.value(item.name) != "continues":
        return
    months = case.number("tail_results_months")
    because = (case.because(item.name), case.because("tail_results_months"))
    if months is None:
        yield found(item, *because, cause="open_end")
    elif months > TAIL_MONTHS:
        yield found(item, *because, months=months)


def posting_count(item: CheckItem, case: Case) -> Iterator[Finding]:
    """No number of posts promised."""
    given = case.given(item.name)
    yield from not_knowing(item, case)
    if given.amount == 0:
        yield found(item, *given.because)
