"""What a contract costs in examples, in words: one result all in, the worst month, where it pays off."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.fees.around import AllIn, Around
from desktop.domain.fees.example import BreakEven, Curve, Drop
from desktop.domain.fees.worst import Bounds
from desktop.domain.money import Yen
from desktop.language import _, ngettext
from desktop.wording.amounts import number, yen
from desktop.wording.fee_words import Words
from desktop.wording.together import together


def cost_sentence(cost: AllIn, beside: Around, ceiling: Yen | None) -> str:
    """Say what one result costs with everything known, and compare it with what it may cost."""
    each = cost.per_result
    if each is None:
        return _("Without a single result, this month costs {amount} all in.").format(amount=yen(cost.total))
    text = (
        _("Each result costs {amount} all in, with tax.")
        if beside.with_tax
        else _("Each result costs {amount} all in, without tax.")
    )
    first = text.format(amount=yen(each))
    if ceiling is None:
        return first
    return _("{first} {second}").format(first=first, second=_against(each, ceiling))


def _against(each: Yen, ceiling: Yen) -> str:
    if each <= ceiling:
        return _("That is within your ceiling of {ceiling}.").format(ceiling=yen(ceiling))
    text = _("That is {over} above your ceiling of {ceiling}.")
    return text.format(ceiling=yen(ceiling), over=yen(each - ceiling))


def included_sentence(beside: Around, bills_costs: bool) -> str:
    """Say what of ads and own work is in “all in”, and what nobody knows yet."""
    if beside.own_work is None and beside.ads is None:
        return _("Ads and your own hours are not in it: they are not entered yet.")
    if beside.own_work is None:
        return _("Ads of {ads} are in it, as entered last; your own hours are not known.").format(
            ads=yen(beside.ads or 0)
        )
    hours = _hours(beside.hours or Decimal(0))
    if not beside.ads:
        text = (
            _("Your own {hours} hours ({work}) are in it, as entered last; costs billed on are not.")
            if bills_costs
            else _("Your own {hours} hours ({work}) are in it, as entered last.")
        )
        return text.format(hours=hours, work=yen(beside.own_work))
    return _("Your own {hours} hours ({work}) and ads of {ads} are in it, as entered last.").format(
        hours=hours, work=yen(beside.own_work), ads=yen(beside.ads)
    )


def _hours(hours: Decimal) -> str:
    return number(hours.quantize(Decimal("0.1"), ROUND_HALF_UP))


def worst_words(bounds: Bounds) -> str:
    """Say the most a month and the whole contract can cost, and what comes on top; or that nothing bounds it."""
    if bounds.month is None:
        return _("Nothing caps the fee: it grows with every further result.")
    text = (
        _("A month never costs more than {amount} with tax, the initial fee included.")
        if bounds.initial
        else _("A month never costs more than {amount} with tax.")
    )
    said = [text.format(amount=yen(bounds.month.total))]
    if bounds.whole is not None:
        whole = ngettext(
            "In {months} month it is {amount} at most.",
            "In {months} months it is {amount} at most.",
            bounds.whole.months,
        )
        said.append(whole.format(months=bounds.whole.months, amount=yen(bounds.whole.total)))
    return together((*said, *_on_top(bounds)))


def _on_top(bounds: Bounds) -> Iterator[str]:
    if bounds.work and bounds.costs:
        yield _("Work beyond what is included, and costs billed on such as ads, come on top.")
    elif bounds.work:
        yield _("Work beyond what is included comes on top.")
    elif bounds.costs:
        yield _("Costs billed on, such as ads, come on top.")


def break_even_sentence(known: BreakEven, curve: Curve, words: Words) -> str:
    """Say from how many results on the gross profit is more than the fee."""
    most = curve.points[-1].count
    if known.first is None:
        text = _("Up to {count}, the fee is more than the gross profit.")
        return text.format(count=words.results(most, curve.kpi))
    first = words.results(known.first, curve.kpi)
    if known.lost_again is None:
        return _("From {count} a month on, the gross profit is more than the fee.").format(count=first)
    text = _("From {count} a month on, the gross profit is more than the fee, but not at {again}.")
    return text.format(count=first, again=words.results(known.lost_again, curve.kpi))


def curve_sentence(curve: Curve, words: Words) -> str:
    """Describe the curve for those who cannot see it, and where no profit is known."""
    first, last = curve.points[0], curve.points[-1]
    text = _("The fee goes from {low} without any result to {high} at {count}.")
    return text.format(low=yen(first.fee), high=yen(last.fee), count=words.results(last.count, curve.kpi))


def drop_sentence(drop: Drop, words: Words) -> str:
    """Say at which edge one result more makes the month cheaper."""
    text = _("At {count} the amount falls from {before} to {after}. Ask the agency whether that is meant.")
    count = words.results(drop.count, drop.kpi)
    return text.format(count=count, before=yen(drop.before), after=yen(drop.after))


def binding_sentence(months: int | None, last_notice: str) -> str:
    """Say how long the contract binds, and until when notice has to be given; empty where neither is known."""
    if months is None:
        return _("Give notice by {day}.").format(day=last_notice) if last_notice else ""
    bound = ngettext("Binds for {months} month.", "Binds for {months} months.", months).format(months=months)
    return _("{bound} Give notice by {day}.").format(bound=bound, day=last_notice) if last_notice else bound
