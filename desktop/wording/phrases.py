"""Where Japanese text may go on to the next line: between phrases, not inside a word.

Qt may break Japanese between any two letters. BudouX tells phrases apart as a reader does; U+2060 holds together
what lies between their ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import category

from desktop.wording.amounts import JOINER

if TYPE_CHECKING:
    from budoux import Parser

_LONGEST = 12
"""A longer phrase, in wide letters, is held together only at its ends: it must fit a narrow column."""
_ENDS = 4
"""So many letters stay together at each end of such a phrase."""
_STRAY = 3
"""A line never ends before fewer letters than these at the end of a text."""
_SIGNS = frozenset({"Po", "Pe"})
"""Commas, full stops, per cent and closing brackets, by Unicode: they and the particle after them stay."""
_SPLIT = re.compile(r"\d(?:か|、)$")
"""The end of a phrase that goes on: 12か月, 2、3社."""
_SHORT = re.compile(r" (?=[^\s<>]{1,8}$)")
"""The blank before a short last word, which would stand alone in its line."""


def in_phrases(text: str) -> str:
    """Give the text with U+2060 wherever a line must not end; a short last word keeps the one before it."""
    return "\n".join(map(_line, text.split("\n")))


def _line(text: str) -> str:
    text = _SHORT.sub("\u00a0", text)
    return text if text.isascii() else "".join(map(_held, _phrases(text)))


@cache
def _parser() -> Parser:
    """Load BudouX with its model of Japanese, a hundredth of a second, when the first such text is shown."""
    from budoux import load_default_japanese_parser

    return load_default_japanese_parser()


def _phrases(text: str) -> Iterator[str]:
    begun, left = "", len(text)
    for phrase in _parser().parse(text):
        if begun and left >= _STRAY and not _SPLIT.search(begun):
            yield begun
            begun = ""
        begun += phrase
        left -= len(phrase)
    yield begun


def _held(phrase: str) -> str:
    middle = range(_ENDS, len(phrase) - _ENDS + 1) if len(phrase) > _LONGEST else ()
    letters = [phrase[:1]]
    for at, (before, after) in enumerate(pairwise(phrase), start=1):
        held = at not in middle and _joins(before, after)
        letters.append(JOINER + after if held else after)
    return "".join(letters)


def _joins(before: str, after: str) -> bool:
    """Tell whether two letters are to be held together; within a Latin word Qt does so itself."""
    kinds = category(before), category(after)
    inside = (before.isalnum() or kinds[0] in _SIGNS) and (after.isalnum() or kinds[1] in _SIGNS)
    return inside and not (before + after).isascii()
