"""`outlook`: from counts in a file to rate, chance and change; no database."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.catalog.catalog import Catalog
from desktop.cli.documents import naming, read_toml
from desktop.cli.session import Session
from desktop.domain.counts_reading import read_counts
from desktop.domain.outlook import Outlook, outlook
from desktop.domain.statistics import Spread
from desktop.language import current
from desktop.settings import resources
from desktop.wording import outlook as words
from desktop.wording.amounts import plain


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """One file."""
    parser.add_argument("counts", type=Path, metavar="COUNTS.toml")


def run(_command: str, args: argparse.Namespace, session: Session) -> int:
    """Answer; raises `Refused` with file and key."""
    with naming(args.counts):
        basis = read_counts(read_toml(args.counts))
    seen = outlook(basis)
    session.answer(_json(seen), _text(seen, _unit(basis.kpi)))
    return 0


def _unit(kpi: str) -> str:
    measure = Catalog(resources() / "catalog").measures.get(kpi)
    return "" if measure is None else measure.counter[current()]


def _json(seen: Outlook) -> dict[str, object]:
    change = seen.change
    return {
        "rate": _spread(seen.rate),
        "chance": seen.forecast.chance,
        "change": None if change is None else {"up": change.up, "word": change.change.word.value},
        "ratio": None if seen.ratio is None else _spread(seen.ratio),
        "widened": seen.widened,
    }


def _spread(spread: Spread) -> dict[str, float]:
    return {"median": spread.median, "low": spread.low, "high": spread.high}


def _text(seen: Outlook, unit: str) -> str:
    basis = seen.basis
    lines = [
        words.prospect_word(seen.forecast.prospect),
        words.forecast_sentence(basis, seen.forecast, None, unit),
        words.rate_sentence(seen.rate, len(basis.counts), unit),
        "" if seen.change is None else words.last_change_sentence(seen.change),
        "" if seen.ratio is None else words.ratio_sentence(seen.ratio),
        words.widened_sentence(seen),
        words.season_sentence(None),
    ]
    return plain("\n".join(line for line in lines if line))
