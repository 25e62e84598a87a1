"""What comes in month by month: mentions, adverts, what the agency hands in, matched columns, closings."""

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

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("result") as results:
        results.add_column(Column("evidence", Text, nullable=False, server_default=""))
    with op.batch_alter_table("result") as results:
        results.alter_column("evidence", existing_type=Text, existing_nullable=False, server_default=None)
    _seen_and_paid()
    _handed_in()
    _closed()
    _table("layout", *_text("header", "name", "when", "columns"), unique=("shop", "header"))


def _seen_and_paid() -> None:
    _table(
        "mention",
        _short("day", 10),
        *_text("place"),
        _short("tone", 40),
        *_text("link", "note"),
        index=("shop", "day"),
    )
    _table(
        "ad_day",
        _short("day", 10),
        Column("spend", BigInteger, nullable=False),
        Column("views", BigInteger),
        *_text("note"),
        unique=("shop", "day"),
    )


def _handed_in() -> None:
    _table(
        "reply",
        _short("month", 7),
        *_text("kpi", "reason", "step", "who"),
        _short("until", 10, needed=False),
        *_text("file"),
        _short("at", 32, needed=False),
        unique=("shop", "month", "kpi"),
    )
    _table(
        "claim",
        _short("month", 7),
        *_text("kpi"),
        _short("day", 10, needed=False),
        *_text("mark", "way", "note", "file"),
        Column("position", BigInteger, nullable=False),
        index=("shop", "month"),
    )
    _table(
        "delivery",
        _short("month", 7),
        _short("reported", 10, needed=False),
        Column("answer_days", BigInteger),
        *_text("note"),
        unique=("shop", "month"),
    )


def _closed() -> None:
    _table(
        "closing",
        _short("month", 7),
        Column("closed", Boolean, nullable=False),
        *_text("reason"),
        _short("at", 32),
        index=("shop", "month"),
    )


def _short(name: str, length: int, *, needed: bool = True) -> Column[Any]:
    return Column(name, String(length), nullable=not needed)


def _text(*names: str) -> list[Column[Any]]:
    return [Column(name, Text, nullable=False) for name in names]


def _table(
    name: str, *columns: Column[Any], index: tuple[str, ...] = (), unique: tuple[str, ...] = ()
) -> None:
    shop = ForeignKeyConstraint(
        ["shop"], ["shop.id"], name=f"fk_{name}_shop", deferrable=True, initially="DEFERRED"
    )
    rules: list[Constraint] = [PrimaryKeyConstraint("id", name=f"pk_{name}"), shop]
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
    if index:
        op.create_index("_".join(("ix", name, *index)), name, list(index))
