"""Measuring: tags and countings are kept as steps, adopted together, refused together, and every step can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.counting import Countable, uncountable
from desktop.domain.problems import Code, Refused
from desktop.domain.tags import Tag, TagKind
from desktop.services.measuring import Measuring

from .conftest import now


@pytest.fixture
def measuring(database, catalog):
    return Measuring(database, catalog, now, "sample")


def word(text, id_=""):
    return Tag(id_, "sample", TagKind.WORD, "電話", text)


def of(measuring, text):
    return next(tag for tag in measuring.view().tags if tag.text == text)


def test_a_new_tag_stands_last_and_undo_takes_it_away(measuring, database):
    before = measuring.view().tags
    assert measuring.put_tag(word(" サクラ ")).act == "put_tag"
    kept = of(measuring, "サクラ")
    assert kept.position == max(tag.position for tag in before) + 1
    database.undo("sample")
    assert measuring.view().tags == before


def test_a_changed_tag_keeps_its_place(measuring, database):
    kept = of(measuring, "ゆきわり")
    assert measuring.put_tag(kept) is None
    measuring.put_tag(replace(kept, text="ふきのとう"))
    assert of(measuring, "ふきのとう").position == kept.position
    database.undo("sample")
    assert of(measuring, "ゆきわり").place == kept.place


def test_a_doubled_word_is_refused_and_nothing_changes(measuring):
    before = measuring.view().tags
    with pytest.raises(Refused) as refusal:
        measuring.put_tag(word("ユキワリ"))
    assert refusal.value.problems[0].code is Code.TAG_TWICE
    assert measuring.view().tags == before


def test_proposals_are_adopted_in_one_step(measuring, database):
    before = measuring.view().tags
    wanted = [replace(one.tag, place="ここ") for one in measuring.view("https://yuki.example/").proposals]
    assert len(wanted) > 1
    assert measuring.adopt(wanted).values["count"] == len(wanted)
    assert measuring.view().proposals == ()
    database.undo("sample")
    assert measuring.view().tags == before


def test_adopting_what_is_alike_is_refused_as_a_whole(measuring):
    before = measuring.view().tags
    with pytest.raises(Refused):
        measuring.adopt([word("さくら"), word("サクラ")])
    assert measuring.view().tags == before


def test_a_tag_taken_away_comes_back(measuring, database):
    tag = of(measuring, "ゆきわり")
    measuring.remove_tag(tag)
    assert tag.id not in {x.id for x in measuring.view().tags}
    database.undo("sample")
    assert of(measuring, "ゆきわり").id == tag.id


def test_an_answer_is_kept_and_taken_back(measuring, database):
    measuring.answer("internal_hours", Countable.CANNOT, " 忙しい ")
    with database.read() as reader:
        book = reader.book("sample")
    assert uncountable(book) == {"internal_hours"}
    assert next(x.how for x in book.countings if x.kpi == "internal_hours") == "忙しい"
    assert measuring.answer("internal_hours", Countable.CANNOT, "忙しい") is None
    measuring.answer("internal_hours", None)
    database.undo("sample")
    database.undo("sample")
    assert all(x.counting is None for x in measuring.view().checklist.counts if x.kpi == "internal_hours")


def test_what_nobody_knows_cannot_be_counted(measuring):
    with pytest.raises(Refused) as refusal:
        measuring.answer("happiness", Countable.READY)
    assert refusal.value.problems[0].code is Code.UNKNOWN_KPI


def test_the_sample_counts_what_its_fee_rests_on(measuring):
    found = measuring.view().checklist
    assert found.done
    assert found.blocked == ()
    assert {count.kpi for count in found.weighty} == {"inquiries", "inquiries_rejected", "ad_spend"}


def test_free_texts_are_proposed_for_words_and_coupons_only(measuring):
    assert measuring.free_text(TagKind.WORD)
    assert measuring.free_text(TagKind.COUPON)
    assert measuring.free_text(TagKind.PHONE) == measuring.free_text(TagKind.LINK) == ""
