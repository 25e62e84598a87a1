"""``startup`` and ``tour``: the real window, opened by a machine to be timed or to be looked at."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop import language
from desktop.cli.session import Session
from desktop.domain.faults import Fault, FaultCode
from desktop.language import _

_MIB = 1 << 20


def arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Until when, or where the pictures go and of what."""
    if command == "startup":
        parser.add_argument("--until", choices=("paint", "home"), default="home")
        return
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--theme", choices=("light", "dark"))


def run(command: str, args: argparse.Namespace, session: Session) -> int:
    """Run one of the commands; raises a `Fault`."""
    return _startup(args, session) if command == "startup" else _tour(args, session)


def _startup(args: argparse.Namespace, session: Session) -> int:
    from desktop.app import now, open_window
    from desktop.ui.stopwatch import Stopwatch

    stopwatch = Stopwatch(args.until)
    if not open_window(session.paths, now, stopwatch.watch) or stopwatch.milliseconds is None:
        raise Fault(FaultCode.LOCKED, str(session.paths.root))
    from desktop.wording.amounts import number, plain

    took, peak = round(stopwatch.milliseconds), stopwatch.peak_memory
    text = _("{milliseconds} ms, {memory} MiB at most").format(
        milliseconds=number(took), memory="?" if peak is None else number(peak // _MIB)
    )
    session.answer({"until": args.until, "milliseconds": took, "peak_memory": peak}, plain(text))
    return 0


def _tour(args: argparse.Namespace, session: Session) -> int:
    from desktop.app import picture_everything
    from desktop.cli.demo import sample_now
    from desktop.wording.amounts import number, plain

    languages = [args.lang] if args.lang else [*language.LANGUAGES]
    themes = [args.theme] if args.theme else ["light", "dark"]
    try:
        taken = picture_everything(args.out, languages, themes, sample_now)
    except OSError as error:
        raise Fault(FaultCode.NOT_WRITABLE, str(args.out)) from error
    text = _("{count} pictures are in {folder}.").format(count=number(len(taken)), folder=args.out)
    session.answer({"folder": str(args.out), "pictures": [str(path) for path in taken]}, plain(text))
    return 0
