"""Reading and writing: rows become entities in a `Reader`, and a `Unit` is the only way to write.

One gesture of the owner is one unit, one transaction and, where it changed something, one step of
the journal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from desktop.domain.agencies import Agency
from desktop.domain.book import Book
from desktop.domain.contract.amendments import Amendment
from desktop.domain.contract.asked import Asked
from desktop.domain.contract.contracts import Contract
from desktop.domain.contract.handover import Handover
from desktop.domain.counting import Counting
from desktop.domain.fit import Fit
from desktop.domain.funnels import StageRate
from desktop.domain.goals import Goal
from desktop.domain.invoices import Invoice
from desktop.domain.kpis import KpiPlan, PlanLine, Target
from desktop.domain.meetings import Meeting, Proposal
from desktop.domain.mentions import Mention
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.posts import PostCount
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.reported import AdDay, Delivery, Reply
from desktop.domain.results import IMPORTED, Cancellation, Closing, DayCount, MonthState, Result
from desktop.domain.reviews import Action, Review
from desktop.domain.shop import Shop
from desktop.domain.tags import Tag
from desktop.storage import journal
from desktop.storage.journal import Change, Step, What
from desktop.storage.rows import by_kind, load, parts, query, row, same
from desktop.storage.tables import TABLES, E, Entity


class Reader:
    """Reads rows as entities, all of one moment."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, kind: type[E], /, *where: ColumnElement[bool], **equal: object) -> list[E]:
        """Give every row that fits, in the table's order; `equal` names columns and their values."""
        columns = TABLES[kind].c
        asked = query(kind).where(*where, *(columns[name] == value for name, value in equal.items()))
        return [kind(*values) for values in self._connection.execute(asked)]

    def one(self, kind: type[E], /, **equal: object) -> E | None:
        """Give the first row that fits, or None."""
        found = self.all(kind, **equal)
        return found[0] if found else None

    def by_id(self, kind: type[E], ids: Collection[str]) -> dict[str, E]:
        """Give rows by their ids; those that are not there are absent."""
        return load(self._connection, kind, ids)

    def book(self, shop: str) -> Book:
        """Read a shop's book; raises `Refused` (no such shop)."""
        owner = self.one(Shop, id=shop)
        if owner is None:
            raise Refused(Problem(Code.NO_SUCH_SHOP, where=shop))
        return Book(
            owner,
            goal=self.one(Goal, shop=shop),
            rates=tuple(self.all(StageRate, shop=shop)),
            plans=tuple(self.all(KpiPlan, shop=shop)),
            lines=tuple(self.all(PlanLine, shop=shop)),
            targets=tuple(self.all(Target, shop=shop)),
            results=tuple(self.all(Result, shop=shop)),
            cancellations=tuple(self.all(Cancellation, shop=shop)),
            states=tuple(self.all(MonthState, shop=shop)),
            agencies=tuple(self.all(Agency, shop=shop)),
            contracts=tuple(self.all(Contract, shop=shop)),
            invoices=tuple(self.all(Invoice, shop=shop)),
            reviews=tuple(self.all(Review, shop=shop)),
            actions=tuple(self.all(Action, shop=shop)),
            amendments=tuple(self.all(Amendment, shop=shop)),
            asked=tuple(self.all(Asked, shop=shop)),
            handovers=tuple(self.all(Handover, shop=shop)),
            meetings=tuple(self.all(Meeting, shop=shop)),
            proposals=tuple(self.all(Proposal, shop=shop)),
            fit=self.one(Fit, shop=shop),
            own_kpis=tuple(self.all(OwnKpi, shop=shop)),
            tags=tuple(self.all(Tag, shop=shop)),
            countings=tuple(self.all(Counting, shop=shop)),
            mentions=tuple(self.all(Mention, shop=shop)),
            ad_days=tuple(self.all(AdDay, shop=shop)),
            replies=tuple(self.all(Reply, shop=shop)),
            deliveries=tuple(self.all(Delivery, shop=shop)),
            closings=tuple(self.all(Closing, shop=shop)),
        )

    def last_days(self, shop: str) -> dict[str, date]:
        """Give the last day that was brought in from each source: a known day, a snapshot, a whole month."""
        found = dict[str, date]()
        for source, last in (*self._newest(DayCount, "day", shop), *self._newest(PostCount, "day", shop)):
            found[source] = max(last, found.get(source, last))
        for source, month in self._newest(Result, "month", shop):
            found.setdefault(source, month.last)
        return found

    def _newest(self, kind: type[Entity], name: str, shop: str) -> list[tuple[str, Any]]:
        columns = TABLES[kind].c
        value = columns.views if kind is PostCount else columns.value
        newest = select(columns.source, func.max(columns[name])).where(
            columns.shop == shop, value.is_not(None)
        )
        rows = self._connection.execute(newest.group_by(columns.source))
        return [(source.removeprefix(IMPORTED), last) for source, last in rows if source]

    def history(self, shop: str, limit: int = 100) -> tuple[Step, ...]:
        """Give a shop's steps, the newest first."""
        return journal.history(self._connection, shop, limit)

    def step_of(self, step: str) -> Step | None:
        """Give one step by its id; None where there is none."""
        return journal.step(self._connection, step)

    def changes(self, step: str) -> tuple[Change, ...]:
        """Give every row a step changed, before and after."""
        return journal.changes_of(self._connection, step)

    def log(self, kind: type[E], *ids: str) -> tuple[tuple[Step, Change], ...]:
        """Give every step that touched rows of a kind, with what it did to them, the newest first."""
        return journal.log(self._connection, kind, ids)


class Unit(Reader):
    """Writes the rows of one act. `step` is what became of it once it is left; None: nothing changed."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._found: dict[tuple[type[Entity], str], Entity | None] = {}
        self._left: dict[tuple[type[Entity], str], Entity | None] = {}
        self.step: Step | None = None

    def put(self, *entities: Entity) -> None:
        """Insert or update rows by their ids; the stored version grows by one.

        Raises `Refused` (changed elsewhere) where a row is not as it was read: its version is
        neither the stored one nor the one this unit found.
        """
        for kind, wanted in by_kind(entities).items():
            kept = self._kept(kind, wanted)
            changed = [x for x in wanted.values() if not same(x, kept.get(x.id))]
            self._write(kind, [self._grown(x, kept.get(x.id)) for x in changed], kept)

    def delete(self, *entities: Entity) -> None:
        """Delete rows; what belongs to them has to go in the same unit. Raises as `put` does."""
        for kind, unwanted in by_kind(entities).items():
            kept = self._kept(kind, unwanted)
            if len(kept) < len(unwanted):
                raise _elsewhere(kind, next(iter(unwanted.keys() - kept.keys())))
            self._erase(kind, kept)

    def revert(self, changes: Iterable[Change]) -> None:
        """Write back what rows held before; raises `Refused` where one no longer holds what it did after."""
        gone, back = [x for x in changes if x.before is None], [x for x in changes if x.before is not None]
        for kind, rows in by_kind(x.row for x in gone).items():
            self._erase(kind, self._unchanged(kind, rows, gone))
        for kind, rows in by_kind(x.before for x in back if x.before is not None).items():
            kept = self._unchanged(kind, rows, back)
            self._write(kind, [self._grown(x, kept.get(x.id)) for x in rows.values()], kept)

    def finish(self, what: What, at: datetime, undoes: str | None = None) -> None:
        """Keep what was done as a step; the database calls this. Nothing different: nothing is kept."""
        rows = ((found, self._left[key]) for key, found in self._found.items())
        changed = [Change(found, left) for found, left in rows if not same(found, left)]
        if changed:
            step = journal.write(self._connection, what, at, changed, undoes)
            self._commit()
            self.step = step

    def _commit(self) -> None:
        try:
            self._connection.commit()
        except DBAPIError:
            self._connection.connection.rollback()  # a refused commit leaves the transaction open
            raise

    def _kept(self, kind: type[E], wanted: Mapping[str, E]) -> dict[str, E]:
        kept = load(self._connection, kind, wanted, hold=True)
        for entity in wanted.values():
            seen = kept.get(entity.id)
            found = self._found.get((kind, entity.id), seen)
            if entity.version not in {x.version if x else 0 for x in (seen, found)}:
                raise _elsewhere(kind, entity.id)
        return kept

    def _unchanged(self, kind: type[E], rows: Mapping[str, E], changes: Iterable[Change]) -> dict[str, E]:
        kept = load(self._connection, kind, rows, hold=True)
        after = {x.row.id: x.after for x in changes if type(x.row) is kind}
        for key in rows:
            if not same(after[key], kept.get(key)):
                raise _elsewhere(kind, key)
        return kept

    def _grown(self, entity: E, kept: E | None) -> E:
        """The entity with a version above every one its row has had."""
        found = self._found.get((type(entity), entity.id))
        return replace(entity, version=max(x.version if x else 0 for x in (entity, kept, found)) + 1)

    def _write(self, kind: type[E], entities: Sequence[E], kept: Mapping[str, E]) -> None:
        table = TABLES[kind]
        changing = update(table).where(table.c.id == bindparam("key"))
        for old in parts([x for x in entities if x.id in kept]):
            self._connection.execute(changing, [{"key": x.id, **row(x)} for x in old])
        for new in parts([x for x in entities if x.id not in kept]):
            self._connection.execute(insert(table), [row(x) for x in new])
        for entity in entities:
            self._note(kind, entity.id, kept.get(entity.id), entity)

    def _erase(self, kind: type[E], kept: Mapping[str, E]) -> None:
        table = TABLES[kind]
        if kept:
            unwanted = [{"key": key} for key in kept]
            self._connection.execute(delete(table).where(table.c.id == bindparam("key")), unwanted)
        for key, entity in kept.items():
            self._note(kind, key, entity, None)

    def _note(self, kind: type[E], key: str, found: E | None, left: E | None) -> None:
        self._found.setdefault((kind, key), found)
        self._left[kind, key] = left


def _elsewhere(kind: type[Entity], key: str) -> Refused:
    """The refusal names table and row, so that both sides can be shown."""
    return Refused(Problem(Code.CHANGED_ELSEWHERE, where=TABLES[kind].name, values={"id": key}))
