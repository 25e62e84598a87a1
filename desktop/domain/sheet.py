"""The month sheet: every figure of one month beside its target and the month before, in the plan's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from desktop.domain.book import Book
from desktop.domain.derived import YEAR, Extra, Figure, Figures
from desktop.domain.fees.checks import counted_codes, measured_kpis
from desktop.domain.fees.promoted import ORGANIC, PROMOTED, VIEWS, excludes_promoted, not_counted
from desktop.domain.kpis import DefaultPlan, DefaultPlans, Direction, KpiPlan, Measure, Tier, Unit
from desktop.domain.month import Month
from desktop.domain.pairing import with_partners
from desktop.domain.plausible import Span, standing_out
from desktop.domain.recorded import recorded
from desktop.domain.reported import Reply
from desktop.domain.results import COMPUTED, Cancellation, Closing, Result
from desktop.domain.reviews import Review, ReviewKind
from desktop.domain.shop import Purpose

NEAR = Decimal("0.8")
"""From here to the target nothing is marked; below it the row needs a look."""


class State(StrEnum):
    """How a value stands to its target; `NONE` where there is nothing to judge."""

    REACHED = "reached"
    NEAR = "near"
    BELOW = "below"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One figure of the month. Percentages are fractions; None is *not measured* or *no target*."""

    kpi: str
    measure: Measure | None
    """None for a code that only the contract knows."""
    tier: Tier
    unit: Unit
    target: Decimal | None
    last: Decimal | None
    """The month before."""
    last_year: Decimal | None
    """The same month of the year before."""
    value: Decimal | None
    achievement: Decimal | None
    """Actual ÷ target, or target ÷ actual where less is better: a fraction."""
    state: State
    source: str | None
    note: str
    partial: bool
    rounded: bool
    editable: bool
    result: bool = False
    """Whether it is the result of the plan."""
    part_of: str = ""
    """The row above that unfolds into this one."""
    cancelled: int = 0
    """How many of this month's were found invalid later."""
    last_cancelled: int = 0
    """How many of the month before's were."""
    apart: Span | None = None
    """What it was in the months before, where an open month's value stands out from them."""
    recorded: Decimal | None = None
    """What the shop's own records come to, where another value was given for the month."""
    billed: bool = False
    """Whether it is the number a fee on views counts, where there are two of them."""
    evidence: str = ""
    """Where it can be seen: a link, or the name of a picture or paper."""
    file: str | None = None
    """The file it was brought in from."""
    at: datetime | None = None
    """When it was brought in or entered."""


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """One month. Rows stand in groups: result, intermediate, reference; parts below what they make up."""

    month: Month
    closed: bool
    rows: tuple[SheetRow, ...]
    plan: KpiPlan | None
    """None before the first one: then its figures are shown without targets, without any plan those recommended."""
    purpose: Purpose | None = None
    """What the shop wants to reach."""
    billed: tuple[str, ...] = ()
    """What the contract's fees count: results that can be cancelled later."""
    cancellations: tuple[Cancellation, ...] = ()
    """What was noted in this month of earlier ones."""
    reopened: str = ""
    """Why it was opened again after it had been closed; empty where it was not."""
    closings: tuple[Closing, ...] = ()
    """When it was closed and opened again, oldest first."""
    review: Review | None = None
    """What was made of it; None: not looked back on yet."""

    replies: tuple[Reply, ...] = ()
    """What the agency wrote of the month's figures, and of the month itself (without a figure)."""
    first_planned: Month | None = None
    """When the first plan begins; None without any."""

    def row(self, kpi: str) -> SheetRow | None:
        """Give the row of a code."""
        return next((row for row in self.rows if row.kpi == kpi), None)


@dataclass(frozen=True, slots=True)
class _Place:
    kpi: str
    tier: Tier
    result: bool = False
    part_of: str = ""


def month_sheet(
    book: Book, measures: Mapping[str, Measure], month: Month, extra: Extra, defaults: DefaultPlans
) -> MonthSheet:
    """Lay out a month: what the plan names, what its formulas and the contract's fees need typed."""
    figures, closed = Figures(book, measures, extra, result_of=month), book.closed(month)
    named = _paired([*_named(figures, month, defaults[book.shop.purpose])], defaults.pairs)
    places = _unfolded(named, figures, month)
    rows = (
        _row(figures, place, month, closed=closed) for tier in Tier for place in places if place.tier is tier
    )
    contract = book.contract_in(month)
    return MonthSheet(
        month,
        closed,
        tuple(rows),
        book.plan(month),
        purpose=book.shop.purpose,
        billed=measured_kpis(book.schedule(contract).at(month)) if contract else (),
        cancellations=tuple(x for x in book.cancellations if x.month == month),
        reopened=next((x.reason for x in book.states if x.month == month), ""),
        replies=tuple(x for x in book.replies if x.month == month),
        closings=tuple(x for x in book.closings if x.month == month),
        review=review_of(book, month),
        first_planned=book.plans[0].first if book.plans else None,
    )


def review_of(book: Book, month: Month) -> Review | None:
    """Give the month's own review; the quarter's is another."""
    monthly = (x for x in book.reviews if x.kind is ReviewKind.MONTHLY and x.month == month)
    return next(monthly, None)


def countable(row: SheetRow, purpose: Purpose) -> bool:
    """Whether a change of the row can be judged as counts vary: no views, followers, rates or yen.

    Views have a heavy tail and levels carry last month in them; what a plan made of them does not matter.
    """
    measure = row.measure
    tier = measure.tier_for(purpose) if measure else row.tier
    level = measure is not None and measure.level
    return row.unit is Unit.COUNT and tier is not Tier.REFERENCE and not level and not row.partial


def judge(value: Decimal, target: Decimal, direction: Direction) -> tuple[Decimal | None, State]:
    """Give the achievement and its state: reached from 100 %, near from 80 %, else below (product notes)."""
    less = direction is Direction.DOWN
    over, under = (target, value) if less else (value, target)
    achievement = over / under if under else None
    reached = value <= target if less else value >= target
    near = achievement is not None and achievement >= NEAR
    return achievement, State.REACHED if reached else State.NEAR if near else State.BELOW


def _named(figures: Figures, month: Month, default: DefaultPlan) -> Iterator[_Place]:
    """Name the plan's KPIs, before it begins those of the first one, else the recommended; references too."""
    plan = figures.book.plan(month) or next(iter(figures.book.plans), None)
    if plan is not None:
        for line in figures.book.plan_lines(plan):
            yield _Place(line.kpi, Tier.RESULT if line.result else line.tier, line.result)
    else:
        yield from (_Place(kpi, tier, kpi == default.result) for kpi, tier in default.lines())
    yield from (_Place(kpi, Tier.REFERENCE) for kpi in default.reference)


def _paired(places: list[_Place], pairs: Mapping[str, str]) -> list[_Place]:
    """Put below each count the share that says how good it is, also where the plan does not name it."""

    def beside(count: _Place, kpi: str, place: _Place | None) -> _Place:
        return replace(place or _Place(kpi, count.tier), tier=count.tier)

    once: dict[str, _Place] = {}
    for place in places:
        once.setdefault(place.kpi, place)
    result = next((place.kpi for place in places if place.result), "")
    return [*with_partners(once.values(), pairs, _code, beside, result=result)]


def _code(place: _Place) -> str:
    return place.kpi


def _billed(figures: Figures, month: Month) -> Iterator[_Place]:
    """Name what the contract's fees count, what was invalid of it, and the costs they bill on."""
    contract = figures.book.contract_in(month)
    if contract is None:
        return
    for code in counted_codes(figures.book.schedule(contract).at(month)):
        measure = figures.measures.get(code)
        tier = measure.tier_for(figures.book.shop.purpose) if measure else Tier.INTERMEDIATE
        yield _Place(code, tier)
        if rejected := not_counted(contract, figures.measures, code):
            yield _Place(rejected, tier, part_of=code)


def _unfolded(named: list[_Place], figures: Figures, month: Month) -> list[_Place]:
    """Put below each row what has to be typed for it, then what fees need; each code stands once."""
    planned = {place.kpi for place in named}
    laid: dict[str, _Place] = {}
    for place in (*named, *_billed(figures, month)):
        laid.setdefault(place.kpi, place)
        for code in _without_adverts(place.kpi, figures, month):
            laid.setdefault(code, _Place(code, place.tier, part_of=place.kpi))
        for code in _typed_parts(place.kpi, figures, month):
            reference = figures.measures[code].tier is Tier.REFERENCE
            tier = Tier.REFERENCE if reference else place.tier
            if code not in planned:
                laid.setdefault(code, _Place(code, tier, part_of=place.kpi if tier is place.tier else ""))
    return list(laid.values())


def _without_adverts(kpi: str, figures: Figures, month: Month) -> tuple[str, ...]:
    """Put below all views those that adverts bought and the others, as soon as any were noted."""
    noted = kpi == VIEWS and (figures.value(month, PROMOTED) is not None or figures.in_use(month, PROMOTED))
    return (PROMOTED, ORGANIC) if noted else ()


def _typed_parts(kpi: str, figures: Figures, month: Month) -> Iterator[str]:
    """Walk a formula down to what people or files give."""
    measure = figures.measures.get(kpi)
    if measure is None:
        return
    if measure.typed:
        channels = (code for formula in measure.formulas for code in formula.in_use)
        yield from (code for code in channels if figures.in_use(month, code))
        return
    for code in measure.parts(figures.book.shop.purpose):
        if figures.measures[code].typed:
            yield code
        if code != "result":
            yield from _typed_parts(code, figures, month)


def _row(figures: Figures, place: _Place, month: Month, *, closed: bool) -> SheetRow:
    book, measure = figures.book, figures.measures.get(place.kpi)
    figure, kept, target = (
        figures.figure(month, place.kpi),
        book.result(month, place.kpi),
        book.target(month, place.kpi),
    )
    achievement, state = _judged(figure, target, place, measure.direction if measure else Direction.UP)
    return SheetRow(
        kpi=place.kpi,
        measure=measure,
        tier=place.tier,
        unit=measure.unit if measure else Unit.COUNT,
        target=target,
        last=figures.value(month + -1, place.kpi),
        last_year=figures.value(month + -YEAR, place.kpi),
        value=figure.value,
        achievement=achievement,
        state=state,
        source=_source(figure, kept),
        note=kept.note if kept else "",
        partial=figure.partial,
        rounded=figure.rounded,
        editable=not closed and (measure is None or measure.typed),
        result=place.result,
        part_of=place.part_of,
        cancelled=_cancelled(figures, month, place.kpi),
        last_cancelled=_cancelled(figures, month + -1, place.kpi),
        apart=None if closed else standing_out(figures, month, place.kpi),
        recorded=_beside(book, month, kept),
        billed=_counts_for_the_fee(figures, month, place.kpi),
        evidence=kept.evidence if kept else "",
        file=kept.file if kept and kept.value is not None else None,
        at=kept.at if kept and kept.value is not None else None,
    )


def _judged(
    figure: Figure, target: Decimal | None, place: _Place, direction: Direction
) -> tuple[Decimal | None, State]:
    """Judge nothing that is partial, unmeasured, without a target, or only a reference."""
    if figure.value is None or target is None or figure.partial or place.tier is Tier.REFERENCE:
        return None, State.NONE
    return judge(figure.value, target, direction)


def _counts_for_the_fee(figures: Figures, month: Month, kpi: str) -> bool:
    """Tell which of the two numbers of views the contract's fee counts; none where no fee counts views."""
    contract = figures.book.contract_in(month)
    if kpi not in (VIEWS, ORGANIC) or contract is None:
        return False
    counted = VIEWS in measured_kpis(figures.book.schedule(contract).at(month))
    return counted and (kpi == ORGANIC) is excludes_promoted(contract)


def _beside(book: Book, month: Month, kept: Result | None) -> Decimal | None:
    """Give what records come to where they differ from the value that stands before them."""
    if kept is None or kept.value is None:
        return None
    found = recorded(book, month, kept.kpi)
    return None if found is None or found.value == kept.value else found.value


def _source(figure: Figure, kept: Result | None) -> str | None:
    if figure.computed:
        return None if figure.value is None else COMPUTED
    return kept.source if kept else None


def _cancelled(figures: Figures, month: Month, kpi: str) -> int:
    """Count what was cancelled of a month's value or of what it is made of."""
    measure = figures.measures.get(kpi)
    codes = {kpi, *(measure.parts(figures.book.shop.purpose) if measure and not measure.typed else ())}
    return sum(x.count for x in figures.book.cancellations if x.of_month == month and x.kpi in codes)
