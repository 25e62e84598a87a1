"""The shop's own hours, and a price that is asked, as parts of what a result costs before anything is agreed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.book import Book
from desktop.domain.fees.around import around
from desktop.domain.fees.ceiling import Beside, Lack
from desktop.domain.goals import break_even_close_rate, ceiling_price, room_for_fee
from desktop.domain.money import Rounding, Yen, to_yen
from desktop.domain.month import Month
from desktop.domain.setup import SetupDraft, goal_of
from desktop.domain.shop import Purpose


@dataclass(frozen=True, slots=True)
class OwnWork:
    """The shop's own hours of an average month and what they are worth."""

    hours: Decimal
    hourly: Yen
    results: int
    """Of the goal, in an average month; at least one."""

    @property
    def each(self) -> Yen:
        """What they cost for one result, half a yen up."""
        return to_yen(self.hours * self.hourly / self.results, Rounding.HALF_UP)

    def left(self, ceiling: Yen) -> Yen:
        """What is left of a ceiling for fee, base and adverts together; zero or below: nothing."""
        return room_for_fee(ceiling, self.each)


def own_work_now(book: Book, now: Month) -> OwnWork | None:
    """Give the own work of the last month it was measured in, over the goal's average month; None where unknown."""
    hours, hourly, goal = around(book, {}, (), now).hours, book.shop.hourly_cost, book.goal
    if hours is None or hourly is None or goal is None or goal.a_month < 1:
        return None
    return OwnWork(hours, hourly, goal.a_month)


def beside_offer(draft: SetupDraft) -> Beside | None:
    """Hold a price that an agency asks against what a result may cost; base and adverts are not known yet.

    None without a price, a ceiling, or results; and for being known, where no result has a price.
    """
    goal = goal_of(draft, "", "")
    if goal is None or not draft.offered or not draft.a_month or not goal.gross_profit:
        return None
    if draft.purpose is Purpose.BRANDING:
        return None
    work = own_work_of(draft)
    each = work.each if work else 0
    ceiling = ceiling_price(goal.gross_profit, goal.close_rate, goal.pay_share)
    return Beside(
        count=draft.a_month,
        each=draft.offered + each,
        ceiling=ceiling,
        room=room_for_fee(ceiling, each),
        close_rate=break_even_close_rate(draft.offered, goal.gross_profit, goal.pay_share),
        lacking=(Lack.BASE,) if work else (Lack.BASE, Lack.HOURS),
    )


def own_work_of(draft: SetupDraft) -> OwnWork | None:
    """Give the own work of a set-up's answers; None while hours, their cost or the results are not known."""
    if draft.own_hours is None or draft.hourly_cost is None or not draft.a_month:
        return None
    return OwnWork(draft.own_hours, draft.hourly_cost, draft.a_month)
