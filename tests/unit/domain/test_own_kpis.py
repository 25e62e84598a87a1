"""Own KPIs: what a name, a unit and a formula may be, and what is fixed once something rests on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.book import Book
from desktop.domain.contract.amendments import Amendment
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.derived import Figures
from desktop.domain.fees.terms import PerResult, Terms
from desktop.domain.kpis import KpiPlan, PlanLine, Tier, Unit
from desktop.domain.month import Month
from desktop.domain.own_kpi_rules import (
    Use,
    fitting_units,
    free_code,
    own_kpi_problems,
    settled,
    tidied,
    uses,
)
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.problems import Code
from desktop.domain.results import MonthState

from .books import OCTOBER, book, results

TASTED = OwnKpi("1", "s", "own_1", "試食の数", Unit.COUNT, Tier.INTERMEDIATE, "人")
RATE = OwnKpi(
    "2", "s", "own_2", "試食からの来店", Unit.PERCENT, Tier.INTERMEDIATE,
    plus=("store_visits",), over=("own_1",),
)  # fmt: skip
PLAN = KpiPlan("p", "s", 1, Month(2026, 5))


def said(kpi: OwnKpi, catalog, *there: OwnKpi, **parts: object) -> list[tuple[Code, str]]:
    kept = book({}, own_kpis=there, **parts)
    found = own_kpi_problems(kept, kept.known(catalog.measures), kpi)
    return [(problem.code, problem.where) for problem in found]


def test_a_count_and_a_rate_of_it_are_taken(catalog):
    assert said(TASTED, catalog) == []
    assert said(RATE, catalog, TASTED) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": ""}, (Code.FIELD_EMPTY, "name")),
        ({"name": "再生数"}, (Code.MEASURE_NAME_TAKEN, "name")),
        ({"name": "video  VIEWS"}, (Code.MEASURE_NAME_TAKEN, "name")),
        ({"counter": ""}, (Code.FIELD_EMPTY, "counter")),
        ({"over": ("views",)}, (Code.CHOICE_MISSING, "plus")),
        ({"plus": ("happiness",)}, (Code.PART_GONE, "plus")),
        ({"plus": ("link_ctr",)}, (Code.PARTS_UNLIKE, "plus")),
        ({"plus": ("bookings", "online_sales")}, (Code.PARTS_UNLIKE, "plus")),
        ({"plus": ("bookings",), "minus": ("online_sales",)}, (Code.PARTS_UNLIKE, "minus")),
        ({"plus": ("bookings",), "over": ("views", "ad_spend")}, (Code.PARTS_UNLIKE, "over")),
        ({"plus": ("online_sales",)}, (Code.PARTS_OTHER_UNIT, "unit")),
        ({"plus": ("bookings",), "over": ("views",)}, (Code.PARTS_OTHER_UNIT, "unit")),
        ({"plus": ("own_1",)}, (Code.PART_CIRCLE, "plus")),
    ],
)
def test_what_cannot_be_is_said_at_its_field(catalog, change, problem):
    assert problem in said(replace(TASTED, **change), catalog, TASTED)


def test_a_circle_is_found_however_long_the_way(catalog):
    ways = [
        replace(TASTED, id=str(n), code=f"own_{n}", name=f"数{n}", plus=(f"own_{n + 1}",))
        for n in range(1, 5)
    ]
    last = replace(TASTED, id="5", code="own_5", name="数5")
    assert said(last, catalog, *ways, last) == []
    assert (Code.PART_CIRCLE, "plus") in said(replace(last, plus=("own_1",)), catalog, *ways, last)


def test_two_of_one_name_are_refused_and_its_own_name_is_not(catalog):
    other = replace(TASTED, id="3", code="own_3")
    assert said(other, catalog, TASTED) == [(Code.MEASURE_NAME_TAKEN, "name")]
    assert said(TASTED, catalog, TASTED) == []


def test_a_formula_says_which_units_it_can_have(catalog):
    def units(**parts: tuple[str, ...]) -> tuple[Unit, ...]:
        return fitting_units(replace(TASTED, **parts), catalog.measures)

    assert units() == tuple(Unit)
    assert units(plus=("bookings",)) == (Unit.COUNT,)
    assert units(plus=("online_sales",)) == (Unit.YEN,)
    assert units(plus=("bookings",), over=("views",)) == (Unit.PERCENT, Unit.RATIO)
    assert units(plus=("online_sales",), over=("bookings",)) == (Unit.YEN,)
    assert units(plus=("bookings",), over=("internal_hours",)) == (Unit.RATIO,)


def test_the_word_after_the_number_goes_where_the_unit_has_one():
    assert tidied(replace(TASTED, name=" 試食 ", unit=Unit.YEN)) == replace(
        TASTED, name="試食", unit=Unit.YEN, counter=""
    )
    assert tidied(TASTED).counter == "人"


def test_codes_are_never_given_twice():
    assert free_code(book({})) == "own_1"
    assert free_code(book({}, own_kpis=(TASTED, RATE))) == "own_3"
    assert free_code(book({}, own_kpis=(RATE,))) == "own_1"


def test_months_plans_and_formulas_rest_on_it():
    line = PlanLine("l", "s", "p", "own_1", Tier.INTERMEDIATE, 0)
    measured = Book(book({}).shop, results=results({OCTOBER: {"own_1": 4}}), own_kpis=(TASTED, RATE))
    assert uses(measured, "own_1") == {Use.MONTHS, Use.FORMULAS}
    assert uses(measured, "own_2") == frozenset()
    planned = book({}, own_kpis=(TASTED,), plans=(PLAN,), lines=(line,))
    assert uses(planned, "own_1") == {Use.PLANS}
    assert not settled(planned, "own_1")
    assert settled(replace(planned, states=(MonthState("m", "s", OCTOBER, closed=True),)), "own_1")


def test_an_offer_beside_a_signed_contract_rests_on_it_too():
    start = Month(2026, 10)
    signed = Contract("k", "s", "a", Terms(start=start, fees=()), ContractState.SIGNED)
    offer = Contract(
        "o", "s", "a", Terms(start=start, fees=(PerResult(kpi="own_1", unit_price=Decimal(500)),))
    )
    there = book({}, own_kpis=(TASTED,), contracts=(signed, offer))
    assert uses(there, "own_1") == {Use.FEES}
    assert settled(there, "own_1")
    lower = Amendment("m", "s", "k", OCTOBER, offer.terms)
    assert uses(replace(there, contracts=(signed,), amendments=(lower,)), "own_1") == {Use.FEES}


def test_once_measured_its_unit_stays_but_its_words_may_change(catalog):
    def change(**parts: object) -> list[tuple[Code, str]]:
        there = Book(book({}).shop, results=results({OCTOBER: {"own_1": 4}}), own_kpis=(TASTED,))
        wanted = replace(TASTED, **parts)
        found = own_kpi_problems(there, there.known(catalog.measures), wanted)
        return [(problem.code, problem.where) for problem in found]

    assert change(unit=Unit.HOURS) == [(Code.MEASURE_SETTLED, "unit")]
    assert change(plus=("bookings",)) == [(Code.MEASURE_SETTLED, "unit")]
    assert change(name="試食された人", tier=Tier.RESULT, reason="券を数える") == []


def test_its_value_is_worked_out_and_missing_without_a_part(catalog):
    months = {OCTOBER: {"own_1": 40, "store_visits": 10}, OCTOBER + 1: {"own_1": 5}}
    figures = Figures(book(months, own_kpis=(TASTED, RATE)), catalog.measures | {
        x.code: x.measure for x in (TASTED, RATE)
    })  # fmt: skip
    assert figures.value(OCTOBER, "own_2") == Decimal("0.25")
    assert figures.value(OCTOBER + 1, "own_2") is None
    assert figures.total([OCTOBER, OCTOBER + 1], "own_1").value == 45
    assert figures.total([OCTOBER, OCTOBER + 1], "own_2").value == Decimal("0.25")


def test_typed_shares_of_several_months_are_not_added_up(catalog):
    share = replace(TASTED, code="own_9", unit=Unit.PERCENT)
    values = {OCTOBER: {"own_9": "0.4"}, OCTOBER + 1: {"own_9": "0.6"}}
    figures = Figures(book(values), {**catalog.measures, "own_9": share.measure})
    assert figures.total([OCTOBER, OCTOBER + 1], "own_9").value is None
    assert figures.total([OCTOBER], "own_9").value == Decimal("0.4")
