"""Tags and counting in words: kinds, places, states, why something must be counted, the answers at the counter."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.checklist import Why
from desktop.domain.counting import Countable
from desktop.domain.tag_proposals import Spot
from desktop.domain.tags import TagKind
from desktop.language import N_, _

_KINDS = {
    TagKind.LINK: N_("Link"),
    TagKind.WORD: N_("Code word"),
    TagKind.COUPON: N_("Coupon"),
    TagKind.PHONE: N_("Telephone number"),
}
_MEANINGS = {
    TagKind.LINK: N_("Your page with a mark, so that statistics tell where a visitor came from."),
    TagKind.WORD: N_("A word that only your posts tell. Customers say it on the phone or at the till."),
    TagKind.COUPON: N_("A code that customers show or type. It shows in the till or the online shop."),
    TagKind.PHONE: N_("A number that stands in TikTok only. Every call to it came from there."),
}
_STATES = {
    Countable.READY: N_("Can count it"),
    Countable.NOT_YET: N_("Not yet"),
    Countable.CANNOT: N_("Cannot"),
}
_WHY = {
    Why.FEE: N_("Fee"),
    Why.GOAL: N_("Goal"),
    Why.DOOR: N_("Way to you"),
    Why.PLAN: N_("KPI plan"),
}
_PLACES = {
    Spot.PROFILE: N_("TikTok profile"),
    Spot.SERIES: N_("First series of posts"),
    Spot.LINE: N_("Messages in LINE"),
    Spot.MAP: N_("Google map"),
    Spot.CARD: N_("Card at the counter"),
    Spot.PHONE: N_("For the phone"),
    Spot.COUNTER: N_("For the till"),
    Spot.COUPON: N_("Coupon in posts"),
}
_ANSWERS = (
    N_("TikTok"),
    N_("A web search"),
    N_("A map"),
    N_("Somebody told me"),
    N_("I was passing by"),
    N_("Something else"),
)
_DOOR_ANSWERS = {"line_inquiries": N_("LINE"), "dm_inquiries": N_("Instagram")}


def kind_word(kind: TagKind) -> str:
    """Say what kind a tag is."""
    return _(_KINDS[kind])


def kind_meaning(kind: TagKind) -> str:
    """Say in a sentence how such a tag tells."""
    return _(_MEANINGS[kind])


def state_word(state: Countable) -> str:
    """Say whether something is counted."""
    return _(_STATES[state])


def why_word(why: Why) -> str:
    """Say what rests on a figure."""
    return _(_WHY[why])


def place_word(spot: Spot) -> str:
    """Name the place a proposed tag is used at."""
    return _(_PLACES[spot])


def answers(doors: Sequence[str]) -> tuple[str, ...]:
    """Give the answers to “How did you hear of us?”; some of the goal's doors add one of their own."""
    own = [_(word) for door, word in _DOOR_ANSWERS.items() if door in doors]
    first, *rest = (_(word) for word in _ANSWERS)
    return (first, *own, *rest)


def counter_question() -> str:
    """Ask what the card at the counter asks."""
    return _("How did you hear of us?")


def listed(names: Sequence[str]) -> str:
    """Put names one after the other."""
    return _(", ").join(names)
