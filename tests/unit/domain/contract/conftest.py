"""Answers that the tests of the contract check start from."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def good():
    """Answers with which nothing is wrong."""
    file = Path(__file__).parents[3] / "data" / "check" / "good.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))["answers"]
