"""The sample's 204 posts: when, of which template, how they were made, and how they were watched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import cycle, islice
from random import Random
from typing import TypeVar

from desktop.catalog.sample.entries import SHOP, row_id
from desktop.catalog.sample.posts import PostPlan
from desktop.domain.month import Month
from desktop.domain.posts import Post

T = TypeVar("T")

HOURS = (12, 20)
HOOKS = ("question", "number", "surprise", "result_first", "sound")
FACES = ("owner", "none", "owner", "staff")
"""Half of the posts show 誠, the confectioner."""
VOICES = ("voice", "caption")
AI_VOICE, AI_VOICES = "ai_voice", 4
LENGTHS = ((8, 14), (15, 29), (15, 29), (30, 55))
"""Seconds from and to; the middle length is twice as frequent."""
COMPLETION = ((15, Decimal("0.42")), (30, Decimal("0.31")), (60, Decimal("0.22")))
"""Full-watch rate of a length below so many seconds."""
COMPLETION_SPREAD = 0.05


def make_posts(plan: PostPlan, chance: Random) -> list[Post]:
    """Give every post without its numbers, in the order of the days."""
    planned = [post for month in plan.counts for post in _month(plan, month, chance)]
    count = len(planned)
    attributes = zip(
        planned,
        _dealt(HOURS, count, chance),
        _dealt(HOOKS, count, chance),
        _dealt(FACES, count, chance),
        _voices(count, chance),
        _dealt(LENGTHS, count, chance),
        strict=True,
    )
    posts: list[Post] = []
    for (day, template), hour, hook, face, voice, span in attributes:
        length = chance.randint(*span)
        post = Post(
            id=row_id("post", len(posts) + 1),
            shop=SHOP,
            posted=day,
            title=_title(plan, len(posts), day, template),
            template=template,
            hour=hour,
            length=length,
            hook=hook,
            face=face,
            narration=voice,
            promoted=day in plan.promoted,
            promotion=plan.promoted.get(day, 0),
            completion_rate=_completion(plan, length, face, chance),
        )
        posts.append(post)
    return posts


def _month(plan: PostPlan, month: Month, chance: Random) -> Iterator[tuple[date, str]]:
    """Part a month's templates over its days; the posts that are told of by day have theirs."""
    codes = [code for code, count in plan.counts[month].items() for _ in range(count)]
    fixed = {day for day in (*plan.promoted, plan.viral.day) if Month.of(day) == month}
    free = [day for at in range(1, month.days + 1) if (day := date(month.year, month.month, at)) not in fixed]
    days = sorted(fixed.union(chance.sample(free, len(codes) - len(fixed))))
    if plan.viral.day in fixed:
        codes.remove(plan.viral.template)
    chance.shuffle(codes)
    for day in days:
        yield day, plan.viral.template if day == plan.viral.day else codes.pop()


def _dealt(choices: Sequence[T], count: int, chance: Random) -> list[T]:
    """Deal choices evenly, in a random order: what has no effect must not seem to have one by its share."""
    dealt = list(islice(cycle(choices), count))
    chance.shuffle(dealt)
    return dealt


def _voices(count: int, chance: Random) -> list[str]:
    voices = [AI_VOICE] * AI_VOICES + _dealt(VOICES, count - AI_VOICES, chance)
    chance.shuffle(voices)
    return voices


def _title(plan: PostPlan, number: int, day: date, template: str) -> str:
    if day == plan.viral.day:
        return plan.viral.title
    titles, items = plan.natures[template].titles, plan.items[day.month]
    return titles[number % len(titles)].format(item=items[day.day % len(items)])


def _completion(plan: PostPlan, length: int, face: str, chance: Random) -> Decimal:
    usual = next(rate for below, rate in COMPLETION if length < below)
    shown = usual + (plan.on_camera_points if face == "owner" else 0)
    drawn = shown + Decimal(chance.gauss(0.0, COMPLETION_SPREAD))
    return max(drawn, Decimal("0.01")).quantize(Decimal("0.001"))
