"""What Home shows: the next thing, the three causes, the goal's progress, the month, the findings, what was promised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from desktop.catalog.catalog import Catalog
from desktop.domain.book import Book
from desktop.domain.checklist import not_ready
from desktop.domain.closing import filled
from desktop.domain.coming import Coming, coming
from desktop.domain.contract.checks import Report, short_left
from desktop.domain.contract.editing import begun
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.from_book import contract_case
from desktop.domain.contract.handover import last_day
from desktop.domain.contract.items import Severity
from desktop.domain.contract.questions import open_report
from desktop.domain.derived import Figures
from desktop.domain.download_calendar import Due, dues
from desktop.domain.fees.from_book import FeeMonth, fee_extra, fee_month
from desktop.domain.fees.mistakes import Explanation
from desktop.domain.fees.terms import VariableFee
from desktop.domain.home import (
    CauseCard,
    CheckStanding,
    InvoiceStanding,
    Thing,
    causes,
    open_actions,
    things,
    unsettled,
)
from desktop.domain.invoices import InvoiceState
from desktop.domain.kpis import Tier
from desktop.domain.month import Month
from desktop.domain.posts import Post
from desktop.domain.progress import Progress, progress
from desktop.domain.reviews import Action, ActionKind
from desktop.domain.sheet import MonthSheet, SheetRow, countable, month_sheet
from desktop.domain.shop import Shop
from desktop.domain.standing import Standing, standings
from desktop.domain.statistics import Change, compare
from desktop.storage.database import Database

RESPONDING = frozenset({"T01", "T02", "T03", "T06", "T08", "T09", "T10", "T11", "T13"})
"""The post templates made to lead to an action (反応が出る型; product notes, content)."""
TIERS = list(Tier)


@dataclass(frozen=True, slots=True)
class MonthCard:
    """The last month that is over: its result row, the word for its change, and what is still to do."""

    month: Month
    row: SheetRow | None
    change: Change | None
    """Against the same month last year where it is known, else against the month before; None: neither, or no count."""
    against_last_year: bool
    filled: bool
    fee: FeeMonth
    closed: bool


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything Home shows, of one moment."""

    shop: Shop
    today: date
    things: tuple[Thing, ...]
    causes: tuple[CauseCard, ...]
    progress: Progress | None
    month: MonthCard | None
    """None while the shop has no plan."""
    check: Report | None
    """Without what answers settled; None without a contract."""
    actions: tuple[Action, ...]
    """Open actions, then the agency's open promises."""
    standing: Mapping[str, Standing]
    """How each place of the path stands, by its key."""
    coming: tuple[Coming, ...] = ()
    """What comes up with the agencies, the earliest first."""
    running_out: tuple[Due, ...] = ()
    """Downloads whose numbers are about to be lost at their service."""
    ended: bool = False
    """The end of every contract there was is recorded."""
    runs_until: date | None = None
    """The last day, where it is still to come."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the check found, the gravest first."""
        return self.check.findings if self.check else ()


@dataclass(frozen=True, slots=True)
class Home:
    """The view of Home for one shop."""

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    shop: str

    def view(self) -> HomeView:
        """Look at everything once."""
        today = self.clock().date()
        last = Month.of(today) + -1
        with self.database.read() as reader:
            book = reader.book(self.shop)
            posts = reader.all(Post, shop=self.shop)
            fetched = reader.last_days(self.shop)
        measures = book.known(self.catalog.measures)
        extra = fee_extra(book, measures)
        figures = Figures(book, measures, extra)
        report = self._check(book)
        standing = CheckStanding(
            critical=report.count(Severity.CRITICAL) if report else 0,
            major=report.count(Severity.MAJOR) if report else 0,
            minor=report.count(Severity.MINOR) if report else 0,
            begun=report is not None,
            ended=(ended := bool(book.contracts) and book.contract() is None),
            runs_until=_runs_until(book, today) if ended else None,
            open=self._open_questions(book),
        )
        fees = self._fees(book, last)
        invoices = _invoice_standings(fees)
        sheet = month_sheet(book, measures, last, extra, self.catalog.default_plans)
        uncounted = len(not_ready(book, measures))
        todo = things(book, today, invoices, standing, _Filled(sheet), _is_holiday, uncounted)
        tier, kpi = self._fee_basis(book)
        return HomeView(
            shop=book.shop,
            today=today,
            things=todo,
            causes=causes(book, last, tier, kpi, _responding(posts, last), invoices, standing),
            progress=progress(book, _Valued(figures)),
            month=_month_card(book, figures, sheet, fees[last]) if book.plans else None,
            check=report,
            actions=open_actions(book, ActionKind.ACTION) + open_actions(book, ActionKind.PROMISE),
            standing=standings(book, todo, standing),
            coming=coming(book, today, _is_holiday, todo[0] if todo else None),
            running_out=tuple(due for due in dues(self.catalog.downloads, fetched, today) if due.soon),
            ended=standing.ended,
            runs_until=standing.runs_until,
        )

    def _check(self, book: Book) -> Report | None:
        contract = book.contract()
        if contract is None or not begun(contract):
            return None
        return open_report(book, contract, self.catalog.checks, book.known(self.catalog.measures))

    def _open_questions(self, book: Book) -> int:
        """Count what is open of the twelve questions that cost most."""
        contract = book.contract()
        if contract is None:
            return 0
        case = contract_case(book, contract, book.known(self.catalog.measures))
        return short_left(self.catalog.checks, case)

    def _fees(self, book: Book, last: Month) -> Mapping[Month, FeeMonth]:
        """Compute the last month, and the months whose invoice still waits or is in dispute."""
        wanted = {last} | {
            invoice.month
            for invoice in book.invoices
            if unsettled(invoice) or invoice.state is InvoiceState.DISPUTED
        }
        return {month: fee_month(book, book.known(self.catalog.measures), month) for month in wanted}

    def _fee_basis(self, book: Book) -> tuple[Tier | None, str]:
        """Give the lowest tier a variable fee pays for, and that fee's KPI."""
        contract = book.contract()
        if contract is None:
            return None, ""
        kpis = [fee.kpi for fee in contract.terms.fees if isinstance(fee, VariableFee)]
        measures = book.known(self.catalog.measures)
        known = [(measures[kpi].tier_for(book.shop.purpose), kpi) for kpi in kpis if kpi in measures]
        return max(known, key=_by_tier) if known else (None, kpis[0] if kpis else "")


@dataclass(frozen=True, slots=True)
class _Filled:
    """Whether everything that is typed and aimed at is in, in the month of the sheet."""

    sheet: MonthSheet

    def __call__(self, month: Month) -> bool:
        del month
        return filled(self.sheet)


@dataclass(frozen=True, slots=True)
class _Valued:
    """A month's figure and whether only a part of the month is known."""

    figures: Figures

    def __call__(self, month: Month, kpi: str) -> tuple[Decimal | None, bool]:
        figure = self.figures.figure(month, kpi)
        return figure.value, figure.partial


def _runs_until(book: Book, today: date) -> date | None:
    """Give the last day of the contract that came last; None where it is over. One before it ended with it."""
    last = last_day(book.schedule(book.deals()[-1]))
    return last if last is not None and last >= today else None


def _invoice_standings(fees: Mapping[Month, FeeMonth]) -> Mapping[Month, InvoiceStanding]:
    return {
        month: InvoiceStanding(fee.check.invoiced, fee.check.expected, _explained(fee.check.explanations))
        for month, fee in fees.items()
        if fee.check is not None
    }


def _month_card(book: Book, figures: Figures, sheet: MonthSheet, fee: FeeMonth) -> MonthCard:
    row = next((row for row in sheet.rows if row.result), None)
    judged = row is not None and countable(row, book.shop.purpose)
    change, last_year = _change(figures, sheet.month, row) if row is not None and judged else (None, False)
    return MonthCard(
        month=sheet.month,
        row=row,
        change=change,
        against_last_year=last_year,
        filled=filled(sheet),
        fee=fee,
        closed=book.closed(sheet.month),
    )


def _by_tier(known: tuple[Tier, str]) -> int:
    return TIERS.index(known[0])


def _explained(explanations: tuple[Explanation, ...]) -> int:
    return len(explanations[0].mistakes) if explanations else 0


def _responding(posts: list[Post], month: Month) -> int | None:
    """Count the month's posts of a template that leads to action; None where no template was recorded."""
    named = [post.template for post in posts if post.template and Month.of(post.posted) == month]
    return sum(template in RESPONDING for template in named) if named else None


def _change(figures: Figures, month: Month, row: SheetRow) -> tuple[Change | None, bool]:
    """Compare a count with the same month last year, else with the month before."""
    for earlier, last_year in ((month + -12, True), (month + -1, False)):
        before = figures.value(earlier, row.kpi)
        if before is not None and row.value is not None:
            return compare(float(before), 1, float(row.value), 1).change, last_year
    return None, False


def _is_holiday(day: date) -> bool:
    import jpholiday

    return bool(jpholiday.is_holiday(day))
