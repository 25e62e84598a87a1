"""Tags: addresses get their marks and keep everything else, what could be taken for another is refused, proposals differ."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import combinations
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.problems import Code, Refused
from desktop.domain.shop import Purpose
from desktop.domain.tag_proposals import LETTERS, WORDS, free_code, free_word, proposals
from desktop.domain.tagged_links import page_address, slug, tagged
from desktop.domain.tags import Tag, TagKind, address, sign_of, tag_problems, tidied

from .books import book

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters='\\<>"#?&=%+;'), min_size=1, max_size=3)  # fmt: skip
NAMES = TEXT.filter(lambda text: not text.lower().startswith("utm_"))
HOSTS = st.sampled_from(["example.jp", "EXAMPLE.co.jp", "お菓子.jp", "xn--t8jb5b.jp", "192.168.0.1"])
PAGES = st.builds(
    lambda host, path, query, fragment: "https://" + host + path + query + fragment,
    HOSTS,
    st.lists(TEXT.filter(lambda text: "/" not in text), max_size=2).map(lambda parts: "/" + "/".join(parts)),
    st.lists(st.tuples(NAMES, TEXT), max_size=2).map(
        lambda pairs: "?" + "&".join(f"{key}={value}" for key, value in pairs) if pairs else ""
    ),
    st.just("") | TEXT.map(lambda text: f"#{text}"),
)
MARKS = st.fixed_dictionaries({"source": TEXT, "medium": TEXT, "campaign": TEXT, "content": TEXT})


def link(page="https://example.jp/", source="tiktok", medium="social", campaign="visit", content="profile"):
    return Tag("1", "s", TagKind.LINK, "プロフィール", page, source, medium, campaign, content)


def said(kind, text, id_="1"):
    return Tag(id_, "s", kind, "電話", text)


def codes(tag, *others):
    return [(problem.code, problem.where) for problem in tag_problems(tidied(tag), others)]


@given(PAGES, MARKS)
@example("https://example.jp/a?utm_source=Old&b=1&UTM_ID=9#上", {"source": "T", "medium": "m", "campaign": "", "content": ""})  # fmt: skip
def test_marks_are_read_back_and_the_page_keeps_its_own(page, marks):
    made = tagged(page, **marks)
    before, after = urlsplit(page), urlsplit(made)
    assert made.isascii()
    kept = dict(parse_qsl(after.query, keep_blank_values=True))
    for name, value in marks.items():
        assert kept.get(f"utm_{name}", "") == slug(value)
    own = [
        pair
        for pair in parse_qsl(before.query, keep_blank_values=True)
        if not pair[0].lower().startswith("utm_")
    ]
    assert [
        pair for pair in parse_qsl(after.query, keep_blank_values=True) if not pair[0].startswith("utm_")
    ] == own
    assert unquote(after.path) == unquote(before.path)
    assert unquote(after.fragment) == unquote(before.fragment)
    assert after.hostname == before.hostname.encode("idna").decode()


@given(PAGES, MARKS)
def test_marking_twice_changes_nothing(page, marks):
    once = tagged(page, **marks)
    assert tagged(once, **marks) == once


@given(st.text(max_size=20))
def test_a_slug_has_one_spelling(text):
    assert slug(slug(text)) == slug(text)
    assert slug(text) == slug(text.upper().lower()) or not text.isascii()
    assert not any(sign.isspace() for sign in slug(text))


@given(st.text(max_size=40))
def test_whatever_is_typed_is_an_address_or_refused(text):
    with suppress(Refused):
        made = page_address(text)
        assert urlsplit(made).scheme in ("http", "https")
        assert page_address(made) == made


def test_capitals_and_full_width_become_one_source():
    assert "utm_source=tiktok&utm_medium=social" in tagged("example.jp", "ＴｉｋＴｏｋ", "Social")


def test_what_has_no_scheme_gets_one():
    assert page_address(" 雪割堂.jp/お菓子 ") == "https://xn--ner88kkq6d.jp/" + quote("お菓子")


@pytest.mark.parametrize(
    "text",
    ["", "tiktok", "ftp://example.jp/", "mailto:a@example.jp", "javascript:alert(1)", "https://", "https://localhost/",
     "https://a b.jp/", "https://user:word@example.jp/", "https://example.jp:99999/", "https://exa\nmple.jp/"],
)  # fmt: skip
def test_what_is_no_page_is_refused_at_the_field(text):
    with pytest.raises(Refused) as refusal:
        page_address(text)
    assert (refusal.value.problems[0].code, refusal.value.problems[0].where) == (Code.NOT_AN_ADDRESS, "text")


def test_an_address_no_telephone_reads_is_refused():
    assert codes(link("https://example.jp/" + "a" * 600)) == [(Code.ADDRESS_TOO_LONG, "text")]


def test_a_link_says_from_where_and_by_what():
    empty = replace(link(source=" ", medium=""), place="")
    assert codes(empty) == [(Code.FIELD_EMPTY, name) for name in ("place", "source", "medium")]
    assert codes(link()) == []


def test_links_with_the_same_marks_cannot_be_told_apart():
    other = replace(link("https://example.jp/other"), id="2")
    assert codes(link(content="Profile"), other) == [(Code.TAG_TWICE, "content")]
    assert codes(link(content="series"), other) == []
    assert codes(link(), link()) == []  # itself


@pytest.mark.parametrize(
    ("kind", "text", "other", "alike"),
    [
        (TagKind.WORD, "サクラ", "さくら", True),
        (TagKind.WORD, "さくら ", "さくら", True),
        (TagKind.WORD, "かえで", "さくら", False),
        (TagKind.COUPON, "T0PI5", "tOP1S", True),
        (TagKind.COUPON, "TACDE", "TACDF", False),
        (TagKind.PHONE, "+81 3-1234-5678", "03 1234 5678", True),
        (TagKind.PHONE, "03-1234-5679", "03-1234-5678", False),
    ],
)
def test_what_sounds_or_looks_alike_is_refused(kind, text, other, alike):
    found = codes(said(kind, text), said(kind, other, "2"))
    assert found == ([(Code.TAG_TWICE, "text")] if alike else [])


def test_a_word_and_a_coupon_may_not_be_the_same():
    assert codes(said(TagKind.WORD, "YUKI"), said(TagKind.COUPON, "yuki", "2")) == [(Code.TAG_TWICE, "text")]


@pytest.mark.parametrize("text", ["119", "でんわ", "03-1234-567a", "1" * 20])
def test_what_is_no_number_is_refused(text):
    assert codes(said(TagKind.PHONE, text)) == [(Code.NOT_A_PHONE, "text")]


def test_only_links_keep_marks():
    kept = tidied(replace(link(), kind=TagKind.WORD, text=" ｻｸﾗ "))
    assert (kept.text, kept.source, kept.content) == ("サクラ", "", "")


@pytest.mark.parametrize("purpose", list(Purpose))
def test_proposals_are_the_same_each_time_and_each_may_be_kept(purpose):
    empty = book({}, purpose)
    found = proposals(empty, "https://example.jp/")
    assert found == proposals(empty, "https://example.jp/")
    kept: list[Tag] = []
    for at, one in enumerate(found):
        tag = replace(one.tag, id=str(at), place="ここ")
        assert codes(tag, *kept) == []
        kept.append(tag)
    assert {tag.source for tag in kept if tag.content in ("profile", "series")} == {"tiktok"}
    assert proposals(book({}, purpose, tags=tuple(kept)), "https://example.jp/") == ()


def test_without_a_page_no_link_is_proposed():
    assert all(one.tag.kind is not TagKind.LINK for one in proposals(book({}), ""))


def test_words_and_codes_never_run_out_or_repeat():
    tags: list[Tag] = []
    for at in range(3 * len(WORDS)):
        tags += [
            said(TagKind.WORD, free_word(tags), f"w{at}"),
            said(TagKind.COUPON, free_code("雪", tags), f"c{at}"),
        ]
    assert len({(tag.kind, sign_of(tag)) for tag in tags}) == len(tags)
    assert all(set(tag.text) <= set(LETTERS) | {"T"} for tag in tags if tag.kind is TagKind.COUPON)


def test_proposed_words_and_letters_are_not_taken_for_each_other():
    looks = {sign_of(said(TagKind.COUPON, letter)) for letter in LETTERS}
    assert len(looks) == len(LETTERS)
    assert not set("0O1I") & set(LETTERS)
    for one, other in combinations(WORDS, 2):
        assert sum(a != b for a, b in zip(one, other, strict=False)) >= 2 or len(one) != len(other)


def test_the_address_of_a_tag_has_its_marks():
    assert address(link()) == (
        "https://example.jp/?utm_source=tiktok&utm_medium=social&utm_campaign=visit&utm_content=profile"
    )
