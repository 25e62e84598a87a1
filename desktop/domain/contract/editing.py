"""Changing a contract: its terms, the answers of the check, signing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop.domain.contract.answers import Case, shop_facts
from desktop.domain.contract.checks import may_be_signed
from desktop.domain.contract.contracts import Answer, Contract, ContractState
from desktop.domain.contract.items import UNKNOWN, Field
from desktop.domain.contract.reading import reader
from desktop.domain.documents import Reason, impossible
from desktop.domain.fees.checks import conflicts
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.shop import Shop, TaxMethod, Trade

_NOTICE = "notice_period"


def blank(id_: str, shop: str, agency: str, today: date) -> Contract:
    """Give a contract of which nothing is known yet; terms without fees answer nothing."""
    return Contract(id_, shop, agency, Terms(start=Month.of(today), fees=()))


def with_terms(contract: Contract, terms: Terms) -> Contract:
    """Give the contract with other terms; raises `Refused` with everything that contradicts itself."""
    found = conflicts(terms)
    if found:
        raise Refused(*found)
    return replace(contract, terms=terms)


def with_answer(contract: Contract, fields: Mapping[str, Field], key: str, value: Answer | None) -> Contract:
    """Give the contract with one answer of the check; None takes it away.

    Days of notice are kept as the contract's too: the last day to give notice is counted from them.
    Raises `Refused`: no such question; not a kind of answer it takes.
    """
    answers = {name: answer for name, answer in contract.answers.items() if name != key}
    if value is not None:
        answers[key] = _checked(fields, key, value)
    changed = replace(contract, answers=answers)
    if key != _NOTICE:
        return changed
    days = value if isinstance(value, int) and not isinstance(value, bool) else None
    return replace(changed, notice_days=days)


def with_fact(shop: Shop, fields: Mapping[str, Field], key: str, value: Answer) -> Shop:
    """Give the shop with a fact of its own that the check asks for; raises `Refused` as `with_answer`, also for "unknown"."""
    kept = _checked(fields, key, value)
    if kept == UNKNOWN:
        raise Refused(impossible(Reason.NOT_A_CHOICE, key))
    match key:
        case "trade":
            return replace(shop, trade=Trade(str(kept)))
        case "tax_method":
            return replace(shop, tax_method=TaxMethod(str(kept)))
        case _:
            return replace(shop, has_employees=bool(kept))


def is_fact(shop: Shop, key: str) -> bool:
    """Whether the shop's profile answers a key, so that it is kept there."""
    return key in shop_facts(shop)


def _checked(fields: Mapping[str, Field], key: str, value: Answer) -> Answer:
    if key not in fields:
        raise Refused(Problem(Code.UNKNOWN_KEY, where=key))
    return reader(fields[key])(value)


def signed(contract: Contract, case: Case, day: date) -> Contract:
    """Give the contract as signed; raises `Refused` while a licence it may need is an open question."""
    if not may_be_signed(case):
        raise Refused(Problem(Code.LICENCE_OPEN))
    return replace(contract, state=ContractState.SIGNED, signed=contract.signed or day)
