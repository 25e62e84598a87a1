"""Posts and their numbers, in words."""

from __future__ import annotations

from desktop.domain.post_growth import Growth
from desktop.language import _
from desktop.wording.amounts import MINUS, day_alone, number


def gained_words(growth: Growth) -> str:
    """Say what views a post gained, and since when; empty where one of both looks does not know them."""
    views = growth.gained["views"]
    if views is None:
        return ""
    gain = f"{MINUS if views < 0 else '+'}{number(abs(views))}"
    if not growth.looked:
        return _("{gain} since it went up").format(gain=gain)
    return _("{gain} since {day}").format(gain=gain, day=day_alone(growth.since))
