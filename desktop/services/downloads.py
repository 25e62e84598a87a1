"""What to download by when: how each download stands, and the same as reminders for a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop.catalog.catalog import Catalog
from desktop.domain.download_calendar import SETTLED_ON, SOON, Due, dues
from desktop.domain.month import Month
from desktop.domain.shop import Shop
from desktop.reports.icalendar import Reminder, calendar
from desktop.storage.database import Database
from desktop.wording.downloads import calendar_name, last_chance, monthly_text, monthly_title, steps_text


@dataclass(frozen=True, slots=True)
class Downloads:
    """Views of what one shop has fetched and still has to; changes no records."""

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    shop: str

    def view(self) -> tuple[Due, ...]:
        """Give how each download stands today, the most pressing first."""
        with self.database.read() as reader:
            return dues(self.catalog.downloads, reader.last_days(self.shop), self.clock().date())

    def calendar(self) -> bytes:
        """Give the reminders as an iCalendar file, in the language chosen.

        One comes back each month with everything the shop fetches; what runs out has one more before it does.
        """
        with self.database.read() as reader:
            owner = reader.one(Shop, id=self.shop)
        name = calendar_name(owner.name if owner else "")
        return calendar(self._reminders(), name, self.clock())

    def _reminders(self) -> Iterator[Reminder]:
        used = [due for due in self.view() if due.used]
        today = self.clock().date()
        first = _settled(Month.of(today))
        day = first if first >= today else _settled(Month.of(today) + 1)
        yield Reminder(
            f"monthly-{self.shop}@mikiwame", day, monthly_title(), monthly_text(used), monthly=True
        )
        for due in used:
            if due.left is not None and due.left > 0:
                ends = today + timedelta(days=due.left)
                before = max(today, ends - timedelta(days=SOON))
                title = last_chance(due.download, ends)
                uid = f"{due.download.code}-{self.shop}@mikiwame"
                yield Reminder(uid, before, title, steps_text(due.download))


def _settled(month: Month) -> date:
    return month.first + timedelta(days=SETTLED_ON - 1)
