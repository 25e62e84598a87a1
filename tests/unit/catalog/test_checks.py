"""The contract check's catalogue: complete, in order, in both languages, and strict about its keys."""

from __future__ import annotations

import re

import pytest

from desktop.catalog.checks import load_checks
from desktop.catalog.reading import CatalogError
from desktop.domain.contract.items import Kind
from desktop.domain.shop import Purpose
from desktop.settings import resources

FILE = resources() / "catalog" / "checks.toml"
CHECKS = load_checks(FILE)


def test_sixty_items_in_nine_groups():
    assert [x.code for x in CHECKS.items] == [f"C{n:02d}" for n in range(1, 61)]
    assert [x.code for x in CHECKS.crosses] == [f"X{n}" for n in range(1, 10)]
    sizes = [sum(x.group == group.key for x in CHECKS.items) for group in CHECKS.groups]
    assert sizes == [6, 7, 8, 6, 7, 7, 8, 7, 4]
    assert CHECKS.groups[1].name.ja == "承認と除外"


def test_the_twelve_that_cost_most():
    short = [x.code for x in CHECKS.items if x.short]
    assert short == ["C01", "C02", "C04", "C05", "C06", "C14", "C15", "C17", "C26", "C27", "C30", "C32"]


def test_hiring_alone_is_asked_about_its_licence():
    assert [x.code for x in CHECKS.items if x.purposes != frozenset(Purpose)] == ["C42"]
    assert CHECKS.item("recruitment_licence").purposes == {Purpose.HIRING}


def test_names_and_keys_are_each_one_question():
    keys = [x.key for x in CHECKS.facts]
    keys += [x.key for item in CHECKS.items for x in (item.answer, *item.parts)]
    assert len(keys) == len(set(keys)) == len(CHECKS.fields())
    assert all(re.fullmatch("[a-z][a-z0-9_]*", key) for key in keys)


def test_every_choice_can_be_chosen_and_every_number_has_its_unit():
    for field in CHECKS.fields().values():
        assert bool(field.options) == (field.kind is Kind.CHOICE), field.key
        assert field.kind is not Kind.NUMBER or field.unit, field.key


def test_japanese_is_japanese_and_english_is_not():
    for item in CHECKS.items:
        texts = [item.question, item.ask, item.words.title, item.words.why, item.answer.label]
        texts += [x.name for x in item.answer.options]
        assert not [x.en for x in texts if re.search("[ぁ-んァ-ヶ一-龠]", x.en)]
        assert not [x.ja for x in texts if not re.search("[ぁ-んァ-ヶ一-龠]", x.ja)]
        assert not [x.ja for x in texts if re.search("[\uff01-\uff5e]|。。|、。", x.ja)], "full-width letters"


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('severity = "critical"', 'severity = "grave"', "check[1].severity"),
        ('group = "results"', 'group = "result"', "check[1].group"),
        ("short = true", "shorts = true", "check[1].shorts"),
        ('kind = "yes_no"\nlabel', 'kind = "maybe"\nlabel', "fact[1].kind"),
    ],
)
def test_a_wrong_catalogue_names_its_key(tmp_path, before, after, key):
    copy = tmp_path / "checks.toml"
    copy.write_text(FILE.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    with pytest.raises(CatalogError) as fault:
        load_checks(copy)
    assert (fault.value.file, fault.value.key) == ("checks.toml", key)
