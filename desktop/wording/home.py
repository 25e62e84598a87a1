"""Home in words: the next thing to do with its button, the three causes, and the shorter list of what else waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.domain.home import Cause, CauseCard, CauseState, Matter, Thing
from desktop.language import N_, _, ngettext
from desktop.wording.amounts import day_in_full, day_name, month_alone, pieces, yen


@dataclass(frozen=True, slots=True)
class Said:
    """A thing to do: what it is, one sentence more, the button's verb, and where it leads."""

    title: str
    text: str
    button: str
    place: str
    part: str = ""


_PLACES: dict[Matter, tuple[str, str]] = {
    Matter.NO_GOAL: ("setup", ""),
    Matter.NO_PLAN: ("kpis", ""),
    Matter.NO_CONTRACT: ("contract", "terms"),
    Matter.WRONG_INVOICE: ("each_month", "fee"),
    Matter.DISPUTED_INVOICE: ("each_month", "fee"),
    Matter.MONTH_NOT_FILLED: ("each_month", "sheet"),
    Matter.MONTH_NOT_CLOSED: ("each_month", "sheet"),
    Matter.CONTRACT_UNCHECKED: ("check", ""),
    Matter.CRITICAL_FINDINGS: ("contract", "check"),
    Matter.CHECK_UNFINISHED: ("check", ""),
    Matter.NOT_COUNTED: ("shop_goal", "measuring"),
    Matter.REVIEW_DUE: ("reports", ""),
    Matter.ACTIONS_OPEN: ("home", "actions"),
    Matter.PROMISES_OPEN: ("home", "actions"),
    Matter.NOTICE_DAY: ("contract", "terms"),
}
"""Where each matter is dealt with: a place (or wizard) and a part of it."""

_WORDS: dict[Matter, tuple[str, str, str]] = {
    Matter.NO_GOAL: (
        N_("Set the goal first"),
        N_("What should grow, by how much, by when? Everything else follows from it."),
        N_("Set the goal"),
    ),
    Matter.NO_PLAN: (
        N_("Choose what to measure"),
        N_("A few figures that lead to the goal are enough."),
        N_("Choose the measures"),
    ),
    Matter.NO_CONTRACT: (
        N_("Enter the terms of the contract"),
        N_("Then each month's fee is computed and held against the invoice."),
        N_("Enter the terms"),
    ),
    Matter.WRONG_INVOICE: (
        N_("The invoice for {month} differs by {difference}"),
        N_("The invoice asks for {asked}; by the contract it is {owed}."),
        N_("Look at the difference"),
    ),
    Matter.DISPUTED_INVOICE: (
        N_("The invoice for {month} is still in dispute"),
        N_("The invoice asks for {asked}; by the contract it is {owed}."),
        N_("Look at the difference"),
    ),
    Matter.MONTH_NOT_FILLED: (
        N_("Enter the figures of {month}"),
        N_("Type them, or import the files from TikTok Studio."),
        N_("Enter the figures"),
    ),
    Matter.MONTH_NOT_CLOSED: (
        N_("{month} is not closed yet"),
        N_("The figures are in. Closing freezes them, so that the past stays as it was."),
        N_("Look at the month"),
    ),
    Matter.CONTRACT_UNCHECKED: (
        N_("Check the contract"),
        N_("Twelve questions, about five minutes. “Don't know” is an answer."),
        N_("Begin the check"),
    ),
    Matter.CRITICAL_FINDINGS: (
        N_("Critical points in the contract: {count}"),
        N_("Each comes with a question to send to the agency."),
        N_("Look at the findings"),
    ),
    Matter.CHECK_UNFINISHED: (
        N_("Finish checking the contract: {count} open"),
        N_("Of the twelve questions that cost most. “Don't know” is an answer."),
        N_("Go on with the check"),
    ),
    Matter.NOT_COUNTED: (
        N_("Settle what your shop can count: {count} open"),
        N_("Before a contract starts. What cannot be counted, no fee may rest on."),
        N_("Get ready to count"),
    ),
    Matter.REVIEW_DUE: (
        N_("The quarterly review of {month} is due"),
        N_("What happened, why, and what changes: the report is a good start."),
        N_("Make the report"),
    ),
    Matter.ACTIONS_OPEN: (N_("Open actions: {count}"), N_("The next is due {due}."), N_("Look at them")),
    Matter.PROMISES_OPEN: (
        N_("Open promises of the agency: {count}"),
        N_("The oldest was due {due}."),
        N_("Look at them"),
    ),
    Matter.NOTICE_DAY: (
        N_("Notice must be given by {due}"),
        N_("Otherwise the contract may be renewed by its own terms."),
        N_("Look at the terms"),
    ),
}

_CAUSE_NAMES = {
    Cause.KPI: N_("Cause 1: measures (KPI)"),
    Cause.CONTENT: N_("Cause 2: how posts are made"),
    Cause.AGENCY: N_("Cause 3: agency and contract"),
}
_CAUSE_STATES = {
    CauseState.GOOD: N_("Good"),
    CauseState.ATTENTION: N_("Needs a look"),
    CauseState.CANNOT_TELL: N_("Cannot tell yet"),
    CauseState.NOT_STARTED: N_("To come"),
}
_CAUSE_STEPS = {
    Cause.KPI: (N_("Look at the measures"), "kpis", ""),
    Cause.CONTENT: (N_("Look at the month's posts"), "each_month", "sheet"),
    Cause.AGENCY: (N_("Look at the contract"), "contract", ""),
}


def say(thing: Thing) -> Said:
    """Say a thing to do, with its month, day and yen."""
    title, text, button = _WORDS[thing.matter]
    values = {
        "month": month_alone(thing.month) if thing.month else "",
        "count": thing.count,
        "due": day_name(thing.due) if thing.due else "",
        "asked": yen(thing.asked),
        "owed": yen(thing.owed),
        "difference": yen(abs(thing.asked - thing.owed)),
    }
    more = _(text).format(**values)
    place, part = _PLACES[thing.matter]
    return Said(_(title).format(**values), _both(more, _explained(thing)), _(button), place, part)


def _explained(thing: Thing) -> str:
    if thing.matter not in (Matter.WRONG_INVOICE, Matter.DISPUTED_INVOICE):
        return ""
    if not thing.explained:
        return _("What explains the difference is not known yet.")
    return ngettext(
        "One mistake explains it to the yen.", "{count} mistakes explain it to the yen.", thing.explained
    ).format(count=thing.explained)


def _both(first: str, second: str) -> str:
    return _("{first} {second}").format(first=first, second=second) if second else first


def due_words(thing: Thing) -> str:
    """Say until when, below the button; empty where nothing runs out."""
    if thing.matter is not Matter.WRONG_INVOICE or thing.due is None:
        return ""
    return _("To be paid by {day}").format(day=day_name(thing.due))


def cause_name(cause: Cause) -> str:
    """Name one of the three causes."""
    return _(_CAUSE_NAMES[cause])


def cause_state(state: CauseState) -> str:
    """Say how a cause stands."""
    return _(_CAUSE_STATES[state])


def cause_step(cause: Cause) -> tuple[str, str, str]:
    """Give the next step's words, its place and part."""
    words, place, part = _CAUSE_STEPS[cause]
    return _(words), place, part


def cause_sentence(card: CauseCard, name: Callable[[str], str]) -> str:
    """Say what is known of a cause; `name` gives a KPI's name."""
    if card.cause is Cause.KPI:
        return _kpi_sentence(card, name)
    return _content_sentence(card) if card.cause is Cause.CONTENT else _agency_sentence(card)


def _kpi_sentence(card: CauseCard, name: Callable[[str], str]) -> str:
    if card.state is CauseState.NOT_STARTED:
        return _("What is measured has not been chosen yet.")
    if card.state is CauseState.ATTENTION:
        return _("The fee or the plan rests on a figure that is no result.")
    if not card.kpi:
        return _("The plan aims at a result.")
    return _("The fee is decided by “{kpi}”.").format(kpi=name(card.kpi))


def _content_sentence(card: CauseCard) -> str:
    month = month_alone(card.month) if card.month else ""
    if card.posted is None:
        return _("The posts of {month} are not recorded yet.").format(month=month)
    posted = pieces(card.posted)
    if card.promised is not None and card.posted < card.promised:
        return _("{posted} posts in {month}, {promised} were promised.").format(
            posted=posted, month=month, promised=pieces(card.promised)
        )
    if card.responding is None:
        return _("{posted} posts in {month}. What they are made for is not recorded.").format(
            posted=posted, month=month
        )
    return _("{posted} posts in {month}, {responding} of them made to lead to an action.").format(
        posted=posted, month=month, responding=pieces(card.responding)
    )


def _agency_sentence(card: CauseCard) -> str:
    if card.ended and not card.invoices:
        return ended_words(card.runs_until)
    if card.state is CauseState.NOT_STARTED:
        return _("The contract has not been checked yet.")
    if card.invoices and card.critical:
        return _("Invoices in question: {invoices}. Critical points in the contract: {critical}.").format(
            invoices=card.invoices, critical=card.critical
        )
    if card.invoices:
        return _("Invoices in question: {invoices}.").format(invoices=card.invoices)
    if card.critical:
        return _("Critical points in the contract: {critical}.").format(critical=card.critical)
    if card.major:
        return _("Points in the contract to be aware of: {major}.").format(major=card.major)
    if card.open:
        return _("Important questions of the check that are open: {open}.").format(open=card.open)
    return _("Nothing stands out.")


def ended_words(runs_until: date | None) -> str:
    """Say that a contract is about to end, or that none is in force any more."""
    if runs_until is None:
        return _("No contract is in force.")
    return _("The contract ends on {day}.").format(day=day_in_full(runs_until))
