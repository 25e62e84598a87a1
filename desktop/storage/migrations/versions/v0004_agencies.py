"""Agencies are compared and met; a contract is amended, asked about and handed over."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    Constraint,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _add("shop", weights="{}")
    _add("agency", evidence="{}", work="{}", faults="{}", aligned="{}", reason="")
    with op.batch_alter_table("agency") as agency:
        agency.add_column(_short("decided", 10, needed=False))
    _add("action", meeting="")
    _amendments()
    _questions()
    _talks()


def _amendments() -> None:
    _table(
        "amendment",
        _short("first", 7),
        *_text("terms", "reason"),
        _short("agreed", 10, needed=False),
        of="contract",
        unique=("contract", "first"),
        index=("shop",),
    )


def _questions() -> None:
    _table(
        "asked",
        *_text("code", "text"),
        _short("state", 40),
        _short("asked", 10, needed=False),
        *_text("answer"),
        _short("answered", 10, needed=False),
        _position(),
        of="contract",
        index=("shop", "contract"),
    )
    _table(
        "handover",
        *_text("item", "text"),
        _short("due", 10, needed=False),
        _short("done", 10, needed=False),
        _position(),
        of="contract",
        index=("shop", "contract"),
    )


def _talks() -> None:
    _table(
        "meeting",
        _short("day", 10),
        *_text("ours", "theirs", "decided"),
        _short("next_day", 10, needed=False),
        of="agency",
        index=("shop", "agency"),
    )
    _table(
        "proposal",
        _short("day", 10),
        *_text("title", "text", "opinion"),
        _short("decision", 40),
        *_text("reason", "file", "content"),
        of="agency",
        index=("shop", "agency"),
    )


def _add(table: str, **columns: str) -> None:
    """Add texts that are never empty of meaning: rows that are there get the value, new ones bring their own."""
    with op.batch_alter_table(table) as there:
        for name, value in columns.items():
            there.add_column(Column(name, Text, nullable=False, server_default=value))
    with op.batch_alter_table(table) as there:
        for name in columns:
            there.alter_column(name, existing_type=Text, existing_nullable=False, server_default=None)


def _short(name: str, length: int, *, needed: bool = True) -> Column[Any]:
    return Column(name, String(length), nullable=not needed)


def _text(*names: str) -> list[Column[Any]]:
    return [Column(name, Text, nullable=False) for name in names]


def _position() -> Column[Any]:
    return Column("position", BigInteger, nullable=False)


def _table(
    name: str,
    *columns: Column[Any],
    of: str,
    index: tuple[str, ...],
    unique: tuple[str, ...] = (),
) -> None:
    rules: list[Constraint] = [PrimaryKeyConstraint("id", name=f"pk_{name}")]
    rules += [_part(name, column) for column in ("shop", of)]
    if unique:
        rules.append(UniqueConstraint(*unique, name="_".join(("uq", name, *unique))))
    op.create_table(
        name,
        _short("id", 40),
        _short("shop", 40),
        _short(of, 40),
        *columns,
        Column("version", Integer, nullable=False),
        *rules,
    )
    for column in index:
        op.create_index(f"ix_{name}_{column}", name, [column])


def _part(table: str, column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        [column], [f"{column}.id"], name=f"fk_{table}_{column}", deferrable=True, initially="DEFERRED"
    )
