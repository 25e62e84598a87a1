"""Everything known of one shop but its posts and days, in one frozen value that rules can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.domain.agencies import Agency, AgencyState
from desktop.domain.contract.amendments import Amendment, schedule_of
from desktop.domain.contract.asked import Asked
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.contract.handover import Handover
from desktop.domain.counting import Counting
from desktop.domain.fees.schedule import Schedule
from desktop.domain.fit import Fit
from desktop.domain.funnels import StageRate
from desktop.domain.goals import Goal
from desktop.domain.invoices import Invoice
from desktop.domain.kpis import KpiPlan, Measure, PlanLine, Target
from desktop.domain.meetings import Meeting, Proposal
from desktop.domain.mentions import Mention
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi, with_own
from desktop.domain.reported import AdDay, Delivery, Reply
from desktop.domain.results import Cancellation, Closing, MonthState, Result
from desktop.domain.reviews import Action, Review
from desktop.domain.shop import Shop
from desktop.domain.tags import Tag


@dataclass(frozen=True, slots=True)
class Book:
    """A shop's book: read once, asked often. Plans are sorted by first month."""

    shop: Shop
    goal: Goal | None = None
    rates: tuple[StageRate, ...] = ()
    plans: tuple[KpiPlan, ...] = ()
    lines: tuple[PlanLine, ...] = ()
    targets: tuple[Target, ...] = ()
    results: tuple[Result, ...] = ()
    cancellations: tuple[Cancellation, ...] = ()
    states: tuple[MonthState, ...] = ()
    agencies: tuple[Agency, ...] = ()
    contracts: tuple[Contract, ...] = ()
    invoices: tuple[Invoice, ...] = ()
    reviews: tuple[Review, ...] = ()
    actions: tuple[Action, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    asked: tuple[Asked, ...] = ()
    handovers: tuple[Handover, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    fit: Fit | None = None
    own_kpis: tuple[OwnKpi, ...] = ()
    tags: tuple[Tag, ...] = ()
    countings: tuple[Counting, ...] = ()
    mentions: tuple[Mention, ...] = ()
    ad_days: tuple[AdDay, ...] = ()
    replies: tuple[Reply, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    closings: tuple[Closing, ...] = ()
    _results: dict[tuple[Month, str], Result] = field(init=False, repr=False, compare=False)
    _targets: dict[tuple[str, str, Month], Decimal] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_results", {(x.month, x.kpi): x for x in self.results})
        object.__setattr__(self, "_targets", {(x.plan, x.kpi, x.month): x.value for x in self.targets})

    def known(self, measures: Mapping[str, Measure]) -> Mapping[str, Measure]:
        """Give the catalogue's figures together with the shop's own."""
        return with_own(measures, self.own_kpis)

    def plan(self, month: Month) -> KpiPlan | None:
        """The plan version in force in a month; None before the first."""
        known = [plan for plan in self.plans if plan.first <= month]
        return known[-1] if known else None

    def plan_lines(self, plan: KpiPlan) -> tuple[PlanLine, ...]:
        """The KPIs of a plan version, in its order."""
        return tuple(sorted((x for x in self.lines if x.plan == plan.id), key=lambda x: x.position))

    def target(self, month: Month, kpi: str) -> Decimal | None:
        """What the plan of the month aims at; None where it names no target."""
        plan = self.plan(month)
        if plan is None:
            return None
        if (plan.id, kpi, month) in self._targets:
            return self._targets[plan.id, kpi, month]
        return next((x.steady_target for x in self.lines if x.plan == plan.id and x.kpi == kpi), None)

    def result(self, month: Month, kpi: str) -> Result | None:
        """The row of a month's value, also where it holds only a note."""
        return self._results.get((month, kpi))

    def value(self, month: Month, kpi: str) -> Decimal | None:
        """The value typed or imported for a month; None is *not measured*."""
        row = self._results.get((month, kpi))
        return None if row is None else row.value

    def closed(self, month: Month) -> bool:
        """Whether the month is frozen."""
        return any(x.closed for x in self.states if x.month == month)

    def contract(self, id_: str = "") -> Contract | None:
        """The contract named; else the one in force: the signed one, else a draft with the chosen agency, else any.

        One that ended is only given where it is asked for by its id.
        """
        if id_:
            return next((x for x in self.contracts if x.id == id_), None)
        chosen = {x.id for x in self.agencies if x.state is AgencyState.CHOSEN}
        standing = [x for x in self.contracts if x.state is not ContractState.ENDED]
        order = sorted(standing, key=lambda x: (x.state is not ContractState.SIGNED, x.agency not in chosen))
        return order[0] if order else None

    def deals(self) -> tuple[Contract, ...]:
        """The contracts months are billed by, one after another: those that were signed, else the draft."""
        made = [x for x in self.contracts if x.state is not ContractState.DRAFT]
        draft = self.contract()
        return tuple(sorted(made, key=_start)) if made else (draft,) if draft else ()

    def contract_in(self, month: Month) -> Contract | None:
        """The contract a month is billed by: the last that had begun; before the first, the first."""
        deals = self.deals()
        begun = [x for x in deals if x.terms.first_month <= month] or deals[:1]
        return begun[-1] if begun else None

    def schedule(self, contract: Contract) -> Schedule:
        """The terms of a contract month by month, amendments and all."""
        return schedule_of(contract, self.amendments)

    def agency(self, contract: Contract) -> Agency | None:
        """Who the contract is with."""
        return next((x for x in self.agencies if x.id == contract.agency), None)

    def invoice(self, month: Month) -> Invoice | None:
        """The invoice for a month."""
        return next((x for x in self.invoices if x.month == month), None)

    def months(self) -> tuple[Month, ...]:
        """Every month that holds a value, oldest first."""
        return tuple(sorted({x.month for x in self.results if x.value is not None}))


def _start(contract: Contract) -> tuple[Month, bool]:
    return contract.terms.first_month, contract.state is ContractState.SIGNED
