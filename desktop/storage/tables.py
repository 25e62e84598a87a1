"""The tables as they are today, and which entity lies in which.

A column has the name of the entity's field. Deletes never cascade inside the database (undo could
not see them); foreign keys are checked when a transaction ends, so that a unit may write in any order.
"""

from __future__ import annotations

from typing import Any, ClassVar, Protocol, TypeVar

from sqlalchemy import Table

from desktop.domain.agencies import Agency
from desktop.domain.contract.amendments import Amendment
from desktop.domain.contract.asked import Asked
from desktop.domain.contract.contracts import Contract
from desktop.domain.contract.handover import Handover
from desktop.domain.contract.papers import Paper
from desktop.domain.counting import Counting
from desktop.domain.drafts import Draft
from desktop.domain.fit import Fit
from desktop.domain.funnels import StageRate
from desktop.domain.goals import Goal
from desktop.domain.invoices import Invoice
from desktop.domain.kpis import KpiPlan, PlanLine, Target
from desktop.domain.layouts import Layout
from desktop.domain.meetings import Meeting, Proposal
from desktop.domain.mentions import Mention
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.posts import Post, PostCount
from desktop.domain.reported import AdDay, Claim, Delivery, Reply
from desktop.domain.results import Cancellation, Closing, DayCount, MonthState, Result
from desktop.domain.reviews import Action, Review
from desktop.domain.shop import Shop
from desktop.domain.tags import Tag
from desktop.storage import agency_tables, month_tables, shop_tables

SCHEMA = "0006"
"""The newest step of the migrations; a file that names another is upgraded or refused."""


class Entity(Protocol):
    """A frozen dataclass of the domain with an id and a version."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> str:
        """Its name, unique in its table."""

    @property
    def version(self) -> int:
        """How often it was written; 0 where it never was."""


E = TypeVar("E", bound=Entity)

TABLES: dict[type[Entity], Table] = {
    Shop: shop_tables.shops,
    Goal: shop_tables.goals,
    StageRate: shop_tables.stage_rates,
    KpiPlan: shop_tables.kpi_plans,
    PlanLine: shop_tables.plan_lines,
    Target: shop_tables.targets,
    Result: shop_tables.results,
    DayCount: shop_tables.day_counts,
    Cancellation: shop_tables.cancellations,
    MonthState: shop_tables.month_states,
    Post: shop_tables.posts,
    PostCount: shop_tables.post_counts,
    Agency: agency_tables.agencies,
    Contract: agency_tables.contracts,
    Invoice: agency_tables.invoices,
    Review: agency_tables.reviews,
    Action: agency_tables.actions,
    Amendment: agency_tables.amendments,
    Asked: agency_tables.asked,
    Handover: agency_tables.handovers,
    Paper: agency_tables.papers,
    Meeting: agency_tables.meetings,
    Proposal: agency_tables.proposals,
    Fit: shop_tables.fits,
    OwnKpi: shop_tables.own_kpis,
    Tag: shop_tables.tags,
    Counting: shop_tables.countings,
    Mention: month_tables.mentions,
    AdDay: month_tables.ad_days,
    Reply: month_tables.replies,
    Claim: month_tables.claims,
    Delivery: month_tables.deliveries,
    Closing: month_tables.closings,
    Layout: month_tables.layouts,
    Draft: shop_tables.drafts,
}
KINDS = {table.name: kind for kind, table in TABLES.items()}
