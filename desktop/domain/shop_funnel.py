"""A shop's own chain: stages it does not have are left out, stages of its own put in, and each is one edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from desktop.domain.funnels import Funnel, FunnelStage, Span, StageRate
from desktop.domain.kpis import Measure
from desktop.domain.problems import Code, Problem
from desktop.domain.text import Text

EVERYONE = Span(Decimal(1), Decimal(1), Decimal(1))
"""A stage put in begins with: everybody goes on to it."""


def shop_funnel(
    funnel: Funnel, rates: Iterable[StageRate], measures: Mapping[str, Measure] | None = None
) -> Funnel:
    """Give a chain as the shop has it; doing it twice changes nothing more.

    The rate of a stage left out multiplies into the next one's; a stage put in stands behind the one it
    follows, and the rate of the stage behind it stays as it is. An index has no stages to change.
    """
    if funnel.index:
        return funnel
    own = tuple(rates)
    stages = _without(funnel.stages, {x.stage: Span(x.low, x.typical, x.high) for x in own if x.left_out})
    for rate in sorted((x for x in own if x.after and not x.left_out), key=_place):
        stages = _with(stages, rate, (measures or {}).get(rate.stage))
    return replace(funnel, stages=tuple(stages))


def left_out(funnel: Funnel, rates: Iterable[StageRate]) -> tuple[FunnelStage, ...]:
    """Give the stages of the catalogue's chain that the shop does not have."""
    gone = {x.stage for x in rates if x.left_out}
    return tuple(stage for stage in funnel.stages if stage.code in gone)


def stage_problems(funnel: Funnel, kpi: str, stage: str) -> Iterator[Problem]:
    """Say why a stage cannot be left out: it is not there, it is the first, or the goal is set for it."""
    codes = [x.code for x in funnel.stages]
    goal = funnel.until(kpi)
    if stage not in codes:
        yield Problem(Code.NO_SUCH_STAGE, where=stage)
    elif stage == codes[0] or (goal and stage == goal[-1].code):
        yield Problem(Code.STAGE_NEEDED, where=stage)


def added_problems(funnel: Funnel, stage: str, after: str) -> Iterator[Problem]:
    """Say why a stage cannot be put in: the one it follows is not there, or it is in the chain already."""
    codes = [x.code for x in funnel.stages]
    if after not in codes:
        yield Problem(Code.NO_SUCH_STAGE, where=after)
    if any(stage in (x.code, *x.alternatives) for x in funnel.stages):
        yield Problem(Code.STAGE_THERE, where=stage)


def leave_out(
    funnel: Funnel, rates: Sequence[StageRate], shop: str, stage: str, new_id: Callable[[], str]
) -> tuple[tuple[StageRate, ...], tuple[StageRate, ...]]:
    """Give the rows to put and to delete so that a stage is left out; `funnel` is the catalogue's chain.

    One that was put in is simply gone. The chain needs as many views as before: a rate of the shop's own
    for the next stage takes this stage's rate into itself, and this one's holds that of the stages left
    out right before it. What was put in behind the stage now follows the one before.
    """
    rows = {x.stage: x for x in rates}
    row = rows.get(stage)
    if row is not None and row.after:
        return _moved(rates, stage, row.after), (row,)
    at = next(at for at, x in enumerate(funnel.stages) if x.code == stage)
    before, behind = _gone_before(funnel, rows, at), _next(funnel, rows, at)
    present = next(x for x in shop_funnel(funnel, rates).stages if x.code == stage)
    assert present.rate is not None
    span = Span(row.low, row.typical, row.high) if row else present.rate
    gone = row or StageRate(new_id(), shop, stage, span.low, span.typical, span.high, at)
    put = [replace(gone, left_out=True), *(_as(rows[x.code], EVERYONE) for x in before)]
    if behind in rows:
        own = rows[behind]
        put.append(_as(own, _times(span, Span(own.low, own.typical, own.high))))
    last = funnel.stages[at - len(before) - 1].code
    return (*put, *_moved(rates, stage, last)), ()


def bring_back(
    funnel: Funnel, rates: Sequence[StageRate], stage: str
) -> tuple[tuple[StageRate, ...], tuple[StageRate, ...]]:
    """Give the rows to put and to delete so that a stage is back with what is assumed of it.

    `funnel` is the catalogue's chain. What the shop typed for the next stage held this one's rate too, so
    the assumption stands there again, as for the stages left out beside this one.
    """
    rows = {x.stage: x for x in rates}
    at = next(at for at, x in enumerate(funnel.stages) if x.code == stage)
    behind = takewhile(lambda x: x.code in rows and rows[x.code].left_out, funnel.stages[at + 1 :])
    beside = [*_gone_before(funnel, rows, at), *behind]
    put = tuple(_as(rows[x.code], x.rate) for x in beside if x.rate is not None)
    return put, tuple(rows[x] for x in (stage, _next(funnel, rows, at)) if x in rows)


def put_in(shop: str, stage: str, after: str, position: int, new_id: Callable[[], str]) -> StageRate:
    """Give the row of a stage put in behind another; at first everybody goes on to it."""
    low, typical, high = EVERYONE.low, EVERYONE.typical, EVERYONE.high
    return StageRate(new_id(), shop, stage, low, typical, high, position, after)


def _without(stages: Sequence[FunnelStage], gone: Mapping[str, Span]) -> list[FunnelStage]:
    kept: list[FunnelStage] = []
    carried: Span | None = None
    for stage in stages:
        if stage.code in gone:
            carried = gone[stage.code] if carried is None else _times(carried, gone[stage.code])
        elif stage.rate is not None and carried is not None:
            kept.append(replace(stage, rate=_times(carried, stage.rate)))
            carried = None
        else:
            kept.append(stage)
    return kept


def _gone_before(funnel: Funnel, rows: Mapping[str, StageRate], at: int) -> list[FunnelStage]:
    """Give the stages left out right before one, up to the first that is there."""
    before = reversed(funnel.stages[:at])
    return list(takewhile(lambda x: x.code in rows and rows[x.code].left_out, before))


def _next(funnel: Funnel, rows: Mapping[str, StageRate], at: int) -> str:
    """Give the next stage of the catalogue's chain that the shop has; empty where there is none."""
    behind = (x.code for x in funnel.stages[at + 1 :])
    return next((x for x in behind if x not in rows or not rows[x].left_out), "")


def _moved(rates: Iterable[StageRate], stage: str, to: str) -> tuple[StageRate, ...]:
    return tuple(replace(x, after=to) for x in rates if x.after == stage)


def _as(rate: StageRate, span: Span) -> StageRate:
    return replace(rate, low=span.low, typical=span.typical, high=span.high)


def _with(stages: Sequence[FunnelStage], rate: StageRate, measure: Measure | None) -> list[FunnelStage]:
    """Put a stage in; where the one it follows is gone or it is there already, nothing changes."""
    codes = [x.code for x in stages]
    if rate.after not in codes or rate.stage in codes:
        return list(stages)
    at = codes.index(rate.after) + 1
    name = measure.name if measure else Text(rate.stage, rate.stage)
    new = FunnelStage(rate.stage, name, Span(rate.low, rate.typical, rate.high))
    return [*stages[:at], new, *stages[at:]]


def _times(one: Span, other: Span) -> Span:
    return Span(one.low * other.low, one.typical * other.typical, one.high * other.high)


def _place(rate: StageRate) -> int:
    return rate.position
