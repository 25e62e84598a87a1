"""The fees of a shop's months: what its book says, laid out for the fee statement, and the invoice beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.agencies import Agency
from desktop.domain.book import Book
from desktop.domain.contract.contracts import Contract
from desktop.domain.derived import Extra, Figure, Figures
from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.lines import CostBasis
from desktop.domain.fees.mistakes import InvoiceCheck, check_invoice
from desktop.domain.fees.promoted import PROMOTED, bought_unknown, not_counted
from desktop.domain.fees.results import Cancelled, Counted, MonthResults
from desktop.domain.fees.schedule import Schedule
from desktop.domain.fees.statement import MonthStatement, statement
from desktop.domain.fees.terms import PassThrough, Terms
from desktop.domain.invoices import Invoice
from desktop.domain.kpis import Measure
from desktop.domain.money import Yen
from desktop.domain.month import Month, months
from desktop.domain.problems import Code, Problem, Refused, of_month
from desktop.domain.results import Cancellation
from desktop.domain.shop import TaxMethod

ADS = "ad_spend"
"""The cost that is no fee of the agency (product notes, measures)."""


@dataclass(frozen=True, slots=True)
class FeeMonth:
    """One month by the contract and by the invoice. `statement` None: `problem` says why there is none."""

    month: Month
    contract: Contract | None = None
    statement: MonthStatement | None = None
    problem: Problem | None = None
    invoice: Invoice | None = None
    check: InvoiceCheck | None = None
    """The comparison; None where either side is missing."""
    so_far: bool = False
    """Part of the month is still to come, so this is the bill so far."""
    payer: str = ""
    """The shop's name."""
    agency: Agency | None = None
    uncredited: tuple[Cancellation, ...] = ()
    """Noted in the month, but billed by a contract that is over: its fee does not go down by them."""

    @property
    def difference(self) -> Yen | None:
        """Invoiced − payable; None where either side is missing."""
        return None if self.check is None else self.check.difference


def fee_month(book: Book, measures: Mapping[str, Measure], month: Month) -> FeeMonth:
    """Compute a month's fee from the shop's contract and results, and hold the invoice against it."""
    contract, invoice = book.contract_in(month), book.invoice(month)
    if contract is None:
        return FeeMonth(month, invoice=invoice, problem=Problem(Code.NO_CONTRACT), payer=book.shop.name)
    schedule = book.schedule(contract)
    given = FeeMonth(
        month,
        contract,
        invoice=invoice,
        payer=book.shop.name,
        agency=book.agency(contract),
        uncredited=_uncredited(book, schedule, month),
    )
    try:
        results = results_through(book, measures, schedule, month)
        if invoice is not None:
            check = check_invoice(schedule, results, invoice.total)
            computed = check.month
        else:
            check, computed = None, statement(schedule, results).months[-1]
    except Refused as refusal:
        return replace(given, problem=refusal.problems[0])
    so_far = any(x.partial for x in _figures(book, measures, schedule.at(month), month).values())
    return replace(given, statement=computed, check=check, so_far=so_far)


def results_through(
    book: Book, measures: Mapping[str, Measure], schedule: Schedule, month: Month
) -> tuple[MonthResults, ...]:
    """Lay out the months from the contract's start to `month`; what is not measured is left out.

    Raises `Refused`: the month is outside the contract; a count was only typed as rounded; more was
    invalid than counted; views that adverts bought are not to be counted, and how many is not known.
    """
    if not schedule.holds(month):
        raise Refused(of_month(Code.OUTSIDE_CONTRACT, month))
    return tuple(_results(book, measures, schedule, at) for at in months(schedule.first_month, month))


def statements(book: Book, measures: Mapping[str, Measure]) -> Mapping[Month, MonthStatement]:
    """Give every month's statement; of each contract up to the first month that lacks what a fee needs."""
    found: dict[Month, MonthStatement] = {}
    for contract in book.deals():
        found |= {
            month: one
            for month, one in _statements(book, measures, book.schedule(contract)).items()
            if book.contract_in(month) == contract
        }
    return found


def _statements(
    book: Book, measures: Mapping[str, Measure], schedule: Schedule
) -> Mapping[Month, MonthStatement]:
    given: list[MonthResults] = []
    for result in _known(book, measures, schedule):
        given.append(result)
    if not given:
        return {}
    try:
        return {month.month: month for month in statement(schedule, given).months}
    except Refused:
        return {}


def _known(book: Book, measures: Mapping[str, Measure], schedule: Schedule) -> Iterator[MonthResults]:
    """Lay out months as long as everything a fee counts is measured."""
    known = book.months()
    last = min(known[-1], schedule.last_month or known[-1]) if known else schedule.first_month + -1
    for month in months(schedule.first_month, last):
        terms = schedule.at(month)
        try:
            results = _results(book, measures, schedule, month)
        except Refused:
            return
        if any(kpi not in results.results for kpi in measured_kpis(terms)):
            return
        yield results


def fee_extra(book: Book, measures: Mapping[str, Measure]) -> Extra:
    """Give what the statements say of each month: what the agency costs beside the ads, in yen.

    Without tax where the shop may deduct it (general method), else with tax; with the ads as they were
    entered it makes up what the month cost.
    """
    with_tax = book.shop.tax_method is not TaxMethod.GENERAL
    return {
        month: {"fee_net": Decimal((one.total if with_tax else one.total - one.tax) - _ads(one))}
        for month, one in statements(book, measures).items()
    }


def _ads(month: MonthStatement) -> Yen:
    return sum(x.amount for x in month.lines if isinstance(x.basis, CostBasis) and x.basis.cost == ADS)


def _results(book: Book, measures: Mapping[str, Measure], schedule: Schedule, month: Month) -> MonthResults:
    terms, contract = schedule.at(month), book.contract_in(month)
    figures = _figures(book, measures, terms, month)
    for code, figure in figures.items():
        if figure.rounded:
            raise Refused(Problem(Code.COUNT_ROUNDED, where=code, values={"month": month}))
    if PROMOTED in figures and bought_unknown(book, month):
        raise Refused(Problem(Code.UNMEASURED, PROMOTED, {"month": month, "kpi": PROMOTED}))
    return MonthResults(
        month=month,
        results={
            kpi: _counted(figures, not_counted(contract, measures, kpi), kpi, month)
            for kpi in measured_kpis(terms)
            if figures[kpi].value is not None
        },
        costs={code: int(value) for code in _costs(terms) if (value := figures[code].value) is not None},
        cancelled=tuple(
            Cancelled(x.of_month, x.kpi, x.count)
            for x in book.cancellations
            if x.month == month and x.of_month >= schedule.first_month
        ),
        terminated=month == schedule.left_in,
    )


def _uncredited(book: Book, schedule: Schedule, month: Month) -> tuple[Cancellation, ...]:
    """Give what was cancelled of months before the contract, or after it ended: another bill, long paid."""
    noted = (x for x in book.cancellations if x.month == month)
    return tuple(x for x in noted if x.of_month < schedule.first_month or not schedule.holds(month))


def _counted(figures: Mapping[str, Figure], rejected: str, kpi: str, month: Month) -> Counted:
    """Take a count and what was rejected of it; where nobody rejected anything, nothing is invalid."""
    invalid = figures[rejected].value if rejected else None
    counted = Counted(int(figures[kpi].value or 0), int(invalid or 0))
    if counted.billable < 0:
        raise Refused(Problem(Code.MORE_INVALID_THAN_COUNTED, where=kpi, values={"month": month}))
    return counted


def _figures(book: Book, measures: Mapping[str, Measure], terms: Terms, month: Month) -> Mapping[str, Figure]:
    """Give every value of a month that a fee of the contract looks at."""
    figures, kpis = Figures(book, measures), measured_kpis(terms)
    contract = book.contract_in(month)
    rejected = filter(None, (not_counted(contract, measures, kpi) for kpi in kpis))
    return {code: figures.figure(month, code) for code in (*kpis, *rejected, *_costs(terms))}


def _costs(terms: Terms) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fee.cost for fee in terms.fees if isinstance(fee, PassThrough)))
