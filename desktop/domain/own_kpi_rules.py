"""What an own KPI may be: its name, its unit, what it is worked out from, and what still rests on it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from desktop.domain.book import Book
from desktop.domain.fees.checks import counted_codes
from desktop.domain.fees.terms import Terms
from desktop.domain.kpis import Measure, Unit
from desktop.domain.own_kpis import OWN, OwnKpi
from desktop.domain.problems import Code, Problem

ADDABLE = frozenset({Unit.COUNT, Unit.YEN, Unit.SECONDS, Unit.HOURS})
"""Units whose values may be added up; shares and ratios may not."""
SHARES = frozenset({Unit.PERCENT, Unit.RATIO})


class Use(StrEnum):
    """What rests on an own KPI."""

    MONTHS = "months"
    PLANS = "plans"
    GOAL = "goal"
    FEES = "fees"
    FORMULAS = "formulas"
    NOTES = "notes"
    """How it is counted was noted."""


def uses(book: Book, code: str) -> frozenset[Use]:
    """Say what rests on an own KPI; nothing: it can go altogether."""
    found = {
        Use.MONTHS: any(x.kpi == code for x in book.results)
        or any(x.kpi == code for x in book.cancellations),
        Use.PLANS: any(x.kpi == code for x in book.lines),
        Use.GOAL: book.goal is not None and book.goal.kpi == code,
        Use.FEES: any(code in counted_codes(terms) for terms in _all_terms(book)),
        Use.FORMULAS: any(code in parts(kpi) for kpi in book.own_kpis),
        Use.NOTES: any(x.kpi == code for x in book.countings),
    }
    return frozenset(use for use, there in found.items() if there)


def _all_terms(book: Book) -> Iterator[Terms]:
    """Give the terms of every contract, offer and amendment."""
    yield from (x.terms for x in book.contracts)
    yield from (x.terms for x in book.amendments)


def settled(book: Book, code: str) -> bool:
    """Tell whether its unit and how it is worked out stay: months, the goal, fees or formulas rest on it.

    A plan alone does not settle it as long as none of its months is closed.
    """
    closed = {plan.id for x in book.states if x.closed and (plan := book.plan(x.month)) is not None}
    planned = any(x.kpi == code and x.plan in closed for x in book.lines)
    return planned or bool(uses(book, code) - {Use.PLANS, Use.NOTES})


def parts(kpi: OwnKpi) -> tuple[str, ...]:
    """Give the codes it is worked out from, each once."""
    return tuple(dict.fromkeys((*kpi.plus, *kpi.minus, *kpi.over)))


def addable(measure: Measure) -> bool:
    """Tell whether values of it may be added up: counts and amounts, not shares, means or costs per result."""
    shared = any(formula.over for formula in measure.formulas)
    return measure.unit in ADDABLE and not shared and not measure.weight


def fitting_units(kpi: OwnKpi, measures: Mapping[str, Measure]) -> tuple[Unit, ...]:
    """Give the units its formula can result in; all of them where it is not worked out."""
    if not kpi.plus:
        return tuple(Unit)
    above = next((measures[code].unit for code in kpi.plus if code in measures), Unit.COUNT)
    if not kpi.over:
        return (above,)
    below = next((measures[code].unit for code in kpi.over if code in measures), Unit.COUNT)
    if above is below:
        return (Unit.PERCENT, Unit.RATIO)
    return (Unit.RATIO,) if above is Unit.COUNT else (above,)


def tidied(kpi: OwnKpi) -> OwnKpi:
    """Give it as it is kept: blanks off, and no word after the number where its unit has one."""
    words = {name: getattr(kpi, name).strip() for name in _TEXTS}
    if kpi.unit not in (Unit.COUNT, Unit.RATIO):
        words["counter"] = ""
    return replace(kpi, **words)


def free_code(book: Book) -> str:
    """Give a code no own KPI of the shop has."""
    taken, number = {kpi.code for kpi in book.own_kpis}, 1
    while f"{OWN}{number}" in taken:
        number += 1
    return f"{OWN}{number}"


def own_kpi_problems(book: Book, measures: Mapping[str, Measure], kpi: OwnKpi) -> Iterator[Problem]:
    """Say why an own KPI cannot be kept so; `measures` are the catalogue's and the shop's, with it or without."""
    others = {code: measure for code, measure in measures.items() if code != kpi.code}
    if not kpi.name:
        yield Problem(Code.FIELD_EMPTY, where="name")
    elif folded(kpi.name) in {folded(name) for x in others.values() for name in (x.name.ja, x.name.en)}:
        yield Problem(Code.MEASURE_NAME_TAKEN, where="name", values={"name": kpi.name})
    if kpi.unit is Unit.COUNT and not kpi.counter:
        yield Problem(Code.FIELD_EMPTY, where="counter")
    yield from _formula_problems(measures, kpi)
    kept = next((x for x in book.own_kpis if x.code == kpi.code), None)
    if kept is not None and _worked(kept) != _worked(kpi) and settled(book, kpi.code):
        yield Problem(Code.MEASURE_SETTLED, where="unit")


def _formula_problems(measures: Mapping[str, Measure], kpi: OwnKpi) -> Iterator[Problem]:
    if (kpi.minus or kpi.over) and not kpi.plus:
        yield Problem(Code.CHOICE_MISSING, where="plus")
    found = list(_part_problems(measures, kpi))
    yield from found
    if not found and kpi.unit not in fitting_units(kpi, measures):
        yield Problem(Code.PARTS_OTHER_UNIT, where="unit")


def _part_problems(measures: Mapping[str, Measure], kpi: OwnKpi) -> Iterator[Problem]:
    for name, codes in (("plus", kpi.plus), ("minus", kpi.minus), ("over", kpi.over)):
        if any(code not in measures for code in codes):
            yield Problem(Code.PART_GONE, where=name)
        elif code := next((code for code in codes if kpi.code in reach(measures, code)), ""):
            yield Problem(Code.PART_CIRCLE, where=name, values={"name": measures[code].name.ja})
        elif not all(addable(measures[code]) for code in codes):
            yield Problem(Code.PARTS_UNLIKE, where=name)
    for name, codes in (("minus", (*kpi.plus, *kpi.minus)), ("over", kpi.over)):
        if len({measures[code].unit for code in codes if code in measures}) > 1:
            yield Problem(Code.PARTS_UNLIKE, where="plus" if name == "minus" and not kpi.minus else name)


def reach(measures: Mapping[str, Measure], code: str) -> Collection[str]:
    """Give a code and everything it is worked out from, however long the way."""
    found, ahead = set[str](), [code]
    while ahead:
        at = ahead.pop()
        if at not in found:
            found.add(at)
            measure = measures.get(at)
            if measure is not None:
                ahead += [x for formula in measure.formulas for x in formula.codes] + [*measure.needs]
    return found


def folded(text: str) -> str:
    """Make names comparable: width, case and blanks do not tell them apart."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _worked(kpi: OwnKpi) -> tuple[object, ...]:
    return kpi.unit, kpi.plus, kpi.minus, kpi.over


_TEXTS = ("name", "counter", "definition", "where", "gaming", "reason")
