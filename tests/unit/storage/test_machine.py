"""A machine that acts at random: undoing everything leads back to the start, redoing it to the end."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.domain.agencies import Agency
from desktop.domain.contract.contracts import Contract
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.domain.results import Result
from desktop.domain.shop import Purpose, Shop
from desktop.storage.database import Database
from desktop.storage.tables import TABLES

from .conftest import noon

KPIS = ("views", "inquiries", "visits")
MONTHS = (Month(2026, 10), Month(2026, 11))
State = dict[type, dict[str, object]]


class Acts(RuleBasedStateMachine):
    """Keeps beside the database what it should hold after every act, and which acts can be undone."""

    def __init__(self) -> None:
        super().__init__()
        self.db = Database.open(None, noon)
        self.made = 0
        with self.db.unit("new_shop") as unit:
            unit.put(Shop("s", "宿", Purpose.HIRING))
        self.states = [self.state()]
        self.at = 0

    def teardown(self) -> None:
        while self.at:
            self.undo()
        with pytest.raises(Refused):
            self.db.undo("s")
        while self.at < len(self.states) - 1:
            self.redo()
        with pytest.raises(Refused):
            self.db.redo("s")
        self.db.close()

    def state(self) -> State:
        """Everything the tables hold but the versions."""
        with self.db.read() as reader:
            return {kind: {x.id: replace(x, version=0) for x in reader.all(kind)} for kind in TABLES}

    def done(self, step) -> None:
        now = self.state()
        assert (step is None) == (now == self.states[self.at])
        if step is not None:
            self.states = [*self.states[: self.at + 1], now]
            self.at += 1

    @rule(data=st.data())
    def enter(self, data) -> None:
        cells = st.tuples(st.sampled_from(MONTHS), st.sampled_from(KPIS))
        typed = data.draw(st.dictionaries(cells, st.none() | st.integers(0, 9), min_size=1))
        with self.db.unit("enter", "s") as unit:
            for (month, kpi), value in typed.items():
                row = unit.one(Result, month=month, kpi=kpi) or Result(f"{month}{kpi}", "s", month, kpi, None)
                unit.put(replace(row, value=None if value is None else Decimal(value)))
        self.done(unit.step)

    @rule(signed=st.booleans())
    def add_agency(self, signed) -> None:
        self.made += 1
        with self.db.unit("add", "s") as unit:
            if signed:  # the child first
                unit.put(Contract(f"k{self.made}", "s", f"a{self.made}", Terms(start=MONTHS[0], fees=())))
            unit.put(Agency(f"a{self.made}", "s", "候補"))
        self.done(unit.step)

    @rule(data=st.data())
    def delete_agency_with_its_contracts(self, data) -> None:
        with self.db.unit("delete", "s") as unit:
            agencies = unit.all(Agency)
            if agencies:
                agency = data.draw(st.sampled_from(agencies))
                unit.delete(agency)
                unit.delete(*unit.all(Contract, agency=agency.id))
        self.done(unit.step)

    @rule(data=st.data())
    def move_a_contract_and_drop_the_agency_it_had(self, data) -> None:
        with self.db.unit("move", "s") as unit:
            contracts = unit.all(Contract)
            if contracts:
                contract = data.draw(st.sampled_from(contracts))
                self.made += 1
                unit.put(replace(unit.one(Agency, id=contract.agency), note="もういない"))
                unit.put(Agency(f"a{self.made}", "s", "後任"))
                unit.put(replace(contract, agency=f"a{self.made}", answers={"cap": bool(self.made % 2)}))
                unit.delete(unit.one(Agency, id=contract.agency))
        self.done(unit.step)

    @rule()
    def clear_the_values(self) -> None:
        with self.db.unit("clear", "s") as unit:
            unit.delete(*unit.all(Result))
        self.done(unit.step)

    @rule()
    def fail_halfway(self) -> None:
        try:
            with self.db.unit("fail", "s") as unit:
                unit.delete(*unit.all(Result))
                unit.put(Agency("half", "s", "途中"))
                raise ZeroDivisionError
        except ZeroDivisionError:
            assert self.state() == self.states[self.at]

    @rule(data=st.data())
    def write_what_is_stale(self, data) -> None:
        with self.db.read() as reader:
            rows = [x for x in reader.all(Result) if x.version > 1]
        if not rows:
            return
        stale = replace(data.draw(st.sampled_from(rows)), note="古い")
        with pytest.raises(Refused) as refusal, self.db.unit("stale", "s") as unit:
            unit.put(replace(stale, version=stale.version - 1))
        assert refusal.value.problems[0].code is Code.CHANGED_ELSEWHERE

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.db.undo("s")
        self.at -= 1
        assert self.state() == self.states[self.at]

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.db.redo("s")
        self.at += 1
        assert self.state() == self.states[self.at]

    @precondition(lambda self: self.at > 0)
    @rule()
    def take_back_the_last_from_the_history(self) -> None:
        step = self.db.revert(self.db.undoable("s").id)
        assert self.state() == self.states[self.at - 1]
        self.done(step)

    @invariant()
    def undo_is_offered_when_there_is_something(self) -> None:
        assert (self.db.undoable("s") is None) == (self.at == 0)
        assert (self.db.redoable("s") is None) == (self.at == len(self.states) - 1)


TestActs = Acts.TestCase
TestActs.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
