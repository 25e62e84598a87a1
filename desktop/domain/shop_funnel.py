"""A shop's own chain: stages it does not have are left out, stages of its own put in, and each is one edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import reduce
from itertools import takewhile

from desktop.domain.funnels import Funnel, FunnelStage, Span, StageRate
from desktop.domain.kpis import Measure
from desktop.domain.problems import Code, Problem
from desktop.domain.text import Text

EVERYONE = Span(Decimal(1), Decimal(1), Decimal(1))
"""A stage put in begins with: everybody goes on to it."""
Changes = tuple[tuple[StageRate, ...], tuple[StageRate, ...]]
"""The rows to put, and those to delete."""


def shop_funnel(
    funnel: Funnel, rates: Iterable[StageRate], measures: Mapping[str, Measure] | None = None
) -> Funnel:
    """Give a chain as the shop has it; doing it twice changes nothing more.

    The share of a stage left out multiplies into that of the next one. A row of a stage that is there
    holds the whole share of the stage before it; a row of one left out its own share alone. An index has
    no stages to change.
    """
    if funnel.index:
        return funnel
    rows = {x.stage: x for x in rates}
    return replace(funnel, stages=tuple(_without(_whole(funnel, rows, measures or {}), rows)))


def left_out(funnel: Funnel, rates: Iterable[StageRate]) -> tuple[FunnelStage, ...]:
    """Give the stages of the catalogue's chain that the shop does not have."""
    gone = {x.stage for x in rates if x.left_out}
    return tuple(stage for stage in funnel.stages if stage.code in gone)


def stage_problems(funnel: Funnel, kpi: str, stage: str) -> Iterator[Problem]:
    """Say why a stage cannot be left out of the shop's chain: not there, the first, or the goal's.

    Without a goal the last stage stays.
    """
    codes = [x.code for x in funnel.stages]
    goal = funnel.until(kpi) or funnel.stages
    if stage not in codes:
        yield Problem(Code.NO_SUCH_STAGE, where=stage)
    elif stage in (codes[0], goal[-1].code):
        yield Problem(Code.STAGE_NEEDED, where=stage)


def added_problems(catalogue: Funnel, funnel: Funnel, stage: str, after: str) -> Iterator[Problem]:
    """Say why a stage cannot be put in: the one it follows is not there, or it belongs to the chain already."""
    if after not in [x.code for x in funnel.stages]:
        yield Problem(Code.NO_SUCH_STAGE, where=after)
    if any(stage in (x.code, *x.alternatives) for x in (*catalogue.stages, *funnel.stages)):
        yield Problem(Code.STAGE_THERE, where=stage)


def leave_out(
    funnel: Funnel, rates: Sequence[StageRate], shop: str, stage: str, new_id: Callable[[], str]
) -> Changes:
    """Give the changes by which a stage is left out; `funnel` is the catalogue's chain.

    What each other stage needs stays the same, unless the stage was one put in: that is simply gone.
    """
    rows = {x.stage: x for x in rates}
    chain, row = _whole(funnel, rows, {}), rows.get(stage)
    at = _at(chain, stage)
    carried = _product(rows[x.code] for x in _gone_before(chain, rows, at))
    following = rows.get(_next(chain, rows, at))
    if row is not None and row.after:
        moved = {x.stage: replace(x, after=row.after) for x in rates if x.after == stage}
        if following is not None and carried != EVERYONE:
            behind = moved.get(following.stage, following)
            moved[following.stage] = _as(behind, _times(carried, _span(following)))
        return tuple(moved.values()), (row,)
    assumed = chain[at].rate
    assert assumed is not None
    share = assumed if row is None else _over(_span(row), carried) or assumed
    gone = row or StageRate(new_id(), shop, stage, share.low, share.typical, share.high, at)
    put = [replace(_as(gone, share), left_out=True)]
    if following is not None:
        put.append(_as(following, _times(_times(carried, share), _span(following))))
    return tuple(put), ()


def bring_back(funnel: Funnel, rates: Sequence[StageRate], stage: str) -> Changes:
    """Give the changes by which a stage is back with the share it had; `funnel` is the catalogue's chain.

    A share typed for the next stage since then that cannot hold this one's is given up.
    """
    rows = {x.stage: x for x in rates}
    chain, row = _whole(funnel, rows, {}), rows[stage]
    at = _at(chain, stage)
    carried = _times(_product(rows[x.code] for x in _gone_before(chain, rows, at)), _span(row))
    put, gone = [], []
    if _span(row) == chain[at].rate:
        gone.append(row)
    else:
        put.append(replace(_as(row, carried), left_out=False))
    following = rows.get(_next(chain, rows, at))
    if following is not None:
        share = _over(_span(following), carried)
        if share is not None or following.after:
            put.append(_as(following, share or EVERYONE))
        else:
            gone.append(following)
    return tuple(put), tuple(gone)


def put_in(shop: str, stage: str, after: str, position: int, new_id: Callable[[], str]) -> StageRate:
    """Give the row of a stage put in behind another; at first everybody goes on to it."""
    low, typical, high = EVERYONE.low, EVERYONE.typical, EVERYONE.high
    return StageRate(new_id(), shop, stage, low, typical, high, position, after)


def _whole(
    funnel: Funnel, rows: Mapping[str, StageRate], measures: Mapping[str, Measure]
) -> list[FunnelStage]:
    """Give the catalogue's chain with what was put in; where the one it follows is not there, it is not."""
    stages = list(funnel.stages)
    for row in sorted((x for x in rows.values() if x.after), key=_place):
        codes = [x.code for x in stages]
        if row.after in codes and row.stage not in codes:
            measure = measures.get(row.stage)
            name = measure.name if measure else Text(row.stage, row.stage)
            at = codes.index(row.after) + 1
            stages[at:at] = [FunnelStage(row.stage, name, _span(row))]
    return stages


def _without(stages: Sequence[FunnelStage], rows: Mapping[str, StageRate]) -> Iterator[FunnelStage]:
    carried = EVERYONE
    for stage in stages:
        row = rows.get(stage.code)
        if row is not None and row.left_out:
            carried = _times(carried, _span(row))
            continue
        assumed = stage.rate is not None and (row is None or not row.after)
        yield replace(stage, rate=_times(carried, stage.rate)) if assumed and stage.rate else stage
        carried = EVERYONE


def _gone_before(chain: Sequence[FunnelStage], rows: Mapping[str, StageRate], at: int) -> list[FunnelStage]:
    """Give the stages left out right before one, up to the first that is there."""
    return list(takewhile(lambda x: x.code in rows and rows[x.code].left_out, reversed(chain[:at])))


def _next(chain: Sequence[FunnelStage], rows: Mapping[str, StageRate], at: int) -> str:
    """Give the next stage that the shop has; empty where there is none."""
    behind = (x.code for x in chain[at + 1 :])
    return next((x for x in behind if x not in rows or not rows[x].left_out), "")


def _at(chain: Sequence[FunnelStage], stage: str) -> int:
    return next(at for at, x in enumerate(chain) if x.code == stage)


def _span(rate: StageRate) -> Span:
    return Span(rate.low, rate.typical, rate.high)


def _as(rate: StageRate, span: Span) -> StageRate:
    return replace(rate, low=span.low, typical=span.typical, high=span.high)


def _product(rates: Iterable[StageRate]) -> Span:
    return reduce(_times, map(_span, rates), EVERYONE)


def _times(one: Span, other: Span) -> Span:
    return Span(one.low * other.low, one.typical * other.typical, one.high * other.high)


def _over(one: Span, other: Span) -> Span | None:
    """Give the share that makes `one` with `other`; None where there is none that can be kept."""
    share = Span(one.low / other.low, one.typical / other.typical, one.high / other.high)
    return share if 0 < share.low <= share.typical <= share.high <= 1 else None


def _place(rate: StageRate) -> int:
    return rate.position
