"""What explains a KPI: its unit and direction, how it is worked out, where it is read, what to watch, fees, how often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop import language
from desktop.domain.kpis import Cadence, Direction, Formula, Measure, Unit
from desktop.domain.shop import Purpose
from desktop.language import N_, _
from desktop.wording.kpis import fee_basis_word, name_of, unit_word

_DIRECTIONS = {
    Direction.UP: N_("More is better"),
    Direction.DOWN: N_("Less is better"),
    Direction.BAND: N_("Neither many nor few: keep it steady"),
}
_CADENCES = {
    Cadence.WEEKLY: N_("Once a week"),
    Cadence.MONTHLY: N_("Once a month"),
    Cadence.QUARTERLY: N_("Every three months"),
}
_UNITS = {
    Unit.COUNT: N_("A count"),
    Unit.YEN: N_("Yen"),
    Unit.PERCENT: N_("A share in %"),
    Unit.RATIO: N_("A ratio"),
    Unit.SECONDS: N_("Seconds"),
    Unit.HOURS: N_("Hours"),
}


def direction_word(direction: Direction) -> str:
    """Say which way is good."""
    return _(_DIRECTIONS[direction])


def cadence_word(cadence: Cadence) -> str:
    """Say how often a look is worth it."""
    return _(_CADENCES[cadence])


def unit_kind(unit: Unit) -> str:
    """Say what a unit is, to choose it."""
    return _(_UNITS[unit])


def help_lines(
    measure: Measure, measures: Mapping[str, Measure], purpose: Purpose | None = None
) -> tuple[str, ...]:
    """Say everything but name and meaning, a sentence each; what nobody wrote is left out."""
    return tuple(_lines(measure, measures, purpose))


def _lines(measure: Measure, measures: Mapping[str, Measure], purpose: Purpose | None) -> Iterator[str]:
    spoken = language.current()
    unit = unit_word(measure) or unit_kind(measure.unit)
    yield _("Unit: {unit}. {direction}.").format(unit=unit, direction=direction_word(measure.direction))
    if worked := formula_words(measure, measures, purpose):
        yield _("How it is worked out: {formula}").format(formula=worked)
    if measure.where[spoken]:
        yield _("Where to read it: {where}").format(where=measure.where[spoken])
    if measure.gaming and measure.gaming[spoken]:
        yield _("What to watch: {watch}").format(watch=measure.gaming[spoken])
    basis = fee_basis_word(measure.fee_basis)
    if measure.reason and measure.reason[spoken]:
        basis = _("{verdict}: {reason}").format(verdict=basis, reason=measure.reason[spoken])
    yield _("As a fee basis: {basis}").format(basis=basis)
    yield _("When to look: {cadence}").format(cadence=cadence_word(measure.cadence))


def formula_words(measure: Measure, measures: Mapping[str, Measure], purpose: Purpose | None = None) -> str:
    """Say how a figure is worked out, with the names of its parts; empty where people or files give it."""
    fitting = [x for x in measure.formulas if purpose is None or x.purpose in (None, purpose)]
    told = [_formula(x, measures) for x in fitting or measure.formulas]
    if told:
        return _(", or else ").join(told)
    if measure.needs:
        return _("from {kpis}").format(kpis=_(", ").join(name_of(measures, x) for x in measure.needs))
    return ""


def _formula(formula: Formula, measures: Mapping[str, Measure]) -> str:
    before = [_("{kpi} of the month before").format(kpi=name_of(measures, x)) for x in formula.before]
    above = [name_of(measures, x) for x in (*formula.plus, *formula.in_use)]
    below = [name_of(measures, x) for x in formula.over]
    minus = [*(name_of(measures, x) for x in formula.minus), *before]
    top = " − ".join([" + ".join(above), *minus])
    if formula.in_use:
        top = _("{sum} (only what is counted)").format(sum=top)
    times = f" × {formula.times:,}" if formula.times != 1 else ""
    if not below:
        return f"{top}{times}"
    return f"{_grouped(top, len(above) + len(minus))}{times} ÷ {_grouped(' + '.join(below), len(below))}"


def _grouped(text: str, many: int) -> str:
    return f"({text})" if many > 1 else text
