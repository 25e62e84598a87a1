"""A shop answers the fit check, makes KPIs and stages of its own, and says how results are recognised and counted."""

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
    false,
)

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _stages()
    _of_shop("fit", *_text("gates", "scores"), _short("answered", 10, needed=False), unique=("shop",))
    _of_shop(
        "own_kpi",
        *_text("code", "name"),
        *_words("unit"),
        *_text("counter"),
        *_words("tier", "direction", "cadence"),
        *_text("definition", "where", "gaming"),
        *_words("fee_basis"),
        *_text("reason", "plus", "minus", "over"),
        Column("archived", Boolean, nullable=False),
        unique=("shop", "code"),
    )
    _of_shop(
        "tag",
        *_words("kind"),
        *_text("place", "text", "source", "medium", "campaign", "content"),
        Column("position", BigInteger, nullable=False),
    )
    op.create_index("ix_tag_shop", "tag", ["shop"])
    _of_shop("counting", *_text("kpi"), *_words("state"), *_text("how"), unique=("shop", "kpi"))


def _stages() -> None:
    with op.batch_alter_table("stage_rate") as rates:
        rates.add_column(Column("after", Text, nullable=False, server_default=""))
        rates.add_column(Column("left_out", Boolean, nullable=False, server_default=false()))
    with op.batch_alter_table("stage_rate") as rates:
        rates.alter_column("after", existing_type=Text, existing_nullable=False, server_default=None)
        rates.alter_column("left_out", existing_type=Boolean, existing_nullable=False, server_default=None)


def _short(name: str, length: int, *, needed: bool = True) -> Column[Any]:
    return Column(name, String(length), nullable=not needed)


def _text(*names: str) -> list[Column[Any]]:
    return [Column(name, Text, nullable=False) for name in names]


def _words(*names: str) -> list[Column[Any]]:
    return [_short(name, 40) for name in names]


def _of_shop(name: str, *columns: Column[Any], unique: tuple[str, ...] = ()) -> None:
    rules: list[Constraint] = [
        PrimaryKeyConstraint("id", name=f"pk_{name}"),
        ForeignKeyConstraint(
            ["shop"], ["shop.id"], name=f"fk_{name}_shop", deferrable=True, initially="DEFERRED"
        ),
    ]
    if unique:
        rules.append(UniqueConstraint(*unique, name="_".join(("uq", name, *unique))))
    op.create_table(
        name,
        _short("id", 40),
        _short("shop", 40),
        *columns,
        Column("version", Integer, nullable=False),
        *rules,
    )
