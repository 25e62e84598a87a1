"""A page asks again whenever a table changed that it was filled from: what it names in `reads` is what it read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from threading import local
from typing import get_args, get_type_hints

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.book import Book
from desktop.storage.tables import TABLES
from desktop.storage.unit import Reader
from desktop.ui.pages.registry import HOME, PAGES

PLACES = [place for place in PAGES if place != HOME.key]
"""Home is told everything anew after every step."""


class Watch:
    """Notes the tables that are read, of a book only those whose rows somebody looks at."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self._quiet = local()

    def note(self, table: str) -> None:
        if not getattr(self._quiet, "on", False):
            self.seen.add(table)

    @contextmanager
    def quiet(self) -> Iterator[None]:
        self._quiet.on = True
        yield
        self._quiet.on = False


def tables_of_book() -> dict[str, str]:
    """Give for each field of a book the table its rows come from."""
    kinds = {
        name: next((x for x in (hint, *get_args(hint)) if x in TABLES), None)
        for name, hint in get_type_hints(Book).items()
    }
    return {name: TABLES[kind].name for name, kind in kinds.items() if kind is not None}


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    noted, names = Watch(), tables_of_book()
    one_by_one, whole = Reader.all, Reader.book

    class Watched(Book):
        def __getattribute__(self, name: str) -> object:
            table = names.get(name.removeprefix("_"))
            if table is not None:
                noted.note(table)
            return super().__getattribute__(name)

    def read(self: Reader, kind: type, /, *where: object, **equal: object) -> object:
        noted.note(TABLES[kind].name)
        return one_by_one(self, kind, *where, **equal)

    def book(self: Reader, shop: str) -> Book:
        with noted.quiet():
            found = whole(self, shop)
            return Watched(**{x.name: getattr(found, x.name) for x in fields(Book) if x.init})

    monkeypatch.setattr(Reader, "all", read)
    monkeypatch.setattr(Reader, "book", book)
    return noted


@pytest.mark.parametrize("place", PLACES)
def test_a_page_knows_every_table_it_was_filled_from(run, watch, place):
    begun = run()
    begun.go(place)
    for part in begun.page.parts or ("",):
        begun.go(place, part)
        begun.wait_for_work()
        watch.seen.clear()
        begun.page.mark_stale()
        QApplication.processEvents()
        begun.wait_for_work()
        assert watch.seen <= begun.page.reads, (part, sorted(watch.seen - begun.page.reads))
