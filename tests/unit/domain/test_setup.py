"""The set-up wizard's path and draft, with no window at all, and the plan that comes out of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.first_plan import chain_of, chosen_kpis, first_plan, own_rates
from desktop.domain.funnels import needs
from desktop.domain.kpis import Tier
from desktop.domain.month import Month
from desktop.domain.problems import Code
from desktop.domain.setup import (
    ContractChoice,
    SetupDraft,
    Stage,
    draft_of,
    for_purpose,
    goal_choices,
    goal_of,
    missing,
    path,
    read_again,
    resume_at,
    shop_again,
    shop_of,
    written,
)
from desktop.domain.shop import Purpose

DONE = SetupDraft(
    at=Stage.SUMMARY,
    name="雪つり堂",
    purpose=Purpose.CUSTOMERS,
    kpi="qualified_inquiries",
    baseline=Decimal(3),
    a_month=7,
    first=Month(2026, 4),
    last=Month(2027, 3),
    gross_profit=30_000,
    close_rate=Decimal("0.5"),
    pay_share=Decimal("0.5"),
    doors={"phone_inquiries": 2, "line_inquiries": 2, "walk_in_inquiries": 2},
    contract=ContractChoice.LATER,
)


def planned(draft, catalog):
    new_id = map("id{}".format, count()).__next__
    funnel = catalog.funnels["branding" if draft.purpose is Purpose.BRANDING else "visits"]
    shop, goal = shop_of(draft, "s"), goal_of(draft, "g", "s")
    rates = own_rates(draft, funnel, "s", new_id)
    chain = needs(funnel, goal.kpi, goal.target, rates)
    default = catalog.default_plans[draft.purpose]
    return first_plan(draft, shop, goal, chain, default, catalog.measures, new_id)


def codes(problems):
    return [(problem.code, problem.where) for problem in problems]


def test_the_pages_follow_in_their_order():
    assert path(SetupDraft()) == tuple(Stage)


def test_being_known_needs_no_page_of_rates():
    assert Stage.FUNNEL not in path(SetupDraft(purpose=Purpose.BRANDING))


def test_an_empty_draft_says_what_each_page_lacks(catalog):
    empty = SetupDraft()
    assert codes(missing(empty, Stage.SHOP, catalog.measures)) == [(Code.NAME_MISSING, "name")]
    assert codes(missing(empty, Stage.PURPOSE, catalog.measures)) == [(Code.CHOICE_MISSING, "purpose")]
    assert codes(missing(empty, Stage.GOAL, catalog.measures)) == [
        (Code.CHOICE_MISSING, "kpi"),
        (Code.FIELD_EMPTY, "a_month"),
        (Code.FIELD_EMPTY, "first"),
        (Code.FIELD_EMPTY, "last"),
    ]
    assert codes(missing(empty, Stage.CONTRACT, catalog.measures)) == [(Code.CHOICE_MISSING, "contract")]
    assert len(missing(empty, Stage.SUMMARY, catalog.measures)) == 7


def test_a_finished_draft_lacks_nothing(catalog):
    assert missing(DONE, Stage.SUMMARY, catalog.measures) == ()


@pytest.mark.parametrize(
    ("change", "stage", "code"),
    [
        ({"last": Month(2026, 3)}, Stage.GOAL, Code.GOAL_MONTHS),
        ({"a_month": 0}, Stage.GOAL, Code.GOAL_TARGET),
        ({"close_rate": Decimal("1.5")}, Stage.GOAL, Code.ABOVE_WHOLE),
        ({"doors": {"phone_inquiries": 8}}, Stage.FUNNEL, Code.DOORS_ABOVE_GOAL),
        ({"rates": {"profile_views": Decimal(0)}}, Stage.FUNNEL, Code.RATE_ORDER),
        ({"kpi": "views"}, Stage.KPIS, Code.REFERENCE_RESULT),
        ({"steady": {"link_ctr": Decimal(-1)}}, Stage.KPIS, Code.BELOW_ZERO),
    ],
)
def test_what_cannot_be_is_told_on_its_page_and_in_the_summary(catalog, change, stage, code):
    draft = replace(DONE, **change)
    assert [problem.code for problem in missing(draft, stage, catalog.measures)] == [code]
    assert code in [problem.code for problem in missing(draft, Stage.SUMMARY, catalog.measures)]


def test_a_reference_may_be_aimed_at_with_a_written_reason(catalog):
    draft = replace(DONE, kpi="views", override_reason="代行会社の提案どおり")
    assert missing(draft, Stage.KPIS, catalog.measures) == ()
    plan = planned(draft, catalog)
    assert (plan.lines[0].kpi, plan.lines[0].override_reason) == ("views", "代行会社の提案どおり")


def test_one_goes_on_where_one_left(catalog):
    assert resume_at(SetupDraft(), catalog.measures) is Stage.SHOP
    assert resume_at(replace(DONE, at=Stage.FUNNEL), catalog.measures) is Stage.FUNNEL
    assert resume_at(DONE, catalog.measures) is Stage.SUMMARY


def test_one_goes_back_to_the_page_on_which_something_is_missing(catalog):
    assert resume_at(replace(DONE, a_month=None), catalog.measures) is Stage.GOAL
    assert resume_at(replace(DONE, contract=None), catalog.measures) is Stage.CONTRACT


def test_a_draft_left_on_a_page_the_path_no_longer_holds_is_resumed_all_the_same(catalog):
    draft = replace(DONE, at=Stage.FUNNEL, purpose=Purpose.BRANDING, kpi="branded_search")
    assert resume_at(draft, catalog.measures) in path(draft)


drafts = st.builds(
    SetupDraft,
    at=st.sampled_from(list(Stage)),
    name=st.text(max_size=8),
    purpose=st.none() | st.sampled_from(list(Purpose)),
    kpi=st.sampled_from(["", "bookings", "qualified_inquiries"]),
    baseline=st.none() | st.decimals(0, 1000, places=2),
    a_month=st.none() | st.integers(0, 1000),
    first=st.none() | st.builds(Month, st.integers(2020, 2040), st.integers(1, 12)),
    last=st.none() | st.builds(Month, st.integers(2020, 2040), st.integers(1, 12)),
    gross_profit=st.none() | st.integers(0, 10**6),
    close_rate=st.decimals(0, 1, places=2),
    doors=st.dictionaries(st.sampled_from(["phone_inquiries", "line_inquiries"]), st.integers(0, 9)),
    rates=st.dictionaries(st.sampled_from(["profile_views", "link_clicks"]), st.decimals(0, 1, places=3)),
    kpis=st.none() | st.lists(st.sampled_from(["link_ctr", "saves"]), unique=True).map(tuple),
    contract=st.none() | st.sampled_from(list(ContractChoice)),
)


@given(drafts)
def test_a_draft_is_kept_and_read_again_unchanged(draft):
    assert read_again(written(draft)) == draft


@given(drafts)
def test_any_draft_leads_somewhere(catalog, draft):
    assert resume_at(draft, catalog.measures) in path(draft)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"at": "nowhere"}', '{"a_month": "seven"}'])
def test_a_damaged_draft_is_not_read(text):
    with pytest.raises(ValueError, match=r".+"):
        read_again(text)


def test_a_draft_of_an_earlier_version_keeps_what_it_knows():
    assert read_again('{"name": "雪つり堂", "colour": "red"}') == SetupDraft(name="雪つり堂")


@pytest.mark.parametrize("purpose", list(Purpose))
def test_what_a_goal_can_be_set_for_is_counted(catalog, purpose):
    for kpi in goal_choices(catalog.default_plans[purpose]):
        assert catalog.measures[kpi].unit == "count"


def test_the_goal_is_what_each_month_brings_together():
    assert goal_of(DONE, "g", "s").target == 84
    assert goal_of(replace(DONE, a_month=None), "g", "s") is None


def test_the_first_plan_aims_at_the_goal_and_takes_its_rates_from_the_chain(catalog):
    plan = planned(DONE, catalog)
    assert [line.kpi for line in plan.lines] == [
        "qualified_inquiries",
        "qualified_rate",
        "cost_per_result",
        "local_audience_share",
        "link_ctr",
        "lp_reach_rate",
        "form_reach_rate",
        "views",
        "followers",
        "engagement_rate",
    ]
    assert [line.kpi for line in plan.lines if line.result] == ["qualified_inquiries"]
    steady = {line.kpi: line.steady_target for line in plan.lines if line.steady_target is not None}
    assert steady == {
        "qualified_rate": Decimal("0.80"),
        "cost_per_result": Decimal(7500),
        "link_ctr": Decimal("0.03"),
    }
    assert {target.kpi for target in plan.targets} == {"qualified_inquiries"}
    assert sum(target.value for target in plan.targets) == 84
    assert plan.plan.first == Month(2026, 4)


def test_what_the_owner_typed_comes_before_what_was_worked_out(catalog):
    draft = replace(DONE, rates={"link_clicks": Decimal("0.06")}, steady={"qualified_rate": Decimal("0.9")})
    lines = {line.kpi: line for line in planned(draft, catalog).lines}
    assert lines["link_ctr"].steady_target == Decimal("0.06")
    assert lines["qualified_rate"].steady_target == Decimal("0.9")


def test_counts_of_the_chain_are_what_the_link_has_to_bring(catalog):
    draft = replace(DONE, kpis=("profile_views", "link_clicks", "views"))
    plan = planned(draft, catalog)
    april = {target.kpi: target.value for target in plan.targets if target.month == Month(2026, 4)}
    assert april == {"qualified_inquiries": 7, "profile_views": 2800, "link_clicks": 84}


def test_an_own_rate_outside_the_range_stretches_it(catalog):
    draft = replace(DONE, rates={"profile_views": Decimal("0.05"), "link_clicks": Decimal("0.03")})
    (rate,) = own_rates(draft, catalog.funnels["visits"], "s", lambda: "r")
    assert (rate.stage, rate.low, rate.typical, rate.high) == (
        "profile_views",
        Decimal("0.003"),
        Decimal("0.05"),
        Decimal("0.05"),
    )


def test_being_known_is_planned_as_growth_over_the_baseline(catalog):
    draft = replace(
        DONE, purpose=Purpose.BRANDING, kpi="branded_search", baseline=Decimal(80), a_month=100, doors={}
    )
    plan = planned(draft, catalog)
    assert (plan.lines[0].kpi, plan.lines[0].steady_target) == ("branded_search_growth", Decimal("0.25"))
    assert plan.targets == ()


def test_a_quotation_business_watches_its_meetings_too(catalog):
    default = catalog.default_plans[Purpose.CUSTOMERS]
    kpis = dict(chosen_kpis(replace(DONE, quotes=True), default, catalog.measures))
    assert kpis["meeting_rate"] is Tier.RESULT


def test_the_result_may_be_another_that_fits(catalog):
    default = catalog.default_plans[Purpose.CUSTOMERS]
    kpis = [kpi for kpi, _ in chosen_kpis(replace(DONE, kpi="bookings"), default, catalog.measures)]
    assert kpis[0] == "bookings"
    assert "qualified_inquiries" not in kpis


def test_another_purpose_opens_again_what_was_chosen_for_the_one_before(catalog):
    other = for_purpose(replace(DONE, quotes=True, kpis=("link_ctr",)), Purpose.HIRING)
    assert (other.kpi, other.doors, other.rates, other.kpis, other.quotes) == ("", {}, {}, None, False)
    assert (other.name, other.contract) == (DONE.name, DONE.contract)
    assert (other.a_month, other.baseline, other.gross_profit, other.close_rate) == (None, None, None, 1)
    assert for_purpose(DONE, Purpose.CUSTOMERS) is DONE
    assert for_purpose(replace(DONE, planned=True), Purpose.HIRING).planned  # its plan is still there


def test_a_shop_that_is_there_goes_on_with_what_is_known_of_it():
    shop = replace(
        shop_of(replace(DONE, place="金沢市"), "s"), season=(Decimal(2), *[Decimal(1)] * 11), version=3
    )
    draft = draft_of(shop, None)
    assert (draft.at, draft.name, draft.place, draft.purpose) == (
        Stage.GOAL,
        "雪つり堂",
        "金沢市",
        shop.purpose,
    )
    assert shop_again(replace(draft, place="白山市"), shop) == replace(shop, place="白山市")
    again = draft_of(shop, goal_of(DONE, "g", "s"))
    assert goal_of(again, "g", "s") == goal_of(DONE, "g", "s")


@pytest.mark.parametrize(("a_month", "last", "target"), [(17, 12, 200), (18, 12, 216), (17, 9, 153)])
def test_a_goal_set_before_stays_to_the_last_result_unless_it_is_changed(a_month, last, target):
    """200 in twelve months are 17 a month on average, and these would come to 204."""
    first = Month(2026, 1)
    goal = replace(goal_of(DONE, "g", "s"), target=200, first=first, last=first + 11)
    draft = draft_of(shop_of(DONE, "s"), goal)
    assert goal_of(draft, "g", "s") == goal
    changed = replace(draft, a_month=a_month, last=Month(2026, last))
    assert goal_of(changed, "g", "s").target == target
    assert goal_of(replace(changed, a_month=17, last=goal.last), "g", "s") == goal


def test_the_chain_is_computed_back_from_what_the_link_has_to_bring(catalog):
    chain = chain_of(DONE, catalog.funnels["visits"])
    assert [need.typical for need in chain] == [280_000, 2_800, 84, 5, 2, 1]
    own = chain_of(replace(DONE, rates={"profile_views": Decimal("0.02")}), catalog.funnels["visits"])
    assert own[0].typical == 140_000
