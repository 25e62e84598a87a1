"""What commands on the records share: opening them, finding the shop that is meant, values as JSON."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from desktop.cli.session import Session
from desktop.domain.kpis import Measure, Unit
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.shop import Shop

if TYPE_CHECKING:
    from desktop.storage.database import Database
    from desktop.storage.unit import Reader


def now() -> datetime:
    """Give the present moment with this machine's time zone."""
    return datetime.now().astimezone()


@contextmanager
def records(session: Session) -> Iterator[Database]:
    """Open the records for one command; raises a `StorageFault`."""
    from desktop.storage.database import Database

    database = Database.open(session.paths.database, now)
    try:
        yield database
    finally:
        database.close()


def shop_of(reader: Reader, given: str | None) -> Shop:
    """Find the shop that an id or a name means; where there is one shop in use, nothing need be given.

    Raises `Refused`: no shop yet, no such shop, several shops.
    """
    shops = reader.all(Shop)
    if given is None:
        found = [shop for shop in shops if not shop.archived]
        missing = Problem(Code.NO_SHOP)
    else:
        found = [shop for shop in shops if shop.id == given] or _named(shops, given)
        missing = Problem(Code.NO_SUCH_SHOP, where=given)
    if len(found) == 1:
        return found[0]
    raise Refused(Problem(Code.WHICH_SHOP) if found else missing)


def code_of(measures: Mapping[str, Measure], given: str) -> str:
    """Give the code of the measure that a code or a name means; what none or several are called stays as given."""
    if given in measures:
        return given
    names = (
        (code, name) for code, measure in measures.items() for name in (measure.name.ja, measure.name.en)
    )
    found = {code for code, name in names if _alike(name) == _alike(given)}
    return found.pop() if len(found) == 1 else given


def _named(shops: list[Shop], name: str) -> list[Shop]:
    return [shop for shop in shops if _alike(shop.name) == _alike(name)]


def _alike(name: str) -> str:
    """Full or half width, capitals and spaces around do not count."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def month_given(text: str) -> Month:
    """Read a month of the command line, YYYY-MM; argparse turns ValueError into wrong usage."""
    return Month.parse(text)


def text_given(text: str) -> str:
    """Read text of the command line that is to be kept; raises ValueError for bytes that are no text."""
    text.encode()
    return text


def as_json(value: Decimal | None, measure: Measure | None) -> int | float | None:
    """Give a value for JSON: yen and whole numbers as integers, shares as fractions."""
    if value is None:
        return None
    if measure is not None and measure.unit is Unit.YEN:
        value = value.quantize(Decimal(1), ROUND_HALF_UP)
    return int(value) if value == value.to_integral_value() else float(value)
