"""How hard a goal is, in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop import language
from desktop.domain.funnels import Span
from desktop.domain.hardness import Hardness, Place
from desktop.wording.amounts import plain
from desktop.wording.goals import average_words, hardness_words

REACH = Span(Decimal("0.01"), Decimal("0.54"), Decimal("18.4"))
BY_LIFT = Span(Decimal(100), Decimal(110), Decimal(130))
LIFT = Span(Decimal(0), Decimal("0.10"), Decimal("0.30"))


def test_what_could_be_reached_is_told_from_low_to_high() -> None:
    language.use("en")
    title, text = hardness_words(Hardness(Place.BEYOND, REACH), None)
    assert title == "Out of every usual range"
    assert "0.5 a month is usual: at the low end less than 0.1, at the high end 18.4" in text


def test_few_are_never_none() -> None:
    language.use("ja")
    assert plain(average_words(Decimal("0.04"), None)) == "0.1未満"
    assert plain(average_words(Decimal("0.099"), None)) == "0.1未満"
    assert plain(average_words(Decimal(0), None)) == "0"


@pytest.mark.parametrize(
    ("place", "said"), [(Place.TYPICAL, "Within what is usual"), (Place.HIGH, "More than is usual")]
)
def test_a_lift_is_told_by_what_is_usual_after_half_a_year(place: Place, said: str) -> None:
    language.use("en")
    title, text = hardness_words(Hardness(place, BY_LIFT, LIFT), None)
    assert title == said
    assert "10% to 30% more is usual: from 110 to 130 a month" in text


@pytest.mark.parametrize("place", [Place.NO_VIEWS, Place.NO_BASELINE, Place.NO_CHAIN, Place.BY_OTHERS])
def test_what_is_missing_is_told(place: Place) -> None:
    language.use("ja")
    title, text = hardness_words(Hardness(place, None), None)
    assert not title
    assert text


def test_that_views_are_missing_is_told() -> None:
    language.use("ja")
    assert "再生数" in hardness_words(Hardness(Place.NO_VIEWS, None), None)[1]
