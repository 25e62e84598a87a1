"""Drawn months have the means, variances and chances that theory gives them, within three standard errors."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from desktop.domain.distributions import count_at_least
from desktop.domain.scenarios.drawing import cases, draw, usual_counts
from desktop.domain.scenarios.prospect import Case, Fixed, Measured, PartOf, Ranged, Step, Value
from desktop.domain.statistics import overdispersion
from tests.unit.domain.scenarios.making import FUNNEL, OWN, prospect

DRAWS = 20_000


def totals(source, **rest):
    return draw(prospect(source, **rest), draws=DRAWS).kpis["inquiries"].counts.sum(axis=0)


def near_mean(values, expected):
    error = float(np.std(values)) / math.sqrt(len(values))
    assert abs(float(np.mean(values)) - expected) < 3 * error


def near_chance(flags, expected):
    error = math.sqrt(expected * (1 - expected) / len(flags))
    assert abs(float(np.mean(flags)) - expected) < 3 * error


def near_variance(values, expected):
    centred = (values - np.mean(values)) ** 2
    error = float(np.std(centred)) / math.sqrt(len(values))
    assert abs(float(np.mean(centred)) - expected) < 3 * error


def test_own_months_give_a_negative_binomial_total():
    shape, served, ahead = 50.5, 7, 12
    found = totals(OWN)
    near_mean(found, shape * ahead / served)
    near_variance(found, shape * ahead / served * (1 + ahead / served))
    for count in (70, 86, 105):
        near_chance(found >= count, count_at_least(count, shape, served, ahead))


def test_a_single_result_so_far_often_means_none_at_all():
    found = totals(Measured((0, 1, 0)), months=3)
    near_chance(found == 0, 1 - count_at_least(1, 1.5, 3, 3))


def test_months_that_vary_more_than_chance_are_drawn_wider():
    counts = (2, 15, 3, 20, 1, 18, 4)
    phi, k = float(overdispersion(counts)), len(counts)
    assert phi > 1
    rate, doubt = phi * (sum(counts) / phi + 0.5) / k, phi**2 * (sum(counts) / phi + 0.5) / k**2
    found = totals(Measured(counts))
    near_mean(found, 12 * rate)
    near_variance(found, 12 * phi * rate + 144 * doubt)


def test_a_range_is_a_triangle_on_the_log_scale():
    low, mode, high = (math.log(float(x)) for x in (FUNNEL.low, FUNNEL.typical, FUNNEL.high))
    found = totals(replace(FUNNEL, start=Decimal(1000)))
    logs = np.log(found / 12_000)
    near_mean(logs, (low + mode + high) / 3)
    near_chance(logs < mode, (mode - low) / (high - low))
    assert logs.min() > low - 0.1
    assert logs.max() < high + 0.1


CHAIN = Ranged(
    (
        Step("clicks", Decimal("0.002"), Decimal("0.005"), Decimal("0.02")),
        Step("inquiries", Decimal("0.01"), Decimal("0.04"), Decimal("0.1")),
        Step("visits", Decimal("0.3"), Decimal("0.6"), Decimal("0.9")),
    ),
    start=Decimal(5_000_000),
)


def test_every_step_is_drawn_by_itself_so_the_ends_hardly_ever_meet():
    found = totals(CHAIN)
    low, high = np.quantile(found, [0.1, 0.9])
    assert 12 * CHAIN.low * 5 < low < 12 * CHAIN.typical < high < 12 * CHAIN.high / 3
    assert (found > 12 * CHAIN.low).all()
    assert (found < 12 * CHAIN.high).all()


def test_a_chain_varies_as_its_steps_do_together():
    """Of a triangle's logarithm the mean and the variance have closed forms, and independent ones add up."""
    ends = [[math.log(float(x)) for x in (one.low, one.typical, one.high)] for one in CHAIN.steps]
    logs = np.log(totals(CHAIN) / 12)
    near_mean(logs, math.log(5_000_000) + sum(sum(x) / 3 for x in ends))
    near_variance(logs, sum((a * a + m * m + b * b - a * m - a * b - m * b) / 18 for a, m, b in ends))


def test_what_comes_by_other_ways_comes_whatever_the_steps_bring():
    found = totals(replace(CHAIN, start=Decimal(0), beside=Decimal(8)))
    near_mean(found, 96)
    near_variance(found, 96)


def test_kpis_of_one_chain_share_its_rates():
    clicks = replace(CHAIN, steps=CHAIN.steps[:1])
    kpis = draw(prospect(CHAIN, more={"clicks": clicks}), draws=DRAWS).kpis
    share = kpis["inquiries"].counts.sum(axis=0) / kpis["clicks"].counts.sum(axis=0)
    rest = float(CHAIN.steps[1].high * CHAIN.steps[2].high)
    assert share.max() < rest * 1.05


def test_a_range_of_one_point_is_that_point():
    found = totals(Ranged.between(Decimal(3), Decimal(3), Decimal(3)))
    near_mean(found, 36)
    near_variance(found, 36)


def test_views_are_heavy_tailed_around_their_own_middle():
    months = (8_000, 12_000, 9_000, 60_000)
    views = Measured(months, heavy=True)
    counts = draw(prospect(more={"views": views}), draws=DRAWS).kpis["views"].counts
    logs = np.log10(counts[0])
    near_mean(logs, float(np.mean(np.log10(months))))
    assert np.mean(counts) > 1.2 * np.median(counts)


def test_views_and_results_of_a_funnel_rise_together():
    views = Ranged.between(Decimal(10_000), Decimal(50_000), Decimal(300_000), heavy=True)
    found = draw(prospect(FUNNEL, more={"views": views}), draws=DRAWS)
    means = [np.log1p(found.kpis[kpi].counts.mean(axis=0)) for kpi in ("views", "inquiries")]
    assert np.corrcoef(*means)[0, 1] > 0.8


def test_a_part_of_another_kpi_is_beta_binomial_and_rises_with_it():
    part = PartOf("inquiries", 12, 30)
    drawn = draw(prospect(Fixed(10), more={"valid": part}), draws=DRAWS).kpis
    found, (a, b), n = drawn["valid"].counts.sum(axis=0), (12.5, 18.5), 120
    near_mean(found, n * a / (a + b))
    near_variance(found, n * a * b * (a + b + n) / ((a + b) ** 2 * (a + b + 1)))
    together = draw(prospect(FUNNEL, more={"valid": part}), draws=DRAWS).kpis
    assert (together["valid"].counts <= together["inquiries"].counts).all()
    share = usual_counts(prospect(Fixed(100), more={"valid": part}))["valid"]
    assert share == 40


def test_the_season_moves_months_and_not_the_year():
    season = (Decimal("0.5"), Decimal("1.5")) * 6
    found = draw(prospect(season=season), draws=DRAWS).kpis["inquiries"].counts
    near_mean(found.sum(axis=0), 50.5 * 12 / 7)
    near_mean(found[0], 50.5 / 7 / 2)


def test_only_a_share_of_results_become_customers():
    value = Value("inquiries", 40_000, Decimal("0.3"))
    near_mean(draw(prospect(value=value), draws=DRAWS).profit.sum(axis=0), 50.5 * 12 / 7 * 0.3 * 40_000)


def test_cancelled_results_bring_nothing():
    found = draw(prospect(cancelled={"inquiries": Decimal("0.2")}), draws=DRAWS)
    drawn = found.kpis["inquiries"]
    assert (found.profit == 15_000 * (drawn.counts - drawn.cancelled)).all()
    near_mean(drawn.cancelled.sum(axis=0), 50.5 * 12 / 7 * 0.2)


def test_the_same_seed_draws_the_same_and_one_more_kpi_moves_no_other():
    one = draw(prospect(), draws=50)
    other = draw(prospect(more={"views": Measured((5_000,), heavy=True)}), draws=50)
    assert (one.kpis["inquiries"].counts == other.kpis["inquiries"].counts).all()
    assert (one.kpis["inquiries"].counts != draw(prospect(), seed=2, draws=50).kpis["inquiries"].counts).any()


END_CASES = (11, 48, 139)
"""A year at 0.929, 4 and 11.6 a month: what 5 % of a triangle of 0.5, 4 and 20 on the log scale lies below and
above, by its closed form, and the typical one."""


def test_the_plain_cases_leave_nothing_to_chance():
    found = cases(prospect(FUNNEL, more={"posts_published": Fixed(4)}))
    assert found.kpis["inquiries"].counts.sum(axis=0).tolist() == [0, *END_CASES]
    assert found.kpis["posts_published"].counts[0].tolist() == [4, 4, 4, 4]
    assert found.profit[0].tolist() == [0, 15_000, 60_000, 180_000]
    assert len(Case) == 4


@pytest.mark.parametrize("source", [OWN, FUNNEL, Measured((3, 0), heavy=True)])
def test_cases_rise_from_nothing_to_the_optimistic(source):
    found = cases(prospect(source)).kpis["inquiries"].counts.sum(axis=0).tolist()
    assert found[0] == 0
    assert found == sorted(found)
