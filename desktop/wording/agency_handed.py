"""What a returned input workbook of the agency brings beside the figures, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.domain.agency_plan import HandedPlan, Proposed
from desktop.domain.kpis import Measure
from desktop.domain.reported import Reply
from desktop.language import _, ngettext
from desktop.wording.amounts import day_alone, month_name
from desktop.wording.kpis import name_of, value_words
from desktop.wording.problems import sentence


def handed_sentences(plan: HandedPlan) -> tuple[str, ...]:
    """Say how many reasons and claimed results come in."""
    return tuple(_counted(plan))


def _counted(plan: HandedPlan) -> Iterator[str]:
    if count := len(plan.replies):
        yield ngettext(
            "{count} remark of the agency (why, and what next).",
            "{count} remarks of the agency (why, and what next).",
            count,
        ).format(count=count)
    if count := len(plan.claims):
        yield ngettext(
            "{count} result the agency claims one by one. Nothing is judged by it.",
            "{count} results the agency claims one by one. Nothing is judged by it.",
            count,
        ).format(count=count)
    if count := len(plan.gone):
        yield ngettext(
            "{count} claimed result of an earlier sheet is not in this one and goes.",
            "{count} claimed results of an earlier sheet are not in this one and go.",
            count,
        ).format(count=count)


def proposed_words(one: Proposed, measures: Mapping[str, Measure]) -> str:
    """Say what a cancellation takes off, and of which month."""
    row = one.cancellation
    return _("{count} of {kpi} in {month}").format(
        count=value_words(row.count, measures.get(row.kpi)),
        kpi=name_of(measures, row.kpi),
        month=month_name(row.of_month),
    )


def proposed_remark(one: Proposed, measures: Mapping[str, Measure]) -> str:
    """Say why: the agency's reason, and where it is counted; or why it cannot be taken."""
    if one.there:
        return _("It was taken over before.")
    if one.problem is not None:
        return sentence(one.problem, measures)
    row = one.cancellation
    reason = " ".join(row.reason.split())
    counted = _("Counted in {month}.").format(month=month_name(row.month))
    return _("{reason}. {more}").format(reason=reason, more=counted) if reason else counted


def reply_lines(reply: Reply) -> tuple[str, ...]:
    """Say what the agency wrote of a figure: why, what next, who and until when, a line each."""
    return tuple(_reply(reply))


def _reply(reply: Reply) -> Iterator[str]:
    if reply.reason:
        yield reply.reason
    if reply.step:
        yield _("Next: {step}").format(step=reply.step)
    who, until = reply.who, day_alone(reply.until) if reply.until else ""
    if who and until:
        yield _("{who}, until {day}").format(who=who, day=until)
    elif who or until:
        yield who or _("until {day}").format(day=until)
