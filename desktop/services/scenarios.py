"""What if: the contracts, a flat fee and doing it oneself side by side, what to ask for first, where the fee pulls.

What draws is imported only when something is drawn: numpy takes its time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.catalog.catalog import Catalog
from desktop.domain.book import Book
from desktop.domain.goal_view import funnel_of
from desktop.domain.month import Month
from desktop.domain.scenarios.compared import Compared, Wanted, enough_alone
from desktop.domain.scenarios.from_book import Setting, setting_of
from desktop.domain.scenarios.improvements import Change
from desktop.domain.scenarios.incentive import Incentive, incentive
from desktop.storage.database import Database

Step = Callable[[int, int], None]
"""Is told how far the work is; may raise to stop it."""


@dataclass(frozen=True, slots=True)
class Scenarios:
    """Views for one shop; nothing is kept here."""

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    shop: str
    contract: str = ""
    """The contract that comes first; empty: the one in force."""

    def prepare(self) -> Setting:
        """Gather what a comparison rests on; quick."""
        book = self._book()
        default = self.catalog.default_plans[book.shop.purpose]
        funnel = funnel_of(book, self.catalog.funnels, default)
        now = Month.of(self.clock().date())
        return setting_of(book, book.known(self.catalog.measures), funnel, now, self.contract)

    def play(self, setting: Setting, wanted: Wanted, step: Step) -> Compared:
        """Draw the months ahead and compare; takes a moment. Raises ValueError where nothing may come."""
        step(0, 3)
        from desktop.domain.scenarios.drawing import usual_counts
        from desktop.domain.scenarios.negotiation import what_to_negotiate
        from desktop.domain.scenarios.playing import play

        ahead = setting.ahead(wanted.months)
        step(1, 3)
        played = play(setting.options(wanted.flat, wanted.hours), ahead)
        step(2, 3)
        first = setting.deals[0].option if setting.deals else None
        gains = what_to_negotiate(first, ahead, setting.ceiling) if first else ()
        if not setting.valued:
            gains = tuple(x for x in gains if x.improvement.change is not Change.SHORTER_TERM)
        step(3, 3)
        return Compared(wanted, played, gains, usual_counts(ahead), enough_alone(setting, wanted, played))

    def pull(self, setting: Setting, expected: Mapping[str, int] | None = None) -> Incentive | None:
        """Tell where the fee of the contract shown pulls; None without one.

        Usual counts are those planned or measured, else those a comparison expects.
        """
        if not setting.deals:
            return None
        measures = self._book().known(self.catalog.measures)
        tiers = {code: measure.tier_for(setting.purpose) for code, measure in measures.items()}
        return incentive(setting.deals[0].terms, setting.usual_with(expected or {}), tiers)

    def asked(self, setting: Setting) -> frozenset[str]:
        """Give the codes of the questions there are for the contract shown."""
        shown = {deal.contract.id for deal in setting.deals[:1]}
        return frozenset(x.code for x in self._book().asked if x.contract in shown)

    def _book(self) -> Book:
        with self.database.read() as reader:
            return reader.book(self.shop)
