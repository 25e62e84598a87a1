"""Files are opened by what they are; what cannot be opened says why in one code."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from datetime import date

import openpyxl
import pytest

from desktop.importers import archives
from desktop.importers.dates import Told
from desktop.importers.files import open_bytes, open_file
from desktop.importers.tables import Table, Unread

from .conftest import (
    DATA,
    csv_bytes,
    go_on,
    of_file,
    packed,
    reading,
    readings,
    refusal,
    table,
    workbook,
)

SUMS = {"views": 46_800, "profile_views": 592, "likes": 1_671, "comments": 30, "shares": 49}
OVERVIEWS = (
    "overview_ja.csv",
    "overview_cp932.csv",
    "overview_unicode_text.txt",
    "overview_text_cells.xlsx",
    "Overview_2026-10-01_1793600100_9f2c4be07d1a6e3358c0.zip",
)


@pytest.mark.parametrize("name", OVERVIEWS)
def test_the_same_month_in_every_form(name):
    found = of_file(name)
    assert found.source == "tiktok_studio.overview"
    assert found.sums() == SUMS
    assert (found.first, found.last, found.rows) == (date(2026, 10, 1), date(2026, 10, 31), 31)
    assert found.problems == ()


@pytest.mark.parametrize("name", ["ファイル.csv", "x.pdf", "Overview 2.csv.txt", "no ending"])
def test_the_name_does_not_matter(name):
    for kind in OVERVIEWS[:4]:
        assert reading((DATA / kind).read_bytes(), name).sums() == SUMS


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jp"]
)
def test_encodings(october, encoding):
    text = october().decode("utf-8-sig")
    assert reading(text.encode(encoding)).sums() == SUMS


def test_utf8_is_not_taken_for_cp932():
    # these bytes are valid CP932 too, as 陦ｨ遉ｺ蝗樊焚
    assert table("表示回数,日付\n1,2".encode()).rows[0] == ["表示回数", "日付"]


def test_marks_that_only_cp932_has():
    assert table("①㈱№髙﨑～－,x\n".encode("cp932")).rows[0] == ["①㈱№髙﨑～－", "x"]


@pytest.mark.parametrize(
    ("separator", "first"), [(",", ""), (";", ""), ("\t", ""), (";", "sep=;\n"), (",", "sep=,\r\n")]
)
def test_separators(separator, first):
    rows = [["Date", "Followers"], ["9月16日", "10"], ["9月17日", "12"]]
    text = first + "\n".join(separator.join(row) for row in rows)
    assert reading(text.encode()).sums() == {"followers": 12}


def test_a_row_keeps_its_number_under_a_sep_line():
    found = reading("sep=,\nDate,Followers\n9月16日,10\n9月17日,zehn\n".encode())
    assert found.problems[0].values["row"] == 4


def test_titles_may_stand_above_the_header():
    found = reading("10月のまとめ\n\nDate,Followers\n10月1日,5\n".encode())
    assert found.sums() == {"followers": 5}


def test_a_workbook_saved_by_excel_has_numbers_and_days():
    book = openpyxl.Workbook()
    book.active.append(["Date", "Followers"])
    book.active.append([date(2026, 9, 16), 1234])
    book.active.append([date(2026, 9, 17), 1240.0])
    book.create_sheet("メモ").append(["覚え書き", "なし"])
    made = io.BytesIO()
    book.save(made)
    first, second = readings(made.getvalue())
    assert (first.last, first.sums()) == (date(2026, 9, 17), {"followers": 1240})
    assert second.problem.code == "not_known_export"


def test_every_entry_of_a_zip_is_looked_at(october):
    made = packed(
        {
            "Overview.csv": october(),
            "inside/Overview.xlsx": (DATA / "overview_text_cells.xlsx").read_bytes(),
            "写真.png": b"\x89PNG\r\n\x1a\n",
            "__MACOSX/._Overview.csv": b"rubbish",
            ".DS_Store": b"rubbish",
            "folder/": b"",
        }
    )
    found = open_bytes(made, "x.zip", go_on)
    assert [(x.file, type(x), x.archive) for x in found] == [
        ("Overview.csv", Table, "x.zip"),
        ("Overview.xlsx", Table, "x.zip"),
        ("写真.png", Unread, "x.zip"),
    ]


def test_japanese_names_of_old_windows_zips_are_readable():
    made = packed({"XXXXXXXX.csv": b"Date,Followers\n9/1,3"}).replace(b"XXXXXXXX", "フォロワ".encode("cp932"))
    assert [x.file for x in open_bytes(made, "x.zip", go_on)] == ["フォロワ.csv"]


def test_entries_that_climb_out_of_the_zip_write_nothing(tmp_path, october, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = packed(
        {"../../evil.csv": october(), "C:\\windows\\evil2.csv": october(), "/etc/evil3.csv": october()}
    )
    assert [x.file for x in open_bytes(made, "x.zip", go_on)] == ["evil.csv", "evil2.csv", "evil3.csv"]
    assert list(tmp_path.parent.rglob("evil*")) == []


def test_an_entry_without_a_name(october):
    data = packed({"a": october()}).replace(b"a", b"\0", 1)
    at = data.index(b"PK\x01\x02") + 46
    found = readings(data[:at] + b"\0" + data[at + 1 :])
    assert len(found) == 1


def test_a_zip_in_a_zip_is_not_opened(october):
    inner = packed({"Overview.csv": october()})
    assert refusal(packed({"Overview.zip": inner})) == "zip_inside_zip"


def test_a_zip_of_pictures():
    made = packed({"a.png": b"\x89PNG", "b.jpg": b"\xff\xd8\xff\xe0"})
    assert refusal(made) == "no_table_inside"
    assert refusal(packed({})) == "no_table_inside"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf \r\n", "file_empty"),
        (b"\0" * 300, "file_empty"),
        (b"%PDF-1.7 ...", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n", "not_a_table"),
        (b"  <!DOCTYPE html><html></html>", "not_a_table"),
        (b"<html>login</html>", "not_a_table"),
        (b"\x1f\x8b\x08\0\0\0", "not_a_table"),
        (bytes(range(256)) * 4, "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "other_workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90 + "EncryptedPackage".encode("utf-16-le"),
            "file_protected",
        ),
        (b"PK\x03\x04 and no more", "file_damaged"),
        ("日付".encode("utf-8-sig")[:-1], "file_damaged"),
        ("名前,値\n長い".encode()[:-1], "file_damaged"),
        (b"name,value\na,1\n", "not_known_export"),
        (b'{"Video": {"Videos": []}}', "not_known_export"),
    ],
)
def test_what_is_no_table_of_ours(data, code):
    assert refusal(data) == code


@pytest.mark.parametrize("part", ["xl/workbook.bin", "content.xml", "Index/Document.iwa"])
def test_workbooks_of_other_programs(part):
    assert refusal(packed({part: b"..."})) == "other_workbook"


@pytest.mark.parametrize("name", ["overview_text_cells.xlsx", "Followers_kashi.yukitsuri.zip"])
def test_a_cut_archive(name):
    data = (DATA / name).read_bytes()
    for length in (30, len(data) // 2, len(data) - 10):
        assert refusal(data[:length]) == "file_damaged"


def test_an_entry_whose_bytes_were_changed(october):
    data = bytearray(packed({"Overview.csv": october()}, zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    assert refusal(bytes(data)) == "file_damaged"


def test_a_zip_with_a_password():
    data = bytearray(packed({"a.csv": b"x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == "file_protected"


def test_bombs_are_refused_before_they_unpack():
    zeros = bytes(60 * 1024 * 1024)
    assert refusal(packed({"a.csv": zeros})) == "file_unpacks_too_large"
    assert refusal(workbook("", {"xl/sharedStrings.xml": zeros})) == "file_unpacks_too_large"
    assert refusal(packed({"b.xlsx": workbook("", {"xl/media.xml": zeros})})) == "file_unpacks_too_large"
    assert refusal(packed({f"{n}.csv": b"" for n in range(1500)})) == "file_unpacks_too_large"


def test_an_entry_larger_than_it_says(october):
    data = packed({"Overview.csv": october()})
    said = len(october()).to_bytes(4, "little")
    assert refusal(data.replace(said, (40).to_bytes(4, "little"))) == "file_damaged"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (
            '<row r="1"><c r="A1"/></row><row r="9"><c r="XFD1048576" t="str"><v>x</v></c></row>',
            "table_too_large",
        ),
        ("<row><c t=\"str\"><v>x</v></c></row><row r='1048576'><c><v>1</v></c></row>", "other_workbook"),
        ('<row r="1"><c r="&#65;1048576"><v>1</v></c></row>', "other_workbook"),
        ('<row r="1"><x:c xmlns:x="u" r="ZZZ1048576"><v>1</v></x:c></row>', "table_too_large"),
    ],
)
def test_a_cell_in_the_far_corner_does_not_fill_the_memory(cells, code):
    assert refusal(workbook(cells)) == code


def test_a_sheet_in_an_encoding_where_cells_could_hide():
    hidden = '<worksheet><sheetData><row r="1"><c r="XFD1048576"/></row></sheetData></worksheet>'
    assert refusal(workbook("", {"xl/other.xml": hidden.encode("utf-16")})) == "file_damaged"


def test_large_files_are_refused_unread(tmp_path, monkeypatch):
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(archives.LARGEST + 1)
    (found,) = open_file(large, go_on)
    assert found.problem.code == "file_too_large"
    assert found.problem.values == {"size": 33, "most": 32}
    (found,) = open_bytes(bytes(archives.LARGEST + 1), "large.csv", go_on)
    assert found.problem.code == "file_too_large"


def test_a_file_that_is_not_there(tmp_path):
    for path, code in ((tmp_path / "nowhere.csv", "file_not_found"), (tmp_path, "a_folder")):
        (found,) = open_file(path, go_on)
        assert (found.problem.code, found.file) == (code, path.name)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no Unicode")
def test_a_name_in_shift_jis_is_read_as_such(tmp_path, october):
    path = tmp_path / os.fsdecode("概要.csv".encode("cp932"))
    path.write_bytes(october())
    (found,) = open_file(path, go_on)
    assert found.file == "概要.csv"
    (found,) = open_file(tmp_path / os.fsdecode(b"\xff.csv"), go_on)
    found.file.encode()


def test_the_file_itself_is_not_changed(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes((DATA / "Followers_kashi.yukitsuri.zip").read_bytes())
    before = path.read_bytes(), path.stat().st_mtime_ns
    open_file(path, go_on)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [x.name for x in tmp_path.iterdir()] == ["x.zip"]


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("name", OVERVIEWS)
def test_reading_can_be_stopped(name):
    def stop() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        open_bytes((DATA / name).read_bytes(), name, stop)


def test_the_month_may_say_the_year(october):
    from desktop.domain.month import Month

    assert reading(october(), told=Told(month=Month(2026, 10))).first == date(2026, 10, 1)
    assert reading(october(), told=Told(month=Month(2026, 9))).missing == ("year",)


def test_rows_of_nothing_are_left_out():
    assert reading(csv_bytes(["Date", "Followers"], ["", ""], ["9/1", "3"], ["", ""])).rows == 1
