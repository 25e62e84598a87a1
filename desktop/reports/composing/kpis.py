"""The KPIs of the report: the month sheet's rows with their change in a word."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.fees.promoted import ORGANIC
from desktop.domain.kpis import Direction, Tier, Unit
from desktop.domain.sheet import SheetRow, State, judge
from desktop.domain.statistics import change, compare, overdispersion, rate_above, share_above
from desktop.language import _, ngettext
from desktop.reports.composing.costs import COST, cost_name, cost_per_result, hidden
from desktop.reports.composing.data import divided
from desktop.reports.composing.facts import YEAR, Facts
from desktop.reports.composing.sentences import listed, together
from desktop.reports.model import KpiRow, KpiSection
from desktop.wording.outlook import chance, change_word

POSTS = "posts_published"


def section(facts: Facts) -> KpiSection:
    """Put the sheet together."""
    rows = tuple(_rows(facts))
    return KpiSection(headline(rows), rows, tuple(_notes(facts)))


def _rows(facts: Facts) -> Iterator[KpiRow]:
    for row in facts.sheet.rows:
        if row.kpi == COST:
            yield _cost(facts, row)
        elif _stands(row) and not hidden(facts, row.kpi) and _worth_showing(row):
            yield _row(facts, row)
    yield from _posts(facts)


def _stands(row: SheetRow) -> bool:
    """Parts stay out, but for the views without adverts."""
    return (not row.part_of or row.kpi == ORGANIC) and row.kpi != POSTS


def _worth_showing(row: SheetRow) -> bool:
    """What a plan names stands here also unmeasured; what nobody aims at only where there is a figure."""
    known = (row.value, row.last, row.last_year, row.target)
    return row.tier is not Tier.REFERENCE or any(x is not None for x in known)


def _row(facts: Facts, row: SheetRow) -> KpiRow:
    column, divisor = divided(facts, row.kpi)
    return KpiRow(
        name=facts.name(row.kpi),
        counter=facts.counter(row.kpi),
        tier=row.tier,
        unit=row.unit,
        target=row.target,
        actual=row.value,
        last=row.last,
        year_ago=row.last_year,
        achievement=row.achievement,
        state=row.state,
        word=_word(facts, row),
        lower_is_better=bool(row.measure and row.measure.direction is Direction.DOWN),
        partial=row.partial,
        column=column,
        divisor=divisor,
    )


def _cost(facts: Facts, row: SheetRow) -> KpiRow:
    """The cost of one result: its target is agreed with nobody but the shop itself."""
    target = None if facts.for_agency else row.target
    now = cost_per_result(facts, facts.month)
    achievement, state = None, State.NONE
    if target is not None and now is not None:
        achievement, state = judge(now, target, Direction.DOWN)
    before = facts.month + -YEAR
    contract = facts.contract
    return KpiRow(
        name=cost_name(facts),
        counter=facts.counter(COST),
        tier=row.tier,
        unit=Unit.YEN,
        target=target,
        actual=now,
        last=cost_per_result(facts, facts.month + -1),
        year_ago=cost_per_result(facts, before),
        achievement=achievement,
        state=state,
        lower_is_better=True,
        before_contract=contract is not None and before < contract.terms.first_month,
        column=cost_name(facts),
    )


def _posts(facts: Facts) -> Iterator[KpiRow]:
    """Posts published, beside what the contract promises."""
    value = facts.value(facts.month, POSTS)
    promised = facts.contract.promises.get("posts_a_month") if facts.contract else None
    if value is None and promised is None:
        return
    target = None if promised is None else Decimal(promised)
    achievement, state = (
        (None, State.NONE) if value is None or target is None else judge(value, target, Direction.UP)
    )
    name = facts.name(POSTS)
    yield KpiRow(
        name=name if target is None else _("{name} (promised)").format(name=name),
        counter=facts.counter(POSTS),
        tier=Tier.REFERENCE,
        unit=Unit.COUNT,
        target=target,
        actual=value,
        last=facts.value(facts.month + -1, POSTS),
        year_ago=facts.value(facts.month + -YEAR, POSTS),
        achievement=achievement,
        state=state,
        column=name,
    )


def _word(facts: Facts, row: SheetRow) -> str:
    """Say the change against the same month last year; reference figures, levels and yen get no word."""
    if row.tier is Tier.REFERENCE or row.value is None or row.last_year is None or row.partial:
        return ""
    if row.unit is Unit.PERCENT:
        return _share_word(facts, row.kpi)
    if not facts.countable(row):
        return ""
    if row.tier is Tier.RESULT:
        return change_word(compare(float(row.last_year), 1, float(row.value), 1).change)
    return _widened_word(facts, row, row.last_year, row.value)


def _widened_word(facts: Facts, row: SheetRow, before: Decimal, now: Decimal) -> str:
    """Counts that vary more than chance are judged in units of how much more (first twelve months)."""
    known = [facts.value(month, row.kpi) for month in facts.months[:YEAR]]
    phi = float(overdispersion([int(x) for x in known if x is not None]) or 1)
    up = rate_above(float(before) / phi, 1, float(now) / phi, 1)
    return change_word(change(up, float(before + now) / phi))


def _share_word(facts: Facts, code: str) -> str:
    now = facts.figures.figure(facts.month, code)
    before = facts.figures.figure(facts.month + -YEAR, code)
    parts = (before.numerator, before.denominator, now.numerator, now.denominator)
    if any(part is None for part in parts):
        return ""
    a, m, b, n = (int(part) for part in parts if part is not None)
    if a > m or b > n or not m or not n:
        return ""
    return change_word(change(share_above(a, m, b, n), a + b))


def headline(rows: tuple[KpiRow, ...]) -> str:
    """Say how many of the measures with a target reached it, and which did not."""
    judged = [row for row in rows if row.achievement is not None and row.tier is not Tier.REFERENCE]
    if not judged:
        return _("No measure has both a target and a figure this month.")
    missed = [row.name for row in judged if row.state is not State.REACHED]
    if not missed:
        return ngettext(
            "{count} measure has a target, and it was reached.",
            "{count} measures have a target, and all were reached.",
            len(judged),
        ).format(count=len(judged))
    reached = _("{reached} of {count} measures reached their target.").format(
        reached=len(judged) - len(missed), count=len(judged)
    )
    return together(reached, _("Not reached: {names}.").format(names=listed(missed)))


def _notes(facts: Facts) -> Iterator[str]:
    """What was typed as rounded; and the step from last month, for single months go up and down by chance."""
    about = [facts.name(row.kpi) for row in facts.sheet.rows if row.rounded and not hidden(facts, row.kpi)]
    if about:
        yield _("Typed as rounded numbers, so not exact: {names}.").format(names=listed(about))
    row = facts.result
    if row is None or row.value is None or row.last is None or not facts.countable(row):
        return
    seen = compare(float(row.last), 1, float(row.value), 1)
    yield _(
        "{name} against last month ({before} → {now}): {word} (chance that it rose: {chance}). "
        "Decide at the quarterly review, not by single months."
    ).format(
        name=facts.name(row.kpi),
        before=facts.said(row.last, row.kpi),
        now=facts.said(row.value, row.kpi),
        word=change_word(seen.change),
        chance=chance(seen.up),
    )
