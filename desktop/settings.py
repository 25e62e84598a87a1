"""Where things lie, and one frozen `Settings` that is read once and replaced as a whole."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

APP = "Mikiwame"


def resources() -> Path:
    """Give the folder of the program's data: beside the sources, or carried inside the package."""
    inside = Path(__file__).parent / "_resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


@dataclass(frozen=True, slots=True)
class Paths:
    """Everything the program writes lies under `root`."""

    root: Path

    @property
    def database(self) -> Path:
        """The owner's records."""
        return self.root / "mikiwame.db"

    @property
    def backups(self) -> Path:
        """Copies of the records by day and month."""
        return self.root / "backups"

    @property
    def documents(self) -> Path:
        """What was attached to the records."""
        return self.root / "documents"

    @property
    def opened(self) -> Path:
        """Copies of documents to look at, until the next start."""
        return self.root / "opened"

    @property
    def logs(self) -> Path:
        """What the program noted for its makers."""
        return self.root / "logs"

    @property
    def settings(self) -> Path:
        """Language, look and window state."""
        return self.root / "settings.json"


def paths(data_dir: Path | None = None) -> Paths:
    """Give the paths under data_dir, or under the system's folder for program data."""
    if data_dir is not None:
        return Paths(data_dir)
    from platformdirs import user_data_path

    return Paths(user_data_path(APP, appauthor=False))


@dataclass(frozen=True, slots=True)
class Settings:
    """How the owner likes the program. `language` and `theme` may be ``"system"``."""

    language: str = "system"
    theme: str = "system"
    text_scale: float = 1.0
    window: str = ""
    """Qt's saved geometry, base64."""
    shop: str = ""
    """The shop shown last."""


def load(path: Path) -> Settings:
    """Read the settings; what is missing or damaged is the default."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    known = {
        field.name: raw[field.name]
        for field in fields(Settings)
        if type(raw.get(field.name)) is type(field.default)
    }
    return Settings(**known)


def save(path: Path, settings: Settings) -> None:
    """Write beside and rename, so that a crash leaves the old or the new file; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(beside, path)  # noqa: PTH105 - atomic on every system
