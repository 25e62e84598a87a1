"""Rows go in and come out as the entities they were; one act is all or nothing."""

from __future__ import annotations

import dataclasses
import threading
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.domain.agencies import Agency
from desktop.domain.contract.amendments import Amendment
from desktop.domain.contract.asked import Asked, AskedState
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.contract.handover import Handover
from desktop.domain.contract.papers import Paper
from desktop.domain.counting import Countable, Counting
from desktop.domain.drafts import Draft
from desktop.domain.fees.terms import Base, PerResult, Terms, Tier, Tiered, TierMode
from desktop.domain.fit import Fit
from desktop.domain.funnels import StageRate
from desktop.domain.goals import Goal
from desktop.domain.invoices import Invoice
from desktop.domain.kpis import FeeBasis, KpiPlan, PlanLine, Target, Unit
from desktop.domain.kpis import Tier as KpiTier
from desktop.domain.layouts import Layout
from desktop.domain.meetings import Decision, Meeting, Proposal
from desktop.domain.mentions import Mention, Tone
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.posts import Post, PostCount
from desktop.domain.problems import Code, Refused
from desktop.domain.reported import AdDay, Claim, Delivery, Reply
from desktop.domain.results import Cancellation, Closing, DayCount, MonthState, Result
from desktop.domain.reviews import Action, ActionKind, Review, ReviewKind
from desktop.domain.shop import Purpose, Shop, Trade
from desktop.domain.tags import Tag, TagKind
from desktop.storage import sqlite
from desktop.storage.database import Database
from desktop.storage.shop_tables import posts, results
from desktop.storage.tables import TABLES

from .conftest import NOON, noon

NOV = Month(2026, 11)
TERMS = Terms(
    start=date(2026, 4, 19),
    fees=(
        Base(amount=25_000, name="基本料"),
        PerResult(kpi="inquiries", unit_price=Decimal("5000.5"), free=2),
        Tiered(kpi="visits", mode=TierMode.SLAB, tiers=(Tier(1, Decimal(500)), Tier(21, Decimal(400)))),
    ),
    end=Month(2027, 3),
    monthly_cap=78_000,
)
EVERYTHING = (
    Shop("s", "宿", Purpose.HIRING, trade=Trade.MEDICAL, gross_margin=Decimal("0.45"), hourly_cost=1500),
    Goal("g", "s", "inquiries", 84, Month(2026, 4), Month(2027, 3), baseline=Decimal("3.5")),
    StageRate("sr", "s", "profile", Decimal("0.01"), Decimal("0.02"), Decimal("0.03")),
    KpiPlan("p", "s", 1, Month(2026, 4), "はじめ"),
    PlanLine("pl", "s", "p", "inquiries", KpiTier.RESULT, 0, result=True, steady_target=Decimal("0.48")),
    Target("t", "s", "p", "inquiries", NOV, Decimal(8)),
    Result(
        "r",
        "s",
        NOV,
        "inquiries",
        Decimal("11.50"),
        "typed",
        None,
        NOON,
        "メモ",
        rounded=True,
        evidence="写真1",
    ),
    DayCount("d", "s", "tiktok_studio.overview", "views", date(2026, 11, 3), None, "a.csv", NOON),
    Cancellation("c", "s", NOV, Month(2026, 10), "inquiries", 1),
    MonthState("m", "s", Month(2026, 10), closed=True),
    Post("po", "s", date(2026, 11, 2), "どら焼き", hour=19, completion_rate=Decimal("0.31")),
    PostCount("pc", "s", "po", date(2026, 11, 9), views=1200),
    Agency("a", "s", "つむぎ動画", corporation=True, scores={"A01": 4, "A02": 0}),
    Contract(
        "k",
        "s",
        "a",
        TERMS,
        ContractState.SIGNED,
        {"cap": True, "days": 7, "law": "unknown"},
        promises={"posts": 8},
    ),
    Invoice("i", "s", "k", NOV, 106_700, received=date(2026, 12, 1)),
    Review("v", "s", NOV, ReviewKind.MONTHLY, why="雨が続いた"),
    Action("ac", "s", 1, ActionKind.PROMISE, "撮る", "つむぎ", agency=True, due=NOV),
    Amendment("am", "s", "k", NOV, TERMS, "上限を下げた", date(2026, 10, 20)),
    Asked(
        "q", "s", "k", "C14", "上限はありますか。", AskedState.KEPT, NOON.date(), "ありません", NOON.date()
    ),
    Handover("h", "s", "k", "footage", due=date(2027, 4, 10)),
    Paper("pa", "s", "k", date(2026, 4, 1), "契約書.pdf", "0" * 64),
    Meeting("me", "s", "a", date(2026, 11, 3), "新商品", "撮影日", "栗の動画を2本", date(2026, 12, 1)),
    Proposal("pr", "s", "a", date(2026, 11, 3), "広告を出す", decision=Decision.DECLINED, reason="高い"),
    Fit("f", "s", {"G1": False}, {"Q1": 4, "Q2": 0}, date(2026, 11, 24)),
    OwnKpi(
        "o",
        "s",
        "own_tastings",
        "試食",
        Unit.COUNT,
        KpiTier.RESULT,
        counter="人",
        fee_basis=FeeBasis.CONDITIONAL,
        plus=("store_visits",),
        over=("views",),
    ),
    Tag("tg", "s", TagKind.LINK, "プロフィール", "https://example.com/", "tiktok", "social"),
    Counting("ct", "s", "phone_inquiries", Countable.READY, "電話メモ"),
    Mention("mn", "s", date(2026, 11, 8), "地図の口コミ", Tone.POSITIVE, "https://example.com/r", "栗の話"),
    AdDay("ad", "s", date(2026, 11, 8), 3_000, 4_100, "栗の動画"),
    Reply(
        "re", "s", NOV, "inquiries", "雨が続いた", "朝に投稿", "佐藤", date(2026, 12, 5), "11月.xlsx", NOON
    ),
    Claim("cl", "s", NOV, "inquiries", date(2026, 11, 9), "A-12", "電話", file="11月.xlsx", position=1),
    Delivery("de", "s", NOV, date(2026, 12, 6), 4, "1日遅れ"),
    Closing("cg", "s", Month(2026, 10), closed=False, reason="請求の訂正", at=NOON),
    Layout("la", "s", "月\tいいね", "月次表", "月", {"いいね": "likes"}),
    Draft("setup", "setup", '{"name":"宿"}', "s"),
)


def test_every_kind_comes_back_as_it_went_in(db):
    assert {type(x) for x in EVERYTHING} == set(TABLES)
    with db.unit("all", "s") as unit:
        unit.put(*reversed(EVERYTHING))  # children first: references are checked at the end
    with db.read() as reader:
        for entity in EVERYTHING:
            assert reader.all(type(entity)) == [replace(entity, version=1)]


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_a_table_has_exactly_the_fields_of_its_entity(kind):
    assert {x.name for x in dataclasses.fields(kind)} == set(TABLES[kind].c.keys())


def test_rows_are_found_by_value_and_by_condition_and_come_in_order(db, shop):
    rows = [Result(f"r{n}", shop.id, Month(2026, 12) + -n, "views", Decimal(n)) for n in range(12)]
    with db.unit("fill") as unit:
        unit.put(*rows)
    with db.read() as reader:
        assert [x.month.month for x in reader.all(Result, shop=shop.id)] == list(range(1, 13))
        late = reader.all(Result, results.c.month >= Month(2026, 10), kpi="views")
        assert [x.value for x in late] == [2, 1, 0]
        assert reader.one(Result, month=NOV) == replace(rows[1], version=1)
        assert reader.one(Result, month=Month(2025, 1)) is None
        assert reader.all(Post, posts.c.posted > date(2026, 1, 1)) == []


def test_an_act_that_changes_nothing_is_no_step(db, shop):
    with db.unit("rename", shop.id) as unit:
        unit.put(replace(shop, version=1))
    assert unit.step is None
    assert db.undoable(shop.id) is None
    with db.read() as reader:
        assert reader.one(Shop, id=shop.id).version == 1


def test_what_is_changed_and_changed_back_is_no_step(db, shop):
    with db.unit("rename", shop.id) as unit:
        kept = unit.one(Shop, id=shop.id)
        unit.put(replace(kept, name="別の名"))
        unit.put(kept)
        unit.put(Agency("a", shop.id, "ひとつ"))
        unit.delete(unit.one(Agency, id="a"))
    assert unit.step is None


def test_an_exception_takes_everything_back(db, shop):
    def fail():
        with db.unit("two", shop.id) as unit:
            unit.put(Agency("a", shop.id, "ひとつ"))
            unit.delete(replace(shop, version=1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert db.undoable(shop.id) is None
    with db.read() as reader:
        assert reader.all(Agency) == []
        assert reader.one(Shop).name == shop.name


def test_a_row_read_before_somebody_else_wrote_it_is_refused(db, shop):
    with db.read() as reader:
        seen = reader.one(Shop)
    with db.unit("rename", shop.id) as unit:
        unit.put(replace(seen, name="新しい名"))
    for act in ("put", "delete"):
        with pytest.raises(Refused) as refusal, db.unit("late", shop.id) as unit:
            getattr(unit, act)(replace(seen, name="遅い名"))
        assert refusal.value.problems[0].code is Code.CHANGED_ELSEWHERE
    with db.read() as reader:
        assert reader.one(Shop).name == "新しい名"


def test_a_row_that_is_gone_is_neither_written_nor_deleted(db, shop):
    with db.unit("one") as unit:
        unit.put(Agency("a", shop.id, "ひとつ"))
    with db.unit("none") as unit:
        unit.delete(gone := unit.one(Agency))
    for act in ("put", "delete"):
        with pytest.raises(Refused), db.unit("late") as unit:
            getattr(unit, act)(gone)


def test_a_unit_may_write_its_own_row_again_from_the_value_it_holds(db, shop):
    with db.unit("twice", shop.id) as unit:
        agency = Agency("a", shop.id, "ひとつ")
        unit.put(agency)
        unit.put(replace(agency, note="追記"))
    with db.read() as reader:
        assert reader.one(Agency).note == "追記"
    assert [x.before for x in db.changes(unit.step.id)] == [None]


def test_a_reference_to_nothing_is_our_bug_and_keeps_nothing(db, shop):
    with pytest.raises(IntegrityError), db.unit("orphan", shop.id) as unit:
        unit.put(Agency("a", "nowhere", "ひとつ"))
    with db.read() as reader:
        assert reader.all(Agency) == []
    assert db.undoable(shop.id) is None


def test_one_value_a_month_and_kpi(db, shop):
    with pytest.raises(IntegrityError), db.unit("twice", shop.id) as unit:
        unit.put(Result("r1", shop.id, NOV, "views", Decimal(1)), Result("r2", shop.id, NOV, "views", None))


def test_reading_inside_a_unit_sees_what_it_wrote_and_others_do_not(db, shop, request):
    seen = []

    def look():
        with db.read() as reader:
            seen.append(reader.one(Shop).name)

    with db.unit("rename", shop.id) as unit:
        unit.put(replace(shop, name="途中", version=1))
        look()
        elsewhere = threading.Thread(target=look)
        elsewhere.start()
        elsewhere.join(0.05)  # in memory it waits for the unit, in a file it sees the state before
    elsewhere.join(5)
    assert seen[0] == "途中"
    assert seen[1] == ("途中" if db.path is None else shop.name)


def test_a_unit_inside_a_unit_is_our_bug(db):
    with pytest.raises(RuntimeError), db.unit("outer"), db.unit("inner"):
        pass


def test_two_threads_write_one_after_the_other(db, shop):
    def add(name):
        for n in range(20):
            with db.unit("add", shop.id) as unit:
                unit.put(Agency(f"{name}{n}", shop.id, name))

    threads = [threading.Thread(target=add, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    with db.read() as reader:
        assert len(reader.all(Agency)) == 40


def test_a_file_is_kept_as_safely_as_sqlite_can(path):
    Database.open(path, noon).close()
    engine = sqlite.engine(path)
    with engine.connect() as connection:
        kept = {
            x: connection.exec_driver_sql(f"PRAGMA {x}").scalar()
            for x in ("journal_mode", "synchronous", "foreign_keys")
        }
    engine.dispose()
    assert kept == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_the_book_of_a_shop(db):
    with db.unit("all", "s") as unit:
        unit.put(*EVERYTHING)
    with db.read() as reader:
        book = reader.book("s")
        with pytest.raises(Refused):
            reader.book("nobody")
    assert book.value(NOV, "inquiries") == Decimal("11.5")
    assert book.target(NOV, "inquiries") == 8
    assert book.contract().terms == TERMS
    assert book.closed(Month(2026, 10))
    assert book.agency(book.contract()).scores == {"A01": 4, "A02": 0}


def test_terms_that_contradict_themselves_can_still_be_read(db, shop):
    torn = Terms(start=NOV, fees=(), monthly_guarantee=90_000, monthly_cap=80_000)
    with db.unit("sign", shop.id) as unit:
        unit.put(Agency("a", shop.id, "つむぎ"), Contract("k", shop.id, "a", torn))
    with db.read() as reader:
        assert reader.one(Contract).terms == torn


def test_everything_is_there_after_closing_and_opening_again(path):
    first = Database.open(path, noon)
    with first.unit("all", "s") as unit:
        unit.put(*EVERYTHING)
    first.close()
    second = Database.open(path, noon)
    with second.read() as reader:
        assert reader.one(Contract).terms == TERMS
    assert [x.act for x in second.history("s")] == ["all"]
    assert second.undoable("s") is None
    second.close()
