"""The numbers of the sample's posts: what is planted in them, so that they add up to the months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from random import Random

from desktop.catalog.sample.book import SAMPLE_TODAY
from desktop.catalog.sample.entries import SHOP
from desktop.catalog.sample.months import whole
from desktop.catalog.sample.posts import PostPlan
from desktop.domain.book import Book
from desktop.domain.goals import spread
from desktop.domain.month import Month
from desktop.domain.posts import Post, PostCount
from desktop.domain.results import TYPED
from desktop.services.sample.chance import noise, successes

VIEWS_SPREAD = 0.55
RESPONSES_SPREAD = 0.15
AGE = timedelta(days=28)
"""How old a post was when its numbers were read."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Posts that part these totals among them: those of a month, or the viral one by itself."""

    posts: Sequence[Post]
    views: int
    rates: Mapping[str, Decimal]
    inquiries: int


def count_posts(
    plan: PostPlan, posts: Sequence[Post], book: Book, chance: Random
) -> tuple[list[Post], list[PostCount]]:
    """Give the posts with the inquiries that named them, and one snapshot of each."""
    tiredness = _tiredness(plan, posts)
    named: list[Post] = []
    counts: list[PostCount] = []
    for group in _groups(plan, posts, book):
        snapshots = _snapshots(plan, group, tiredness, chance)
        weights = [snapshot.responses or 0 for snapshot in snapshots]
        drawn = Counter(chance.choices(range(len(weights)), weights, k=group.inquiries))
        named += [replace(post, inquiries=drawn[at]) for at, post in enumerate(group.posts)]
        counts += snapshots
    return named, counts


def _groups(plan: PostPlan, posts: Sequence[Post], book: Book) -> Iterator[_Group]:
    for month, grouped in groupby(posts, key=_month_of):
        own = list(grouped)
        usual = [post for post in own if post.posted != plan.viral.day]
        viral = [post for post in own if post.posted == plan.viral.day]
        tagged = (_total(book, month, "inquiries") * plan.tagged_share).quantize(1, ROUND_HALF_UP)
        yield _Group(
            usual,
            int(_total(book, month, "views")) - plan.viral.views * len(viral),
            plan.rates,
            int(tagged) - plan.viral.inquiries * len(viral),
        )
        if viral:
            yield _Group(viral, plan.viral.views, plan.viral.rates, plan.viral.inquiries)


def _month_of(post: Post) -> Month:
    return Month.of(post.posted)


def _total(book: Book, month: Month, kpi: str) -> Decimal:
    return book.value(month, kpi) or Decimal(0)


def _tiredness(plan: PostPlan, posts: Sequence[Post]) -> dict[str, Decimal]:
    """From some months on, each post of the tired template counts a little less than the one before."""
    found: dict[str, Decimal] = {}
    factor, since = Decimal(1), None
    for post in posts:
        if post.template != plan.tired:
            continue
        start = max((month for month in plan.restarts if month <= _month_of(post)), default=None)
        if start is not None:
            factor = factor * plan.fatigue if start == since else plan.restarts[start]
        since = start
        found[post.id] = factor
    return found


def _snapshots(
    plan: PostPlan, group: _Group, tiredness: Mapping[str, Decimal], chance: Random
) -> list[PostCount]:
    weights = [
        Decimal(noise(chance, VIEWS_SPREAD))
        * plan.natures[post.template].views
        * tiredness.get(post.id, Decimal(1))
        for post in group.posts
    ]
    views = spread(group.views, weights)
    responses = [
        successes(chance, seen, _rate(plan, post, chance))
        for post, seen in zip(group.posts, views, strict=True)
    ]
    parted = {
        kpi: spread(int(whole(group.views * rate)), [Decimal(x) for x in _drivers(kpi, views, responses)])
        for kpi, rate in group.rates.items()
    }
    return [
        PostCount(
            id=f"{post.id}-28",
            shop=SHOP,
            post=post.id,
            day=min(post.posted + AGE, SAMPLE_TODAY),
            views=views[at],
            responses=responses[at],
            likes=parted["likes"][at],
            comments=parted["comments"][at],
            shares=parted["shares"][at],
            saves=parted["saves"][at],
            source=TYPED,
        )
        for at, post in enumerate(group.posts)
    ]


def _drivers(kpi: str, views: Sequence[int], responses: Sequence[int]) -> Sequence[int]:
    """Likes and comments follow the views; shares and saves are responses."""
    return views if kpi in ("likes", "comments") else responses


def _rate(plan: PostPlan, post: Post, chance: Random) -> float:
    """How often a view of the post makes somebody act."""
    hook = plan.question_factor if post.hook == "question" else Decimal(1)
    planted = float(plan.base_rate * plan.natures[post.template].responses * hook)
    return planted * noise(chance, RESPONSES_SPREAD)
