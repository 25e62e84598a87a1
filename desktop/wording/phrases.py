"""Where Japanese text may go on to the next line: between phrases, not inside a word.

Qt may break Japanese between any two letters. A reader stops where a particle ends and a word in kanji,
katakana or a few common hiragana words begins; U+2060 holds together what lies between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.wording.amounts import JOINER

_LONGEST = 11
"""A longer run, in wide letters, is held together only at its ends: it must fit a narrow column."""
_ENDS = 3
"""So many letters stay together at each end of such a run."""
_STRAY = 4
"""The last letters of a text stay together, so that no line holds one or two of them."""
_HELD = frozenset(["漢漢", "漢か", "漢ー", "かか", "カカ", "カか", "0か", "0漢", "0カ", "aか", ")か", ")a"])
"""The kinds of two letters that stay in one line."""
_BEGINNINGS = (
    "ください",
    "いただ",
    "もらい",
    "もらう",
    "あります",
    "ありません",
    "できます",
    "できません",
    "なります",
    "なりません",
    "すべて",
    "まだ",
    "もう",
    "ほか",
    "この",
    "その",
    "ここ",
    "これ",
    "いくら",
    "いつ",
)
"""Words in hiragana that may begin a line."""
_NOUNS = ("こと", "とき", "ところ", "ため")
"""Nouns in hiragana that may begin a line after a verb or an adjective."""
_BEFORE_NOUN = frozenset("るたいうくすつぬむぶぐの")
_BEFORE_PREFIX = frozenset("のをにはがとでもへやかな")
"""Particles after which お or ご begins a polite word."""
_STEMS = frozenset("いきぎしちにびみりえけせてべめれ") - _BEFORE_PREFIX
"""The ending of a verb before another one, as in 問い合わせ and 取り込む."""
_SHORT = re.compile(r" (?=[^\s<>]{1,8}$)")
"""The blank before a short last word, which would stand alone in its line."""
_DATE = frozenset("年月第約")
"""Kanji that keep the number after them."""


def in_phrases(text: str) -> str:
    """Give the text with U+2060 wherever a line must not end; a short last word keeps the one before it."""
    return "\n".join(map(_line, text.split("\n")))


def _line(text: str) -> str:
    text = _SHORT.sub("\u00a0", text)
    if text.isascii():
        return text
    held = [_held(text, at) for at in range(1, len(text))]
    for begin, end in _runs(held):
        if end - begin >= _LONGEST:
            held[begin + _ENDS - 1 : end - _ENDS + 1] = [False] * (end - begin - 2 * _ENDS + 2)
    for at in range(max(1, len(text) - _STRAY + 1), len(text)):
        held[at - 1] = held[at - 1] or (_is_wide(text[at - 1]) and _is_wide(text[at]))
    joined = (JOINER + letter if hold else letter for letter, hold in zip(text[1:], held, strict=True))
    return text[:1] + "".join(joined)


def _held(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if _kind(before) == "か" and _may_begin(text, at):
        return False
    if _is_prefix(text, at - 1) or (before in _DATE and after.isdigit()):
        return True
    if before == "か" and text[max(0, at - 2) : at - 1].isdigit():  # as in 12か月
        return True
    if before in _STEMS and _kind(text[max(0, at - 2) : at - 1]) == _kind(after) == "漢":
        return True
    return _kind(before) + _kind(after) in _HELD


def _may_begin(text: str, at: int) -> bool:
    """Tell whether a line may begin here although hiragana stand before."""
    noun = text[at - 1] in _BEFORE_NOUN and text.startswith(_NOUNS, at)
    return noun or _is_prefix(text, at) or text.startswith(_BEGINNINGS, at)


def _is_prefix(text: str, at: int) -> bool:
    """Tell whether お or ご stands before a word in kanji, as in お店 and ご契約."""
    polite = text[at] in "おご" and _kind(text[at + 1 : at + 2]) == "漢"
    return polite and (at == 0 or _kind(text[at - 1]) != "か" or text[at - 1] in _BEFORE_PREFIX)


def _runs(held: list[bool]) -> Iterator[tuple[int, int]]:
    """Give first and last (exclusive) of each run of gaps that are held."""
    begin = 0
    for at, hold in enumerate([*held, False]):
        if not hold:
            if at > begin:
                yield begin, at
            begin = at + 1


def _is_wide(letter: str) -> bool:
    return "\u3000" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff"


def _kind(letter: str) -> str:
    """Give one letter that stands for the kind of a letter; nothing for signs and no letter."""
    if "\u3041" <= letter <= "\u309f":
        return "か"
    if "\u30a1" <= letter <= "\u30fa" or letter == "ー":
        return "カ"
    if "\u4e00" <= letter <= "\u9fff" or letter in ("々", "〆", "ヶ"):
        return "漢"
    return _plain_kind(letter)


def _plain_kind(letter: str) -> str:
    if letter.isdigit():
        return "0"
    if letter in ("%", ")", "」", "』"):
        return ")"
    return "a" if letter.isascii() and letter.isalpha() else ""
