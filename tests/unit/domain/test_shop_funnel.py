"""A shop's own chain: leaving a stage out keeps what is needed, and each edit can be taken back."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.funnels import Span, StageRate, needs, views_needed
from desktop.domain.problems import Code
from desktop.domain.shop_funnel import (
    added_problems,
    bring_back,
    leave_out,
    left_out,
    put_in,
    shop_funnel,
    stage_problems,
)

GOAL = "qualified_inquiries"


@pytest.fixture(scope="module")
def funnel(catalog):
    return catalog.funnels["visits"]


def ids():
    numbers = count(1)
    return lambda: f"r{next(numbers)}"


def kept(rates, put, gone):
    changed = {x.stage: x for x in put}
    left = [changed.pop(x.stage, x) for x in rates if x not in gone]
    return (*left, *changed.values())


def codes(chain):
    return [x.code for x in chain.stages]


def typical(chain, rates):
    return [x.rate.typical for x in needs(chain, GOAL, 6, rates)[1:]]


def test_a_stage_left_out_is_gone_and_its_rate_is_in_the_next_one(funnel):
    put, gone = leave_out(funnel, (), "s", "profile_views", ids())
    own = shop_funnel(funnel, put)
    assert (gone, codes(own)) == ((), [x for x in codes(funnel) if x != "profile_views"])
    assert [x.code for x in left_out(funnel, put)] == ["profile_views"]
    before = {x.code: x.rate for x in funnel.stages}
    after = own.stages[1]
    assert after.rate.typical == before["profile_views"].typical * before[after.code].typical


@given(st.data())
def test_what_comes_back_is_what_was_assumed(funnel, data):
    middle = [x.code for x in funnel.until(GOAL)[1:-1]]
    rates: tuple[StageRate, ...] = ()
    gone_for = data.draw(st.permutations(middle))[: data.draw(st.integers(1, len(middle)))]
    for stage in gone_for:
        rates = kept(rates, *leave_out(funnel, rates, "s", stage, ids()))
    for stage in data.draw(st.permutations(gone_for)):
        rates = kept(rates, *bring_back(funnel, rates, stage))
    assert (rates, shop_funnel(funnel, rates)) == ((), funnel)


@given(st.data())
def test_the_chain_needs_as_many_views_whatever_is_left_out(funnel, catalog, data):
    middle = [x.code for x in funnel.until(GOAL)[1:-1]]
    rates, share = [], st.decimals("0.01", 1, places=2)
    for stage in data.draw(st.lists(st.sampled_from(middle), unique=True)):
        own = data.draw(share)
        rates.append(StageRate(f"own-{stage}", "s", stage, own, own, own))
    for stage, after in zip(("calls", "saves"), data.draw(st.permutations(middle)), strict=False):
        own = data.draw(share)
        rates.append(StageRate(f"in-{stage}", "s", stage, own, own, own, after=after))
    new, before = ids(), views_needed(typical(shop_funnel(funnel, rates), rates), 6)
    for stage in data.draw(st.lists(st.sampled_from(middle), unique=True)):
        rates = kept(rates, *leave_out(funnel, rates, "s", stage, new))
        own = shop_funnel(funnel, rates)
        assert stage not in codes(own)
        assert {"calls", "saves"} <= set(codes(own))
        assert views_needed(typical(own, rates), 6) == before
    assert shop_funnel(shop_funnel(funnel, rates), rates) == shop_funnel(funnel, rates)


def test_the_first_stage_and_that_of_the_goal_stay(funnel):
    assert [x.code for x in stage_problems(funnel, GOAL, "views")] == [Code.STAGE_NEEDED]
    assert [x.code for x in stage_problems(funnel, GOAL, GOAL)] == [Code.STAGE_NEEDED]
    assert [x.code for x in stage_problems(funnel, GOAL, "nothing")] == [Code.NO_SUCH_STAGE]
    assert not [*stage_problems(funnel, GOAL, "inquiries")]


def test_a_stage_put_in_stands_where_it_was_put_and_changes_nothing_at_first(funnel, catalog):
    row = put_in("s", "calls", "link_clicks", 9, ids())
    own = shop_funnel(funnel, [row], catalog.measures)
    at = codes(own).index("calls")
    assert codes(own)[at - 1] == "link_clicks"
    assert own.stages[at].rate == Span(Decimal(1), Decimal(1), Decimal(1))
    assert needs(own, GOAL, 6, [row])[0].typical == needs(funnel, GOAL, 6)[0].typical
    assert leave_out(funnel, (row,), "s", "calls", ids()) == ((), (row,))


def test_a_stage_is_put_in_once_and_only_behind_one_that_is_there(funnel):
    assert [x.code for x in added_problems(funnel, "inquiries", "views")] == [Code.STAGE_THERE]
    assert [x.code for x in added_problems(funnel, "calls", "nothing")] == [Code.NO_SUCH_STAGE]


def test_an_index_has_no_stages_to_change(catalog):
    funnel = next(x for x in catalog.funnels.values() if x.index)
    assert shop_funnel(funnel, [put_in("s", "calls", "views", 0, ids())]) is funnel
