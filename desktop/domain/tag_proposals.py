"""Tags worth having for a shop's purpose: proposed in one order, never by chance, never twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from zlib import crc32

from desktop.domain.book import Book
from desktop.domain.shop import Purpose
from desktop.domain.tags import Tag, TagKind, sign_of


class Spot(StrEnum):
    """Where a proposed tag is used; people's words for it are elsewhere."""

    PROFILE = "profile"
    SERIES = "series"
    LINE = "line"
    MAP = "map"
    CARD = "card"
    PHONE = "phone"
    COUNTER = "counter"
    COUPON = "coupon"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A tag to be adopted; its place is still to be named in the owner's language."""

    spot: Spot
    tag: Tag


WORDS = (
    "さくら", "かえで", "つばめ", "みかん", "こだま", "たんぽぽ", "すずらん", "ひまわり", "やまびこ", "あおぞら",
)  # fmt: skip
"""Words that are heard right on the phone: no two of them sound alike, none is a name or a number."""
LETTERS = "ACDEFGHJKMNPQRTUVWXY34679"
"""Letters and digits that are not taken for each other: no 0/O, 1/I/L, 2/Z, 5/S, 8/B."""
_LINKS = {
    Spot.PROFILE: ("tiktok", "social", "profile"),
    Spot.SERIES: ("tiktok", "social", "series"),
    Spot.LINE: ("line", "social", "message"),
    Spot.MAP: ("google", "organic", "map"),
    Spot.CARD: ("card", "qr", "counter"),
}
"""`utm_source`, `utm_medium`, `utm_content`. Only what comes straight from TikTok says `tiktok`."""
ELSEWHERE = frozenset(_LINKS[spot][:2] for spot in (Spot.LINE, Spot.MAP, Spot.CARD))
"""Marks of links that are not put up on TikTok; Google's map bears those of all Google's visits."""
_CAMPAIGNS = {
    Purpose.CUSTOMERS: "visit",
    Purpose.ONLINE_SALES: "shop",
    Purpose.HIRING: "jobs",
    Purpose.BRANDING: "brand",
    Purpose.LEADS: "contact",
}
_SPOTS = {
    Purpose.CUSTOMERS: (Spot.PROFILE, Spot.SERIES, Spot.LINE, Spot.MAP, Spot.CARD),
    Purpose.ONLINE_SALES: (Spot.PROFILE, Spot.SERIES, Spot.LINE),
    Purpose.HIRING: (Spot.PROFILE, Spot.SERIES, Spot.LINE, Spot.MAP),
    Purpose.BRANDING: (Spot.PROFILE, Spot.SERIES, Spot.MAP),
    Purpose.LEADS: (Spot.PROFILE, Spot.SERIES, Spot.MAP),
}
_SPOKEN = {
    Purpose.CUSTOMERS: (Spot.PHONE, Spot.COUNTER, Spot.COUPON),
    Purpose.ONLINE_SALES: (Spot.COUPON,),
    Purpose.HIRING: (Spot.PHONE,),
    Purpose.BRANDING: (Spot.COUNTER,),
    Purpose.LEADS: (Spot.PHONE,),
}


def proposals(book: Book, page: str) -> tuple[Proposal, ...]:
    """Propose what fits the shop's purpose and is not there yet; links only where a page is given.

    The same book always gives the same tags. None is like one that exists or like another proposed.
    """
    found: list[Proposal] = []
    taken = list(book.tags)
    for one in _wanted(book, page, taken):
        found.append(one)
        taken.append(replace(one.tag, id=f"proposed-{len(found)}"))
    return tuple(found)


def free_word(tags: Sequence[Tag]) -> str:
    """Give the first word nobody uses yet; when all are used, the first with a number behind it."""
    numbered = (f"{word}{at or ''}" for at in (0, *range(2, 99)) for word in WORDS)
    return next(text for text in numbered if _is_free(text, tags, TagKind.WORD))


def free_code(shop: str, tags: Sequence[Tag]) -> str:
    """Give a coupon's code nobody uses yet: five signs that follow from the shop's name and what exists."""
    seed = crc32(shop.encode())
    codes = (_code(seed + at) for at in count())
    return next(text for text in codes if _is_free(text, tags, TagKind.COUPON))


def _wanted(book: Book, page: str, taken: Sequence[Tag]) -> Iterator[Proposal]:
    purpose = book.shop.purpose
    for spot in _SPOTS[purpose] if page else ():
        link = _link(book, spot, page)
        if all(tag.kind is not TagKind.LINK or sign_of(tag) != sign_of(link) for tag in taken):
            yield Proposal(spot, link)
    have = {tag.kind for tag in book.tags}
    for spot in _SPOKEN[purpose]:
        kind = TagKind.COUPON if spot is Spot.COUPON else TagKind.WORD
        if kind not in have:
            text = free_code(book.shop.name, taken) if kind is TagKind.COUPON else free_word(taken)
            yield Proposal(spot, Tag("", book.shop.id, kind, "", text))


def _link(book: Book, spot: Spot, page: str) -> Tag:
    source, medium, content = _LINKS[spot]
    campaign = _CAMPAIGNS[book.shop.purpose]
    return Tag("", book.shop.id, TagKind.LINK, "", page, source, medium, campaign, content)


def _is_free(text: str, tags: Sequence[Tag], kind: TagKind) -> bool:
    wanted = sign_of(Tag("", "", kind, "", text))
    spoken = (tag for tag in tags if tag.kind in (TagKind.WORD, TagKind.COUPON))
    return all(sign_of(replace(tag, kind=kind)) != wanted for tag in spoken)


def _code(number: int) -> str:
    signs = []
    for _at in range(4):
        number, at = divmod(number, len(LETTERS))
        signs.append(LETTERS[at])
    return "T" + "".join(signs)
