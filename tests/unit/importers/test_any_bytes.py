"""Whatever bytes a file holds, it is read or refused with a reason, and nothing is raised."""

from __future__ import annotations

import zipfile
from functools import cache
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.breakdowns import Choices, counted, day_shares, month_shares
from desktop.domain.layouts import Layout
from desktop.domain.problems import Code, Problem
from desktop.importers.dates import Told
from desktop.importers.files import open_bytes
from desktop.importers.matched import columns, key_of, proposed_when
from desktop.importers.matched_reading import settled
from desktop.importers.reading import Reading
from desktop.importers.recognise import read_all
from desktop.importers.tables import Found, Table, Unread
from desktop.wording.importing import sentence

from .conftest import DATA, DOWNLOADED, go_on, packed

CHOICES = Choices(("雪つり",), ("求人",), events={"form_submit": "inquiries_submitted"})
SEEDS = DATA.parent / "import_seeds"
"""Files that were not survived once, as `tools/import_corpus.py` found them."""
FILES = sorted(path.name for path in DATA.iterdir() if path.suffix != ".md")

XML_PIECES = (
    b"<", b">", b"/", b'"', b"'", b"&", b"&#65;", b"<c/>", b"<row>", b"</row>", b"<v>9</v>", b' r="ZZ9"', b' t="s"',
    b' t="b"', b' t="d"', b' t="e"', b' s="7"', b"-1", b"99999999999", b"\x00", b"\x1b", b"\xff", b"]]>", b"<!--", b"",
)  # fmt: skip


@cache
def whole(name: str) -> bytes:
    return (DATA / name).read_bytes()


def survives(data: bytes, name: str) -> None:
    """Everything found is a reading that adds up, or a refusal that can be said."""
    for told in (Told(), Told(DOWNLOADED)):
        for found, result in read_all(open_bytes(data, name, go_on), told):
            settles(*settled(found, result, told, {}), told)


def settles(found: Found, result: Reading | Unread, told: Told) -> None:
    """A refusal can be said; columns that are asked for can be matched, however senselessly."""
    if isinstance(result, Reading) and result.missing == ("columns",) and isinstance(found, Table):
        names = [name for name in columns(found) if name != proposed_when(found)]
        counts = {name: f"k{at}" for at, name in enumerate(names)} | dict.fromkeys(names[:1], "followers")
        layout = Layout("", "s", key_of(found), when=proposed_when(found), columns=counts)
        unread = Unread(
            found.file, Problem(Code.NOT_KNOWN_EXPORT, found.file, {"columns": ""}), found.archive
        )
        _, result = settled(found, unread, told, {layout.header: layout})
        assert isinstance(result, Unread) or result.missing != ("columns",)
    if isinstance(result, Unread):
        assert sentence(result.problem)
    else:
        adds_up(result)


def adds_up(reading: Reading) -> None:
    assert list(reading.days) == sorted(set(reading.days))
    assert all(len(column) == len(reading.days) for column in reading.values.values()) or reading.missing
    if (breakdown := reading.breakdown) is not None:
        assert {len(column) for column in breakdown.values.values()} <= {len(breakdown.names)}
        assert len(breakdown.days) in (0, len(breakdown.names))
        assert all(len(x.names) <= x.of for x in counted("f", reading.source, breakdown, CHOICES))
        list(month_shares(reading.source, breakdown, CHOICES))
        list(day_shares(reading.source, breakdown, CHOICES))
    assert 0 <= reading.unknown <= max(reading.rows, 1)
    assert all(sentence(problem) for problem in reading.problems)
    for month, span in reading.months().items():
        assert 0 < span.days <= month.days
    assert len({post.video for post in reading.posts}) == len(reading.posts)
    assert all(month in reading.monthly[kpi] for kpi, month in reading.rounded)
    reading.sums()


@given(st.binary(max_size=400))
def test_any_bytes(data):
    survives(data, "file.csv")


@given(
    st.sampled_from(
        [b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xef\xbb\xbf", b"sep="]
    ),
    st.binary(),
)
def test_known_beginnings(start, data):
    survives(start + data, "file")


@pytest.mark.parametrize("name", FILES)
@given(st.data())
def test_cut_files(name, data):
    survives(whole(name)[: data.draw(st.integers(0, len(whole(name))))], name)


@pytest.mark.parametrize("name", FILES)
@given(st.data())
def test_changed_bytes(name, data):
    changed = bytearray(whole(name))
    places = st.tuples(st.integers(0, len(changed) - 1), st.integers(0, 255))
    for at, byte in data.draw(st.lists(places, min_size=1, max_size=8)):
        changed[at] = byte
    survives(bytes(changed), name)


KNOWN_HEADERS = (
    "overview_ja.csv", "viewers_four_unknown.csv", "content_broken_quotes.csv", "tiktok_business_video.csv",
    "tiktok_business_overview.csv", "search_console_queries_en.csv", "business_profile_ja.csv", "meta_content_ja.csv",
)  # fmt: skip


@given(
    st.sampled_from(KNOWN_HEADERS),
    st.lists(st.lists(st.text(max_size=20), max_size=10), max_size=10),
)
def test_any_cells_under_a_known_header(name, rows):
    header = whole(name).decode("utf-8-sig").split("\n")[0]
    lines = [header, *(",".join(row) for row in rows)]
    survives("\n".join(lines).encode("utf-8", "surrogatepass"), name)


@given(st.data())
def test_changed_xml_inside_a_workbook(data):
    with zipfile.ZipFile(DATA / "overview_text_cells.xlsx") as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    for at, piece in data.draw(
        st.lists(
            st.tuples(st.integers(0, len(part) - 1), st.sampled_from(XML_PIECES)), min_size=1, max_size=6
        )
    ):
        part[at : at + data.draw(st.integers(0, 4))] = piece
    survives(packed(parts | {name: bytes(part)}), "file.xlsx")


@pytest.mark.parametrize("seed", sorted(SEEDS.iterdir()) if SEEDS.is_dir() else [], ids=attrgetter("name"))
def test_what_was_not_survived_once(seed):
    survives(seed.read_bytes(), "file")
