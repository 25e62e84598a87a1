"""What a document's key should have held and why its value cannot be, in words."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.documents import Expected, Reason
from desktop.domain.month import Month
from desktop.language import N_, _
from desktop.wording.amounts import month_name, yen

_EXPECTED = {
    Expected.TABLE: N_("a table"),
    Expected.LIST: N_("a list"),
    Expected.WHOLE: N_("a whole number (such as 5000)"),
    Expected.PRICE: N_('whole yen (such as 5000), or a broken price in quotation marks (such as "1.1")'),
    Expected.RATE: N_('a rate in quotation marks (such as "0.08")'),
    Expected.FLAG: N_("true or false"),
    Expected.TEXT: N_("a text in quotation marks"),
    Expected.MONTH: N_('a month in quotation marks (such as "2026-11")'),
    Expected.MONTH_OR_DAY: N_('a month or day in quotation marks (such as "2026-11" or "2026-11-19")'),
}
_REASONS = {
    Reason.NEGATIVE: N_("It cannot be below zero."),
    Reason.TOO_LARGE: N_("The number is too large."),
    Reason.EMPTY: N_("At least one entry is needed."),
    Reason.NOT_A_NAME: N_("A name is one word in lower case (such as inquiries)."),
    Reason.NOT_A_CHOICE: N_("It is one of: {choices}."),
    Reason.NO_SUCH_MONTH: N_("There is no such month."),
    Reason.NO_SUCH_DAY: N_("There is no such day."),
    Reason.FAR_AWAY: N_("That is too far away to be right."),
    Reason.LIMIT_OF_ZERO: N_("Where there is none, please leave it out."),
    Reason.GUARANTEE_ABOVE_CAP: N_("The guarantee can be at most the monthly cap of {limit}."),
    Reason.END_BEFORE_START: N_("The end is before the start."),
    Reason.TIERS_NOT_RISING: N_("Each band has to start above the one before."),
    Reason.MORE_INVALID_THAN_COUNTED: N_("More is invalid than came in."),
    Reason.NOT_THE_FIRST_MONTH: N_("The first entry is the month in which the contract starts, {due}."),
    Reason.NOT_THE_NEXT_MONTH: N_("The months follow each other without gaps; next is {due}."),
    Reason.AFTER_THE_END: N_("The contract ends in {last}."),
    Reason.TERMINATED_TOO_EARLY: N_("Only the last month can say that the contract was left."),
    Reason.CANCELLED_NOT_BILLED_YET: N_("Only results of an earlier month can be cancelled later."),
    Reason.CANCELLED_BEFORE_START: N_("The contract starts in {first}."),
    Reason.CANCELLED_TOO_MANY: N_("Only {left} of that month are left to cancel."),
    Reason.TRIALS_NOT_AS_MANY: N_("There has to be one for each of the counts."),
    Reason.FEWER_TRIALS_THAN_COUNTED: N_("It cannot be fewer than the count of that month."),
}


def expected_words(expected: Expected) -> str:
    """Say what a key should have held."""
    return _(_EXPECTED[expected])


def reason_sentence(reason: Reason, values: Mapping[str, object]) -> str:
    """Say why a value cannot be; `values` are those of the problem."""
    return _(_REASONS[reason]).format(**{key: _said(key, value) for key, value in values.items()})


def said(values: Mapping[str, object]) -> dict[str, object]:
    """Put a problem's values into words: months, amounts, what was expected, and why it cannot be."""
    words = {key: _said(key, value) for key, value in values.items()}
    reason = values.get("reason")
    if isinstance(reason, Reason):
        words["reason"] = reason_sentence(reason, values)
    return words


def _said(key: str, value: object) -> object:
    match value:
        case Month():
            return month_name(value)
        case Expected():
            return expected_words(value)
        case int() if key == "limit":
            return yen(value)
    return value
