"""What a shop's other records say of an agency: the check of its contract, and what a result costs by it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.agencies import Agency
from desktop.domain.book import Book
from desktop.domain.contract.checks import check, short_left
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.contract.editing import begun
from desktop.domain.contract.from_book import contract_case
from desktop.domain.contract.items import Checks
from desktop.domain.contract.questions import asked_about, open_findings
from desktop.domain.fees.around import all_in, around
from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.example import typical_month
from desktop.domain.fees.from_book import ADS
from desktop.domain.fees.terms import PassThrough, Terms
from desktop.domain.kpis import Measure
from desktop.domain.money import Yen
from desktop.domain.month import Month
from desktop.domain.scorecard import Known


def contract_with(book: Book, agency: Agency) -> Contract | None:
    """Give the contract with an agency: signed before drafted before ended."""
    order = [ContractState.SIGNED, ContractState.DRAFT, ContractState.ENDED]
    with_it = [x for x in book.contracts if x.agency == agency.id]
    return min(with_it, key=lambda x: order.index(x.state), default=None)


def known_of(
    book: Book, agency: Agency, checks: Checks, measures: Mapping[str, Measure], now: Month
) -> Known:
    """Gather it. A check counts once the questions that cost most were all handled."""
    contract = contract_with(book, agency)
    if contract is None:
        return Known()
    case = contract_case(book, contract, measures)
    asked = begun(contract) and not short_left(checks, case)
    per_result, ceiling = _price(book, book.schedule(contract).latest, measures, now)
    return Known(
        open_findings(check(checks, case), asked_about(book, contract)) if asked else None,
        per_result,
        ceiling,
    )


def _price(
    book: Book, terms: Terms, measures: Mapping[str, Measure], now: Month
) -> tuple[Yen | None, Yen | None]:
    """Give what one of the goal's results costs in a usual month, everything included, and what it may cost.

    None where no fee counts the goal's results, where none are usual, or where nothing was agreed.
    """
    kpis = measured_kpis(terms)
    beside = around(book, measures, kpis, now)
    kpi = next((kpi for kpi in kpis if beside.worth_of(kpi)), None)
    if kpi is None or not beside.usual.get(kpi):
        return None, None
    billed = any(isinstance(fee, PassThrough) and fee.cost == ADS for fee in terms.fees)
    month = typical_month(terms, beside.usual, {ADS: beside.ads} if billed and beside.ads else {})
    worth = beside.worth_of(kpi)
    return all_in(month, beside, beside.usual[kpi]).per_result, worth.ceiling if worth else None
