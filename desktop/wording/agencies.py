"""Agencies in words: totals with their gaps, verdicts, evidence, who does the work, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.domain.agencies import Agency, AgencyState, Evidence, Worker
from desktop.domain.meetings import Decision
from desktop.domain.scorecard import Criterion, Rating, Verdict, telling_gaps, tenths
from desktop.language import N_, _, current, ngettext

_VERDICTS = {
    Verdict.STRONG: N_("Strong candidate"),
    Verdict.NEGOTIATE: N_("Consider after negotiation"),
    Verdict.CAREFUL: N_("Be careful"),
    Verdict.DECLINE: N_("Better to decline"),
    Verdict.UNKNOWN: N_("Not enough is known"),
}
_EVIDENCE = {
    Evidence.DOCUMENT: N_("document"),
    Evidence.INTERVIEW: N_("in a talk"),
    Evidence.CLAIM: N_("advertised"),
}
_WORKERS = {Worker.AGENCY: N_("the agency"), Worker.US: N_("our shop"), Worker.NOBODY: N_("nobody")}
_STATES = {
    AgencyState.CANDIDATE: N_("candidate"),
    AgencyState.CHOSEN: N_("chosen"),
    AgencyState.DECLINED: N_("declined"),
}
_DECISIONS = {
    Decision.OPEN: N_("open"),
    Decision.ACCEPTED: N_("accepted"),
    Decision.CHANGED: N_("accepted with changes"),
    Decision.DECLINED: N_("declined"),
}


def agency_name(agency: Agency | None) -> str:
    """Call an agency; one without a name yet is said to be so."""
    return agency.name if agency is not None and agency.name else _("An agency without a name")


def state_word(state: AgencyState) -> str:
    """Say where a candidate stands."""
    return _(_STATES[state])


def verdict_word(verdict: Verdict) -> str:
    """Say what a total comes to."""
    return _(_VERDICTS[verdict])


def evidence_word(evidence: Evidence) -> str:
    """Say what a score rests on, in a word or two."""
    return _(_EVIDENCE[evidence])


def worker_word(worker: Worker | None) -> str:
    """Say who does a piece of the work."""
    return _("not asked yet") if worker is None else _(_WORKERS[worker])


def fault_word(holds: bool | None) -> str:
    """Say whether what rules an agency out is so."""
    if holds is None:
        return _("not asked yet")
    return _("It is so") if holds else _("It is not so")


def decision_word(decision: Decision) -> str:
    """Say what became of a proposal."""
    return _(_DECISIONS[decision])


def total_words(rating: Rating) -> str:
    """Say a total with one decimal; with gaps, from where to where."""
    if rating.low == rating.high:
        return str(tenths(rating.low))
    return _("{low}–{high}").format(low=tenths(rating.low), high=tenths(rating.high))


def ruled_out_words(rating: Rating) -> str:
    """Say what has to be solved before an agency can be chosen; empty where nothing has."""
    if not rating.ruled_out:
        return ""
    faults = _(", ").join(fault.name[current()] for fault in rating.ruled_out)
    return _("{agency}: {faults}. It cannot be chosen until this is solved.").format(
        agency=agency_name(rating.agency), faults=faults
    )


def gaps_words(rating: Rating, weights: Mapping[str, int]) -> str:
    """Say what to ask an agency first; empty where nothing is open."""
    asked = telling_gaps(rating, weights)
    if not asked:
        return ""
    names = _(", ").join(criterion.name[current()] for criterion in asked)
    return ngettext(
        "{agency}: {count} point is open. Ask first about {names}.",
        "{agency}: {count} points are open. Ask first about {names}.",
        len(rating.gaps),
    ).format(agency=agency_name(rating.agency), count=len(rating.gaps), names=names)


def uncovered_words(rating: Rating) -> Iterator[str]:
    """Say which work nobody does, and which nobody asked about."""
    name = agency_name(rating.agency)
    if nobody := _tasks(rating, Worker.NOBODY):
        yield _("{agency}: nobody does “{names}”.").format(agency=name, names=nobody)
    if unasked := _tasks(rating, None):
        yield _("{agency}: it is not asked yet who does “{names}”.").format(agency=name, names=unasked)


def _tasks(rating: Rating, worker: Worker | None) -> str:
    found = (x.task.name[current()] for x in rating.shares if x.worker is worker)
    return _("” and “").join(found)


def leader_words(leader: Rating | None, compared: int) -> str:
    """Say who stands above the others whatever the gaps turn out to be, or that none surely does."""
    if compared < 2:
        return ""
    if leader is None:
        return _("The ranges touch: none of them is surely better yet.")
    return _("{agency} stands above the others, whatever is still open.").format(
        agency=agency_name(leader.agency)
    )


def by_records_words(criterion: Criterion, score: int) -> str:
    """Say what the contract check or the price says beside what the owner judged."""
    return _("By your records it would be {score}: {anchor}").format(
        score=score, anchor=criterion.anchors[score][current()]
    )
