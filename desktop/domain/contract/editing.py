"""Changing a contract: its terms, the answers of the check, signing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop.domain.contract.answers import Case, shop_facts
from desktop.domain.contract.checks import may_be_signed
from desktop.domain.contract.contracts import Answer, Contract, ContractState
from desktop.domain.contract.items import UNKNOWN, Checks, Field
from desktop.domain.contract.reading import reader
from desktop.domain.documents import Reason, impossible
from desktop.domain.fees.reading import read_terms, terms_document
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.shop import Shop, TaxMethod, Trade

_NOTICE, _POSTS = "notice_period", "posting_count"
_POSTS_PROMISED = "posts_a_month"


def blank(id_: str, shop: str, agency: str, today: date) -> Contract:
    """Give a contract of which nothing is known yet; terms without fees answer nothing."""
    return Contract(id_, shop, agency, blank_terms(today))


def blank_terms(today: date) -> Terms:
    """Give terms of which nothing is known yet, from this month on."""
    return Terms(start=Month.of(today), fees=())


def with_terms(contract: Contract, terms: Terms) -> Contract:
    """Give the contract with other terms; raises `Refused` with everything that contradicts itself.

    What is kept can always be read again: an amount beyond all measure is refused too.
    """
    read_terms(terms_document(terms))
    return replace(contract, terms=terms)


def with_answer(contract: Contract, checks: Checks, key: str, value: Answer | None) -> Contract:
    """Give the contract with one answer of the check; None takes it away.

    Further parts that are not asked after this answer go with it. Days of notice and the number of posts
    are kept as the contract's too: a deadline is counted from the one, months are held against the other.
    Raises `Refused`: no such question; not a kind of answer it takes.
    """
    gone = {key, *_parts_left(checks, key, value)}
    answers = {name: answer for name, answer in contract.answers.items() if name not in gone}
    if value is not None:
        answers[key] = _checked(checks.fields(), key, value)
    changed = replace(contract, answers=answers)
    number = value if isinstance(value, int) and not isinstance(value, bool) else None
    if key == _NOTICE:
        return replace(changed, notice_days=number)
    return _promising(changed, _POSTS_PROMISED, number) if key == _POSTS else changed


def with_promise(contract: Contract, name: str, number: int | None) -> Contract:
    """Give the contract with what is promised beside the money; posts a month answer the check's question too."""
    promising = _promising(contract, name, number)
    if name != _POSTS_PROMISED:
        return promising
    answers = {key: answer for key, answer in contract.answers.items() if key != _POSTS}
    return replace(promising, answers=answers if number is None else {**answers, _POSTS: number})


def _promising(contract: Contract, name: str, number: int | None) -> Contract:
    others = {key: promised for key, promised in contract.promises.items() if key != name}
    return replace(contract, promises=others if number is None else {**others, name: number})


def begun(contract: Contract) -> bool:
    """Whether the check was begun. Days of notice and posts come with the terms too: they alone are no beginning."""
    return bool(contract.answers.keys() - {_NOTICE, _POSTS})


def _parts_left(checks: Checks, key: str, value: Answer | None) -> tuple[str, ...]:
    item = next((x for x in checks.items if x.name == key), None)
    return tuple(part.key for part in item.parts if not part.follows(value)) if item else ()


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
