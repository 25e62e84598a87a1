"""The owner's words, sources and events are remembered, used by the next import, changed and undone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.breakdowns import AS_USUAL, EVENT_KPIS, Choices
from desktop.domain.layouts import Layout
from desktop.domain.name_choices import choices_of, remembered
from desktop.domain.problems import Refused
from desktop.domain.shop import Purpose, Shop
from desktop.services.importing import Importing
from desktop.services.layouts import Layouts
from desktop.services.name_choices import NameChoices
from desktop.storage.database import Database
from desktop.wording.steps import step_title

DATA = Path(__file__).parents[2] / "data" / "imports"
SEARCHES, SOURCES = DATA / "search_console_ja.zip", DATA / "ga4_sources_ja.csv"
FETCHED = date(2026, 11, 4)
WORDS = Choices(
    ("ゆきつり", "雪つり堂"),
    ("求人",),
    "impressions",
    ("line / social",),
    ("tiktok / cpc",),
    {"form_submit": "inquiries_submitted"},
)


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def database():
    opened = Database.open(None, now)
    with opened.unit("new_shop") as unit:
        unit.put(Shop("s", "雪つり堂", Purpose.CUSTOMERS), Shop("t", "別の店", Purpose.CUSTOMERS))
    yield opened
    opened.close()


@pytest.fixture
def names(database) -> NameChoices:
    return NameChoices(database, "s")


def test_nothing_is_chosen_at_first(names):
    assert names.kept() == AS_USUAL
    assert names.keep(AS_USUAL) is None


def test_what_is_kept_comes_back(names, database):
    assert names.keep(WORDS) is not None
    assert names.kept() == WORDS
    assert names.keep(WORDS) is None
    assert NameChoices(database, "t").kept() == AS_USUAL


def test_the_next_import_goes_by_it(names, database, catalog):
    names.keep(WORDS)
    preview = Importing(database, catalog, now).preview([SEARCHES, SOURCES], FETCHED, "s")
    assert {x.kpi: int(x.then) for x in preview.entries} == {"branded_search": 74, "tiktok_sessions": 178}
    given_now = Importing(database, catalog, now).preview(
        [SEARCHES], FETCHED, "s", choices=Choices(("別の店",))
    )
    assert given_now.entries == ()


def test_it_is_changed_and_undone(names, database):
    step = names.keep(WORDS)
    assert step is not None
    assert step_title(step) == "数える検索・参照元・イベント"
    names.keep(Choices(("ゆきつり",)))
    assert names.kept() == Choices(("ゆきつり",))
    database.undo("s")
    assert names.kept() == WORDS
    names.keep(AS_USUAL)
    assert names.kept() == AS_USUAL


def test_an_event_stands_for_one_of_three(names):
    with pytest.raises(Refused):
        names.keep(Choices(events={"purchase": "orders"}))


def test_they_are_no_matched_tables(names, database, catalog):
    names.keep(WORDS)
    assert Layouts(database, catalog, "s").all() == ()


TEXTS = st.lists(st.text(min_size=1).filter(lambda x: x != "-"), unique=True, max_size=4)


@given(
    TEXTS,
    TEXTS,
    st.sampled_from(["clicks", "impressions"]),
    st.dictionaries(st.text(), st.sampled_from(EVENT_KPIS)),
)
def test_any_choices_come_back(wanted, unwanted, searches, events):
    wanted, unwanted = sorted(wanted), sorted(set(unwanted) - set(wanted))
    choices = Choices(tuple(wanted), tuple(unwanted), searches, tuple(wanted), tuple(unwanted), events)
    kept = [
        Layout(header, "s", header, columns=names) for header, names in remembered(choices).items() if names
    ]
    assert choices_of(kept) == choices
