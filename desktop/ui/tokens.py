"""The named colours, sizes and type of the program, read once from `resources/styles/tokens.toml`.

Only names and plain numbers; `theme.py` turns them into what Qt draws with.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from PySide6.QtGui import QGuiApplication

from desktop.settings import resources

ThemeName: TypeAlias = Literal["light", "dark"]
InterfaceColour: TypeAlias = Literal[
    "background", "surface", "surface_alt", "sidebar", "nav_selected", "border", "border_strong",
    "text", "muted", "accent", "accent_hover", "accent_soft", "on_accent", "selection",
    "good", "good_soft", "warn", "warn_soft", "bad", "bad_soft", "info", "info_soft",
    "toast", "on_toast", "toast_action", "disabled",
]  # fmt: skip
ChartColour: TypeAlias = Literal[
    "series_1", "series_2", "series_3", "series_4", "series_5", "plan", "target", "band", "grid"
]
Colour: TypeAlias = InterfaceColour | ChartColour
Kind: TypeAlias = Literal[
    "figure", "welcome", "total", "title", "card_title", "section", "body", "label", "note", "hint"
]  # fmt: skip
"""The kinds of type, from the biggest to the smallest."""
Size: TypeAlias = Literal[
    "sidebar", "rail", "rail_below", "content_most", "sidebar_item", "control", "control_small", "control_large",
    "icon_button", "button_least", "table_row", "table_row_two_lines", "table_head", "table_group", "cell_editor",
    "chip", "toast", "wizard_steps", "wizard_help", "wizard_content_most", "wizard_footer",
    "icon", "icon_small", "icon_tiny", "icon_large", "border", "border_focus",
]  # fmt: skip
Radius: TypeAlias = Literal["card", "control", "cell", "chip", "progress"]
Space: TypeAlias = Literal["card_padding", "card_gap", "page_x", "page_top", "page_bottom", "field_gap", "label_to_field"]  # fmt: skip

_MEASURES = {"contrast_on_surface", "smallest_colour_distance"}
"""What the tokens' maker measured; the tests compute it anew, the program has no use for it."""


class TokensUnreadable(Exception):  # noqa: N818 - says what happened
    """The tokens file lacks a name or holds one that nobody knows."""


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One kind of type: size in px at 100 %, weight, and line height as a multiple of the size."""

    size: int
    bold: bool
    line: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything the tokens file holds, by name."""

    colours: Mapping[ThemeName, Mapping[str, str]]
    families: Mapping[str, tuple[str, ...]]
    """Font families by language, the first that exists is taken."""
    type: Mapping[str, TypeStyle]
    smallest: int
    scales: tuple[float, ...]
    spaces: Mapping[str, int]
    radii: Mapping[str, int]
    sizes: Mapping[str, int]
    window: tuple[int, int]
    window_least: tuple[int, int]
    stroke: float
    icons: Mapping[str, str]
    """Lucide's name for each meaning."""


def _exactly(where: str, table: Mapping[str, Any], names: Iterable[str]) -> Mapping[str, Any]:
    """Give the table back where it holds exactly the names; raises TokensUnreadable otherwise."""
    wanted = set(names)
    unknown, missing = sorted(set(table) - wanted), sorted(wanted - set(table))
    if unknown or missing:
        raise TokensUnreadable(f"{where}: unknown {unknown}, missing {missing}")
    return table


def _colours(raw: Mapping[str, Any], theme: ThemeName) -> Mapping[str, str]:
    interface = _exactly(theme, raw[theme], get_args(InterfaceColour))
    chart = _exactly(f"chart.{theme}", raw["chart"][theme], {*get_args(ChartColour), *_MEASURES})
    return {**interface, **{name: chart[name] for name in get_args(ChartColour)}}


def _type(raw: Mapping[str, Any]) -> Mapping[str, TypeStyle]:
    others = ("families_ja", "families_en", "smallest", "scales")
    table = _exactly("type", raw, {*get_args(Kind), *others})
    return {
        name: TypeStyle(table[name]["size"], table[name]["weight"] == "bold", table[name]["line"])
        for name in get_args(Kind)
    }


def read_tokens(path: Path | None = None) -> Tokens:
    """Read the tokens; raises TokensUnreadable where a name is missing or unknown, OSError without the file."""
    path = path or resources() / "styles" / "tokens.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    _exactly(
        "tokens", raw, ("light", "dark", "contrast", "chart", "type", "space", "radius", "size", "icons")
    )
    sizes = _exactly("size", raw["size"], {*get_args(Size), "window", "window_least", "icon_stroke"})
    spaces = _exactly("space", raw["space"], {*get_args(Space), "steps"})
    return Tokens(
        colours={"light": _colours(raw, "light"), "dark": _colours(raw, "dark")},
        families={language: tuple(raw["type"][f"families_{language}"]) for language in ("ja", "en")},
        type=_type(raw["type"]),
        smallest=raw["type"]["smallest"],
        scales=tuple(raw["type"]["scales"]),
        spaces={name: spaces[name] for name in get_args(Space)},
        radii=_exactly("radius", raw["radius"], get_args(Radius)),
        sizes={name: sizes[name] for name in get_args(Size)},
        window=(sizes["window"][0], sizes["window"][1]),
        window_least=(sizes["window_least"][0], sizes["window_least"][1]),
        stroke=sizes["icon_stroke"],
        icons=raw["icons"],
    )


def named(setting: str) -> ThemeName:
    """Give the theme that the setting ``"light"``, ``"dark"`` or ``"system"`` means now."""
    if setting == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme.name == "Dark" else "light"
    return "dark" if setting == "dark" else "light"
