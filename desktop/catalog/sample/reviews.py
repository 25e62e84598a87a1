"""The sample's quarterly reviews, and the actions and promises that came out of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.catalog.reading import Entry
from desktop.catalog.sample.entries import SHOP, row_id, said
from desktop.domain.month import Month
from desktop.domain.reviews import Action, ActionKind, Review, ReviewKind


def read_review(number: int, entry: Entry, language: str) -> Review:
    """Read one review; without a day it is due and not held."""
    review = Review(
        id=row_id("review", number),
        shop=SHOP,
        month=entry.month("month"),
        kind=ReviewKind.QUARTERLY,
        held=_day(entry, "held"),
        happened=said(entry, "happened", language),
        why=said(entry, "why", language),
        decided=said(entry, "decided", language),
    )
    entry.done()
    return review


def read_actions(
    actions: Sequence[Entry], promises: Sequence[Entry], agency: str, language: str
) -> tuple[Action, ...]:
    """Read the actions, then what the agency promised and has not done; each kind is numbered from 1."""
    done = [_action(number, entry, language) for number, entry in enumerate(actions, 1)]
    open_still = [_promise(number, entry, agency, language) for number, entry in enumerate(promises, 1)]
    return (*done, *open_still)


def _action(number: int, entry: Entry, language: str) -> Action:
    action = Action(
        id=row_id("action", number),
        shop=SHOP,
        number=number,
        kind=ActionKind.ACTION,
        text=said(entry, "text", language),
        owner=entry.word("owner"),
        agency=entry.flag("agency"),
        due=entry.month("due"),
        since=entry.month("since"),
        due_day=_day(entry, "due_day"),
        done=_day(entry, "done"),
        kpi=entry.word("kpi", default=""),
        expected=said(entry, "expected", language),
        seen=said(entry, "seen", language),
    )
    entry.done()
    return action


def _promise(number: int, entry: Entry, agency: str, language: str) -> Action:
    since: Month = entry.month("since")
    promise = Action(
        id=row_id("promise", number),
        shop=SHOP,
        number=number,
        kind=ActionKind.PROMISE,
        text=said(entry, "text", language),
        owner=agency,
        agency=True,
        due=since,
        since=since,
    )
    entry.done()
    return promise


def _day(entry: Entry, key: str) -> date | None:
    return entry.day(key) if entry.has(key) else None
