"""The tables as they are today, and which entity lies in which.

A column has the name of the entity's field. Deletes never cascade inside the database (undo could
not see them); foreign keys are checked when a transaction ends, so that a unit may write in any order.
"""

from __future__ import annotations

from typing import Any, ClassVar, Protocol, TypeVar

from sqlalchemy import Column, Index, Table, UniqueConstraint

from desktop.domain.agencies import Agency, AgencyState
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.counting import Countable, Counting
from desktop.domain.drafts import Draft
from desktop.domain.fit import Fit
from desktop.domain.funnels import StageRate
from desktop.domain.goals import Goal
from desktop.domain.invoices import Invoice, InvoiceState
from desktop.domain.kpis import Cadence, Direction, FeeBasis, KpiPlan, PlanLine, Target, Tier, Unit
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.posts import Post, PostCount
from desktop.domain.results import Cancellation, DayCount, MonthState, Result
from desktop.domain.reviews import Action, ActionKind, Review, ReviewKind
from desktop.domain.shop import Purpose, Shop, TaxMethod, Trade
from desktop.domain.tags import Tag, TagKind
from desktop.storage.columns import DAY, DECIMALS, MAPPING, MOMENT, TERMS, WORDS, word
from desktop.storage.describing import count, day, decimal, flag, month, of_shop, part, table, words

SCHEMA = "0003"
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

shops = table(
    "shop",
    words("name"),
    Column("purpose", word(Purpose), nullable=False),
    words("place"),
    words("business"),
    words("area"),
    Column("trade", word(Trade), nullable=False),
    flag("consumers"),
    Column("tax_method", word(TaxMethod), nullable=False),
    flag("has_employees"),
    count("hourly_cost"),
    decimal("gross_margin"),
    count("average_order"),
    count("average_visit"),
    decimal("repeat_factor"),
    Column("season", DECIMALS, nullable=False),
    flag("sample"),
    flag("archived"),
)
goals = of_shop(
    "goal",
    words("kpi"),
    count("target", needed=True),
    month("first"),
    month("last"),
    decimal("baseline"),
    count("gross_profit"),
    decimal("close_rate", needed=True),
    decimal("pay_share", needed=True),
    flag("slow_start"),
    Column("doors", MAPPING, nullable=False),
    UniqueConstraint("shop"),
)
stage_rates = of_shop(
    "stage_rate",
    words("stage"),
    decimal("low", needed=True),
    decimal("typical", needed=True),
    decimal("high", needed=True),
    count("position", needed=True),
    words("after"),
    flag("left_out"),
    UniqueConstraint("shop", "stage"),
    order=("position",),
)
kpi_plans = of_shop(
    "kpi_plan",
    count("number", needed=True),
    month("first"),
    words("reason"),
    UniqueConstraint("shop", "number"),
    order=("first", "number"),
)
plan_lines = of_shop(
    "plan_line",
    part("plan", "kpi_plan"),
    words("kpi"),
    Column("tier", word(Tier), nullable=False),
    count("position", needed=True),
    flag("result"),
    decimal("steady_target"),
    words("override_reason"),
    UniqueConstraint("plan", "kpi"),
    Index(None, "shop"),
    order=("position",),
)
targets = of_shop(
    "target",
    part("plan", "kpi_plan"),
    words("kpi"),
    month("month"),
    decimal("value", needed=True),
    UniqueConstraint("plan", "kpi", "month"),
    Index(None, "shop"),
    order=("month",),
)
results = of_shop(
    "result",
    month("month"),
    words("kpi"),
    decimal("value"),
    words("source", needed=False),
    words("file", needed=False),
    Column("at", MOMENT),
    words("note"),
    flag("rounded"),
    flag("partial"),
    UniqueConstraint("shop", "month", "kpi"),
    order=("month",),
)
day_counts = of_shop(
    "day_count",
    words("source"),
    words("metric"),
    Column("day", DAY, nullable=False),
    count("value"),
    words("file"),
    Column("at", MOMENT, nullable=False),
    UniqueConstraint("shop", "source", "metric", "day"),
    order=("day",),
)
cancellations = of_shop(
    "cancellation",
    month("month"),
    month("of_month"),
    words("kpi"),
    count("count", needed=True),
    words("reason"),
    Index(None, "shop", "month"),
    order=("month",),
)
month_states = of_shop(
    "month_state",
    month("month"),
    flag("closed"),
    words("reason"),
    UniqueConstraint("shop", "month"),
    order=("month",),
)
posts = of_shop(
    "post",
    Column("posted", DAY, nullable=False),
    words("title"),
    words("link"),
    words("video"),
    words("template"),
    count("hour"),
    count("length"),
    words("hook"),
    words("face"),
    words("narration"),
    flag("promoted"),
    count("promotion", needed=True),
    decimal("completion_rate"),
    count("inquiries"),
    words("note"),
    Index(None, "shop", "posted"),
    order=("posted",),
)
post_counts = of_shop(
    "post_count",
    part("post", "post"),
    Column("day", DAY, nullable=False),
    count("views"),
    count("likes"),
    count("comments"),
    count("shares"),
    count("saves"),
    count("profile_views"),
    count("responses"),
    words("source", needed=False),
    words("file", needed=False),
    UniqueConstraint("post", "day"),
    Index(None, "shop"),
    order=("day",),
)
agencies = of_shop(
    "agency",
    words("name"),
    Column("state", word(AgencyState), nullable=False),
    flag("corporation", needed=False),
    words("registration"),
    words("note"),
    Column("scores", MAPPING, nullable=False),
    Index(None, "shop"),
)
contracts = of_shop(
    "contract",
    part("agency", "agency"),
    Column("terms", TERMS, nullable=False),
    Column("state", word(ContractState), nullable=False),
    Column("answers", MAPPING, nullable=False),
    count("notice_days"),
    words("payment"),
    day("signed"),
    month("renewed", needed=False),
    Column("promises", MAPPING, nullable=False),
    Index(None, "shop"),
    Index(None, "agency"),
)
invoices = of_shop(
    "invoice",
    part("contract", "contract"),
    month("month"),
    count("total", needed=True),
    Column("state", word(InvoiceState), nullable=False),
    day("received"),
    day("due"),
    words("number"),
    count("paid"),
    day("settled"),
    words("note"),
    UniqueConstraint("contract", "month"),
    Index(None, "shop", "month"),
    order=("month",),
)
reviews = of_shop(
    "review",
    month("month"),
    Column("kind", word(ReviewKind), nullable=False),
    day("held"),
    words("happened"),
    words("why"),
    words("decided"),
    UniqueConstraint("shop", "month", "kind"),
    order=("month",),
)
actions = of_shop(
    "action",
    count("number", needed=True),
    Column("kind", word(ActionKind), nullable=False),
    words("text"),
    words("owner"),
    flag("agency"),
    month("due"),
    month("since", needed=False),
    day("due_day"),
    day("done"),
    words("kpi"),
    words("expected"),
    words("seen"),
    UniqueConstraint("shop", "kind", "number"),
    order=("number",),
)
fits = of_shop(
    "fit",
    Column("gates", MAPPING, nullable=False),
    Column("scores", MAPPING, nullable=False),
    day("answered"),
    UniqueConstraint("shop"),
)
own_kpis = of_shop(
    "own_kpi",
    words("code"),
    words("name"),
    Column("unit", word(Unit), nullable=False),
    words("counter"),
    Column("tier", word(Tier), nullable=False),
    Column("direction", word(Direction), nullable=False),
    Column("cadence", word(Cadence), nullable=False),
    words("definition"),
    words("where"),
    words("gaming"),
    Column("fee_basis", word(FeeBasis), nullable=False),
    words("reason"),
    Column("plus", WORDS, nullable=False),
    Column("minus", WORDS, nullable=False),
    Column("over", WORDS, nullable=False),
    flag("archived"),
    UniqueConstraint("shop", "code"),
)
tags = of_shop(
    "tag",
    Column("kind", word(TagKind), nullable=False),
    words("place"),
    words("text"),
    words("source"),
    words("medium"),
    words("campaign"),
    words("content"),
    count("position", needed=True),
    Index(None, "shop"),
    order=("position",),
)
countings = of_shop(
    "counting",
    words("kpi"),
    Column("state", word(Countable), nullable=False),
    words("how"),
    UniqueConstraint("shop", "kpi"),
)
drafts = table(
    "draft",
    words("kind"),
    words("content"),
    part("shop", "shop", needed=False),
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
    Fit: fits,
    OwnKpi: own_kpis,
    Tag: tags,
    Counting: countings,
    Draft: drafts,
}
KINDS = {table.name: kind for kind, table in TABLES.items()}
