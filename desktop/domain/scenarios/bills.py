"""The fee statement for many draws at once: the same thirteen steps as `fees.statement`, to the yen.

Months follow each other from the contract's first. What is cancelled was billed the month before.
Nobody leaves early, and withholding is left out: it changes who is paid, not what the shop pays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import pairwise
from math import lcm

from desktop.domain.fees.case import served_days
from desktop.domain.fees.limits import Limits
from desktop.domain.fees.tax import TaxRule
from desktop.domain.fees.terms import (
    Base,
    Bonus,
    ClawbackOrder,
    Initial,
    PassThrough,
    PassThroughMode,
    PerResult,
    Production,
    Scope,
    Share,
    Terms,
    Tiered,
    TierMode,
    VariableFee,
)
from desktop.domain.money import Yen, to_yen
from desktop.domain.month import Month
from desktop.domain.scenarios.arrays import (
    Whole,
    added,
    before,
    blank,
    by_count,
    ever,
    every,
    exactly,
    following,
    greater,
    lacking,
    lesser,
    more,
    reached,
    rises,
    rounded,
    so_far,
    spread,
    times,
)


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A KPI's months: billable, and what of each month is found invalid the month after (None: nothing)."""

    counts: Whole
    cancelled: Whole | None = None

    @property
    def taken(self) -> Whole | None:
        """What each month takes back of the month before."""
        return None if self.cancelled is None else before(self.cancelled)

    @property
    def so_far(self) -> Whole:
        """What cumulative fees had counted before each month, without what it takes back."""
        counted = so_far(self.counts)
        return counted if self.cancelled is None else counted - so_far(self.cancelled)

    @property
    def up_to(self) -> Whole:
        """What cumulative fees have counted with each month."""
        return self.counts.cumsum(axis=0) if self.cancelled is None else self.so_far + self.counts

    def after(self, past: Sequence[int]) -> Drawn:
        """Put months that were before every draw; nothing of them is cancelled any more."""
        none = [0] * len(past)
        cancelled = None if self.cancelled is None else following(none, self.cancelled)
        return Drawn(following(past, self.counts), cancelled)


@dataclass(frozen=True, slots=True, eq=False)
class Bills:
    """What each month of each draw asks for."""

    net: Whole
    """As the contract's prices are: without tax, or the tax inside."""
    untaxed: Yen
    """A month."""
    rule: TaxRule

    @property
    def tax(self) -> Whole:
        """On net, or inside it."""
        rate = Fraction(self.rule.rate)
        return times(self.net, rate / (1 + rate) if self.rule.inclusive else rate, self.rule.rounding)

    @property
    def total(self) -> Whole:
        """With tax."""
        return more(self.net if self.rule.inclusive else self.net + self.tax, self.untaxed)

    @property
    def without_tax(self) -> Whole:
        """The total less the tax inside."""
        return more(self.net - self.tax if self.rule.inclusive else self.net, self.untaxed)


def bills(terms: Terms, drawn: Mapping[str, Drawn], costs: Mapping[str, Yen], months: int) -> Bills:
    """Compute every bill; `drawn` has every KPI that the fees count, `costs` are those of each month.

    A contract that ends within the months is taken to go on at the same terms.
    """
    terms = _going_on(terms, months)
    fees = [fee for fee in terms.fees if isinstance(fee, VariableFee)]
    pieces = [fee for fee in terms.fees if isinstance(fee, Production)]
    draws = next((x.counts.shape[1] for x in drawn.values()), 1)
    nothing = every(months, draws if fees or pieces else 1, 0)
    variable = added((_earned(fee, drawn[fee.kpi]) for fee in fees), nothing)
    fallen = [fall for fee in fees for fall in _worth_of_cancelled(fee, drawn[fee.kpi])]
    value = added(fallen, nothing) if fallen else None
    work = added((_produced(fee, drawn[fee.kpi].counts) for fee in pieces), nothing) if pieces else None
    net = _Limiting(terms, variable, value, work).net(_around(terms, costs, months))
    untaxed = sum(costs.get(x.cost, 0) for x in terms.fees if isinstance(x, PassThrough) and _reimbursed(x))
    return Bills(spread(net, draws), untaxed, TaxRule.of(terms))


def _going_on(terms: Terms, months: int) -> Terms:
    last = terms.first_month + (months - 1)
    return terms if terms.last_month is None or terms.last_month >= last else replace(terms, end=None)


def _reimbursed(fee: PassThrough) -> bool:
    return fee.mode is PassThroughMode.REIMBURSED


def billed_on(terms: Terms) -> frozenset[str]:
    """Give the costs that a contract bills on."""
    return frozenset(fee.cost for fee in terms.fees if isinstance(fee, PassThrough))


# --- what fees pay for counts (step 2) and what cancelled results were worth (step 3) ------------------


def _earned(fee: VariableFee, drawn: Drawn) -> Whole:
    match fee:
        case Tiered(cumulative=True) if drawn.cancelled is None:
            return rises(by_count(partial(_tiers, fee), drawn.up_to))
        case Tiered(cumulative=True):
            worth = partial(_tiers, fee)
            return by_count(worth, drawn.up_to) - by_count(worth, drawn.so_far)
        case Bonus(cumulative=True):
            return rises(ever(reached(drawn.up_to, fee.at_least))) * fee.amount
    return by_count(_monthly(fee), drawn.counts)


def _worth_of_cancelled(fee: VariableFee, drawn: Drawn) -> Iterator[Whole]:
    """By how much a fee falls, where it has anything to fall by; a paid bonus stays."""
    taken = drawn.taken
    if taken is None:
        return
    match fee:
        case Bonus(cumulative=True):
            return
        case Tiered(cumulative=True):
            worth, left = partial(_tiers, fee), drawn.so_far
            yield by_count(worth, left + taken) - by_count(worth, left)
        case _:
            monthly, last = _monthly(fee), before(drawn.counts)
            yield by_count(monthly, last) - by_count(monthly, last - taken)


def _monthly(fee: VariableFee) -> Callable[[Whole], Whole]:
    match fee:
        case PerResult():
            return partial(_beyond, fee.free, fee)
        case Tiered():
            return partial(_tiers, fee)
        case Share():
            return partial(times, factor=Fraction(fee.rate), rounding=fee.rounding)
        case Bonus():
            return partial(_bonus, fee)


def _beyond(free: int, fee: PerResult | Production, counts: Whole) -> Whole:
    return times((counts - free).clip(0), Fraction(fee.unit_price), fee.rounding)


def _bonus(fee: Bonus, counts: Whole) -> Whole:
    return reached(counts, fee.at_least) * fee.amount


def _tiers(fee: Tiered, counts: Whole) -> Whole:
    """T(n), as the sum of what each band's price adds to the one below it."""
    prices = [Fraction(0), *(Fraction(tier.price) for tier in fee.tiers)]
    parts = lcm(*(price.denominator for price in prices))
    rises = [int((upper - lower) * parts) for lower, upper in pairwise(prices)]
    steps = [
        exactly(_banded(fee.mode, tier.start, counts), rise)
        for tier, rise in zip(fee.tiers, rises, strict=True)
    ]
    return rounded(sum(steps[1:], steps[0]), parts, fee.rounding)


def _banded(mode: TierMode, start: int, counts: Whole) -> Whole:
    match mode:
        case TierMode.SLAB:
            return (counts - (start - 1)).clip(0)
        case TierMode.WHOLE:
            return counts * reached(counts, start)
        case TierMode.STEP:
            return reached(counts, start)


def _produced(fee: Production, counts: Whole) -> Whole:
    return by_count(partial(_beyond, fee.included, fee), counts)


# --- guarantee, caps, carried and credited (steps 3 to 9), month by month ------------------------------


@dataclass(frozen=True, slots=True)
class _Around:
    """The lines of a month that no count moves."""

    base: Yen
    other: Yen


def _around(terms: Terms, costs: Mapping[str, Yen], months: int) -> list[_Around]:
    first, later = (sum(_other(terms, costs, first=x)) for x in (True, False))
    return [_Around(_base(terms, terms.first_month + at), later if at else first) for at in range(months)]


def _base(terms: Terms, month: Month) -> Yen:
    bases = [fee for fee in terms.fees if isinstance(fee, Base)]
    days = month.days
    served = served_days(terms, month) if bases else days
    if served == days:
        return sum(fee.amount for fee in bases)
    return sum(to_yen(Decimal(fee.amount * served) / days, fee.rounding) for fee in bases)


def _other(terms: Terms, costs: Mapping[str, Yen], *, first: bool) -> Iterator[Yen]:
    for fee in terms.fees:
        match fee:
            case Initial() if first:
                yield fee.amount
            case PassThrough():
                spent = costs.get(fee.cost, 0)
                yield 0 if _reimbursed(fee) else spent
                yield to_yen(spent * (fee.handling or Decimal(0)), fee.rounding)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A month as its limits saw it: variable part after step 3, base and production, room."""

    variable: Whole
    fixed: Whole | int
    room: Whole | int | None

    def limited(self, limits: Limits) -> tuple[Whole, Whole | int]:
        """Apply guarantee, cap and room; gives the variable part and what is carried out."""
        variable: Whole = self.variable
        carried: Whole | int = 0
        if limits.guarantee is not None:
            variable = greater(variable, limits.guarantee - self.beside(limits.guarantee_scope))
        if limits.cap is not None:
            uncut = variable
            variable = lesser(uncut, limits.cap - self.beside(limits.cap_scope))
            carried = uncut - variable if limits.carry_over else 0
        if self.room is not None:
            variable = lesser(variable, self.room - self.beside(limits.total_scope))
        return variable, carried

    def kept(self, limits: Limits) -> Whole:
        """What it bills of the variable part now or hands on."""
        variable, carried = self.limited(limits)
        kept: Whole = variable + self.beside(limits.total_scope) + carried
        return kept

    def beside(self, scope: Scope) -> Whole | int:
        """Give what a limit of this scope is measured on beside the variable part."""
        return self.fixed if scope is Scope.TOTAL else 0


@dataclass(frozen=True, slots=True, eq=False)
class _Limiting:
    terms: Terms
    variable: Whole
    cancelled: Whole | None
    """What the results cancelled in a month were worth; None where nothing is cancelled."""
    work: Whole | None
    """What pieces of work cost; None where none are paid for."""

    def net(self, around: list[_Around]) -> Whole:
        """Give every month's net."""
        net = blank(self.variable)
        limits, room = Limits.of(self.terms), self.terms.total_cap
        carried: Whole | int = 0
        credit: Whole | int = 0
        spent: Whole | int = 0
        last: _Part | None = None
        for at, beside in enumerate(around):
            fixed = beside.base if self.work is None else self.work[at] + beside.base
            part = _Part(self._before_caps(at, carried), fixed, None if room is None else room - spent)
            variable, carried = part.limited(limits)
            after = self._after_caps(at, last, limits)
            lines = variable + (fixed + beside.other + after - credit)
            net[at] = greater(lines, 0)
            credit, last = lacking(lines), part
            if room is not None:
                spent = spent + variable + part.beside(limits.total_scope) + after
        return net

    @property
    def _takes_off_first(self) -> bool:
        return self.terms.clawback is ClawbackOrder.BEFORE_CAPS

    def _before_caps(self, at: int, carried: Whole | int) -> Whole:
        variable: Whole = self.variable[at]
        if self.cancelled is not None and self._takes_off_first:
            variable = variable - self.cancelled[at]
        return variable if isinstance(carried, int) else variable + carried

    def _after_caps(self, at: int, last: _Part | None, limits: Limits) -> Whole | int:
        if self.cancelled is None or self._takes_off_first or last is None:
            return 0
        lowered = replace(last, variable=last.variable - self.cancelled[at])
        return lowered.kept(limits) - last.kept(limits)
