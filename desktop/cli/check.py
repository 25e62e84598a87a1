"""`check`: from answers in a file to the findings of the contract check; no database."""

from __future__ import annotations

import argparse
from decimal import Decimal
from pathlib import Path

from desktop.catalog.catalog import Catalog
from desktop.cli.documents import naming, read_toml
from desktop.cli.session import Session
from desktop.domain.contract.answers import Because, Case
from desktop.domain.contract.checks import Report, check
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.from_terms import case_of, tiers
from desktop.domain.contract.items import Checks, Severity
from desktop.domain.contract.reading import read_answers
from desktop.domain.fees.reading import read_terms
from desktop.domain.fees.terms import Terms
from desktop.language import _
from desktop.settings import resources
from desktop.wording import findings as words
from desktop.wording.amounts import plain


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """One file."""
    parser.add_argument("answers", type=Path, metavar="ANSWERS.toml")


def run(_command: str, args: argparse.Namespace, session: Session) -> int:
    """Answer; raises `Refused` with file and key, of the answers or of the terms they name."""
    catalog = Catalog(resources() / "catalog")
    case = _case(args.answers, catalog)
    report = check(catalog.checks, case)
    session.answer(_json(catalog.checks, report), _text(catalog.checks, report))
    return 0


def _case(path: Path, catalog: Catalog) -> Case:
    with naming(path):
        sheet = read_answers(read_toml(path), catalog.checks)
    terms = None if sheet.terms is None else _terms(path.parent / sheet.terms)
    return case_of(sheet.purpose, sheet.answers, terms, tiers(catalog.measures, sheet.purpose))


def _terms(path: Path) -> Terms:
    with naming(path):
        return read_terms(read_toml(path))


def _json(checks: Checks, report: Report) -> dict[str, object]:
    counts = {severity.value: report.count(severity) for severity in Severity}
    return {
        "findings": [_finding(checks, x) for x in report.findings],
        "unanswered": list(report.unanswered),
        "counts": {**counts, "unanswered": len(report.unanswered)},
    }


def _finding(checks: Checks, finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "text": plain(words.whole(checks, finding)),
        "because": [_because(x) for x in finding.because],
        "ask": words.ask(checks, finding),
    }


def _because(because: Because) -> dict[str, object]:
    value = because.value
    return {"key": because.key, "value": f"{value:f}" if isinstance(value, Decimal) else value}


def _text(checks: Checks, report: Report) -> str:
    blocks = [_block(checks, x) for x in report.findings] or [_("Nothing was found.")]
    if report.unanswered:
        blocks.append(_("Not answered yet: {codes}").format(codes=", ".join(report.unanswered)))
    return plain("\n\n".join(blocks))


def _block(checks: Checks, finding: Finding) -> str:
    head = _("[{severity}] {code} {title}").format(
        severity=words.severity_word(finding.severity), code=finding.code, title=words.title(checks, finding)
    )
    question = _("Question: {ask}").format(ask=words.ask(checks, finding))
    return "\n".join((head, f"  {words.why(checks, finding)}", f"  {question}"))
