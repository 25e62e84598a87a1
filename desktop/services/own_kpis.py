"""A shop's own KPIs: making and changing one, putting it away and bringing it back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.catalog.catalog import Catalog
from desktop.domain.book import Book
from desktop.domain.entering import refuse
from desktop.domain.own_kpi_rules import free_code, own_kpi_problems, settled, tidied, uses
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.problems import Code, Problem, Refused
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step


@dataclass(frozen=True, slots=True)
class OwnKpis:
    """Views and commands on the own KPIs of one shop. A command gives its step; None: nothing changed.

    Commands raise `Refused` with every reason and then change nothing.
    """

    database: Database
    catalog: Catalog
    shop: str

    def all(self) -> tuple[OwnKpi, ...]:
        """Give every own KPI, those put away too, in the order they were made."""
        with self.database.read() as reader:
            return reader.book(self.shop).own_kpis

    def settled(self, code: str) -> bool:
        """Tell whether the unit of one and how it is worked out stay, as something rests on them."""
        with self.database.read() as reader:
            return settled(reader.book(self.shop), code)

    def free_code(self) -> str:
        """Give the code the next one will have."""
        with self.database.read() as reader:
            return free_code(reader.book(self.shop))

    def keep(self, kpi: OwnKpi) -> Step | None:
        """Keep a changed one, or a new one (with an empty id), whose code is made here and stays."""
        act = "change_own_kpi" if kpi.id else "make_own_kpi"
        with self.database.unit(act, shop=self.shop, name=kpi.name.strip()) as unit:
            book = unit.book(self.shop)
            if kpi.id:
                code = next((x.code for x in book.own_kpis if x.id == kpi.id), kpi.code)
                wanted = tidied(replace(kpi, code=_kept(book, code).code))
            else:
                wanted = tidied(replace(kpi, id=new_id(), shop=self.shop, code=free_code(book)))
            refuse(own_kpi_problems(book, book.known(self.catalog.measures), wanted))
            unit.put(wanted)
        return unit.step

    def put_away(self, code: str) -> Step | None:
        """Offer one no longer; where nothing rests on it, it goes altogether."""
        with self.database.unit("put_own_kpi_away", shop=self.shop, kpi=code) as unit:
            book = unit.book(self.shop)
            kept = _kept(book, code)
            if uses(book, code):
                unit.put(replace(kept, archived=True))
            else:
                unit.delete(kept)
        return unit.step

    def bring_back(self, code: str) -> Step | None:
        """Offer one again."""
        with self.database.unit("bring_own_kpi_back", shop=self.shop, kpi=code) as unit:
            unit.put(replace(_kept(unit.book(self.shop), code), archived=False))
        return unit.step


def _kept(book: Book, code: str) -> OwnKpi:
    found = next((kpi for kpi in book.own_kpis if kpi.code == code), None)
    if found is None:
        raise Refused(Problem(Code.UNKNOWN_KPI, where=code))
    return found
