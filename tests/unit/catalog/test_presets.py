"""The goals to begin with, as their file has them: some for each purpose, and their worth by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.catalog.catalog import Catalog
from desktop.catalog.presets import load_presets
from desktop.catalog.reading import CatalogError
from desktop.domain.goals import ceiling_price
from desktop.domain.presets import presets_for
from desktop.domain.setup import SetupDraft, goal_choices
from desktop.domain.shop import Purpose
from desktop.settings import resources

CATALOG = Catalog(resources() / "catalog")


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("quotes", [True, False])
def test_each_purpose_has_two_to_four_that_can_be_a_goal(purpose: Purpose, quotes: bool) -> None:
    found = presets_for(CATALOG.presets, SetupDraft(purpose=purpose, quotes=quotes))
    assert 2 <= len(found) <= 4
    assert {x.kpi for x in found} <= set(goal_choices(CATALOG.default_plans[purpose]))
    assert all((x.assumed is None) == (purpose is Purpose.BRANDING) for x in found)


def test_codes_are_their_own() -> None:
    codes = [x.code for x in CATALOG.presets]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(("code", "ceiling"), [("inquiries_more", 4_800), ("quotes_more", 13_500)])
def test_the_worth_gives_the_known_ceilings(code: str, ceiling: int) -> None:
    (worth,) = [x.assumed for x in CATALOG.presets if x.code == code]
    assert worth is not None
    assert ceiling_price(worth.gross_profit, worth.close_rate, worth.pay_share) == ceiling


@pytest.mark.parametrize("how_many", ["", "more = 2\na_month = 3\n"])
def test_how_many_is_said_once(tmp_path: Path, how_many: str) -> None:
    text = f'[[preset]]\ncode = "x"\npurpose = "leads"\nname = {{ ja = "例", en = "x" }}\nkpi = "x"\nmonths = 3\n{how_many}'
    (tmp_path / "presets.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError, match="one of a_month"):
        load_presets(tmp_path)
