"""Every act can be undone and done again, and nothing that somebody else changed is overwritten."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.agencies import Agency
from desktop.domain.contract.contracts import Contract
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.domain.results import DayCount, Result
from desktop.domain.shop import Purpose, Shop
from desktop.storage.journal import Step

from .conftest import NOON

NOV = Month(2026, 11)


def enter(db, value, kpi="views", shop="s1"):
    with db.unit("enter_result", shop, kpi=kpi, month=NOV) as unit:
        kept = unit.one(Result, shop=shop, month=NOV, kpi=kpi) or Result(f"r-{kpi}", shop, NOV, kpi, None)
        unit.put(replace(kept, value=None if value is None else Decimal(value)))
    return unit.step


def value(db, kpi="views"):
    with db.read() as reader:
        found = reader.one(Result, kpi=kpi)
    return None if found is None else found.value


def test_a_step_says_what_was_done(db, shop):
    step = enter(db, 12)
    assert (step.act, step.values, step.shop) == ("enter_result", {"kpi": "views", "month": "2026-11"}, "s1")
    assert step.touched == {"result"}
    assert db.undoable("s1") == step
    assert db.history("s1") == (step,)


def test_no_row_is_lost_however_many_are_written_at_once(db, shop):
    count = 4_001
    rows = [DayCount(f"d{at}", "s1", "x", f"m{at}", NOV.first, at, "a.csv", NOON) for at in range(count)]

    def total() -> tuple[int, int]:
        with db.read() as reader:
            values = [x.value for x in reader.all(DayCount)]
        return len(values), sum(values)

    there = (count, count * (count - 1) // 2)
    with db.unit("import", "s1") as unit:
        unit.put(*rows)
    assert total() == there
    with db.unit("import", "s1") as unit:
        unit.put(*(replace(x, value=x.value + 1, version=1) for x in rows))
    assert total() == (count, there[1] + count)
    db.undo("s1")
    assert total() == there
    db.undo("s1")
    assert total() == (0, 0)


def test_undo_and_redo_go_back_and_forth(db, shop):
    for typed in (1, 2, 3):
        enter(db, typed)
    seen = []
    for _ in range(3):
        db.undo("s1")
        seen.append(value(db))
    assert seen == [2, 1, None]
    assert db.redoable("s1").values["kpi"] == "views"
    seen = []
    for _ in range(3):
        db.redo("s1")
        seen.append(value(db))
    assert seen == [1, 2, 3]
    with pytest.raises(Refused) as refusal:
        db.redo("s1")
    assert refusal.value.problems[0].code is Code.NOTHING_TO_REDO


def test_nothing_to_undo_is_said(db, shop):
    with pytest.raises(Refused) as refusal:
        db.undo("s1")
    assert refusal.value.problems[0].code is Code.NOTHING_TO_UNDO


def test_a_new_act_ends_what_could_be_done_again(db, shop):
    enter(db, 1)
    db.undo("s1")
    enter(db, 5)
    assert db.redoable("s1") is None


def test_shops_have_undo_apart(db, shop):
    with db.unit("new_shop", "s2") as unit:
        unit.put(Shop("s2", "宿", Purpose.HIRING))
    enter(db, 1)
    db.undo("s2")
    assert value(db) == 1
    with pytest.raises(Refused):
        db.undo("s2")


def test_deleting_with_what_belongs_to_it_comes_back_whole(db, shop):
    agency = Agency("a", "s1", "つむぎ動画", scores={"A01": 3})
    contract = Contract("k", "s1", "a", Terms(start=NOV, fees=()), answers={"cap": False})
    with db.unit("add") as unit:
        unit.put(agency, contract)
    with db.unit("delete", "s1") as unit:
        unit.delete(unit.one(Agency), unit.one(Contract))
    db.undo("s1")
    with db.read() as reader:
        back = reader.one(Agency), reader.one(Contract)
    assert [replace(x, version=0) for x in back] == [agency, contract]
    assert all(x.version > 1 for x in back)
    db.redo("s1")
    with db.read() as reader:
        assert (reader.all(Agency), reader.all(Contract)) == ([], [])


def test_versions_only_grow_so_an_old_page_cannot_overwrite(db, shop):
    enter(db, 1)
    with db.read() as reader:
        old = reader.one(Result)
    enter(db, 2)
    db.undo("s1")
    with pytest.raises(Refused), db.unit("late", "s1") as unit:
        unit.put(replace(old, note="古い画面から"))


def test_a_row_changed_meanwhile_is_not_taken_back(db, shop):
    step = enter(db, 1)
    enter(db, 2, kpi="likes")
    with db.unit("elsewhere") as unit:
        unit.put(replace(unit.one(Result, kpi="views"), note="別の手"))
    db.undo("s1")
    with pytest.raises(Refused) as refusal:
        db.undo("s1")
    assert refusal.value.problems[0].code is Code.CHANGED_ELSEWHERE
    assert value(db) == 1
    assert db.undoable("s1") == step


def test_a_row_deleted_meanwhile_is_not_taken_back(db, shop):
    enter(db, 1)
    enter(db, 2)
    with db.unit("elsewhere") as unit:
        unit.delete(unit.one(Result))
    with pytest.raises(Refused):
        db.undo("s1")


def test_nothing_is_taken_back_where_one_row_of_many_changed(db, shop):
    with db.unit("import", "s1") as unit:
        unit.put(*(Result(f"r{n}", "s1", NOV, f"k{n}", Decimal(n)) for n in range(50)))
    with db.unit("elsewhere") as unit:
        unit.put(replace(unit.one(Result, kpi="k7"), value=Decimal(700)))
    with pytest.raises(Refused):
        db.undo("s1")
    with db.read() as reader:
        assert len(reader.all(Result)) == 50


def test_an_older_step_is_taken_back_from_the_history_and_that_can_be_undone(db, shop):
    with db.unit("import", "s1", file="a.csv") as unit:
        unit.put(Result("r1", "s1", NOV, "likes", Decimal(40)))
    imported = unit.step
    enter(db, 3)
    taken = db.revert(imported.id)
    assert (taken.act, taken.undoes) == ("import", imported.id)
    assert (value(db, "likes"), value(db)) == (None, 3)
    db.undo("s1")
    assert (value(db, "likes"), value(db)) == (40, 3)
    with pytest.raises(Refused):
        db.revert("99")
    with pytest.raises(Refused):
        db.revert("nonsense")


def test_changes_tell_before_and_after_also_of_rows_that_were_new(db, shop):
    first, second = enter(db, 1), enter(db, 2)
    db.undo("s1")
    told = [
        [(x.table, x.before and x.before.value, x.after and x.after.value) for x in db.changes(y.id)]
        for y in (first, second)
    ]
    assert told == [[("result", None, 1)], [("result", 1, 2)]]
    assert db.changes(second.id)[0].fields == ("value",)


def test_the_history_is_newest_first_and_knows_what_took_back_what(db, shop):
    first = enter(db, 1)
    undone = db.undo("s1")
    redone = db.redo("s1")
    assert [(x.id, x.undoes) for x in db.history("s1")] == [
        (redone.id, undone.id),
        (undone.id, first.id),
        (first.id, None),
    ]
    assert db.history("s1", limit=1) == (redone,)


def test_undo_reaches_back_a_hundred_steps(db, shop):
    for n in range(103):
        enter(db, n)
    for _ in range(100):
        db.undo("s1")
    with pytest.raises(Refused):
        db.undo("s1")
    assert value(db) == 2


def test_listeners_hear_every_step_once_it_is_kept(db, shop):
    heard: list[tuple[Step, Decimal | None]] = []
    db.listen(lambda step: heard.append((step, value(db))))
    done = enter(db, 1)
    undone = db.undo("s1")
    again = db.redo("s1")
    enter(db, 1)
    assert heard == [(done, 1), (undone, None), (again, 1)]


def test_the_log_of_a_row_tells_who_did_what_to_it(db, shop):
    first, second = enter(db, 1), enter(db, 2)
    enter(db, 9, kpi="likes")
    undone = db.undo("s1")
    with db.unit("delete", "s1") as unit:
        unit.delete(unit.one(Result, kpi="views"))
    with db.read() as reader:
        told = reader.log(Result, "r-views")
    assert undone.undoes not in {first.id, second.id}
    assert [(step.id, x.before and x.before.value, x.after and x.after.value) for step, x in told] == [
        (unit.step.id, 2, None),
        (second.id, 1, 2),
        (first.id, None, 1),
    ]


def test_a_refusal_names_the_row_so_that_both_sides_can_be_shown(db, shop):
    enter(db, 1)
    with db.read() as reader:
        mine = reader.one(Result)
    enter(db, 2)
    with pytest.raises(Refused) as refusal, db.unit("late", "s1") as unit:
        unit.put(replace(mine, value=Decimal(5)))
    problem = refusal.value.problems[0]
    assert (problem.where, problem.values) == ("result", {"id": "r-views"})
    with db.read() as reader:
        step, change = reader.log(Result, problem.values["id"])[0]
    assert (step.act, change.after.value) == ("enter_result", 2)
