"""Versions of a KPI plan in words: why there is a new one, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.domain.kpis import Measure
from desktop.domain.plan_view import PlanView
from desktop.language import _
from desktop.wording.kpis import name_of


def changes_words(view: PlanView, measures: Mapping[str, Measure]) -> str:
    """Say why a version was made and what it changed, a line each; empty where there is nothing to say."""
    return "\n".join(_sentences(view, measures))


def _sentences(view: PlanView, measures: Mapping[str, Measure]) -> Iterator[str]:
    if view.plan is not None and view.plan.reason:
        yield _("Why this version: {reason}").format(reason=view.plan.reason)
    changes = view.changes
    if changes is None:
        return
    if changes.result_before:
        before, now = name_of(measures, changes.result_before), name_of(measures, view.result)
        yield _("The result is now “{now}”, before it was “{before}”.").format(now=now, before=before)
    for kpis, text in ((changes.joined, _("New: {names}.")), (changes.left, _("No longer: {names}."))):
        if kpis:
            yield text.format(names=_(", ").join(name_of(measures, kpi) for kpi in kpis))
