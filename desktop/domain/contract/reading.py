"""Answers out of a document (TOML), each of the kind its question takes.

Raises `Refused` (unknown_key, missing_key, wrong_type, impossible) with the key in `where`, such as
``answers.result_tier``; whoever opened the file adds its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.domain import documents as read
from desktop.domain.contract.contracts import Answer
from desktop.domain.contract.items import NONE, NOT_APPLICABLE, UNKNOWN, Checks, Field, Kind
from desktop.domain.documents import Reason, Table, impossible
from desktop.domain.problems import Refused
from desktop.domain.shop import Purpose


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """What an answers file holds; `terms` names the file of the money side, as written."""

    purpose: Purpose
    answers: Mapping[str, Answer]
    terms: str | None = None


_SHAPES: Mapping[Kind, tuple[str, ...]] = {
    Kind.YES_NO: ("true", "false"),
    Kind.CHOICE: (),
    Kind.NUMBER: ("0", "1", "2 …"),
    Kind.YEN: ("0", "1", "2 …"),
    Kind.RATE: ("0.03",),
    Kind.TEXT: ("…",),
}
"""What an answer may be beside the words of its field, as a refusal says it."""


def read_answers(document: Mapping[str, object], checks: Checks) -> AnswerSheet:
    """Read a whole answers file."""
    root = Table(document)
    root.only(("purpose", "terms", "answers"))
    purpose = root.take("purpose", read.choice(Purpose))
    terms = root.take_or("terms", read.text, None)
    answers, fields = root.table_or_empty("answers"), checks.fields()
    answers.only(fields)
    return AnswerSheet(purpose, {key: answers.take(key, reader(fields[key])) for key in answers.data}, terms)


def reader(field: Field) -> Callable[[object], Answer]:
    """Make the reader of a field's answers: its kind, "unknown", and the words it allows."""
    allowed = _words(field)

    def answer(raw: object) -> Answer:
        if isinstance(raw, str) and raw in allowed:
            return raw
        if raw in (UNKNOWN, NOT_APPLICABLE, NONE):
            choices = (*_SHAPES[field.kind], *allowed)
            raise Refused(impossible(Reason.NOT_A_CHOICE, choices=", ".join(choices)))
        return _of_kind(field, raw, allowed)

    return answer


def _words(field: Field) -> tuple[str, ...]:
    words = [option.value for option in field.options]
    if field.none is not None:
        words.append(NONE)
    if field.na:
        words.append(NOT_APPLICABLE)
    return (*words, UNKNOWN)


def _of_kind(field: Field, raw: object, allowed: tuple[str, ...]) -> Answer:
    match field.kind:
        case Kind.YES_NO:
            return read.flag(raw)
        case Kind.CHOICE:
            return read.one_of(allowed)(raw)
        case Kind.RATE:
            return f"{read.rate(raw):f}"
        case Kind.TEXT:
            return read.text(raw)
    return read.whole(raw)
