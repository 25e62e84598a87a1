"""A goal in words: what reaching it means, how long until a change shows, and when it is asked too fast."""

from __future__ import annotations

from decimal import Decimal

from desktop import language
from desktop.domain.goals import Goal, Haste, Worth
from desktop.domain.hardness import Hardness, Place
from desktop.domain.kpis import Measure
from desktop.domain.statistics import ENOUGH_COUNTED
from desktop.domain.visibility import factor_known, months_needed
from desktop.language import N_, _, ngettext
from desktop.wording.amounts import count, number, percent, signed_yen, yen
from desktop.wording.kpis import unit_word, value_words

_LEAST = Decimal("0.1")

_HASTE = {
    Haste.SOME: (
        N_("Six months or more would be calmer"),
        N_("Between three and five months little can be learned from what was tried."),
    ),
    Haste.TOO_MUCH: (
        N_("Less than three months is too short"),
        N_("Pushed for quick results, an agency turns to tricks that bring no customers."),
    ),
}

_HARD = {
    Place.TYPICAL: N_("Within what is usual"),
    Place.HIGH: N_("Harder than usual, but within reach"),
    Place.BEYOND: N_("Out of every usual range"),
}
_UNTOLD = {
    Place.BY_OTHERS: N_("Nothing has to come by the link, so today's views say nothing of how hard it is."),
    Place.NO_VIEWS: N_("How hard it is can be told once the views of a full month are entered."),
    Place.NO_BASELINE: N_("How hard it is can be told once today's number is entered."),
    Place.NO_CHAIN: N_("How hard it is cannot be told, because no stage counts what this goal is set for."),
}


def average_words(value: Decimal, measure: Measure | None) -> str:
    """Say so many results a month on average, with one decimal where they are not whole; few are never none."""
    if value == value.to_integral_value():
        return value_words(value, measure)
    unit = unit_word(measure) if language.current() == "ja" else ""
    if 0 < value < _LEAST:
        return _("less than {count}").format(count=count(_LEAST, unit))
    return count(value.quantize(_LEAST), unit)


def haste_words(haste: Haste) -> tuple[str, str]:
    """Say that a goal is asked too fast: title and sentence, both empty where it is not."""
    if haste not in _HASTE:
        return "", ""
    title, text = _HASTE[haste]
    return _(title), _(text)


def hardness_words(hardness: Hardness, measure: Measure | None) -> tuple[str, str]:
    """Say how hard a goal is: title and what could be reached, or an empty title and what is missing."""
    if hardness.reach is None:
        return "", _(_UNTOLD[hardness.place])
    low, typical, high = (
        average_words(reach, measure)
        for reach in (hardness.reach.low, hardness.reach.typical, hardness.reach.high)
    )
    if hardness.lift is None:
        text = _(
            "With today's views, {typical} a month is usual: at the low end {low}, at the high end {high}."
        )
        return _(_HARD[hardness.place]), text.format(typical=typical, low=low, high=high)
    title = _("More than is usual") if hardness.place is Place.HIGH else _(_HARD[hardness.place])
    text = _("After half a year, {least} to {most} more is usual: from {typical} to {high} a month.")
    lift = {"least": percent(hardness.lift.typical), "most": percent(hardness.lift.high)}
    return title, text.format(typical=typical, high=high, **lift)


def months_words(months: int) -> str:
    """Say over how many months a goal runs."""
    return ngettext("1 month", "{count} months", months).format(count=months)


def more_words(worth: Worth, measure: Measure | None) -> str:
    """Say what the additional gross profit is made of; empty where that is not known."""
    if worth.more_a_month is None or worth.per_result is None:
        return ""
    more = average_words(abs(worth.more_a_month), measure)
    text = (
        _("{more} more a month × {profit}")
        if worth.more_a_month >= 0
        else _("{more} fewer a month × {profit}")
    )
    return text.format(more=more, profit=yen(worth.per_result))


def more_profit(worth: Worth) -> str:
    """Say the additional gross profit a month, with its sign; – where it is not known."""
    return "–" if worth.more_profit is None else signed_yen(worth.more_profit)


def unchanged_words(worth: Worth, measure: Measure | None) -> str:
    """Say what the months would bring if nothing changed; empty where today's number is not known."""
    if worth.unchanged is None:
        return ""
    return _("{count} if nothing changes").format(count=average_words(worth.unchanged, measure))


def ceiling_words(goal: Goal, *, hiring: bool = False) -> str:
    """Say which part of the gross profit, or of what a hire is worth, may be paid for a result."""
    if hiring:
        return _("if you pay up to {share} of what a hire is worth").format(share=percent(goal.pay_share))
    return _("if you pay up to {share} of the gross profit").format(share=percent(goal.pay_share))


def profit_words(goal: Goal, worth: Worth) -> str:
    """Say what the gross profit of one result is made of; empty where it is not known."""
    if goal.gross_profit is None or worth.per_result is None:
        return ""
    return _("{profit} a year × {share} of them become customers").format(
        profit=yen(goal.gross_profit), share=percent(goal.close_rate)
    )


def growth_words(goal: Goal, worth: Worth) -> str:
    """Say by how much today's number is to grow; empty where it is not known or zero."""
    if not goal.baseline:
        return ""
    return _("{share} more than now").format(share=percent(worth.a_month / goal.baseline - 1, 0))


def visible_words(goal: Goal, worth: Worth, measure: Measure | None) -> str:
    """Say after how many months of records a change can be told from chance; empty where none is aimed at."""
    if goal.baseline is None:
        return _(
            "A rise can be told from chance only against today's number. Enter it, or begin to count now, before the work begins."
        )
    if worth.a_month <= goal.baseline:
        return ""
    if goal.baseline == 0:
        return _("From 0 a month, a rise can be told at the earliest once {few} results are counted.").format(
            few=ENOUGH_COUNTED
        )
    factor = factor_known(float(worth.a_month / goal.baseline))
    months = months_needed(float(goal.baseline), factor) if factor else None
    now = average_words(goal.baseline, measure)
    if factor is None or months is None:
        return _(
            "From {now} a month, a rise this small can hardly be told from chance. Look at the sum of many months."
        ).format(now=now)
    return _(
        "That {now} a month became {factor} times as many can be told after about {months} months of records before and after. Do not judge by single months going up and down."
    ).format(now=now, factor=number(Decimal(str(factor)).normalize()), months=months)
