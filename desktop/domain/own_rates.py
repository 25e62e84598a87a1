"""A shop's own rates: what its months say of each step of its chain, offered in place of the assumption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from itertools import pairwise

from desktop.domain.derived import Figures
from desktop.domain.funnels import Funnel, FunnelStage, Span, StageRate
from desktop.domain.kpis import Measure
from desktop.domain.month import Month
from desktop.domain.statistics import share

LEAST_MONTHS = 3
"""Before so many full months nothing is offered (product notes)."""
_DIGITS = 3
"""Significant digits a rate is adopted with."""


class Standing(StrEnum):
    """Why a rate is offered, or not."""

    OFFERED = "offered"
    FEW_MONTHS = "few_months"
    MORE_AFTER = "more_after"
    """More came than the stage before counted: they come by other ways too."""
    OTHER_DOORS = "other_doors"
    """The stage counts what comes by phone, LINE and in the shop, so it is no rate of the link."""


@dataclass(frozen=True, slots=True)
class OwnRate:
    """What the months say of the step to `stage`; the span is None where nothing can be said."""

    stage: str
    standing: Standing
    months: int
    came: int
    """Results of the stage."""
    of: int
    """Of so many of the stage before."""
    span: Span | None = None
    """Middle and the range that holds it nine times in ten (Beta, Jeffreys prior)."""

    def rate(self, shop: str, position: int, before: StageRate | None, new_id: str) -> StageRate:
        """Give the row that adopts it, rounded to three digits; raises ValueError where it is not offered."""
        if self.span is None:
            raise ValueError("nothing to adopt")
        low, typical, high = (_rounded(x) for x in (self.span.low, self.span.typical, self.span.high))
        kept = before or StageRate(new_id, shop, self.stage, low, typical, high, position)
        return StageRate(
            kept.id, shop, self.stage, low, typical, high, kept.position, kept.after, version=kept.version
        )


def own_rates_of(figures: Figures, funnel: Funnel, last: Month, looked_back: int = 12) -> tuple[OwnRate, ...]:
    """Give what the full months up to `last` say of each step; `funnel` is the shop's own chain."""
    if funnel.index:
        return ()
    months = [last + -back for back in range(looked_back)]
    return tuple(_rates(figures, funnel, months))


def _rates(figures: Figures, funnel: Funnel, months: Sequence[Month]) -> Iterator[OwnRate]:
    doors = _all_doors(figures, months)
    for before, after in pairwise(funnel.stages):
        pairs = [pair for month in months if (pair := _pair(figures, month, before, after)) is not None]
        of, came = sum(x for x, _y in pairs), sum(y for _x, y in pairs)
        mixed = after.code in doors and before.code not in doors
        standing = _standing(len(pairs), came, of, mixed=mixed)
        if standing is Standing.OFFERED:
            spread = share(came, of)
            span = Span(*(Decimal(repr(x)) for x in (spread.low, spread.median, spread.high)))
            yield OwnRate(after.code, standing, len(pairs), came, of, span)
        elif pairs:
            yield OwnRate(after.code, standing, len(pairs), came, of)


def _standing(months: int, came: int, of: int, *, mixed: bool) -> Standing:
    if months < LEAST_MONTHS:
        return Standing.FEW_MONTHS
    if mixed:
        return Standing.OTHER_DOORS
    return Standing.MORE_AFTER if came > of or of == 0 else Standing.OFFERED


def _pair(figures: Figures, month: Month, before: FunnelStage, after: FunnelStage) -> tuple[int, int] | None:
    """Give both counts of a month in which both were counted in full; else None."""
    counts = (_count(figures, month, before), _count(figures, month, after))
    return None if counts[0] is None or counts[1] is None else (counts[0], counts[1])


def _count(figures: Figures, month: Month, stage: FunnelStage) -> int | None:
    if stage.formula is None:
        for code in (stage.code, *stage.alternatives):
            figure = figures.figure(month, code)
            if figure.value is not None:
                return None if figure.partial else int(figure.value)
        return None
    parts = [figures.figure(month, code) for code in (*stage.formula.plus, *stage.formula.minus)]
    if any(part.value is None or part.partial for part in parts):
        return None
    plus = sum(figures.value(month, code) or 0 for code in stage.formula.plus)
    return int(plus - sum(figures.value(month, code) or 0 for code in stage.formula.minus))


def _all_doors(figures: Figures, months: Sequence[Month]) -> frozenset[str]:
    """Give the codes that count what comes by several doors, as far as the shop counts several."""
    measures = figures.measures
    several = {
        code
        for code, measure in measures.items()
        for formula in measure.formulas
        if _doors_used(figures, formula.in_use, months) > 1
        or (formula.in_use and not _doors_used(figures, formula.in_use, months))
    }
    return frozenset(code for code in measures if _rests_on(code, several, measures, frozenset()))


def _doors_used(figures: Figures, doors: Sequence[str], months: Sequence[Month]) -> int:
    return sum(any(figures.value(month, door) for month in months) for door in doors)


def _rests_on(code: str, wanted: set[str], measures: Mapping[str, Measure], above: frozenset[str]) -> bool:
    if code in wanted:
        return True
    measure = measures.get(code)
    if measure is None or code in above:
        return False
    parts = {part for formula in measure.formulas for part in formula.plus}
    return any(_rests_on(part, wanted, measures, above | {code}) for part in parts)


def _rounded(rate: Decimal) -> Decimal:
    """Round to three significant digits, never to zero and never above one."""
    if rate <= 0:
        return Decimal("0.000001")
    step = Decimal(1).scaleb(rate.adjusted() - _DIGITS + 1)
    return min(Decimal(1), rate.quantize(step, ROUND_HALF_EVEN).normalize() + Decimal(0))
