"""Loads KPIs and measures (`kpis.toml`, `measures.toml`): one list of codes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.domain.kpis import Cadence, Direction, FeeBasis, Formula, Measure, Origin, Tier, Unit
from desktop.domain.shop import Purpose
from desktop.domain.text import Text

_UNIT_WORDS = {
    Unit.YEN: Text("円", "yen"),
    Unit.PERCENT: Text("%", "%"),
    Unit.SECONDS: Text("秒", "s"),
    Unit.HOURS: Text("時間", "h"),
}


def load_kpis(folder: Path) -> Mapping[str, Measure]:
    """Give every KPI and measure by its code; raises CatalogError with file and key."""
    known: dict[str, Measure] = {}
    origins: dict[str, Entry] = {}
    for file, key, is_kpi in (("kpis.toml", "kpi", True), ("measures.toml", "measure", False)):
        whole = read(folder / file)
        for entry in whole.entries(key):
            measure = _measure(entry, is_kpi=is_kpi)
            if measure.code in known:
                raise entry.fault("code", f"a code of its own; {measure.code} is there twice")
            known[measure.code], origins[measure.code] = measure, entry
        whole.done()
    for code, measure in known.items():
        _check_parts(measure, known, origins[code])
    return known


def _measure(entry: Entry, *, is_kpi: bool) -> Measure:
    unit = Unit(entry.word("unit", list(Unit)))
    formulas = tuple(_formula(x) for x in entry.entries("formulas")) if entry.has("formulas") else ()
    measure = Measure(
        code=entry.word("code"),
        number=entry.integer("number") if is_kpi else None,
        name=entry.text("name"),
        unit=unit,
        counter=_UNIT_WORDS.get(unit) or entry.text("counter"),
        tier=Tier(entry.word("tier", list(Tier))),
        branding_tier=Tier(entry.word("branding_tier", list(Tier))) if entry.has("branding_tier") else None,
        direction=Direction(entry.word("direction", list(Direction), Direction.UP)),
        origin=_origin(entry, formulas),
        formulas=formulas,
        needs=entry.words("needs"),
        purposes=_purposes(entry),
        cadence=Cadence(entry.word("cadence", list(Cadence), Cadence.MONTHLY)),
        fee_basis=FeeBasis(entry.word("fee", list(FeeBasis), FeeBasis.NO)),
        definition=entry.text("definition"),
        where=entry.text("where"),
        gaming=entry.text("gaming") if is_kpi else entry.optional_text("gaming"),
        reason=entry.text("reason") if is_kpi else entry.optional_text("reason"),
        invalid=entry.word("invalid", default=""),
        weight=entry.word("weight", default=""),
        level=entry.flag("level"),
        signed=entry.flag("signed"),
    )
    entry.done()
    return measure


def _origin(entry: Entry, formulas: tuple[Formula, ...]) -> Origin:
    return Origin(entry.word("origin", list(Origin), Origin.COMPUTED if formulas else Origin.MEASURED))


def _purposes(entry: Entry) -> frozenset[Purpose]:
    words = entry.words("purposes", ["all", *Purpose])
    return frozenset(Purpose) if "all" in words else frozenset(map(Purpose, words))


def _formula(entry: Entry) -> Formula:
    formula = Formula(
        plus=entry.words("plus"),
        minus=entry.words("minus"),
        before=entry.words("before"),
        over=entry.words("over"),
        in_use=entry.words("in_use"),
        times=entry.integer("times", 1),
        purpose=Purpose(entry.word("purpose", list(Purpose))) if entry.has("purpose") else None,
    )
    entry.done()
    return formula


def _check_parts(measure: Measure, known: Mapping[str, Measure], entry: Entry) -> None:
    """Refuse parts that are no code, and figures that would be worked out from themselves."""
    reach, ahead = set(), _parts(measure)
    while ahead:
        code = ahead.pop()
        if code not in known:
            raise entry.fault("formulas", f"codes of the catalogue; {code} is none")
        if code == measure.code:
            raise entry.fault("formulas", "no circle: it would be worked out from itself")
        if code not in reach:
            reach.add(code)
            ahead |= _parts(known[code])


def _parts(measure: Measure) -> set[str]:
    formulas = {code for formula in measure.formulas for code in formula.codes}
    return formulas | set(measure.needs) | ({measure.invalid, measure.weight} - {""})
