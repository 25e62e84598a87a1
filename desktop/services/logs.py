"""The small records beside a month's figures: mentions of the shop, days with adverts, promoted posts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.domain.entering import refuse
from desktop.domain.mentions import Mention
from desktop.domain.money import Yen
from desktop.domain.month import Month
from desktop.domain.post_growth import Growth, growths
from desktop.domain.posts import Post, PostCount
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.recorded import (
    ad_day_problems,
    ad_days_in,
    closed_problems,
    mention_problems,
    mentions_in,
)
from desktop.domain.reported import AdDay
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step


@dataclass(frozen=True, slots=True)
class Logs:
    """Views and commands on one shop's records. A command gives its step; None: nothing changed.

    Records make up figures, so those of a closed month refuse: every command raises `Refused` there,
    and where a day is still to come.
    """

    database: Database
    clock: Callable[[], datetime]
    shop: str

    def mentions(self, month: Month) -> tuple[Mention, ...]:
        """Give a month's mentions, oldest first."""
        with self.database.read() as reader:
            return mentions_in(reader.book(self.shop), month)

    def keep_mention(self, mention: Mention) -> Step | None:
        """Keep a mention; one without an id is new. Raises `Refused` also where no place is named."""
        kept = replace(
            mention, place=mention.place.strip(), link=mention.link.strip(), note=mention.note.strip()
        )
        with self.database.unit("keep_mention", shop=self.shop) as unit:
            refuse(mention_problems(unit.book(self.shop), kept, self.clock().date()))
            unit.put(kept if kept.id else replace(kept, id=new_id(), shop=self.shop))
        return unit.step

    def drop_mention(self, mention: Mention) -> Step | None:
        """Take a mention away."""
        with self.database.unit("drop_mention", shop=self.shop) as unit:
            refuse(closed_problems(unit.book(self.shop), mention.day))
            unit.delete(mention)
        return unit.step

    def posts(self, month: Month) -> tuple[Post, ...]:
        """Give the posts published in a month, oldest first."""
        with self.database.read() as reader:
            return tuple(x for x in reader.all(Post, shop=self.shop) if Month.of(x.posted) == month)

    def growths(self, posts: Sequence[Post]) -> Mapping[str, Growth]:
        """Give what these posts gained between the last two looks at them, by their ids."""
        with self.database.read() as reader:
            return growths(posts, reader.all(PostCount, shop=self.shop))

    def promote(self, post: Post, spend: Yen | None) -> Step | None:
        """Mark a post as promoted, with what was paid for it (0: not known); None takes the mark away.

        A mark changes no figure, so posts of a closed month take it. Raises `Refused` below zero.
        """
        if spend is not None and spend < 0:
            raise Refused(Problem(Code.BELOW_ZERO, where="spend"))
        with self.database.unit("promote_post", shop=self.shop) as unit:
            unit.put(replace(post, promoted=spend is not None, promotion=spend or 0))
        return unit.step

    def ad_days(self, month: Month) -> tuple[AdDay, ...]:
        """Give a month's days with adverts, oldest first."""
        with self.database.read() as reader:
            return ad_days_in(reader.book(self.shop), month)

    def keep_ad_day(self, given: AdDay) -> Step | None:
        """Keep a day's adverts; one without an id is new. Raises `Refused` also below zero and for a day twice."""
        kept = replace(given, note=given.note.strip())
        with self.database.unit("keep_ad_day", shop=self.shop) as unit:
            refuse(ad_day_problems(unit.book(self.shop), kept, self.clock().date()))
            unit.put(kept if kept.id else replace(kept, id=new_id(), shop=self.shop))
        return unit.step

    def drop_ad_day(self, given: AdDay) -> Step | None:
        """Take a day's adverts away."""
        with self.database.unit("drop_ad_day", shop=self.shop) as unit:
            refuse(closed_problems(unit.book(self.shop), given.day))
            unit.delete(given)
        return unit.step
