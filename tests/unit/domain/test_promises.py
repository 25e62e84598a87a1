"""What was promised beside the money against what came of it: kept, less or late, and not noted."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.derived import Figures
from desktop.domain.fees.terms import Terms
from desktop.domain.meetings import Meeting
from desktop.domain.month import Month
from desktop.domain.problems import Code
from desktop.domain.promises import Kept, Promise, Tally, delivery_problems, held, report_due, tallies
from desktop.domain.reported import Delivery
from tests.unit.domain.books import OCTOBER, book

PROMISES = {"posts_a_month": 10, "report_day": 5, "meetings_a_month": 1, "draft_answer_days": 3}
LATER = date(2026, 11, 24)


def figures(catalog, values=None, **parts):
    deal = Contract(
        "c",
        "s",
        "a",
        Terms(start=Month(2026, 8), fees=()),
        ContractState.SIGNED,
        promises=parts.pop("promises", PROMISES),
    )
    return Figures(book(values or {}, contracts=(deal,), **parts), catalog.measures)


def states(of, month=OCTOBER, today=LATER, posts=None):
    return {x.promise: x.kept for x in held(of, month, posts or {}, today)}


def test_what_nobody_noted_is_never_broken(catalog):
    assert set(states(figures(catalog)).values()) == {Kept.NOT_NOTED}


def test_while_there_is_time_nothing_is_broken(catalog):
    october = figures(catalog, {OCTOBER: {"posts_published": 4}})
    assert set(states(october, today=date(2026, 10, 20)).values()) == {Kept.TO_COME}
    assert states(october)[Promise.POSTS] is Kept.MISSED


@pytest.mark.parametrize(
    ("posted", "recorded", "kept"),
    [
        (10, 3, Kept.KEPT),  # the month's figure comes before the posts recorded
        (9, 12, Kept.MISSED),
        (0, 0, Kept.MISSED),  # a typed zero is a count
        (None, 12, Kept.KEPT),
        (None, 9, Kept.MISSED),
        (None, 0, Kept.NOT_NOTED),
    ],
)
def test_posts_are_those_of_the_month_else_those_recorded(catalog, posted, recorded, kept):
    of = figures(catalog, {} if posted is None else {OCTOBER: {"posts_published": posted}})
    assert states(of, posts={OCTOBER: recorded})[Promise.POSTS] is kept


@pytest.mark.parametrize(
    ("reported", "days", "report", "answer"),
    [
        (date(2026, 11, 5), 3, Kept.KEPT, Kept.KEPT),
        (date(2026, 11, 6), 4, Kept.MISSED, Kept.MISSED),
        (None, 0, Kept.NOT_NOTED, Kept.KEPT),
    ],
)
def test_the_reports_day_and_the_days_to_answer_are_as_noted(catalog, reported, days, report, answer):
    of = figures(catalog, deliveries=(Delivery("d", "s", OCTOBER, reported, days),))
    found = states(of)
    assert (found[Promise.REPORT], found[Promise.ANSWER]) == (report, answer)


@pytest.mark.parametrize(
    ("month", "day", "due"),
    [
        (OCTOBER, 5, date(2026, 11, 5)),
        (Month(2026, 12), 31, date(2027, 1, 31)),
        (Month(2026, 1), 31, date(2026, 2, 28)),
    ],
)
def test_a_report_is_due_in_the_next_month(month, day, due):
    assert report_due(month, day) == due


def test_meetings_count_with_the_agency_of_the_contract(catalog):
    days = (("a", date(2026, 10, 9)), ("b", date(2026, 9, 9)), ("a", date(2026, 8, 9)))
    meetings = tuple(Meeting(f"{agency}{day}", "s", agency, day) for agency, day in days)
    of = figures(catalog, meetings=meetings)
    kept = [states(of, Month(2026, at))[Promise.MEETINGS] for at in (8, 9, 10)]
    assert kept == [Kept.KEPT, Kept.NOT_NOTED, Kept.KEPT]


def test_nothing_is_held_where_nothing_was_promised_or_no_contract_ran(catalog):
    assert states(figures(catalog, promises={})) == {}
    assert states(figures(catalog), Month(2026, 7)) == {}
    assert states(Figures(book({}), catalog.measures)) == {}


def test_over_the_months_each_promise_is_counted(catalog):
    of = figures(
        catalog,
        {Month(2026, 8): {"posts_published": 10}, Month(2026, 9): {"posts_published": 8}},
        promises={"posts_a_month": 10},
    )
    assert [*tallies(of, of.book.contracts[0], {}, LATER)] == [Tally(Promise.POSTS, 1, 1, 1)]


@pytest.mark.parametrize(
    ("reported", "days", "codes"),
    [
        (date(2026, 11, 5), 0, []),
        (None, None, []),
        (date(2026, 11, 25), 1, [Code.DAY_AHEAD]),
        (date(2025, 11, 5), -1, [Code.DAY_TOO_EARLY, Code.BELOW_ZERO]),
    ],
)
def test_what_cannot_be_noted(reported, days, codes):
    assert [x.code for x in delivery_problems(OCTOBER, reported, days, LATER)] == codes
