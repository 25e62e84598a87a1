"""The KPI catalogue is complete, in both languages, and its formulas can be worked out."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest

from desktop.catalog.kpis import load_kpis
from desktop.catalog.reading import CatalogError
from desktop.domain.kpis import Direction, FeeBasis, Origin, Tier, Unit
from desktop.domain.shop import Purpose
from desktop.settings import resources

FOLDER = resources() / "catalog"
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("kpis.toml", "measures.toml"):
        shutil.copy(FOLDER / name, tmp_path)
    return tmp_path


def replaced(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_74_kpis_are_there_once_each(catalog):
    numbers = sorted(x.number for x in catalog.measures.values() if x.number)
    assert numbers == list(range(1, 75))
    assert sum(1 for x in catalog.measures.values() if x.number is None) == 32


def test_every_text_is_there_in_both_languages(catalog):
    for measure in catalog.measures.values():
        told = [measure.name, measure.definition, measure.where]
        told += [measure.gaming, measure.reason] if measure.number else []
        for text in told:
            assert text is not None, measure.code
            assert JAPANESE.search(text.ja), (measure.code, text.ja)
            assert text.en.isascii() or not JAPANESE.search(text.en), (measure.code, text.en)


def test_names_are_told_apart_and_short_enough_for_a_row(catalog):
    kpis = [x for x in catalog.measures.values() if x.number]
    assert len({x.name.ja for x in kpis}) == len({x.name.en for x in kpis}) == 74
    assert max(len(x.name.ja) for x in kpis) <= 20
    assert max(len(x.name.en) for x in kpis) <= 42


def test_japanese_is_written_by_the_house_rules(catalog):
    for measure in catalog.measures.values():
        for text in (measure.definition, measure.where, measure.gaming, measure.reason):
            if text is not None:
                assert text.ja.endswith("。"), text.ja
                assert not re.search(r"[０-９％（）~～]", text.ja), text.ja


def test_formulas_name_only_codes_of_the_catalogue(catalog):
    for measure in catalog.measures.values():
        for formula in measure.formulas:
            assert formula.codes
            assert set(formula.codes) <= set(catalog.measures), measure.code


def test_formulas_can_be_put_in_order(catalog):
    """No figure is worked out from itself, however long the way."""
    done, left = set(), dict(catalog.measures)
    while left:
        ready = [
            code
            for code, measure in left.items()
            if {part for formula in measure.formulas for part in formula.codes} | set(measure.needs) <= done
        ]
        assert ready, sorted(left)
        done.update(ready)
        left = {code: measure for code, measure in left.items() if code not in done}


def test_rates_and_differences_are_computed_and_counts_are_typed(catalog):
    for measure in catalog.measures.values():
        ratio = any(formula.over for formula in measure.formulas)
        assert not (ratio and measure.typed), measure.code
        if measure.origin is Origin.COMPUTED:
            assert measure.formulas, measure.code


def test_what_the_field_says_of_some_of_them(catalog):
    kpis = catalog.measures
    assert kpis["views"].tier is Tier.REFERENCE
    assert kpis["views"].fee_basis is FeeBasis.NO
    assert kpis["qualified_inquiries"].fee_basis is FeeBasis.YES
    assert kpis["store_visits"].fee_basis is FeeBasis.CONDITIONAL
    assert kpis["cost_per_result"].direction is Direction.DOWN
    assert kpis["posts_published"].direction is Direction.BAND
    assert kpis["local_audience_share"].unit is Unit.PERCENT
    assert kpis["inquiries"].tier is Tier.RESULT
    assert kpis["new_followers"].tier is Tier.REFERENCE
    assert kpis["page_views"].tier is Tier.INTERMEDIATE


def test_being_known_is_a_result_only_for_those_who_want_to_be_known(catalog):
    for code in ("branded_search_growth", "positive_mention_rate", "brand_awareness"):
        measure = catalog.measures[code]
        assert measure.tier_for(Purpose.BRANDING) is Tier.RESULT
        assert measure.tier_for(Purpose.CUSTOMERS) is Tier.INTERMEDIATE


def test_loading_is_quick_enough_for_the_start():
    best = min(_seconds() for _ in range(5))
    assert best < 0.05, f"{best:.3f} s"


def _seconds() -> float:
    start = time.perf_counter()
    load_kpis(FOLDER)
    return time.perf_counter() - start


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('code = "views"', 'code = "saves"', "code"),
        ('tier = "reference"', 'tier = "refernce"', "tier"),
        ('en = "Video views"', 'en = ""', "name"),
        ('cadence = "weekly"', 'cadance = "weekly"', "cadance"),
        ('over = ["views"]', 'over = ["viewz"]', "formulas"),
        ('plus = ["likes", "comments"', 'plus = ["engagement_rate", "comments"', "formulas"),
    ],
)
def test_a_wrong_entry_is_told_with_file_and_key(copy, old, new, key):
    replaced(copy, "kpis.toml", old, new)
    with pytest.raises(CatalogError) as told:
        load_kpis(copy)
    assert told.value.file == "kpis.toml"
    assert told.value.key.split(".")[-1] == key


def test_a_code_may_not_stand_in_both_files(copy):
    replaced(copy, "measures.toml", 'code = "inquiries"', 'code = "views"')
    with pytest.raises(CatalogError, match=r"measures\.toml"):
        load_kpis(copy)
