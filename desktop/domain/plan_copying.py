"""A plan after another shop's: its KPIs with their groups and steady targets, not what it aims at month by month.

How much one shop aims at says nothing about another one: monthly targets follow this shop's own goal.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.domain.book import Book
from desktop.domain.kpis import KpiPlan, Measure, PlanLine, Target, Tier
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.plan_targets import Asked
from desktop.domain.planning import begun, override_problem
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.shop import Shop


@dataclass(frozen=True, slots=True)
class Candidate:
    """One KPI of another shop's plan."""

    line: PlanLine
    measure: Measure | None
    tier: Tier
    """The group it would stand in here."""
    fits: bool
    """Whether it serves what this shop is on TikTok for."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A plan made after another shop's, with the own KPIs it needs here."""

    plan: KpiPlan
    lines: tuple[PlanLine, ...]
    targets: tuple[Target, ...]
    own: tuple[OwnKpi, ...]


def candidates(there: Book, shop: Shop, measures: Mapping[str, Measure], month: Month) -> Iterator[Candidate]:
    """Give what another shop's plan of a month (else its last) offers; nothing where it has none."""
    plan = there.plan(month) or (there.plans[-1] if there.plans else None)
    known, alike = there.known(measures), there.shop.purpose is shop.purpose
    for line in there.plan_lines(plan) if plan else ():
        measure = known.get(line.kpi)
        fits = measure is not None and (not measure.purposes or shop.purpose in measure.purposes)
        yield Candidate(
            line,
            measure,
            line.tier if alike or measure is None else measure.tier_for(shop.purpose),
            alike or fits,
        )


def copied(
    book: Book,
    there: Book,
    chosen: Collection[Candidate],
    first: Month,
    reason: str,
    asked: Asked | None,
    new_id: Callable[[], str],
) -> Copied:
    """Make a plan of chosen KPIs, from a month on; the result is what this shop's goal is for, where it has one.

    Raises `Refused`: nothing chosen, a result that is only a reference without a written reason, and
    what `begun` refuses.
    """
    if not chosen:
        raise Refused(Problem(Code.CHOICE_MISSING, where="kpis"))
    plan = begun(book, first, reason, new_id())
    codes, own = _own(book, there, [one.line.kpi for one in chosen], new_id)
    lines = [
        replace(one.line, kpi=codes.get(one.line.kpi, one.line.kpi), tier=one.tier)
        for one in _ordered(chosen)
    ]
    lines = _with_result(lines, asked.kpi if asked else "")
    problems = (
        override_problem(one.measure, book.shop.purpose, one.line.override_reason)
        for one in chosen
        if one.measure is not None and codes.get(one.line.kpi, one.line.kpi) == lines[0].kpi
    )
    refused = [problem for problem in problems if problem is not None]
    if refused:
        raise Refused(*refused)
    made = tuple(_placed(line, plan, at, asked, new_id()) for at, line in enumerate(lines))
    return Copied(plan, made, tuple(_targets(plan, made, asked, new_id)), own)


def _ordered(chosen: Collection[Candidate]) -> list[Candidate]:
    """The result of the other plan first, else what stands closest to money."""
    return sorted(chosen, key=_place)


def _place(one: Candidate) -> tuple[bool, int, int]:
    return not one.line.result, [*Tier].index(one.tier), one.line.position


def _with_result(lines: list[PlanLine], kpi: str) -> list[PlanLine]:
    """Put the KPI of the goal first, which joins where it was not chosen; without a goal the first one stays it."""
    if not kpi:
        return lines
    goal = next((line for line in lines if line.kpi == kpi), replace(lines[0], kpi=kpi, override_reason=""))
    return [replace(goal, tier=Tier.RESULT), *(line for line in lines if line.kpi != kpi)]


def _placed(line: PlanLine, plan: KpiPlan, at: int, asked: Asked | None, id_: str) -> PlanLine:
    aimed = line.tier is not Tier.REFERENCE and not (asked and line.kpi == asked.kpi)
    return replace(
        line,
        id=id_,
        shop=plan.shop,
        plan=plan.id,
        position=at,
        result=at == 0,
        steady_target=line.steady_target if aimed else None,
        override_reason=line.override_reason if at == 0 else "",
        version=0,
    )


def _targets(
    plan: KpiPlan, lines: Collection[PlanLine], asked: Asked | None, new_id: Callable[[], str]
) -> Iterator[Target]:
    for line in lines:
        monthly = asked.monthly.get(line.kpi, {}) if asked and line.steady_target is None else {}
        if line.result or line.tier is not Tier.REFERENCE:
            for month, value in monthly.items():
                if month >= plan.first:
                    yield Target(new_id(), plan.shop, plan.id, line.kpi, month, value)


def _own(
    book: Book, there: Book, kpis: Collection[str], new_id: Callable[[], str]
) -> tuple[Mapping[str, str], tuple[OwnKpi, ...]]:
    """Give the own KPIs that have to come along, those their formulas name too, and the codes they have here."""
    theirs, ours = {x.code: x for x in there.own_kpis}, {x.code: x for x in book.own_kpis}
    wanted = [code for code in kpis if code in theirs]
    for code in wanted:  # grows while it is gone through
        one = theirs[code]
        wanted += [x for x in (*one.plus, *one.minus, *one.over) if x in theirs and x not in wanted]
    codes: dict[str, str] = {}
    for code in wanted:
        same = code in ours and _content(ours[code]) == _content(theirs[code])
        codes[code] = code if same else _free(code, {*ours, *codes.values()})
    come = [code for code in wanted if codes[code] not in ours]
    return codes, tuple(_brought(theirs[code], codes, book.shop.id, new_id()) for code in come)


def _brought(kpi: OwnKpi, codes: Mapping[str, str], shop: str, id_: str) -> OwnKpi:
    plus, minus, over = (
        tuple(codes.get(code, code) for code in part) for part in (kpi.plus, kpi.minus, kpi.over)
    )
    return replace(
        kpi,
        id=id_,
        shop=shop,
        code=codes[kpi.code],
        plus=plus,
        minus=minus,
        over=over,
        archived=False,
        version=0,
    )


def _content(kpi: OwnKpi) -> OwnKpi:
    return replace(kpi, id="", shop="", archived=False, version=0)


def _free(code: str, taken: Collection[str]) -> str:
    number, found = 1, code
    while found in taken:
        number += 1
        found = f"{code}_{number}"
    return found
