"""Makes the built-in sample shop: read from its files, its posts drawn with a fixed seed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from desktop.catalog.sample.book import SampleShop, read_sample
from desktop.domain.book import Book
from desktop.domain.posts import Post, PostCount
from desktop.domain.shop import Shop
from desktop.services.sample.numbers import count_posts
from desktop.services.sample.posts import make_posts
from desktop.storage.database import Database
from desktop.storage.unit import Unit

SEED = 20241101


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample shop in the owner's records. `folder` is the catalogue's folder ``sample``."""

    database: Database
    folder: Path

    def create(self, language: str) -> str:
        """Put the sample into the records, its own texts in the language, and give its id.

        Where it is there already, it stays as it is. Undo does not take it away again.
        """
        sample = read_sample(self.folder, language)
        posts, counts = sample_posts(sample)
        with self.database.unit("create_sample") as unit:
            if unit.one(Shop, id=sample.book.shop.id) is None:
                _keep(unit, sample.book)
                unit.put(*posts)
                unit.put(*counts)
        return sample.book.shop.id


def sample_posts(sample: SampleShop) -> tuple[list[Post], list[PostCount]]:
    """Draw the posts and what is known of them; always the same ones."""
    chance = Random(SEED)  # noqa: S311 - a sample, no secret
    return count_posts(sample.posts, make_posts(sample.posts, chance), sample.book, chance)


def _keep(unit: Unit, book: Book) -> None:
    unit.put(book.shop)
    if book.goal is not None:
        unit.put(book.goal)
    if book.fit is not None:
        unit.put(book.fit)
    unit.put(*book.plans, *book.lines, *book.targets, *book.results, *book.cancellations, *book.states)
    unit.put(*book.agencies, *book.contracts, *book.invoices, *book.reviews, *book.actions)
    unit.put(*book.tags, *book.countings, *book.meetings, *book.proposals)
