"""Formulas mean the same here and in a cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.reports.checking.chain import Chain, Given, Step, defined_name
from desktop.reports.checking.formulas import evaluate, keys, shown

VALUES = {"a": Decimal(28), "free": Decimal(5), "price": Decimal("2500.5")}


def test_a_formula_is_worked_out_exactly():
    assert evaluate("MAX(0,a-free)*price", VALUES) == Decimal("57511.5")
    assert evaluate("ROUNDDOWN(ROUND(a*price/3,6),0)", VALUES) == 23338
    assert evaluate("ROUNDUP(-2.1,0)+ROUND(-2.5,0)", {}) == -6
    assert evaluate("IF(AND(a>=28,free<1),price,-free)", VALUES) == -5


def test_keys_give_way_to_names():
    text = shown("MAX(0,a-free)*price", {"a": "有効件数", "free": "無料件数", "price": "成果単価"})
    assert text == "MAX(0,有効件数-無料件数)*成果単価"
    assert keys("IF(a>=1,free,0)") == {"a", "free"}


def test_what_is_no_formula_is_refused():
    with pytest.raises(ValueError, match="no such formula"):
        evaluate("[a]", VALUES)
    with pytest.raises(KeyError):
        evaluate("a+unknown", VALUES)


def test_names_are_never_taken_for_cells():
    assert defined_name("有効件数(お問い合わせ)") == "有効件数_お問い合わせ"
    assert defined_name("Net1") == "_Net1"
    assert defined_name("90 % range") == "_90_range"


def test_figures_called_alike_are_told_apart():
    chain = Chain(
        (Given("a", "単価", "", Decimal(1)), Given("b", "単価", "", Decimal(2))),
        (Step("c", "和", "", "a+b"),),
    )
    assert [chain.named()[key] for key in "abc"] == [("単価", "単価"), ("単価 2", "単価_2"), ("和", "和")]


def test_what_differs_is_followed_downstream():
    right = Chain(
        (Given("a", "a", "", Decimal(1)), Given("b", "b", "", Decimal(2))),
        (Step("c", "c", "", "a+1"), Step("d", "d", "", "c*b"), Step("e", "e", "", "b+1")),
    )
    wrong = Chain((Given("a", "a", "", Decimal(9)), Given("b", "b", "", Decimal(2))), right.steps)
    assert [figure.key for figure in wrong.apart_from(right)] == ["a", "c", "d"]
