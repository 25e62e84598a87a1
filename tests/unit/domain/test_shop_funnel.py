"""A shop's own chain: leaving a stage out keeps what is needed, and each edit can be taken back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.funnels import Span, StageRate, needs
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


def test_a_stage_left_out_is_gone_and_its_rate_is_in_the_next_one(funnel):
    put, gone = leave_out(funnel, (), "s", "profile_views", ids())
    own = shop_funnel(funnel, put)
    assert (gone, codes(own)) == ((), [x for x in codes(funnel) if x != "profile_views"])
    assert [x.code for x in left_out(funnel, put)] == ["profile_views"]
    before = {x.code: x.rate for x in funnel.stages}
    after = own.stages[1]
    assert after.rate.typical == before["profile_views"].typical * before[after.code].typical


def test_what_was_typed_comes_back_too(funnel):
    own = (
        StageRate("a", "s", "profile_views", Decimal("0.012"), Decimal("0.0123"), Decimal("0.0125")),
        StageRate("b", "s", "link_clicks", Decimal("0.0445"), Decimal("0.0478"), Decimal("0.0512")),
    )
    out = kept(own, *leave_out(funnel, own, "s", "profile_views", ids()))
    assert kept(out, *bring_back(funnel, out, "profile_views")) == own


def test_what_was_typed_meanwhile_and_cannot_hold_the_stage_is_given_up(funnel):
    own = (StageRate("b", "s", "link_clicks", Decimal("0.04"), Decimal("0.05"), Decimal("0.06")),)
    out = kept(own, *leave_out(funnel, own, "s", "profile_views", ids()))
    out = tuple(replace(x, high=Decimal(1)) if x.stage == "link_clicks" else x for x in out)
    assert kept(out, *bring_back(funnel, out, "profile_views")) == ()


@given(st.data())
def test_what_comes_back_is_what_was_there(funnel, data):
    middle = [x.code for x in funnel.until(GOAL)[1:-1]]
    before = shop = data.draw(shops(middle))
    gone_for = data.draw(st.permutations(middle))[: data.draw(st.integers(1, len(middle)))]
    for stage in gone_for:
        shop = kept(shop, *leave_out(funnel, shop, "s", stage, ids()))
    for stage in data.draw(st.permutations(gone_for)):
        shop = kept(shop, *bring_back(funnel, shop, stage))
    assert {x.stage: (x.low, x.typical, x.high, x.after, x.left_out) for x in shop} == {
        x.stage: (x.low, x.typical, x.high, x.after, x.left_out) for x in before
    }


@given(st.data())
def test_each_stage_needs_as_many_whatever_is_left_out(funnel, data):
    middle = [x.code for x in funnel.until(GOAL)[1:-1]]
    rates, new = data.draw(shops(middle)), ids()
    before = exact_needs(shop_funnel(funnel, rates), rates)
    for stage in data.draw(st.lists(st.sampled_from(middle), unique=True)):
        rates = kept(rates, *leave_out(funnel, rates, "s", stage, new))
        own = shop_funnel(funnel, rates)
        assert stage not in codes(own)
        assert exact_needs(own, rates) == {x: before[x] for x in codes(own) if x in before}
        assert {"saves", "calls"} & {*before} <= {*codes(own)}
    assert shop_funnel(funnel, rates) == shop_funnel(shop_funnel(funnel, rates), rates)


@st.composite
def shops(draw, middle):
    """Rows of a shop that typed some shares and put up to two stages in."""
    rows, share = [], st.decimals("0.01", 1, places=2)
    for stage in draw(st.lists(st.sampled_from(middle), unique=True)):
        own = draw(share)
        rows.append(StageRate(f"own-{stage}", "s", stage, own, own, own))
    for stage in draw(st.sampled_from([(), ("saves",), ("saves", "calls")])):
        own, after = draw(share), draw(st.sampled_from(middle))
        rows.append(StageRate(f"in-{stage}", "s", stage, own, own, own, after=after))
    return tuple(rows)


def exact_needs(chain, rates):
    """What each stage needs for one result, with nothing rounded."""
    needed, found = Fraction(1), {}
    for need in reversed(needs(chain, GOAL, 1, rates)):
        found[need.stage.code] = needed
        needed /= Fraction(need.rate.typical) if need.rate else 1
    return found


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
    put, _gone = leave_out(funnel, (), "s", "form_starts", ids())
    own = shop_funnel(funnel, put)
    for stage in ("inquiries", "inquiries_submitted", "form_starts"):
        assert [x.code for x in added_problems(funnel, own, stage, "views")] == [Code.STAGE_THERE]
    assert [x.code for x in added_problems(funnel, own, "calls", "nothing")] == [Code.NO_SUCH_STAGE]
    assert [x.code for x in added_problems(funnel, own, "calls", "form_starts")] == [Code.NO_SUCH_STAGE]


def test_an_index_has_no_stages_to_change(catalog):
    funnel = next(x for x in catalog.funnels.values() if x.index)
    assert shop_funnel(funnel, [put_in("s", "calls", "views", 0, ids())]) is funnel
