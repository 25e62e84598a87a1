"""How hard a goal is, in words."""

from __future__ import annotations

from decimal import Decimal

from desktop import language
from desktop.domain.funnels import Span
from desktop.domain.hardness import Hardness, Place
from desktop.wording.goals import hardness_words

REACH = Span(Decimal("0.01"), Decimal("0.54"), Decimal("18.4"))


def test_what_could_be_reached_is_told() -> None:
    language.use("en")
    title, text = hardness_words(Hardness(Place.BEYOND, REACH), None)
    assert title == "Out of every usual range"
    assert "18.4" in text


def test_what_is_missing_is_told() -> None:
    language.use("ja")
    title, text = hardness_words(Hardness(Place.NO_VIEWS, None), None)
    assert not title
    assert "再生数" in text
