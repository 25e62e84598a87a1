"""The measuring set-up: what must be counted before a contract starts, and the tags that make it certain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.catalog.catalog import Catalog
from desktop.domain.checklist import Checklist, checklist
from desktop.domain.counting import Countable, Counting
from desktop.domain.entering import known_problems, refuse
from desktop.domain.shop import Shop
from desktop.domain.tag_proposals import Proposal, free_code, free_word, proposals
from desktop.domain.tags import Tag, TagKind, tag_problems, tidied
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step


@dataclass(frozen=True, slots=True)
class MeasuringView:
    """What must be counted, the tags there are, and those that are proposed."""

    shop: Shop
    checklist: Checklist
    tags: tuple[Tag, ...]
    """In the order of their kinds, then as they were made."""
    proposals: tuple[Proposal, ...]
    page: str
    """The page the first link leads to; empty where there is none yet."""

    def of_kind(self, kind: TagKind) -> tuple[Tag, ...]:
        """Give the tags of one kind."""
        return tuple(tag for tag in self.tags if tag.kind is kind)


@dataclass(frozen=True, slots=True)
class Measuring:
    """Views and commands on one shop's tags and countings. A command gives its step; None: nothing changed.

    Commands raise `Refused` with every reason and then change nothing.
    """

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    shop: str

    def view(self, page: str = "") -> MeasuringView:
        """Give the checklist, the tags, and proposals for a page (that of the first link, if none is given)."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        order = list(TagKind)
        tags = tuple(sorted(book.tags, key=lambda tag: (order.index(tag.kind), tag.position)))
        known = next((tag.text for tag in tags if tag.kind is TagKind.LINK), "")
        found = checklist(book, book.known(self.catalog.measures))
        return MeasuringView(book.shop, found, tags, proposals(book, page or known), known)

    def free_text(self, kind: TagKind) -> str:
        """Give a word or a coupon's code nobody uses yet; nothing for links and numbers."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        if kind is TagKind.WORD:
            return free_word(book.tags)
        return free_code(book.shop.name, book.tags) if kind is TagKind.COUPON else ""

    def put_tag(self, tag: Tag) -> Step | None:
        """Keep a changed tag, or a new one (with an empty id), which stands last."""
        with self.database.unit("put_tag", shop=self.shop) as unit:
            kept = unit.all(Tag, shop=self.shop)
            tag = tidied(tag)
            refuse(tag_problems(tag, kept))
            unit.put(tag if tag.id else replace(tag, id=new_id(), shop=self.shop, position=_next(kept)))
        return unit.step

    def remove_tag(self, tag: Tag) -> Step | None:
        """Take a tag away."""
        with self.database.unit("remove_tag", shop=self.shop) as unit:
            unit.delete(tag)
        return unit.step

    def adopt(self, tags: Sequence[Tag]) -> Step | None:
        """Keep several new tags in one step; each is held against those before it."""
        with self.database.unit("adopt_tags", shop=self.shop, count=len(tags)) as unit:
            kept = unit.all(Tag, shop=self.shop)
            for wanted in tags:
                tag = tidied(wanted)
                refuse(tag_problems(tag, kept))
                kept.append(replace(tag, id=new_id(), shop=self.shop, position=_next(kept)))
                unit.put(kept[-1])
        return unit.step

    def answer(self, kpi: str, state: Countable | None, how: str = "") -> Step | None:
        """Keep whether and how something is counted; `state` None: it is not looked at any more."""
        with self.database.unit("answer_counting", shop=self.shop, kpi=kpi) as unit:
            book = unit.book(self.shop)
            refuse(known_problems(book, book.known(self.catalog.measures), kpi))
            kept = next((x for x in book.countings if x.kpi == kpi), None)
            if state is not None:
                row = kept or Counting(new_id(), self.shop, kpi, state)
                unit.put(replace(row, state=state, how=how.strip()))
            elif kept is not None:
                unit.delete(kept)
        return unit.step


def _next(tags: Sequence[Tag]) -> int:
    return max((tag.position for tag in tags), default=-1) + 1
