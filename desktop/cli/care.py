"""``backup FILE``, ``restore FILE`` and ``doctor``: looking after the records."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.session import Session
from desktop.language import N_, _
from desktop.settings import resources

if TYPE_CHECKING:
    from desktop.storage.checkup import Check


_NEEDED = ("catalog/kpis.toml", "styles/tokens.toml", "locale/ja/LC_MESSAGES/wording.mo")


def arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Add what the commands take."""
    if command != "doctor":
        parser.add_argument("file", type=Path)


def run(command: str, args: argparse.Namespace, session: Session) -> int:
    """Run one of the commands; raises a `StorageFault`."""
    if command == "backup":
        return _backup(args.file, session)
    if command == "restore":
        return _restore(args.file, session)
    return _doctor(session)


def _now() -> datetime:
    return datetime.now().astimezone()


def _backup(file: Path, session: Session) -> int:
    from desktop.storage.backups import save
    from desktop.storage.documents import folder_beside

    save(session.paths.database, file)
    size, folder = file.stat().st_size, folder_beside(file)
    if not folder.is_dir():
        said = _("The records were copied to {file}.").format(file=file)
        session.answer({"file": str(file), "bytes": size, "documents": None}, said)
        return 0
    said = _("The records were copied to {file}, the attached documents to {folder}. Keep them together.")
    data = {"file": str(file), "bytes": size, "documents": str(folder)}
    session.answer(data, said.format(file=file, folder=folder))
    return 0


def _restore(file: Path, session: Session) -> int:
    from desktop.storage.backups import restore

    aside = restore(session.paths.database, file, _now)
    text = _("The records are those of {file} now.").format(file=file)
    if aside is not None:
        text = _("The records are those of {file} now. Those of before are kept in {kept}.").format(
            file=file, kept=aside
        )
    session.answer({"file": str(file), "kept": None if aside is None else str(aside)}, text)
    return 0


_SENTENCES = {
    ("folder", "good"): N_("The folder {where} can be written."),
    ("folder", "bad"): N_("The folder {where} cannot be written. Please check whether it is read-only."),
    ("space", "good"): N_("{free} MB are free on the disk."),
    ("space", "bad"): N_("Only {free} MB are free on the disk. Please free some space."),
    ("file", "none"): N_("There are no records yet."),
    ("file", "good"): N_("The records can be opened: {where}."),
    ("file", "damaged"): N_(
        "The records cannot be opened, they are damaged: {where}. Please restore a backup."
    ),
    ("file", "not_ours"): N_(
        "The records cannot be opened, they are damaged: {where}. Please restore a backup."
    ),
    ("file", "locked"): N_(
        "The records are in use by another program: {where}. Please close it and check again."
    ),
    ("schema", "good"): N_("The records have the form this version writes ({schema})."),
    ("schema", "older"): N_(
        "The records have an older form ({schema}); they are brought up to date when opened."
    ),
    ("schema", "newer"): N_("The records were written by a newer version ({schema}). Please use that one."),
    ("sound", "good"): N_("The records are sound inside."),
    ("sound", "bad"): N_("The records are damaged inside ({what}). Please restore a backup."),
    ("references", "good"): N_("Everything that belongs together is there."),
    ("references", "bad"): N_(
        "{count} entries belong to something that is missing. Please restore a backup."
    ),
    ("documents", "good"): N_("Attached documents: {count}, all as they were."),
    ("documents", "bad"): N_(
        "{count} attached documents are missing or were changed ({what}). Please restore a backup that has them, or attach them again."
    ),
    ("backups", "none"): N_("There are no backups yet. One is made at every start of the window."),
    ("backups", "good"): N_("Backups: {count}. The newest sound one is of {day}."),
    ("backups", "bad"): N_("No backup in {where} is sound. Please make one with “mikiwame backup FILE”."),
    ("leftovers", "good"): N_("No half-written files lie about."),
    ("leftovers", "bad"): N_(
        "Half-written files were left behind ({what}). Nothing is missing; the next start of the window removes them."
    ),
    ("font", "good"): N_("The Japanese font is there."),
    ("font", "bad"): N_("The Japanese font is missing. Please install the program again."),
    ("resources", "good"): N_("The program's own files are there."),
    ("resources", "bad"): N_(
        "Some of the program's own files are missing ({what}). Please install the program again."
    ),
}
_ELSE = N_("The records cannot be opened: {where}. Please check the disk and try again.")


def _doctor(session: Session) -> int:
    from desktop.storage.checkup import checkup

    checks = [*checkup(session.paths.database), *_program()]
    told = [(x, _(_SENTENCES.get((x.name, x.state), _ELSE)).format(**x.values)) for x in checks]
    ok = all(x.ok for x in checks)
    data = {"ok": ok, "checks": [{"name": x.name, "ok": x.ok, "text": text} for x, text in told]}
    session.answer(data, "\n".join(f"{'○' if x.ok else '×'} {text}" for x, text in told))
    return 0 if ok else 1


def _program() -> Iterator[Check]:
    """What the program brings along: its font and its resources."""
    from desktop.storage.checkup import Check

    package = find_spec("matplotlib_fontja")
    font = package is not None and any(Path(package.origin or "").parent.rglob("ipaexg.ttf"))
    yield Check("font", font, "good" if font else "bad")
    missing = [x for x in _NEEDED if not (resources() / x).is_file()]
    yield Check("resources", not missing, "bad" if missing else "good", {"what": ", ".join(missing)})
