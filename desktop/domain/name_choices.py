"""The owner's choices of names in services' tables, as they are remembered: a table's kind → what its names count as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.domain.breakdowns import AS_USUAL, CLICKS, EVENTS, IMPRESSIONS, QUERIES, SOURCES, Choices
from desktop.domain.layouts import Layout

KINDS = frozenset({QUERIES, SOURCES, EVENTS})
"""The headers under which choices are remembered, among those of matched tables."""
_LEFT_OUT = "-"
_TIKTOK = "tiktok"
_OTHERS = ""
"""In place of a word: the shop's name, which is looked for where no words are given."""


def remembered(choices: Choices) -> dict[str, dict[str, str]]:
    """Give what is to be kept of choices; a kind without any is empty."""
    words = dict.fromkeys(choices.brand, choices.searches) | dict.fromkeys(choices.not_brand, _LEFT_OUT)
    if choices.searches != CLICKS:
        words[_OTHERS] = choices.searches
    return {
        QUERIES: words,
        SOURCES: dict.fromkeys(choices.sources, _TIKTOK) | dict.fromkeys(choices.not_sources, _LEFT_OUT),
        EVENTS: dict(choices.events),
    }


def choices_of(layouts: Iterable[Layout]) -> Choices:
    """Give the choices that are kept, each kind in order; as usual where there are none."""
    kept = {x.header: x.columns for x in layouts if x.header in KINDS}
    if not kept:
        return AS_USUAL
    words, sources = kept.get(QUERIES, {}), kept.get(SOURCES, {})
    return Choices(
        tuple(word for word in _wanted(words) if word),
        _left_out(words),
        IMPRESSIONS if IMPRESSIONS in words.values() else CLICKS,
        _wanted(sources),
        _left_out(sources),
        kept.get(EVENTS, {}),
    )


def _wanted(names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(name for name, counts in names.items() if counts != _LEFT_OUT))


def _left_out(names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(name for name, counts in names.items() if counts == _LEFT_OUT))
