"""Recommended plans, chains, dated rates and the glossary."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.fees.withholding import SCALES, scale_on
from desktop.domain.funnels import backwards, views_needed
from desktop.domain.kpis import Tier
from desktop.domain.rates import RateKind
from desktop.domain.shop import Purpose


@pytest.mark.parametrize("purpose", list(Purpose))
def test_recommended_kpis_serve_their_purpose(catalog, purpose):
    plan = catalog.default_plans[purpose]
    for code, tier in plan.lines(quotes=True):
        measure = catalog.measures[code]
        assert tier is Tier.REFERENCE or purpose in measure.purposes, code
        assert (tier is Tier.REFERENCE) == (measure.tier_for(purpose) is Tier.REFERENCE), code
    assert catalog.measures[plan.result].tier_for(purpose) is Tier.RESULT
    assert len(plan.intermediate) <= 4


def test_a_quantity_is_shown_with_its_quality(catalog):
    assert dict(catalog.default_plans.pairs) == {
        "inquiries_submitted": "qualified_rate",
        "applications": "document_pass_rate",
        "orders": "cancel_rate",
    }


def test_stages_are_counted_by_codes_of_the_catalogue(catalog):
    for funnel in catalog.funnels.values():
        for stage in funnel.stages:
            codes = stage.formula.codes if stage.formula else (stage.code, *stage.alternatives)
            assert set(codes) <= set(catalog.measures), (funnel.code, stage.code)


def test_every_purpose_has_its_chain(catalog):
    assert {funnel.purpose for funnel in catalog.funnels.values()} == set(Purpose)


@pytest.mark.parametrize(
    ("chain", "kpi", "target", "typical"),
    [
        ("visits", "inquiries", 20, (2_780_000, 27_800, 834, 50, 20)),
        ("hiring", "hires_joined", 2, (2_668_000, 26_680, 1_334, 40, 32, 19, 12, 9, 3, 2)),
        ("sales", "kept_orders", 50, (4_934_000, 49_340, 2_467, 148, 53, 50)),
        ("leads", "deals_won", 2, (14_890_000, 148_900, 4_467, 67, 40, 10, 2)),
    ],
)
def test_typical_rates_lead_back_to_the_known_counts(catalog, chain, kpi, target, typical):
    stages = catalog.funnels[chain].until(kpi)
    assert backwards([stage.rate.typical for stage in stages[1:]], target) == typical


def test_low_and_high_rates_lie_orders_of_magnitude_apart(catalog):
    rates = [stage.rate for stage in catalog.funnels["visits"].until("inquiries")[1:]]
    assert views_needed([x.high for x in rates], 20) == 101_011
    assert views_needed([x.typical for x in rates], 20) == 2_777_778
    assert views_needed([x.low for x in rates], 20) == 74_074_075


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2026, 9, 30), "0.80"),
        (date(2026, 10, 1), "0.70"),
        (date(2028, 9, 30), "0.70"),
        (date(2028, 10, 1), "0.50"),
        (date(2030, 10, 1), "0.30"),
        (date(2031, 9, 30), "0.30"),
        (date(2031, 10, 1), "0"),
    ],
)
def test_the_credit_for_unregistered_suppliers_falls_by_date(catalog, day, share):
    assert catalog.rates.at(RateKind.INPUT_CREDIT, day).rate == Decimal(share)


def test_withholding_keeps_its_rate_and_changes_its_name_in_2027(catalog):
    before = catalog.rates.at(RateKind.WITHHOLDING, date(2026, 12, 31))
    after = catalog.rates.at(RateKind.WITHHOLDING, date(2027, 1, 1))
    assert before.rate == after.rate == Decimal("0.1021")
    assert "防衛" in after.name.ja
    assert "防衛" not in before.name.ja


def test_what_is_withheld_follows_the_rates_that_are_shown(catalog):
    for scale in SCALES:
        shown = [
            catalog.rates.at(kind, scale.first) for kind in (RateKind.WITHHOLDING, RateKind.WITHHOLDING_ABOVE)
        ]
        assert [x.rate for x in shown] == [scale.rate, scale.above]
        assert {x.first for x in shown} == {scale.first}
    dated = {x.first for x in catalog.rates.rates if x.kind is RateKind.WITHHOLDING}
    assert dated == {x.first for x in SCALES}
    assert scale_on(date(2026, 12, 31)) is SCALES[0]
    assert scale_on(date(2027, 1, 1)) is SCALES[1]
    assert scale_on(date(2012, 12, 31)) is SCALES[0]


def test_interest_nobody_has_decided_yet_is_not_guessed(catalog):
    assert catalog.rates.at(RateKind.STATUTORY_INTEREST, date(2029, 3, 31)).rate == Decimal("0.03")
    assert catalog.rates.at(RateKind.STATUTORY_INTEREST, date(2029, 4, 1)) is None


def test_the_glossary_explains_each_word_once(catalog):
    terms = catalog.glossary
    assert len(terms) == 98
    assert len({term.name.ja for term in terms}) == len({term.name.en for term in terms}) == 98
    assert all(term.meaning.ja.endswith("。") and term.meaning.en.endswith(".") for term in terms)


def test_the_even_season_weighs_every_month_alike(catalog):
    assert set(catalog.seasons["even"].weights) == {Decimal(1)}
