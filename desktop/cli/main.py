"""The command line: finds the command, gives it a `Session`, turns refusals into exit codes."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from desktop import language
from desktop.cli.session import Session
from desktop.domain.faults import Fault, FaultCode
from desktop.domain.problems import Problem, Refused
from desktop.settings import Paths, load, paths

COMMANDS = {
    "fee": "fee",
    "invoice": "fee",
    "outlook": "outlook",
    "check": "check",
    "import": "importing",
    "new-shop": "shops",
    "sample": "shops",
    "enter": "months",
    "show": "months",
    "report": "reporting",
    "agency-sheet": "reporting",
    "backup": "care",
    "restore": "care",
    "doctor": "care",
    "startup": "window",
    "tour": "window",
    "demo": "demo",
    "self-test": "selftest",
}
"""Which module of this folder holds which command. A module has ``arguments(command, parser)`` and
``run(command, args, session) -> exit code`` and imports what is heavy inside ``run``."""


def run(arguments: Sequence[str]) -> int:
    """Run one command; exit code 0 done, 1 refused with a reason, 2 wrong usage."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    top = argparse.ArgumentParser(prog="mikiwame", add_help=False)
    top.add_argument("--data-dir", type=Path)
    top.add_argument("-h", "--help", action="store_true")
    top.add_argument("command", nargs="?", choices=[*COMMANDS])
    at = _command_at(arguments)
    given = top.parse_args(arguments[: at + 1])
    where = paths(given.data_dir)
    chosen = load(where.settings).language
    language.use(language.system_language() if chosen == "system" else chosen)
    if given.help:
        from desktop.cli.overview import overview

        print(overview())
        return 0
    if given.command is None:
        return _window(where)
    return _command(given.command, arguments[at + 1 :], where)


def _window(where: Paths) -> int:
    """Open the window; says why where it cannot be opened."""
    from desktop.language import _
    from desktop.ui.display import chosen_platform, has_display
    from desktop.wording.faults import fault_sentence

    if not has_display() and not chosen_platform():
        print(
            _(
                "There is no display here, so the window cannot be opened. The commands work without one: mikiwame --help"
            ),
            file=sys.stderr,
        )
        return 1
    from desktop.app import open_window

    if open_window(where):
        return 0
    print(fault_sentence(Fault(FaultCode.LOCKED, str(where.root))), file=sys.stderr)
    return 1


def _command_at(arguments: Sequence[str]) -> int:
    """Where the command stands: the first word that is neither an option nor its value."""
    skip = False
    for at, word in enumerate(arguments):
        if skip:
            skip = False
        elif word == "--data-dir":
            skip = True
        elif not word.startswith("-"):
            return at
    return len(arguments)


def _command(name: str, rest: Sequence[str], where: Paths) -> int:
    module: ModuleType = importlib.import_module(f"desktop.cli.{COMMANDS[name]}")
    parser = argparse.ArgumentParser(prog=f"mikiwame {name}")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    parser.add_argument("--lang", choices=language.LANGUAGES, help="language of the answer")
    module.arguments(name, parser)
    args = parser.parse_args(rest)
    if args.lang:
        language.use(args.lang)
    session = Session(paths=where, as_json=args.json)
    try:
        return int(module.run(name, args, session))
    except Refused as refusal:
        return _refuse(refusal.problems, session)
    except Fault as fault:
        return _fail(fault, session)


def _refuse(problems: Sequence[Problem], session: Session) -> int:
    """Say every reason; JSON carries the first. A sentence that names no place is led by its place."""
    from desktop.wording.amounts import plain
    from desktop.wording.problems import sentence

    texts = [plain(sentence(problem)) for problem in problems]
    problem, text = problems[0], texts[0]
    values = {k: v if isinstance(v, int | str | None) else str(v) for k, v in problem.values.items()}
    if session.as_json:
        error = {
            "code": problem.code.value,
            "file": None,
            "key": problem.where or None,
            **values,
            "text": text,
        }
        print(json.dumps({"error": error}, ensure_ascii=False))
    for one, said in zip(problems, texts, strict=True):
        placed = one.where in said or "month" in one.values
        session.aside(said if placed else f"{one.where}: {said}")
    return 1


def _fail(fault: Fault, session: Session) -> int:
    from desktop.wording.faults import fault_sentence

    text = fault_sentence(fault)
    if session.as_json:
        error = {"code": fault.code.value, "file": fault.where or None, "key": None, "text": text}
        print(json.dumps({"error": error}, ensure_ascii=False))
    session.aside(text)
    return 1
