"""Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, lines between rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def to_text(block: Sequence[Sequence[str]]) -> str:
    """Write a block as Excel would; cells with line ends, tabs or quotes are quoted."""
    return "\r\n".join("\t".join(_quoted(cell) for cell in line) for line in block)


def from_text(text: str) -> list[list[str]]:
    r"""Read a block: rows end in ``\r\n``, ``\n`` or ``\r``, empty last cells stay, the last line end is none."""
    block: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        cell, at = _cell(text, at)
        block[-1].append(cell)
        end = text[at : at + 2]
        if not end:
            break
        at += 2 if end == "\r\n" else 1
        if not end.startswith("\t"):
            if at >= len(text):
                break
            block.append([])
    return block


def repeated(texts: Mapping[tuple[int, int], str], *, down: bool) -> dict[tuple[int, int], str]:
    """Repeat the first cell of each column (or row) of a block in the others of it; keys are (row, column)."""
    first: dict[int, tuple[int, int]] = {}
    for at in sorted(texts):
        first.setdefault(at[1] if down else at[0], at)
    return {at: texts[first[at[1] if down else at[0]]] for at in texts if at not in first.values()}


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in '\t\r\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _cell(text: str, at: int) -> tuple[str, int]:
    """Read one cell from a place; gives it with the place of the sign that ends it."""
    if text[at : at + 1] == '"' and (read := _quoted_cell(text, at + 1)) is not None:
        return read
    end = min((place for sign in "\t\r\n" if (place := text.find(sign, at)) >= 0), default=len(text))
    return text[at:end], end


def _quoted_cell(text: str, at: int) -> tuple[str, int] | None:
    """Read a cell in quotes; None where the quote is never closed before the cell's end."""
    parts: list[str] = []
    while (quote := text.find('"', at)) >= 0:
        parts.append(text[at:quote])
        if text[quote + 1 : quote + 2] == '"':
            parts.append('"')
            at = quote + 2
            continue
        ended = text[quote + 1 : quote + 2] in ("", "\t", "\r", "\n")
        return ("".join(parts), quote + 1) if ended else None
    return None
