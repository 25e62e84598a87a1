"""Loads the scorecard (`scorecard.toml`): criteria, what rules an agency out, the work, the verdicts."""

from __future__ import annotations

from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.domain.scorecard import MOST, Criterion, Fault, Scorecard, Source, Task, Verdict


def load_scorecard(folder: Path) -> Scorecard:
    """Give the scorecard; raises CatalogError with file and key."""
    whole = read(folder / "scorecard.toml")
    card = Scorecard(
        criteria=tuple(map(_criterion, whole.entries("criterion"))),
        faults=tuple(map(_fault, whole.entries("fault"))),
        tasks=tuple(map(_task, whole.entries("task"))),
        bands=dict(map(_band, whole.entries("verdict"))),
    )
    whole.done()
    if [*card.bands.values()] != sorted(card.bands.values(), reverse=True) or 0 not in card.bands.values():
        raise whole.fault("verdict", "verdicts from the best on, the last one from 0")
    return card


def _criterion(entry: Entry) -> Criterion:
    criterion = Criterion(
        code=entry.word("code"),
        weight=entry.integer("weight"),
        name=entry.text("name"),
        what=entry.text("what"),
        anchors=entry.texts("anchors", MOST + 1),
        ask=entry.text("ask"),
        source=Source(entry.word("source", list(Source), Source.SEEN)),
    )
    entry.done()
    return criterion


def _fault(entry: Entry) -> Fault:
    fault = Fault(entry.word("code"), entry.text("name"), entry.text("ask"), entry.words("checks"))
    entry.done()
    return fault


def _task(entry: Entry) -> Task:
    task = Task(entry.word("code"), entry.text("name"))
    entry.done()
    return task


def _band(entry: Entry) -> tuple[Verdict, int]:
    band = Verdict(entry.word("code", list(Verdict))), entry.integer("from")
    entry.done()
    return band
