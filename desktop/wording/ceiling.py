"""What a result may cost beside what it costs, in words: at a fee, and for a month line by line."""

from __future__ import annotations

from desktop.domain.counting import Countable
from desktop.domain.fees.ceiling import Beside, Lack, MonthCost
from desktop.domain.fees.own_work import OwnWork
from desktop.domain.money import Yen
from desktop.language import N_, _
from desktop.wording.amounts import number, percent, yen

_LACKS = {
    Lack.FEE: N_("the fee by the contract"),
    Lack.BASE: N_("base and adverts"),
    Lack.HOURS: N_("your own hours of the month"),
    Lack.HOURLY_COST: N_("what an hour of yours costs"),
    Lack.RESULTS: N_("the results of the month"),
    Lack.PROFIT: N_("the gross profit per customer"),
}


def beside_words(beside: Beside, results: str) -> str:
    """Say at a fee what a result costs all in and what it may; `results` is the usual month's count with its word."""
    first = _against(beside).format(
        count=results,
        each=yen(beside.each),
        ceiling=yen(beside.ceiling),
        over=yen(max(0, beside.over)),
        what=_(", ").join(_(_LACKS[lack]) for lack in beside.lacking),
    )
    return _("{first} {second}").format(first=first, second=_room(beside))


def _against(beside: Beside) -> str:
    """Nothing is within a ceiling while a part of the cost is not known."""
    if beside.over > 0:
        return _(
            "With {count} a month, one costs {each} all in. It may cost {ceiling}, so this is {over} too dear."
        )
    if beside.lacking:
        return _(
            "With {count} a month, one costs at least {each}; not in it yet: {what}. It may cost {ceiling}."
        )
    return _("With {count} a month, one costs {each} all in. It may cost {ceiling}, so this is within it.")


def _room(beside: Beside) -> str:
    if beside.room <= 0:
        return _("The other costs alone use all of it up.")
    text = _("After the other costs, {room} of it is left for the price of one.")
    return text.format(room=yen(beside.room))


def over_words(beside: Beside) -> str:
    """Say how what a result would cost stands to what it may, with whatever is known of it."""
    if beside.over > 0:
        return _("{over} more than it may cost").format(over=yen(beside.over))
    return _("no more than it may cost, as far as is known")


def room_words(beside: Beside, results: str) -> str:
    """Say what is left for the price of one result, below the figure itself; `results` as in `beside_words`."""
    if beside.room <= 0:
        return _("The other costs alone use all of it up.")
    if beside.lacking:
        what = _(", ").join(_(_LACKS[lack]) for lack in beside.lacking)
        return _("with {count} a month; not in it yet: {what}").format(count=results, what=what)
    return _("with {count} a month, after base, adverts and your own hours").format(count=results)


def left_words(work: OwnWork, left: Yen, results: str) -> str:
    """Say what is left of a ceiling beside own hours; `results` is the average month's count with its word."""
    if left <= 0:
        return _("The other costs alone use all of it up.")
    text = _("for price, base and adverts of one together, with {hours} of your own for {count} a month")
    return text.format(hours=_("{hours} hours").format(hours=number(work.hours)), count=results)


def close_words(beside: Beside) -> str:
    """Say how many results must become customers for the bare price; empty where there is none."""
    if beside.close_rate is None:
        return ""
    if beside.close_rate > 1:
        return _("The bare price alone is more than a result may cost, even if every one became a customer.")
    text = _("The bare price is only worth it where at least {rate} of the results become customers.")
    return text.format(rate=percent(beside.close_rate, 1))


def month_verdict(cost: MonthCost) -> str:
    """Say how a month's cost of one result stands to what it may cost, as sure as its count allows."""
    if cost.ceiling is None or cost.total is None or cost.count is None:
        return ""
    if not cost.count:
        return _("No result came, so there is no cost of one. The month cost {total}.").format(
            total=yen(cost.total)
        )
    if cost.too_dear is None:
        return _("With so few results it cannot be told yet whether one costs more than it may.")
    if cost.too_dear:
        return _("A result costs more than it may.")
    return _("A result costs no more than it may.")


def spread_words(cost: MonthCost) -> str:
    """Say between what a result may really cost, the count being one that chance gave; empty where unknown."""
    spread = cost.spread
    if spread is None or not cost.count:
        return ""
    text = _("Counts vary by chance: the real cost lies between {low} and {high} nine times in ten.")
    return text.format(low=yen(round(spread.low)), high=yen(round(spread.high)))


def lacking_words(cost: MonthCost) -> str:
    """Say what has to be entered before it can be told; empty where nothing is."""
    if not cost.lacking:
        return ""
    listed = _(", ").join(_(_LACKS[lack]) for lack in cost.lacking)
    return _("Not known yet: {what}.").format(what=listed)


def uncounted_words(state: Countable) -> str:
    """Say what follows for a fee where the shop cannot count what it pays for, or not yet."""
    if state is Countable.CANNOT:
        return _("You said that your shop cannot count this. No fee should rest on it.")
    return _("Your shop does not count this yet. Begin before the contract does.")
