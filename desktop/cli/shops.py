"""``sample`` and ``new-shop``: the shops there are."""

from __future__ import annotations

import argparse

from desktop.catalog.catalog import Catalog
from desktop.cli.lookup import now, records, text_given
from desktop.cli.session import Session
from desktop.domain.book import Book
from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.language import _, current
from desktop.settings import resources
from desktop.wording.amounts import month_name, plain


def arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Name and purpose of a new shop; the sample needs nothing."""
    if command == "new-shop":
        parser.add_argument("name", type=text_given, metavar="NAME")
        parser.add_argument("--purpose", choices=[x.value for x in Purpose], default=Purpose.CUSTOMERS.value)


def run(command: str, args: argparse.Namespace, session: Session) -> int:
    """Run one of the commands; raises `Refused` or a `StorageFault`."""
    if command == "sample":
        return _sample(session)
    return _new_shop(args.name, Purpose(args.purpose), session)


def _sample(session: Session) -> int:
    from desktop.services.sample.create import Sample

    with records(session) as database:
        shop = Sample(database, resources() / "catalog" / "sample").create(current())
        with database.read() as reader:
            book = reader.book(shop)
    last, still_open = _full_months(book)
    text = _("The sample shop {name} is there. Its months reach to {last}; {open} is still open.").format(
        name=book.shop.name, last=month_name(last), open=month_name(still_open)
    )
    session.answer({"shop": shop, "open_month": str(still_open), "last_month": str(last)}, plain(text))
    return 0


def _full_months(book: Book) -> tuple[Month, Month]:
    """The last month that is known as a whole, and the first open one after the closed ones."""
    whole = [x.month for x in book.results if x.value is not None and not x.partial]
    closed = [month for month in whole if book.closed(month)]
    return max(whole), max(closed) + 1 if closed else max(whole)


def _new_shop(name: str, purpose: Purpose, session: Session) -> int:
    from desktop.services.setup import Setup

    with records(session) as database:
        shop = Setup(database, Catalog(resources() / "catalog"), now).new_shop(name, purpose)
    text = _("The shop {name} is there. Nothing is entered yet.").format(name=shop.name)
    session.answer({"shop": shop.id, "name": shop.name, "purpose": purpose.value}, text)
    return 0
