"""Tags by which a result shows that TikTok led to it: links with parameters, words, coupons, a number of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TagKind(StrEnum):
    """What a customer follows, says, shows or dials."""

    LINK = "link"
    WORD = "word"
    COUPON = "coupon"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag and where it is used."""

    id: str
    shop: str
    kind: TagKind
    place: str
    """Where it is used, in the owner's words: プロフィール, 栗のシリーズ."""
    text: str
    """The address it leads to (of a link), the word, the coupon's code, or the number."""
    source: str = ""
    """Of a link: `utm_source`."""
    medium: str = ""
    """Of a link: `utm_medium`."""
    campaign: str = ""
    """Of a link: `utm_campaign`."""
    content: str = ""
    """Of a link: `utm_content`, the channel or the series of posts."""
    position: int = 0
    version: int = 0
