"""The worked examples and the stories of the contract check: tables of `checks.toml` as domain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.catalog.reading import Entry
from desktop.domain.contract.examples import Reading, Story, Worked
from desktop.domain.fees.reading import read_results, read_terms
from desktop.domain.problems import Refused


def worked_example(entry: Entry, codes: Sequence[str]) -> Worked:
    """Read one example; what a reading changes is laid over the terms. Raises CatalogError."""
    terms = entry.mapping("terms")
    try:
        months = read_results(entry.mapping("results"))
    except Refused as refusal:
        raise entry.fault("results", str(refusal)) from refusal
    worked = Worked(
        code=entry.word("code"),
        checks=entry.words("checks", codes),
        story=entry.text("story"),
        months=months,
        readings=tuple(_reading(x, terms) for x in entry.entries("readings")),
    )
    entry.done()
    return worked


def story(entry: Entry, codes: Sequence[str]) -> Story:
    """Read what happened to another business. Raises CatalogError."""
    told = Story(
        code=entry.word("code"),
        checks=entry.words("checks", codes),
        title=entry.text("title"),
        happened=entry.text("happened"),
        lesson=entry.text("lesson"),
        source=entry.text("source"),
    )
    entry.done()
    return told


def _reading(entry: Entry, terms: Mapping[str, Any]) -> Reading:
    contract = entry.mapping("contract") if entry.has("contract") else {}
    fee = entry.mapping("fee") if entry.has("fee") else {}
    document = {
        "contract": {**terms.get("contract", {}), **contract},
        "fee": [{**x, **fee} for x in terms.get("fee", [])],
    }
    try:
        reading = Reading(entry.text("name"), read_terms(document))
    except Refused as refusal:
        raise entry.fault("contract", str(refusal)) from refusal
    entry.done()
    return reading
