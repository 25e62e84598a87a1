"""Why a term was not taken, for the place beside its field: the reason, and what is still kept."""

from __future__ import annotations

from desktop.domain.documents import Reason
from desktop.domain.problems import Code, Problem
from desktop.language import _
from desktop.wording.documents import reason_sentence
from desktop.wording.problems import sentence

_MIN_MONTHS = "contract.min_months"


def term_refusal(problem: Problem, kept: str) -> str:
    """Say why a change of the terms was refused; `kept` is the value before, in words, empty where there was none."""
    return _kept(_reason(problem), kept)


def needed_refusal(kept: str = "") -> str:
    """Say that something cannot be left empty; of a fee, which is taken out as a whole."""
    if kept:
        return _kept(_("This is needed."), kept)
    return _("This is needed. The value kept is unchanged. To be rid of the fee, take it out.")


def _kept(reason: str, kept: str) -> str:
    if not kept:
        return _("{reason} Nothing was changed.").format(reason=reason)
    return _("{reason} The value kept is {value}.").format(reason=reason, value=kept)


def _reason(problem: Problem) -> str:
    reason = problem.values.get("reason")
    if reason is Reason.LIMIT_OF_ZERO:
        return _("Leave it empty where there is none.")
    if isinstance(reason, Reason):
        return reason_sentence(reason, problem.values)
    if problem.code is Code.MISSING_KEY and problem.where == _MIN_MONTHS:
        return _("A charge for leaving early is computed from the minimum term, so that has to be entered.")
    if problem.code is Code.WRONG_TYPE:
        return _("This number cannot be taken; please use fewer digits.")
    return sentence(problem)
