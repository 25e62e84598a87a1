"""Cells without a value that can be read are shown as text, in every dialect of the format; all others stay."""

from __future__ import annotations

import pytest

from desktop.importers.formulas import LONGEST, shown


def sheet(cells: bytes) -> bytes:
    return b"<sheetData><row>" + cells + b"</row></sheetData>"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (b'<c r="A1" s="3"><f>SUM(B1)</f><v/></c>', b"=SUM(B1)"),
        (b'<c r="A1"><f>SUM(B1)</f><v></v></c>', b"=SUM(B1)"),
        (b'<c r="A1" t="n"><f t="shared" si="0"/></c>', b"="),
        (b'<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', b"#DIV/0!"),
        (b'<c r="A1" t="e"><v>#REF!</v></c>', b"#REF!"),
        (b'<c r="A1" s="9"><v>-106751991169</v></c>', b"-106751991169"),
        (b'<c r="A1" t="n"><v>-1e+20</v></c>', b"-1e+20"),
        (b'<c r="A1"><f>' + b"A" * 900 + b"</f></c>", b"=" + b"A" * (LONGEST - 1)),
    ],
)
def test_what_has_no_value_is_shown(cell, text):
    found = shown(sheet(cell))
    assert b'<c r="A1"' in found
    assert b't="inlineStr"><is><t>' + text + b"</t></is></c>" in found


def test_a_prefix_is_kept():
    assert b"<x:c r='A1' t=\"inlineStr\"><x:is><x:t>=1</x:t></x:is></x:c>" in shown(
        sheet(b"<x:c r='A1'><x:f>1</x:f></x:c>")
    )


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="A1"><v>5</v></c>',
        b'<c r="A1"><f>2+3</f><v>5</v></c>',
        b'<c r="A1" t="str"><f>IF(1,"")</f><v></v></c>',
        b'<c r="A1" s="4"/><c r="B1" t="s"><v>0</v></c>',
        b'<c r="A1" t="inlineStr"><is><t>-999999999999999</t></is></c>',
    ],
)
def test_everything_else_stays_as_it_is(cell):
    more = b'<c r="C1" t="e"><v>#N/A</v></c>'
    assert shown(sheet(cell + more)).startswith(sheet(cell)[: -len(b"</row></sheetData>")])
    assert shown(sheet(cell)) == sheet(cell)
