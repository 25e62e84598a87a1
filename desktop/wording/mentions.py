"""Mentions of the shop, in words."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.mentions import Mention, Tone
from desktop.language import N_, _, ngettext
from desktop.wording.amounts import percent

_TONES = {Tone.POSITIVE: N_("kind"), Tone.NEUTRAL: N_("neutral"), Tone.NEGATIVE: N_("unkind")}


def tone_word(tone: Tone) -> str:
    """Say how somebody spoke of the shop."""
    return _(_TONES[tone])


def mentions_words(mentions: Sequence[Mention]) -> str:
    """Say how many mentions there are, how many of them kind, and which share that is; empty without any."""
    count, kind = len(mentions), sum(x.tone is Tone.POSITIVE for x in mentions)
    if not count:
        return ""
    text = ngettext(
        "{count} mention, {kind} of them kind ({share}).",
        "{count} mentions, {kind} of them kind ({share}).",
        count,
    )
    return text.format(count=count, kind=kind, share=percent(kind / count, 0))
