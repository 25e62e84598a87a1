"""The contract check: every rule asked once, the findings in order, and what is still unanswered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.contract import rules_money as money
from desktop.domain.contract import rules_results as results
from desktop.domain.contract import rules_term as term
from desktop.domain.contract import rules_trade as trade
from desktop.domain.contract.answers import Case, Given
from desktop.domain.contract.crosses import CROSSES
from desktop.domain.contract.findings import Finding, ItemRule
from desktop.domain.contract.from_terms import variable_fees
from desktop.domain.contract.items import UNKNOWN, CheckItem, Checks, Severity
from desktop.domain.contract.rules import plain
from desktop.domain.shop import Purpose

RULES: Mapping[str, ItemRule] = {
    "result_tier": results.result_tier,
    "approval_process": results.approval_process,
    "attribution_window": results.attribution_window,
    "tail_results": results.tail_results,
    "posting_count": results.posting_count,
    "cap": money.cap,
    "min_guarantee": money.paid_without_results,
    "initial_fee": money.paid_without_results,
    "payment_terms": money.payment_terms,
    "invoice_number": money.invoice_number,
    "toriteki": money.toriteki,
    "min_term": term.min_term,
    "auto_renewal": term.auto_renewal,
    "notice_period": term.notice_period,
    "termination_charge": term.termination_charge,
    "login_control": term.login_control,
    "copyright": term.copyright_of_videos,
    "ad_law_review": trade.ad_law_review,
    "industry_gate": trade.industry_gate,
}
"""Items that need more than the catalogue's word; all others are `plain`."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a contract's answers come to."""

    findings: tuple[Finding, ...]
    unanswered: tuple[str, ...]
    """Codes of the items without an answer, or with an "unknown" that makes no finding."""

    def count(self, severity: Severity) -> int:
        """How many findings weigh this much."""
        return sum(x.severity is severity for x in self.findings)

    def of(self, code: str) -> Finding | None:
        """The finding of an item or rule."""
        return next((x for x in self.findings if x.code == code), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of a group's questions need no more asking."""

    handled: int
    of: int


def check(checks: Checks, case: Case) -> Report:
    """Ask every rule that applies. At most one finding a code, the gravest; critical first, then by code."""
    items = checks.for_purpose(case.purpose)
    each = [_gravest(list(RULES.get(x.name, plain)(x, case))) for x in items]
    each += [_gravest(list(CROSSES[x.code](x, case))) for x in checks.crosses if x.code in CROSSES]
    findings = sorted((x for x in each if x), key=lambda x: x.severity.rank)
    told = {x.code for x in findings}
    unanswered = (x.code for x in items if _is_open(case.given(x.name), has_finding=x.code in told))
    return Report(tuple(findings), tuple(unanswered))


def _is_open(given: Given, *, has_finding: bool) -> bool:
    """Whether the question itself stays open; what a further key gave away does not answer it."""
    return given.value is None or (given.value == UNKNOWN and not has_finding)


def _gravest(found: list[Finding]) -> Finding | None:
    return min(found, key=lambda x: x.severity.rank, default=None)


def progress(checks: Checks, case: Case, *, short: bool = False) -> Mapping[str, Progress]:
    """Count, for each group in its order, what is handled; `short` looks at the twelve only."""
    asked: dict[str, list[CheckItem]] = {group.key: [] for group in checks.groups}
    for item in checks.for_purpose(case.purpose):
        if item.short or not short:
            asked[item.group].append(item)
    return {key: Progress(sum(case.handled(x) for x in items), len(items)) for key, items in asked.items()}


def short_left(checks: Checks, case: Case) -> int:
    """Count the questions that cost most and that nothing answers yet."""
    return sum(x.of - x.handled for x in progress(checks, case, short=True).values())


def may_be_signed(case: Case) -> bool:
    """Whether the licence question is settled: hiring by result needs its answer before signing (C42)."""
    by_result = case.terms is None or any(variable_fees(case.terms))
    return case.purpose is not Purpose.HIRING or not by_result or case.given("recruitment_licence").known
