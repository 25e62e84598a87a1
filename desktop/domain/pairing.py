"""Counts stand together with the share that says how good they are (product notes: quality beside quantity)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


def with_partners(
    items: Iterable[T],
    pairs: Mapping[str, str],
    code: Callable[[T], str],
    partner: Callable[[T, str, T | None], T],
    *,
    result: str = "",
) -> Iterator[T]:
    """Give the items, each count directly followed by its partner, which is made where it is not there.

    `partner` makes it from the count, its code and the item there was. The plan's `result` stays where it is.
    """
    there = {code(item): item for item in items}
    meant = {pairs[count]: count for count in pairs if count in there and pairs[count] != result}
    for own, item in there.items():
        if own in meant:
            continue
        yield item
        wanted = pairs.get(own)
        if wanted in meant:
            yield partner(item, wanted, there.get(wanted))
