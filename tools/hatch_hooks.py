"""Build steps of the wheel: the pinned libraries' names become its dependencies, catalogues are compiled."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

ROOT = Path(__file__).resolve().parent.parent


class CompileCatalogues(BuildHookInterface[Any]):
    """Writes the .mo files before the wheel takes `resources/`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; the files are ignored by git, so they are named as artifacts."""
        del version
        subprocess.run([sys.executable, str(ROOT / "tools" / "translations.py"), "compile"], check=True)
        build_data["artifacts"].append("resources/locale/**/*.mo")


class Dependencies(MetadataHookInterface):
    """Takes the program's own requirements from requirements.in: one list, no copy."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in `dependencies`."""
        lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith(("#", "-"))]
