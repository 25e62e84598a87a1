"""The checklist before a contract starts: everything the shop must be able to count, and whether it can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.book import Book
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.counting import Countable, Counting
from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.terms import PassThrough
from desktop.domain.kpis import Measure, Origin
from desktop.domain.tags import TagKind


class Why(StrEnum):
    """What rests on a figure, the weightiest first."""

    FEE = "fee"
    GOAL = "goal"
    DOOR = "door"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Count:
    """One thing to count, down to what people or services give; nothing on the list is worked out."""

    kpi: str
    measure: Measure | None
    """None for a code that only the contract knows."""
    why: tuple[Why, ...]
    kinds: tuple[TagKind, ...]
    """Kinds of tag that make it certain."""
    tagged: bool
    """Whether the shop has one of them."""
    counting: Counting | None
    """The shop's answer; None where it has not been looked at."""

    @property
    def state(self) -> Countable | None:
        """Whether the shop counts it; None where nobody has said."""
        return self.counting.state if self.counting else None

    @property
    def weighty(self) -> bool:
        """Whether fee or goal rest on it; the plan's other figures can wait."""
        return self.why != (Why.PLAN,)


@dataclass(frozen=True, slots=True)
class Checklist:
    """All of it, what fees rest on first."""

    counts: tuple[Count, ...]

    @property
    def weighty(self) -> tuple[Count, ...]:
        """What has to be settled before the contract starts."""
        return tuple(count for count in self.counts if count.weighty)

    @property
    def ready(self) -> int:
        """How much of that is counted."""
        return sum(count.state is Countable.READY for count in self.weighty)

    @property
    def done(self) -> bool:
        """Whether the contract may start, as far as counting goes."""
        return self.ready == len(self.weighty)

    @property
    def blocked(self) -> tuple[str, ...]:
        """What a fee rests on and the shop cannot count."""
        return tuple(x.kpi for x in self.counts if Why.FEE in x.why and x.state is Countable.CANNOT)


_SPOKEN = (TagKind.WORD, TagKind.COUPON)
_ANSWERED = (TagKind.LINK, TagKind.WORD, TagKind.PHONE)
KINDS: Mapping[str, tuple[TagKind, ...]] = {
    **dict.fromkeys(
        ("tiktok_sessions", "lp_visits", "job_page_views", "link_clicks", "form_starts", "inquiries_submitted",
         "document_requests", "engaged_sessions", "page_views", "form_page_views", "lp_conversions",
         "avg_engagement_time", "cart_adds"),
        (TagKind.LINK,),
    ),
    **dict.fromkeys(("inquiries", "bookings", "applications"), _ANSWERED),
    **dict.fromkeys(("orders", "online_sales"), (TagKind.LINK, TagKind.COUPON)),
    **dict.fromkeys(("store_visits", "store_sales", "walk_in_inquiries", "new_customers"), _SPOKEN),
    "phone_inquiries": (TagKind.PHONE, TagKind.WORD),
    "line_inquiries": (TagKind.LINK, TagKind.WORD),
    "coupon_redemptions": (TagKind.COUPON,),
    "revenue_attributed": (TagKind.LINK, *_SPOKEN),
}  # fmt: skip
"""Which tags tell that TikTok led to it; what is not here is counted without."""


def checklist(book: Book, measures: Mapping[str, Measure]) -> Checklist:
    """List what must be counted, each code once: for fees, the goal, its doors, the latest plan.

    `measures` holds the shop's own figures too. What is worked out is walked down to its parts.
    """
    why: dict[str, dict[Why, None]] = {}
    for code, reason in _asked(book, measures):
        for part in typed_parts(book, measures, code):
            why.setdefault(part, {})[reason] = None
    order = list(Why)
    counts = (_count(book, measures, code, tuple(sorted(x, key=order.index))) for code, x in why.items())
    return Checklist(tuple(sorted(counts, key=lambda count: order.index(count.why[0]))))


def typed_parts(book: Book, measures: Mapping[str, Measure], code: str) -> tuple[str, ...]:
    """Give what must be counted for a figure: itself, or the parts it is worked out from, each once.

    A sum of channels is counted by the goal's doors where they are named, else as a whole.
    """
    return tuple(dict.fromkeys(_walk(book, measures, code, frozenset())))


def not_ready(book: Book, measures: Mapping[str, Measure]) -> tuple[str, ...]:
    """Give what fee or goal rest on and the shop does not count yet, or cannot."""
    return tuple(x.kpi for x in checklist(book, measures).weighty if x.state is not Countable.READY)


def uncounted(book: Book, measures: Mapping[str, Measure], codes: Sequence[str]) -> Mapping[str, Countable]:
    """Give, of codes that fees count, those that rest on something the shop cannot count, or not yet.

    What nobody has said anything about is not in it.
    """
    answers = {x.kpi: x.state for x in book.countings}
    found = {}
    for code in codes:
        states = {answers.get(part) for part in typed_parts(book, measures, code)}
        worst = next((x for x in (Countable.CANNOT, Countable.NOT_YET) if x in states), None)
        if worst is not None:
            found[code] = worst
    return found


def awaited(book: Book) -> Contract | None:
    """Give the contract whose fees are looked at: the draft that is to be signed, else the signed one."""
    by_state = {x.state: x for x in book.contracts}
    return by_state.get(ContractState.DRAFT) or by_state.get(ContractState.SIGNED)


def _asked(book: Book, measures: Mapping[str, Measure]) -> Iterator[tuple[str, Why]]:
    contract = awaited(book)
    if contract is not None:
        for code in measured_kpis(contract.terms):
            yield code, Why.FEE
            if code in measures and measures[code].invalid:
                yield measures[code].invalid, Why.FEE
        yield from ((fee.cost, Why.FEE) for fee in contract.terms.fees if isinstance(fee, PassThrough))
    if book.goal is not None:
        yield book.goal.kpi, Why.GOAL
        yield from ((door, Why.DOOR) for door, wanted in book.goal.doors.items() if wanted)
    if book.plans:
        yield from ((line.kpi, Why.PLAN) for line in book.plan_lines(book.plans[-1]))


def _walk(book: Book, measures: Mapping[str, Measure], code: str, above: frozenset[str]) -> Iterator[str]:
    measure = measures.get(code)
    if measure is None or measure.origin is Origin.MEASURED:
        yield code
        return
    channels = tuple(channel for formula in measure.formulas for channel in formula.in_use)
    if channels:
        yield from _channels(book, code, channels)
        return
    for part in measure.parts(book.shop.purpose):
        if part not in above and part not in _FROM_RECORDS:
            yield from _walk(book, measures, part, above | {code})


def _channels(book: Book, code: str, channels: tuple[str, ...]) -> Iterator[str]:
    goal = book.goal
    named = tuple(x for x in channels if goal is not None and goal.doors.get(x))
    if not named or goal is None:
        yield code
        return
    by_link = goal.by_link or channels[0] in named
    yield from dict.fromkeys((channels[0], *named) if by_link else named)


_FROM_RECORDS = frozenset({"result", "fee_net"})
"""What plan and contract give; nobody counts it."""


def _count(book: Book, measures: Mapping[str, Measure], code: str, why: tuple[Why, ...]) -> Count:
    kinds = KINDS.get(code, ())
    return Count(
        kpi=code,
        measure=measures.get(code),
        why=why,
        kinds=kinds,
        tagged=any(tag.kind in kinds for tag in book.tags),
        counting=next((x for x in book.countings if x.kpi == code), None),
    )
