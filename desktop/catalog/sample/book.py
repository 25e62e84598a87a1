"""Puts the files of the sample together: its whole book, and the plan its posts are made by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.catalog.sample.contract import read_cancellations, read_contract, read_invoices
from desktop.catalog.sample.measuring import read_measuring
from desktop.catalog.sample.meetings import read_meetings, read_proposals
from desktop.catalog.sample.months import read_results, read_running, read_states
from desktop.catalog.sample.plans import read_plans
from desktop.catalog.sample.posts import PostPlan, read_posts
from desktop.catalog.sample.reviews import read_actions, read_review
from desktop.catalog.sample.shop import read_agency, read_fit, read_goal, read_shop
from desktop.domain.agencies import Agency, AgencyState
from desktop.domain.book import Book
from desktop.domain.month import Month
from desktop.domain.results import Result
from desktop.domain.reviews import Action

SAMPLE_TODAY = date(2026, 11, 24)
"""The day on which the sample is looked at."""


@dataclass(frozen=True, slots=True)
class SampleShop:
    """The sample before chance has made its posts."""

    book: Book
    posts: PostPlan


def read_sample(folder: Path, language: str) -> SampleShop:
    """Read the sample from its folder, its own texts in the language; raises CatalogError."""
    files = read(folder / "shop.toml")
    agreement = read(folder / "contract.toml")
    posts = read_posts(read(folder / "posts.toml"), folder / "posts.csv", language)
    agencies = tuple(read_agency(at, x, language) for at, x in enumerate(files.entries("agency"), 1))
    chosen = next(agency for agency in agencies if agency.state is AgencyState.CHOSEN)
    plans, lines, targets = read_plans(files.entries("plan"), language)
    invoices = folder / "invoices.csv"
    tags, countings = read_measuring(folder / "measuring.toml", language)
    book = Book(
        shop=read_shop(files.table("shop"), language),
        goal=read_goal(files.table("goal")),
        plans=plans,
        lines=lines,
        targets=targets,
        results=_results(files, folder, posts, language),
        cancellations=read_cancellations(agreement.entries("cancelled"), language),
        states=read_states(files.table("months")),
        agencies=agencies,
        contracts=(read_contract(agreement, chosen.id, language),),
        invoices=read_invoices(invoices, agreement.entries("invoice_note"), language),
        reviews=tuple(read_review(at, x, language) for at, x in enumerate(files.entries("review"), 1)),
        actions=_actions(files, chosen, language),
        tags=tags,
        countings=countings,
        fit=read_fit(files.table("fit")),
        meetings=read_meetings(files.table("meetings"), files.entries("meeting"), chosen.id, language),
        proposals=read_proposals(files.entries("proposal"), chosen.id, language),
    )
    files.done()
    agreement.done()
    return SampleShop(book, posts)


def _results(files: Entry, folder: Path, posts: PostPlan, language: str) -> tuple[Result, ...]:
    notes: dict[tuple[Month, str], str] = {
        (note.month("month"), note.word("kpi")): note.text("text")[language] for note in files.entries("note")
    }
    full = read_results(folder / "results.csv", folder / "invoices.csv", posts, files.table("months"), notes)
    return (*full, *read_running(files.table("so_far"), len(full)))


def _actions(files: Entry, chosen: Agency, language: str) -> tuple[Action, ...]:
    return read_actions(files.entries("action"), files.entries("promise"), chosen.name, language)
