"""The trend: the result, the weakest rate, the cost of one result, and the views for reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop.domain.kpis import Unit
from desktop.domain.month import Month
from desktop.domain.sheet import SheetRow
from desktop.domain.statistics import compare
from desktop.language import _
from desktop.reports.composing.costs import COST, cost_name, cost_per_result, hidden
from desktop.reports.composing.facts import YEAR, Facts
from desktop.reports.composing.sentences import listed, together
from desktop.reports.model import Figure, Panel, PanelKind, TrendSection
from desktop.wording.amounts import month_name, number, percent, yen
from desktop.wording.outlook import change_word

VIEWS = "views"


def section(facts: Facts) -> TrendSection | None:
    """Put the sheet together; None where there are fewer than three months to look at."""
    panels = tuple(_panels(facts))
    if len(facts.months) < 3 or not panels:
        return None
    start = facts.contract.terms.first_month if facts.contract else None
    note = _("The contract began in {month}.").format(month=month_name(start)) if start else ""
    figures = _("The figures behind bars and lines stand in “{sheet}”.").format(sheet=_("Chart data"))
    return TrendSection(_headline(facts), panels, together(note, figures))


def _panels(facts: Facts) -> Iterator[Panel]:
    if facts.result and facts.result.value is not None:
        yield _result(facts, facts.result)
    rate = _weakest(facts)
    if rate is not None:
        yield _rate(facts, rate)
    if any(account.case.month != facts.month for account in facts.accounts):
        yield _cost(facts)
    if any(facts.value(month, VIEWS) is not None for month in facts.months):
        yield _views(facts)


def _headline(facts: Facts) -> str:
    """Say the result now and a year ago, or three months together where there is no year before."""
    row = facts.result
    if row is None or row.value is None:
        return _("The result of this month is not measured.")
    now, before = facts.said(row.value, row.kpi), row.last_year
    if before is None:
        return _("{name}: {now} in {month}; there is no year to compare with.").format(
            name=facts.name(row.kpi), now=now, month=month_name(facts.month)
        )
    if not facts.countable(row):
        return _("{name}: {before} in the same month last year, {now} now.").format(
            name=facts.name(row.kpi), before=facts.said(before, row.kpi), now=now
        )
    word = change_word(compare(float(before), 1, float(row.value), 1).change)
    return _("{name}: {before} in the same month last year, {now} now. {word}.").format(
        name=facts.name(row.kpi), before=facts.said(before, row.kpi), now=now, word=word
    )


def _result(facts: Facts, row: SheetRow) -> Panel:
    values = tuple(facts.value(month, row.kpi) for month in facts.months)
    target = tuple(_target(facts, month, row.kpi) for month in facts.months)
    started = facts.contract.terms.first_month if facts.contract else None
    name = facts.name(row.kpi)
    legend = _("Grey: before the contract, green: since then (dark: this month), dashed: the month's target.")
    return Panel(
        title=_title(facts, name, row.kpi),
        note=legend,
        alt=_bars_text(facts, name, values, row.kpi),
        name=name,
        kind=PanelKind.BARS,
        unit=row.unit,
        months=facts.months,
        values=values,
        target=target if any(x is not None for x in target) else (),
        target_name=_("Target"),
        contract_from=started,
    )


def _title(facts: Facts, name: str, code: str) -> str:
    counter, count = facts.counter(code), len(facts.months)
    text = _("{name} ({counter}, {count} months)") if counter else _("{name} ({count} months)")
    return text.format(name=name, counter=counter, count=count)


def _target(facts: Facts, month: Month, kpi: str) -> Figure:
    return facts.book.target(month, kpi)


def _weakest(facts: Facts) -> SheetRow | None:
    """The rate that is furthest below its target, or least above it."""
    rates = [
        row
        for row in facts.sheet.rows
        if row.unit is Unit.PERCENT
        and row.achievement is not None
        and not row.part_of
        and not hidden(facts, row.kpi)
    ]
    return min(rates, key=_achieved, default=None)


def _achieved(row: SheetRow) -> Decimal:
    return row.achievement or Decimal(0)


def _rate(facts: Facts, row: SheetRow) -> Panel:
    months = facts.months[-YEAR:]
    values = tuple(facts.value(month, row.kpi) for month in months)
    known = [x for x in values if x is not None]
    name, target = facts.name(row.kpi), row.target or Decimal(0)
    digits = 2 if max(known) < Decimal("0.05") else 1
    note = _("Dashed: target {target}. In these months it lay between {low} and {high}.").format(
        target=percent(target, digits), low=percent(min(known), digits), high=percent(max(known), digits)
    )
    alt = _("Line chart of {name}, {count} months: {last} in {month}; target {target}.").format(
        name=name,
        count=len(months),
        last=percent(known[-1], digits),
        month=month_name(facts.month),
        target=percent(target, digits),
    )
    return Panel(
        title=_("{name} ({count} months)").format(name=name, count=len(months)),
        note=note,
        alt=alt,
        name=name,
        kind=PanelKind.LINE,
        unit=Unit.PERCENT,
        months=months,
        values=values,
        target=tuple(_target(facts, month, row.kpi) for month in months),
        target_name=_("Target of the rate"),
    )


def _cost(facts: Facts) -> Panel:
    months = tuple(account.case.month for account in facts.accounts)[-YEAR:]
    values = tuple(cost_per_result(facts, month) for month in months)
    ceiling = None if facts.for_agency else facts.book.target(facts.month, COST)
    target = tuple(_target(facts, month, COST) for month in months) if ceiling is not None else ()
    known = [(month, x) for month, x in zip(months, values, strict=True) if x is not None]
    name = cost_name(facts)
    notes = (
        [_("Dashed: the target of {amount}.").format(amount=yen(round(ceiling)))]
        if ceiling is not None
        else []
    )
    if facts.accounts[0].case.month in months and any(
        x.kind == "initial" for x in facts.accounts[0].statement.lines
    ):
        notes.append(_("{month} holds the initial fee.").format(month=month_name(months[0])))
    parts = [f"{month_name(month)} {yen(round(x))}" for month, x in (known[0], known[-1])] if known else []
    return Panel(
        title=_("{name} ({count} months)").format(name=name, count=len(months)),
        note=together(*notes),
        alt=_("Bar chart of {name}: {parts}.").format(name=name, parts=listed(parts)),
        name=name,
        kind=PanelKind.BARS,
        unit=Unit.YEN,
        months=months,
        values=values,
        target=target,
        target_name=_("Target of the cost") if target else "",
        contract_from=months[0],
    )


def _views(facts: Facts) -> Panel:
    values = tuple(facts.value(month, VIEWS) for month in facts.months)
    name = facts.name(VIEWS)
    highest = max((x, month) for x, month in zip(values, facts.months, strict=True) if x is not None)
    note = _("Highest: {count} in {month}.").format(count=number(highest[0]), month=month_name(highest[1]))
    result = facts.result
    came = facts.value(highest[1], result.kpi) if result else None
    if result and came is not None and result.value is not None and came < result.value:
        more = _("{name} in that month: {count}. More views do not bring as much more.").format(
            name=facts.name(result.kpi), count=facts.said(came, result.kpi)
        )
        note = together(note, more)
    return Panel(
        title=_("For reference: {title}").format(title=_title(facts, name, VIEWS)),
        note=note,
        alt=_bars_text(facts, name, values, VIEWS),
        name=name,
        kind=PanelKind.REFERENCE,
        unit=Unit.COUNT,
        months=facts.months,
        values=values,
    )


def _bars_text(facts: Facts, name: str, values: Sequence[Figure], code: str) -> str:
    """Say a bar chart: the same month last year, last month, this month."""
    last = len(values) - 1
    chosen = [at for at in (last - YEAR, last - 1, last) if at >= 0 and values[at] is not None]
    parts = [f"{month_name(facts.months[at])} {facts.said(values[at] or 0, code)}" for at in chosen]
    return _("Bar chart of {name}, {count} months: {parts}.").format(
        name=name, count=len(values), parts=listed(parts)
    )
