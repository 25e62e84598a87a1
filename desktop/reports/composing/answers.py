"""What the contract says today, in the words of the check's own questions."""

from __future__ import annotations

from desktop.domain.contract.answers import Because
from desktop.domain.contract.contracts import Answer
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.items import NONE, NOT_APPLICABLE, UNKNOWN, Field, Kind
from desktop.language import _
from desktop.reports.composing.facts import Facts
from desktop.reports.composing.sentences import listed
from desktop.wording.amounts import count, percent, yen


def today(facts: Facts, finding: Finding) -> str:
    """Say the answers a finding rests on; facts of the shop are nobody else's business."""
    checks = facts.catalog.checks
    private = {field.key for field in checks.facts}
    fields = {key: field for key, field in checks.fields().items() if key not in private}
    said = [_answer(fields[x.key], x, facts.language) for x in finding.because if x.key in fields]
    return listed(said) if said else _("as in the fee terms")


def _answer(field: Field, because: Because, language: str) -> str:
    label = field.label[language]
    value = because.value
    if value is None:
        return _("{label}: not written").format(label=label)
    if isinstance(value, bool | int | str):
        return _("{label}: {answer}").format(label=label, answer=_word(field, value, language))
    return _("{label}: {answer}").format(label=label, answer=percent(value))


def _word(field: Field, value: Answer, language: str) -> str:
    if isinstance(value, bool):
        return _("agreed") if value else _("not agreed")
    if isinstance(value, int):
        unit = field.unit[language] if field.unit else ""
        return yen(value) if field.kind is Kind.YEN else count(value, unit)
    words = {UNKNOWN: _("not known"), NOT_APPLICABLE: _("does not apply")}
    words[NONE] = field.none[language] if field.none else _("none")
    chosen = {option.value: option.name[language] for option in field.options}
    return chosen.get(value) or words.get(value, value)
