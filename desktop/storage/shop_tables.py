"""The tables of the shop itself: profile, goal, plans, months, posts, and what is still being filled in."""

from __future__ import annotations

from sqlalchemy import Column, Index, UniqueConstraint

from desktop.domain.counting import Countable
from desktop.domain.kpis import Cadence, Direction, FeeBasis, Tier, Unit
from desktop.domain.shop import Purpose, TaxMethod, Trade
from desktop.domain.tags import TagKind
from desktop.storage.columns import DAY, DECIMALS, MAPPING, MOMENT, WORDS, word
from desktop.storage.describing import count, day, decimal, flag, month, of_shop, part, table, words

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
    Column("weights", MAPPING, nullable=False),
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
    words("evidence"),
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
