"""Being known in words: what the latest month says beside its own month before, and when it has worked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.kpis import Measure
from desktop.domain.lift import LiftMonth
from desktop.language import _
from desktop.wording.amounts import month_name, number
from desktop.wording.goals import average_words
from desktop.wording.kpis import value_words


def signed_percent(share: Decimal) -> str:
    """Say a change as a whole share with its sign."""
    return points(float(share * 100))


def points(value: float) -> str:
    """Say hundredths of a change as a whole share with its sign, half away from zero."""
    whole = int(Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP))
    said = f"{number(whole)}%"
    return f"+{said}" if whole > 0 else said


def lift_sentence(lifts: Sequence[LiftMonth], measure: Measure | None) -> str:
    """Say what the latest month shows, or what is missing."""
    if all(lift.before is None for lift in lifts):
        return _("Enter the searches of the months before the start: without them no growth can be told.")
    for lift in reversed(lifts):
        if lift.now is not None and lift.before is not None and lift.growth is not None:
            text = _("{month}: {now}, against {before} in the same month before ({growth}).")
            return text.format(
                month=month_name(lift.month),
                now=value_words(lift.now, measure),
                before=average_words(lift.before, measure),
                growth=signed_percent(lift.growth),
            )
    return _("No month since the start is entered in full yet.")


def worked_words() -> str:
    """Say when being known has grown: the rise is no chance, and what is said is no worse."""
    return _("It has worked where the rise is more than chance and the share of kind mentions does not fall.")
