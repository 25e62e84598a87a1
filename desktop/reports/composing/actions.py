"""Actions and promises: the agency's version holds only what the agency itself has to do, its own next steps among it."""

from __future__ import annotations

from desktop.domain.month import Month
from desktop.domain.reported import Reply
from desktop.domain.reviews import Action, ActionKind
from desktop.language import _, ngettext
from desktop.reports.composing.facts import Facts
from desktop.reports.composing.sentences import together
from desktop.reports.model import ActionRow, ActionSection
from desktop.wording.amounts import month_name

_LOOKED_BACK = 12
"""Months for which done actions are still shown."""


def section(facts: Facts) -> ActionSection | None:
    """Put the sheet together; None where nothing was decided."""
    shown = [x for x in facts.book.actions if _shown(facts, x)]
    done = sorted((x for x in shown if _done(facts, x)), key=_by_due)
    open_ = sorted((x for x in shown if not _done(facts, x)), key=_by_due)
    said = [x for x in facts.book.replies if x.month == facts.month]
    steps = tuple(_step(facts, x) for x in said if x.step)
    rows = (*(_row(facts, x) for x in (*done, *open_)), *steps)
    notes = tuple(_reason(facts, x) for x in said if x.reason and not x.step)
    if not rows and not notes:
        return None
    headline = (
        _headline(len(done), len(open_) + len(steps)) if rows else _("Below stands what the agency says.")
    )
    return ActionSection(headline, rows, notes)


def _shown(facts: Facts, action: Action) -> bool:
    begun = action.since is None or action.since <= facts.month + 1
    recent = action.done is None or Month.of(action.done) >= facts.month + -_LOOKED_BACK
    return begun and recent and (action.agency or not facts.for_agency)


def _done(facts: Facts, action: Action) -> bool:
    return action.done is not None and action.done <= facts.made


def _by_due(action: Action) -> tuple[Month, int]:
    return action.due, action.number


def _row(facts: Facts, action: Action) -> ActionRow:
    done = _done(facts, action)
    promised = action.kind is ActionKind.PROMISE
    return ActionRow(
        text=_("Promised: {text}").format(text=action.text) if promised else action.text,
        owner=_owner(facts, action),
        due=action.due_day or action.due,
        expected=action.expected,
        state=_("done") if done else _("not done yet"),
        seen=action.seen if done else _("To be looked at in the next report."),
        done=done,
    )


def _step(facts: Facts, reply: Reply) -> ActionRow:
    """Give what the agency wrote that it does next, with its reason beside it."""
    return ActionRow(
        text=_("{kpi}: {step}").format(kpi=_about(facts, reply), step=reply.step),
        owner=reply.who or _("The agency"),
        due=reply.until or facts.month + 1,
        expected="",
        state=_("not done yet"),
        seen=_("The agency’s reason: {reason}").format(reason=reply.reason) if reply.reason else "",
        done=False,
    )


def _reason(facts: Facts, reply: Reply) -> str:
    return _("The agency on {subject}: {reason}").format(subject=_about(facts, reply), reason=reply.reason)


def _about(facts: Facts, reply: Reply) -> str:
    return facts.name(reply.kpi) if reply.kpi else month_name(facts.month)


def _owner(facts: Facts, action: Action) -> str:
    """Names of people stay in the shop."""
    if action.agency:
        return _("The agency")
    return _("Our shop") if facts.for_agency else action.owner


def _headline(done: int, still: int) -> str:
    if not still:
        return _("Everything that was decided is done.")
    text = ngettext("{count} point is still to do.", "{count} points are still to do.", still).format(
        count=still
    )
    if not done:
        return text
    over = ngettext("{count} point is done.", "{count} points are done.", done).format(count=done)
    return together(over, text)
