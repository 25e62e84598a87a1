"""The first schema: a shop with its goal, plans, months, posts, agency, contract, invoices and reviews."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Constraint,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)

revision = "0001"
down_revision = None


def upgrade() -> None:
    _shop_and_goal()
    _plans()
    _months()
    _posts()
    _agencies()
    _reviews()
    _journal()


def _text(*names: str, needed: bool = True) -> list[Column[Any]]:
    return [Column(name, Text, nullable=not needed) for name in names]


def _count(*names: str, needed: bool = False) -> list[Column[Any]]:
    return [Column(name, BigInteger, nullable=not needed) for name in names]


def _flag(*names: str, needed: bool = True) -> list[Column[Any]]:
    return [Column(name, Boolean, nullable=not needed) for name in names]


def _short(length: int, *names: str, needed: bool = True) -> list[Column[Any]]:
    return [Column(name, String(length), nullable=not needed) for name in names]


def _words(*names: str) -> list[Column[Any]]:
    return _short(40, *names)


def _numbers(*names: str, needed: bool = False) -> list[Column[Any]]:
    return _short(40, *names, needed=needed)


def _months_of(*names: str, needed: bool = True) -> list[Column[Any]]:
    return _short(7, *names, needed=needed)


def _days(*names: str, needed: bool = False) -> list[Column[Any]]:
    return _short(10, *names, needed=needed)


def _part(table: str, column: str, of: str) -> ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return ForeignKeyConstraint([column], [f"{of}.id"], name=name, deferrable=True, initially="DEFERRED")


def _table(
    name: str,
    *columns: list[Column[Any]],
    parts: dict[str, str] | None = None,
    unique: tuple[str, ...] = (),
    index: tuple[tuple[str, ...], ...] = (),
    optional: tuple[str, ...] = (),
) -> None:
    own = [Column(part, String(40), nullable=part in optional) for part in parts or {}]
    constraints: list[Constraint] = [PrimaryKeyConstraint("id", name=f"pk_{name}")]
    constraints += [_part(name, column, of) for column, of in (parts or {}).items()]
    if unique:
        constraints.append(UniqueConstraint(*unique, name=f"uq_{name}_{'_'.join(unique)}"))
    version = Column("version", Integer, nullable=False)
    op.create_table(
        name,
        Column("id", String(40), nullable=False),
        *own,
        *(x for group in columns for x in group),
        version,
        *constraints,
    )
    for fields in index:
        op.create_index(f"ix_{name}_{'_'.join(fields)}", name, list(fields))


_SHOP = {"shop": "shop"}


def _shop_and_goal() -> None:
    _table(
        "shop",
        _text("name"),
        _words("purpose"),
        _text("place", "business", "area"),
        _words("trade"),
        _flag("consumers"),
        _words("tax_method"),
        _flag("has_employees"),
        _count("hourly_cost"),
        _numbers("gross_margin"),
        _count("average_order", "average_visit"),
        _numbers("repeat_factor"),
        _text("season"),
        _flag("sample", "archived"),
    )
    _table(
        "goal",
        _text("kpi"),
        _count("target", needed=True),
        _months_of("first", "last"),
        _numbers("baseline"),
        _count("gross_profit"),
        _numbers("close_rate", "pay_share", needed=True),
        _flag("slow_start"),
        parts=_SHOP,
        unique=("shop",),
    )
    _table(
        "stage_rate",
        _text("stage"),
        _numbers("low", "typical", "high", needed=True),
        _count("position", needed=True),
        parts=_SHOP,
        unique=("shop", "stage"),
    )
    _table(
        "draft",
        _text("kind", "content"),
        parts=_SHOP,
        optional=("shop",),
        index=(("shop",),),
    )


def _plans() -> None:
    _table(
        "kpi_plan",
        _count("number", needed=True),
        _months_of("first"),
        _text("reason"),
        parts=_SHOP,
        unique=("shop", "number"),
    )
    _table(
        "plan_line",
        _text("kpi"),
        _words("tier"),
        _count("position", needed=True),
        _flag("result"),
        _numbers("steady_target"),
        _text("override_reason"),
        parts=_SHOP | {"plan": "kpi_plan"},
        unique=("plan", "kpi"),
        index=(("shop",),),
    )
    _table(
        "target",
        _text("kpi"),
        _months_of("month"),
        _numbers("value", needed=True),
        parts=_SHOP | {"plan": "kpi_plan"},
        unique=("plan", "kpi", "month"),
        index=(("shop",),),
    )


def _months() -> None:
    _table(
        "result",
        _months_of("month"),
        _text("kpi"),
        _numbers("value"),
        _text("source", "file", needed=False),
        _short(32, "at", needed=False),
        _text("note"),
        _flag("rounded", "partial"),
        parts=_SHOP,
        unique=("shop", "month", "kpi"),
    )
    _table(
        "day_count",
        _text("source", "metric"),
        _days("day", needed=True),
        _count("value"),
        _text("file"),
        _short(32, "at"),
        parts=_SHOP,
        unique=("shop", "source", "metric", "day"),
    )
    _table(
        "cancellation",
        _months_of("month", "of_month"),
        _text("kpi"),
        _count("count", needed=True),
        _text("reason"),
        parts=_SHOP,
        index=(("shop", "month"),),
    )
    _table(
        "month_state",
        _months_of("month"),
        _flag("closed"),
        _text("reason"),
        parts=_SHOP,
        unique=("shop", "month"),
    )


def _posts() -> None:
    _table(
        "post",
        _days("posted", needed=True),
        _text("title", "link", "video", "template"),
        _count("hour", "length"),
        _text("hook", "face", "narration"),
        _flag("promoted"),
        _count("promotion", needed=True),
        _numbers("completion_rate"),
        _count("inquiries"),
        _text("note"),
        parts=_SHOP,
        index=(("shop", "posted"),),
    )
    _table(
        "post_count",
        _days("day", needed=True),
        _count("views", "likes", "comments", "shares", "saves", "profile_views", "responses"),
        _text("source", "file", needed=False),
        parts=_SHOP | {"post": "post"},
        unique=("post", "day"),
        index=(("shop",),),
    )


def _agencies() -> None:
    _table(
        "agency",
        _text("name"),
        _words("state"),
        _flag("corporation", needed=False),
        _text("registration", "note", "scores"),
        parts=_SHOP,
        index=(("shop",),),
    )
    _table(
        "contract",
        _text("terms"),
        _words("state"),
        _text("answers"),
        _count("notice_days"),
        _text("payment"),
        _days("signed"),
        _months_of("renewed", needed=False),
        _text("promises"),
        parts=_SHOP | {"agency": "agency"},
        index=(("shop",), ("agency",)),
    )
    _table(
        "invoice",
        _months_of("month"),
        _count("total", needed=True),
        _words("state"),
        _days("received", "due"),
        _text("number"),
        _count("paid"),
        _days("settled"),
        _text("note"),
        parts=_SHOP | {"contract": "contract"},
        unique=("contract", "month"),
        index=(("shop", "month"),),
    )


def _reviews() -> None:
    _table(
        "review",
        _months_of("month"),
        _words("kind"),
        _days("held"),
        _text("happened", "why", "decided"),
        parts=_SHOP,
        unique=("shop", "month", "kind"),
    )
    _table(
        "action",
        _count("number", needed=True),
        _words("kind"),
        _text("text", "owner"),
        _flag("agency"),
        _months_of("due"),
        _months_of("since", needed=False),
        _days("due_day", "done"),
        _text("kpi", "expected", "seen"),
        parts=_SHOP,
        unique=("shop", "kind", "number"),
    )


def _journal() -> None:
    op.create_table(
        "step",
        Column("number", Integer, primary_key=True),
        Column("act", Text, nullable=False),
        Column("details", Text, nullable=False),
        Column("shop", String(40)),
        Column("at", String(32), nullable=False),
        Column("undoes", Integer),
        PrimaryKeyConstraint("number", name="pk_step"),
    )
    op.create_index("ix_step_shop", "step", ["shop"])
    op.create_table(
        "change",
        Column("number", Integer, primary_key=True),
        Column("step", Integer, nullable=False),
        Column("place", String(40), nullable=False),
        Column("key", String(40), nullable=False),
        Column("before", Text),
        Column("after", Text),
        PrimaryKeyConstraint("number", name="pk_change"),
        ForeignKeyConstraint(
            ["step"], ["step.number"], name="fk_change_step", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_change_step", "change", ["step"])
    op.create_index("ix_change_place_key", "change", ["place", "key"])
