"""Which searches, sources and events of imported tables count for a shop: asked for, and remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.breakdowns import EVENT_KPIS, Choices
from desktop.domain.import_plan import name_id
from desktop.domain.layouts import Layout
from desktop.domain.name_choices import choices_of, remembered
from desktop.domain.problems import Code, Problem, Refused
from desktop.storage.database import Database
from desktop.storage.journal import Step


@dataclass(frozen=True, slots=True)
class NameChoices:
    """The view and the command on one shop's choices."""

    database: Database
    shop: str

    def kept(self) -> Choices:
        """Give the choices that are remembered; imports go by them where they are given none."""
        with self.database.read() as reader:
            return choices_of(reader.all(Layout, shop=self.shop))

    def keep(self, choices: Choices) -> Step | None:
        """Remember choices; None where nothing changed. Months that were brought in stay as they are.

        Raises `Refused` (a figure that no event stands for).
        """
        for event, kpi in choices.events.items():
            if kpi not in EVENT_KPIS:
                raise Refused(Problem(Code.UNKNOWN_KPI, where=kpi, values={"event": event}))
        with self.database.unit("choose_names", shop=self.shop) as unit:
            for header, names in remembered(choices).items():
                there = unit.one(Layout, shop=self.shop, header=header)
                if names:
                    empty = Layout(name_id(self.shop, "layout", header), self.shop, header)
                    unit.put(replace(there or empty, columns=names))
                elif there is not None:
                    unit.delete(there)
        return unit.step
