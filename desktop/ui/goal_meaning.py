"""What a goal means, as pieces to show beside its fields: profit, total, ceiling, how hard, how long until it shows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.domain.fees.ceiling import Beside
from desktop.domain.fees.own_work import OwnWork
from desktop.domain.goals import Goal, Worth, haste, worth_of
from desktop.domain.hardness import Hardness, Place
from desktop.domain.kpis import Measure
from desktop.domain.shop import Purpose
from desktop.language import _, ngettext
from desktop.ui.widgets.banner import Banner, Fact
from desktop.ui.widgets.marks import Status
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import percent, yen
from desktop.wording.ceiling import close_words, left_words, over_words, room_words
from desktop.wording.goals import (
    ceiling_words,
    growth_words,
    hardness_words,
    haste_words,
    more_profit,
    more_words,
    unchanged_words,
    visible_words,
)
from desktop.wording.kpis import value_words


def goal_pieces(
    goal: Goal | None,
    measure: Measure | None,
    purpose: Purpose | None,
    hardness: Hardness | None,
    *costs: QWidget,
) -> tuple[QWidget, ...]:
    """Give the pieces for a goal; while it is not complete, the sentence that says what is missing.

    `costs` stand right below what a result may cost, where there is such a price.
    """
    if goal is None or goal.last < goal.first or goal.target < 1:
        return (
            Paragraph(_("Fill in the fields, and here is what they mean for your shop."), "body", "muted"),
        )
    worth = worth_of(goal)
    hard = hardness_pieces(hardness, measure) if hardness else ()
    below = costs if worth.ceiling is not None and purpose is not Purpose.BRANDING else ()
    return (*_facts(goal, worth, measure, purpose), *below, *hard, *_notes(goal, worth, measure))


def room_pieces(work: OwnWork | None, goal: Goal | None, measure: Measure | None) -> tuple[QWidget, ...]:
    """Say what own hours take of what a result may cost, and what is left for an agency."""
    ceiling = worth_of(goal).ceiling if goal else None
    if work is None or ceiling is None:
        return ()
    left = work.left(ceiling)
    note = left_words(work, left, value_words(work.results, measure))
    if left > 0:
        return (Fact(_("Left for the agency"), yen(left), note=note, bold=True, big=True),)
    nothing = Status(yen(0), "attention", "warn", kind="total", bold=True)
    return (Fact(_("Left for the agency"), nothing, note=note, bold=True),)


def offer_pieces(beside: Beside, measure: Measure | None, *, hiring: bool) -> tuple[QWidget, ...]:
    """Say what a result would cost at a price that is asked, what is left for it, and when it is worth it."""
    each: str | QWidget = yen(beside.each)
    if beside.over > 0:
        each = Status(yen(beside.each), "attention", "warn", bold=True)
    cost = Fact(_("One would cost at least"), each, note=over_words(beside), bold=True)
    return (cost, *beside_pieces(beside, measure, hiring=hiring))


def beside_pieces(beside: Beside, measure: Measure | None, *, hiring: bool) -> tuple[QWidget, ...]:
    """Say what is left for the contract's price of one result, and from which share on that price is worth it."""
    note = room_words(beside, value_words(beside.count, measure))
    title = _("Left for the price of one")
    if beside.room > 0:
        room = Fact(title, yen(beside.room), note=note, bold=True)
    else:
        room = Fact(title, Status(yen(0), "attention", "warn", bold=True), note=note, bold=True)
    if beside.close_rate is None:
        return (room,)
    share = _("Must lead to a hire") if hiring else _("Must become customers")
    if beside.close_rate > 1:
        return (room, Fact(share, "–", note=close_words(beside), bold=True))
    said = _("of the results, for the bare price to be worth it")
    return (room, Fact(share, percent(beside.close_rate, 1), note=said, bold=True))


def hardness_pieces(hardness: Hardness, measure: Measure | None) -> tuple[QWidget, ...]:
    """Say how hard a goal is, or what is missing to tell."""
    title, text = hardness_words(hardness, measure)
    if not title:
        return (Paragraph(text, "note", "muted"),)
    warned = hardness.place is Place.BEYOND or (hardness.place is Place.HIGH and hardness.lift is not None)
    return (Banner("warn" if warned else "info", title, text),)


def _facts(goal: Goal, worth: Worth, measure: Measure | None, purpose: Purpose | None) -> Iterator[QWidget]:
    total = ngettext("In 1 month", "In {months} months", worth.months).format(months=worth.months)
    note = unchanged_words(worth, measure)
    if purpose is Purpose.BRANDING:
        note = growth_words(goal, worth)
    elif purpose is not Purpose.HIRING:
        yield Fact(
            _("More profit a month"), more_profit(worth), note=more_words(worth, measure), bold=True, big=True
        )
    yield Fact(total, value_words(goal.target, measure), note=note, bold=True, big=True)
    if worth.ceiling is not None and purpose is not Purpose.BRANDING:
        share = ceiling_words(goal, hiring=purpose is Purpose.HIRING)
        yield Fact(_("A result may cost"), yen(worth.ceiling), note=share, bold=True, big=True)


def _notes(goal: Goal, worth: Worth, measure: Measure | None) -> Iterator[QWidget]:
    title, text = haste_words(haste(worth.months))
    if title:
        yield Banner("warn", title, text)
    visible = visible_words(goal, worth, measure)
    if visible:
        yield Banner("info", _("Until a rise can be told"), visible)
    elif goal.baseline is not None and worth.a_month <= goal.baseline:
        yield Banner("warn", _("This is no more than now"), _("Please check both numbers."))
