"""Numbers by name over a period (searches, sources of visits, events, places), and which of them count for the shop."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.domain.book import Book
from desktop.domain.importing import Basis, MonthSpan, MonthValue, totals
from desktop.domain.month import Month
from desktop.domain.tag_proposals import ELSEWHERE
from desktop.domain.tags import Tag, TagKind

QUERIES, SOURCES, EVENTS = "search_console.queries", "ga4.sources", "ga4.events"
PLACES = "business_profile.performance"
CLICKS, IMPRESSIONS = "clicks", "impressions"
EVENT_KPIS = ("inquiries_submitted", "form_starts", "lp_conversions")
"""What an event of the shop's site may stand for."""
_SOUNDS = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
"""Katakana → hiragana."""
_TIKTOK = "tiktok"
_TIKTOK_HOST = "tiktok.com"
_PLACE_FEEDS = {"calls": "gbp_calls", "directions": "gbp_directions"}
_SOURCE_FEEDS = {"sessions": "tiktok_sessions", "page_views": "page_views"}


FEEDING: Mapping[str, frozenset[str]] = {
    QUERIES: frozenset({CLICKS, IMPRESSIONS}),
    SOURCES: frozenset(_SOURCE_FEEDS),
    EVENTS: frozenset({"key_events"}),
    PLACES: frozenset(_PLACE_FEEDS),
}
"""The tables of names from which KPIs follow, and the metrics they follow from."""


def feeding(source: str, metrics: Iterable[str]) -> bool:
    """Tell whether a KPI may follow from a table with these metrics."""
    return not FEEDING.get(source, frozenset()).isdisjoint(metrics)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One number a name for each metric; None where the service did not know."""

    names: tuple[str, ...]
    values: Mapping[str, Sequence[int | None]]
    first: date | None = None
    """The first day the numbers are about; None where nothing says it."""
    last: date | None = None
    days: tuple[date, ...] = ()
    """The day of each row, where the numbers are by name and day."""
    months: tuple[Month, ...] = ()
    """The month of each row, where they are by name and month."""
    lifetime: bool = False
    """The numbers are totals since each post went up, and the days those of the first and last post."""

    def month(self) -> Month | None:
        """Give the month the whole period lies in; None where it is not known, or of several months.

        A total of several months is never spread over them.
        """
        if self.first is None or self.last is None or self.lifetime:
            return None
        month = Month.of(self.first)
        return month if month == Month.of(self.last) else None

    def spans(self) -> dict[Month, MonthSpan]:
        """Give the totals of each month, or of the one the period lies in."""
        if not self.names or not self.values:
            return {}
        found = {}
        for month, places in self.by_month().items():
            values = {metric: [column[at] for at in places] for metric, column in self.values.items()}
            days = self.covered(month)
            found[month] = MonthSpan(days, days == month.days, totals(values), {})
        return found

    def by_month(self) -> dict[Month, list[int]]:
        """Give the rows of each month; all of them where the whole period lies in one, none where in several.

        A month outside the period, which only a damaged row can name, is left out.
        """
        one = self.month()
        months = self.months or tuple(map(Month.of, self.days)) or ((one,) * len(self.names) if one else ())
        found: dict[Month, list[int]] = {}
        for at, month in enumerate(months):
            found.setdefault(month, []).append(at)
        return {month: places for month, places in found.items() if self.covered(month)}

    def covered(self, month: Month) -> int:
        """Give how many days of a month lie in the period."""
        first, last = max(month.first, self.first or month.first), min(month.last, self.last or month.last)
        return max((last - first).days + 1, 0)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the owner says of names in files: which searches are for the shop, which sources are TikTok, which events count."""

    brand: tuple[str, ...] = ()
    """Words by which people look for the shop; a search that holds one of them counts."""
    not_brand: tuple[str, ...] = ()
    """Words that show that a search means something else."""
    searches: str = CLICKS
    """What of a search counts: its clicks (as is usual), or how often it was shown. Never both."""
    sources: tuple[str, ...] = ()
    """Further sources that are TikTok's, as the statistics write them: ``lit.link / referral``."""
    not_sources: tuple[str, ...] = ()
    """Sources that are not the agency's doing, such as ``tiktok / cpc``."""
    events: Mapping[str, str] = field(default_factory=dict)
    """Event of the shop's site → the KPI it stands for, one of `EVENT_KPIS`."""


AS_USUAL = Choices()
"""Nothing was chosen: the shop's name, TikTok itself, no events."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Which names of a table count for a KPI, to be shown to the owner."""

    file: str
    source: str
    kpi: str
    names: tuple[str, ...]
    """Those that count, in the order of the file."""
    of: int
    """How many there are."""
    amount: int | None
    """What they sum up to; None where none of them has a known number."""


@dataclass(frozen=True, slots=True)
class Share:
    """The rows of one metric that count for a KPI."""

    kpi: str
    metric: str
    at: tuple[int, ...]


def chosen(choices: Choices, book: Book) -> Choices:
    """Complete choices from a shop's book: its name is a word people look for, its links on TikTok are TikTok's."""
    links = [f"{tag.source} / {tag.medium}" for tag in book.tags if _on_tiktok(tag)]
    brand = choices.brand or (book.shop.name,)
    return replace(choices, brand=brand, sources=(*choices.sources, *links))


def _on_tiktok(tag: Tag) -> bool:
    """Tell a marked link on TikTok from those proposed for other places."""
    return tag.kind is TagKind.LINK and bool(tag.source) and (tag.source, tag.medium) not in ELSEWHERE


def folded(text: str) -> str:
    """Bring a search or a word to the form in which they are compared: one width, no blanks or signs, hiragana."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum() or letter == "ー").translate(_SOUNDS)


def means_shop(words: Iterable[str], excluded: Iterable[str]) -> Callable[[str], bool]:
    """Give the rule that tells whether a search is for the shop (product notes, branded searches)."""
    wanted = [word for word in map(folded, words) if word]
    unwanted = [word for word in map(folded, excluded) if word]

    def means(query: str) -> bool:
        plain = folded(query)
        return any(x in plain for x in wanted) and not any(x in plain for x in unwanted)

    return means


def is_tiktok(name: str) -> bool:
    """Tell whether a source of visits is TikTok by itself: ``tiktok.com / referral``, ``TikTok / social``."""
    source = _sides(name)[0]
    return source in (_TIKTOK, _TIKTOK_HOST) or source.endswith(f".{_TIKTOK_HOST}")


def _sides(name: str) -> tuple[str, str]:
    """Part ``source / medium``, in the form in which they are compared; the medium may lack."""
    source, _, medium = unicodedata.normalize("NFKC", name).casefold().partition(" / ")
    return source.strip(), medium.strip()


def counts_as_tiktok(choices: Choices) -> Callable[[str], bool]:
    """Give the rule that tells whether a source of visits counts as TikTok's for this shop."""
    more, less = {_sides(x) for x in choices.sources}, {_sides(x) for x in choices.not_sources}

    def counts(name: str) -> bool:
        sides = _sides(name)
        listed, left_out = ({sides, (sides[0], "")} & them for them in (more, less))
        return not left_out and (bool(listed) or is_tiktok(name))

    return counts


def shares(source: str, breakdown: Breakdown, choices: Choices) -> Iterator[Share]:
    """Give what of a table counts for which KPI, also where nothing of it counts (product notes, from metrics to KPIs)."""
    names, metrics = breakdown.names, breakdown.values
    if source == QUERIES and choices.brand and choices.searches in metrics:
        means = means_shop(choices.brand, choices.not_brand)
        yield Share("branded_search", choices.searches, _places(names, means))
    if source == SOURCES:
        at = _places(names, counts_as_tiktok(choices))
        yield from (Share(kpi, x, at) for x, kpi in _SOURCE_FEEDS.items() if x in metrics)
    if source == EVENTS and "key_events" in metrics:
        for kpi in dict.fromkeys(choices.events.values()):
            wanted = {event for event, stands_for in choices.events.items() if stands_for == kpi}
            yield Share(kpi, "key_events", _places(names, wanted.__contains__))
    if source == PLACES:
        at = tuple(range(len(names)))
        yield from (Share(kpi, x, at) for x, kpi in _PLACE_FEEDS.items() if x in metrics)


def _places(names: Sequence[str], counts: Callable[[str], bool]) -> tuple[int, ...]:
    wanted = {name for name in set(names) if counts(name)}
    return tuple(at for at, name in enumerate(names) if name in wanted)


def counted(file: str, source: str, breakdown: Breakdown, choices: Choices) -> Iterator[Counted]:
    """Give for each KPI of a table the names that count, and their sum."""
    for share in shares(source, breakdown, choices):
        names = tuple(dict.fromkeys(breakdown.names[at] for at in share.at))
        of = len(set(breakdown.names))
        yield Counted(file, source, share.kpi, names, of, _sum(breakdown.values[share.metric], share.at))


def _sum(column: Sequence[int | None], places: Iterable[int]) -> int | None:
    known = [value for at in places if (value := column[at]) is not None]
    return sum(known) if known else None


def month_shares(
    source: str, breakdown: Breakdown, choices: Choices
) -> Iterator[tuple[str, Month, MonthValue]]:
    """Give what a table of one month puts into its sheet. Nothing that counts is not zero: services hide rare names."""
    for month, places in breakdown.by_month().items() if not breakdown.days else ():
        of_month, days = set(places), breakdown.covered(month)
        for share in shares(source, breakdown, choices):
            column, at = breakdown.values[share.metric], [x for x in share.at if x in of_month]
            amount, whole = _sum(column, at), all(column[x] is not None for x in at)
            if amount is not None:
                partial = days < month.days or not whole
                yield share.kpi, month, MonthValue(amount, days, partial, Basis.PERIOD)


def day_shares(
    source: str, breakdown: Breakdown, choices: Choices
) -> Iterator[tuple[str, dict[date, int | None]]]:
    """Give for each metric that counts its sum a day, where a table is by name and day.

    On a day of which the table tells other names only, it is 0; a day it does not tell is not known.
    """
    for share in shares(source, breakdown, choices) if breakdown.days else ():
        if share.at:
            yield share.metric, _sums(breakdown.days, breakdown.values[share.metric], share.at)


def _sums(
    days: Sequence[date], column: Sequence[int | None], places: Iterable[int]
) -> dict[date, int | None]:
    found: dict[date, int | None] = dict.fromkeys(days, 0)
    for at in places:
        before, value = found[days[at]], column[at]
        found[days[at]] = None if before is None or value is None else before + value
    return found
