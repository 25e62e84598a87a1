"""The tables as they are today, and which entity lies in which.

A column has the name of the entity's field. Deletes never cascade inside the database (undo could
not see them); foreign keys are checked when a transaction ends, so that a unit may write in any order.
"""

from __future__ import annotations

from typing import Any, ClassVar, Protocol, TypeVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from desktop.domain.agencies import Agency, AgencyState
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.drafts import Draft
from desktop.domain.funnels import StageRate
from desktop.domain.goals import Goal
from desktop.domain.invoices import Invoice, InvoiceState
from desktop.domain.kpis import KpiPlan, PlanLine, Target, Tier
from desktop.domain.posts import Post, PostCount
from desktop.domain.results import Cancellation, DayCount, MonthState, Result
from desktop.domain.reviews import Action, ActionKind, Review, ReviewKind
from desktop.domain.shop import Purpose, Shop, TaxMethod, Trade
from desktop.storage.columns import DAY, DECIMAL, DECIMALS, MAPPING, MOMENT, MONTH, TERMS, word

SCHEMA = "0002"
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

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _words(name: str, *, needed: bool = True) -> Column[str]:
    return Column(name, Text, nullable=not needed)


def _count(name: str, *, needed: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=not needed)


def _flag(name: str, *, needed: bool = True) -> Column[bool]:
    return Column(name, Boolean, nullable=not needed)


def _part(name: str, table: str, *, needed: bool = True) -> Column[str]:
    to = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, String(40), to, nullable=not needed)


def _month(name: str, *, needed: bool = True) -> Column[Any]:
    return Column(name, MONTH, nullable=not needed)


def _day(name: str, *, needed: bool = False) -> Column[Any]:
    return Column(name, DAY, nullable=not needed)


def _decimal(name: str, *, needed: bool = False) -> Column[Any]:
    return Column(name, DECIMAL, nullable=not needed)


def _table(name: str, *parts: Column[Any] | UniqueConstraint | Index, order: tuple[str, ...] = ()) -> Table:
    """Every table has an id and a version; rows are read in `order`, then as they were made."""
    first = Column("id", String(40), primary_key=True)
    last = Column("version", Integer, nullable=False)
    return Table(name, metadata, first, *parts, last, info={"order": (*order, "id")})


def _of_shop(name: str, *parts: Column[Any] | UniqueConstraint | Index, order: tuple[str, ...] = ()) -> Table:
    """A table whose rows belong to a shop."""
    return _table(name, _part("shop", "shop"), *parts, order=order)


shops = _table(
    "shop",
    _words("name"),
    Column("purpose", word(Purpose), nullable=False),
    _words("place"),
    _words("business"),
    _words("area"),
    Column("trade", word(Trade), nullable=False),
    _flag("consumers"),
    Column("tax_method", word(TaxMethod), nullable=False),
    _flag("has_employees"),
    _count("hourly_cost"),
    _decimal("gross_margin"),
    _count("average_order"),
    _count("average_visit"),
    _decimal("repeat_factor"),
    Column("season", DECIMALS, nullable=False),
    _flag("sample"),
    _flag("archived"),
)
goals = _of_shop(
    "goal",
    _words("kpi"),
    _count("target", needed=True),
    _month("first"),
    _month("last"),
    _decimal("baseline"),
    _count("gross_profit"),
    _decimal("close_rate", needed=True),
    _decimal("pay_share", needed=True),
    _flag("slow_start"),
    Column("doors", MAPPING, nullable=False),
    UniqueConstraint("shop"),
)
stage_rates = _of_shop(
    "stage_rate",
    _words("stage"),
    _decimal("low", needed=True),
    _decimal("typical", needed=True),
    _decimal("high", needed=True),
    _count("position", needed=True),
    UniqueConstraint("shop", "stage"),
    order=("position",),
)
kpi_plans = _of_shop(
    "kpi_plan",
    _count("number", needed=True),
    _month("first"),
    _words("reason"),
    UniqueConstraint("shop", "number"),
    order=("first", "number"),
)
plan_lines = _of_shop(
    "plan_line",
    _part("plan", "kpi_plan"),
    _words("kpi"),
    Column("tier", word(Tier), nullable=False),
    _count("position", needed=True),
    _flag("result"),
    _decimal("steady_target"),
    _words("override_reason"),
    UniqueConstraint("plan", "kpi"),
    Index(None, "shop"),
    order=("position",),
)
targets = _of_shop(
    "target",
    _part("plan", "kpi_plan"),
    _words("kpi"),
    _month("month"),
    _decimal("value", needed=True),
    UniqueConstraint("plan", "kpi", "month"),
    Index(None, "shop"),
    order=("month",),
)
results = _of_shop(
    "result",
    _month("month"),
    _words("kpi"),
    _decimal("value"),
    _words("source", needed=False),
    _words("file", needed=False),
    Column("at", MOMENT),
    _words("note"),
    _flag("rounded"),
    _flag("partial"),
    UniqueConstraint("shop", "month", "kpi"),
    order=("month",),
)
day_counts = _of_shop(
    "day_count",
    _words("source"),
    _words("metric"),
    Column("day", DAY, nullable=False),
    _count("value"),
    _words("file"),
    Column("at", MOMENT, nullable=False),
    UniqueConstraint("shop", "source", "metric", "day"),
    order=("day",),
)
cancellations = _of_shop(
    "cancellation",
    _month("month"),
    _month("of_month"),
    _words("kpi"),
    _count("count", needed=True),
    _words("reason"),
    Index(None, "shop", "month"),
    order=("month",),
)
month_states = _of_shop(
    "month_state",
    _month("month"),
    _flag("closed"),
    _words("reason"),
    UniqueConstraint("shop", "month"),
    order=("month",),
)
posts = _of_shop(
    "post",
    Column("posted", DAY, nullable=False),
    _words("title"),
    _words("link"),
    _words("video"),
    _words("template"),
    _count("hour"),
    _count("length"),
    _words("hook"),
    _words("face"),
    _words("narration"),
    _flag("promoted"),
    _count("promotion", needed=True),
    _decimal("completion_rate"),
    _count("inquiries"),
    _words("note"),
    Index(None, "shop", "posted"),
    order=("posted",),
)
post_counts = _of_shop(
    "post_count",
    _part("post", "post"),
    Column("day", DAY, nullable=False),
    _count("views"),
    _count("likes"),
    _count("comments"),
    _count("shares"),
    _count("saves"),
    _count("profile_views"),
    _count("responses"),
    _words("source", needed=False),
    _words("file", needed=False),
    UniqueConstraint("post", "day"),
    Index(None, "shop"),
    order=("day",),
)
agencies = _of_shop(
    "agency",
    _words("name"),
    Column("state", word(AgencyState), nullable=False),
    _flag("corporation", needed=False),
    _words("registration"),
    _words("note"),
    Column("scores", MAPPING, nullable=False),
    Index(None, "shop"),
)
contracts = _of_shop(
    "contract",
    _part("agency", "agency"),
    Column("terms", TERMS, nullable=False),
    Column("state", word(ContractState), nullable=False),
    Column("answers", MAPPING, nullable=False),
    _count("notice_days"),
    _words("payment"),
    _day("signed"),
    _month("renewed", needed=False),
    Column("promises", MAPPING, nullable=False),
    Index(None, "shop"),
    Index(None, "agency"),
)
invoices = _of_shop(
    "invoice",
    _part("contract", "contract"),
    _month("month"),
    _count("total", needed=True),
    Column("state", word(InvoiceState), nullable=False),
    _day("received"),
    _day("due"),
    _words("number"),
    _count("paid"),
    _day("settled"),
    _words("note"),
    UniqueConstraint("contract", "month"),
    Index(None, "shop", "month"),
    order=("month",),
)
reviews = _of_shop(
    "review",
    _month("month"),
    Column("kind", word(ReviewKind), nullable=False),
    _day("held"),
    _words("happened"),
    _words("why"),
    _words("decided"),
    UniqueConstraint("shop", "month", "kind"),
    order=("month",),
)
actions = _of_shop(
    "action",
    _count("number", needed=True),
    Column("kind", word(ActionKind), nullable=False),
    _words("text"),
    _words("owner"),
    _flag("agency"),
    _month("due"),
    _month("since", needed=False),
    _day("due_day"),
    _day("done"),
    _words("kpi"),
    _words("expected"),
    _words("seen"),
    UniqueConstraint("shop", "kind", "number"),
    order=("number",),
)
drafts = _table(
    "draft",
    _words("kind"),
    _words("content"),
    _part("shop", "shop", needed=False),
    Index(None, "shop"),
)

TABLES: dict[type[Entity], Table] = {
    Shop: shops,
    Goal: goals,
    StageRate: stage_rates,
    KpiPlan: kpi_plans,
    PlanLine: plan_lines,
    Target: targets,
    Result: results,
    DayCount: day_counts,
    Cancellation: cancellations,
    MonthState: month_states,
    Post: posts,
    PostCount: post_counts,
    Agency: agencies,
    Contract: contracts,
    Invoice: invoices,
    Review: reviews,
    Action: actions,
    Draft: drafts,
}
KINDS = {table.name: kind for kind, table in TABLES.items()}
