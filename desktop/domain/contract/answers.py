"""The answers to the contract check: what was typed, what the shop's profile and the terms say themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from desktop.domain.contract.contracts import Answer
from desktop.domain.contract.items import NONE, UNKNOWN, CheckItem
from desktop.domain.fees.terms import Terms
from desktop.domain.kpis import Tier
from desktop.domain.shop import Purpose, Shop

TierOf: TypeAlias = Callable[[str], Tier | None]
"""The tier of a KPI or measure for the shop's purpose; None for a code of the contract's own."""


@dataclass(frozen=True, slots=True)
class Because:
    """One answer or term a finding rests on; None where it is absent."""

    key: str
    value: Answer | Decimal | None


@dataclass(frozen=True, slots=True)
class Given:
    """What is known about one item, and from where."""

    value: Answer | None
    because: tuple[Because, ...]

    @property
    def known(self) -> bool:
        """Whether it is an answer, and not "unknown"."""
        return self.value is not None and self.value != UNKNOWN

    @property
    def amount(self) -> int | None:
        """The number answered, "none" being 0; None where it is no number."""
        return 0 if self.value == NONE else _number(self.value)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a rule may look at. `answers` holds typed answers and the facts of the shop by their keys."""

    purpose: Purpose
    answers: Mapping[str, Answer]
    terms: Terms | None = None
    by_terms: Mapping[str, Given] = field(default_factory=dict)
    """The items the terms answer, by name: what they say wins."""

    def given(self, name: str) -> Given:
        """What is known about an item."""
        return self.by_terms.get(name) or Given(self.answers.get(name), (self.because(name),))

    def value(self, name: str) -> Answer | None:
        """The value of `given`."""
        return self.given(name).value

    def number(self, key: str) -> int | None:
        """The whole number answered; None for anything else."""
        return _number(self.value(key))

    def rate(self, key: str) -> Decimal | None:
        """The rate answered; None for anything else."""
        value = self.answers.get(key)
        try:
            return Decimal(value) if isinstance(value, str) else None
        except InvalidOperation:
            return None

    def because(self, key: str) -> Because:
        """The typed answer under a key, as a reason; None where it is absent."""
        return Because(key, self.answers.get(key))

    def handled(self, item: CheckItem) -> bool:
        """Whether nobody needs to be asked any more; "unknown" is an answer too."""
        return self.value(item.name) is not None


def _number(value: Answer | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def shop_facts(shop: Shop) -> Mapping[str, Answer]:
    """What the shop's profile answers, so that it is never asked."""
    return {
        "trade": shop.trade.value,
        "tax_method": shop.tax_method.value,
        "has_employees": shop.has_employees,
    }
