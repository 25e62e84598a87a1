"""The open findings of the contract check, with today's answer and the question to the agency."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.domain.contract.checks import check
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.from_book import contract_case
from desktop.domain.contract.items import Severity
from desktop.domain.contract.questions import asked_about, closed_findings
from desktop.domain.promises import Held, Kept
from desktop.language import _, ngettext
from desktop.reports.composing.answers import today
from desktop.reports.composing.facts import Facts
from desktop.reports.composing.sentences import together
from desktop.reports.model import ContractSection, FindingRow, PromiseRow
from desktop.wording.amounts import day_name
from desktop.wording.findings import ask, basis, title, why
from desktop.wording.promises import delivered_words, held_name, kept_word, promised_words

_DAYS_TO_ANSWER = 21


def section(facts: Facts) -> ContractSection | None:
    """Put the sheet together; None where nothing was found in the contract and nothing promised beside it."""
    promises = tuple(_promise(one) for one in facts.held)
    if facts.check is None or not facts.check.findings:
        return ContractSection(_kept(facts), (), promises=promises) if promises else None
    rows = tuple(_row(facts, finding) for finding in facts.check.findings)
    note = _(
        "What is said of the law was checked on the days given in the program. It is not legal advice; in doubt "
        "please ask a professional."
    )
    return ContractSection(_headline(facts), rows, (*_settled(facts), note), promises)


def _promise(held: Held) -> PromiseRow:
    return PromiseRow(
        name=held_name(held.promise),
        promised=promised_words(held),
        delivered=delivered_words(held) or _("not noted"),
        state=kept_word(held),
        missed=held.kept is Kept.MISSED,
    )


def _kept(facts: Facts) -> str:
    """Say how many promises of the month were kept, of those that were noted."""
    noted = [x for x in facts.held if x.kept in (Kept.KEPT, Kept.MISSED)]
    kept = sum(x.kept is Kept.KEPT for x in noted)
    return _("{kept} of {count} promises of the month that were noted were kept.").format(
        kept=kept, count=len(noted)
    )


def _settled(facts: Facts) -> tuple[str, ...]:
    """Say how much earlier answers settled, where they did."""
    book, checks = facts.book, facts.catalog.checks
    contract = book.contract_in(facts.month)
    whole = check(checks, contract_case(book, contract, book.known(facts.catalog.measures)))
    count = len(closed_findings(whole, asked_about(book, contract)))
    if not count:
        return ()
    text = ngettext(
        "{count} more point was settled by your answer and is not listed any more.",
        "{count} more points were settled by your answers and are not listed any more.",
        count,
    )
    return (text.format(count=count),)


def _row(facts: Facts, finding: Finding) -> FindingRow:
    checks = facts.catalog.checks
    return FindingRow(
        severity=finding.severity,
        item=_("{title} ({code})").format(title=title(checks, finding), code=finding.code),
        today=today(facts, finding),
        why=together(why(checks, finding), _law(facts, finding)),
        ask=ask(checks, finding),
    )


def _law(facts: Facts, finding: Finding) -> str:
    """Name the law or rule a point rests on and when it was looked up; nothing for mere practice."""
    checks = facts.catalog.checks
    rule = checks.rule(finding.code)
    return basis(checks, rule) if rule.law is not None else ""


def answer_day(facts: Facts) -> date:
    """The day by which written answers are asked for."""
    return facts.made + timedelta(days=_DAYS_TO_ANSWER)


def _headline(facts: Facts) -> str:
    assert facts.check is not None
    found, critical = len(facts.check.findings), facts.check.count(Severity.CRITICAL)
    points = ngettext(
        "We ask for a written answer on {count} point.",
        "We ask for written answers on {count} points.",
        found,
    ).format(count=found)
    if not critical:
        return points
    grave = ngettext(
        "{count} of them is critical; please answer it by {day}.",
        "{count} of them are critical; please answer those by {day}.",
        critical,
    ).format(count=critical, day=day_name(answer_day(facts)))
    return together(points, grave)
