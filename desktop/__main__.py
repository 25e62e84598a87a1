"""``python -m desktop`` and the command ``mikiwame``."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run a headless command, or open the window where there is none."""
    from desktop.cli.main import run

    try:
        code = run(sys.argv[1:])
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read the answer has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


if __name__ == "__main__":
    raise SystemExit(main())
