"""The contract check: `resources/catalog/checks.toml` as domain values."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.catalog.check_examples import story, worked_example
from desktop.catalog.reading import Entry, read
from desktop.domain.contract.items import (
    Basis,
    CheckItem,
    Checks,
    Field,
    Group,
    Kind,
    Option,
    Rule,
    Severity,
    Words,
)
from desktop.domain.shop import Purpose


def load_checks(path: Path) -> Checks:
    """Read the check; raises CatalogError with file and key of what is wrong."""
    root = read(path)
    groups = tuple(_group(x) for x in root.entries("group"))
    items = [_item(x, [group.key for group in groups]) for x in root.entries("check")]
    codes = [item.code for item in items]
    checks = Checks(
        groups=groups,
        items=tuple(sorted(items, key=lambda item: item.code)),
        crosses=tuple(_cross(x) for x in root.entries("cross")),
        facts=tuple(_field(x) for x in root.entries("fact")),
        checked=root.day("checked"),
        examples=tuple(worked_example(x, codes) for x in root.entries("example")),
        stories=tuple(story(x, codes) for x in root.entries("story")),
    )
    root.done()
    return checks


def _group(entry: Entry) -> Group:
    group = Group(entry.word("key"), entry.text("name"))
    entry.done()
    return group


def _item(entry: Entry, groups: list[str]) -> CheckItem:
    item = CheckItem(
        code=entry.word("code"),
        group=entry.word("group", groups),
        question=entry.text("question"),
        answer=_answer(entry, entry.word("name")),
        parts=tuple(_field(x) for x in entry.entries("parts")) if entry.has("parts") else (),
        severity=_severity(entry),
        bad=entry.word("bad", ("yes", "no"), "no") == "yes",
        unknown_is_bad=entry.word("unknown", ("full", "lower"), "lower") == "full",
        short=entry.flag("short"),
        purposes=frozenset(Purpose(x) for x in entry.words("purposes", [*Purpose])) or frozenset(Purpose),
        words=_words(entry),
        ask=entry.text("ask"),
        basis=_basis(entry),
        law=entry.optional_text("law"),
        since=entry.day("since") if entry.has("since") else None,
        cases=_cases(entry),
    )
    entry.done()
    return item


def _cross(entry: Entry) -> Rule:
    rule = Rule(
        code=entry.word("code"),
        severity=_severity(entry),
        words=_words(entry),
        ask=entry.text("ask"),
        basis=_basis(entry),
        law=entry.optional_text("law"),
        since=entry.day("since") if entry.has("since") else None,
    )
    entry.done()
    return rule


def _field(entry: Entry) -> Field:
    field = replace(_answer(entry, entry.word("key")), when=entry.words("when"))
    entry.done()
    return field


def _answer(entry: Entry, key: str) -> Field:
    return Field(
        key=key,
        kind=Kind(entry.word("kind", [*Kind])),
        label=entry.text("label"),
        options=tuple(_option(x) for x in entry.entries("options")) if entry.has("options") else (),
        unit=entry.optional_text("unit"),
        none=entry.optional_text("none"),
        na=entry.flag("na"),
    )


def _option(entry: Entry) -> Option:
    severity = _severity(entry) if entry.has("severity") else None
    option = Option(entry.word("value"), entry.text("name"), severity)
    entry.done()
    return option


def _severity(entry: Entry) -> Severity:
    return Severity(entry.word("severity", [*Severity]))


def _basis(entry: Entry) -> tuple[Basis, ...]:
    return tuple(Basis(x) for x in entry.words("basis", [*Basis]))


def _words(entry: Entry) -> Words:
    return Words(entry.text("title"), entry.text("why"))


def _cases(entry: Entry) -> dict[str, Words]:
    """Read the words of single causes; one without its own reason keeps the item's."""
    if not entry.has("cases"):
        return {}
    cases = entry.table("cases")
    return {key: _case(cases.table(key), entry) for key in entry.mapping("cases")}


def _case(entry: Entry, item: Entry) -> Words:
    words = Words(entry.text("title"), entry.optional_text("why") or item.text("why"))
    entry.done()
    return words
