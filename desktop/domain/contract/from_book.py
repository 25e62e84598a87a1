"""A shop's contract as the check looks at it: typed answers, the shop's facts, and the terms."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.book import Book
from desktop.domain.contract.answers import Case, shop_facts
from desktop.domain.contract.contracts import Contract
from desktop.domain.contract.from_terms import case_of, tiers
from desktop.domain.kpis import Measure


def contract_case(book: Book, contract: Contract | None, measures: Mapping[str, Measure]) -> Case:
    """Put a contract's case together; terms without any fee were not entered yet and answer nothing."""
    purpose = book.shop.purpose
    typed = contract.answers if contract else {}
    terms = contract.terms if contract and contract.terms.fees else None
    return case_of(purpose, {**typed, **shop_facts(book.shop)}, terms, tiers(measures, purpose))
