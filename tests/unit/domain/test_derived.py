"""Figures worked out from their parts: right to the yen, and missing where a part is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.derived import Figures
from desktop.domain.kpis import KpiPlan, Origin, PlanLine, Tier, Unit
from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from tests.unit.domain.books import OCTOBER, book

SEPTEMBER = OCTOBER + -1
MONTH = {
    "views": 97180,
    "profile_views": 1291,
    "link_clicks": 66,
    "inquiries": 29,
    "inquiries_rejected": 3,
    "internal_hours": 9,
    "revenue_attributed": 168900,
}
PLAN = KpiPlan("p", "s", 1, Month(2026, 5))
LINE = PlanLine("l", "s", "p", "qualified_inquiries", Tier.RESULT, 0, result=True)
FACTS = {"hourly_cost": 1500, "gross_margin": Decimal("0.58")}


@pytest.fixture
def october(catalog):
    extra = {OCTOBER: {"fee_net": Decimal(100000), "ad_spend": Decimal(0)}}
    return Figures(book({OCTOBER: MONTH}, plans=(PLAN,), lines=(LINE,), facts=FACTS), catalog.measures, extra)


def shown(value: Decimal | None, digits: str) -> str | None:
    return None if value is None else str(value.quantize(Decimal(digits)))


@pytest.mark.parametrize(
    ("kpi", "digits", "expected"),
    [
        ("qualified_inquiries", "1", "26"),
        ("qualified_rate", "0.001", "0.897"),
        ("profile_visit_rate", "0.0001", "0.0133"),
        ("link_ctr", "0.0001", "0.0511"),
        ("gross_profit_attributed", "1", "97962"),
        ("total_cost", "1", "113500"),
        ("cost_per_result", "1", "4365"),
        ("gp_return", "0.01", "0.86"),
        ("results_per_10k_views", "0.01", "2.68"),
    ],
)
def test_a_months_figures(october, kpi, digits, expected):
    assert shown(october.value(OCTOBER, kpi), digits) == expected


@pytest.mark.parametrize("part", ["inquiries", "inquiries_rejected"])
def test_without_a_part_there_is_no_figure(catalog, part):
    values = {kpi: value for kpi, value in MONTH.items() if kpi != part}
    figures = Figures(book({OCTOBER: values}, plans=(PLAN,), lines=(LINE,)), catalog.measures)
    assert figures.value(OCTOBER, "qualified_inquiries") is None
    assert figures.value(OCTOBER, "results_per_10k_views") is None


def test_hours_nobody_wrote_down_are_not_taken_for_none(catalog):
    values = {kpi: value for kpi, value in MONTH.items() if kpi != "internal_hours"}
    figures = Figures(
        book({OCTOBER: values}, plans=(PLAN,), lines=(LINE,), facts=FACTS),
        catalog.measures,
        {OCTOBER: {"fee_net": Decimal(100000)}},
    )
    assert figures.value(OCTOBER, "cost_per_result") is None


def test_nothing_over_nothing_is_no_rate(catalog):
    figures = Figures(book({OCTOBER: {"inquiries": 0, "inquiries_rejected": 0}}), catalog.measures)
    figure = figures.figure(OCTOBER, "qualified_rate")
    assert figure.value is None
    assert (figure.numerator, figure.denominator) == (0, 0)


def test_inquiries_are_the_channels_added_up_unless_they_were_counted_themselves(catalog):
    channels = {"phone_inquiries": 8, "line_inquiries": 12, "inquiries_submitted": 5}
    assert Figures(book({OCTOBER: channels}), catalog.measures).value(OCTOBER, "inquiries") == 25
    counted = Figures(book({OCTOBER: channels | {"inquiries": 29}}), catalog.measures)
    assert counted.value(OCTOBER, "inquiries") == 29


def test_a_channel_the_shop_counts_but_forgot_this_month_leaves_the_sum_open(catalog):
    figures = Figures(
        book({SEPTEMBER: {"phone_inquiries": 8, "line_inquiries": 2}, OCTOBER: {"line_inquiries": 12}}),
        catalog.measures,
    )
    assert figures.value(SEPTEMBER, "inquiries") == 10
    assert figures.value(OCTOBER, "inquiries") is None


def test_followers_gained_are_the_difference_of_two_month_ends(catalog):
    figures = Figures(book({SEPTEMBER: {"followers": 3663}, OCTOBER: {"followers": 3781}}), catalog.measures)
    assert figures.value(OCTOBER, "net_followers") == 118
    assert figures.value(SEPTEMBER, "net_followers") is None


def test_without_click_data_the_landing_page_is_reached_from_the_visits(catalog):
    both = {"lp_visits": 20, "link_clicks": 40, "tiktok_sessions": 50}
    figures = Figures(book({OCTOBER: both}), catalog.measures)
    assert figures.value(OCTOBER, "lp_reach_rate") == Decimal("0.5")
    figures = Figures(book({OCTOBER: {"lp_visits": 20, "tiktok_sessions": 50}}), catalog.measures)
    figure = figures.figure(OCTOBER, "lp_reach_rate")
    assert figure.value == Decimal("0.4")
    assert figure.formula.over == ("tiktok_sessions",)


@pytest.mark.parametrize(
    ("purpose", "expected"), [(Purpose.ONLINE_SALES, 6000), (Purpose.CUSTOMERS, 2500), (Purpose.LEADS, None)]
)
def test_the_average_purchase_depends_on_what_the_shop_wants(catalog, purpose, expected):
    values = {"online_sales": 60000, "store_sales": 40000, "orders": 10, "store_visits": 40}
    figures = Figures(book({OCTOBER: values}, purpose), catalog.measures)
    assert figures.value(OCTOBER, "avg_order_value") == expected


def test_searches_are_compared_with_the_same_month_before_the_start(catalog):
    plan = replace(PLAN, first=Month(2026, 5))
    values = {Month(2025, 10): {"branded_search": 100}, OCTOBER: {"branded_search": 131}}
    figures = Figures(book(values, Purpose.BRANDING, plans=(plan,)), catalog.measures)
    assert figures.value(OCTOBER, "branded_search_growth") == Decimal("0.31")


def test_without_that_month_searches_are_compared_with_the_mean_before_the_start(catalog):
    values = {
        Month(2026, 3): {"branded_search": 90},
        Month(2026, 4): {"branded_search": 110},
        OCTOBER: {"branded_search": 131},
    }
    figures = Figures(book(values, Purpose.BRANDING, plans=(PLAN,)), catalog.measures)
    assert figures.value(OCTOBER, "branded_search_growth") == Decimal("0.31")


def test_what_is_computed_from_an_unfinished_month_is_unfinished(catalog):
    whole = book({OCTOBER: {"inquiries": 15, "inquiries_rejected": 1}})
    rows = tuple(replace(row, partial=row.kpi == "inquiries") for row in whole.results)
    figures = Figures(replace(whole, results=rows), catalog.measures)
    assert figures.figure(OCTOBER, "qualified_inquiries").partial
    assert not figures.figure(OCTOBER, "inquiries_rejected").partial


def test_months_are_put_together_by_their_parts_not_by_their_rates(catalog):
    figures = Figures(
        book(
            {
                SEPTEMBER: {"inquiries": 23, "inquiries_rejected": 3},
                OCTOBER: {"inquiries": 2, "inquiries_rejected": 1},
            }
        ),
        catalog.measures,
    )
    total = figures.total([SEPTEMBER, OCTOBER], "qualified_rate")
    assert total.value == Decimal(21) / 25
    assert (total.known, total.asked) == (2, 2)
    assert figures.total([SEPTEMBER, OCTOBER], "qualified_inquiries").value == 21


def test_a_month_that_cost_money_and_brought_nothing_counts_in_the_total(catalog):
    none = {"inquiries": 0, "inquiries_rejected": 0, "internal_hours": 0}
    some = {"inquiries": 4, "inquiries_rejected": 0, "internal_hours": 0}
    figures = Figures(
        book({SEPTEMBER: none, OCTOBER: some}, plans=(PLAN,), lines=(LINE,), facts=FACTS),
        catalog.measures,
        {month: {"fee_net": Decimal(50000)} for month in (SEPTEMBER, OCTOBER)},
    )
    assert figures.value(SEPTEMBER, "cost_per_result") is None
    assert figures.total([SEPTEMBER, OCTOBER], "cost_per_result").value == 25000


def test_a_cost_per_result_means_the_same_result_in_every_month(catalog):
    views = KpiPlan("v1", "s", 1, Month(2026, 4))
    lines = (replace(LINE, id="x", plan="v1", kpi="views"), replace(LINE, plan="p"))
    month = {"inquiries": 10, "inquiries_rejected": 0, "internal_hours": 0, "views": 50000}
    figures = Figures(
        book(
            {SEPTEMBER: month, OCTOBER: month},
            plans=(views, replace(PLAN, first=OCTOBER)),
            lines=lines,
            facts=FACTS,
        ),
        catalog.measures,
        {at: {"fee_net": Decimal(50000)} for at in (SEPTEMBER, OCTOBER)},
    )
    assert figures.value(SEPTEMBER, "cost_per_result") == 1
    assert figures.total([SEPTEMBER, OCTOBER], "cost_per_result").value == 5000
    assert replace(figures, result_of=OCTOBER).value(SEPTEMBER, "cost_per_result") == 5000


def test_levels_and_shares_read_from_a_screen_do_not_add_up(catalog):
    figures = Figures(
        book(
            {
                SEPTEMBER: {"followers": 3663, "views": 1000, "local_audience_share": "0.5"},
                OCTOBER: {"followers": 3781, "views": 3000, "local_audience_share": "0.1"},
            }
        ),
        catalog.measures,
    )
    assert figures.total([SEPTEMBER, OCTOBER], "followers").value == 3781
    assert figures.total([SEPTEMBER, OCTOBER], "local_audience_share").value == Decimal("0.2")


def test_a_code_nobody_knows_is_not_measured(catalog):
    figures = Figures(book({}), catalog.measures)
    assert figures.value(OCTOBER, "handshakes") is None
    assert figures.total([OCTOBER], "handshakes").value is None


@given(data=st.data())
def test_every_formula_gives_what_it_says_or_nothing(catalog, data):
    """Any values for the parts, some left out: the figure equals its formula, or is missing."""
    kpi = data.draw(st.sampled_from([x for x in catalog.measures.values() if x.origin is Origin.COMPUTED]))
    purpose = data.draw(st.sampled_from(list(Purpose)))
    typed = [code for code, x in catalog.measures.items() if x.origin is not Origin.COMPUTED]
    counts = st.one_of(st.none(), st.integers(0, 10**7))
    known = {code: data.draw(counts, label=code) for code in typed if code in _leaves(catalog, kpi, purpose)}
    month = {code: value for code, value in known.items() if value is not None}
    figures = Figures(book({OCTOBER: month}, purpose), catalog.measures)
    figure = figures.figure(OCTOBER, kpi.code)
    if figure.value is None:
        assert figure.denominator in (None, Decimal(0))
        return
    formula = figure.formula
    values = {
        code: Fraction(figures.value(OCTOBER, code)) for code in formula.codes if code not in formula.in_use
    }
    top = sum(values[c] for c in formula.plus) - sum(values[c] for c in formula.minus)
    bottom = sum(values[c] for c in formula.over) if formula.over else 1
    exact = top * formula.times / bottom
    assert abs(Fraction(figure.value) - exact) <= abs(exact) / 10**20


def _leaves(catalog, measure, purpose) -> set[str]:
    found, ahead = set(), set(measure.parts(purpose))
    while ahead:
        code = ahead.pop()
        found.add(code)
        ahead |= set(catalog.measures[code].parts(purpose)) - found
    return found


def test_units_of_computed_figures_fit_their_formulas(catalog):
    """A rate is a share, yen or a ratio; a sum or difference keeps the unit of its parts."""
    for measure in catalog.measures.values():
        for formula in measure.formulas:
            if not formula.over:
                units = {catalog.measures[code].unit for code in formula.codes}
                assert units == {measure.unit}, measure.code
            else:
                assert measure.unit in (Unit.PERCENT, Unit.YEN, Unit.RATIO), measure.code
