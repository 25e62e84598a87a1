"""What Home says: the one next thing, and the three causes of failure with what is known of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.book import Book
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.invoices import Invoice, InvoiceState
from desktop.domain.kpis import Tier
from desktop.domain.money import Yen
from desktop.domain.month import Month
from desktop.domain.reviews import Action, ActionKind, ReviewKind

NOTICE_AHEAD = timedelta(days=90)
"""How long before its last day notice is spoken of: time to compare other offers first."""


class Matter(StrEnum):
    """What may need the owner, in the order in which it does: money first, then what runs out."""

    NO_GOAL = "no_goal"
    NO_PLAN = "no_plan"
    WRONG_INVOICE = "wrong_invoice"
    DISPUTED_INVOICE = "disputed_invoice"
    NO_CONTRACT = "no_contract"
    MONTH_NOT_FILLED = "month_not_filled"
    MONTH_NOT_CLOSED = "month_not_closed"
    CONTRACT_UNCHECKED = "contract_unchecked"
    CRITICAL_FINDINGS = "critical_findings"
    CHECK_UNFINISHED = "check_unfinished"
    NOT_COUNTED = "not_counted"
    REVIEW_DUE = "review_due"
    ACTIONS_OPEN = "actions_open"
    PROMISES_OPEN = "promises_open"
    NOTICE_DAY = "notice_day"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do or to know; only what its matter needs is filled in."""

    matter: Matter
    month: Month | None = None
    due: date | None = None
    count: int = 0
    asked: Yen = 0
    """What the invoice asks for."""
    owed: Yen = 0
    """What the contract says."""
    explained: int = 0
    """How many mistakes explain the difference to the yen; 0 where none do."""


@dataclass(frozen=True, slots=True)
class InvoiceStanding:
    """An invoice beside the contract: what it asks for, what is owed, how many mistakes explain it."""

    asked: Yen
    owed: Yen
    explained: int


@dataclass(frozen=True, slots=True)
class CheckStanding:
    """What the contract check found so far."""

    critical: int = 0
    major: int = 0
    minor: int = 0
    begun: bool = False
    ended: bool = False
    """The end of every contract there was is recorded."""
    runs_until: date | None = None
    """Its last day, where the end is recorded and still to come."""
    open: int = 0
    """Of the twelve questions that cost most, how many nobody answered yet."""


class Cause(StrEnum):
    """The three causes of failure."""

    KPI = "kpi"
    CONTENT = "content"
    AGENCY = "agency"


class CauseState(StrEnum):
    """How a cause stands."""

    GOOD = "good"
    ATTENTION = "attention"
    CANNOT_TELL = "cannot_tell"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class CauseCard:
    """One cause: its state and the facts its sentence is made of."""

    cause: Cause
    state: CauseState
    kpi: str = ""
    """The KPI that decides the fee (KPI), empty where none does."""
    month: Month | None = None
    posted: int | None = None
    promised: int | None = None
    responding: int | None = None
    """Posts of a template that leads to action, in that month; None where posts are not recorded."""
    invoices: int = 0
    critical: int = 0
    major: int = 0
    ended: bool = False
    """The end of every contract there was is recorded."""
    runs_until: date | None = None
    """The last day, where it is still to come."""
    open: int = 0
    """Of the twelve questions that cost most, how many are open."""


def things(
    book: Book,
    today: date,
    invoices: Mapping[Month, InvoiceStanding],
    check: CheckStanding,
    filled: Callable[[Month], bool],
    holiday: Callable[[date], bool],
    uncounted: int = 0,
) -> tuple[Thing, ...]:
    """List what needs the owner; the first is the one next thing.

    `invoices` holds those that could be compared, `filled` tells whether a month's figures are in,
    `uncounted` how much of what fee and goal rest on is not counted yet.
    """
    found = [
        *_foundations(book),
        *_invoices(book, invoices),
        *_months(book, today, filled),
        *_check(book, check),
        *_uncounted(book, uncounted),
        *_reviews(book, today),
        *_promised(book),
        *_notice(book, today, holiday),
    ]
    order = list(Matter)
    far = date.max
    return tuple(sorted(found, key=lambda thing: (order.index(thing.matter), thing.due or far)))


def notice_day(
    end: Month | date | None, notice_days: int | None, holiday: Callable[[date], bool]
) -> tuple[date, date] | None:
    """Give the last day to give notice, and the last working day up to it; None without an end or a period."""
    if notice_days is None or end is None:
        return None
    last = (end.last if isinstance(end, Month) else end) - timedelta(days=notice_days)
    advice = last
    while advice.weekday() >= 5 or holiday(advice):
        advice -= timedelta(days=1)
    return last, advice


def deadline(book: Book, contract: Contract, holiday: Callable[[date], bool]) -> tuple[date, date] | None:
    """Give `notice_day` of a contract as agreed last; None where it ends by itself and is not renewed."""
    if contract.answers.get("auto_renewal") == "no":
        return None
    return notice_day(book.schedule(contract).latest.end, contract.notice_days, holiday)


def unsettled(invoice: Invoice) -> bool:
    """Tell whether an invoice still waits for the owner."""
    return invoice.state in (InvoiceState.RECEIVED, InvoiceState.WRONG)


def open_actions(book: Book, kind: ActionKind) -> tuple[Action, ...]:
    """Give what is not done yet, the earliest due first."""
    waiting = (x for x in book.actions if x.kind is kind and x.done is None)
    return tuple(sorted(waiting, key=lambda x: (x.due, x.due_day or date.max, x.number)))


def _foundations(book: Book) -> Iterator[Thing]:
    if book.goal is None:
        yield Thing(Matter.NO_GOAL)
    elif not book.plans:
        yield Thing(Matter.NO_PLAN)
    elif not book.contracts:
        yield Thing(Matter.NO_CONTRACT)


def _invoices(book: Book, standings: Mapping[Month, InvoiceStanding]) -> Iterator[Thing]:
    for invoice in book.invoices:
        standing = standings.get(invoice.month)
        if standing is None:
            continue
        wrong = unsettled(invoice) and standing.asked != standing.owed
        if wrong or invoice.state is InvoiceState.DISPUTED:
            yield Thing(
                Matter.WRONG_INVOICE if wrong else Matter.DISPUTED_INVOICE,
                month=invoice.month,
                due=invoice.due if wrong else None,
                asked=standing.asked,
                owed=standing.owed,
                explained=standing.explained,
            )


def _months(book: Book, today: date, filled: Callable[[Month], bool]) -> Iterator[Thing]:
    """The month that is over is asked for once a plan holds, or a contract that runs already is billed for it."""
    last = Month.of(today) + -1
    wanted = bool(book.plans) and (last >= book.plans[0].first or _billed(book, last))
    if not wanted or book.closed(last):
        return
    yield Thing(Matter.MONTH_NOT_CLOSED if filled(last) else Matter.MONTH_NOT_FILLED, last)


def _billed(book: Book, month: Month) -> bool:
    """Tell whether a contract that was signed runs in a month."""
    deal = book.contract_in(month)
    return deal is not None and deal.state is not ContractState.DRAFT and book.schedule(deal).holds(month)


def _check(book: Book, check: CheckStanding) -> Iterator[Thing]:
    if book.contract() is None:
        return
    if not check.begun:
        yield Thing(Matter.CONTRACT_UNCHECKED)
        return
    if check.critical:
        yield Thing(Matter.CRITICAL_FINDINGS, count=check.critical)
    if check.open:
        yield Thing(Matter.CHECK_UNFINISHED, count=check.open)


def _uncounted(book: Book, count: int) -> Iterator[Thing]:
    """Counting is settled before a contract starts; afterwards it is too late to say so."""
    signed = any(x.state is ContractState.SIGNED for x in book.contracts)
    if book.goal is not None and count and not signed:
        yield Thing(Matter.NOT_COUNTED, count=count)


def _reviews(book: Book, today: date) -> Iterator[Thing]:
    for review in book.reviews:
        if review.kind is ReviewKind.QUARTERLY and review.held is None and review.month <= Month.of(today):
            yield Thing(Matter.REVIEW_DUE, review.month)


def _promised(book: Book) -> Iterator[Thing]:
    for kind, matter in (
        (ActionKind.ACTION, Matter.ACTIONS_OPEN),
        (ActionKind.PROMISE, Matter.PROMISES_OPEN),
    ):
        waiting = open_actions(book, kind)
        if waiting:
            yield Thing(matter, count=len(waiting), due=waiting[0].due_day or waiting[0].due.last)


def _notice(book: Book, today: date, holiday: Callable[[date], bool]) -> Iterator[Thing]:
    contract = book.contract()
    if contract is None or contract.state is not ContractState.SIGNED:
        return
    days = deadline(book, contract, holiday)
    if days is not None and today <= days[0] and days[1] - today <= NOTICE_AHEAD:
        yield Thing(Matter.NOTICE_DAY, due=days[1])


def causes(
    book: Book,
    month: Month,
    fee_tier: Tier | None,
    fee_kpi: str,
    responding: int | None,
    standings: Mapping[Month, InvoiceStanding],
    check: CheckStanding,
) -> tuple[CauseCard, ...]:
    """Give the three causes. `month` is the last with figures; `fee_tier` None where no fee depends on a KPI."""
    return (
        _kpi_cause(book, month + 1, fee_tier, fee_kpi),
        _content_cause(book, month, responding),
        _agency_cause(book, standings, check),
    )


def _kpi_cause(book: Book, now: Month, fee_tier: Tier | None, fee_kpi: str) -> CauseCard:
    """Look at the plan in force now, not at a version still to begin."""
    if not book.plans:
        return CauseCard(Cause.KPI, CauseState.NOT_STARTED)
    lines = book.plan_lines(book.plan(now) or book.plans[0])
    sound = all(line.tier is Tier.RESULT and not line.override_reason for line in lines if line.result)
    good = sound and fee_tier in (Tier.RESULT, None)
    return CauseCard(Cause.KPI, CauseState.GOOD if good else CauseState.ATTENTION, kpi=fee_kpi)


def _content_cause(book: Book, month: Month, responding: int | None) -> CauseCard:
    value = book.value(month, "posts_published")
    contract = book.contract()
    promised = contract.promises.get("posts_a_month") if contract else None
    if value is None:
        return CauseCard(Cause.CONTENT, CauseState.NOT_STARTED, month=month, promised=promised)
    short = promised is not None and value < promised
    state = CauseState.ATTENTION if short or responding == 0 else CauseState.CANNOT_TELL
    return CauseCard(
        Cause.CONTENT, state, month=month, posted=int(value), promised=promised, responding=responding
    )


def _agency_cause(book: Book, standings: Mapping[Month, InvoiceStanding], check: CheckStanding) -> CauseCard:
    if not book.contracts:
        return CauseCard(Cause.AGENCY, CauseState.NOT_STARTED)
    wrong = sum(
        1
        for invoice in book.invoices
        if invoice.state is InvoiceState.DISPUTED
        or (unsettled(invoice) and (at := standings.get(invoice.month)) is not None and at.asked != at.owed)
    )
    return CauseCard(
        Cause.AGENCY,
        _agency_state(wrong, check),
        invoices=wrong,
        critical=check.critical,
        major=check.major,
        ended=check.ended,
        runs_until=check.runs_until,
        open=check.open,
    )


def _agency_state(wrong: int, check: CheckStanding) -> CauseState:
    """Nothing is good before the questions that cost most were answered."""
    if wrong or check.critical or check.major:
        return CauseState.ATTENTION
    if not check.begun:
        return CauseState.NOT_STARTED
    return CauseState.CANNOT_TELL if check.open else CauseState.GOOD
