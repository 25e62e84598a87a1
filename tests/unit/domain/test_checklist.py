"""The checklist: what fee, goal, doors and plan rest on is named down to what is counted, each once, with its reasons."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.catalog.catalog import Catalog
from desktop.domain.checklist import KINDS, Why, checklist, not_ready, typed_parts
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.counting import Countable, Counting, uncountable
from desktop.domain.fees.terms import Base, PassThrough, PerResult, Terms
from desktop.domain.goals import Goal
from desktop.domain.kpis import KpiPlan, Origin, PlanLine, Tier
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.shop import Purpose
from desktop.domain.tags import Tag, TagKind

from .books import book

MAY = Month(2026, 5)


def goal(kpi="qualified_inquiries", **doors):
    return Goal("g", "s", kpi, 120, MAY, MAY + 11, doors=doors)


def contract(*fees, state=ContractState.DRAFT, id_="c"):
    return Contract(id_, "s", "a", Terms(start=MAY, fees=fees), state)


def plan(*kpis):
    lines = tuple(PlanLine(kpi, "s", "p", kpi, Tier.RESULT, at) for at, kpi in enumerate(kpis))
    return {"plans": (KpiPlan("p", "s", 1, MAY),), "lines": lines}


def answers(**states):
    return tuple(Counting(kpi, "s", kpi, Countable(state)) for kpi, state in states.items())


def whys(found):
    return {count.kpi: count.why for count in found.counts}


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_purpose_is_counted_down_to_what_people_give(catalog: Catalog, purpose):
    default = catalog.default_plans[purpose]
    kpis = [code for code, tier in default.lines() if tier is not Tier.REFERENCE]
    found = checklist(book({}, purpose, goal=goal(default.result), **plan(*kpis)), catalog.measures)
    assert found.weighty
    assert not found.done
    for count in found.counts:
        assert count.measure is not None
        assert count.measure.origin in (Origin.MEASURED, Origin.EITHER)
        assert count.measure.where.ja
    assert len(whys(found)) == len(found.counts)
    parts = {part for kpi in kpis for part in typed_parts(book({}, purpose), catalog.measures, kpi)}
    assert parts == {count.kpi for count in found.counts}


def test_reasons_come_with_the_weightiest_first(catalog):
    fees = (
        Base(amount=50_000),
        PerResult(kpi="inquiries", unit_price=Decimal(3000)),
        PassThrough(cost="ad_spend"),
    )
    shop = book({}, goal=goal(), contracts=(contract(*fees),), **plan("qualified_inquiries", "link_ctr"))
    found = checklist(shop, catalog.measures)
    assert whys(found) == {
        "inquiries": (Why.FEE, Why.GOAL, Why.PLAN),
        "inquiries_rejected": (Why.FEE, Why.GOAL, Why.PLAN),
        "ad_spend": (Why.FEE,),
        "link_clicks": (Why.PLAN,),
        "profile_views": (Why.PLAN,),
    }
    assert [count.kpi for count in found.weighty] == ["inquiries", "inquiries_rejected", "ad_spend"]


def test_named_doors_are_counted_one_by_one_instead_of_their_sum(catalog):
    found = checklist(book({}, goal=goal(phone_inquiries=4, line_inquiries=2)), catalog.measures)
    assert whys(found) == {
        "inquiries_submitted": (Why.GOAL,),
        "phone_inquiries": (Why.GOAL, Why.DOOR),
        "line_inquiries": (Why.GOAL, Why.DOOR),
        "inquiries_rejected": (Why.GOAL,),
    }


def test_where_doors_bring_everything_the_form_need_not_be_counted(catalog):
    found = checklist(book({}, goal=goal(phone_inquiries=10)), catalog.measures)
    assert "inquiries_submitted" not in whys(found)


def test_the_draft_comes_before_the_contract_in_force(catalog):
    old = contract(
        PerResult(kpi="store_visits", unit_price=Decimal(1)), state=ContractState.SIGNED, id_="old"
    )
    new = contract(PerResult(kpi="bookings", unit_price=Decimal(1)))
    assert "store_visits" in whys(checklist(book({}, contracts=(old,)), catalog.measures))
    assert "store_visits" not in whys(checklist(book({}, contracts=(old, new)), catalog.measures))


def test_it_is_done_when_all_of_fee_and_goal_is_counted(catalog):
    parts = {"goal": goal("bookings"), **plan("bookings", "link_ctr")}
    assert not_ready(book({}, **parts), catalog.measures) == ("bookings",)
    shop = book({}, countings=answers(bookings="ready"), **parts)
    found = checklist(shop, catalog.measures)
    assert found.done
    assert found.ready == 1
    assert not_ready(shop, catalog.measures) == ()
    later = book({}, countings=answers(bookings="not_yet"), **parts)
    assert not checklist(later, catalog.measures).done


def test_nothing_to_count_is_nothing_open(catalog):
    assert checklist(book({}), catalog.measures).counts == ()


def test_a_fee_on_what_cannot_be_counted_is_named(catalog):
    fee = PerResult(kpi="qualified_inquiries", unit_price=Decimal(1))
    shop = book(
        {}, contracts=(contract(fee),), countings=answers(inquiries="cannot", inquiries_rejected="ready")
    )
    assert checklist(shop, catalog.measures).blocked == ("inquiries",)
    assert uncountable(shop) == {"inquiries"}
    assert uncountable(book({}, countings=answers(bookings="not_yet", orders="ready"))) == frozenset()


def test_a_figure_only_the_contract_knows_is_asked_too(catalog):
    found = checklist(
        book({}, contracts=(contract(PerResult(kpi="smiles", unit_price=Decimal(1))),)), catalog.measures
    )
    assert [(count.kpi, count.measure) for count in found.counts] == [("smiles", None)]


def test_figures_of_the_shop_itself_are_walked_down_too(catalog):
    mine = OwnKpi("o", "s", "own_1", "予約の割合", catalog.measures["link_ctr"].unit, Tier.RESULT,
                  plus=("bookings",), over=("inquiries",))  # fmt: skip
    shop = book({}, own_kpis=(mine,), **plan("own_1"))
    assert set(whys(checklist(shop, shop.known(catalog.measures)))) == {"bookings", "inquiries"}


def test_a_tag_supports_what_it_makes_certain(catalog):
    tags = (Tag("1", "s", TagKind.WORD, "会計", "さくら"),)
    doors = goal(phone_inquiries=2, dm_inquiries=1)
    tagged = {x.kpi: x.tagged for x in checklist(book({}, goal=doors, tags=tags), catalog.measures).counts}
    assert tagged["phone_inquiries"]
    assert not tagged["dm_inquiries"]
    assert not tagged["inquiries_submitted"]  # needs a link


def test_tags_are_named_for_figures_the_catalogue_knows(catalog):
    assert set(KINDS) <= set(catalog.measures)
