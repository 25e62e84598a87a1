"""The fit check: `resources/catalog/fit.toml` as domain values."""

from __future__ import annotations

from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.domain.fit import WHOLE, FitCheck, Gate, GateKind, Part, Question, Verdict
from desktop.domain.shop import Purpose, Trade


def load_fit(folder: Path) -> FitCheck:
    """Give gates, questions and verdicts; raises CatalogError with file and key."""
    whole = read(folder / "fit.toml")
    verdicts, parts = whole.table("verdicts"), whole.table("parts")
    check = FitCheck(
        gates=tuple(_gate(x) for x in whole.entries("gate")),
        questions=tuple(_question(x) for x in whole.entries("question")),
        verdicts={verdict: verdicts.text(verdict.value) for verdict in Verdict},
        parts={part: parts.text(part.value) for part in Part},
    )
    for entry in (verdicts, parts, whole):
        entry.done()
    if sum(question.weight for question in check.questions) != WHOLE:
        raise whole.fault("question.weight", f"weights that add up to {WHOLE}")
    return check


def _gate(entry: Entry) -> Gate:
    gate = Gate(
        code=entry.word("code"),
        kind=GateKind(entry.word("kind", list(GateKind))),
        tick=entry.text("tick"),
        sentence=entry.text("sentence"),
        first=entry.text("first"),
        check=entry.word("check", default=""),
        trade=Trade(entry.word("trade", list(Trade))) if entry.has("trade") else None,
        purpose=Purpose(entry.word("purpose", list(Purpose))) if entry.has("purpose") else None,
    )
    entry.done()
    return gate


def _question(entry: Entry) -> Question:
    worst, middle, best = entry.texts("anchors", 3)
    question = Question(
        code=entry.word("code"),
        part=Part(entry.word("part", list(Part))),
        weight=entry.integer("weight"),
        ask=entry.text("ask"),
        anchors=(worst, middle, best),
        first=entry.text("first"),
        worst=entry.optional_text("worst"),
    )
    entry.done()
    return question
