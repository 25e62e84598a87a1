"""The records a tour looks at: the sample shop, a shop with nothing in it, a damaged file with a sound backup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.catalog.catalog import Catalog
from desktop.catalog.sample.book import read_sample
from desktop.domain.book import Book
from desktop.domain.entering import Typed
from desktop.domain.mentions import Mention, Tone
from desktop.domain.month import Month
from desktop.domain.reported import AdDay
from desktop.domain.shop import Purpose
from desktop.language import _, current
from desktop.services.sample.create import Sample
from desktop.services.sample.downloads import write_downloads
from desktop.services.sample.handed_back import KPI, fill_sample
from desktop.services.setup import Setup
from desktop.settings import Paths, resources
from desktop.storage.backups import back_up
from desktop.storage.database import Database
from desktop.wording.kpis import name_of
from desktop.wording.questions import ANSWER, CHOICES, CODE

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

Clock = Callable[[], datetime]


def sample(where: Paths, clock: Clock) -> None:
    """Put the sample shop there, in place of what an earlier tour left."""
    _clear(where)
    database = Database.open(where.database, clock)
    Sample(database, resources() / "catalog" / "sample").create(current())
    database.close()


def _clear(where: Paths) -> None:
    """Take away the file of an earlier tour, with what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm"):
        where.database.with_name(where.database.name + end).unlink(missing_ok=True)


def empty(where: Paths, clock: Clock) -> None:
    """Put a shop there of which only the name is known."""
    _clear(where)
    database = Database.open(where.database, clock)
    Setup(database, Catalog(resources() / "catalog"), clock).new_shop(_("A new shop"), Purpose.CUSTOMERS)
    database.close()


def damaged(where: Paths, clock: Clock) -> None:
    """Put the sample there with its backup, and spoil the file."""
    sample(where, clock)
    back_up(where.database, clock)
    where.database.write_bytes(b"torn " * 4096)


def book_of_sample() -> Book:
    """Give the sample's book, in the language spoken now."""
    return read_sample(resources() / "catalog" / "sample", current()).book


def downloads(desk: Desk, folder: Path) -> tuple[Path, ...]:
    """Write TikTok Studio's files of the sample's running month."""
    with desk.database.read() as reader:
        book = reader.book(desk.shop)
    return write_downloads(book, desk.today(), folder).files


def report(file: Path) -> Path:
    """Write an agency's own table of the months, one of its numbers in words."""
    rows = (
        (_("Month of the figures"), _("Video views of the month"), _("Enquiries"), _("Written by")),
        ("2026-09", "41200", "11", "A"),
        ("2026-10", "46800", _("about 14"), "A"),
    )
    file.write_text("\n".join(",".join(row) for row in rows), "utf-8-sig")
    return file


def agency_sheet(desk: Desk, file: Path) -> Path:
    """Write the input sheet of the running month as the sample's agency hands it back."""
    month = Month.of(desk.today())
    desk.reporting.write_agency_sheet(desk.shop, month, current(), file)
    with desk.database.read() as reader:
        book = reader.book(desk.shop)
    fill_sample(file, book, name_of(desk.measures, KPI), desk.today())
    return file


def typed_since(desk: Desk) -> str:
    """Type over a figure that the newest import brought; give the import's step."""
    step = desk.importing.sets(desk.shop)[0]
    desk.months.enter(Month.of(desk.today()), "likes", Typed(Decimal(2500)))
    return step.id


def looked_back(desk: Desk) -> Month:
    """Fill what a month holds beside its figures, and open it once after it was closed; give the month."""
    month, shop = desk.last_month(), desk.shop
    places = ((4, Tone.POSITIVE), (11, Tone.POSITIVE), (20, Tone.NEGATIVE))
    for day, tone in places:
        place = _("Reviews on Google")
        desk.logs.keep_mention(Mention("", shop, date(month.year, month.month, day), place, tone))
    for day, views in ((4, 5200), (11, 3100), (12, None)):
        desk.logs.keep_ad_day(AdDay("", shop, date(month.year, month.month, day), 1500, views))
    desk.months.deliver(month, (month + 1).first, 5)
    desk.months.enter(month, "inquiries", Typed(Decimal(290)))
    desk.months.review(month, _("The chestnut videos were shared."), _("Two more of that kind."))
    desk.months.close(month)
    desk.months.reopen(month, _("A count was corrected."))
    return month


def amended(desk: Desk) -> None:
    """Change the contract from next month on: no cap any more, and bound for a shorter time."""
    contract = desk.contract.view().contract
    assert contract is not None
    terms = replace(contract.terms, monthly_cap=None, total_cap=None, min_months=6)
    desk.contracts.amend(contract.id, Month.of(desk.today()) + 1, terms, _("Agreed at the renewal."))


def offer(desk: Desk) -> str:
    """Begin another agency's offer with the contract's own terms; give it."""
    contract = desk.contract.view().contract
    assert contract is not None
    there = {x.contract.id for x in desk.contracts.view()}
    other = next(x.agency for x in desk.agencies.view().ratings if x.agency.id != contract.agency)
    desk.contracts.draft_with(other.id, contract.id)
    return next(x.contract.id for x in desk.contracts.view() if x.contract.id not in there)


def answers(desk: Desk, file: Path) -> Path:
    """Write answers to the questions as they come back, some of them to pick, one in words."""
    words = [_(CHOICES[choice]) for choice in CHOICES] + [_("We will write to you next week.")]
    asked = [x.asked for x in desk.questions.view().in_letter()]
    rows = [(x.about, word) for x, word in zip(asked, words, strict=False)]
    lines = [f"{_(CODE)},{_(ANSWER)}", *(f"{code},{word}" for code, word in rows)]
    file.write_text("\n".join(lines), "utf-8")
    return file
