"""The journal: of every act what it was, and of every row it touched what stood there before and after.

Undo, redo, taking an import back, the history and the change log of closed months read it; only a
`Unit` writes it. Of an inserted row only its key is kept: what it held is what the next change of
the row found there, or what it holds today.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import Enum
from typing import Any, TypeAlias

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Row,
    Select,
    String,
    Table,
    Text,
    insert,
    select,
)

from desktop.storage.columns import MOMENT, as_json
from desktop.storage.describing import metadata
from desktop.storage.rows import load, parts, read, written
from desktop.storage.tables import KINDS, TABLES, Entity

steps = Table(
    "step",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("act", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("shop", String(40)),
    Column("at", MOMENT, nullable=False),
    Column("undoes", Integer),
    Index(None, "shop"),
)
changes = Table(
    "change",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("step", ForeignKey("step.number", deferrable=True, initially="DEFERRED"), nullable=False),
    Column("place", String(40), nullable=False),
    Column("key", String(40), nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index(None, "step"),
    Index(None, "place", "key"),
)

What: TypeAlias = tuple[str, Mapping[str, object], str | None]
"""An act, its values and its shop."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act that changed something. `act` and `values` say what, for `wording` to put in words."""

    id: str
    act: str
    values: Mapping[str, object]
    shop: str | None
    at: datetime
    touched: frozenset[str]
    """The names of the tables it changed."""
    undoes: str | None = None
    """The step this one took back; act and values are then that step's."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a step as it was before and after; None where there was no row."""

    before: Entity | None
    after: Entity | None

    @property
    def row(self) -> Entity:
        """The row after, or as it was last where it was deleted."""
        row = self.after or self.before
        assert row is not None
        return row

    @property
    def table(self) -> str:
        """The name of its table."""
        return TABLES[type(self.row)].name

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ; all of them where the row came or went."""
        names = [field.name for field in fields(self.row) if field.name not in ("id", "version")]
        return tuple(x for x in names if getattr(self.before, x, None) != getattr(self.after, x, None))


def plain(value: object) -> object:
    """Give a value of a step as JSON knows it; months, days and amounts as text."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping):
        return {str(name): plain(x) for name, x in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(x) for x in value]
    return str(value)


def write(
    connection: Connection,
    what: What,
    at: datetime,
    changed: Sequence[Change],
    undoes: str | None = None,
) -> Step:
    """Add a step with its changes."""
    act, values, shop = what
    kept = {name: plain(value) for name, value in values.items()}
    added = connection.execute(
        insert(steps).values(
            act=act,
            details=as_json(kept),
            shop=shop,
            at=at,
            undoes=None if undoes is None else int(undoes),
        )
    )
    assert added.inserted_primary_key is not None
    number = added.inserted_primary_key.number
    for some in parts(changed):
        connection.execute(insert(changes), [_line(number, change) for change in some])
    touched = frozenset(change.table for change in changed)
    return Step(str(number), act, kept, shop, at, touched, undoes)


def _line(step: int, change: Change) -> dict[str, object]:
    after = None if change.before is None else written(change.after)
    return {
        "step": step,
        "place": change.table,
        "key": change.row.id,
        "before": written(change.before),
        "after": after,
    }


def history(connection: Connection, shop: str, limit: int) -> tuple[Step, ...]:
    """Give a shop's steps, the newest first."""
    found = select(steps).where(steps.c.shop == shop).order_by(steps.c.number.desc()).limit(limit)
    return _steps(connection, connection.execute(found).all())


def step(connection: Connection, id_: str) -> Step | None:
    """Give one step; None where there is none of that id."""
    number = int(id_) if id_.isdecimal() else 0
    found = _steps(connection, connection.execute(select(steps).where(steps.c.number == number)).all())
    return found[0] if found else None


def _steps(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Step, ...]:
    touched: dict[int, set[str]] = {row.number: set() for row in rows}
    seen = select(changes.c.step, changes.c.place).where(changes.c.step.in_(touched)).distinct()
    for number, place in connection.execute(seen):
        touched[number].add(place)
    return tuple(_step(row, frozenset(touched[row.number])) for row in rows)


def _step(row: Row[Any], touched: frozenset[str]) -> Step:
    undoes = None if row.undoes is None else str(row.undoes)
    return Step(str(row.number), row.act, json.loads(row.details), row.shop, row.at, touched, undoes)


def changes_of(connection: Connection, id_: str) -> tuple[Change, ...]:
    """Give the changes of a step in the order they were made."""
    found = _told().where(changes.c.step == int(id_)).order_by(changes.c.number)
    rows = connection.execute(found).all()
    today = _today(connection, rows)
    return tuple(_change(row, today) for row in rows)


def log(connection: Connection, kind: type[Entity], ids: Collection[str]) -> tuple[tuple[Step, Change], ...]:
    """Give everything that ever happened to rows of a kind, the newest first."""
    of_rows = changes.c.place == TABLES[kind].name, changes.c.key.in_(ids)
    rows = connection.execute(_told().where(*of_rows).order_by(changes.c.number.desc())).all()
    acts = connection.execute(select(steps).where(steps.c.number.in_({row.step for row in rows}))).all()
    told = {x.id: x for x in _steps(connection, acts)}
    today = _today(connection, rows)
    return tuple((told[str(row.step)], _change(row, today)) for row in rows)


def _told() -> Select[Any]:
    """Ask for changes, each with what the next change of its row found (`then`)."""
    later = changes.alias()
    follows = (
        later.c.place == changes.c.place,
        later.c.key == changes.c.key,
        later.c.number > changes.c.number,
    )
    then = select(later.c.before).where(*follows).order_by(later.c.number).limit(1).scalar_subquery()
    return select(changes, then.label("then"))


def _today(connection: Connection, rows: Sequence[Row[Any]]) -> dict[type[Entity], dict[str, Entity]]:
    """The rows that were inserted and never changed since: as they are now is as they were inserted."""
    wanted: dict[type[Entity], set[str]] = {}
    for row in rows:
        if row.before is None and row.then is None:
            wanted.setdefault(KINDS[row.place], set()).add(row.key)
    return {kind: load(connection, kind, keys) for kind, keys in wanted.items()}


def _change(row: Row[Any], today: Mapping[type[Entity], Mapping[str, Entity]]) -> Change:
    kind = KINDS[row.place]
    if row.before is not None:
        return Change(read(kind, row.before), None if row.after is None else read(kind, row.after))
    return Change(None, today[kind][row.key] if row.then is None else read(kind, row.then))
