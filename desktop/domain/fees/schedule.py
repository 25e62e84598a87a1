"""The terms of a contract month by month: its own, then those of each amendment from its month on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class Change:
    """Other terms from a month on."""

    first: Month
    terms: Terms


@dataclass(frozen=True, slots=True)
class Schedule:
    """The terms a contract began with, and what replaced them, the earlier change first.

    A change replaces everything but what has been: what was counted, carried, credited and paid goes on.
    """

    terms: Terms
    changes: tuple[Change, ...] = ()

    @classmethod
    def of(cls, terms: Terms | Schedule, changes: Iterable[Change] = ()) -> Schedule:
        """Give the schedule of terms that may never change, or of those that do."""
        if isinstance(terms, Schedule):
            return terms
        return cls(terms, tuple(sorted(changes, key=_first)))

    @property
    def first_month(self) -> Month:
        """The first month of a statement; no amendment moves it."""
        return self.terms.first_month

    @property
    def last_month(self) -> Month | None:
        """The last month a statement may have, as agreed last; None where no end was agreed."""
        return self.latest.last_month

    @property
    def latest(self) -> Terms:
        """The terms agreed last."""
        return self.changes[-1].terms if self.changes else self.terms

    @property
    def left_in(self) -> Month | None:
        """The last month, where a change brought the end forward: the contract is left early in it."""
        if not self.changes:
            return None
        before = self.changes[-2].terms if len(self.changes) > 1 else self.terms
        end, agreed = self.latest.last_month, before.last_month
        return end if end is not None and (agreed is None or end < agreed) else None

    def at(self, month: Month) -> Terms:
        """Give the terms of a month."""
        begun = [change.terms for change in self.changes if change.first <= month]
        return begun[-1] if begun else self.terms

    def holds(self, month: Month) -> bool:
        """Tell whether the contract runs in a month."""
        last = self.at(month).last_month
        return self.first_month <= month and (last is None or month <= last)


def _first(change: Change) -> Month:
    return change.first
