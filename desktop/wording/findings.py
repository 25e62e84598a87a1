"""Findings of the contract check in words: how grave, what is wrong, why it matters, what to ask."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from desktop import language
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.items import UNKNOWN, CheckItem, Checks, Rule, Severity, Words
from desktop.language import N_, _
from desktop.wording.amounts import day_in_full, percent, yen

_SEVERITIES = {
    Severity.CRITICAL: N_("Critical"),
    Severity.MAJOR: N_("Major"),
    Severity.MINOR: N_("Minor"),
}
_YEN = ("amount", "other")
_RATES = ("rate",)


def severity_word(severity: Severity) -> str:
    """Say 重大, 注意 or 軽微."""
    return _(_SEVERITIES[severity])


def title(checks: Checks, finding: Finding) -> str:
    """Say in a few words what is wrong, with the numbers of the case."""
    rule = checks.rule(finding.code)
    if finding.cause == UNKNOWN and UNKNOWN not in rule.cases and isinstance(rule, CheckItem):
        return _("Not known yet: {subject}").format(subject=rule.answer.label[language.current()])
    return _filled(_words(rule, finding).title[language.current()], finding.values)


def why(checks: Checks, finding: Finding) -> str:
    """Say why it matters."""
    words = _words(checks.rule(finding.code), finding)
    return _filled(words.why[language.current()], finding.values)


def ask(checks: Checks, finding: Finding) -> str:
    """Give the question to send to the agency."""
    return checks.rule(finding.code).ask[language.current()]


def whole(checks: Checks, finding: Finding) -> str:
    """Say what is wrong and why, in one go."""
    return _("{title}. {why}").format(title=title(checks, finding), why=why(checks, finding))


def basis(checks: Checks, rule: Rule) -> str:
    """Say what a question rests on, and when that was looked up: the law, the service's rules, or practice."""
    if rule.law is None:
        return _("A rule of thumb from practice, not a legal rule.")
    law, looked = rule.law[language.current()], day_in_full(checks.checked)
    if rule.since is None:
        return _("Rests on: {law}. Looked up on {looked}.").format(law=law, looked=looked)
    text = _("Rests on: {law}, in force since {day}. Looked up on {looked}.")
    return text.format(law=law, day=day_in_full(rule.since), looked=looked)


def _words(rule: Rule, finding: Finding) -> Words:
    return rule.cases.get(finding.cause, rule.words)


def _filled(text: str, values: Mapping[str, object]) -> str:
    return text.format_map({key: _said(key, value) for key, value in values.items()})


def _said(key: str, value: object) -> str:
    if key in _YEN and isinstance(value, int):
        return yen(value)
    if key in _RATES and isinstance(value, Decimal):
        return percent(value)
    return str(value)
