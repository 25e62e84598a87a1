"""Goals to begin with: what a shop of a purpose often aims at, as an example to be changed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.money import Yen
from desktop.domain.month import Month
from desktop.domain.setup import SetupDraft
from desktop.domain.shop import Purpose
from desktop.domain.text import Text


@dataclass(frozen=True, slots=True)
class Assumed:
    """What a result is worth in an example; shares as fractions."""

    gross_profit: Yen
    close_rate: Decimal
    pay_share: Decimal


@dataclass(frozen=True, slots=True)
class Preset:
    """One goal to begin with. One of `a_month`, `more` and `growth` says how many."""

    code: str
    name: Text
    purpose: Purpose
    kpi: str
    months: int
    a_month: int | None = None
    """So many results a month."""
    more: int | None = None
    """So many a month more than today."""
    growth: Decimal | None = None
    """By this share more than today."""
    assumed: Assumed | None = None
    """None for being known, where no result has a price."""
    quotes: bool = False
    """For shops that make quotations before a sale."""

    @property
    def from_today(self) -> bool:
        """Whether it is counted from today's number, so that this has to be known."""
        return self.a_month is None

    def aimed(self, baseline: Decimal | None) -> int | None:
        """Give the results a month it aims at, whole and rather one more; None while today's number is missing."""
        if self.a_month is not None:
            return self.a_month
        if baseline is None:
            return None
        more = baseline * self.growth if self.growth is not None else Decimal(self.more or 0)
        return math.ceil(baseline + more)


def presets_for(presets: Iterable[Preset], draft: SetupDraft) -> tuple[Preset, ...]:
    """Give the goals that suit what was answered so far, in their order."""
    purpose = draft.purpose or Purpose.CUSTOMERS
    quotes = draft.quotes and purpose is Purpose.CUSTOMERS
    return tuple(x for x in presets if x.purpose is purpose and x.quotes == quotes)


def filled(
    preset: Preset, offered: Iterable[Preset], draft: SetupDraft, first: Month
) -> Mapping[str, object]:
    """Give the answers a preset fills in: names of the draft's fields and their values.

    Its worth replaces that of another preset among those `offered`, never what the owner typed.
    """
    begin = draft.first or first
    changes: dict[str, object] = {"kpi": preset.kpi, "first": begin, "last": begin + (preset.months - 1)}
    aimed = preset.aimed(draft.baseline)
    if aimed is not None:
        changes["a_month"] = aimed
    now = (draft.gross_profit, draft.close_rate, draft.pay_share)
    examples = [(x.gross_profit, x.close_rate, x.pay_share) for p in offered if (x := p.assumed)]
    if preset.assumed is not None and (draft.gross_profit is None or now in examples):
        changes["gross_profit"] = preset.assumed.gross_profit
        changes["close_rate"] = preset.assumed.close_rate
        changes["pay_share"] = preset.assumed.pay_share
    return changes
