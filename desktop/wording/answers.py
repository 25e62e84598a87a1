"""Answers of the contract check in words: what was answered, and what a finding rests on."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from desktop import language
from desktop.domain.contract.answers import Because, Case
from desktop.domain.contract.contracts import Answer
from desktop.domain.contract.items import NONE, NOT_APPLICABLE, UNKNOWN, Checks, Field, Kind
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.terms import TierMode
from desktop.language import N_, _
from desktop.wording.amounts import count, percent, yen
from desktop.wording.fee_words import Names
from desktop.wording.fees import kind_name
from desktop.wording.term_choices import tier_mode_word

_TERMS = {
    "monthly_cap": N_("Monthly cap"),
    "total_cap": N_("Cap over the whole contract"),
    "monthly_guarantee": N_("Monthly guarantee"),
    "min_months": N_("Minimum term"),
}
_FEE = re.compile(r"fee\[(?P<at>\d+)\]\.(?P<key>\w+)")


def answer_words(field: Field, answer: Answer) -> str:
    """Say one answer: yes or no, a number with its unit, the name of a choice."""
    if isinstance(answer, bool):
        return _("Yes") if answer else _("No")
    if isinstance(answer, int):
        unit = field.unit[language.current()] if field.unit else ""
        return yen(answer) if field.kind is Kind.YEN else count(answer, unit)
    if answer == NONE and field.none is not None:
        return field.none[language.current()]
    chosen = {option.value: option.name[language.current()] for option in field.options}
    words = {UNKNOWN: _("Don't know"), NOT_APPLICABLE: _("Does not apply"), NONE: _("None")}
    return chosen.get(answer) or words.get(answer) or _typed(field, answer)


def because_words(checks: Checks, case: Case, because: Because, names: Names = str) -> str:
    """Say one answer or term a finding rests on, with what it is called."""
    field = checks.fields().get(because.key)
    if field is not None:
        value = because.value
        said = (
            _("not answered") if value is None or isinstance(value, Decimal) else answer_words(field, value)
        )
        return _("{label}: {value}").format(label=_capital(field.label[language.current()]), value=said)
    return _term(case, because.key.removeprefix("terms."), because.value, names)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _term(case: Case, key: str, value: Answer | Decimal | None, names: Names) -> str:
    fee = _FEE.fullmatch(key)
    label = _fee_label(case, int(fee["at"])) if fee else _(_TERMS[key])
    said = _term_value(fee["key"] if fee else key, value, names)
    return _("{label}: {value}").format(label=label, value=said)


def _fee_label(case: Case, at: int) -> str:
    fees = case.terms.fees if case.terms else ()
    fee = fees[at - 1]
    return fee.name or kind_name(LineKind(fee.kind))


def _term_value(key: str, value: Answer | Decimal | None, names: Names) -> str:
    match key, value:
        case _, None:
            return _("None")
        case "kpi", str():
            return names(value)
        case "mode", str():
            return tier_mode_word(TierMode(value))
        case _, Decimal():
            return percent(value)
        case "min_months", int():
            return count(value, _("months"))
        case _, int():
            return yen(value)
    return str(value)


def _typed(field: Field, text: str) -> str:
    if field.kind is not Kind.RATE:
        return text
    try:
        return percent(Decimal(text))
    except InvalidOperation:
        return text
