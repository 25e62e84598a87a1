"""Keeps the Japanese catalogues: one .po a room, fed by the folders named here.

python tools/translations.py update [ROOM…]   add new texts, drop unused ones
python tools/translations.py compile          write the .mo files the program reads
python tools/translations.py missing [ROOM…]  list texts without Japanese, as JSON
python tools/translations.py fill FILE.json   {"English": "日本語" or ["日本語"]} into every room
python tools/translations.py check            fail on a missing, unused, fuzzy or torn text
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "resources" / "locale" / "ja" / "LC_MESSAGES"
ROOMS = {
    "wording": ["desktop/wording"],
    "cli": ["desktop/cli"],
    "reports": ["desktop/reports"],
    "kit": ["desktop/ui/widgets"],
    "pages": ["desktop/ui/pages"],
    "wizards": ["desktop/ui/wizards"],
    "frame": [
        "desktop/ui",
        "desktop/app.py",
        "desktop/services",
        "desktop/importers",
        "desktop/storage",
    ],
}
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
FIELD = re.compile(r"\{(\w+)[^}]*\}")


def extracted(room: str) -> Catalog:
    """Read every marked text of a room's folders."""
    catalog = Catalog(locale="ja", project="mikiwame", charset="utf-8")
    for place in ROOMS[room]:
        top = ROOT / place
        taken = [ROOT / other for name, places in ROOMS.items() if name != room for other in places]
        folder, method = (
            (top, [("**.py", "python")]) if top.is_dir() else (top.parent, [(top.name, "python")])
        )
        for name, line, message, _comments, _context in extract_from_dir(folder, method, keywords=KEYWORDS):
            if not top.is_dir() and name != top.name:
                continue
            path = folder / name
            if any(
                path.is_relative_to(other) and other != top and other.is_relative_to(top) for other in taken
            ):
                continue
            catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0 * line)])
    return catalog


def stored(room: str) -> Catalog:
    """Read a room's catalogue; an absent one is empty."""
    path = LOCALE / f"{room}.po"
    if not path.is_file():
        return Catalog(locale="ja", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale="ja")


def keep(room: str, catalog: Catalog) -> None:
    """Write a room's catalogue, sorted, without line numbers or dates that change every time."""
    LOCALE.mkdir(parents=True, exist_ok=True)
    with (LOCALE / f"{room}.po").open("wb") as file:
        write_po(
            file,
            catalog,
            sort_output=True,
            omit_header=True,
            no_location=True,
            width=100,
            ignore_obsolete=True,
        )


def update(rooms: list[str]) -> None:
    """Bring catalogues up to date with the sources."""
    for room in rooms:
        old, new = stored(room), extracted(room)
        for message in new:
            before = old.get(message.id)
            if message.id and before is not None:
                message.string = before.string
        keep(room, new)


def texts(message: Message) -> list[str]:
    """Give the translated forms of a message."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def wanting(catalog: Catalog) -> list[Message]:
    """List the messages that have no Japanese."""
    return [m for m in catalog if m.id and not all(texts(m))]


def fill(path: Path) -> None:
    """Put given translations into every room that has the text."""
    given = json.loads(path.read_text(encoding="utf-8"))
    for room in ROOMS:
        catalog, changed = stored(room), False
        for message in catalog:
            key = message.id[0] if isinstance(message.id, tuple | list) else message.id
            if key and key in given:
                value = given[key]
                text = value if isinstance(value, str) else value[0]
                message.string = text if isinstance(message.id, str) else (text,)
                changed = True
        if changed:
            keep(room, catalog)


def compile_all() -> None:
    """Write the .mo files."""
    for path in sorted(LOCALE.glob("*.po")):
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            with path.open("rb") as source:
                catalog = read_po(source, locale="ja")
            beside = target.with_suffix(".tmp")
            with beside.open("wb") as file:
                write_mo(file, catalog)
            beside.replace(target)


def faults() -> list[str]:
    """Say everything that is wrong with the catalogues."""
    found: list[str] = []
    everywhere: dict[str, str] = {}
    for room in ROOMS:
        new, old = extracted(room), stored(room)
        wanted = {m.id for m in new if m.id}
        kept = {m.id for m in old if m.id}
        found += [f"{room}: not in the catalogue: {text!r}" for text in sorted(map(str, wanted - kept))]
        found += [f"{room}: no longer used: {text!r}" for text in sorted(map(str, kept - wanted))]
        found += [f"{room}: no Japanese: {m.id!r}" for m in wanting(old)]
        found += [f"{room}: fuzzy: {m.id!r}" for m in old if m.id and m.fuzzy]
        for message in old:
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            names = {name for text in ids for name in FIELD.findall(text)}
            for text in texts(message) if message.id else []:
                if text and not set(FIELD.findall(text)) <= names:
                    found.append(f"{room}: named parts differ: {message.id!r}")
                if text and len(ids) > 1 and not set(FIELD.findall(ids[1])) <= set(FIELD.findall(text)):
                    found.append(f"{room}: a plural without its count: {message.id!r}")
                first = everywhere.setdefault(ids[0], text)
                if text and first != text:
                    found.append(f"{room}: two translations of {ids[0]!r}")
    return found


def main(arguments: list[str]) -> int:
    """Do what the first argument says."""
    command, rest = (arguments or [""])[0], arguments[1:]
    if command == "update":
        update(rest or list(ROOMS))
    elif command == "compile":
        compile_all()
    elif command == "fill":
        fill(Path(rest[0]))
        compile_all()
    elif command == "missing":
        ids = [
            m.id if isinstance(m.id, str) else m.id[0]
            for room in rest or ROOMS
            for m in wanting(stored(room))
        ]
        print(json.dumps(dict.fromkeys(ids, ""), ensure_ascii=False, indent=0))
    elif command == "check":
        print("\n".join(found := faults()) or "translations: complete")
        return 1 if found else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
