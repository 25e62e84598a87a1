"""Reads damaged copies of the test files for some minutes; what is not survived is kept as a seed for the tests.

python -m tools.import_corpus [--minutes 10] [--seed N]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

import psutil

from tests.unit.importers.test_any_bytes import SEEDS, survives

DATA = Path(__file__).parent.parent / "tests" / "data"
FILES = DATA / "imports", DATA / "agency"
SLOW = 3.0
"""Seconds from which a small file is told for being slow."""
LARGEST = 300 * 1024 * 1024
"""Bytes above the start from which the memory is told."""
PIECES = (
    b",", b"\t", b";", b'"', b'""', b"\n", b"\r\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"#", b"# ", b"sep=;\n",
    b"-", b"--", b"NAN", b"undefined", b"1e999", b"9" * 40, "²".encode(), "٣".encode(), "①".encode(), "−１".encode(),
    "令和8年11月3日".encode(), "2月29日".encode(), b"0000-00-00", b"9999/12/31", b"20261301", b"PK\x03\x04", b"=1+1",
    b"<c r='XFD1048576'/>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"https://www.tiktok.com/@a/video/" + b"9" * 19,
)  # fmt: skip
CODECS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jp")

Change = Callable[[random.Random, bytes], bytes]


def flipped(chance: random.Random, data: bytes) -> bytes:
    """Change some bytes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(chance: random.Random, data: bytes) -> bytes:
    """Leave the end away."""
    return data[: chance.randrange(len(data))]


def hole(chance: random.Random, data: bytes) -> bytes:
    """Leave a stretch away."""
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randint(1, 400) :]


def pieced(chance: random.Random, data: bytes) -> bytes:
    """Put pieces in that mean something to a reader."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(PIECES) + data[at + chance.randint(0, 6) :]
    return data


def doubled(chance: random.Random, data: bytes) -> bytes:
    """Say a stretch many times."""
    at = chance.randrange(len(data))
    return data[:at] + data[at : at + chance.randint(1, 300)] * chance.randint(2, 60) + data[at:]


def recoded(chance: random.Random, data: bytes) -> bytes:
    """Write a text in another encoding."""
    try:
        return data.decode("utf-8-sig").encode(chance.choice(CODECS))
    except UnicodeError:
        return data


def mixed(chance: random.Random, data: bytes) -> bytes:
    """Put the lines in another order."""
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


CHANGES: tuple[Change, ...] = (flipped, cut, hole, pieced, doubled, recoded, mixed)


def inside(chance: random.Random, data: bytes) -> bytes:
    """Change an entry of an archive, and pack it anew so that it opens."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except Exception:  # a damaged archive may raise whatever it likes
        return data
    if not parts:
        return data
    name = chance.choice(sorted(parts))
    parts[name] = damaged(chance, parts[name] or b" ")
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as anew:
        for entry, part in parts.items():
            anew.writestr(entry, part)
    return made.getvalue()


def damaged(chance: random.Random, data: bytes) -> bytes:
    """Give a damaged copy."""
    for _ in range(chance.randint(1, 3)):
        packed = data.startswith(b"PK") and chance.random() < 0.7
        data = (inside if packed else chance.choice(CHANGES))(chance, data) or b"\n"
    return data


@dataclass
class Tally:
    """How it went so far."""

    files: int = 0
    lost: int = 0
    slowest: float = 0.0
    """Seconds."""

    def take(self, data: bytes) -> None:
        """Read one file; one that is not survived, or slower than any before, is kept."""
        before = time.monotonic()
        fault = ""
        try:
            survives(data, "file")
        except Exception:
            fault = traceback.format_exc()
        took = time.monotonic() - before
        if fault or took > max(SLOW, self.slowest):
            self.lost += 1
            keep(data, fault or f"{took:.1f} s")
        self.files += 1
        self.slowest = max(self.slowest, took)


def keep(data: bytes, why: str) -> None:
    """Keep what was not survived, under a name of its own."""
    SEEDS.mkdir(exist_ok=True)
    name = blake2b(data, digest_size=6).hexdigest()
    (SEEDS / name).write_bytes(data)
    sys.stderr.write(f"{name}\n{why}\n")


def main() -> int:
    """Damage and read until the time is up; exit 1 where anything was not survived."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    corpus = [path.read_bytes() for folder in FILES for path in sorted(folder.iterdir())]
    chance, process, tally = random.Random(args.seed), psutil.Process(), Tally()
    start, peak = process.memory_info().rss, 0
    end = time.monotonic() + args.minutes * 60
    while time.monotonic() < end:
        tally.take(damaged(chance, chance.choice(corpus)))
        peak = max(peak, process.memory_info().rss - start)
    words = f"seed {args.seed}: {tally.files} files, {tally.lost} lost, slowest {tally.slowest:.2f} s"
    print(f"{words}, {peak >> 20} MiB above the start")
    return 1 if tally.lost or peak > LARGEST else 0


if __name__ == "__main__":
    sys.exit(main())
