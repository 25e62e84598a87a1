"""Who the sample is: the shop, its goal and the agencies it looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from desktop.catalog.reading import Entry
from desktop.catalog.sample.entries import SHOP, row_id, said
from desktop.domain.agencies import Agency, AgencyState, Evidence
from desktop.domain.fit import Fit
from desktop.domain.goals import Goal
from desktop.domain.shop import Purpose, Shop


def read_shop(entry: Entry, language: str) -> Shop:
    """Read the shop itself."""
    shop = Shop(
        id=SHOP,
        name=entry.word("name"),
        purpose=Purpose.CUSTOMERS,
        place=entry.word("place"),
        business=said(entry, "business", language),
        area=said(entry, "area", language),
        hourly_cost=entry.integer("hourly_cost"),
        gross_margin=entry.decimal("gross_margin"),
        average_order=entry.integer("average_order"),
        average_visit=entry.integer("average_visit"),
        repeat_factor=entry.decimal("repeat_factor"),
        season=tuple(Decimal(weight) for weight in entry.words("season")),
        sample=True,
    )
    entry.done()
    return shop


def read_goal(entry: Entry) -> Goal:
    """Read what it aims at."""
    goal = Goal(
        id=row_id("goal", 1),
        shop=SHOP,
        kpi=entry.word("kpi"),
        target=entry.integer("target"),
        first=entry.month("first"),
        last=entry.month("last"),
        baseline=entry.decimal("baseline"),
        gross_profit=entry.integer("gross_profit"),
        close_rate=entry.decimal("close_rate"),
        pay_share=entry.decimal("pay_share"),
    )
    entry.done()
    return goal


def read_fit(entry: Entry) -> Fit:
    """Read its fit check: no gate applies, and the answers stand in the order of the questions' codes."""
    fit = Fit(
        id=row_id("fit", 1),
        shop=SHOP,
        gates={f"G{at}": False for at in range(1, 8)},
        scores={f"Q{at}": int(score) for at, score in enumerate(entry.words("scores"), 1)},
        answered=entry.day("answered"),
    )
    entry.done()
    return fit


def read_agency(number: int, entry: Entry, language: str) -> Agency:
    """Read one candidate; scores and what they rest on stand in the order of the scorecard, A01 first."""
    agency = Agency(
        id=row_id("agency", number),
        shop=SHOP,
        name=entry.word("name"),
        state=AgencyState(entry.word("state", [x.value for x in AgencyState])),
        corporation=entry.flag("corporation"),
        registration=entry.word("registration"),
        note=said(entry, "note", language),
        scores={code: int(score) for code, score in _by_criterion(entry.words("scores"))},
        evidence=dict(_by_criterion(entry.words("evidence", [x.value for x in Evidence]))),
        work={task: str(worker) for task, worker in entry.mapping("work").items()},
        faults={fault: bool(holds) for fault, holds in _table(entry, "faults").items()},
        aligned={name: said(entry, name, language) for name in _ALIGNED if entry.has(name)},
        reason=said(entry, "reason", language),
        decided=entry.day("decided"),
    )
    entry.done()
    return agency


_ALIGNED = ("goal", "values", "must_not")


def _by_criterion(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((f"A{at:02d}", word) for at, word in enumerate(words, 1))


def _table(entry: Entry, key: str) -> Mapping[str, object]:
    return entry.mapping(key) if entry.has(key) else {}
