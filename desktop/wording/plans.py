"""KPI plans in words: why a version was made and what it changed, how it is spread, where it left the goal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from desktop.domain.kpis import KpiPlan, Measure
from desktop.domain.plan_comparing import Difference
from desktop.domain.plan_reasons import Cause, parted
from desktop.domain.plan_shape import Imbalance, Shape
from desktop.domain.plan_view import PlanView
from desktop.domain.retargeting import Drift
from desktop.language import N_, _
from desktop.wording.amounts import month_name
from desktop.wording.kpis import name_of, value_words

_CAUSES = {
    Cause.MARKET: N_("The market"),
    Cause.COMPETITOR: N_("Competitors"),
    Cause.SEASON: N_("The season"),
    Cause.OWN: N_("A change of our own"),
    Cause.AGENCY: N_("The agency’s proposal"),
    Cause.OTHER: N_("Something else"),
}
_IMBALANCES = {
    Imbalance.MANY: N_("These are many. A handful is enough to begin with."),
    Imbalance.NO_RESULT: N_("There is no result among them, so nothing says whether sales come of it."),
    Imbalance.NO_INTERMEDIATE: N_(
        "Nothing intermediate is among them. Two to four show early where the way to the result is stuck."
    ),
}
_DIFFERENCES = {
    Difference.CHANGED: N_("Changed"),
    Difference.ONLY_FIRST: N_("No longer there"),
    Difference.ONLY_SECOND: N_("New"),
    Difference.SAME: N_("The same"),
}


def cause_word(cause: Cause) -> str:
    """Say what made a plan change."""
    return _(_CAUSES[cause])


def reason_words(reason: str) -> str:
    """Say why a version was made: its kind, and the owner's words."""
    cause, words = parted(reason)
    if cause is None:
        return words
    return _("{cause} – {words}").format(cause=cause_word(cause), words=words)


def version_words(plan: KpiPlan) -> str:
    """Name a version by number and first month."""
    text = _("Version {number} (from {month})")
    return text.format(number=plan.number, month=month_name(plan.first))


def difference_word(difference: Difference) -> str:
    """Say how a KPI of an earlier version stands in a later one."""
    return _(_DIFFERENCES[difference])


def imbalance_words(found: Iterable[Imbalance]) -> str:
    """Say what is out of balance in a plan, a line each."""
    return "\n".join(_(_IMBALANCES[one]) for one in found)


def shape_words(shape: Shape, measure: Measure | None) -> str:
    """Say in a sentence or two where a plan is heavier, and that it starts slowly where it does."""
    said = [_heavier(shape, measure)]
    if shape.slow:
        text = _("Until {month} less is aimed at, as the start is slow; the months after make up for it.")
        said.append(text.format(month=month_name(shape.slow[-1])))
    return "\n".join(said)


def drift_words(drift: Drift, measures: Mapping[str, Measure]) -> str:
    """Say how a plan's targets left what the goal asks for; empty where they did not."""
    if drift.result:
        text = _("The goal is for “{goal}”, but the result of this plan is “{result}”.")
        goal_name, result = name_of(measures, drift.kpi), name_of(measures, drift.result)
        return text.format(goal=goal_name, result=result)
    goal, others = drift.goal, [one.kpi for one in drift.strayed if one.kpi != drift.kpi]
    if goal is not None and goal.mean_after is not None:
        measure = measures.get(goal.kpi)
        asks = value_words(goal.mean_after, measure)
        if goal.mean_before is None:
            return _("The goal asks for {asked} a month on average, the plan aims at nothing yet.").format(
                asked=asks
            )
        aims = value_words(goal.mean_before, measure)
        if asks == aims:
            return _("The goal still asks for {asked} a month on average, but shared out otherwise.").format(
                asked=asks
            )
        text = _(
            "In the months still open the goal asks for {asked} a month on average, the plan aims at {aimed}."
        )
        return text.format(asked=asks, aimed=aims)
    names = _(", ").join(name_of(measures, kpi) for kpi in others)
    return (
        _("By the goal and the rates of the funnel, these would be others now: {names}.").format(names=names)
        if others
        else ""
    )


def _heavier(shape: Shape, measure: Measure | None) -> str:
    if shape.even:
        return _("The plan asks for about the same every month.")
    most = max(shape.aims.values())
    peak = _(", ").join(month_name(month) for month in shape.heaviest)
    early, late = (value_words(mean, measure) for mean in shape.means)
    values = {
        "most": value_words(most, measure),
        "months": peak,
        "month": month_name(shape.halves[1][0]),
        "early": early,
        "late": late,
    }
    if shape.later and early != late:
        text = _(
            "The plan is heavier later: {early} a month on average at first, {late} from {month} on. Most is asked for in {months} ({most})."
        )
    else:
        text = _("The plan is not heavier later. Most is asked for in {months} ({most}).")
    return text.format(**values)


def changes_words(view: PlanView, measures: Mapping[str, Measure]) -> str:
    """Say why a version was made and what it changed, a line each; empty where there is nothing to say."""
    return "\n".join(_sentences(view, measures))


def _sentences(view: PlanView, measures: Mapping[str, Measure]) -> Iterator[str]:
    if view.plan is not None and view.plan.reason:
        yield _("Why this version: {reason}").format(reason=reason_words(view.plan.reason))
    changes = view.changes
    if changes is None:
        return
    if changes.result_before:
        before, now = name_of(measures, changes.result_before), name_of(measures, view.result)
        yield _("The result is now “{now}”, before it was “{before}”.").format(now=now, before=before)
    for kpis, text in ((changes.joined, _("New: {names}.")), (changes.left, _("No longer: {names}."))):
        if kpis:
            yield text.format(names=_(", ").join(name_of(measures, kpi) for kpi in kpis))
