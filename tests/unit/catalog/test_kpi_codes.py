"""The catalogue against a list kept apart from it: no code, unit, tier, purpose or fee basis changes by accident."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from desktop.domain.kpis import Formula, Measure, Tier
from desktop.domain.shop import Purpose

KEPT = tomllib.loads((Path(__file__).parents[2] / "data" / "kpi_codes.toml").read_text(encoding="utf-8"))
NOTES = Path(__file__).parents[4] / "shared" / "domain" / "notes.md"
_TIERS = {"成果": "result", "中間": "intermediate", "参考": "reference", "成果(B)": "result for branding"}
_DIRECTIONS = {"↑": "up", "↓": "down", "→": "band"}
_PURPOSES = {"C": "customers", "H": "hiring", "B": "branding", "S": "online_sales", "L": "leads"}
_BASES = {"○": ("yes",), "△": ("conditional",), "×": ("no",), "–": ("no",), "△/×": ("conditional", "no")}
_CADENCES = {"W": "weekly", "M": "monthly", "Q": "quarterly"}


def row(measure: Measure) -> list[object]:
    branding = measure.branding_tier is Tier.RESULT and measure.tier is Tier.INTERMEDIATE
    everyone = measure.purposes == frozenset(Purpose)
    return [
        measure.number,
        measure.unit.value,
        measure.direction.value,
        "result for branding" if branding else measure.tier.value,
        "all" if everyone else " ".join(sorted(measure.purposes)),
        measure.cadence.value,
        measure.fee_basis.value,
    ]


def test_every_kpi_is_as_it_was_laid_down(catalog):
    kpis = {code: row(x) for code, x in catalog.measures.items() if x.number is not None}
    assert kpis == KEPT["kpis"]


def formula(one: Formula) -> str:
    """Write a formula in one line: parts added, taken off, divided by, and what it is multiplied with."""
    before = f" before {' '.join(one.before)}" if one.before else ""
    over = f" / {' + '.join(one.over)}" if one.over else ""
    used = f"used of {' '.join(one.in_use)}" if one.in_use else ""
    parts = used or " - ".join(filter(None, (" + ".join(one.plus), " - ".join(one.minus))))
    times = f" x {one.times}" if one.times != 1 else ""
    purpose = f" for {one.purpose.value}" if one.purpose else ""
    return f"{parts}{before}{over}{times}{purpose}"


def test_every_kpi_is_worked_out_as_it_was_laid_down(catalog):
    found = {
        code: [formula(x) for x in measure.formulas]
        for code, measure in catalog.measures.items()
        if measure.formulas
    }
    assert found == KEPT["formulas"]


def test_every_measure_kpis_are_made_of_is_there_with_its_unit(catalog):
    parts = {code: x.unit.value for code, x in catalog.measures.items() if x.number is None}
    assert parts == KEPT["measures"]


def test_the_recommended_plans_are_those_laid_down(catalog):
    plans = catalog.default_plans.by_purpose.values()
    said = {
        plan.purpose.value: " | ".join(
            (plan.result, *(" ".join(x) for x in (plan.quality, plan.intermediate, plan.steering)))
        ).strip()
        for plan in plans
    }
    assert said == KEPT["plans"]
    for plan in plans:
        assert plan.reference == ("views", "followers", "engagement_rate")
        for code, _tier in plan.lines(quotes=True):
            assert plan.purpose in catalog.measures[code].purposes or code in plan.reference, code


@pytest.mark.skipif(not NOTES.is_file(), reason="the product notes are not here")
def test_the_product_notes_say_the_same(catalog):
    lines = NOTES.read_text(encoding="utf-8").splitlines()
    told = [[x.strip() for x in line.strip().strip("|").split("|")] for line in lines]
    table = [x for x in told if len(x) == 13 and x[0].isdigit()]
    assert len(table) == 74
    for (
        number,
        code,
        _ja,
        _en,
        unit,
        direction,
        tier,
        purposes,
        _formula,
        _where,
        _how,
        cadence,
        fee,
    ) in table:
        ours = row(catalog.measures[code])
        meant = "all" if purposes == "all" else " ".join(sorted(_PURPOSES[x] for x in purposes.split(",")))
        assert ours[:5] == [int(number), unit, _DIRECTIONS[direction], _TIERS[tier], meant], code
        assert ours[5] in [_CADENCES[x] for x in cadence.split("/")], code
        assert ours[6] in _BASES[fee.split(" ")[0]], code
