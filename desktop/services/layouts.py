"""Matched columns: which column of a table no service wrote counts what; kept, changed and forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.catalog.catalog import Catalog
from desktop.domain.column_matching import countable, proposed
from desktop.domain.import_plan import name_id
from desktop.domain.kpis import Measure
from desktop.domain.layouts import Layout
from desktop.domain.name_choices import KINDS
from desktop.domain.own_kpis import OwnKpi, with_own
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.matched import columns, key_of, proposed_when, wordy
from desktop.importers.tables import Table
from desktop.storage.database import Database
from desktop.storage.journal import Step
from desktop.storage.unit import Reader


@dataclass(frozen=True, slots=True)
class Layouts:
    """Views and commands on the matched columns of one shop. A command gives its step; None: nothing changed."""

    database: Database
    catalog: Catalog
    shop: str

    def all(self) -> tuple[Layout, ...]:
        """Give the kinds of tables that are remembered."""
        with self.database.read() as reader:
            return tuple(x for x in reader.all(Layout, shop=self.shop) if x.header not in KINDS)

    def countable(self) -> Mapping[str, Measure]:
        """Give the figures a column may count: whole numbers that people or files give, the shop's own too."""
        with self.database.read() as reader:
            return self._countable(reader)

    def of(self, table: Table) -> Layout:
        """Give what is remembered of tables with this header, else what the names of columns with numbers propose."""
        with self.database.read() as reader:
            kept = reader.one(Layout, shop=self.shop, header=key_of(table))
            measures = self._countable(reader)
        if kept is not None:
            return kept
        when = proposed_when(table)
        left_out = {when, *wordy(table)}
        names = {name: shown for name, (shown, _at) in columns(table).items() if name not in left_out}
        found = proposed(names.values(), measures)
        counted = {name: found[shown] for name, shown in names.items() if shown in found}
        return Layout(self._id(key_of(table)), self.shop, key_of(table), when=when, columns=counted)

    def keep(self, layout: Layout) -> Step | None:
        """Remember what the columns of such tables hold.

        Raises `Refused`: no column counts anything, two count the same, a figure that no column can count.
        """
        with self.database.unit("match_columns", shop=self.shop, name=layout.name) as unit:
            _refuse(layout, self._countable(unit))
            kept = unit.one(Layout, shop=self.shop, header=layout.header)
            version = kept.version if kept else 0
            unit.put(replace(layout, id=self._id(layout.header), shop=self.shop, version=version))
        return unit.step

    def forget(self, header: str) -> Step | None:
        """Ask anew at the next table with this header; what was brought in stays. Raises `Refused` (none kept)."""
        with self.database.unit("forget_columns", shop=self.shop) as unit:
            kept = unit.one(Layout, shop=self.shop, header=header)
            if kept is None:
                raise Refused(Problem(Code.NO_SUCH_LAYOUT, where=header))
            unit.delete(kept)
        return unit.step

    def _countable(self, reader: Reader) -> Mapping[str, Measure]:
        return countable(with_own(self.catalog.measures, reader.all(OwnKpi, shop=self.shop)))

    def _id(self, header: str) -> str:
        return name_id(self.shop, "layout", header)


def _refuse(layout: Layout, measures: Mapping[str, Measure]) -> None:
    if not layout.columns:
        raise Refused(Problem(Code.NO_COLUMN_MATCHED))
    seen: dict[str, str] = {}
    for name, kpi in layout.columns.items():
        if kpi not in measures:
            raise Refused(Problem(Code.UNKNOWN_KPI, where=kpi))
        if kpi in seen:
            raise Refused(Problem(Code.COLUMN_TWICE, where=name, values={"kpi": kpi}))
        seen[kpi] = name
