"""Whether the fee pulls where the goal is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.fees.terms import Base, Bonus, Production
from desktop.domain.kpis import Tier
from desktop.domain.scenarios.incentive import Verdict, What, incentive
from tests.unit.domain.fees.making import contracts, per_result
from tests.unit.domain.scenarios.making import contract

TIERS = {
    "inquiries": Tier.RESULT,
    "orders": Tier.RESULT,
    "link_clicks": Tier.INTERMEDIATE,
    "views": Tier.REFERENCE,
}
USUAL = {"inquiries": 10, "link_clicks": 200, "views": 50_000, "orders": 3}
VIEWS = per_result("2", kpi="views")


def look(*fees, **rules):
    return incentive(contract(*fees, **rules), USUAL, TIERS)


def test_a_fee_for_inquiries_pulls_to_the_goal():
    found = look(Base(amount=30_000), per_result("9000"))
    assert found.verdict is Verdict.TO_GOAL
    assert found.more(What.RESULTS_DOUBLE) == 12 * 90_000
    assert found.more(What.VIEWS_DOUBLE) == found.more(What.ONE_VIRAL) == 0
    assert [(x.kpi, x.tier) for x in found.components] == [(None, None), ("inquiries", Tier.RESULT)]
    assert found.earnings[0].year == 12 * 120_000


def test_a_fee_for_views_pulls_elsewhere():
    found = look(VIEWS)
    assert found.verdict is Verdict.ELSEWHERE
    assert found.more(What.VIEWS_DOUBLE) == 12 * 100_000
    assert found.more(What.ONE_VIRAL) == 900_000
    assert found.more(What.RESULTS_DOUBLE) == 0


def test_a_fee_for_clicks_pulls_to_a_step_before_the_goal():
    found = look(per_result("100", kpi="link_clicks"))
    assert found.verdict is Verdict.ELSEWHERE
    assert found.more(What.STEPS_DOUBLE) == 12 * 20_000


@pytest.mark.parametrize(
    ("price", "verdict"), [("20000", Verdict.MOSTLY_TO_GOAL), ("5000", Verdict.ELSEWHERE)]
)
def test_two_fees_pull_where_more_is_paid(price, verdict):
    assert look(VIEWS, per_result(price)).verdict is verdict


def test_a_flat_fee_pulls_nowhere():
    assert look(Base(amount=100_000)).verdict is Verdict.NOWHERE


def test_a_guarantee_above_everything_pulls_nowhere():
    assert look(per_result("1000"), monthly_guarantee=100_000).verdict is Verdict.NOWHERE


def test_a_cap_takes_the_pull_of_views_away_only_above_it():
    assert look(VIEWS, monthly_cap=100_000).more(What.ONE_VIRAL) == 0


def test_a_bonus_for_one_viral_post_is_seen():
    found = look(Bonus(kpi="views", at_least=300_000, amount=200_000), per_result("9000"))
    assert found.more(What.VIEWS_DOUBLE) == 0
    assert found.more(What.ONE_VIRAL) == 200_000
    assert found.verdict is Verdict.MOSTLY_TO_GOAL


def test_pieces_of_work_stay_as_they_are():
    found = look(Production(kpi="posts_published", unit_price=Decimal(15_000)), per_result("9000"))
    assert found.verdict is Verdict.TO_GOAL


def test_nothing_is_said_without_a_usual_count():
    found = incentive(contract(VIEWS), {"inquiries": 10}, TIERS)
    assert (found.verdict, found.missing, found.earnings) == (Verdict.UNKNOWN, ("views",), ())


@given(contracts, st.integers(1, 30))
def test_any_contract_gets_a_verdict(terms, count):
    found = incentive(terms, {"inquiries": count, "orders": count}, TIERS)
    assert found.more(What.USUAL) == found.more(What.VIEWS_DOUBLE) == found.more(What.ONE_VIRAL) == 0
    pulls = found.more(What.RESULTS_DOUBLE) > 0
    assert found.verdict is (Verdict.TO_GOAL if pulls else Verdict.NOWHERE)
