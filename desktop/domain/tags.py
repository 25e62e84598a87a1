"""Tags by which a result shows that TikTok led to it: links with parameters, words, coupons, a number of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.tagged_links import slug, tagged

_MARKS = ("source", "medium", "campaign", "content")
_NUMBER = re.compile(r"(?=(?:\D*\d){9,15}\D*$)\+?[\d() ./-]+")
_SOUNDS = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
"""Katakana → hiragana."""
_LOOKS = str.maketrans("oilzsb", "011258")


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


def tidied(tag: Tag) -> Tag:
    """Give a tag as it is kept: blanks off, marks of a link in one spelling, what is no link without marks."""
    link = tag.kind is TagKind.LINK
    marks: dict[str, Any] = {name: slug(getattr(tag, name)) if link else "" for name in _MARKS}
    text = tag.text.strip() if link else unicodedata.normalize("NFKC", tag.text).strip()
    return replace(tag, place=tag.place.strip(), text=text, **marks)


def address(tag: Tag) -> str:
    """Give the address of a link with its marks. Raises `Refused` as `tagged`."""
    return tagged(tag.text, tag.source, tag.medium, tag.campaign, tag.content)


def sign_of(tag: Tag) -> str:
    """Give what tells a tag from others: two that are alike cannot be told apart when they are counted.

    Links are told apart by their marks, words as they sound (カ is か), codes as they look (O is 0), numbers
    by their digits.
    """
    if tag.kind is TagKind.LINK:
        return "&".join(slug(getattr(tag, name)) for name in _MARKS)
    text = "".join(unicodedata.normalize("NFKC", tag.text).casefold().split())
    if tag.kind is TagKind.PHONE:
        digits = "".join(filter(str.isdigit, text))
        return f"0{digits[2:]}" if text.startswith("+81") else digits
    return text.translate(_SOUNDS if tag.kind is TagKind.WORD else _LOOKS)


def tag_problems(tag: Tag, others: Iterable[Tag]) -> Iterator[Problem]:
    """Say what is wrong with a tidied tag; `where` names the field."""
    needed = ("place", "text", "source", "medium") if tag.kind is TagKind.LINK else ("place", "text")
    empty = [name for name in needed if not getattr(tag, name)]
    yield from (Problem(Code.FIELD_EMPTY, where=name) for name in empty)
    if "text" not in empty:
        yield from _text_problems(tag)
    if not empty and any(_alike(tag, other) for other in others):
        link = tag.kind is TagKind.LINK
        yield Problem(Code.TAG_TWICE, where="content" if link else "text")


def _alike(tag: Tag, other: Tag) -> bool:
    spoken = {TagKind.WORD, TagKind.COUPON}
    comparable = tag.kind is other.kind or {tag.kind, other.kind} <= spoken
    if tag.id == other.id or not comparable:
        return False
    return sign_of(tag) == sign_of(replace(other, kind=tag.kind))


def _text_problems(tag: Tag) -> Iterator[Problem]:
    if tag.kind is TagKind.LINK:
        try:
            address(tag)
        except Refused as refusal:
            yield from refusal.problems
    elif tag.kind is TagKind.PHONE and not _NUMBER.fullmatch(tag.text):
        yield Problem(Code.NOT_A_PHONE, where="text")
    elif not sign_of(tag):
        yield Problem(Code.FIELD_EMPTY, where="text")
