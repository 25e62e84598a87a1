"""Garbage is looked for again after a file was read, whatever came of it."""

from __future__ import annotations

import gc

import pytest

from desktop.importers.collecting import no_collecting
from desktop.importers.views import read_files

from .conftest import DATA, TOLD


class StoppedError(Exception):
    pass


def test_collecting_goes_on_after_reading():
    seen = []
    read_files([DATA / "overview_ja.csv"], TOLD, lambda *_: seen.append(gc.isenabled()))
    assert gc.isenabled()
    assert False in seen


def test_collecting_goes_on_after_a_stop():
    with pytest.raises(StoppedError), no_collecting():
        raise StoppedError
    assert gc.isenabled()


def test_what_was_off_stays_off():
    gc.disable()
    try:
        with no_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
