"""Starts Mikiwame from a checkout with nothing but Python: makes `.venv`, installs what is pinned, then runs.

    python3 tools/start.py                      open the window on your own records
    python3 tools/start.py demo                 the whole job on the sample shop (any other command works too)
    python3 tools/start.py test [arguments…]    lint, types, import contracts, translations, all tests

Standard library only. A second run finds everything in place and starts at once.
"""

from __future__ import annotations

import compileall
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
MARKER = VENV / "installed"
LOCK = ROOT / "requirements.lock"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""What Qt needs of a Debian or Ubuntu system, and the package each comes in."""

TEST_PROGRAMS = {"soffice": "libreoffice-calc-nogui", "pdftotext": "poppler-utils"}
"""What the tests read the finished workbooks with."""


def say(text: str) -> None:
    """Tell the person at the terminal what is going on."""
    print(text, file=sys.stderr, flush=True)


def state() -> str:
    """What the environment was made from: the pins, this Python, this place."""
    made = LOCK.read_bytes() + repr((sys.version_info[:3], str(VENV))).encode()
    return hashlib.sha256(made).hexdigest()


def make_environment() -> None:
    """Make `.venv` and install exactly what the lock file names; the marker comes last."""
    say("Setting up .venv (once, about two minutes)…")
    if VENV.exists():
        shutil.rmtree(VENV)
    with_pip = importlib.util.find_spec("ensurepip") is not None
    if not with_pip and not has_system_pip():
        with_pip = install_packages(["python3-venv"])
        if not with_pip:
            raise SystemExit(
                "Python's venv module is incomplete here. Please install python3-venv and start again."
            )
    venv.create(VENV, with_pip=with_pip, symlinks=os.name != "nt")
    pip = [str(PYTHON), "-m", "pip"] if with_pip else [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    options = ["--require-hashes", "--only-binary", ":all:", "--no-compile", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "-q", *options, "-r", str(LOCK)], check=True)
    site = next(VENV.glob("lib/python*/site-packages"), VENV / "Lib" / "site-packages")
    (site / "mikiwame.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    subprocess.run([str(PYTHON), "-m", "compileall", "-qq", "-j", "0", str(site)], check=False)
    MARKER.write_text(state(), encoding="utf-8")


def has_system_pip() -> bool:
    """Tell whether this Python has a pip that can install into another environment."""
    return importlib.util.find_spec("pip") is not None


def installed(library: str) -> bool:
    """Tell whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str]) -> bool:
    """Install system packages where this user may (Debian, Ubuntu); tell whether it worked."""
    if not packages or shutil.which("apt-get") is None:
        return False
    line = "apt-get install " + " ".join(packages)
    if os.geteuid() != 0:
        say(f"The system lacks something Qt or the tests need. Please run once: sudo {line}")
        return False
    say(f"Installing from the system's packages: {' '.join(packages)}")
    quiet = ["-qq", "-o", "DPkg::Lock::Timeout=300"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", *quiet, *command], env=environment, stdout=subprocess.DEVNULL, check=False
        )
        if done.returncode != 0:
            say(f"That did not work. If the program does not start, please run: {line}")
            return False
    return True


def prepare_system(*, testing: bool) -> None:
    """On Linux, bring what Qt (and the tests) need of the system, and a Japanese font where there is none."""
    if not sys.platform.startswith("linux"):
        return
    packages = [package for library, package in LIBRARIES.items() if not installed(library)]
    if not japanese_font():
        packages.append("fonts-noto-cjk")
    if testing:
        packages += [package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None]
    install_packages(packages)


def japanese_font() -> bool:
    """Tell whether the system has a font for Japanese."""
    lister = shutil.which("fc-list")
    if lister is None:
        return any(Path("/usr/share/fonts").rglob("*CJK*"))
    return bool(subprocess.run([lister, ":lang=ja"], capture_output=True, check=False).stdout.strip())


def hand_over(arguments: Sequence[str]) -> int:
    """Run the environment's Python in our place (on Windows: as a child, and pass on its exit code)."""
    command = [str(PYTHON), *arguments]
    if os.name == "nt":
        return subprocess.call(command)
    os.execv(command[0], command)
    return 1


def main(arguments: Sequence[str]) -> int:
    """Prepare what is missing, then run the tests or the program."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what tells an older Python so
        say("Mikiwame needs Python 3.11 or newer.")
        return 1
    testing = arguments[:1] == ["test"]
    if not MARKER.is_file() or MARKER.read_text(encoding="utf-8") != state():
        prepare_system(testing=testing)
        make_environment()
    elif testing:
        prepare_system(testing=True)
    subprocess.run([str(PYTHON), str(ROOT / "tools" / "translations.py"), "compile"], check=True)
    if testing:
        return hand_over([str(ROOT / "tools" / "checks.py"), *arguments[1:]])
    compileall.compile_dir(str(ROOT / "desktop"), quiet=1, workers=0)
    return hand_over(["-m", "desktop", *arguments])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
