"""The funnel of the month: stages that were counted, rates that can be said, and where it is stuck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.funnels import Funnel, FunnelStage
from desktop.domain.goal_view import funnel_of
from desktop.domain.kpis import Formula
from desktop.domain.own_rates import LOOKED_BACK, all_doors, months_back, rate_between
from desktop.language import _
from desktop.reports.composing.facts import Facts
from desktop.reports.composing.sentences import together
from desktop.reports.model import Figure, FunnelRow, FunnelSection
from desktop.wording.amounts import count, percent

_ON_PLAN = Decimal("0.995")


@dataclass(frozen=True, slots=True)
class _Stage:
    """A stage that was counted: by which code, whether the stage before leads to it alone."""

    stage: FunnelStage
    code: str
    by_link: bool


def funnel(facts: Facts) -> Funnel | None:
    """Give the shop's chain; None for a purpose that has none (branding is watched as an index)."""
    found = funnel_of(
        facts.book,
        facts.catalog.funnels,
        facts.catalog.default_plans[facts.book.shop.purpose],
        facts.figures.measures,
    )
    return None if found.index else found


def codes(facts: Facts) -> tuple[str, ...]:
    """Give the codes of the stages that were counted."""
    return tuple(stage.code for stage in _stages(facts))


def section(facts: Facts) -> FunnelSection | None:
    """Put the sheet together; None where fewer than three stages were counted."""
    stages = _stages(facts)
    if len(stages) < 3:
        return None
    rows = [_row(facts, stages, at) for at in range(len(stages))]
    stuck = _stuck(rows)
    rows = [
        replace(row, bottleneck=at == stuck, remark=_remark(stages[at], row)) for at, row in enumerate(rows)
    ]
    return FunnelSection(_headline(facts, rows, stuck), tuple(rows), LOOKED_BACK, tuple(_notes(stages)))


def _stages(facts: Facts) -> tuple[_Stage, ...]:
    chain = funnel(facts)
    found: list[_Stage] = []
    if chain is None:
        return ()
    doors = all_doors(facts.figures, chain, months_back(facts.month))
    before: Decimal | None = None
    through = True
    for stage in chain.stages:
        code = _counted(facts, stage, before)
        if code is None:
            continue
        found.append(_Stage(stage, code, by_link=code not in doors or not through))
        before, through = facts.value(facts.month, code), code not in doors
    return tuple(found)


def _counted(facts: Facts, stage: FunnelStage, before: Figure) -> str | None:
    """Choose what counts a stage: the first of its codes that is measured and no more than the stage before."""
    measured = [
        code for code in (stage.code, *stage.alternatives) if facts.value(facts.month, code) is not None
    ]
    within = [code for code in measured if before is None or (facts.value(facts.month, code) or 0) <= before]
    return next(iter(within or measured), None)


def _row(facts: Facts, stages: Sequence[_Stage], at: int) -> FunnelRow:
    here, before = stages[at], stages[at - 1] if at else None
    came = facts.value(facts.month, here.code)
    result = facts.result is not None and here.code == facts.result.kpi
    if before is None or not here.by_link:
        return FunnelRow(here.stage.name[facts.language], came, side=not here.by_link, result=result)
    earlier = facts.value(facts.month, before.code)
    rate = came / earlier if came is not None and earlier else None
    if rate is not None and rate > 1:
        return FunnelRow(here.stage.name[facts.language], came, side=True, result=result)
    planned = _planned(facts, before.code, here.code)
    row = FunnelRow(
        name=here.stage.name[facts.language],
        count=came,
        rate=rate,
        planned=planned,
        own=_own_rate(facts, before, here),
        result=result,
    )
    return replace(row, gain=_gain(facts, stages, at, row))


def _planned(facts: Facts, before: str, here: str) -> Figure:
    """The plan's target for this very rate, else the shop's own assumption for the stage."""
    for row in facts.sheet.rows:
        formula = row.measure.formulas[0] if row.measure and row.measure.formulas else None
        if row.target is not None and formula and _is_rate(formula, before, here):
            return row.target
    return next((x.typical for x in facts.book.rates if x.stage == here), None)


def _is_rate(formula: Formula, before: str, here: str) -> bool:
    return formula.plus == (here,) and formula.over == (before,) and not formula.minus and formula.times == 1


def _own_rate(facts: Facts, before: _Stage, here: _Stage) -> tuple[Decimal, Decimal, Decimal] | None:
    earlier, later = (replace(x.stage, code=x.code, alternatives=(), formula=None) for x in (before, here))
    own = rate_between(facts.figures, earlier, later, months_back(facts.month))
    span = own.span if own else None
    return (span.typical, span.low, span.high) if span else None


def _gain(facts: Facts, stages: Sequence[_Stage], at: int, row: FunnelRow) -> Figure:
    """Results a month more at the planned rate with all later rates as they are.

    Only where everything after the stage comes through it: not above a count that has side doors.
    """
    result = facts.result
    places = [place for place, stage in enumerate(stages) if result and stage.code == result.kpi]
    if not places or places[0] < at or any(not stage.by_link for stage in stages[at + 1 : places[0] + 1]):
        return None
    if row.rate is None or not row.rate or row.planned is None or result is None or result.value is None:
        return None
    return result.value * (row.planned / row.rate - 1)


def _stuck(rows: Sequence[FunnelRow]) -> int | None:
    """The stage furthest below its plan; None where none is below."""
    below = [(row.against_plan, at) for at, row in enumerate(rows) if row.against_plan is not None]
    return min((x for x in below if x[0] < _ON_PLAN), default=(None, None))[1]


def _remark(stage: _Stage, row: FunnelRow) -> str:
    if not stage.by_link:
        return _("By all ways in.")
    if row.side:
        return _("More than the stage before, so no rate.")
    if row.against_plan is None:
        return _("No planned rate.") if row.rate is not None else _("For reference.")
    if row.against_plan < _ON_PLAN:
        return _("Below plan.")
    return _("Above plan.") if row.against_plan > Decimal("1.005") else _("As planned.")


def _headline(facts: Facts, rows: Sequence[FunnelRow], stuck: int | None) -> str:
    planned = [row for row in rows if row.against_plan is not None]
    if not planned:
        return _("No stage has a planned rate yet, so there is nothing to hold the rates against.")
    if stuck is None:
        least = min(planned, key=_to_plan)
        return _("No stage is below its plan. Nearest to it is “{stage}”: {rate}, planned {planned}.").format(
            stage=least.name, rate=_rate(least.rate), planned=_rate(least.planned)
        )
    row = rows[stuck]
    seen = _("It is stuck most at “{stage}”: {rate}, planned {planned}.").format(
        stage=row.name, rate=_rate(row.rate), planned=_rate(row.planned)
    )
    if row.gain is None or facts.result is None:
        return seen
    more = _("At the planned rate it would be about {count} a month more.").format(
        count=count(Decimal(f"{row.gain:.1f}"), facts.counter(facts.result.kpi))
    )
    return together(seen, more)


def _to_plan(row: FunnelRow) -> Decimal:
    return row.against_plan or Decimal(0)


def _rate(rate: Figure) -> str:
    return "" if rate is None else percent(rate, 2 if rate < Decimal("0.05") else 1)


def _notes(stages: Sequence[_Stage]) -> list[str]:
    notes = [
        _(
            "“Results a month more if fixed” puts this stage alone at its planned rate and leaves the later ones as "
            "they are. It is an estimate, not a promise."
        )
    ]
    if any(not stage.by_link for stage in stages):
        notes.append(
            _(
                "Phone, LINE and shop do not pass the link, so no rate leads from the link to all inquiries, and what "
                "fixing an earlier stage would bring cannot be said in results."
            )
        )
    return notes
