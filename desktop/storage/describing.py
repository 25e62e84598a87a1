"""How a table is described: its columns by kind, and what every table has."""

from __future__ import annotations

from typing import Any

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

from desktop.storage.columns import DAY, DECIMAL, MONTH

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def words(name: str, *, needed: bool = True) -> Column[str]:
    """A text of any length."""
    return Column(name, Text, nullable=not needed)


def count(name: str, *, needed: bool = False) -> Column[int]:
    """A whole number: a count, or yen."""
    return Column(name, BigInteger, nullable=not needed)


def flag(name: str, *, needed: bool = True) -> Column[bool]:
    """True or false."""
    return Column(name, Boolean, nullable=not needed)


def part(name: str, table: str, *, needed: bool = True) -> Column[str]:
    """The id of a row of another table."""
    to = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, String(40), to, nullable=not needed)


def month(name: str, *, needed: bool = True) -> Column[Any]:
    """A month."""
    return Column(name, MONTH, nullable=not needed)


def day(name: str, *, needed: bool = False) -> Column[Any]:
    """A day."""
    return Column(name, DAY, nullable=not needed)


def decimal(name: str, *, needed: bool = False) -> Column[Any]:
    """An exact number."""
    return Column(name, DECIMAL, nullable=not needed)


def table(name: str, *parts: Column[Any] | UniqueConstraint | Index, order: tuple[str, ...] = ()) -> Table:
    """Every table has an id and a version; rows are read in `order`, then as they were made."""
    first = Column("id", String(40), primary_key=True)
    last = Column("version", Integer, nullable=False)
    return Table(name, metadata, first, *parts, last, info={"order": (*order, "id")})


def of_shop(name: str, *parts: Column[Any] | UniqueConstraint | Index, order: tuple[str, ...] = ()) -> Table:
    """A table whose rows belong to a shop."""
    return table(name, part("shop", "shop"), *parts, order=order)
