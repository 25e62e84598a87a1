"""What an option comes to in every month of every draw."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.money import Yen
from desktop.domain.scenarios.arrays import Whole, more, total
from desktop.domain.scenarios.bills import billed_on, bills
from desktop.domain.scenarios.drawing import Draws
from desktop.domain.scenarios.prospect import Option


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A row a month, a column a draw; in yen, with consumption tax where it is a cost to the shop."""

    fee: Whole
    profit: Whole
    cash: Whole
    """Gross profit less the fee and the costs that the shop pays itself; own hours are not paid out."""
    own_work: Yen
    """A month."""

    @property
    def left(self) -> Whole:
        """What all months together leave: cash less own hours, one a draw."""
        months: int = self.cash.shape[0]
        return total(self.cash) - self.own_work * months


def outcome(option: Option, draws: Draws, *, with_tax: bool) -> Outcome:
    """Let an option meet the draws."""
    cash, paid_on = draws.profit, frozenset[str]()
    if option.terms is None:
        fee = draws.profit * 0
    else:
        months = option.served + len(draws.profit)
        drawn = (
            {kpi: one.after(option.before(kpi)) for kpi, one in draws.kpis.items()}
            if option.past
            else draws.kpis
        )
        billed = bills(option.terms, drawn, option.costs, months)
        fee = (billed.total if with_tax else billed.without_tax)[option.served :]
        cash, paid_on = cash - fee, billed_on(option.terms)
    paid = sum(cost for name, cost in option.costs.items() if name not in paid_on)
    return Outcome(fee, draws.profit, more(cash, -paid), option.own_work)
