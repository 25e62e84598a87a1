"""Contracts in words: where they stand, what an amendment changes, and the three sentences before signing."""

from __future__ import annotations

from datetime import date

from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.fees.terms import Termination, Terms, VariableFee
from desktop.domain.month import Month
from desktop.language import N_, _, ngettext
from desktop.wording.amounts import day_in_full
from desktop.wording.days import month_or_day
from desktop.wording.fee_words import Names, Units, Words
from desktop.wording.terms import fee_sentence, sentences
from desktop.wording.together import together

_STATES = {
    ContractState.DRAFT: N_("offer"),
    ContractState.SIGNED: N_("in force"),
    ContractState.ENDED: N_("ended"),
}
_PROMISES = {
    "posts_a_month": N_("Posts a month"),
    "report_day": N_("Report by this day of the month"),
    "meetings_a_month": N_("Meetings a month"),
    "draft_answer_days": N_("Days to answer drafts"),
}
PROMISES = tuple(_PROMISES)
"""What an agency may promise beside the money."""


def contract_word(state: ContractState) -> str:
    """Say where a contract stands."""
    return _(_STATES[state])


def promise_name(name: str) -> str:
    """Call something an agency promised."""
    return _(_PROMISES[name])


def changed_sentences(
    before: Terms, after: Terms, names: Names = str, units: Units | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the sentences that are gone and those that are new, as the terms are read back."""
    old, new = sentences(before, names, units), sentences(after, names, units)
    return tuple(x for x in old if x not in new), tuple(x for x in new if x not in old)


def counts_sentence(terms: Terms, words: Words) -> str:
    """Say what the fee counts, in the contract's own terms; that nothing does where only fixed amounts are paid."""
    variable = [fee_sentence(fee, words) for fee in terms.fees if isinstance(fee, VariableFee)]
    if not variable:
        return _("Nothing is counted: the same is paid whatever happens.")
    return _("This is what is counted and paid for: {fees}").format(fees=together(variable))


def leaving_sentence(contract: Contract, terms: Terms, last_notice: date | None, words: Words) -> str:
    """Say how one gets out: until when it binds, by when to give notice, what leaving costs."""
    parts = [_until(terms.end)]
    if terms.min_months:
        parts.append(
            ngettext(
                "It binds for at least {months} month.",
                "It binds for at least {months} months.",
                terms.min_months,
            ).format(months=terms.min_months)
        )
    if last_notice is not None:
        parts.append(_("Notice has to be given by {day}.").format(day=day_in_full(last_notice)))
    elif contract.notice_days is None:
        parts.append(_("By when notice has to be given is not known yet."))
    parts += [fee_sentence(fee, words) for fee in terms.fees if isinstance(fee, Termination)]
    return together(parts)


def _until(end: Month | date | None) -> str:
    if end is None:
        return _("It has no fixed end.")
    return _("It runs until {end}.").format(end=month_or_day(end))
