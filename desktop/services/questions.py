"""Questions to an agency: what is put into the next letter."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.contract.asked import Asked
from desktop.domain.problems import Code, Problem, Refused
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step


@dataclass(frozen=True, slots=True)
class Questions:
    """Commands on one contract's questions. A command gives its step; None: nothing changed."""

    database: Database
    shop: str
    contract: str = ""
    """Which contract; empty: the one in force."""

    def put(self, code: str, text: str) -> Step | None:
        """Put a question into the next letter; one of the same code that was not sent yet is written anew.

        Raises `Refused`: there is no contract.
        """
        with self.database.unit("put_question", shop=self.shop) as unit:
            book = unit.book(self.shop)
            contract = book.contract(self.contract)
            if contract is None:
                raise Refused(Problem(Code.NO_CONTRACT))
            asked = [x for x in book.asked if x.contract == contract.id]
            waiting = next((x for x in asked if x.code == code and x.asked is None), None)
            place = max((x.position for x in asked), default=-1) + 1
            new = Asked(new_id(), self.shop, contract.id, code, text, position=place)
            unit.put(replace(waiting, text=text) if waiting else new)
        return unit.step
