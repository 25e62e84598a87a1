"""What comes up: each rule on the day it begins to be said, and nothing said twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.agencies import Agency, AgencyState
from desktop.domain.book import Book
from desktop.domain.coming import What, coming
from desktop.domain.contract.amendments import Amendment
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.contract.handover import Handover
from desktop.domain.fees.terms import Base, Terms
from desktop.domain.home import CheckStanding, Matter, Thing, things
from desktop.domain.meetings import Meeting
from desktop.domain.month import Month
from desktop.domain.shop import Purpose, Shop

TODAY = date(2026, 11, 24)
TERMS = Terms(start=Month(2026, 4), end=Month(2027, 3), fees=(Base(amount=30_000),))
MAKER = Agency("a", "s", "会社", state=AgencyState.CHOSEN)
SIGNED = Contract("c", "s", "a", TERMS, state=ContractState.SIGNED, notice_days=90)


def no_holiday(_day: date) -> bool:
    return False


def book(*contracts: Contract, **more) -> Book:
    return Book(Shop("s", "店", Purpose.CUSTOMERS), agencies=(MAKER,), contracts=contracts, **more)


def said(book: Book, today: date = TODAY, following: Thing | None = None):
    return [(x.what, x.day, x.late) for x in coming(book, today, no_holiday, following)]


def test_notice_is_spoken_of_ninety_days_ahead_by_the_last_working_day():
    """90 days before 31 March 2027 is Thursday 31 December."""
    last = date(2026, 12, 31)
    assert said(book(SIGNED)) == [(What.NOTICE, last, False)]
    assert said(book(SIGNED), last - timedelta(days=91)) == []
    assert said(book(SIGNED), last - timedelta(days=90)) == [(What.NOTICE, last, False)]
    assert said(book(SIGNED), last) == [(What.NOTICE, last, False)]


def test_a_last_day_at_the_weekend_is_told_with_the_working_day_before_it():
    contract = replace(SIGNED, notice_days=88)
    (found,) = coming(book(contract), TODAY, no_holiday)
    assert (found.day, found.last) == (date(2027, 1, 1), date(2027, 1, 2))
    (late,) = coming(book(contract), date(2027, 1, 2), no_holiday)
    assert (late.late, late.last) == (True, date(2027, 1, 2))


def test_after_the_notice_day_the_end_or_the_renewal_is_told_and_never_both():
    end = date(2027, 3, 31)
    assert said(book(SIGNED), date(2027, 1, 5)) == []
    assert said(book(SIGNED), end - timedelta(days=60)) == [(What.END, end, False)]
    renewing = replace(SIGNED, answers={"auto_renewal": "yes"})
    assert said(book(renewing), end) == [(What.RENEWAL, end, False)]
    assert said(book(renewing), end + timedelta(days=1)) == [(What.RAN_OUT, end, True)]


def test_a_contract_that_is_not_renewed_ends_by_itself_without_notice():
    ending = replace(SIGNED, answers={"auto_renewal": "no"})
    assert said(book(ending)) == []
    assert said(book(ending), date(2027, 2, 1)) == [(What.END, date(2027, 3, 31), False)]
    found = things(book(ending), TODAY, {}, CheckStanding(begun=True), bool, no_holiday)
    assert Matter.NOTICE_DAY not in [x.matter for x in found]


def test_without_a_notice_period_only_the_end_is_told():
    contract = replace(SIGNED, notice_days=None)
    assert said(book(contract), date(2027, 2, 1)) == [(What.END, date(2027, 3, 31), False)]


@pytest.mark.parametrize("state", [ContractState.DRAFT, ContractState.ENDED])
def test_only_a_signed_contract_has_days(state):
    assert said(book(replace(SIGNED, state=state))) == []


def test_every_signed_contract_is_told_by_itself():
    other = replace(SIGNED, id="d", notice_days=100)
    assert [day for _what, day, _late in said(book(SIGNED, other))] == [
        date(2026, 12, 21),
        date(2026, 12, 31),
    ]


def test_a_notice_that_is_the_next_thing_is_not_told_again():
    shop = book(SIGNED)
    (todo,) = [
        x
        for x in things(shop, TODAY, {}, CheckStanding(begun=True), bool, no_holiday)
        if x.matter is Matter.NOTICE_DAY
    ]
    assert said(shop, following=todo) == []
    assert said(shop, following=Thing(Matter.NO_GOAL)) != []


def test_a_far_notice_is_no_thing_to_do():
    def matters(today: date) -> list[Matter]:
        found = things(book(SIGNED), today, {}, CheckStanding(begun=True), bool, no_holiday)
        return [x.matter for x in found]

    assert Matter.NOTICE_DAY in matters(TODAY)
    assert Matter.NOTICE_DAY not in matters(date(2026, 9, 1))


def test_terms_that_begin_later_are_told_until_they_begin():
    terms = replace(SIGNED, notice_days=None, terms=replace(TERMS, end=None))
    changed = Amendment("x", "s", "c", Month(2026, 12), TERMS, reason="単価を下げた")
    shop = book(terms, amendments=(replace(changed, terms=terms.terms),))
    (found,) = coming(shop, TODAY, no_holiday)
    assert (found.what, found.day, found.reason) == (What.AMENDMENT, date(2026, 12, 1), "単価を下げた")
    assert said(shop, date(2026, 12, 1)) == []
    assert said(shop, date(2026, 9, 30)) == []


def meeting(id_: str, day: date, again: date | None) -> Meeting:
    return Meeting(id_, "s", "a", day, next_day=again)


def test_the_next_meeting_is_told_and_then_overdue_until_one_is_written_down():
    first = meeting("1", date(2026, 11, 3), date(2026, 12, 1))
    assert said(book(meetings=(first,))) == [(What.MEETING, date(2026, 12, 1), False)]
    assert said(book(meetings=(first,)), date(2026, 12, 1)) == [(What.MEETING, date(2026, 12, 1), False)]
    assert said(book(meetings=(first,)), date(2026, 12, 2)) == [(What.MEETING, date(2026, 12, 1), True)]
    later = meeting("2", date(2026, 12, 4), None)
    assert said(book(meetings=(later, first)), date(2026, 12, 5)) == []


def test_a_meeting_far_off_or_with_a_declined_agency_is_not_told():
    far = meeting("1", TODAY, TODAY + timedelta(days=61))
    near = meeting("1", TODAY, TODAY + timedelta(days=60))
    assert said(book(meetings=(far,))) == []
    assert len(said(book(meetings=(near,)))) == 1
    gone = replace(book(meetings=(near,)), agencies=(replace(MAKER, state=AgencyState.DECLINED),))
    assert said(gone) == []


def test_things_to_be_handed_over_are_counted_with_their_first_day():
    ended = replace(SIGNED, state=ContractState.ENDED)
    things_due = (
        Handover("1", "s", "c", "videos", due=TODAY + timedelta(days=30)),
        Handover("2", "s", "c", "email", due=TODAY - timedelta(days=1)),
        Handover("3", "s", "c", "phone", due=TODAY + timedelta(days=31)),
        Handover("4", "s", "c", "raw", due=TODAY, done=TODAY),
        Handover("5", "s", "c", "files"),
    )
    (found,) = coming(book(ended, handovers=things_due), TODAY, no_holiday)
    assert (found.what, found.count, found.late) == (What.HANDOVER, 2, True)
    assert found.day == TODAY - timedelta(days=1)
    done = tuple(replace(x, done=TODAY) for x in things_due)
    assert said(book(ended, handovers=done)) == []


def test_the_earliest_comes_first():
    shop = book(
        SIGNED,
        meetings=(meeting("1", date(2026, 11, 3), date(2026, 12, 1)),),
        handovers=(Handover("1", "s", "c", "videos", due=TODAY),),
    )
    assert [what for what, _day, _late in said(shop)] == [What.HANDOVER, What.MEETING, What.NOTICE]
