"""In which order the check asks: pages of questions, the short form and the whole one, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.contract.answers import Case, shop_facts
from desktop.domain.contract.checks import Progress
from desktop.domain.contract.items import CheckItem, Checks, Field
from desktop.domain.shop import Purpose, Shop

SUMMARY = "summary"
"""The key of the last page."""
_SHORT = {"short_results": ("results", "approval"), "short_money": ("fees", "term", "rights")}
"""The two pages of the short form, and the groups whose short questions they hold."""


_IN_PART = frozenset({"base_free_period"})
"""Questions the terms answer only in part: a free period that turns paid is in no terms."""


def settled(item: CheckItem, case: Case) -> bool:
    """Whether the terms answer a question, so that nobody is asked."""
    return item.name in case.by_terms and item.name not in _IN_PART


@dataclass(frozen=True, slots=True)
class Stage:
    """One page of questions: a group of the check, or one half of the short form."""

    key: str
    items: tuple[CheckItem, ...]

    def progress(self, case: Case) -> Progress:
        """How many of its questions need no more asking."""
        return Progress(sum(case.handled(item) for item in self.items), len(self.items))


def stages(checks: Checks, purpose: Purpose, *, whole: bool) -> tuple[Stage, ...]:
    """Give the pages in their order; the short form asks the twelve that cost most, on two pages."""
    items = checks.for_purpose(purpose)
    if whole:
        return tuple(Stage(x.key, tuple(i for i in items if i.group == x.key)) for x in checks.groups)
    return tuple(
        Stage(key, tuple(item for item in items if item.short and item.group in groups))
        for key, groups in _SHORT.items()
    )


def resume_at(asked: tuple[Stage, ...], case: Case) -> str:
    """Give the first page with a question that nobody has handled; the summary where there is none."""
    return next((x.key for x in asked if x.progress(case).handled < len(x.items)), SUMMARY)


def facts_to_ask(checks: Checks, shop: Shop) -> tuple[Field, ...]:
    """Give the facts several rules look at that the shop's profile does not answer."""
    known = shop_facts(shop)
    return tuple(fact for fact in checks.facts if fact.key not in known)
