"""Counts for an outlook out of a document (TOML).

Raises `Refused` (unknown_key, missing_key, wrong_type, impossible) with the key in `where`, such as
``trials[2]``; whoever opened the file adds its name.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain import documents as read
from desktop.domain.documents import Reason, Table, impossible
from desktop.domain.outlook import Counts
from desktop.domain.problems import Refused


def read_counts(document: Mapping[str, object]) -> Counts:
    """Read what an outlook rests on."""
    root = Table(document)
    root.only(("kpi", "counts", "target", "months_left", "trials"))
    kpi = root.take("kpi", read.code)
    counts = _numbers(root, "counts")
    if not counts:
        raise Refused(impossible(Reason.EMPTY, "counts"))
    target, left = root.take("target", read.whole), root.take("months_left", read.whole)
    trials = _trials(root, counts) if "trials" in root.data else None
    return Counts(kpi, counts, target, left, trials)


def _numbers(root: Table, key: str) -> tuple[int, ...]:
    raw = root.take(key, read.sequence)
    each = Table({f"{key}[{n}]": value for n, value in enumerate(raw, 1)})
    return tuple(each.take(name, read.whole) for name in each.data)


def _trials(root: Table, counts: tuple[int, ...]) -> tuple[int, ...]:
    trials = _numbers(root, "trials")
    if len(trials) != len(counts):
        raise Refused(impossible(Reason.TRIALS_NOT_AS_MANY, "trials"))
    for n, (tried, counted) in enumerate(zip(trials, counts, strict=True), 1):
        if tried < counted:
            raise Refused(impossible(Reason.FEWER_TRIALS_THAN_COUNTED, f"trials[{n}]"))
    return trials
