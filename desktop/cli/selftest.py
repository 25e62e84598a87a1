"""`self-test`: whether a built program carries everything it loads late; run it once after packaging."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import pkgutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import desktop
from desktop.cli.session import Session
from desktop.language import _


def arguments(_command: str, _parser: argparse.ArgumentParser) -> None:
    """Need none."""


def run(_command: str, _args: argparse.Namespace, session: Session) -> int:
    """Import every module, read every resource, write a report of the sample; all in a folder of its own."""
    done: list[str] = []
    for name, part in _PARTS.items():
        part()
        done.append(name)
    session.answer({"ok": True, "parts": done}, _("Everything the program carries was found and works."))
    return 0


def _modules() -> None:
    for module in pkgutil.walk_packages(desktop.__path__, "desktop."):
        if "migrations" not in module.name and module.name != "desktop.__main__":
            importlib.import_module(module.name)
    importlib.import_module("alembic.command")


def _resources() -> None:
    from desktop.catalog.catalog import Catalog
    from desktop.settings import resources
    from desktop.ui.fonts import carried_font
    from desktop.ui.icons import read_drawings
    from desktop.ui.tokens import read_tokens

    catalog = Catalog(resources() / "catalog")
    parts = (catalog.measures, catalog.default_plans, catalog.funnels, catalog.rates, catalog.glossary)
    if not all((*parts, catalog.checks, read_drawings(read_tokens()), carried_font())):
        raise FileNotFoundError("resources")


def _report() -> None:
    from desktop.cli.main import run as command

    with tempfile.TemporaryDirectory() as folder:
        data = ["--data-dir", folder]
        out = str(Path(folder) / "report.xlsx")
        for words in (["sample"], ["report", "--month", "2026-10", "--out", out]):
            with contextlib.redirect_stdout(io.StringIO()):
                if command([*data, *words, "--json"]) != 0:
                    raise RuntimeError(" ".join(words))


def _paper() -> None:
    from desktop.reports.counter_card import CounterCard, pdf

    if not pdf(CounterCard("店", "ja", address="https://example.jp/")).startswith(b"%PDF"):
        raise RuntimeError("PDF")


def _words() -> None:
    from desktop.wording.phrases import in_phrases

    if in_phrases("お店") == "お店":
        raise RuntimeError("phrases")


_PARTS: dict[str, Callable[[], None]] = {
    "modules": _modules,
    "resources": _resources,
    "report": _report,
    "paper": _paper,
    "words": _words,
}
