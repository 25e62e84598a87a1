"""Guarantee, monthly cap and total cap (steps 4 to 6): what they do to a month's variable part."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.fees.lines import CapBasis, FeeLine, GuaranteeBasis, LineKind, TotalCapBasis, amounts
from desktop.domain.fees.terms import Scope, Terms
from desktop.domain.money import Yen


@dataclass(frozen=True, slots=True)
class Limited:
    """A month's variable part after its limits."""

    variable: Yen
    scope_part: Yen
    """What counts towards the total cap: the variable part, or that and base and production."""
    carried_out: Yen
    at_cap: bool
    """The monthly cap is reached; one more result costs nothing."""
    lines: tuple[FeeLine, ...]

    @property
    def kept(self) -> Yen:
        """What the month bills of it now or hands on."""
        return self.scope_part + self.carried_out


@dataclass(frozen=True, slots=True)
class Limits:
    """The contract's limits; None where it has none. The total cap is measured in `total_scope`."""

    guarantee: Yen | None
    guarantee_scope: Scope
    cap: Yen | None
    cap_scope: Scope
    total_scope: Scope
    carry_over: bool

    @classmethod
    def of(cls, terms: Terms) -> Limits:
        """Give the limits of a contract."""
        return cls(
            guarantee=terms.monthly_guarantee,
            guarantee_scope=terms.guarantee_scope,
            cap=terms.monthly_cap,
            cap_scope=terms.cap_scope,
            total_scope=terms.cap_scope,
            carry_over=terms.carry_over,
        )

    def apply(self, variable: Yen, fixed: Yen, room: Yen | None) -> Limited:
        """Apply all three to V = variable and F = base and production.

        `room` is what is left of the total cap (None: there is none); it can be negative, and then
        what was paid too much flows back.
        """
        top_up = self._top_up(variable, fixed)
        variable += amounts(top_up)
        at_cap = self.cap is not None and measured(self.cap_scope, variable, fixed) >= self.cap
        cut = self._cut(variable, fixed)
        variable += amounts(cut)
        total_cut = self._total_cut(variable, fixed, room)
        variable += amounts(total_cut)
        return Limited(
            variable=variable,
            scope_part=measured(self.total_scope, variable, fixed),
            carried_out=-amounts(cut) if self.carry_over else 0,
            at_cap=at_cap,
            lines=top_up + cut + total_cut,
        )

    def _top_up(self, variable: Yen, fixed: Yen) -> tuple[FeeLine, ...]:
        before = measured(self.guarantee_scope, variable, fixed)
        if self.guarantee is None or before >= self.guarantee:
            return ()
        basis = GuaranteeBasis(self.guarantee, before, self.guarantee_scope)
        return (FeeLine(LineKind.GUARANTEE_TOP_UP, self.guarantee - before, basis),)

    def _cut(self, variable: Yen, fixed: Yen) -> tuple[FeeLine, ...]:
        before = measured(self.cap_scope, variable, fixed)
        if self.cap is None or before <= self.cap:
            return ()
        basis = CapBasis(self.cap, before, self.cap_scope, self.carry_over)
        return (FeeLine(LineKind.CAP_CUT, self.cap - before, basis),)

    def _total_cut(self, variable: Yen, fixed: Yen, room: Yen | None) -> tuple[FeeLine, ...]:
        before = measured(self.total_scope, variable, fixed)
        if room is None or before <= room:
            return ()
        basis = TotalCapBasis(room, before, self.total_scope)
        return (FeeLine(LineKind.TOTAL_CAP_CUT, room - before, basis),)


def measured(scope: Scope, variable: Yen, fixed: Yen) -> Yen:
    """Give what a limit of this scope is measured on."""
    return variable + fixed if scope is Scope.TOTAL else variable
