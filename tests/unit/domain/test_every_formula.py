"""Every figure that is worked out equals its formula, reckoned here another way, whatever the months hold."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.catalog import Catalog
from desktop.domain.derived import Figures
from desktop.domain.kpis import Formula, KpiPlan, Measure, Origin, PlanLine, Tier
from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.settings import resources

from .books import OCTOBER, book

MEASURES = Catalog(resources() / "catalog").measures
MONTHS = (OCTOBER + -2, OCTOBER + -1, OCTOBER)
TYPED = sorted(code for code, x in MEASURES.items() if x.origin in (Origin.MEASURED, Origin.EITHER))
WORKED = sorted(
    code
    for code, x in MEASURES.items()
    if x.formulas and x.origin is Origin.COMPUTED and not any(f.in_use for f in x.formulas)
)
NUMBERS = st.one_of(st.just(0), st.integers(0, 40), st.integers(0, 10**6))
PLAN = KpiPlan("p", "s", 1, MONTHS[0])
LINES = (PlanLine("l", "s", "p", "bookings", Tier.RESULT, 0, result=True),)

Values = dict[Month, dict[str, int]]


def figures_of(values: Values, purpose: Purpose) -> Figures:
    facts = {"hourly_cost": 1500, "gross_margin": Decimal("0.5")}
    extra = {month: {"fee_net": Decimal(100_000)} for month in MONTHS}
    return Figures(book(values, purpose, plans=(PLAN,), lines=LINES, facts=facts), MEASURES, extra)


@st.composite
def months(draw: st.DrawFn) -> Values:
    """Draw three months in which a few codes are missing."""
    gone = draw(st.sets(st.sampled_from(TYPED), max_size=6))
    return {
        month: {code: draw(NUMBERS) for code in TYPED if code not in gone or month != MONTHS[-1]}
        for month in MONTHS
    }


def exactly(figures: Figures, month: Month, code: str) -> Fraction | None:
    value = figures.value(month, code)
    return None if value is None else Fraction(value)


def parts(figures: Figures, month: Month, formula: Formula) -> tuple[list[Fraction | None], ...]:
    above = [exactly(figures, month, x) for x in formula.plus]
    off = [exactly(figures, month, x) for x in formula.minus]
    off += [exactly(figures, month + -1, x) for x in formula.before]
    return above, off, [exactly(figures, month, x) for x in formula.over]


def expected(figures: Figures, month: Month, measure: Measure) -> tuple[Fraction, Fraction | None] | None:
    """Give numerator and denominator of the first formula whose parts are all there."""
    for formula in measure.formulas:
        if formula.purpose not in (None, figures.book.shop.purpose):
            continue
        above, off, below = parts(figures, month, formula)
        if any(x is None for x in (*above, *off, *below)):
            continue
        top = (sum(filter(None, above), Fraction(0)) - sum(filter(None, off), Fraction(0))) * formula.times
        return top, sum(filter(None, below), Fraction(0)) if formula.over else None
    return None


def close(value: Decimal | None, meant: Fraction | None) -> bool:
    if value is None or meant is None:
        return value is None and meant is None
    return abs(Fraction(value) - meant) <= abs(meant) / 10**20


def divided(pair: tuple[Fraction, Fraction | None] | None) -> Fraction | None:
    if pair is None:
        return None
    top, bottom = pair
    return top if bottom is None else top / bottom if bottom else None


@settings(max_examples=25, deadline=None)
@given(months(), st.sampled_from(Purpose))
def test_every_worked_out_figure_is_its_formula(values, purpose):
    figures = figures_of(values, purpose)
    for code in WORKED:
        pair = expected(figures, OCTOBER, MEASURES[code])
        assert close(figures.value(OCTOBER, code), divided(pair)), code


@settings(max_examples=20, deadline=None)
@given(months(), st.sampled_from(Purpose))
def test_months_together_add_above_and_below_the_line(values, purpose):
    figures = figures_of(values, purpose)
    for code in WORKED:
        if not any(x.over for x in MEASURES[code].formulas):
            continue
        pairs = [x for month in MONTHS if (x := expected(figures, month, MEASURES[code])) is not None]
        top = sum((x for x, _ in pairs), Fraction(0))
        bottom = sum((x or Fraction(0) for _, x in pairs), Fraction(0))
        meant = top / bottom if pairs and bottom else None
        assert close(figures.total(MONTHS, code).value, meant), code


@settings(max_examples=25, deadline=None)
@given(months())
def test_what_is_read_is_weighted_by_what_it_is_a_rate_of(values):
    figures = figures_of(values, Purpose.CUSTOMERS)
    read = [code for code, x in MEASURES.items() if x.weight]
    assert len(read) >= 8
    for code in read:
        pairs = [
            (exactly(figures, month, code), exactly(figures, month, MEASURES[code].weight))
            for month in MONTHS
        ]
        known = [(x, weight) for x, weight in pairs if x is not None and weight is not None]
        below = sum((weight for _, weight in known), Fraction(0))
        meant = sum((x * weight for x, weight in known), Fraction(0)) / below if below else None
        assert close(figures.total(MONTHS, code).value, meant), code


def test_every_part_that_is_missing_makes_the_figure_missing():
    full: Values = {month: dict.fromkeys(TYPED, 7) for month in MONTHS}
    for purpose in Purpose:
        for code in WORKED:
            kept = [x for x in MEASURES[code].formulas if x.purpose in (None, purpose)]
            if len(kept) != 1:
                continue
            for part in set(kept[0].codes) & set(TYPED):
                if MEASURES[part].origin is not Origin.MEASURED:
                    continue
                values = {m: {k: v for k, v in row.items() if k != part} for m, row in full.items()}
                assert figures_of(values, purpose).value(OCTOBER, code) is None, (code, part)


def test_nothing_below_the_line_is_missing_and_never_zero():
    zero: Values = {month: dict.fromkeys(TYPED, 0) for month in MONTHS}
    for code in WORKED:
        if all(x.over for x in MEASURES[code].formulas) and not {"total_cost"} & set(
            MEASURES[code].formulas[0].over
        ):
            assert figures_of(zero, Purpose.CUSTOMERS).value(OCTOBER, code) is None, code
