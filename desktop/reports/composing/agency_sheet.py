"""The agency's input workbook of a month, from the shop's records: what is asked, and what is known of it.

The agency learns last month's figures, so that a slip shows at once; never targets, prices or judgements.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter

from desktop.domain.fees.promoted import PROMOTED, VIEWS
from desktop.domain.fees.terms import PassThrough
from desktop.domain.kpis import Direction, Tier, Unit
from desktop.domain.month import Month, months
from desktop.domain.sheet import SheetRow
from desktop.reports.agency.model import InputSheet, NumberRow, ReasonRow
from desktop.reports.composing.costs import hidden
from desktop.reports.composing.facts import Facts
from desktop.wording.amounts import plain
from desktop.wording.kpis import unit_word
from desktop.wording.letters import address

_USUAL_DAY = 5
"""Of the month after, by when the workbook is asked back where the contract promises no day."""
_LOOKED_BACK = 12
"""Months in which results can be cancelled later."""


def input_sheet(facts: Facts) -> InputSheet:
    """Put the workbook together, in the language spoken now."""
    contract = facts.contract
    return InputSheet(
        language=facts.language,
        shop=facts.book.shop.name,
        shop_id=facts.book.shop.id,
        reader=address(facts.book.agency(contract) if contract else None),
        month=facts.month,
        made=facts.made,
        by=_by(facts),
        numbers=tuple(_numbers(facts)),
        reasons=tuple(_reasons(facts)),
        claimable=_claimable(facts),
        cancellable=_cancellable(facts),
    )


def _by(facts: Facts) -> date:
    promised = facts.contract.promises.get("report_day") if facts.contract else None
    return facts.month.last + timedelta(days=min(promised or _USUAL_DAY, 28))


def _asked(facts: Facts) -> list[SheetRow]:
    """The rows that people or files fill; what was invalid of a count is asked beside it."""
    rows = [
        x for x in facts.sheet.rows if not hidden(facts, x.kpi) and (x.measure is None or x.measure.typed)
    ]
    beside = {x.measure.invalid for x in rows if x.measure} - {""}
    return [x for x in rows if x.kpi not in beside]


def _numbers(facts: Facts) -> Iterator[NumberRow]:
    asked = _asked(facts)
    rows = [_number(facts, row) for tier in Tier for row in asked if row.tier is tier]
    for row in sorted(rows, key=attrgetter("cost")):
        yield row
        if row.kpi == VIEWS and PROMOTED not in {x.kpi for x in rows}:
            yield _of_adverts(facts, row)


def _of_adverts(facts: Facts, views: NumberRow) -> NumberRow:
    """Ask below all views for those that adverts bought: only the agency may know of any."""
    measure = facts.figures.measures[PROMOTED]
    last = facts.value(facts.month + -1, PROMOTED)
    how = plain(measure.definition[facts.language])
    return replace(views, kpi=PROMOTED, name=facts.name(PROMOTED), how=how, last=last, invalid="")


def _number(facts: Facts, row: SheetRow) -> NumberRow:
    measure = row.measure
    return NumberRow(
        row.kpi,
        facts.name(row.kpi),
        how=plain(measure.definition[facts.language]) if measure else "",
        counter=_counter(facts, row),
        unit=row.unit,
        tier=row.tier,
        last=row.last,
        signed=bool(measure and measure.signed),
        invalid=measure.invalid if measure else "",
        cost=_is_cost(facts, row),
    )


def _is_cost(facts: Facts, row: SheetRow) -> bool:
    """Tell what something cost: what the contract bills on, and any money of which less is better."""
    fees = facts.contract.terms.fees if facts.contract else ()
    billed_on = {fee.cost for fee in fees if isinstance(fee, PassThrough)}
    spent = row.measure is not None and row.measure.direction is Direction.DOWN and row.unit is Unit.YEN
    return spent or row.kpi in billed_on


def _counter(facts: Facts, row: SheetRow) -> str:
    """Give the word after a number; English counts stand alone."""
    return facts.counter(row.kpi) if row.unit is Unit.COUNT else unit_word(row.measure)


def _reasons(facts: Facts) -> Iterator[ReasonRow]:
    """The KPIs of the plan, without what they are made of and what nobody aims at."""
    for row in facts.sheet.rows:
        aimed = not row.part_of and row.tier is not Tier.REFERENCE
        if aimed and not hidden(facts, row.kpi):
            yield ReasonRow(row.kpi, facts.name(row.kpi), row.unit, row.last, row.value)


def _claimable(facts: Facts) -> tuple[tuple[str, str], ...]:
    """What the contract pays for, else every count among the results."""
    billed = set(facts.sheet.billed)
    counts = [x for x in _asked(facts) if x.unit is Unit.COUNT and x.tier is Tier.RESULT]
    paid = [x for x in counts if x.kpi in billed]
    return tuple((x.kpi, facts.name(x.kpi)) for x in paid or counts)


def _cancellable(facts: Facts) -> tuple[Month, ...]:
    contract = facts.contract
    if contract is None:
        return ()
    first = max(contract.terms.first_month, facts.month + -_LOOKED_BACK)
    return tuple(months(first, facts.month + -1))
