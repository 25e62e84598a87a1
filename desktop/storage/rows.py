"""Entities as rows: by name of field and column, never by position in a table."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, select

from desktop.storage.columns import as_json, restored, stored
from desktop.storage.tables import TABLES, E, Entity

T = TypeVar("T")
_AT_ONCE = 500
"""Ids in one question; databases limit how many values one may hold."""
_WRITTEN_AT_ONCE = 2_000


def parts(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """Part rows that are to be written: as columns and as JSON they take far more room than as entities."""
    for at in range(0, len(rows), _WRITTEN_AT_ONCE):
        yield rows[at : at + _WRITTEN_AT_ONCE]


def row(entity: Entity) -> dict[str, object]:
    """Give the columns of an entity, as values."""
    return {field.name: getattr(entity, field.name) for field in fields(entity)}


def same(one: Entity | None, other: Entity | None) -> bool:
    """Whether two states of a row hold the same; the version does not count."""
    if one is None or other is None:
        return one is other
    return one == replace(other, version=one.version)


def by_kind(entities: Iterable[E]) -> dict[type[E], dict[str, E]]:
    """Sort entities by kind and id, in the order they came; of one row the last state counts."""
    sorted_: dict[type[E], dict[str, E]] = {}
    for entity in entities:
        sorted_.setdefault(type(entity), {})[entity.id] = entity
    return sorted_


def written(entity: Entity | None) -> str | None:
    """Write an entity as JSON for the journal."""
    if entity is None:
        return None
    columns = TABLES[type(entity)].c
    return as_json({name: stored(columns[name], value) for name, value in row(entity).items()})


def read(kind: type[E], text: str) -> E:
    """Read what `written` wrote; a field that a later release added takes its default."""
    columns = TABLES[kind].c
    kept: Mapping[str, object] = json.loads(text)
    return kind(**{name: restored(columns[name], value) for name, value in kept.items() if name in columns})


def query(kind: type[E]) -> Select[Any]:
    """Ask for rows of a kind: columns in the class's order, rows in the table's."""
    table = TABLES[kind]
    return select(*(table.c[field.name] for field in fields(kind))).order_by(
        *(table.c[name] for name in table.info["order"])
    )


def load(connection: Connection, kind: type[E], ids: Collection[str], *, hold: bool = False) -> dict[str, E]:
    """Give rows by id; those that are not there are absent. `hold` keeps other writers off them."""
    found: dict[str, E] = {}
    wanted = list(ids)
    for at in range(0, len(wanted), _AT_ONCE):
        asked = query(kind).where(TABLES[kind].c.id.in_(wanted[at : at + _AT_ONCE]))
        for values in connection.execute(asked.with_for_update() if hold else asked):
            found[values.id] = kind(*values)
    return found
