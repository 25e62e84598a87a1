"""Posts and the snapshots of their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.money import Yen
from desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class Post:
    """One published post. Attribute codes are those of the notes, 9.5; empty is *not recorded*."""

    id: str
    shop: str
    posted: date
    title: str = ""
    link: str = ""
    video: str = ""
    """The service's own id of the video."""
    template: str = ""
    hour: int | None = None
    length: int | None = None
    """Seconds."""
    hook: str = ""
    face: str = ""
    narration: str = ""
    promoted: bool = False
    promotion: Yen = 0
    completion_rate: Decimal | None = None
    inquiries: int | None = None
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class PostCount:
    """The lifetime numbers of a post on the day they were read; None is *not known*."""

    id: str
    shop: str
    post: str
    day: date
    views: int | None = None
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    saves: int | None = None
    profile_views: int | None = None
    responses: int | None = None
    source: str | None = None
    file: str | None = None
    version: int = 0


def posts_by_month(posts: Iterable[Post]) -> Mapping[Month, int]:
    """Count the posts recorded in each month."""
    return Counter(Month.of(post.posted) for post in posts)
