"""The steps of the journal in words: what an act did, for undo, redo and the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping


class Done(Protocol):
    """Anything that says which act it was; the journal's steps do."""

    @property
    def act(self) -> str:
        """Which act it was."""

    @property
    def values(self) -> Mapping[str, object]:
        """What it was about."""


_TITLES = {
    "enter_result": N_("entering a figure"),
    "clear_result": N_("clearing a figure"),
    "enter_block": N_("entering {count} figures"),
    "note_result": N_("a note"),
    "keep_evidence": N_("where a figure can be seen"),
    "cancel_results": N_("cancelled results"),
    "uncancel_results": N_("taking a cancellation away"),
    "close_month": N_("closing a month"),
    "reopen_month": N_("reopening a month"),
    "keep_mention": N_("a mention"),
    "drop_mention": N_("taking a mention away"),
    "keep_ad_day": N_("a day with adverts"),
    "drop_ad_day": N_("taking a day with adverts away"),
    "promote_post": N_("whether a post was promoted"),
    "note_delivery": N_("what was delivered in a month"),
    "review_month": N_("the short review of a month"),
    "receive_invoice": N_("entering an invoice"),
    "settle_invoice": N_("what became of an invoice"),
    "start_plan": N_("the first KPI plan"),
    "change_target": N_("a target"),
    "change_targets": N_("{count} targets"),
    "add_kpi": N_("adding a KPI"),
    "remove_kpi": N_("removing a KPI"),
    "choose_result": N_("choosing the result"),
    "make_own_kpi": N_("the own measure “{name}”"),
    "change_own_kpi": N_("a change of the own measure “{name}”"),
    "put_own_kpi_away": N_("putting an own measure away"),
    "bring_own_kpi_back": N_("bringing an own measure back"),
    "new_plan_version": N_("a new version of the KPI plan"),
    "recompute_targets": N_("working targets out from the goal again"),
    "discard_plan_version": N_("putting a version of the KPI plan away"),
    "move_plan_version": N_("another first month of a version of the KPI plan"),
    "copy_plan": N_("taking over another shop’s KPI plan"),
    "change_terms": N_("the terms of the contract"),
    "answer_check": N_("an answer of the check"),
    "change_contract": N_("the contract’s details"),
    "change_agency": N_("the agency"),
    "choose_agency": N_("with whom the contract is"),
    "draft_contract": N_("a draft contract"),
    "remove_contract": N_("taking a draft contract away"),
    "amend_contract": N_("an amendment"),
    "drop_amendment": N_("taking an amendment away"),
    "end_contract": N_("ending the contract"),
    "list_handover": N_("the hand-over list"),
    "keep_handover": N_("a thing to hand over"),
    "drop_handover": N_("taking a thing off the hand-over list"),
    "change_promises": N_("what the agency promised"),
    "add_agency": N_("adding a candidate"),
    "score_agency": N_("a score"),
    "assign_work": N_("who does a piece of the work"),
    "find_fault": N_("what rules an agency out"),
    "align_agency": N_("what was agreed with an agency"),
    "weigh_criteria": N_("the weights of the scorecard"),
    "decide_agency": N_("choosing or declining an agency"),
    "remove_agency": N_("taking an agency away"),
    "keep_meeting": N_("a meeting"),
    "drop_meeting": N_("taking a meeting away"),
    "note_promise": N_("a promise"),
    "keep_promise": N_("whether a promise was kept"),
    "drop_promise": N_("taking a promise away"),
    "keep_proposal": N_("a proposal"),
    "drop_proposal": N_("taking a proposal away"),
    "sign_contract": N_("signing the contract"),
    "change_shop": N_("the shop’s profile"),
    "change_goal": N_("the goal"),
    "leave_out_stage": N_("leaving a stage out"),
    "bring_stage_back": N_("bringing a stage back"),
    "add_stage": N_("adding a stage"),
    "adopt_rates": N_("using your own rates"),
    "change_rates": N_("the funnel’s rates"),
    "answer_fit": N_("an answer of the fit check"),
    "archive_shop": N_("archiving the shop"),
    "unarchive_shop": N_("bringing the shop back"),
    "finish_setup": N_("setting up the shop"),
    "import": N_("importing files"),
    "choose_names": N_("which searches, sources and events count"),
    "match_columns": N_("the columns of a table"),
    "forget_columns": N_("forgetting the columns of a table"),
    "put_tag": N_("a link, word or number of its own"),
    "remove_tag": N_("taking a link, word or number away"),
    "adopt_tags": N_("{count} proposed links and words"),
    "add_paper": N_("the paper {file}"),
    "drop_paper": N_("taking the paper {file} away"),
    "put_question": N_("a question to the agency"),
    "put_questions": N_("{count} questions to the agency"),
    "take_question_out": N_("taking a question off the list"),
    "send_questions": N_("the letter with the questions"),
    "answer_question": N_("an answer of the agency"),
    "judge_question": N_("settling or keeping a question"),
    "read_answers": N_("{count} answers of the agency"),
    "answer_counting": N_("how something is counted"),
}


def step_title(step: Done) -> str:
    """Say what a step did, in a few words; an act without a sentence of its own is “the last change”."""
    title = _TITLES.get(step.act)
    if title is None:
        return _("the last change")
    return _(title).format_map(_Known(step.values))


class _Known(dict[str, object]):
    """Values that may lack a part a sentence names."""

    def __missing__(self, key: str) -> str:
        return ""
