"""The wheel carries all it needs: built, laid somewhere else and run there, it finds its resources."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_works_away_from_the_sources(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "-o",
        str(tmp_path / "dist"),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("mikiwame-*.whl")
    place = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(place)
    environment = os.environ | {"PYTHONPATH": str(place), "QT_QPA_PLATFORM": "offscreen"}
    where = "import desktop, sys; sys.stdout.write(desktop.__file__)"
    asked = [sys.executable, "-c", where], [sys.executable, "-m", "desktop", "self-test", "--json"]
    found, done = (
        subprocess.run(x, check=True, capture_output=True, text=True, env=environment, cwd=tmp_path)
        for x in asked
    )
    assert Path(found.stdout).is_relative_to(place)
    assert json.loads(done.stdout)["ok"] is True
