"""What posts gained between two looks at them: their numbers are totals since they went up, so only differences tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.posts import Post, PostCount

NUMBERS = ("views", "likes", "comments", "shares", "saves", "profile_views", "responses")


@dataclass(frozen=True, slots=True)
class Growth:
    """A post's newest numbers, and what it gained since the look before, or since it went up."""

    post: str
    now: PostCount
    since: date
    looked: bool
    """There was a look before; else `since` is the day it went up."""
    gained: Mapping[str, int | None]
    """Number → how much more; None where one of both looks does not know it. Services correct downwards too."""

    @property
    def days(self) -> int:
        """Days between both."""
        return (self.now.day - self.since).days


def growths(posts: Iterable[Post], counts: Iterable[PostCount]) -> dict[str, Growth]:
    """Give for each post that was looked at what it gained last, by its id."""
    looks: dict[str, list[PostCount]] = {}
    for count in counts:
        looks.setdefault(count.post, []).append(count)
    return {post.id: _growth(post, looks[post.id]) for post in posts if post.id in looks}


def _growth(post: Post, looks: list[PostCount]) -> Growth:
    last, *earlier = sorted(looks, key=_day, reverse=True)
    before = earlier[0] if earlier else None
    gained = {x: _more(getattr(last, x), getattr(before, x) if before else 0) for x in NUMBERS}
    return Growth(post.id, last, before.day if before else post.posted, before is not None, gained)


def _day(count: PostCount) -> date:
    return count.day


def _more(now: int | None, before: int | None) -> int | None:
    return None if now is None or before is None else now - before
