"""Everything a change must pass: lint, format, types, import contracts, translations, then the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = {
    "lint": [str(BIN / "ruff"), "check", "desktop", "tests", "tools"],
    "format": [str(BIN / "ruff"), "format", "--check", "desktop", "tests", "tools"],
    "types": [str(BIN / "mypy")],
    "import contracts": [str(BIN / "lint-imports")],
    "translations": [sys.executable, str(ROOT / "tools" / "translations.py"), "check"],
}


def main(arguments: Sequence[str]) -> int:
    """Run the checks one after the other, then pytest; its closing line ends the output."""
    broken: list[str] = []
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            broken.append(name)
    print("== tests", flush=True)
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    tests = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=environment, check=False
    )
    if broken:
        print(f"failed before the tests: {', '.join(broken)}", file=sys.stderr)
    return tests.returncode or (1 if broken else 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
