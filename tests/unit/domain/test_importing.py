"""How days become a month, which metric feeds which figure, and what may be replaced."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.import_plan import DayPlan, PeriodValue, plan_entries
from desktop.domain.import_posts import PostSeen, Seen, account_of, plan_posts
from desktop.domain.importing import (
    Basis,
    MonthValue,
    Outcome,
    feeds,
    kpi_values,
    month_value,
    net_followers,
    outcome,
    spans,
    total,
)
from desktop.domain.month import Month
from desktop.domain.posts import Post, PostCount
from desktop.domain.results import AGENCY_SHEET, Result
from tests.unit.domain.books import book

OCTOBER, SEPTEMBER = Month(2026, 10), Month(2026, 9)
STUDIO = "tiktok_studio.overview"


def days(month: Month, *values: int | None) -> dict[date, int]:
    """Values from the first day on; None is a day that is not known."""
    found = {month.first + timedelta(n): value for n, value in enumerate(values)}
    return {day: value for day, value in found.items() if value is not None}


def test_a_whole_month_is_the_sum_of_its_days():
    value = month_value("views", OCTOBER, days(OCTOBER, *[10] * 31))
    assert value == MonthValue(310, 31, partial=False, basis=Basis.SUM)


def test_a_month_with_an_unknown_day_is_partial():
    assert month_value("views", OCTOBER, days(OCTOBER, *[10] * 14, None, *[10] * 16)) == MonthValue(
        300, 30, partial=True
    )


def test_a_month_without_a_known_day_has_no_value():
    assert month_value("views", OCTOBER, days(SEPTEMBER, 5)) is None
    assert total("views", [None, None]) is None
    assert total("views", [0]) == 0


def test_a_level_is_that_of_the_last_day():
    assert month_value("followers", OCTOBER, days(OCTOBER, *[None] * 30, 464)).partial is False
    assert month_value("followers", OCTOBER, days(OCTOBER, 412, 420)) == MonthValue(
        420, 2, partial=True, basis=Basis.LAST_DAY
    )
    assert total("followers", [412, 464, None]) == 464


def test_net_followers_need_both_ends():
    known = days(SEPTEMBER, *[None] * 29, 412) | days(OCTOBER, *[None] * 30, 464)
    assert net_followers(OCTOBER, known) == MonthValue(52, 1, partial=False, basis=Basis.DIFFERENCE)
    assert net_followers(SEPTEMBER, known) is None
    assert set(kpi_values("tiktok_studio.followers", "followers", OCTOBER, known)) == {
        "followers",
        "net_followers",
    }
    assert set(kpi_values("tiktok_studio.followers", "followers", SEPTEMBER, known)) == {"followers"}


def test_new_followers_below_zero_are_net_and_feed_nothing():
    assert set(kpi_values(STUDIO, "new_followers", OCTOBER, days(OCTOBER, 4, 2))) == {"new_followers"}
    assert kpi_values(STUDIO, "new_followers", OCTOBER, days(OCTOBER, 4, -1)) == {}


@pytest.mark.parametrize(
    "metric", ["viewers", "new_viewers", "reached_audience", "reach", "phone_clicks", "leads"]
)
def test_what_is_only_shown(metric):
    assert feeds("tiktok_studio.viewers", metric) is None


def test_the_same_word_of_another_service_feeds_nothing():
    assert feeds("tiktok_business.overview", "website_clicks") == "link_clicks"
    assert feeds("business_profile.performance", "website_clicks") is None
    assert feeds("meta.content", "views") is None


@given(
    st.lists(st.one_of(st.none(), st.integers(-5, 900)), min_size=1, max_size=120),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_months_add_up_to_the_table(values, first):
    found = spans([first + timedelta(n) for n in range(len(values))], {"views": values, "viewers": values})
    assert sum(span.days for span in found.values()) == len(values)
    assert sum(span.totals.get("views", 0) for span in found.values()) == sum(
        x for x in values if x is not None
    )
    assert all("viewers" not in span.totals for span in found.values())
    for month, span in found.items():
        assert span.complete == (span.days == month.days and all(
            x is not None for n, x in enumerate(values) if Month.of(first + timedelta(n)) == month
        ))  # fmt: skip


def cell(value: int | None, source: str | None, *, partial: bool = False) -> Result:
    kept = None if value is None else Decimal(value)
    return Result("r", "s", OCTOBER, "views", kept, source, partial=partial)


@pytest.mark.parametrize(
    ("row", "value", "closed", "what"),
    [
        (None, MonthValue(5, 31, partial=False), False, Outcome.NEW),
        (cell(None, None), MonthValue(5, 31, partial=False), False, Outcome.NEW),
        (None, MonthValue(5, 31, partial=False), True, Outcome.CLOSED),
        (cell(5, "typed"), MonthValue(5, 31, partial=False), False, Outcome.SAME),
        (cell(5, "typed"), MonthValue(5, 31, partial=False), True, Outcome.SAME),
        (cell(4, "typed"), MonthValue(5, 31, partial=False), False, Outcome.CONFLICT),
        (cell(4, "agency_sheet"), MonthValue(5, 31, partial=False), False, Outcome.CONFLICT),
        (cell(4, None), MonthValue(5, 31, partial=False), False, Outcome.CONFLICT),
        (cell(4, f"imported:{STUDIO}"), MonthValue(5, 31, partial=False), False, Outcome.CORRECTED),
        (cell(4, f"imported:{STUDIO}"), MonthValue(5, 31, partial=False), True, Outcome.CLOSED),
        (cell(5, f"imported:{STUDIO}"), MonthValue(5, 31, partial=False), False, Outcome.SAME),
        (
            cell(5, f"imported:{STUDIO}", partial=True),
            MonthValue(5, 31, partial=False),
            False,
            Outcome.CORRECTED,
        ),
        (cell(9, "imported:tiktok_business.overview"), MonthValue(5, 3, partial=True), False, Outcome.FULLER),
        (
            cell(9, "imported:tiktok_business.overview"),
            MonthValue(5, 31, partial=False),
            False,
            Outcome.CORRECTED,
        ),
        (
            cell(2, "imported:tiktok_business.overview", partial=True),
            MonthValue(5, 3, partial=True),
            False,
            Outcome.CORRECTED,
        ),
    ],
)
def test_what_becomes_of_a_cell(row, value, closed, what):
    assert outcome(row, value, STUDIO, closed=closed) is what


PART, WHOLE = MonthValue(5, 20, partial=True), MonthValue(5, 31, partial=False)


@pytest.mark.parametrize(
    ("row", "value", "closed", "what"),
    [
        (cell(2, AGENCY_SHEET, partial=True), WHOLE, False, Outcome.CORRECTED),
        (cell(5, AGENCY_SHEET, partial=True), WHOLE, False, Outcome.CORRECTED),
        (cell(5, AGENCY_SHEET, partial=True), PART, False, Outcome.SAME),
        (cell(2, AGENCY_SHEET), WHOLE, False, Outcome.CONFLICT),
        (cell(5, "typed"), WHOLE, False, Outcome.SAME),
        (cell(2, "typed", partial=True), WHOLE, False, Outcome.CONFLICT),
        (cell(2, "imported:tiktok_studio.overview", partial=True), WHOLE, False, Outcome.CONFLICT),
        (cell(2, AGENCY_SHEET, partial=True), WHOLE, True, Outcome.CLOSED),
        (cell(2, "typed"), WHOLE, True, Outcome.CLOSED),
        (None, WHOLE, True, Outcome.CLOSED),
    ],
)
def test_an_agencys_figure_replaces_only_a_part_it_gave_itself(row, value, closed, what):
    assert outcome(row, value, AGENCY_SHEET, closed=closed) is what


def told(amount: int, source: str, day: int, *, partial: bool = False) -> PeriodValue:
    at = datetime(2026, 11, day, tzinfo=UTC)
    return PeriodValue("views", OCTOBER, MonthValue(amount, 31, partial), source, f"{day}.xlsx", at)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ([told(5, AGENCY_SHEET, 3), told(7, AGENCY_SHEET, 9)], 7),
        ([told(7, "table", 9), told(5, "table", 3)], 7),
        ([told(5, AGENCY_SHEET, 9), told(7, "table", 3)], 7),
        ([told(5, "table", 9, partial=True), told(7, AGENCY_SHEET, 3)], 7),
    ],
    ids=["the later workbook", "the newer download", "a service's own", "a whole month"],
)
def test_of_two_that_bring_a_figure_one_counts_in_whatever_order_they_came(given, taken):
    for periods in (given, given[::-1]):
        (entry,) = plan_entries([], DayPlan((), (), {}), book({}), {"views"}, periods)
        assert entry.then == taken


VIDEO = "7650921463263792402"
LINK = f"https://www.tiktok.com/@Kashi/video/{VIDEO}"


def seen(day: date, views: int | None, likes: int | None = 1, title: str = "題") -> Seen:
    return Seen(
        "tiktok_studio.content",
        "Content.csv",
        day,
        [PostSeen(VIDEO, date(2026, 10, 3), title, LINK, views, likes, 0, 0)],
    )


def test_a_new_post_and_its_snapshot():
    plan = plan_posts([seen(date(2026, 11, 2), 40)], [], [], "s")
    (post,), (count,) = plan.posts, plan.counts
    assert (post.posted, post.title, post.video, post.link) == (date(2026, 10, 3), "題", VIDEO, LINK)
    assert (count.post, count.day, count.views, count.source) == (
        post.id,
        date(2026, 11, 2),
        40,
        "imported:tiktok_studio.content",
    )
    assert (plan.new, plan.known) == (1, 0)


def test_files_of_one_day_are_united_and_other_days_are_other_snapshots():
    plan = plan_posts(
        [seen(date(2026, 11, 9), 50), seen(date(2026, 11, 2), 40), seen(date(2026, 11, 2), 39, None)],
        [],
        [],
        "s",
    )
    assert len(plan.posts) == 1
    assert {count.day: (count.views, count.likes) for count in plan.counts} == {
        date(2026, 11, 2): (40, 1),
        date(2026, 11, 9): (50, 1),
    }


def test_what_the_owner_wrote_about_a_post_stays():
    mine = Post("p", "s", date(2026, 10, 4), "わたしの題", LINK, template="howto")
    plan = plan_posts([seen(date(2026, 11, 2), 40)], [mine], [], "s")
    (post,) = plan.posts
    assert (post.id, post.posted, post.title, post.template, post.video) == (
        "p",
        date(2026, 10, 4),
        "わたしの題",
        "howto",
        VIDEO,
    )
    assert (plan.new, plan.known) == (0, 1)


def test_the_same_file_again_changes_nothing():
    first = plan_posts([seen(date(2026, 11, 2), 40)], [], [], "s")
    again = plan_posts([seen(date(2026, 11, 2), 40)], first.posts, first.counts, "s")
    assert (again.posts, again.counts, again.known) == ((), (), 1)


def test_a_typed_snapshot_stays():
    post = Post("p", "s", date(2026, 10, 3), "題", LINK, VIDEO)
    typed = PostCount("c", "s", "p", date(2026, 11, 2), views=41, source="typed")
    assert plan_posts([seen(date(2026, 11, 2), 40)], [post], [typed], "s").counts == ()


def test_accounts_in_links():
    assert account_of(LINK) == "kashi"
    assert account_of("https://www.tiktok.com/@a.b_c?lang=ja") == "a.b_c"
    assert account_of("") == account_of("https://example.com/@x") == ""
