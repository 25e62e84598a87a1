"""``python -m desktop`` and the command ``mikiwame``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run a headless command, or open the window where there is none."""
    from desktop.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
