"""Files made to do harm: refused or harmless, and never more than 300 MiB above the idle program."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from desktop.importers.archives import LARGEST
from desktop.importers.views import read_files

from .conftest import DATA, MAIN, OFFICE, TOLD, csv_bytes, packed, reading, readings, workbook

MIB = 1024 * 1024
MOST = 300 * MIB
ROOT = Path(__file__).parents[3]
CORNER = '<row r="1"><c r="A1"/></row><row r="1048576"><c r="A1048576" t="str"><v>x</v></c></row>'
MEASURE = """
import json, sys
from datetime import date
from pathlib import Path
from desktop.importers.dates import Told
from desktop.importers.views import read_files

def highest():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM")))

read_files([Path(x) for x in sys.argv[2:]], Told(date(2026, 11, 2)))
Path("/proc/self/clear_refs").write_text("5")  # forget the highest mark so far
before = highest()
views = read_files([Path(sys.argv[1])], Told(date(2026, 11, 2)))
codes = sorted({view.reason.code if view.reason else view.status.value for view in views})
print(json.dumps([codes, highest() - before]))
"""
WARM = [
    str(DATA / "overview_ja.csv"),
    str(DATA / "overview_text_cells.xlsx"),
    str(DATA / "search_console_ja.zip"),
]


def zeros_in_a_zip() -> bytes:
    return packed({"Overview.csv": bytes(400 * MIB)})


def a_claim_of_two_gigabytes() -> bytes:
    """Say of a small entry that it unpacks to two gigabytes, in both places."""
    data = bytearray(packed({"Overview.csv": b"Date,Followers\n9/1,3\n"}, zipfile.ZIP_STORED))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark) + at
        data[place : place + 4] = struct.pack("<I", 2**31 - 1)
    return bytes(data)


def an_entry_larger_than_it_says() -> bytes:
    """Say of 400 MiB of zeros that they are a hundred bytes."""
    data = bytearray(packed({"Overview.csv": bytes(400 * MIB)}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark) + at
        data[place : place + 4] = struct.pack("<I", 100)
    return bytes(data)


def one_entry_under_a_thousand_names() -> bytes:
    """Let the list of entries point at the same bytes again and again."""
    data = packed({"Overview.csv": b"Date,Followers\n" + b"9/1,3\n" * 40_000})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry, count = data[start:end], 900
    tail = bytearray(data[end:])
    tail[8:12] = struct.pack("<HH", count, count)
    tail[12:16] = struct.pack("<I", len(entry) * count)
    return data[:start] + entry * count + bytes(tail)


def packed_in_an_unusual_way() -> bytes:
    """Use a packing that the standard library unpacks without a limit."""
    data = bytearray(packed({"Overview.csv": bytes(400 * MIB)}, zipfile.ZIP_BZIP2))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark) + at
        data[place : place + 4] = struct.pack("<I", 100)
    return bytes(data)


def many_tables_in_a_zip() -> bytes:
    """Fill the room with the first tables, so that there is none for the others."""
    table = b"Date,Followers\n" + b"".join(b"9/1,%d\n" % (n * 7919) for n in range(90_000))
    return packed({f"{n}.csv": table for n in range(25)})


def a_sheet_of_zeros() -> bytes:
    return workbook("", {"xl/sharedStrings.xml": bytes(400 * MIB)})


def cells_in_the_far_corners_of_many_sheets() -> bytes:
    part = f'<worksheet xmlns="{MAIN}"><sheetData>{CORNER}</sheetData></worksheet>'.encode()
    return workbook(CORNER, {f"xl/worksheets/sheet{n}.xml": part for n in range(2, 400)})


def sheets(count: int) -> dict[str, bytes]:
    """List one and the same part as many sheets."""
    named = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, count + 1))
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>'
    return {"xl/workbook.xml": book.encode(), "xl/pad.bin": os.urandom(MIB)}


def a_workbook_of_a_hundred_thousand_sheets() -> bytes:
    return workbook('<row r="1"><c r="A1"/></row>', sheets(100_000))


def one_long_sheet_listed_forty_times() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="str"><v>10</v></c></row>' for n in range(1, 190_000))
    return workbook(rows, sheets(40))


def a_wide_and_long_sheet() -> bytes:
    return workbook('<row r="1"><c r="A1"/></row><row r="200000"><c r="ZZ200000"/></row>')


def many_shared_strings() -> bytes:
    """Unpack to as much as is allowed: millions of short texts."""
    strings = f'<sst xmlns="{MAIN}">'.encode() + b"<si><t/></si>" * 4_600_000 + b"</sst>"
    rows = '<row r="1"><c r="A1" t="s"><v>4</v></c></row>'
    return workbook(rows, {"xl/sharedStrings.xml": strings, "xl/pad.bin": os.urandom(2 * MIB)})


def as_many_shared_strings_as_there_is_room_for() -> bytes:
    strings = (
        f'<sst xmlns="{MAIN}">'.encode() + b"<si><t>abcdefghijklmnopqrstuvwxyz</t></si>" * 999_000 + b"</sst>"
    )
    rows = '<row r="1"><c r="A1" t="s"><v>4</v></c></row>'
    return workbook(rows, {"xl/sharedStrings.xml": strings, "xl/pad.bin": os.urandom(MIB)})


def as_many_cells_as_there_is_room_for() -> bytes:
    row = "".join(f'<c r="{letter}%d" t="str"><v>10</v></c>' for letter in "ABCDEFGH")
    return workbook("".join(f'<row r="{n}">{row.replace("%d", str(n))}</row>' for n in range(1, 120_000)))


def a_text_of_only_separators() -> bytes:
    return b"Date,Followers\n" + b"," * (LARGEST - 100)


def a_text_of_only_line_ends() -> bytes:
    return b"Date,Followers\n" + b"\n" * (LARGEST - 100)


def a_quote_that_never_ends() -> bytes:
    return b'Date,Followers\n9/1,"' + b"x" * (LARGEST - 100)


def a_long_text_that_is_wide() -> bytes:
    """Make every letter take four bytes by one of them."""
    line = b"9/1," + b"1" * 900 + b"\n"
    return "Date,Followers,😀\n".encode() + line * (LARGEST // len(line) - 2)


def nothing_but_mistakes() -> bytes:
    header = b"Date,Video Views,Profile Views,Likes,Comments,Shares\n"
    return header + b"9/1,?a,?b,?c,?d,?e\n" * 140_000


def a_report_of_remarks() -> bytes:
    return b"# Start date: 20261001\n# End date: 20261031\n" + b"# x\n" * 200_000


def titles_that_never_close() -> bytes:
    line = b'"11/2","a "b" c","https://www.tiktok.com/@k/video/7642275818948807944","5/21","1","2","3","4"\n'
    head = b"Time,Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views\n"
    return head + line * 120_000


def entities_in_entities() -> bytes:
    """Let a few names stand for a billion letters."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    dtd = f'<!DOCTYPE sst [<!ENTITY e0 "lol">{levels}]>'
    strings = f'{dtd}<sst xmlns="{MAIN}"><si><t>&e9;</t></si></sst>'.encode()
    return workbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', {"xl/sharedStrings.xml": strings})


HARMFUL: dict[Callable[[], bytes], set[str]] = {
    zeros_in_a_zip: {"file_unpacks_too_large"},
    a_claim_of_two_gigabytes: {"file_unpacks_too_large"},
    an_entry_larger_than_it_says: {"file_damaged"},
    one_entry_under_a_thousand_names: {"file_unpacks_too_large"},
    packed_in_an_unusual_way: {"file_damaged"},
    many_tables_in_a_zip: {"needs_input", "ok", "table_too_large"},
    a_sheet_of_zeros: {"file_unpacks_too_large"},
    cells_in_the_far_corners_of_many_sheets: {"table_too_large"},
    a_workbook_of_a_hundred_thousand_sheets: {"table_too_large"},
    one_long_sheet_listed_forty_times: {"table_too_large"},
    a_wide_and_long_sheet: {"table_too_large"},
    many_shared_strings: {"table_too_large"},
    as_many_shared_strings_as_there_is_room_for: {"not_known_export"},
    as_many_cells_as_there_is_room_for: {"not_known_export"},
    a_text_of_only_separators: {"table_too_large"},
    a_text_of_only_line_ends: {"table_too_large"},
    a_quote_that_never_ends: {"file_damaged"},
    a_long_text_that_is_wide: {"ok"},
    nothing_but_mistakes: {"ok"},
    a_report_of_remarks: {"not_known_export"},
    titles_that_never_close: {"ok"},
    entities_in_entities: {"not_known_export", "file_damaged"},
}


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is measured as Linux counts it")
@pytest.mark.parametrize("make", HARMFUL, ids=lambda make: make.__name__)
def test_nothing_fills_the_memory(make, tmp_path):
    """With -rP it says how much each takes."""
    file = tmp_path / "file"
    file.write_bytes(make())
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, str(file), *WARM],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    codes, kilobytes = json.loads(ran.stdout)
    sys.stdout.write(f"{make.__name__}: {kilobytes // 1024} MiB above the idle program\n")
    assert set(codes) <= HARMFUL[make]
    assert kilobytes * 1024 < MOST


def test_paths_that_climb_out_write_nothing(tmp_path, monkeypatch):
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    october = (DATA / "overview_ja.csv").read_bytes()
    names = [
        "../out.csv",
        "../../out.csv",
        "/tmp/out.csv",
        "C:\\out.csv",
        "a/../../out.csv",
        "\\\\server\\out.csv",
    ]
    made = inside / "x.zip"
    made.write_bytes(packed(dict.fromkeys(names, october)))
    views = read_files([made], TOLD)
    assert {(view.file, view.status.value) for view in views} == {("out.csv", "ok")}
    assert [path.name for path in tmp_path.rglob("*")] == ["inside", "x.zip"]


def test_an_entity_from_outside_is_never_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("46800")
    dtd = f'<!DOCTYPE worksheet [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    cells = '<row r="1"><c r="A1" t="str"><v>Date</v></c><c r="B1" t="str"><v>Followers</v></c></row>'
    cells += '<row r="2"><c r="A2" t="str"><v>9/1</v></c><c r="B2" t="str"><v>&e;</v></c></row>'
    sheet = f'{dtd}<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'.encode()
    found = readings(workbook("", {"xl/worksheets/sheet1.xml": sheet}))
    assert "46800" not in str(found)


def test_formulas_are_never_worked_out():
    """A formula gives the value its file holds, or none; what begins like one in a text is only a text."""
    book = openpyxl.Workbook()
    book.active.append(["Date", "Followers"])
    book.active.append(["9月1日", "=1+1"])
    book.active.append(["9月2日", 12])
    made = io.BytesIO()
    book.save(made)
    assert reading(made.getvalue()).values == {"followers": [None, 12]}
    found = reading(csv_bytes(["Date", "Followers"], ["9月1日", "=cmd|' /C calc'!A0"], ["9月2日", "@SUM(1)"]))
    assert found.values == {"followers": [None, None]}
    assert [x.code for x in found.problems] == ["cell_not_a_number"] * 2


def test_a_title_like_a_formula_stays_a_text():
    head = "Time,Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views\n"
    line = (
        '11/2,"=HYPERLINK(""http://x"")",https://www.tiktok.com/@k/video/7642275818948807944,5/21,1,2,3,4\n'
    )
    assert reading((head + line).encode()).posts[0].title == '=HYPERLINK("http://x")'
