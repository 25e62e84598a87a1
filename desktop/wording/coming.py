"""What comes up with the agencies, in a sentence each."""

from __future__ import annotations

from desktop.domain.coming import Coming, What
from desktop.language import N_, _, ngettext
from desktop.wording.amounts import day_name

_NAMED = {
    What.NOTICE: N_("Last working day to give {agency} notice"),
    What.RENEWAL: N_("The contract with {agency} renews itself after this day"),
    What.END: N_("The contract with {agency} ends"),
    What.RAN_OUT: N_("The contract with {agency} ended: record whether it goes on"),
    What.AMENDMENT: N_("Other terms begin with {agency}"),
    What.MEETING: N_("Meeting with {agency}"),
}
_MISSED = {
    What.MEETING: N_("A meeting with {agency} was due; write down what was said"),
    What.NOTICE: N_("Notice to {agency} is still possible until {last}"),
}


def coming_sentence(one: Coming) -> str:
    """Say what comes up; its day stands beside it."""
    who = one.agency.name if one.agency and one.agency.name else _("an agency without a name")
    if one.what is What.HANDOVER:
        said = ngettext(
            "{count} thing to get from {agency}", "{count} things to get from {agency}", one.count
        )
        return said.format(count=one.count, agency=who)
    words = (one.late and _MISSED.get(one.what)) or _NAMED[one.what]
    return _(words).format(agency=who, last=day_name(one.last) if one.last else "")


def coming_note(one: Coming) -> str:
    """Say what else is worth knowing; empty where nothing is."""
    if one.what is What.NOTICE and not one.late and one.last is not None and one.last != one.day:
        return _("The very last day is {day}, when nobody may be there.").format(day=day_name(one.last))
    return one.reason
