"""A slip in the sample's files is told with its file and its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.catalog.reading import CatalogError
from desktop.catalog.sample.book import read_sample
from desktop.settings import resources


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("results.csv", "\n2025-08,11,497820", "\n2025-08,11,many", "2025-08.views"),
        ("results.csv", "month,", "when,", "month"),
        ("shop.toml", "hourly_cost = 1500", "hourly_costs = 1500", "shop.hourly_cost"),
        ("shop.toml", 'tier = "reference", result', 'tier = "vanity", result', "plan[1].line[1].tier"),
        ("contract.toml", "notice_days = 90", 'notice_days = "90"', "notice_days"),
        ("posts.toml", 'day = "2025-08-12"', 'day = "2025-08-32"', "viral.day"),
    ],
)
def test_slip(tmp_path: Path, file: str, old: str, new: str, key: str) -> None:
    folder = tmp_path / "sample"
    shutil.copytree(resources() / "catalog" / "sample", folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogError) as fault:
        read_sample(folder, "ja")
    assert (fault.value.file, fault.value.key) == (file, key)
