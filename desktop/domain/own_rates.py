"""A shop's own rates: what its months say of each step of its chain, offered in place of the assumption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from itertools import pairwise

from desktop.domain.derived import Figures
from desktop.domain.funnels import Funnel, FunnelStage, Span, StageRate
from desktop.domain.kpis import Formula, Measure
from desktop.domain.month import Month
from desktop.domain.statistics import share

LEAST_MONTHS = 3
"""Before so many full months nothing is offered (product notes)."""
LOOKED_BACK = 6
"""Months looked back over: long enough to count, short enough to be how it goes now."""
_DIGITS = 3
"""Significant digits a rate is adopted with."""


class Standing(StrEnum):
    """Why a rate is offered, or not."""

    OFFERED = "offered"
    FEW_MONTHS = "few_months"
    MORE_AFTER = "more_after"
    """More came than the stage before counted: they come by other ways too."""
    NONE_CAME = "none_came"
    """No result yet: a share of nothing would ask for endless views."""
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

    def adopted(self) -> Span:
        """Give it as it is adopted: with three digits; raises ValueError where it is not offered."""
        if self.span is None:
            raise ValueError("nothing to adopt")
        return Span(_rounded(self.span.low), _rounded(self.span.typical), _rounded(self.span.high))

    def rate(self, shop: str, position: int, before: StageRate | None, new_id: str) -> StageRate:
        """Give the row that adopts it; raises ValueError where it is not offered."""
        own = self.adopted()
        kept = before or StageRate(new_id, shop, self.stage, own.low, own.typical, own.high, position)
        return replace(kept, low=own.low, typical=own.typical, high=own.high)


def own_rates_of(figures: Figures, funnel: Funnel, last: Month) -> tuple[OwnRate, ...]:
    """Give what the full months up to `last` say of each step; `funnel` is the shop's own chain."""
    if funnel.index:
        return ()
    return tuple(_rates(figures, funnel, months_back(last)))


def months_back(last: Month) -> tuple[Month, ...]:
    """Give the months looked back over, the earliest first."""
    return tuple(last + -back for back in range(LOOKED_BACK - 1, -1, -1))


def rate_between(
    figures: Figures, before: FunnelStage, after: FunnelStage, months: Sequence[Month], *, mixed: bool = False
) -> OwnRate | None:
    """Give what months say of the step between two stages; None where no month counted both in full.

    `mixed` where the second counts what does not come through the first.
    """
    counts = zip(_counts(figures, months, before), _counts(figures, months, after), strict=True)
    pairs = [(x, y) for x, y in counts if x is not None and y is not None]
    of, came = sum(x for x, _y in pairs), sum(y for _x, y in pairs)
    standing = _standing(len(pairs), came, of, mixed=mixed)
    if not pairs:
        return None
    if standing is not Standing.OFFERED:
        return OwnRate(after.code, standing, len(pairs), came, of)
    spread = share(came, of)
    span = Span(*(Decimal(repr(x)) for x in (spread.low, spread.median, spread.high)))
    return OwnRate(after.code, standing, len(pairs), came, of, span)


def _rates(figures: Figures, funnel: Funnel, months: Sequence[Month]) -> Iterator[OwnRate]:
    doors = all_doors(figures, funnel, months)
    for before, after in pairwise(funnel.stages):
        mixed = after.code in doors and before.code not in doors
        rate = rate_between(figures, before, after, months, mixed=mixed)
        if rate is not None:
            yield rate


def _standing(months: int, came: int, of: int, *, mixed: bool) -> Standing:
    if months < LEAST_MONTHS:
        return Standing.FEW_MONTHS
    if mixed:
        return Standing.OTHER_DOORS
    if came > of:
        return Standing.MORE_AFTER
    return Standing.OFFERED if came else Standing.NONE_CAME


def _counts(figures: Figures, months: Sequence[Month], stage: FunnelStage) -> list[int | None]:
    """Give a stage's count in each month that was counted in full, all by one measure."""
    if stage.formula is not None:
        return [_worked_out(figures, month, stage.formula) for month in months]
    code = next(
        (
            x
            for x in (stage.code, *stage.alternatives)
            if any(figures.value(m, x) is not None for m in months)
        ),
        stage.code,
    )
    return [_count(figures, month, code) for month in months]


def _count(figures: Figures, month: Month, code: str) -> int | None:
    figure = figures.figure(month, code)
    return None if figure.value is None or figure.partial else int(figure.value)


def _worked_out(figures: Figures, month: Month, formula: Formula) -> int | None:
    plus = [_count(figures, month, code) for code in formula.plus]
    minus = [_count(figures, month, code) for code in formula.minus]
    if None in plus or None in minus:
        return None
    return sum(filter(None, plus)) - sum(filter(None, minus))


def all_doors(figures: Figures, funnel: Funnel, months: Sequence[Month]) -> frozenset[str]:
    """Give the codes that count what does not come by the link alone.

    What a stage names as its alternatives counts the link; of every other door one result is enough, and
    where no door is counted apart, all of them are in the sum.
    """
    link = {code for stage in funnel.stages for code in stage.alternatives}
    measures = figures.measures
    several = {
        code
        for code, measure in measures.items()
        for formula in measure.formulas
        if formula.in_use and not _all_in(_doors_used(figures, formula.in_use, months), link)
    }
    return frozenset(code for code in measures if _rests_on(code, several, measures, frozenset()))


def _doors_used(figures: Figures, doors: Sequence[str], months: Sequence[Month]) -> list[str]:
    return [door for door in doors if any(figures.value(month, door) for month in months)]


def _all_in(doors: Sequence[str], link: set[str]) -> bool:
    return bool(doors) and link.issuperset(doors)


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
