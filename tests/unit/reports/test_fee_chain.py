"""The verification sheet's own computation against the statement, for every stored contract and mistake."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import language
from desktop.catalog.catalog import Catalog
from desktop.domain.fees.case import MonthCase
from desktop.domain.fees.mistakes import Mistake, as_if
from desktop.domain.fees.statement import accounts, month_statement
from desktop.reports.checking.fee_chain import chain
from desktop.reports.checking.rows import CheckRow, Places, blocks
from desktop.reports.model import Report
from tests.unit.reports.making import bill_report, fee_case, fee_cases

PAIRS = list(itertools.combinations(Mistake, 2))


def assert_agrees(case: MonthCase) -> None:
    wanted, values = month_statement(case), chain(case, {}).values()
    assert values["net"] == wanted.net
    assert values["tax"] == wanted.tax
    assert values["total"] == wanted.total
    assert values.get("payable", values["total"]) == wanted.payable


@pytest.mark.parametrize("name", fee_cases())
def test_every_month_of_every_contract_is_computed_alike(name: str):
    for case, _statement in accounts(*fee_case(name)):
        assert_agrees(case)
        for mistake in Mistake:
            assert_agrees(as_if(case, (mistake,)))


@settings(max_examples=300)
@given(st.sampled_from(fee_cases()), st.sampled_from(PAIRS), st.data())
def test_two_mistakes_at_once_are_computed_alike(
    name: str, mistakes: tuple[Mistake, Mistake], data: st.DataObject
):
    cases = [case for case, _statement in accounts(*fee_case(name))]
    assert_agrees(as_if(data.draw(st.sampled_from(cases)), mistakes))


class Anywhere(dict[str, str]):
    """Stands for sheets whose cells are not looked at."""

    def __missing__(self, key: str) -> str:
        return f"Sheet!{key}"


def rows_of(report: Report) -> list[CheckRow]:
    """Every row of the verification sheet, in Japanese."""
    anywhere = Anywhere()
    with language.speaking("ja"):
        places = Places(anywhere, anywhere, anywhere, {"": "months"})
        return [row for block in blocks(report, places) for row in block.rows]


@pytest.mark.parametrize("name", fee_cases())
def test_every_row_of_every_bill_agrees(catalog: Catalog, name: str):
    terms, results = fee_case(name)
    report = bill_report(catalog, terms, results, None)
    rows = rows_of(report)
    checked = [row for row in rows if row.agrees is not None]
    assert [row.label for row in checked if not row.agrees] == []
    assert {row.key for group in report.fees.groups for row in group.rows if row.total} <= {
        "variable",
        "net",
        "total",
        "payable",
    }
    assert len(checked) >= 4


@settings(max_examples=120)
@given(st.sampled_from(fee_cases()), st.sampled_from(Mistake))
def test_an_invoice_with_one_mistake_is_explained_line_by_line(catalog: Catalog, name: str, mistake: Mistake):
    terms, results = fee_case(name)
    *_earlier, (case, statement) = accounts(terms, results)
    invoiced = month_statement(as_if(case, (mistake,))).payable
    report = bill_report(catalog, terms, results, invoiced)
    fees = report.fees
    rows = [row for group in fees.groups for row in group.rows]
    assert rows[-1].total
    assert (rows[-1].contract, rows[-1].invoice) == (statement.payable, invoiced)
    assert fees.inferred == (len(fees.explanations) == 1)
    if fees.inferred:
        lines = [row for row in rows if row.key not in ("variable", "total", "withholding", "payable")]
        assert all(row.invoice is not None for row in lines)
    checked = rows_of(report)
    assert [row.label for row in checked if row.agrees is False] == []
    explained = [row for row in checked if row.reported and row.reported.formula == "請求書の金額"]
    assert len(explained) == len(fees.explanations)
