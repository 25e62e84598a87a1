"""Posts and their numbers, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.post_growth import Growth
from desktop.domain.posts import Post
from desktop.language import _, ngettext
from desktop.wording.amounts import MINUS, day_alone, number, yen


def gained_words(growth: Growth) -> str:
    """Say what views a post gained, and since when; empty where one of both looks does not know them."""
    views = growth.gained["views"]
    if views is None:
        return ""
    gain = f"{MINUS if views < 0 else '+'}{number(abs(views))}"
    if not growth.looked:
        return _("{gain} since it went up").format(gain=gain)
    return _("{gain} since {day}").format(gain=gain, day=day_alone(growth.since))


def promoted_words(posts: Sequence[Post], growths: Mapping[str, Growth]) -> str:
    """Say the posts' views so far with and without the promoted ones, and what was paid; else what a mark is for."""
    promoted = [post for post in posts if post.promoted]
    if not promoted:
        return _("Tick the posts that were promoted, and their views are told apart.")
    views = _views(posts, growths)
    rest = _views([post for post in posts if not post.promoted], growths)
    text = ngettext(
        "{count} promoted post. Views so far: {all} with it, {rest} without it.",
        "{count} promoted posts. Views so far: {all} with them, {rest} without them.",
        len(promoted),
    )
    if views is None or rest is None:
        text = ngettext(
            "{count} promoted post. Not all views are known.",
            "{count} promoted posts. Not all views are known.",
            len(promoted),
        )
    said = text.format(count=len(promoted), all=number(views or 0), rest=number(rest or 0))
    paid = sum(post.promotion for post in promoted)
    if not paid:
        return said
    return _("{said} {amount} was paid for that; the sheet counts the days above, not this.").format(
        said=said, amount=yen(paid)
    )


def _views(posts: Sequence[Post], growths: Mapping[str, Growth]) -> int | None:
    """Add up the views of posts; None where one's are not known."""
    found = [growths[post.id].now.views if post.id in growths else None for post in posts]
    known = [views for views in found if views is not None]
    return sum(known) if len(known) == len(found) else None
