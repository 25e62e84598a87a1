"""The tables of what comes in month by month beside the results: mentions, adverts, what the agency hands in."""

from __future__ import annotations

from sqlalchemy import Column, Index, UniqueConstraint

from desktop.domain.mentions import Tone
from desktop.storage.columns import DAY, MAPPING, MOMENT, word
from desktop.storage.describing import count, day, flag, month, of_shop, words

mentions = of_shop(
    "mention",
    Column("day", DAY, nullable=False),
    words("place"),
    Column("tone", word(Tone), nullable=False),
    words("link"),
    words("note"),
    Index(None, "shop", "day"),
    order=("day",),
)
ad_days = of_shop(
    "ad_day",
    Column("day", DAY, nullable=False),
    count("spend", needed=True),
    count("views"),
    words("note"),
    UniqueConstraint("shop", "day"),
    order=("day",),
)
replies = of_shop(
    "reply",
    month("month"),
    words("kpi"),
    words("reason"),
    words("step"),
    words("who"),
    day("until"),
    words("file"),
    Column("at", MOMENT),
    UniqueConstraint("shop", "month", "kpi"),
    order=("month",),
)
claims = of_shop(
    "claim",
    month("month"),
    words("kpi"),
    day("day"),
    words("mark"),
    words("way"),
    words("note"),
    words("file"),
    count("position", needed=True),
    Index(None, "shop", "month"),
    order=("month", "position"),
)
deliveries = of_shop(
    "delivery",
    month("month"),
    day("reported"),
    count("answer_days"),
    words("note"),
    UniqueConstraint("shop", "month"),
    order=("month",),
)
closings = of_shop(
    "closing",
    month("month"),
    flag("closed"),
    words("reason"),
    Column("at", MOMENT, nullable=False),
    Index(None, "shop", "month"),
    order=("at",),
)
layouts = of_shop(
    "layout",
    words("header"),
    words("name"),
    words("when"),
    Column("columns", MAPPING, nullable=False),
    UniqueConstraint("shop", "header"),
)
