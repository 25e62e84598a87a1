"""The sample adds up as its design says: results, money, posts; and it is the same every time."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from statistics import median
from typing import Any

import pytest

from desktop.catalog.sample.book import SAMPLE_TODAY, SampleShop, read_sample
from desktop.domain.book import Book
from desktop.domain.goals import monthly_targets
from desktop.domain.month import Month, months
from desktop.domain.posts import Post, PostCount
from desktop.domain.reviews import ActionKind
from desktop.services.sample.create import Sample, sample_posts
from desktop.settings import resources
from desktop.storage.database import Database
from desktop.storage.tables import TABLES

FOLDER = resources() / "catalog" / "sample"
FIRST, LAST = Month(2024, 11), Month(2026, 10)


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample() -> SampleShop:
    return read_sample(FOLDER, "ja")


@pytest.fixture(scope="module")
def book(sample: SampleShop) -> Book:
    return sample.book


@pytest.fixture(scope="module")
def posts(sample: SampleShop) -> list[Post]:
    return sorted(sample_posts(sample)[0], key=lambda post: post.posted)


@pytest.fixture(scope="module")
def counts(sample: SampleShop) -> dict[str, PostCount]:
    return {count.post: count for count in sample_posts(sample)[1]}


@pytest.mark.parametrize(
    ("kpi", "total"),
    [
        ("posts_published", 204),
        ("views", 1_756_940),
        ("profile_views", 17_263),
        ("link_clicks", 709),
        ("net_followers", 3_569),
        ("inquiries", 280),
        ("inquiries_rejected", 37),
        ("bookings", 159),
        ("store_visits", 407),
        ("branded_search", 2_072),
        ("revenue_attributed", 1_675_150),
        ("internal_hours", 217),
    ],
)
def test_columns_add_up(book: Book, kpi: str, total: int) -> None:
    assert sum(book.value(month, kpi) or 0 for month in months(FIRST, LAST)) == total


def test_rows_agree_with_each_other(book: Book) -> None:
    followers = Decimal(212)
    for month in months(FIRST, LAST):
        got = {
            kpi: book.value(month, kpi) or Decimal(0) for kpi in ("net_followers", "bookings", "store_visits")
        }
        followers += got["net_followers"]
        assert book.value(month, "followers") == followers
        assert book.value(month, "revenue_attributed") == got["bookings"] * 5800 + got["store_visits"] * 1850


def test_likes_are_shares_of_the_views_dropped_to_whole_ones(book: Book) -> None:
    viral = Month(2025, 8)
    assert book.value(Month(2024, 11), "likes") == 188  # 5,230 × 3.6 %
    assert book.value(Month(2024, 11), "saves") == 28
    assert book.value(viral, "likes") == 3078 + 20615  # 85,520 × 3.6 % and 412,300 × 5 %


def test_targets_of_the_third_plan_follow_the_season(book: Book) -> None:
    goal = book.goal
    assert goal is not None
    planned = {month: book.target(month, "qualified_inquiries") for month in goal.months}
    assert planned == monthly_targets(goal, book.shop.season)
    assert sum(value or 0 for value in planned.values()) == 200


def test_plans_change_what_is_aimed_at(book: Book) -> None:
    assert book.target(Month(2025, 5), "views") == 80_000
    assert book.target(Month(2025, 5), "inquiries") is None
    assert book.target(Month(2025, 12), "qualified_inquiries") == 12
    assert book.target(Month(2026, 10), "cost_per_result") == 6_000
    assert [plan.first for plan in book.plans] == [Month(2025, 5), Month(2025, 11), Month(2026, 5)]
    results = [line for line in book.lines if line.result]
    assert [line.kpi for line in results] == ["views", "qualified_inquiries", "qualified_inquiries"]
    assert results[0].override_reason == "代行会社の提案どおり"


def test_closed_months_end_before_the_wrong_invoice(book: Book) -> None:
    assert [month for month in months(FIRST, LAST) if book.closed(month)] == list(
        months(Month(2025, 5), Month(2026, 9))
    )


def test_running_month_is_known_in_part(book: Book) -> None:
    row = book.result(Month(2026, 11), "inquiries")
    assert row is not None
    assert row.value == 15
    assert row.partial
    assert book.value(Month(2026, 11), "views") is None


def test_what_is_open_on_the_day_of_the_sample(book: Book) -> None:
    waiting = [action for action in book.actions if action.done is None]
    assert [x.number for x in waiting if x.kind is ActionKind.ACTION] == [6, 7, 8]
    assert len([x for x in waiting if x.kind is ActionKind.PROMISE]) == 3
    assert [review.month for review in book.reviews if review.held is None] == [Month(2026, 11)]


def test_posts_of_each_template(posts: list[Post]) -> None:
    assert Counter(post.template for post in posts) == {
        "T01": 34, "T02": 17, "T03": 13, "T05": 69, "T07": 16, "T12": 49, "T14": 6,
    }  # fmt: skip
    periods = [
        (date(2024, 11, 1), 24),
        (date(2025, 5, 1), 59),
        (date(2025, 11, 1), 31),
        (date(2026, 2, 1), 50),
    ]
    for (first, expected), (after, _) in zip(periods, [*periods[1:], (date(2026, 7, 1), 40)], strict=True):
        assert sum(first <= post.posted < after for post in posts) == expected


def test_posts_add_up_to_their_month(book: Book, posts: list[Post], counts: dict[str, PostCount]) -> None:
    for month in months(FIRST, LAST):
        own = [counts[post.id] for post in posts if Month.of(post.posted) == month]
        assert len(own) == book.value(month, "posts_published")
        for kpi in ("views", "likes", "comments", "shares", "saves"):
            assert sum(getattr(count, kpi) for count in own) == book.value(month, kpi), (month, kpi)


def test_saves_and_shares_are_responses(counts: dict[str, PostCount]) -> None:
    for count in counts.values():
        assert (count.saves or 0) + (count.shares or 0) <= (count.responses or 0) <= (count.views or 0)


def test_inquiries_named_by_posts(book: Book, posts: list[Post]) -> None:
    for month in months(FIRST, LAST):
        named = sum(post.inquiries or 0 for post in posts if Month.of(post.posted) == month)
        assert abs(named - (book.value(month, "inquiries") or 0) * Decimal("0.35")) <= Decimal("0.5")


def test_one_post_is_viral(book: Book, posts: list[Post], counts: dict[str, PostCount]) -> None:
    viral = next(post for post in posts if post.posted == date(2025, 8, 12))
    assert (viral.title, viral.template, viral.inquiries) == ("練り切りが花になるまで", "T05", 1)
    assert counts[viral.id].views == 412_300
    outliers = []
    for at in range(10, len(posts)):
        usual = median(counts[post.id].views or 0 for post in posts[max(0, at - 20) : at])
        if (counts[posts[at].id].views or 0) > 10 * usual:
            outliers.append(posts[at])
    assert outliers == [viral]


def test_promoted_posts(posts: list[Post]) -> None:
    assert {post.posted: post.promotion for post in posts if post.promoted} == {
        date(2025, 12, 5): 30_000,
        date(2026, 3, 1): 30_000,
        date(2026, 9, 12): 20_000,
    }


def test_what_is_planted_can_be_found(posts: list[Post], counts: dict[str, PostCount]) -> None:
    def rate(template: str) -> float:
        own = [counts[post.id] for post in posts if post.template == template]
        return sum(x.responses or 0 for x in own) / sum(x.views or 0 for x in own)

    assert rate("T01") > rate("T03") > rate("T07") > rate("T05") > rate("T12")
    shown = [post.completion_rate or 0 for post in posts if post.face == "owner"]
    hidden = [post.completion_rate or 0 for post in posts if post.face != "owner"]
    assert len(shown) == 102
    assert Decimal("0.03") < sum(shown) / len(shown) - sum(hidden) / len(hidden) < Decimal("0.09")
    assert sum(post.narration == "ai_voice" for post in posts) == 4


def test_tired_template_is_watched_less(posts: list[Post], counts: dict[str, PostCount]) -> None:
    behind = [
        counts[post.id].views or 0
        for post in posts
        if post.template == "T05" and post.posted < date(2026, 7, 1)
    ]
    before, last = median(behind[-33:-28]), median(behind[-5:])
    assert last < 0.7 * before


def stored(language: str) -> dict[str, list[tuple[Any, ...]]]:
    database = Database.open(None, now)
    assert Sample(database, FOLDER).create(language) == "sample"
    with database.read() as reader:
        return {
            kind.__name__: [
                tuple(getattr(row, field.name) for field in fields(row)) for row in reader.all(kind)
            ]
            for kind in TABLES
        }


def test_the_same_rows_every_time() -> None:
    assert stored("ja") == stored("ja")


def test_english_sample_keeps_figures_and_names() -> None:
    ja, en = stored("ja"), stored("en")
    for kind in ("Goal", "Target", "PostCount", "MonthState"):
        assert ja[kind] == en[kind]
    assert ja["Shop"][0][1] == en["Shop"][0][1] == "御菓子処 雪割堂"
    assert any("stuck for a gift" in str(row).lower() for row in en["Post"])


def test_creating_twice_keeps_what_the_owner_changed() -> None:
    database = Database.open(None, now)
    sample = Sample(database, FOLDER)
    sample.create("ja")
    with database.read() as reader:
        before = reader.book("sample")
    sample.create("en")
    with database.read() as reader:
        assert reader.book("sample") == before
    assert database.undoable("sample") is None


def test_sample_is_looked_at_on_its_day() -> None:
    assert date(2026, 11, 24) == SAMPLE_TODAY
