"""A finding: one thing in a contract that is wrong, how grave it is, and the answers it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from desktop.domain.contract.answers import Because, Case
from desktop.domain.contract.items import UNKNOWN, CheckItem, Rule, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `cause` chooses its words in the catalogue, `values` fills them."""

    code: str
    name: str | None
    """The item's; None for a rule across items."""
    severity: Severity
    because: tuple[Because, ...]
    cause: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


ItemRule: TypeAlias = Callable[[CheckItem, Case], Iterator[Finding]]
CrossRule: TypeAlias = Callable[[Rule, Case], Iterator[Finding]]


def found(
    rule: Rule,
    *because: Because,
    severity: Severity | None = None,
    cause: str = "",
    **values: object,
) -> Finding:
    """Make a finding of a rule; it weighs what the catalogue says unless told otherwise."""
    name = rule.name if isinstance(rule, CheckItem) else None
    return Finding(rule.code, name, severity or rule.severity, because, cause, values)


def not_knowing(item: CheckItem, case: Case, severity: Severity | None = None) -> Iterator[Finding]:
    """Where the answer is "unknown": as grave as the bad answer (of this severity) or one step less."""
    given = case.given(item.name)
    if given.value != UNKNOWN:
        return
    full = severity or item.severity
    weight = full if item.unknown_is_bad else full.of_not_knowing
    if weight is not None:
        yield found(item, *given.because, severity=weight, cause=UNKNOWN)
