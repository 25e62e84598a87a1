"""How a line of a fee statement is computed, and how a cut came about, in words."""

from __future__ import annotations

from typing import TypeAlias

from desktop.domain.fees.lines import (
    BonusBasis,
    CapBasis,
    CarriedBasis,
    ClawbackBasis,
    CostBasis,
    FeeLine,
    FixedBasis,
    GuaranteeBasis,
    HandlingBasis,
    LineKind,
    PerResultBasis,
    ProductionBasis,
    ShareBasis,
    TerminationBasis,
    TieredBasis,
    TotalCapBasis,
)
from desktop.domain.fees.terms import Scope, TierMode
from desktop.domain.money import Yen
from desktop.language import _, ngettext
from desktop.wording.amounts import month_name, number, percent, yen
from desktop.wording.fee_words import Words

_CountedBasis: TypeAlias = PerResultBasis | ProductionBasis | TieredBasis | ShareBasis | BonusBasis
_AgreedBasis: TypeAlias = FixedBasis | CostBasis | HandlingBasis | TerminationBasis


def how(line: FeeLine, words: Words) -> str:
    """Say how a line is computed; empty for an agreed amount that is paid in full."""
    match line.basis:
        case PerResultBasis() | ProductionBasis() | TieredBasis() | ShareBasis() | BonusBasis() as basis:
            return _counted(basis, words)
        case FixedBasis() | CostBasis() | HandlingBasis() | TerminationBasis() as basis:
            return _agreed(basis, line.untaxed, words)
        case ClawbackBasis() as basis:
            return _clawback(basis, line.amount, words)
        case GuaranteeBasis() as basis:
            return _guarantee(basis)
        case CapBasis() as basis:
            return _cap(basis, -line.amount)
        case TotalCapBasis() as basis:
            return _total_cap(basis, -line.amount)
        case CarriedBasis() as basis:
            return _carried(basis, line.kind)


# --- counted results -----------------------------------------------------------------------------


def _counted(basis: _CountedBasis, words: Words) -> str:
    match basis:
        case PerResultBasis():
            return _per_result(basis, words)
        case ProductionBasis():
            return _production(basis, words)
        case TieredBasis(mode=TierMode.SLAB):
            return _slab(basis, words)
        case TieredBasis() if basis.so_far or basis.worth_before:
            return _cumulative_tier(basis, words)
        case TieredBasis():
            return _monthly_tier(basis, words)
        case ShareBasis():
            return _("{sales} × {rate}").format(sales=yen(basis.quantity), rate=percent(basis.rate))
        case BonusBasis():
            return _bonus(basis, words)


def _per_result(basis: PerResultBasis, words: Words) -> str:
    text = (
        _("{billable} valid − {free} free = {quantity} × {price}")
        if basis.free
        else _("{quantity} valid × {price}")
    )
    return text.format(
        billable=words.results(basis.counted - basis.invalid, basis.kpi),
        free=words.results(basis.free, basis.kpi),
        quantity=words.results(basis.quantity, basis.kpi),
        price=yen(basis.unit_price),
    )


def _production(basis: ProductionBasis, words: Words) -> str:
    text = (
        _("{billable} − {included} included = {quantity} × {price}")
        if basis.included
        else _("{quantity} × {price}")
    )
    return text.format(
        billable=words.pieces(basis.counted - basis.invalid, basis.kpi),
        included=words.pieces(basis.included, basis.kpi),
        quantity=words.pieces(basis.quantity, basis.kpi),
        price=yen(basis.unit_price),
    )


def _slab(basis: TieredBasis, words: Words) -> str:
    times = _("{quantity} × {price}")
    parts = " + ".join(
        times.format(quantity=words.results(band.quantity, basis.kpi), price=yen(band.unit_price))
        for band in basis.bands
    )
    if basis.so_far == 0:
        return parts
    first, last = number(basis.so_far + 1), number(basis.so_far + basis.quantity)
    return _("No. {first} to {last} in all: {parts}").format(first=first, last=last, parts=parts)


def _monthly_tier(basis: TieredBasis, words: Words) -> str:
    text = (
        _("{quantity} valid × {price}, for all the price of the band reached")
        if basis.mode is TierMode.WHOLE
        else _("{quantity} valid: lump sum of {price} for the band reached")
    )
    quantity = words.results(basis.quantity, basis.kpi)
    return text.format(quantity=quantity, price=yen(basis.unit_price or 0))


def _cumulative_tier(basis: TieredBasis, words: Words) -> str:
    return _("{worth} for {reached} in all − {before} for the {so_far} before").format(
        worth=yen(basis.worth),
        reached=words.results(basis.so_far + basis.quantity, basis.kpi),
        before=yen(basis.worth_before),
        so_far=words.results(basis.so_far, basis.kpi),
    )


def _bonus(basis: BonusBasis, words: Words) -> str:
    text = (
        _("{reached} reached in all, {needed} needed")
        if basis.cumulative
        else _("{reached} reached, {needed} needed")
    )
    reached = words.results(basis.so_far + basis.quantity, basis.kpi)
    return text.format(reached=reached, needed=words.results(basis.at_least, basis.kpi))


# --- agreed amounts ------------------------------------------------------------------------------


def _agreed(basis: _AgreedBasis, untaxed: bool, words: Words) -> str:
    match basis:
        case FixedBasis():
            return "" if basis.served == basis.days else _prorated(basis)
        case CostBasis():
            name = words.names(basis.cost)
            return _("{cost}, at cost and without tax").format(cost=name) if untaxed else name
        case HandlingBasis():
            text = _("{cost} {spent} × {rate}")
            return text.format(cost=words.names(basis.cost), spent=yen(basis.spent), rate=percent(basis.rate))
        case TerminationBasis():
            return _termination(basis)


def _prorated(basis: FixedBasis) -> str:
    text = _("{full} × {served} of {days} days")
    return text.format(full=yen(basis.full), served=basis.served, days=basis.days)


def _termination(basis: TerminationBasis) -> str:
    text = ngettext(
        "{months} month left × {base} × {rate}",
        "{months} months left × {base} × {rate}",
        basis.months_left,
    )
    return text.format(months=basis.months_left, base=yen(basis.full_base), rate=percent(basis.rate))


# --- between the months, and the limits ----------------------------------------------------------


def _clawback(basis: ClawbackBasis, amount: Yen, words: Words) -> str:
    if basis.unit_price is not None and amount == -basis.value:
        text = _("{count} of {month} × {price}")
    elif basis.after_caps:
        text = _("{count} of {month}, with that month’s guarantee and caps applied again")
    elif amount > 0:
        text = _("{count} of {month}: without them that month costs {raised} more")
    else:
        text = _("{count} of {month}: without them that month costs {value} less")
    return text.format(
        count=words.results(basis.count, basis.kpi),
        month=month_name(basis.month),
        price=yen(basis.unit_price or 0),
        value=yen(basis.value),
        raised=yen(-basis.value),
    )


def _guarantee(basis: GuaranteeBasis) -> str:
    text = (
        _("guarantee {guarantee} − {measured}, base fee and production included")
        if basis.scope is Scope.TOTAL
        else _("guarantee {guarantee} − {measured}")
    )
    return text.format(guarantee=yen(basis.guarantee), measured=yen(basis.measured))


def _cap(basis: CapBasis, over: Yen) -> str:
    text = (
        _("{over} above the monthly cap of {cap} moves to the next month")
        if basis.carried_on
        else _("{over} above the monthly cap of {cap} is not billed")
    )
    return text.format(over=yen(over), cap=yen(basis.cap))


def _total_cap(basis: TotalCapBasis, over: Yen) -> str:
    if basis.room <= 0:
        return _("the total cap is used up, so {over} is not billed").format(over=yen(over))
    text = _("{over} above what is left of the total cap, {room}, is not billed")
    return text.format(over=yen(over), room=yen(basis.room))


def _carried(basis: CarriedBasis, kind: LineKind) -> str:
    month = month_name(basis.month)
    if kind is LineKind.CREDIT_IN:
        return _("what was below zero in {month}").format(month=month)
    return _("what the cap cut in {month}").format(month=month)
