"""The house's own rules: sizes, first docstrings, empty package files, documented commands, nothing of one machine."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from desktop.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions() -> list[tuple[str, int]]:
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found.append(
                    (
                        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}",
                        len(ast.unparse(node).splitlines()),
                    )
                )
    return found


def test_no_file_is_too_long() -> None:
    long = {str(path.relative_to(ROOT)): _lines(path) for path in SOURCES if _lines(path) > 400}
    assert not long


def test_files_are_short_in_the_middle() -> None:
    sizes = sorted(_lines(path) for path in SOURCES if path.name != "__init__.py")
    assert sizes[len(sizes) // 2] < 150


def test_functions_are_short() -> None:
    functions = _functions()
    assert not [name for name, size in functions if size > 50]
    sizes = sorted(size for _name, size in functions)
    assert sizes[len(sizes) // 2] < 8


def test_every_file_says_what_belongs_in_it() -> None:
    silent = []
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        if path.name == "__init__.py":
            assert text == "", f"{path} is not empty"
        elif not ast.get_docstring(ast.parse(text)):
            silent.append(path.name)
    assert not silent


@pytest.mark.parametrize("command", [x for x in COMMANDS if x != "self-test"])
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"`[^`\n]*\b{command}\b", (ROOT / "README.md").read_text(encoding="utf-8"))


def test_pages_own_no_colour_and_no_font() -> None:
    owned = re.compile(r"QColor|QFont\b|setStyleSheet|#[0-9a-fA-F]{6}|setPalette")
    guilty = [
        path.name
        for folder in ("pages", "wizards")
        for path in (ROOT / "desktop" / "ui" / folder).glob("*.py")
        if owned.search(path.read_text(encoding="utf-8"))
    ]
    assert not guilty


def test_nothing_of_one_machine_is_kept() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    if listed == [""]:
        pytest.skip("not a checkout")
    private = re.compile(r"/home/\w|/root/|C:\\\\Users|/work/\w|pypi\.org|pythonhosted|index-url")
    guilty = []
    for name in listed:
        path = ROOT / name
        if (
            path.suffix in {".png", ".xlsx", ".db", ".zip", ""}
            or not path.is_file()
            or path == Path(__file__)
        ):
            continue
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if private.search(line) and "no-emit-index-url" not in line:
                guilty.append(f"{name}: {line.strip()[:80]}")
    assert not guilty
