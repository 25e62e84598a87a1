"""The rule of an item that needs no arithmetic: a bad yes or no, or a choice that weighs by itself."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.contract.answers import Case
from desktop.domain.contract.findings import Finding, found, not_knowing
from desktop.domain.contract.items import CheckItem


def plain(item: CheckItem, case: Case) -> Iterator[Finding]:
    """Say what the catalogue says of the answer."""
    given = case.given(item.name)
    yield from not_knowing(item, case)
    if given.value is item.bad:
        yield found(item, *given.because)
    for option in item.answer.options:
        if option.severity and option.value == given.value:
            yield found(item, *given.because, severity=option.severity, cause=option.value)
