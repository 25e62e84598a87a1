"""A shop's contract as the check looks at it: typed answers, the shop's facts, the terms and the agency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from desktop.domain.agencies import Agency
from desktop.domain.book import Book
from desktop.domain.contract.answers import Because, Case, Given, shop_facts
from desktop.domain.contract.contracts import Answer, Contract
from desktop.domain.contract.from_terms import case_of, tiers
from desktop.domain.fees.terms import Terms
from desktop.domain.kpis import Measure


def contract_case(book: Book, contract: Contract | None, measures: Mapping[str, Measure]) -> Case:
    """Put a contract's case together; terms without any fee were not entered yet and answer nothing.

    Beside what the terms answer, the contract's minimum term and what is known of the agency are answers.
    """
    purpose = book.shop.purpose
    typed = contract.answers if contract else {}
    latest = book.schedule(contract).latest if contract else None
    terms = latest if latest and latest.fees else None
    said = dict(_said(latest, book.agency(contract))) if contract and latest else {}
    answers = {**typed, **said, **shop_facts(book.shop)}
    case = case_of(purpose, answers, terms, tiers(measures, purpose))
    given = {key: Given(value, (Because(key, value),)) for key, value in said.items()}
    return replace(case, by_terms={**case.by_terms, **given})


def _said(terms: Terms, agency: Agency | None) -> Iterator[tuple[str, Answer]]:
    if terms.min_months is not None:
        yield "min_term", terms.min_months
    if agency is not None and agency.registration:
        yield "invoice_number", agency.registration
    if agency is not None and agency.corporation:
        yield "withholding", "corporation"
