"""What to negotiate first: only what applies, what it saves in the same draws, and which question asks for it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.fees.checks import conflicts
from desktop.domain.fees.terms import Base, ClawbackOrder, Initial, PassThrough, Scope, Share, TierMode
from desktop.domain.scenarios.improvements import Change, Usual, improvements
from desktop.domain.scenarios.negotiation import what_to_negotiate
from desktop.domain.scenarios.playing import play
from desktop.domain.scenarios.prospect import Option, Ranged
from tests.unit.domain.fees.making import APRIL, contracts, per_result, tiered
from tests.unit.domain.scenarios.making import FUNNEL, OFFER, contract, option, prospect

USUAL = Usual({"inquiries": 10}, 12, ceiling=4_800, result="inquiries")


def changes(terms, usual=USUAL):
    return {one.change: one for one in improvements(terms, usual)}


def ranked(terms, ahead=None, **rest):
    found = what_to_negotiate(
        option(terms, **rest.pop("option", {})), ahead or prospect(), draws=4_000, **rest
    )
    return {gain.improvement.change: gain for gain in found}


def test_a_bare_price_can_be_capped_lowered_and_let_off():
    found = changes(OFFER)
    assert set(found) == {
        Change.MONTHLY_CAP,
        Change.TOTAL_CAP,
        Change.LOWER_PRICE,
        Change.PRICE_TO_CEILING,
        Change.MORE_FREE,
        Change.CLAWBACK_ORDER,
    }
    assert found[Change.MONTHLY_CAP].becomes == 48_000  # 10 results at what one may cost
    assert (found[Change.LOWER_PRICE].was, found[Change.LOWER_PRICE].becomes) == (9_000, 8_100)
    assert found[Change.PRICE_TO_CEILING].becomes == 4_800
    assert (found[Change.MORE_FREE].was, found[Change.MORE_FREE].becomes) == (0, 2)
    assert found[Change.MONTHLY_CAP].items == ("C14",)


def test_without_a_ceiling_the_cap_stands_a_fifth_above_a_usual_month():
    found = changes(OFFER, Usual({"inquiries": 10}, 12))
    assert found[Change.MONTHLY_CAP].becomes == 108_000
    assert found[Change.TOTAL_CAP].becomes == 12 * 108_000
    assert Change.PRICE_TO_CEILING not in found


def test_a_cap_is_never_asked_below_the_guarantee():
    found = changes(replace(OFFER, monthly_guarantee=70_000))
    assert found[Change.MONTHLY_CAP].becomes == 70_000
    assert found[Change.TOTAL_CAP].becomes == 12 * 70_000


def test_a_price_below_one_yen_is_lowered_too():
    found = changes(contract(per_result("0.8", kpi="views")))
    assert str(found[Change.LOWER_PRICE].becomes) == "0.72"
    assert Change.MORE_FREE not in found


def test_what_a_contract_has_not_cannot_be_improved():
    found = changes(contract(Base(amount=50_000)))
    assert set(found) == {Change.LOWER_BASE, Change.CLAWBACK_ORDER}


def test_each_term_that_costs_has_its_change():
    terms = contract(
        Initial(amount=100_000),
        Base(amount=30_000),
        tiered(TierMode.WHOLE, (1, "1000"), (10, "3000")),
        Share(kpi="orders", rate=Decimal("0.1")),
        PassThrough(cost="ad_spend", handling=Decimal("0.2")),
        min_months=12,
        monthly_guarantee=20_000,
        monthly_cap=60_000,
        carry_over=True,
    )
    found = changes(terms)
    assert found[Change.NO_INITIAL].terms.fees == terms.fees[1:]
    assert found[Change.NO_GUARANTEE].terms.monthly_guarantee is None
    assert found[Change.CAP_ON_ALL].terms.cap_scope is Scope.TOTAL
    assert not found[Change.NO_CARRY_OVER].terms.carry_over
    assert found[Change.NO_HANDLING].terms.fees[-1].handling is None
    assert found[Change.WHOLE_TO_SLAB].terms.fees[2].mode is TierMode.SLAB
    assert (found[Change.SHORTER_TERM].was, found[Change.SHORTER_TERM].becomes) == (12, 6)
    assert found[Change.LOWER_BASE].becomes == 27_000
    assert Change.MONTHLY_CAP not in found


@given(contracts, st.integers(0, 20))
def test_a_change_is_single_and_never_contradicts_itself(terms, count):
    usual = Usual({"inquiries": count, "orders": count}, 12, ceiling=4_800, result="inquiries")
    for one in improvements(terms, usual):
        assert one.terms != terms
        assert not conflicts(one.terms)
        assert one.was is None or one.becomes is None or one.becomes != one.was


def test_the_ranking_is_by_yen_saved():
    found = what_to_negotiate(option(OFFER), prospect(), ceiling=4_800, draws=4_000)
    saved = [gain.saved for gain in found]
    assert saved == sorted(saved, reverse=True)
    assert found[0].improvement.change in {Change.PRICE_TO_CEILING, Change.MONTHLY_CAP, Change.TOTAL_CAP}
    assert all(gain.saved > 0 and gain.helps > 0 for gain in found)


def test_savings_are_those_of_the_two_contracts_played():
    gain = ranked(OFFER)[Change.MORE_FREE]
    cheaper = replace(option(OFFER, "cheaper"), terms=gain.improvement.terms)
    now, then = play([option(OFFER), cheaper], prospect(), draws=4_000).options
    assert gain.saved == pytest.approx(then.expected_left - now.expected_left)
    assert (gain.loss_before, gain.loss_after) == (now.loss, then.loss)


def test_a_flat_price_ten_per_cent_lower_saves_ten_per_cent():
    now = play([option(OFFER)], prospect(), draws=4_000).options[0]
    assert ranked(OFFER)[Change.LOWER_PRICE].saved == pytest.approx(now.expected_fee / 10)


def test_no_base_no_loss():
    terms = contract(Base(amount=80_000), per_result("2000"))
    gain = ranked(terms, prospect(FUNNEL))[Change.LOWER_BASE]
    assert gain.saved == pytest.approx(96_000)
    assert 0 < gain.loss_saved < gain.loss_before < 1
    assert gain.helps == 1


def test_the_order_matters_only_where_results_are_cancelled():
    terms = contract(
        per_result("9000"), monthly_guarantee=50_000, clawback=ClawbackOrder.BEFORE_CAPS, monthly_cap=60_000
    )
    assert Change.CLAWBACK_ORDER not in ranked(terms)
    often = prospect(cancelled={"inquiries": Decimal("0.3")})
    saving = [
        ranked(replace(terms, clawback=order), often).get(Change.CLAWBACK_ORDER) for order in ClawbackOrder
    ]
    assert sum(gain is not None for gain in saving) == 1  # one order is dearer than the other, never both


def test_a_shorter_term_saves_what_is_lost_after_it():
    """Nearly nothing comes: six months less of the base fee."""
    hopeless = prospect(Ranged.between(Decimal("0.001"), Decimal("0.001"), Decimal("0.001")))
    bound = contract(Base(amount=50_000), min_months=12)
    gain = ranked(bound, hopeless)[Change.SHORTER_TERM]
    assert gain.saved == pytest.approx(300_000, rel=0.02)
    assert gain.improvement.items == ("C26",)


def test_a_good_contract_is_not_left_early():
    assert Change.SHORTER_TERM not in ranked(replace(OFFER, min_months=12))


def test_of_a_running_term_only_what_is_left_can_be_shortened():
    hopeless = prospect(Ranged.between(Decimal("0.001"), Decimal("0.001"), Decimal("0.001")))
    bound = contract(Base(amount=50_000), min_months=12)
    found = ranked(bound, hopeless, option={"past": {"inquiries": (0,) * 4}})[Change.SHORTER_TERM]
    assert (found.improvement.was, found.improvement.becomes) == (12, 8)
    assert found.saved == pytest.approx(200_000, rel=0.02)
    over = ranked(bound, hopeless, option={"past": {"inquiries": (0,) * 11}})
    assert Change.SHORTER_TERM not in over


def test_what_is_paid_once_is_no_reason_to_leave():
    """Dear at first, good afterwards: the shop stays with or without it, so it saves what it is."""
    terms = contract(Initial(amount=800_000), per_result("1000"), min_months=6)
    found = ranked(terms)
    assert Change.SHORTER_TERM not in found
    assert found[Change.NO_INITIAL].saved == pytest.approx(800_000)


def test_a_term_of_two_years_is_looked_at_to_its_end():
    season = (Decimal("0.5"), Decimal("1.5")) * 6
    hopeless = prospect(Ranged.between(Decimal("0.001"), Decimal("0.001"), Decimal("0.001")), season=season)
    gain = ranked(contract(Base(amount=50_000), min_months=24), hopeless)[Change.SHORTER_TERM]
    assert gain.saved == pytest.approx(600_000, rel=0.02)


def test_without_a_contract_there_is_nothing_to_ask():
    own = Option.oneself("own", Decimal(10), 1_200)
    assert what_to_negotiate(own, prospect()) == ()
    assert Option.flat("flat", 1, APRIL).terms is not None


def test_every_fee_of_the_same_price_is_changed_by_itself():
    twin = per_result("9000")
    found = [
        one
        for one in improvements(contract(twin, per_result("9000")), USUAL)
        if one.change is Change.MORE_FREE
    ]
    assert [[fee.free for fee in one.terms.fees] for one in found] == [[2, 0], [0, 2]]
