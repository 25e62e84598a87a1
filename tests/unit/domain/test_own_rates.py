"""What a shop's months say of its chain: the share and its range as scipy gives them, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from desktop.domain.derived import Figures
from desktop.domain.month import Month
from desktop.domain.own_rates import Standing, own_rates_of

from .books import OCTOBER, book, results

MONTHS = tuple(Month(2026, n) for n in (7, 8, 9, 10))


def rates(catalog, values, **parts):
    figures = Figures(book(values, **parts), catalog.measures)
    return {x.stage: x for x in own_rates_of(figures, catalog.funnels["visits"], OCTOBER)}


def counted(views, profiles, months=MONTHS):
    return {
        month: {"views": v, "profile_views": p} for month, v, p in zip(months, views, profiles, strict=False)
    }


def test_the_share_of_all_full_months_with_the_range_of_its_beta(catalog):
    found = rates(catalog, counted([1000, 2000, 1500, 500], [12, 18, 16, 9]))["profile_views"]
    assert (found.standing, found.months, found.came, found.of) == (Standing.OFFERED, 4, 55, 5000)
    expected = beta(0.5 + 55, 0.5 + 5000 - 55).ppf([0.05, 0.5, 0.95])
    assert [float(x) for x in (found.span.low, found.span.typical, found.span.high)] == pytest.approx(
        expected, rel=1e-6
    )


def test_it_is_adopted_with_three_digits(catalog):
    found = rates(catalog, counted([1000, 2000, 1500, 500], [12, 18, 16, 10]))["profile_views"]
    row = found.rate("s", 1, None, "new")
    assert (row.id, row.stage, row.typical) == ("new", "profile_views", Decimal("0.0112"))
    assert 0 < row.low <= row.typical <= row.high <= 1


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        (counted([1000, 1000], [10, 12]), Standing.FEW_MONTHS),
        (counted([10, 10, 10], [12, 12, 12]), Standing.MORE_AFTER),
        (counted([0, 0, 0], [0, 0, 0]), Standing.NONE_CAME),
        (counted([9_000, 9_000, 9_000], [0, 0, 0]), Standing.NONE_CAME),
    ],
)
def test_nothing_is_offered_where_the_months_do_not_carry_it(catalog, values, standing):
    found = rates(catalog, values)["profile_views"]
    assert (found.standing, found.span) == (standing, None)
    with pytest.raises(ValueError, match="adopt"):
        found.rate("s", 1, None, "new")


def test_a_month_with_one_of_both_missing_counts_for_nothing(catalog):
    values = counted([1000, 1000, 1000, 1000], [10, 10, 10, 10])
    del values[OCTOBER]["views"]
    found = rates(catalog, values)["profile_views"]
    assert (found.months, found.of) == (3, 3000)


def test_a_partial_month_counts_for_nothing(catalog):
    values = counted([1000, 1000, 1000, 1000], [10, 10, 10, 10])
    last = {OCTOBER: values.pop(OCTOBER)}
    whole = replace(book(values), results=(*results(values), *results(last, partial=True)))
    found = own_rates_of(Figures(whole, catalog.measures), catalog.funnels["visits"], OCTOBER)
    assert found[0].months == 3


def test_months_after_the_last_and_older_than_half_a_year_are_not_looked_at(catalog):
    months = (Month(2026, 4), Month(2026, 8), Month(2026, 9), OCTOBER, Month(2026, 11))
    found = rates(catalog, counted([100] * 5, [10] * 5, months))["profile_views"]
    assert found.months == 3


def test_a_stage_that_counts_every_door_is_no_rate_of_the_link(catalog):
    values = {
        month: {"link_clicks": 100, "form_starts": 50, "inquiries_submitted": 10, "phone_inquiries": 20}
        for month in MONTHS
    }
    found = rates(catalog, values)
    assert found["form_starts"].standing is Standing.OFFERED
    assert found["inquiries"].standing is Standing.OTHER_DOORS


@pytest.mark.parametrize("door", ["phone_inquiries", "line_inquiries", "walk_in_inquiries"])
def test_what_comes_by_another_door_alone_is_no_rate_of_the_link_either(catalog, door):
    values = {month: {"link_clicks": 900, "form_starts": 50, door: 5} for month in MONTHS}
    assert rates(catalog, values)["inquiries"].standing is Standing.OTHER_DOORS


def test_a_sum_of_doors_nobody_counts_apart_is_no_rate_of_the_link(catalog):
    values = {month: {"form_starts": 50, "inquiries": 20} for month in MONTHS}
    assert rates(catalog, values)["inquiries"].standing is Standing.OTHER_DOORS


def test_what_comes_by_the_link_alone_is_its_rate(catalog):
    values = {month: {"form_starts": 50, "inquiries_submitted": 20} for month in MONTHS}
    found = rates(catalog, values)["inquiries"]
    assert (found.standing, found.came, found.of) == (Standing.OFFERED, 80, 200)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_an_adopted_rate_can_always_be_kept(catalog, of, came):
    values = counted([of] * 3, [min(came, of)] * 3)
    found = rates(catalog, values)["profile_views"]
    row = found.rate("s", 1, None, "new")
    assert 0 < row.low <= row.typical <= row.high <= 1
