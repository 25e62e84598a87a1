"""What the contract promises beside the money and what came of it, in words."""

from __future__ import annotations

from datetime import date

from desktop.domain.promises import Held, Kept, Promise, Tally
from desktop.language import N_, _, ngettext
from desktop.wording.amounts import day_name, pieces
from desktop.wording.contracts import promise_name

_NAMES = {
    Promise.POSTS: N_("Posts"),
    Promise.REPORT: N_("The month’s report"),
    Promise.MEETINGS: N_("Meetings"),
    Promise.ANSWER: N_("Answers to drafts"),
}
_KEPT = {
    Kept.KEPT: N_("kept"),
    Kept.NOT_NOTED: N_("not noted"),
    Kept.TO_COME: N_("still time"),
}
_MISSED = {
    Promise.POSTS: N_("fewer"),
    Promise.REPORT: N_("late"),
    Promise.MEETINGS: N_("fewer"),
    Promise.ANSWER: N_("late"),
}


def held_name(promise: Promise) -> str:
    """Call what was promised."""
    return _(_NAMES[promise])


def promised_words(held: Held) -> str:
    """Say what was promised for the month."""
    return _amount(held.promise, held.promised, most=True)


def delivered_words(held: Held) -> str:
    """Say what was delivered; empty where it is not noted."""
    return "" if held.delivered is None else _amount(held.promise, held.delivered, most=False)


def kept_word(held: Held) -> str:
    """Say what came of it in a word."""
    return _(_MISSED[held.promise]) if held.kept is Kept.MISSED else _(_KEPT[held.kept])


def tally_words(tally: Tally) -> str:
    """Say in how many months a promise was kept, and in how many nobody noted it."""
    name, looked = promise_name(tally.promise), tally.kept + tally.missed
    if not looked:
        return _("{promise}: not noted in any month.").format(promise=name)
    text = ngettext(
        "{promise}: kept in {kept} of {count} month.", "{promise}: kept in {kept} of {count} months.", looked
    )
    said = text.format(promise=name, kept=tally.kept, count=looked)
    if not tally.not_noted:
        return said
    more = ngettext("{said} Not noted in {count} more.", "{said} Not noted in {count} more.", tally.not_noted)
    return more.format(said=said, count=tally.not_noted)


def _amount(promise: Promise, value: int | date, *, most: bool) -> str:
    if isinstance(value, date):
        return (_("by {day}") if most else "{day}").format(day=day_name(value))
    if promise is Promise.ANSWER:
        return _within(value) if most else _after(value)
    return pieces(value) if promise is Promise.POSTS else _times(value)


def _within(days: int) -> str:
    return ngettext("within {count} day", "within {count} days", days).format(count=days)


def _after(days: int) -> str:
    return ngettext("after {count} day", "after {count} days", days).format(count=days)


def _times(value: int) -> str:
    text = ngettext("{count} meeting", "{count} meetings", value)
    return text.format(count=value)
