"""Posts as a service's file shows them: which posts are new, and what their numbers were on that day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from desktop.domain.import_plan import name_id
from desktop.domain.posts import Post, PostCount
from desktop.domain.results import IMPORTED

_VIDEO = re.compile(r"/(?:video|photo)/(\d{15,20})")

_ACCOUNT = re.compile(r"https://(?:www\.)?tiktok\.com/@([^/?\s]+)")


class PostSeen(NamedTuple):
    """One post and its lifetime numbers; None is *not known*."""

    video: str
    posted: date
    title: str
    link: str
    views: int | None
    likes: int | None
    comments: int | None
    shares: int | None
    saves: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """The posts of one file, as they were on one day."""

    source: str
    file: str
    day: date
    posts: Sequence[PostSeen]


@dataclass(frozen=True, slots=True)
class PostPlan:
    """The posts and snapshots to be kept, and how many posts of the files are new or known."""

    posts: tuple[Post, ...] = ()
    counts: tuple[PostCount, ...] = ()
    new: int = 0
    known: int = 0


def plan_posts(
    seen: Iterable[Seen], posts: Iterable[Post], counts: Iterable[PostCount], shop: str
) -> PostPlan:
    """Union the posts of files by the service's id; each file adds a snapshot of its day.

    What the owner wrote about a post stays; only an empty title, link or id is filled in. Two files of one
    day that differ give the larger numbers: totals only grow.
    """
    known = {video: post for post in posts if (video := post.video or video_of(post.link))}
    before = {(count.post, count.day): count for count in counts}
    found, snaps = dict(known), dict(before)
    brought: set[str] = set()
    for file in sorted(seen, key=lambda one: one.day):
        brought.update(one.video for one in file.posts)
        for one in file.posts:
            post = found[one.video] = _completed(found.get(one.video), one, shop)
            key = post.id, file.day
            snaps[key] = _snapshot(snaps.get(key), one, file, post, shop)
    return PostPlan(
        tuple(post for video, post in found.items() if post is not known.get(video)),
        tuple(count for key, count in snaps.items() if count is not before.get(key)),
        new=len(found) - len(known),
        known=len(brought & known.keys()),
    )


def account_of(link: str) -> str:
    """Give the account a post's address names, in small letters; empty where it names none."""
    match = _ACCOUNT.match(link)
    return match[1].lower() if match else ""


def video_of(link: str) -> str:
    """Give the service's id of the video an address names; empty where it names none."""
    match = _VIDEO.search(link)
    return match[1] if match else ""


def _completed(post: Post | None, one: PostSeen, shop: str) -> Post:
    if post is None:
        return Post(name_id(shop, one.video), shop, one.posted, one.title, one.link, one.video)
    if post.video and post.title and post.link:
        return post
    whole = replace(post, title=post.title or one.title, link=post.link or one.link, video=one.video)
    return post if whole == post else whole


def _snapshot(count: PostCount | None, one: PostSeen, file: Seen, post: Post, shop: str) -> PostCount:
    """Give the snapshot of a day; a typed one stays, and *not known* replaces nothing."""
    if count is None:
        key = name_id(shop, one.video, file.day.isoformat())
        return PostCount(
            key,
            shop,
            post.id,
            file.day,
            one.views,
            one.likes,
            one.comments,
            one.shares,
            one.saves,
            source=IMPORTED + file.source,
            file=file.file,
        )
    if not (count.source or "").startswith(IMPORTED):
        return count
    whole = replace(
        count,
        views=_larger(count.views, one.views),
        likes=_larger(count.likes, one.likes),
        comments=_larger(count.comments, one.comments),
        shares=_larger(count.shares, one.shares),
        saves=_larger(count.saves, one.saves),
    )
    return count if whole == count else replace(whole, file=file.file)


def _larger(old: int | None, new: int | None) -> int | None:
    return max((x for x in (old, new) if x is not None), default=None)
