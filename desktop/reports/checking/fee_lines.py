"""The lines of single fees as figures and formulas: one function a kind of fee.

Each says in cells what the fee statement's own step says in code; the amounts must agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.fees.case import MonthCase
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.terms import (
    Base,
    Bonus,
    Fee,
    Initial,
    PassThrough,
    PassThroughMode,
    PerResult,
    Production,
    Share,
    Termination,
    Tier,
    Tiered,
    TierMode,
)
from desktop.domain.money import Rounding
from desktop.language import _
from desktop.reports.checking.chain import Form, Given, Step
from desktop.wording.fees import kind_name

_ROUND = {Rounding.DOWN: "ROUNDDOWN", Rounding.HALF_UP: "ROUND", Rounding.UP: "ROUNDUP"}


@dataclass(frozen=True, slots=True)
class Line:
    """What one fee adds: the figures it needs, and the steps to its line."""

    givens: tuple[Given, ...] = ()
    steps: tuple[Step, ...] = ()


def _name(fee: Fee, kind: LineKind) -> str:
    """Call a line as the statement does."""
    return fee.name or kind_name(kind)


def whole_yen(formula: str, rounding: Rounding) -> str:
    """Bring a formula to whole yen; six decimals first, so that no binary fraction tips it."""
    return f"{_ROUND[rounding]}(ROUND({formula},6),0)"


def line(at: int, fee: Fee, case: MonthCase) -> Line:
    """Give the line of the fee at a place of the terms; its key is ``fee_<place>``."""
    match fee:
        case PerResult():
            return _per_result(at, fee)
        case Tiered():
            return _tiered(at, fee)
        case Share():
            return _share(at, fee)
        case Bonus():
            return _bonus(at, fee, case)
        case Production():
            return _production(at, fee)
    return _fixed(at, fee, case)


def _fixed(at: int, fee: Initial | Base | PassThrough | Termination, case: MonthCase) -> Line:
    match fee:
        case PassThrough():
            return _pass_through(at, fee, case)
        case Base():
            return _base(at, fee, case)
        case Termination():
            return _termination(at, fee, case)
        case Initial():
            return _initial(at, fee, case)


def billable(kpi: str) -> str:
    """Give the key of a KPI's valid results."""
    return f"valid_{kpi}"


def so_far(kpi: str) -> str:
    """Give the key of a KPI's valid results of earlier months."""
    return f"sofar_{kpi}"


def _per_result(at: int, fee: PerResult) -> Line:
    return _beyond(
        at,
        fee,
        Given(f"free_{at}", _("Free results"), _("results a month that cost nothing"), Decimal(fee.free)),
        Given(f"price_{at}", _("Price per result"), _("of one valid result"), fee.unit_price, Form.PRICE),
        _name(fee, LineKind.PER_RESULT),
        _("(valid − free results) × price per result"),
    )


def _production(at: int, fee: Production) -> Line:
    return _beyond(
        at,
        fee,
        Given(f"free_{at}", _("Included pieces"), _("pieces within the base fee"), Decimal(fee.included)),
        Given(f"price_{at}", _("Price per piece"), _("of one more piece"), fee.unit_price, Form.PRICE),
        _name(fee, LineKind.PRODUCTION),
        _("(pieces − included pieces) × price per piece"),
    )


def _beyond(at: int, fee: PerResult | Production, free: Given, price: Given, name: str, how: str) -> Line:
    product = f"MAX(0,{billable(fee.kpi)}-{free.key})*{price.key}"
    whole = fee.unit_price == fee.unit_price.to_integral_value()
    formula = product if whole else whole_yen(product, fee.rounding)
    return Line((free, price), (Step(f"fee_{at}", name, how, formula),))


def _share(at: int, fee: Share) -> Line:
    rate = Given(f"rate_{at}", _("Share rate"), _("of the valid sales"), fee.rate, Form.RATE)
    formula = whole_yen(f"{billable(fee.kpi)}*{rate.key}", fee.rounding)
    how = _("valid sales × share, to whole yen")
    return Line((rate,), (Step(f"fee_{at}", _name(fee, LineKind.SHARE), how, formula),))


def _bonus(at: int, fee: Bonus, case: MonthCase) -> Line:
    least = Given(f"least_{at}", _("Bonus from"), _("results from which it is paid"), Decimal(fee.at_least))
    amount = Given(f"bonus_{at}", _("Bonus amount"), _("lump sum"), Decimal(fee.amount), Form.YEN)
    givens, reached = [least, amount], f"{billable(fee.kpi)}>={least.key}"
    if fee.cumulative:
        paid = Decimal(int(at in case.paid))
        givens.append(
            Given(f"paid_{at}", _("Bonus paid before"), _("1 where an earlier statement has it"), paid)
        )
        reached = f"AND({so_far(fee.kpi)}+{billable(fee.kpi)}>={least.key},paid_{at}<1)"
    formula = amount.key if case.every_bonus else f"IF({reached},{amount.key},0)"
    how = _("the lump sum where enough was reached, else 0")
    return Line(tuple(givens), (Step(f"fee_{at}", _name(fee, LineKind.BONUS), how, formula),))


def _tiered(at: int, fee: Tiered) -> Line:
    givens = tuple(
        given for place, tier in enumerate(fee.tiers) for given in _band(at, place, tier, fee.mode)
    )
    name, now, before = _name(fee, LineKind.TIERED), billable(fee.kpi), so_far(fee.kpi)
    if not fee.cumulative:
        how = _("each valid result at the price of its band")
        if fee.mode is not TierMode.SLAB:
            how = _("by the highest band reached")
        return Line(givens, (Step(f"fee_{at}", name, how, tier_amount(at, fee, now)),))
    earlier = tier_amount(at, fee, before)
    reached = tier_amount(at, fee, f"({before}+{now})")
    return Line(
        givens,
        (
            Step(f"before_{at}", _("Bands until last month"), _("for the results so far"), earlier),
            Step(f"after_{at}", _("Bands with this month"), _("for so far and this month together"), reached),
            Step(
                f"fee_{at}",
                name,
                _("bands with this month − bands until last month"),
                f"after_{at}-before_{at}",
            ),
        ),
    )


def _band(at: int, place: int, tier: Tier, mode: TierMode) -> tuple[Given, Given]:
    number = place + 1
    priced = _("lump sum of the band") if mode is TierMode.STEP else _("price of one result")
    start = _("Band {number} from").format(number=number)
    return (
        Given(f"from_{at}_{place}", start, _("first result of the band"), Decimal(tier.start)),
        Given(
            f"price_{at}_{place}",
            _("Band {number} price").format(number=number),
            priced,
            tier.price,
            Form.PRICE,
        ),
    )


def tier_amount(at: int, fee: Tiered, count: str) -> str:
    """Write the amount of so many results by the fee's bands, in whole yen."""
    places = range(len(fee.tiers))
    if fee.mode is TierMode.SLAB:
        return whole_yen("+".join(_slab(at, place, len(fee.tiers), count) for place in places), fee.rounding)
    amount = "0"
    for place in places:
        price = f"price_{at}_{place}" if fee.mode is TierMode.STEP else f"{count}*price_{at}_{place}"
        amount = f"IF({count}>=from_{at}_{place},{price},{amount})"
    return whole_yen(amount, fee.rounding)


def _slab(at: int, place: int, bands: int, count: str) -> str:
    upper = count if place + 1 == bands else f"MIN({count},from_{at}_{place + 1}-1)"
    return f"MAX(0,{upper}-from_{at}_{place}+1)*price_{at}_{place}"


def _initial(at: int, fee: Initial, case: MonthCase) -> Line:
    amount = Given(f"amount_{at}", _("Initial fee, agreed"), _("once"), Decimal(fee.amount), Form.YEN)
    how = _("in the first month only")
    formula = times(amount.key, case.copies.initial)
    return Line((amount,), (Step(f"fee_{at}", _name(fee, LineKind.INITIAL), how, formula),))


def times(key: str, copies: int) -> str:
    """Write a figure that stands so many times."""
    return key if copies == 1 else f"{copies}*{key}"


def _base(at: int, fee: Base, case: MonthCase) -> Line:
    name, days = _name(fee, LineKind.BASE), case.month.days
    amount = Given(
        f"amount_{at}", _("Base fee, agreed"), _("every full month"), Decimal(fee.amount), Form.YEN
    )
    if case.served == days:
        step = Step(f"fee_{at}", name, _("every month"), times(amount.key, case.copies.base))
        return Line((amount,), (step,))
    served = Given(f"served_{at}", _("Days served"), _("within the contract"), Decimal(case.served))
    all_days = Given(f"days_{at}", _("Days of the month"), _("calendar"), Decimal(days))
    part = whole_yen(f"{amount.key}*{served.key}/{all_days.key}", fee.rounding)
    how = _("base fee × days served ÷ days of the month")
    return Line((amount, served, all_days), (Step(f"fee_{at}", name, how, times(part, case.copies.base)),))


def _pass_through(at: int, fee: PassThrough, case: MonthCase) -> Line:
    spent = Decimal(case.costs.get(fee.cost, 0))
    origin = _("billed on at cost")
    if fee.mode is PassThroughMode.REIMBURSED:
        origin = _("at cost, outside net and tax")
    cost = Given(f"fee_{at}", _name(fee, LineKind.PASS_THROUGH), origin, spent, Form.YEN)
    if fee.handling is None:
        return Line((cost,))
    rate = Given(f"rate_{at}", _("Handling rate"), _("of the cost"), fee.handling, Form.RATE)
    formula = times(whole_yen(f"{cost.key}*{rate.key}", fee.rounding), case.copies.handling)
    how = _("cost × handling rate, to whole yen")
    return Line((cost, rate), (Step(f"handling_{at}", kind_name(LineKind.HANDLING), how, formula),))


def _termination(at: int, fee: Termination, case: MonthCase) -> Line:
    left, full = Decimal(case.months_left or 0), Decimal(case.full_base)
    givens = (
        Given(f"left_{at}", _("Months left"), _("of the minimum term, after this month"), left),
        Given(f"bases_{at}", _("Base fees a month"), _("full amounts"), full, Form.YEN),
        Given(f"rate_{at}", _("Termination rate"), _("of the base fees left"), fee.base_rate, Form.RATE),
    )
    formula = whole_yen("*".join(given.key for given in givens), fee.rounding)
    how = _("months left × base fees a month × rate")
    return Line(givens, (Step(f"fee_{at}", _name(fee, LineKind.TERMINATION), how, formula),))
