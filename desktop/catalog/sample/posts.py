"""How the sample's posts came about: how many of which template when, and what is planted in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from desktop.catalog.reading import Entry
from desktop.catalog.sample.entries import month_table
from desktop.domain.money import Yen
from desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class TemplateNature:
    """What a template does in the sample: factors on views and responses, and titles around ``{item}``."""

    views: Decimal
    responses: Decimal
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ViralPost:
    """The one post that most of its month's views belong to."""

    day: date
    template: str
    title: str
    views: int
    inquiries: int
    rates: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class PostPlan:
    """Everything the generator of posts needs but chance."""

    counts: Mapping[Month, Mapping[str, int]]
    natures: Mapping[str, TemplateNature]
    items: Mapping[int, tuple[str, ...]]
    rates: Mapping[str, Decimal]
    viral: ViralPost
    promoted: Mapping[date, Yen]
    tired: str
    restarts: Mapping[Month, Decimal]
    fatigue: Decimal
    base_rate: Decimal
    question_factor: Decimal
    tagged_share: Decimal
    on_camera_points: Decimal


def read_posts(entry: Entry, counts: Path, language: str) -> PostPlan:
    """Read the plan of the posts, titles in the language."""
    tired = dict(entry.mapping("tired"))
    plan = PostPlan(
        counts={
            month: {code: int(count) for code, count in row.items()}
            for month, row in month_table(counts).items()
        },
        natures={nature.word("code"): _nature(nature, language) for nature in entry.entries("template")},
        items={season.integer("month"): season.words(language) for season in entry.entries("season")},
        rates=_rates(entry.table("rates")),
        viral=_viral(entry.table("viral"), language),
        promoted={date.fromisoformat(day): int(str(yen)) for day, yen in entry.mapping("promoted").items()},
        tired=str(tired.pop("template")),
        restarts={Month.parse(month): Decimal(str(factor)) for month, factor in tired.items()},
        fatigue=entry.decimal("fatigue"),
        base_rate=entry.decimal("base_rate"),
        question_factor=entry.decimal("question_factor"),
        tagged_share=entry.decimal("tagged_share"),
        on_camera_points=entry.decimal("on_camera_points"),
    )
    entry.done()
    return plan


def _nature(entry: Entry, language: str) -> TemplateNature:
    return TemplateNature(
        views=entry.decimal("views"),
        responses=entry.decimal("responses"),
        titles=entry.words(language),
    )


def _rates(entry: Entry) -> Mapping[str, Decimal]:
    return {name: entry.decimal(name) for name in ("likes", "comments", "shares", "saves")}


def _viral(entry: Entry, language: str) -> ViralPost:
    return ViralPost(
        day=entry.day("day"),
        template=entry.word("template"),
        title=entry.text("title")[language],
        views=entry.integer("views"),
        inquiries=entry.integer("inquiries"),
        rates=_rates(entry),
    )
